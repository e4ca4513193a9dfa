//! The words that papers are kept under in the library that they come from, as tags.

use std::collections::HashSet;

use crate::marks::{Intent, MarkKey, MarkKind, Marks, Tag, Wanted};
use crate::merge::Told;
use crate::paper::PaperId;
use crate::text::numbers::thousands;

/// A paper of an import, and the tags that its keywords and groups make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyworded {
    key: MarkKey,
    title: String,
    tags: Vec<Tag>,
}

impl Keyworded {
    /// What a record told of a paper; none where that has no word which makes a tag.
    #[must_use]
    pub fn of(told: &Told) -> Option<Self> {
        let tags = told
            .keywords
            .iter()
            .filter_map(|word| Tag::of_keyword(word));
        let tags: Vec<Tag> = tags.collect();
        let (id, also) = told.ids.split_first().filter(|_| !tags.is_empty())?;
        Some(Self {
            key: MarkKey {
                id: id.clone(),
                also: also.to_vec(),
            },
            title: told.title.clone(),
            tags,
        })
    }

    /// What sets those of the tags that the paper has not yet.
    pub fn intents<'a>(
        &'a self,
        marks: &'a Marks,
        now: &'a str,
    ) -> impl Iterator<Item = Intent> + 'a {
        let missing = self.tags.iter();
        let missing = missing.filter(|tag| !marks.has_tag(&self.key, tag));
        let standing = marks.standing(MarkKind::Tags, &self.key);
        let key = self.key.under(standing.unwrap_or(&self.key.id));
        missing.map(move |tag| Intent {
            kind: MarkKind::Tags,
            tag: Some(tag.clone()),
            wanted: Wanted::Set,
            key: key.clone(),
            at: now.to_owned(),
            title: self.title.clone(),
        })
    }
}

/// Says how many papers such intents tag; nothing where they are none.
#[must_use]
pub fn tagged(intents: &[Intent]) -> Option<String> {
    let papers: HashSet<&PaperId> = intents.iter().map(|intent| &intent.key.id).collect();
    match papers.len() {
        0 => None,
        1 => Some("1 paper has new tags".to_owned()),
        papers => Some(format!("{} papers have new tags", thousands(papers as u64))),
    }
}
