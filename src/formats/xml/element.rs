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
#[derive(Debug, Clone, Default)]
pub(in crate::formats) struct Element {
    /// Its name without a prefix.
    pub(in crate::formats) name: String,
    namespace: Option<String>,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) nodes: Vec<Node>,
}

/// What an element is made of.
#[derive(Debug, Clone)]
pub(super) enum Node {
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
        self.elements().filter(move |element| element.name == name)
    }

    /// The elements that lie in it on this path, in the order of the text.
    pub(in crate::formats) fn all_at<'a>(&'a self, path: &[&str]) -> Vec<&'a Self> {
        path.iter().fold(vec![self], |around, name| {
            let inner = around.into_iter().flat_map(Self::elements);
            inner.filter(|element| element.name == *name).collect()
        })
    }

    /// The element that lies in it on this path, of each name the first.
    pub(in crate::formats) fn at(&self, path: &[&str]) -> Option<&Self> {
        let mut names = path.iter();
        names.try_fold(self, |around, name| around.child(name))
    }

    /// The text of the element on this path, as [`said`](Self::said) has it.
    pub(in crate::formats) fn said_at(&self, path: &[&str]) -> Option<String> {
        let (name, around) = path.split_last()?;
        self.at(around)?.said(name)
    }

    /// The text of the element on this path in one line.
    pub(in crate::formats) fn line_at(&self, path: &[&str]) -> Option<String> {
        self.said_at(path).map(|text| collapsed(&text))
    }

    /// Whether an attribute has this value.
    pub(in crate::formats) fn is(&self, attribute: &str, value: &str) -> bool {
        self.attribute(attribute) == Some(value)
    }

    /// The first element of this name in it, one of its own namespace before all others.
    pub(in crate::formats) fn child(&self, name: &str) -> Option<&Self> {
        let own = self
            .all(name)
            .find(|element| element.namespace == self.namespace);
        own.or_else(|| self.all(name).next())
    }

    /// The element that lies so many steps within, of each the first.
    pub(super) fn inmost(&self, steps: usize) -> &Self {
        (0..steps).fold(self, |around, _| around.inner().unwrap_or(around))
    }

    /// The same, taken out of what is around it.
    pub(super) fn into_inmost(self, steps: usize) -> Self {
        (0..steps).fold(self, |around, _| {
            let inner = around.nodes.into_iter().find_map(|node| match node {
                Node::Element(element) => Some(element),
                Node::Text(_) => None,
            });
            inner.unwrap_or_default()
        })
    }

    /// The only element in it, where it has one.
    pub(in crate::formats) fn inner(&self) -> Option<&Self> {
        self.elements().next()
    }

    /// The same, to be changed.
    pub(super) fn inner_mut(&mut self) -> Option<&mut Self> {
        self.nodes.iter_mut().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The names of what is in those elements to which this way leads, attributes with an `@`; none where
    /// there is text between them, which belongs together.
    pub(super) fn names_within(&self, way: &[String]) -> Vec<String> {
        let mut found = vec![self];
        for name in way {
            found = found.iter().flat_map(|element| element.all(name)).collect();
        }
        let has_text = |element: &&Self| {
            let mut texts = element.nodes.iter().filter_map(|node| match node {
                Node::Text(text) => Some(text),
                Node::Element(_) => None,
            });
            texts.any(|text| !text.trim().is_empty())
        };
        if found.iter().any(has_text) {
            return Vec::new();
        }
        let mut names: Vec<String> = Vec::new();
        for element in found {
            let attributes = element
                .attributes
                .iter()
                .map(|(name, _)| format!("@{name}"));
            let attributes = attributes.filter(|name| !name.starts_with("@xmlns"));
            for name in attributes.chain(element.elements().map(|element| element.name.clone())) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// Leaves out every element, or the attribute, to which this way leads.
    pub(super) fn leave_out(&mut self, way: &[String]) {
        let Some((last, around)) = way.split_last() else {
            return;
        };
        let mut found = vec![self];
        for name in around {
            let inside = found.into_iter().flat_map(|element| &mut element.nodes);
            let inside = inside.filter_map(|node| match node {
                Node::Element(element) if element.name == *name => Some(element),
                Node::Element(_) | Node::Text(_) => None,
            });
            found = inside.collect();
        }
        for element in found {
            match last.strip_prefix('@') {
                Some(last) => element.attributes.retain(|(name, _)| name != last),
                None => element.nodes.retain(|node| match node {
                    Node::Element(inner) => inner.name != *last,
                    Node::Text(_) => true,
                }),
            }
        }
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
