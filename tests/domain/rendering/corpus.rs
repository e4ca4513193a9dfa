//! What holds for every real paper: nothing known is left, and no word is lost.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::faithful;
use crate::common::samples::{CORPUS, sample_text};

/// Papers for a test, and texts of theirs: titles and abstracts.
pub(super) fn texts(test: &str) -> Vec<(usize, String)> {
    let mut texts = Vec::new();
    let corpus = sample_text(test, CORPUS).unwrap_or_default();
    for (number, line) in corpus.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        for field in ["title", "abstract"] {
            texts.push((number, record[field].as_str().unwrap().to_owned()));
        }
    }
    texts
}

/// The commands of a text that are not in an address.
pub(super) fn commands(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in text.split_whitespace().filter(|word| !word.contains("://")) {
        for piece in word.split('\\').skip(1) {
            let end = piece.find(|c: char| !c.is_ascii_alphabetic());
            let name = &piece[..end.unwrap_or(piece.len())];
            if !name.is_empty() {
                found.push(name);
            }
        }
    }
    found
}

/// A text without its formulas.
pub(super) fn prose(source: &str) -> String {
    let mut prose = String::new();
    for (part, text) in source.split('$').enumerate() {
        if part % 2 == 0 {
            prose.push_str(text);
            prose.push(' ');
        }
    }
    prose
}

/// Whether a command is printed in its own way where it has all that it needs.
fn is_known(name: &str) -> bool {
    let forms = [
        format!("$\\{name}{{x}}{{y}}{{z}}$"),
        format!("{{\\{name} x}}"),
        format!("\\begin{{{name}}} x \\end{{{name}}}"),
    ];
    forms
        .iter()
        .take(2)
        .any(|form| !faithful(form).text.contains(&format!("\\{name}")))
}

/// Run with `--ignored --nocapture` for the list of unknown commands.
#[test]
#[ignore = "a report over 20,000 papers"]
fn unknown_commands_are_few_and_known_ones_none() {
    let mut unknown: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut papers = std::collections::BTreeSet::new();
    let texts = texts("unknown_commands_are_few_and_known_ones_none");
    for (number, source) in &texts {
        let text = faithful(source).text;
        for name in commands(&text) {
            papers.insert(*number);
            let near = || {
                let at = text.find(&format!("\\{name}")).unwrap();
                text[at..].chars().take(60).collect::<String>()
            };
            if is_known(name) {
                known.insert(name.to_owned(), near());
            } else {
                let entry = unknown
                    .entry(name.to_owned())
                    .or_insert_with(|| (0, near()));
                entry.0 += 1;
            }
        }
    }
    let mut rows: Vec<(usize, String, String)> = unknown
        .into_iter()
        .map(|(name, (count, near))| (count, name, near))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    #[expect(clippy::print_stdout, reason = "a report prints")]
    {
        println!("{} unknown commands in {} papers", rows.len(), papers.len());
        for (count, name, near) in &rows {
            println!("{count:4} \\{name}   {near}");
        }
    }
    assert!(known.is_empty(), "known commands are left: {known:#?}");
    let count = texts.len() / 2;
    assert!(
        papers.len() * 1000 <= count * 8,
        "{} of {count}",
        papers.len()
    );
}

/// The words of a source: runs of two ASCII letters or more that are no command, belong to no
/// command's argument that is not printed, and stand against no accent.
fn words(source: &str) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut words = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\\' {
            at = after_command(source, at);
            continue;
        }
        let len = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        if len > 1
            && !bytes
                .get(at + len)
                .is_some_and(|next| *next == b'\\' || *next >= 0x80)
        {
            words.push(at..at + len);
        }
        at += len.max(1);
    }
    words
}

/// Commands whose arguments are not printed, or not as they are.
const UNPRINTED: &[&str] = &[
    "label",
    "vspace",
    "hspace",
    "color",
    "begin",
    "end",
    "href",
    "textcolor",
    "hyperlink",
    "unicode",
    "scalebox",
    "hypersetup",
    "SI",
    "qtyproduct",
    "num",
    "ce",
    "ch",
    "k",
    "r",
    "b",
    "fontsize",
    "colorbox",
    "raisebox",
    "qty",
    "si",
    "unit",
];
/// Those of them whose last argument is.
const LAST_PRINTED: &[&str] = &[
    "href",
    "textcolor",
    "hyperlink",
    "color",
    "colorbox",
    "scalebox",
];

/// The place after a command: its name, a letter below an accent and the rest of its word, and
/// the arguments that are not printed as they are.
fn after_command(source: &str, at: usize) -> usize {
    let letters = |text: &str| {
        text.bytes()
            .take_while(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80)
            .count()
    };
    let rest = &source[at + 1..];
    let name = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut after = at + 1 + name;
    if name == 0 {
        let sign = rest.chars().next().map_or(0, char::len_utf8);
        after += sign;
        if "'`^\"~=.".contains(&rest[..sign]) {
            after += source[after..].len() - source[after..].trim_start_matches(['{', '\\']).len();
            after += letters(&source[after..]);
            after += usize::from(source[after..].starts_with('}'));
            after += letters(&source[after..]);
        } else if source[after..].starts_with('[') && rest.starts_with('\\') {
            after += source[after..].find(']').map_or(1, |end| end + 1);
        }
        return after;
    }
    let unprinted = UNPRINTED.contains(&&rest[..name]);
    while unprinted && source[after..].starts_with(['{', '[']) {
        let close = if source[after..].starts_with('{') {
            '}'
        } else {
            ']'
        };
        after += source[after..].find(close).map_or(1, |end| end + 1);
        if LAST_PRINTED.contains(&&rest[..name]) && close == '}' {
            break;
        }
    }
    after
}

#[test]
fn every_word_of_every_source_is_read_in_its_place() {
    let texts = texts("every_word_of_every_source_is_read_in_its_place");
    // All of them take a minute without optimisation; every eighth is enough here.
    let every = if std::env::var_os("RECTO_SOAK").is_some() {
        1
    } else {
        8
    };
    for (_, source) in texts.iter().step_by(every) {
        let rendered = faithful(source);
        // Compatible forms, so that scripts and ligatures are letters again.
        let text: String = rendered.text.nfkd().collect();
        let mut from = 0;
        for word in words(source) {
            let word = &source[word];
            let place = text[from..].find(word);
            assert!(
                place.is_some(),
                "{word:?} is lost\n{source}\n{}",
                rendered.text
            );
            from += place.unwrap() + word.len();
        }
    }
}

#[test]
fn no_real_text_grows_or_loses_its_map() {
    for (_, source) in texts("no_real_text_grows_or_loses_its_map")
        .iter()
        .step_by(8)
    {
        let rendered = faithful(source);
        assert!(rendered.text.len() <= source.len() * 4);
        let mut before = 0;
        for (at, _) in rendered.text.char_indices() {
            let from = rendered.source(at);
            assert!(from >= before && source.is_char_boundary(from));
            before = from;
        }
        assert!(!rendered.text.contains("  ") || source.contains("://"));
    }
}
