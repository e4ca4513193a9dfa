//! Addresses of the web that a field holds, alone or among words, as TeX and people write them:
//! `\url{…}`, `\href{…}{…}`, `<…>`, `www.…`, with `\_`, `$\sim$`, `\~{}`.

use std::borrow::Cow;

use super::escapes::{UNKNOWN, unescaped};
use super::ids;

/// What an address of the web begins with.
const SCHEMES: [&str; 2] = ["https://", "http://"];
/// What one begins with whose scheme people leave out.
const BARE: &str = "www.";
/// What ends an address among words.
const SEPARATORS: [char; 4] = ['<', '>', '"', '|'];
/// Words that only name an id or an address.
const NAMES: [&str; 5] = ["arxiv", "preprint", "eprint", "doi", "url"];

/// The addresses in a text, in its order, each with its scheme.
pub(crate) fn links(text: &str) -> Vec<String> {
    // Hardly any note has some.
    if !text.contains("//") && !text.contains(BARE) {
        return Vec::new();
    }
    let meant = unescaped(text);
    let meant = unbroken(&meant);
    let is_one = !meant.contains(char::is_whitespace) && listed(&meant).len() == 1;
    if let Some(address) = address(&meant).filter(|_| is_one) {
        // Alone it stands as it is, whatever its last sign.
        return vec![address];
    }
    let words = meant.split(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
    words.flat_map(listed).filter_map(among_words).collect()
}

/// The text with each address whole that was broken into lines: what goes on is one word, and no
/// address of its own.
pub(crate) fn unbroken(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let last_begins = |line: &str| line.split_whitespace().next_back().is_some_and(begins);
    let mut lines = text.lines().map(str::trim);
    let mut whole = lines.next().unwrap_or_default().to_owned();
    let mut goes_on = last_begins(&whole);
    for line in lines {
        let is_word = !line.is_empty() && !line.contains(char::is_whitespace);
        goes_on = goes_on && is_word && !begins(line);
        if !goes_on {
            whole.push('\n');
            goes_on = last_begins(line);
        }
        whole.push_str(line);
    }
    Cow::Owned(whole)
}

/// Whether a text says more than ids, the addresses that are known, and the words that name them.
pub(crate) fn says_more(text: &str, known: &[&str]) -> bool {
    let meant = unescaped(text);
    let meant = unbroken(&meant);
    meant.split_whitespace().any(|word| {
        let bare = word.trim_matches(|c: char| c.is_ascii_punctuation());
        let is_named = NAMES.contains(&bare.to_ascii_lowercase().as_str());
        // A class of arXiv stands beside its id: `[quant-ph]`.
        let is_class = word.starts_with('[') && word.trim_end_matches([',', '.']).ends_with(']');
        let is_said = || {
            let links = links(word);
            !links.is_empty() && links.iter().all(|link| known.contains(&link.as_str()))
        };
        let is_word = bare.contains(char::is_alphabetic) && !is_named && !is_class;
        is_word && ids(word).is_empty() && !is_said()
    })
}

/// Whether an address begins here.
fn begins(text: &str) -> bool {
    scheme(text).is_some() || starts_with(text, BARE)
}

fn scheme(text: &str) -> Option<&'static str> {
    SCHEMES.into_iter().find(|scheme| starts_with(text, scheme))
}

/// Whether a text begins with this, in any case of its letters.
fn starts_with(text: &str, begin: &str) -> bool {
    let head = text.get(..begin.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(begin))
}

/// The addresses that a word lists, with nothing but a comma or a semicolon between them.
fn listed(word: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (place, mark) in word.match_indices([',', ';']) {
        let behind = place + mark.len();
        if word.get(behind..).and_then(scheme).is_some() {
            parts.push(word.get(start..place).unwrap_or_default());
            start = behind;
        }
    }
    parts.push(word.get(start..).unwrap_or_default());
    parts
}

