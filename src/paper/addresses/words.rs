//! The words of a text in which ids hide.

/// What ends a word.
const SEPARATORS: &str = "[]<>\"'|";

/// The words of a text, without what separates them. A DOI of old has brackets with a page and a
/// colon in them, `87[2445:ATTCAF]2.0.CO;2`, and may have an apostrophe: there it goes on. (ANSI/NISO
/// Z39.56, SICI.)
pub(super) fn words(text: &str) -> Vec<&str> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !SEPARATORS.as_bytes().contains(&byte);
    if !text.is_empty() && text.bytes().all(is_plain) {
        return vec![text];
    }
    let mut words = Vec::new();
    let mut start = 0;
    let mut closing = None;
    for (place, c) in text.char_indices() {
        if !c.is_whitespace() && !SEPARATORS.contains(c) {
            continue;
        }
        let word = text.get(start..place).unwrap_or_default();
        let behind = text.get(place + c.len_utf8()..).unwrap_or_default();
        let goes_on = !c.is_whitespace() && is_doi(word) && {
            match c {
                '[' | '<' => {
                    let closes = if c == '[' { ']' } else { '>' };
                    let opens = is_page(behind) && behind.contains(closes);
                    closing = Some(closes).filter(|_| opens);
                    opens
                }
                ']' | '>' => closing.take() == Some(c),
                '\'' => behind.starts_with(char::is_alphanumeric),
                _ => false,
            }
        };
        if !goes_on {
            closing = None;
            words.push(word);
            start = place + c.len_utf8();
        }
    }
    words.push(text.get(start..).unwrap_or_default());
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a DOI has begun: `10.1002/(SICI)` or an address with it.
fn is_doi(word: &str) -> bool {
    let behind = word.split_once("10.").map(|(_, behind)| behind);
    behind.is_some_and(|behind| behind.contains('/'))
}

/// Whether this is a page with a colon behind it.
fn is_page(text: &str) -> bool {
    let page = text.find(|c: char| !c.is_ascii_alphanumeric());
    page.is_some_and(|end| end > 0 && text.get(end..).is_some_and(|rest| rest.starts_with(':')))
}
