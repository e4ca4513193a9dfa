//! What a record tells that passes, or that is the user's own: votes, a place in a list, the words that
//! it is kept under. That alone makes no record another; it is kept beside the store.

use std::borrow::Cow;

use serde_json::Value;

use super::Prevails;
use crate::paper::{Paper, PaperId};

/// A count of comments passes as votes do; it is written along with what lasts.
const COMMENTS: &str = "num_comments";

/// How records become papers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner {
    /// Which text of a paper prevails.
    pub prevails: Prevails,
    /// Where places in a list are kept.
    pub ranks: Ranks,
    /// What becomes of the words that a person keeps a record under.
    pub keywords: Keywords,
}

/// What becomes of the keywords and groups of records of a person's own library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keywords {
    /// They are keywords of the paper, and no more.
    #[default]
    AsTheyAre,
    /// They are told as tags, too.
    AsTags,
}

/// Where the place of a record in a list is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ranks {
    /// In the record, too: it is the place on a page, by which papers without a date are listed.
    #[default]
    InRecords,
    /// Beside the store only: the next list has others.
    Beside,
}

impl From<Prevails> for Manner {
    fn from(prevails: Prevails) -> Self {
        Self {
            prevails,
            ..Self::default()
        }
    }
}

/// Votes and place as a record told them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Every id of the paper, its own first.
    pub ids: Vec<PaperId>,
    /// The votes.
    pub votes: Option<u64>,
    /// The place in the list that the record came in, or that it was in once.
    pub rank: Option<u32>,
    /// The format that the record came in first.
    pub format: Option<String>,
    /// The votes that its line of the store has.
    pub in_store: Option<u64>,
    /// The title that its line of the store has.
    pub title: String,
    /// The words that it is kept under in a person's own library, where these are asked for.
    pub keywords: Vec<String>,
}

/// Votes and place before it is known whose they are.
pub(super) struct Said {
    votes: Option<u64>,
    rank: Option<u32>,
    format: Option<String>,
    keywords: Vec<String>,
}

/// The formats in which reference managers give a person's own library, each with those of its extra
/// fields that have the groups of it.
const OF_PERSONS: &[(&str, &[&str])] = &[
    ("bibox", &[]),
    // JabRef's groups, and Mendeley's folders.
    ("bibtex", &["groups", "mendeley-groups"]),
    ("csl-json", &[]),
    ("csl-yaml", &[]),
    ("csv", &[]),
    ("endnote-tagged", &[]),
    ("endnote-xml", &[]),
    ("papis", &[]),
    ("refworks", &[]),
    ("ris", &[]),
    ("zotero-rdf", &["collections"]),
];

/// The groups that an extra field names: a list of them, or a text with commas between them.
fn groups_of(value: &Value) -> Vec<String> {
    match value {
        Value::Array(names) => names
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        Value::String(names) => names.split(',').map(str::to_owned).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

/// The keywords and groups of a paper that comes from a person's own library.
fn keywords(paper: &Paper) -> Vec<String> {
    let source = paper.text_source().unwrap_or_default();
    let Some((format, fields)) = OF_PERSONS.iter().find(|(format, _)| *format == source) else {
        return Vec::new();
    };
    let extra = paper.extra_of(format);
    let groups = extra.filter(|(name, _)| fields.contains(name));
    let groups = groups.flat_map(|(_, value)| groups_of(value));
    paper.keywords.iter().cloned().chain(groups).collect()
}

impl Said {
    /// What a record tells; `None` where that is nothing.
    pub(super) fn by(paper: &Paper, manner: Manner) -> Option<Self> {
        let keywords = match manner.keywords {
            Keywords::AsTheyAre => Vec::new(),
            Keywords::AsTags => keywords(paper),
        };
        let is_any = paper.votes.is_some() || paper.rank.is_some() || !keywords.is_empty();
        is_any.then(|| Self {
            votes: paper.votes,
            rank: paper.rank,
            format: paper.text_source().map(str::to_owned),
            keywords,
        })
    }

    /// The same of a paper as the store has it.
    pub(super) fn of(self, stored: &Paper) -> Told {
        Told {
            ids: stored.ids().cloned().collect(),
            votes: self.votes,
            rank: self.rank,
            format: self.format,
            in_store: stored.votes,
            title: stored.title.clone(),
            keywords: self.keywords,
        }
    }
}

/// A record without what passes.
pub(super) fn lasting(paper: &Paper) -> Cow<'_, Paper> {
    let passes =
        paper.votes.is_some() || paper.rank.is_some() || paper.other.contains_key(COMMENTS);
    if !passes {
        return Cow::Borrowed(paper);
    }
    let mut lasting = paper.clone();
    (lasting.votes, lasting.rank) = (None, None);
    lasting.other.remove(COMMENTS);
    Cow::Owned(lasting)
}