/// The address in a word of a text, without the signs around it.
fn among_words(word: &str) -> Option<String> {
    let mut word = word.trim_start_matches(['(', '[', '\'', '“', '‘']);
    if let Some((label, behind)) = word.split_once(':')
        && label.bytes().all(|byte| byte.is_ascii_alphabetic())
        && begins(behind)
    {
        // `URL:https://…`
        word = behind;
    }
    let mut word = word.trim_end_matches(['.', ',', ';', ':', '\'', '”', '’', '!']);
    // A bracket that opens inside belongs to the address.
    for (open, close) in [('(', ')'), ('[', ']')] {
        while let Some(shorter) = word.strip_suffix(close)
            && shorter.matches(open).count() <= shorter.matches(close).count()
        {
            word = shorter.trim_end_matches(['.', ',', ';']);
        }
    }
    address(word)
}

/// The address that a word is, with its scheme in small letters.
fn address(word: &str) -> Option<String> {
    let is_plain = !word.contains(UNKNOWN);
    let has_host = |behind: &str| behind.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    if let Some(scheme) = scheme(word) {
        let behind = word.get(scheme.len()..).filter(|behind| has_host(behind))?;
        return is_plain.then(|| format!("{scheme}{behind}"));
    }
    let is_bare = starts_with(word, BARE) && word.matches('.').count() > 1;
    (is_plain && is_bare).then(|| format!("http://{word}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_in_every_spelling() {
        for (text, found) in [
            (
                r"https://a.org/\~{}kim/a\_b.html",
                "https://a.org/~kim/a_b.html",
            ),
            (r"https://a.org/$\sim$kim/", "https://a.org/~kim/"),
            (r"https://a.org/{\textasciitilde}kim", "https://a.org/~kim"),
            (
                r"\url{https://a.org/~kim/p_q%20r--s}",
                "https://a.org/~kim/p_q%20r--s",
            ),
            ("{{https://a.org/x?y=1#f--g}}", "https://a.org/x?y=1#f--g"),
            (r"Available at \url{https://a.org/n}.", "https://a.org/n"),
            (r"\href{https://a.org/\#x}{a page}", "https://a.org/#x"),
            (r"\path{http://a.org/b}, 2020", "http://a.org/b"),
            ("<https://a.org/x>", "https://a.org/x"),
            ("HTTPS://a.org/X", "https://a.org/X"),
            (
                "https://a.org/x https://b.org/y",
                "https://a.org/x https://b.org/y",
            ),
            (
                "http://a.org/x; http://b.org",
                "http://a.org/x http://b.org",
            ),
            ("http://a.org/x;http://b.org", "http://a.org/x http://b.org"),
            ("www.a.org/x", "http://www.a.org/x"),
            ("see (www.a.org/x).", "http://www.a.org/x"),
            ("URL:https://a.org/x", "https://a.org/x"),
            (
                "https://a.org/very/\n   long/path.html",
                "https://a.org/very/long/path.html",
            ),
            (
                "https://a.org/x\nhttps://b.org/y",
                "https://a.org/x https://b.org/y",
            ),
            ("https://a.org/x\nseen in May", "https://a.org/x"),
            ("https://a.org/Foo_Inc.", "https://a.org/Foo_Inc."),
            ("in https://a.org/x_(y).", "https://a.org/x_(y)"),
            (
                "https://b.org/2020/https://a.org/",
                "https://b.org/2020/https://a.org/",
            ),
            (
                "https://a.org/1(1)4:4<3::AID>3.0",
                "https://a.org/1(1)4:4<3::AID>3.0",
            ),
            ("https:// www. http:///x no//where", ""),
        ] {
            assert_eq!(links(text).join(" "), found, "{text}");
        }
    }

    #[test]
    fn what_is_said_beside_ids_and_addresses_is_more() {
        let known = ["https://a.org/x"];
        for (text, more) in [
            (r"\url{http://arxiv.org/abs/1508.05387}", false),
            ("arXiv preprint arXiv:1305.4904 [quant-ph], 2013", false),
            ("doi: 10.1/x", false),
            ("URL: https://a.org/x", false),
            ("https://b.org/x", true),
            (r"Available at \url{https://a.org/x}", true),
            ("to appear", true),
        ] {
            assert_eq!(says_more(text, &known), more, "{text}");
        }
    }
}
