//! An element of a record with all that is in it. Names are local, without their prefix; where two
//! namespaces have the same name, that of the record counts.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::formats::markup::{entities_decoded, entity_named};
use crate::formats::text::collapsed;

/// Elements lie so deep at most.
const DEEPEST: usize = 64;

/// An element.
#[derive(Debug, Default)]
pub(in crate::formats) struct Element {
    /// Its name without a prefix.
    pub(in crate::formats) name: String,
    namespace: Option<String>,
    attributes: Vec<(String, String)>,
    nodes: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Text(String),
    Element(Element),
}

impl Element {
    /// Reads the element that a text is, with all that is in it.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut reader = NsReader::from_str(text);
        let mut open = vec![Self::default()];
        loop {
            let said = |error: quick_xml::Error| format!("it is not well-formed: {error}");
            match reader.read_event().map_err(said)? {
                Event::Start(start) => {
                    if open.len() > DEEPEST {
                        return Err(format!("elements lie more than {DEEPEST} deep in it"));
                    }
                    open.push(Self::begun(&reader, &start));
                }
                Event::Empty(start) => add(&mut open, Node::Element(Self::begun(&reader, &start))),
                Event::End(_) => {
                    if let Some(element) = open.pop() {
                        add(&mut open, Node::Element(element));
                    }
                }
                Event::Text(text) => {
                    add_text(&mut open, &text);
                }
                Event::CData(text) => {
                    add_text(&mut open, &text);
                }
                Event::GeneralRef(entity) => {
                    let name: &str = &entity;
                    let said = entity_named(name).unwrap_or_else(|| format!("&{name};"));
                    add_text(&mut open, &said);
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        let whole = open.into_iter().next().unwrap_or_default();
        let root = whole.nodes.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        root.ok_or_else(|| "it is no element".to_owned())
    }

    fn begun(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Self {
        let (namespace, name) = reader.resolver().resolve_element(start.name());
        let namespace = match namespace {
            ResolveResult::Bound(namespace) => Some(namespace.as_ref().to_owned()),
            ResolveResult::Unbound | ResolveResult::Unknown(_) => None,
        };
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).flatten().map(|attribute| {
            let name = attribute.key.local_name();
            (name.as_ref().to_owned(), entities_decoded(&attribute.value))
        });
        Self {
            name: name.as_ref().to_owned(),
            namespace,
            attributes: attributes.collect(),
            nodes: Vec::new(),
        }
    }

    /// The elements in it, in their order.
    pub(in crate::formats) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of this name in it.
    pub(in crate::formats) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Self> {
        let name = name.to_owned();
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of this name in it, one of its own namespace before all others.
    pub(in crate::formats) fn child(&self, name: &str) -> Option<&Self> {
        let own = self
            .all(name)
            .find(|element| element.namespace == self.namespace);
        own.or_else(|| self.all(name).next())
    }

    /// The only element in it, where it has one.
    pub(in crate::formats) fn inner(&self) -> Option<&Self> {
        self.elements().next()
    }

    pub(in crate::formats) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// All text in it, of the elements in it, too.
    pub(in crate::formats) fn text(&self) -> String {
        self.text_with(&|_| ("", ""))
    }

    /// All text in it, with something before and behind that of some elements.
    pub(in crate::formats) fn text_with(
        &self,
        around: &dyn Fn(&str) -> (&'static str, &'static str),
    ) -> String {
        let mut text = String::new();
        self.write(&mut text, around);
        text
    }

    fn write(&self, text: &mut String, around: &dyn Fn(&str) -> (&'static str, &'static str)) {
        for node in &self.nodes {
            match node {
                Node::Text(said) => text.push_str(said),
                Node::Element(element) => {
                    let (before, behind) = around(&element.name);
                    text.push_str(before);
                    element.write(text, around);
                    text.push_str(behind);
                }
            }
        }
    }

    /// The text of the first element of this name, its ends without blanks; an empty one is none.
    pub(in crate::formats) fn said(&self, name: &str) -> Option<String> {
        let text = self.child(name)?.text();
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The texts of the elements of this name, each in one line.
    pub(in crate::formats) fn each(&self, name: &str) -> Vec<String> {
        let texts = self.all(name).map(|element| collapsed(&element.text()));
        texts.filter(|text| !text.is_empty()).collect()
    }
}

fn add(open: &mut [Element], node: Node) {
    if let Some(around) = open.last_mut() {
        around.nodes.push(node);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(around) = open.last_mut() else {
        return;
    };
    match around.nodes.last_mut() {
        Some(Node::Text(said)) => said.push_str(text),
        Some(Node::Element(_)) | None => around.nodes.push(Node::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_has_texts_attributes_and_elements() {
        let element = Element::read(
            "<e xmlns='a' xmlns:m='b'><m:title>M</m:title><title k=\"v&amp;w\">$r&gt;0$ &uuml;&#955; &nosuch; <i>in</i><![CDATA[<x>]]></title></e>",
        )
        .unwrap();
        assert_eq!(element.said("title").unwrap(), "$r>0$ üλ &nosuch; in<x>");
        assert_eq!(element.child("title").unwrap().attribute("k"), Some("v&w"));
        assert_eq!(element.each("title").len(), 2);
        let with = element.text_with(&|name| if name == "i" { ("$", "$") } else { ("", "") });
        assert!(with.contains("$in$"));
    }

    #[test]
    fn what_is_not_well_formed_or_too_deep_is_no_element() {
        assert!(
            Element::read("<a><b></a>")
                .unwrap_err()
                .starts_with("it is not well-formed")
        );
        let deep = "<a>".repeat(100) + &"</a>".repeat(100);
        assert_eq!(
            Element::read(&deep).unwrap_err(),
            "elements lie more than 64 deep in it"
        );
        assert!(Element::read("text").is_err());
    }
}
