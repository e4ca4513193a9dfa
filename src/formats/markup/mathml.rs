//! Formulas in `MathML` (<https://www.w3.org/TR/mathml-core/>) as TeX: a tree of what is there, however
//! badly it is formed, and a row for each element.

mod layout;
mod marks;
mod signs;

use super::entities::entities_decoded;
use super::tags::{TagPlace, tag, value_of};

/// Elements lie so deep at most; what lies deeper is read as if it stood there.
const DEEPEST: usize = 60;

/// An element, or a text in one.
#[derive(Debug)]
enum Node<'a> {
    Text(String),
    Element(Maths<'a>),
}

/// An element of a formula.
#[derive(Debug, Default)]
struct Maths<'a> {
    name: String,
    attributes: &'a str,
    nodes: Vec<Node<'a>>,
}

impl<'a> Maths<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        value_of(self.attributes, name)
    }

    /// The elements in it.
    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All text in it, its runs of blanks as one.
    fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        let words: Vec<&str> = text
            .split([' ', '\t', '\r', '\n'])
            .filter(|word| !word.is_empty())
            .collect();
        let inside = words.join(" ");
        let (starts, ends) = (text.starts_with(' '), text.ends_with(' '));
        match (starts, ends, inside.is_empty()) {
            (_, _, true) if text.is_empty() => inside,
            (_, _, true) => " ".to_owned(),
            (true, true, false) => format!(" {inside} "),
            (true, false, false) => format!(" {inside}"),
            (false, true, false) => format!("{inside} "),
            (false, false, false) => inside,
        }
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(said) => text.push_str(said),
                Node::Element(element) => element.add_text(text),
            }
        }
    }
}

/// The TeX of the element that a tag of this name and these attributes begins, and how many bytes of
/// the text behind the tag belong to it.
pub(super) fn tex(name: &str, attributes: &str, behind: &str) -> (String, usize) {
    let mut open = vec![Maths {
        name: name.to_owned(),
        attributes,
        nodes: Vec::new(),
    }];
    let mut rest = behind;
    while !open.is_empty() {
        let Some((before, after)) = rest.split_once('<') else {
            add_text(&mut open, rest);
            rest = "";
            break;
        };
        add_text(&mut open, before);
        rest = after;
        let Some(tag) = tag(after) else {
            if let Some((_, after)) = after
                .strip_prefix("!--")
                .and_then(|rest| rest.split_once("-->"))
            {
                rest = after;
            } else {
                add_text(&mut open, "&lt;");
            }
            continue;
        };
        rest = after.get(tag.length..).unwrap_or_default();
        let element = Maths {
            name: tag.name,
            attributes: tag.attributes,
            nodes: Vec::new(),
        };
        match tag.place {
            TagPlace::Start if open.len() < DEEPEST => open.push(element),
            TagPlace::Start => {}
            TagPlace::Empty => add(&mut open, element),
            TagPlace::End => {
                // One without a start ends nothing; one that ends an outer element ends all in it.
                let begun = open.iter().rposition(|open| open.name == element.name);
                while begun.is_some_and(|begun| open.len() > begun.max(1)) {
                    if let Some(ended) = open.pop() {
                        add(&mut open, ended);
                    }
                }
                if begun == Some(0) {
                    break;
                }
            }
        }
    }
    while open.len() > 1 {
        if let Some(ended) = open.pop() {
            add(&mut open, ended);
        }
    }
    let tex = open.first().map(layout::of).unwrap_or_default();
    (tex, behind.len() - rest.len())
}

fn add<'a>(open: &mut [Maths<'a>], element: Maths<'a>) {
    if let Some(around) = open.last_mut() {
        around.nodes.push(Node::Element(element));
    }
}

/// Adds text; blanks between elements are only for the eye of who wrote them.
fn add_text(open: &mut [Maths<'_>], text: &str) {
    let Some(around) = open.last_mut() else {
        return;
    };
    if !text.trim().is_empty() || matches!(around.name.as_str(), "mtext" | "ms") {
        around.nodes.push(Node::Text(entities_decoded(text)));
    }
}
