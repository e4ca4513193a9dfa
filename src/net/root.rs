//! What a body begins with, and whether it has an end.

use std::borrow::Cow;

use serde::de::IgnoredAny;

/// So many bytes are looked through for the first element of a document.
const HEAD: usize = 64 << 10;

/// What a body is by its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Root {
    /// It is empty.
    Nothing,
    /// An object of JSON.
    Object,
    /// An array of JSON.
    Array,
    /// XML with this element around everything, without its prefix.
    Element(String),
    /// HTML.
    Html,
    /// A PDF.
    Pdf,
    /// Something else.
    Other,
}

/// What a body is.
pub(super) fn root(bytes: &[u8]) -> Root {
    let head = head(bytes);
    let text = head.trim_start_matches('\u{feff}').trim_start();
    match text.chars().next() {
        None => Root::Nothing,
        Some('{') => Root::Object,
        Some('[') => Root::Array,
        Some('%') if text.starts_with("%PDF-") => Root::Pdf,
        Some('<') => first_element(text).map_or(Root::Other, |name| {
            if name.eq_ignore_ascii_case("html") {
                Root::Html
            } else {
                Root::Element(local(name).to_owned())
            }
        }),
        Some(_) => Root::Other,
    }
}

/// Whether what the body begins with is closed at its end. A connection that just ends, and a length
/// that is too short, are told by nothing else.
pub(super) fn has_an_end(bytes: &[u8]) -> bool {
    match root(bytes) {
        Root::Object => json_ends(bytes, b'}'),
        Root::Array => json_ends(bytes, b']'),
        Root::Element(name) => closes(&text(bytes), &name),
        Root::Nothing | Root::Html | Root::Pdf | Root::Other => true,
    }
}

/// Whether a value of JSON does not break off. What is wrong before its end is another fault: then
/// the last character decides.
fn json_ends(bytes: &[u8], last: u8) -> bool {
    let json = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match serde_json::from_slice::<IgnoredAny>(json) {
        Ok(_) => true,
        Err(error) => !error.is_eof() && json.trim_ascii_end().last() == Some(&last),
    }
}

/// The beginning as text, whatever its encoding: names of elements are ASCII.
pub(super) fn head(bytes: &[u8]) -> Cow<'_, str> {
    text(bytes.get(..HEAD).unwrap_or(bytes))
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    let is_wide = bytes.iter().take(4).any(|byte| *byte == 0)
        || bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff]);
    if is_wide {
        let is_ascii = |byte: &&u8| byte.is_ascii() && **byte != 0;
        let bytes: Vec<u8> = bytes.iter().filter(is_ascii).copied().collect();
        Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
    } else {
        String::from_utf8_lossy(bytes)
    }
}

/// The name of the first element, with its prefix, behind declarations and comments; `html` where
/// the document says that it is that.
fn first_element(mut text: &str) -> Option<&str> {
    loop {
        text = text.trim_start();
        if let Some(rest) = text.strip_prefix("<?") {
            text = rest.split_once("?>")?.1;
        } else if let Some(rest) = text.strip_prefix("<!--") {
            text = rest.split_once("-->")?.1;
        } else if let Some(rest) = text.strip_prefix("<!") {
            let (kind, of) = rest.split_once(char::is_whitespace)?;
            let of = name(of.trim_start());
            if kind.eq_ignore_ascii_case("doctype") && of.eq_ignore_ascii_case("html") {
                return Some(of);
            }
            let (before, after) = rest.split_once('>')?;
            // Declarations of its own stand in brackets.
            text = if before.contains('[') {
                rest.split_once(']')?.1.split_once('>')?.1
            } else {
                after
            };
        } else {
            let name = name(text.strip_prefix('<')?);
            return (!name.is_empty()).then_some(name);
        }
    }
}

/// Whether a text ends with the end of this element, and comments and instructions at most behind it.
fn closes(mut text: &str, element: &str) -> bool {
    loop {
        text = text.trim_end();
        if text.ends_with("-->") {
            text = text.rsplit_once("<!--").map_or("", |(before, _)| before);
        } else if text.ends_with("?>") {
            text = text.rsplit_once("<?").map_or("", |(before, _)| before);
        } else {
            break;
        }
    }
    let (last, end) = match text.rsplit_once("</") {
        Some((_, last)) => (last, ">"),
        None => (text.rsplit_once('<').map_or("", |(_, last)| last), "/>"),
    };
    last.ends_with(end) && local(name(last)) == element
}

fn name(text: &str) -> &str {
    let ends = |c: char| !(c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.'));
    text.split(ends).next().unwrap_or_default()
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(name: &str) -> Root {
        Root::Element(name.to_owned())
    }

    #[test]
    fn a_body_is_known_by_its_root() {
        for (body, expected) in [
            ("", Root::Nothing),
            (" \n", Root::Nothing),
            ("\u{feff}{\"a\": 1}", Root::Object),
            (" [1]", Root::Array),
            (
                "<?xml version=\"1.0\"?>\n<feed xmlns=\"a\"/>",
                element("feed"),
            ),
            ("<!-- <html> --><rdf:RDF>", element("RDF")),
            (
                "<!DOCTYPE rss [<!ENTITY a \"b>\">]><rss version='2.0'>",
                element("rss"),
            ),
            ("<!doctype html><p>", Root::Html),
            (
                "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-\"><html>",
                Root::Html,
            ),
            ("<HTML><title>Just a moment</title>", Root::Html),
            ("%PDF-1.7\n", Root::Pdf),
            ("Rate exceeded.", Root::Other),
            ("< 3", Root::Other),
            ("<!--", Root::Other),
        ] {
            assert_eq!(root(body.as_bytes()), expected, "{body}");
        }
        let wide: Vec<u8> = "\u{feff}<rss>é</rss>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!((root(&wide), has_an_end(&wide)), (element("rss"), true));
    }

    #[test]
    fn a_body_that_was_cut_has_no_end() {
        for (body, whole) in [
            ("{\"a\": [1]}\n", true),
            ("{\"a\": [1]", false),
            ("[]", true),
            ("[{}", false),
            ("[{\"a\": []", false),
            ("\u{feff}{\"a\": {}", false),
            ("{\"a\": {}, \"b\": NaN}", true),
            ("{\"a\": [NaN]", false),
            ("<feed><entry></entry></feed>", true),
            ("<feed><entry></entry>", false),
            ("<feed><entry></entry></feed", false),
            ("<a:feed></a:feed ><!-- </x> -->\n<?end?>", true),
            ("<feed/>", true),
            ("<feed><entry/", false),
            ("<feed><entry/>", false),
            ("<feed><entry ", false),
        ] {
            assert_eq!(has_an_end(body.as_bytes()), whole, "{body}");
        }
    }
}
