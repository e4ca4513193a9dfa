//! Addresses of the web that stand in a text.

use std::ops::Range;

/// Every http and https address of a safe text, with its bytes, as it is shown: what is opened is
/// what one sees.
pub(super) fn all(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(from..)?;
            let colon = from + rest.find("://")?;
            from = colon + 3;
            let before = text.get(..colon)?;
            let scheme = ["https", "http"]
                .into_iter()
                .find(|scheme| before.ends_with(scheme));
            let Some(scheme) = scheme else { continue };
            let end = from + length(text.get(from..)?);
            if end > from {
                let range = colon - scheme.len()..end;
                from = end;
                let address = text.get(range.clone())?.to_owned();
                return Some((range, address));
            }
        }
    })
}

/// How far an address goes behind `://`: to a blank or a sign that no address has bare, without
/// the punctuation of the sentence around it.
fn length(text: &str) -> usize {
    let ends = |c: char| {
        c.is_whitespace() || "\"<>`{}\\^|“”„«»「」『』（）【】、。，；：！？⟨⟩".contains(c)
    };
    let mut address = text.split(ends).next().unwrap_or_default();
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '…']);
        let shorter = match shorter.chars().next_back() {
            Some(closing @ (')' | ']')) if is_unopened(shorter, closing) => {
                shorter.strip_suffix(closing).unwrap_or(shorter)
            }
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return address.len();
        }
        address = shorter;
    }
}

/// Whether a closing bracket was opened before the address, as in `(see https://a.org)`.
fn is_unopened(address: &str, closing: char) -> bool {
    let opening = if closing == ')' { '(' } else { '[' };
    let count = |bracket| address.matches(bracket).count();
    count(closing) > count(opening)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("no address: a://b", &[][..]),
            ("at https://a.org/x_y.", &["https://a.org/x_y"]),
            (
                "(see http://a.org/b), https://c.org/(d)?",
                &["http://a.org/b", "https://c.org/(d)"],
            ),
            (
                "“https://a.org/#x”;https://b.org...",
                &["https://a.org/#x", "https://b.org"],
            ),
            ("https:// and https://.", &[]),
            ("代码见https://a.org/b。另", &["https://a.org/b"]),
            ("https://a.org/⟨RLO⟩gpj.exe", &["https://a.org/"]),
        ] {
            let found: Vec<String> = all(text)
                .inspect(|(range, address)| assert_eq!(&text[range.clone()], address))
                .map(|(_, address)| address)
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
