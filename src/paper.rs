//! What recto knows of one paper, in the form that a store line has.

pub(crate) mod addresses;
mod author;
mod byline;
mod cited;
mod date;
mod date_text;
mod extra;
mod fnv;
mod id;
mod kind;
mod link;
mod markup;
mod merged_parts;
mod moment;
mod others;
mod part;
mod printed_name;
mod received;
mod record;
mod texts;
mod title_key;
mod told_apart;
mod untitled;
mod whole;

pub use addresses::web_address;
pub use byline::byline;
pub use cited::{CITED, Cited, pages_in_full};
pub use date::PartialDate;
pub use extra::is_for_others;
pub use fnv::fnv;
pub(crate) use id::percent_decoded;
pub use id::{PaperId, Scheme};
pub use kind::{KindNames, WorkKind};
pub use link::LinkKind;
pub use merged_parts::MergedParts;
pub use moment::{Ago, Second, Unit, seconds};
pub use others::is_others;
pub use part::PaperPart;
pub use printed_name::{
    NameParts, ends_as_group, in_order, is_group, is_initials, is_particle, is_suffix,
};
pub use received::{ImportError, Lost, Received};
pub use record::DecodeError;
pub(crate) use record::{Decoded, RecordForm, some};
pub use texts::{NameAlone, Texts};
pub use title_key::{title_hash, title_key, title_key_of, title_letters};
pub use untitled::{ASKED, NOT_FOUND, is_untitled, untitled};

use serde::Serialize;
use serde_json::{Map, Value};

/// One paper: a line of `papers.jsonl`. Title and abstract are as received, raw and unsafe to show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    /// The best id known.
    pub id: PaperId,
    /// Every other id of the same paper.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<PaperId>,
    /// The title, character for character as received.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The abstract, character for character as received.
    #[serde(rename = "abstract", skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The authors, in the order of the paper.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// When it was first published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// When its text last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<PartialDate>,
    /// Journal, conference or archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Subject classes, the primary one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// Keywords given by the authors or the venue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// The authors' comment, such as "12 pages, 3 figures".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Votes on the page that it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes: Option<u64>,
    /// Place on the page that it came from, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// When it came into the store, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<String>,
    /// Where the record was seen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The records of which it was merged.
    #[serde(skip_serializing_if = "MergedParts::is_empty")]
    pub parts: MergedParts,
    /// Fields that recto does not know, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Paper {
    /// Makes a paper with this id and nothing else.
    #[must_use]
    pub fn new(id: PaperId) -> Self {
        Self {
            id,
            aliases: Vec::new(),
            title: String::new(),
            summary: String::new(),
            authors: Vec::new(),
            date: None,
            updated: None,
            venue: None,
            categories: Vec::new(),
            keywords: Vec::new(),
            links: Links::default(),
            comment: None,
            votes: None,
            rank: None,
            added: None,
            sources: Vec::new(),
            parts: MergedParts::default(),
            other: Map::new(),
        }
    }

    /// Reads a paper from one line of the store.
    ///
    /// # Errors
    /// Says what is wrong and at which column, when the line is no JSON object of this form.
    pub fn from_json(line: &str) -> Result<Self, DecodeError> {
        record::decode(line)
    }

    /// Writes the paper as one line of the store, without the line break.
    ///
    /// # Errors
    /// Only when an unknown field holds what JSON cannot say, which a decoded one never does.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Every id of the paper, the best one first.
    pub fn ids(&self) -> impl Iterator<Item = &PaperId> {
        std::iter::once(&self.id).chain(&self.aliases)
    }

    /// Takes further ids. The best of all is its own from then on, and every other one an alias.
    pub fn take_ids<'a>(&mut self, further: impl IntoIterator<Item = &'a PaperId>) {
        let mut ids: Vec<PaperId> = self.ids().cloned().collect();
        for id in further {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        // A stable sort: among ids of one kind the known one stays the paper's own.
        ids.sort_by_key(PaperId::scheme);
        // The key of a title is computed, never an alias; but a paper that was stored under it is
        // found by it again.
        let stored = |id: &PaperId| *id == self.id || self.aliases.contains(id);
        ids.retain(|id| id.scheme() != Scheme::Title || stored(id));
        let mut ids = ids.into_iter();
        if let Some(best) = ids.next() {
            self.id = best;
            self.aliases = ids.collect();
        }
    }

    /// Takes ids away that are those of others, and the links that lead to these. Its id is the best
    /// that is left, or made of its title.
    pub fn lose_ids(&mut self, lost: &[PaperId]) {
        let leads_there = |link: &mut String| {
            let link = link.to_lowercase();
            lost.iter().any(|id| link.contains(id.value()))
        };
        for link in [&mut self.links.page, &mut self.links.pdf] {
            link.take_if(leads_there);
        }
        self.aliases.retain(|alias| !lost.contains(alias));
        if lost.contains(&self.id) {
            let best = self.aliases.iter().min_by_key(|alias| alias.scheme());
            self.id = best.cloned().unwrap_or_else(|| title_key(&self.title));
            self.aliases.retain(|alias| *alias != self.id);
        }
    }

    /// Whether recto comes with it, and it came from nowhere else.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        let mut sources = self.sources.iter();
        let first = sources.next();
        first.is_some_and(Source::is_bundled) && sources.all(Source::is_bundled)
    }

    /// The format that title and abstract came in, or `bundled`: always the first source. Where it
    /// [`is_stripped`](Source::is_stripped), the text has lost its TeX.
    #[must_use]
    pub fn text_source(&self) -> Option<&str> {
        self.sources.first().map(|source| source.format.as_str())
    }

    /// Whether title and abstract are as Hugging Face gives them: with their TeX stripped.
    #[must_use]
    pub fn has_stripped_text(&self) -> bool {
        self.sources.first().is_some_and(Source::is_stripped)
    }
}

/// One author, in the order of the paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Author {
    /// The name as the source prints it.
    pub name: String,
    /// Fields that recto does not know, such as an affiliation, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Author {
    /// Makes an author of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            other: Map::new(),
        }
    }
}

/// Where a paper can be read; raw addresses, not yet judged safe to open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Links {
    /// The page that describes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The paper itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pdf: Option<String>,
    /// Its program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The authors' page about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Fields that recto does not know, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Links {
    /// Whether there is none, nor anything else.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.named().next().is_none() && self.other.is_empty()
    }

    /// The links that exist, each with its field name.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("page", &self.page),
            ("pdf", &self.pdf),
            ("code", &self.code),
            ("project", &self.project),
        ]
        .into_iter()
        .filter_map(|(name, link)| link.as_deref().map(|link| (name, link)))
    }
}

/// Where and when a record was seen. The first source of a paper is that of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name of the import format, or `bundled`.
    pub format: String,
    /// The id in that source, where it has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// When it was seen, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
    /// The name of the feed that it came by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// Fields that recto does not know, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Source {
    /// The format of the papers that recto comes with.
    pub const BUNDLED: &str = "bundled";
    /// What the ids of records begin with that arXiv gives by OAI-PMH.
    pub const ARXIV_OAI: &str = "oai:arXiv.org:";

    fn is_bundled(&self) -> bool {
        self.format == Self::BUNDLED
    }

    /// Whether its texts come from Hugging Face, which strips TeX. The names of such formats begin
    /// with `hf-`; the bundled papers are of a Hugging Face page.
    #[must_use]
    pub fn is_stripped(&self) -> bool {
        self.is_bundled() || self.format.starts_with("hf-")
    }
}
