//! Start tags of an article, with what is asked of them.

use quick_xml::events::BytesStart;

use crate::body::Side;
use crate::formats::entities_decoded;

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// The name without a prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub(super) fn of(start: &BytesStart<'_>) -> Self {
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).flatten().map(|attribute| {
            let name = attribute.key.local_name();
            (name.as_ref().to_owned(), entities_decoded(&attribute.value))
        });
        Self {
            name: start.local_name().as_ref().to_owned(),
            attributes: attributes.collect(),
        }
    }

    /// An attribute; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// Over how many columns or rows a cell reaches.
    pub(super) fn span(&self, name: &str) -> usize {
        let number = self.attribute(name).trim().parse().ok();
        number
            .filter(|number| (1..=1000).contains(number))
            .unwrap_or(1)
    }

    /// On which side the text of a cell stands.
    pub(super) fn side(&self) -> Side {
        let is =
            |side: &str| self.attribute("align") == side || self.attribute("style").contains(side);
        if is("right") {
            Side::Right
        } else if is("center") {
            Side::Middle
        } else {
            Side::Left
        }
    }
}
