//! What came instead of what was due, in a few words.

use serde_json::Value;

use super::root::{Root, head, root};
use crate::text::safe;
use crate::text::size::size;

/// So many characters of a foreign text are told.
const TOLD: usize = 80;
/// The members in which services say what is wrong.
const SAID_IN: [&str; 5] = ["message", "error", "errMsg", "detail", "reason"];

/// What a body is, as an object of a sentence.
pub(super) fn found(content_type: &str, bytes: &[u8]) -> String {
    match root(bytes) {
        Root::Nothing => "nothing".to_owned(),
        Root::Object => message(bytes).map_or("a JSON object".to_owned(), |said| {
            format!("the message “{said}”")
        }),
        Root::Array => "a JSON array".to_owned(),
        Root::Element(name) => format!("an XML document <{}>", told(&name)),
        Root::Html => match title(&head(bytes)) {
            Some(title) => format!("an HTML page titled “{title}”"),
            None => "an HTML page".to_owned(),
        },
        Root::Pdf => "a PDF".to_owned(),
        Root::Other => std::str::from_utf8(bytes).map_or_else(
            |_| unreadable(content_type, bytes.len()),
            |text| format!("the text “{}”", told(text)),
        ),
    }
}

fn unreadable(content_type: &str, length: usize) -> String {
    let length = size(length as u64);
    if content_type.is_empty() {
        format!("{length} of an unknown type")
    } else {
        format!("{length} of {}", told(content_type))
    }
}

/// What a JSON object says is wrong.
fn message(bytes: &[u8]) -> Option<String> {
    let object: Value = serde_json::from_slice(bytes).ok()?;
    let said = SAID_IN.iter().find_map(|name| object.get(name)?.as_str());
    said.map(told).filter(|said| !said.is_empty())
}

fn title(page: &str) -> Option<String> {
    let small = page.to_ascii_lowercase();
    let begin = small.find("<title")?;
    let begin = begin + small.get(begin..)?.find('>')? + 1;
    let length = small.get(begin..)?.find('<')?;
    let title = told(page.get(begin..begin + length)?);
    (!title.is_empty()).then_some(title)
}

/// Foreign text in one line that may be shown, and not too much of it.
pub(super) fn told(text: &str) -> String {
    let line = safe::line(text.trim());
    if line.chars().count() <= TOLD {
        line
    } else {
        let begin: String = line.chars().take(TOLD).collect();
        format!("{begin}…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_is_told_in_a_few_words() {
        for (content_type, body, said) in [
            ("", "", "nothing"),
            (
                "text/html",
                "<html><head><TITLE lang=en>Just a\n moment…</TITLE>",
                "an HTML page titled “Just a moment…”",
            ),
            ("", "<!doctype html><title></title>", "an HTML page"),
            ("text/plain", "Rate exceeded.", "the text “Rate exceeded.”"),
            (
                "application/json",
                "{\"message\": \"Too many\\u001b[31m\"}",
                "the message “Too many”",
            ),
            ("application/json", "{\"data\": []}", "a JSON object"),
            (
                "text/xml",
                "<eSearchResult/>",
                "an XML document <eSearchResult>",
            ),
        ] {
            assert_eq!(found(content_type, body.as_bytes()), said);
        }
        assert_eq!(found("image/png", &[0x89, 0xff]), "2 bytes of image/png");
        assert_eq!(told(&"x".repeat(200)).chars().count(), TOLD + 1);
    }
}
