//! The lines of a record that recto has no field for.

use serde_json::{Map, Value};

use super::TaggedRecord;
use crate::formats::addresses as ids;
use crate::formats::text::collapsed;
use crate::paper::Paper;

/// Keeps under the name of a format what is left of each line, by their tags, those of one tag in
/// their order.
pub(in crate::formats) fn keep(
    record: &TaggedRecord,
    paper: &mut Paper,
    format: &str,
    left: impl Fn(&Paper, &str, &str) -> Vec<String>,
) {
    let mut kept: Map<String, Value> = Map::new();
    for (tag, value) in record.fields() {
        for text in left(paper, tag, value) {
            if text.is_empty() {
                continue;
            }
            match kept.get_mut(tag) {
                Some(Value::Array(texts)) => texts.push(text.into()),
                Some(first) => *first = vec![first.take(), text.into()].into(),
                None => {
                    kept.insert(tag.to_owned(), text.into());
                }
            }
        }
    }
    for (tag, value) in kept {
        // Of a record without measure what does not fit is left out.
        let _ = paper.keep_extra(format, &tag, value);
    }
}

/// Tags of which one value is read, in groups, with that value of each group.
pub(in crate::formats) struct ReadOnce<'a>(Vec<(&'a [&'a str], Option<&'a str>)>);

impl<'a> ReadOnce<'a> {
    /// The values of a record.
    pub(in crate::formats) fn of(
        record: &'a TaggedRecord,
        groups: impl IntoIterator<Item = &'a &'a [&'a str]>,
    ) -> Self {
        let groups = groups.into_iter();
        Self(
            groups
                .map(|tags| (*tags, record.all(tags).next()))
                .collect(),
        )
    }

    /// Whether this is the value of the tag's group.
    pub(in crate::formats) fn has(&self, tag: &str, value: &str) -> bool {
        let mut groups = self.0.iter();
        groups.any(|(tags, first)| tags.contains(&tag) && *first == Some(value.trim()))
    }
}

/// The addresses in a value that the paper has not, or the value where it has none.
pub(in crate::formats) fn addresses(paper: &Paper, value: &str) -> Vec<String> {
    let mut links = ids::links(value);
    if links.is_empty() {
        return vec![collapsed(value)];
    }
    links.retain(|link| paper.links.named().all(|(_, known)| known != link));
    links
}

/// Whether a text is nothing but ids.
pub(in crate::formats) fn is_id(text: &str) -> bool {
    !ids::alone(text).is_empty() && !ids::says_more(text, &[])
}
