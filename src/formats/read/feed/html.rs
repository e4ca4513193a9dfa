//! Texts of feeds, which are HTML more often than not, and say so nowhere.

use crate::formats::markup;

/// Elements of pages that no title or abstract has, and the one that stands for each: a block, a face
/// of letters, or something that says nothing.
const STANDS_FOR: &[(&str, &[&str])] = &[
    (
        "div",
        &[
            "article",
            "aside",
            "details",
            "figure",
            "figcaption",
            "footer",
            "header",
            "main",
            "pre",
            "summary",
        ],
    ),
    (
        "span",
        &[
            "code", "del", "ins", "kbd", "mark", "picture", "q", "s", "samp", "source", "time",
            "wbr",
        ],
    ),
    (
        "script",
        &[
            "audio", "button", "form", "iframe", "nav", "noscript", "object", "select", "svg",
            "textarea", "video",
        ],
    ),
];

/// A text without its HTML, a blank line between its paragraphs.
pub(super) fn text(text: &str) -> String {
    if has_markup(text) {
        markup::paragraphs(&plainer(text))
    } else {
        text.trim().to_owned()
    }
}

/// A title, in which only what no title has is taken out.
pub(super) fn titled(title: &str) -> String {
    if has_markup(title) {
        plainer(title)
    } else {
        title.to_owned()
    }
}

fn has_markup(text: &str) -> bool {
    text.contains(['<', '&'])
}

/// The text with the elements of pages written as those that a text of a paper may have.
fn plainer(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        plain.push_str(before);
        plain.push('<');
        rest = behind;
        let (slash, named) = match behind.strip_prefix('/') {
            Some(named) => ("/", named),
            None => ("", behind),
        };
        let end = named.find(|c: char| !c.is_ascii_alphanumeric());
        let (Some(name), Some(after)) = (
            end.and_then(|end| named.get(..end)),
            end.and_then(|end| named.get(end..)),
        ) else {
            continue;
        };
        let name = name.to_ascii_lowercase();
        let stands = STANDS_FOR
            .iter()
            .find(|(_, names)| names.contains(&name.as_str()));
        if let (Some((other, _)), Some((attributes, after))) = (stands, after.split_once('>')) {
            plain.push_str(slash);
            plain.push_str(other);
            // An element that is empty by itself, or says that it is, has no end.
            let is_empty = attributes.ends_with('/') || matches!(name.as_str(), "source" | "wbr");
            plain.push_str(if is_empty { "/>" } else { ">" });
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_of_any_kind_becomes_text() {
        for (html, said) in [
            ("plain", "plain"),
            ("a &lt; b &amp;&amp; c", "a < b && c"),
            ("a < b", "a < b"),
            ("<p>One</p><p>Two <b>bold</b></p>", "One\n\nTwo bold"),
            ("One<br/>Two", "One\n\nTwo"),
            (
                "<figure><img src='x'/><figcaption>A leaf</figcaption></figure><p>Text</p>",
                "A leaf\n\nText",
            ),
            (
                "<iframe src='x'>no</iframe>H<sub>2</sub>O <code>x</code>",
                "H$_{2}$O x",
            ),
            ("&lt;p&gt;Twice&lt;/p&gt;", "Twice"),
        ] {
            assert_eq!(text(html), said, "{html}");
        }
    }
}
