//! The tags that the user gave a paper. They are no part of it: an export takes them along, in formats
//! that have keywords among these, in recto's own records beside the rest.

use std::sync::Arc;

use serde_json::Value;

use crate::paper::Paper;

/// The member of a record that holds them; not "tags", for foreign records have some of their own.
const MEMBER: &str = "tagged";

/// The paper with its tags, for an export.
#[must_use]
pub fn with_tags(paper: &Arc<Paper>, tags: &[&str]) -> Arc<Paper> {
    if tags.is_empty() {
        return paper.clone();
    }
    let mut paper = paper.as_ref().clone();
    paper.other.insert(MEMBER.to_owned(), Value::from(tags));
    Arc::new(paper)
}

/// The tags that were put to a paper.
pub(super) fn tags(paper: &Paper) -> impl Iterator<Item = &str> {
    let tags = paper.other.get(MEMBER).and_then(Value::as_array);
    tags.into_iter().flatten().filter_map(Value::as_str)
}

/// The keywords of a paper, and its tags that are none of them.
pub(super) fn keywords(paper: &Paper) -> Vec<String> {
    let mut keywords = paper.keywords.clone();
    for tag in tags(paper) {
        if keywords.iter().all(|known| known != tag) {
            keywords.push(tag.to_owned());
        }
    }
    keywords
}
