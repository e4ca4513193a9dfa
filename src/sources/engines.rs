//! Where one looks further: one row for each engine, one file each. An engine makes a request of a
//! query as far as it has words for it, says what it has none for, and reads from an answer where the
//! next one is. It asks nothing itself.

mod arxiv;
mod crossref;
mod europepmc;
mod inspire;
mod line;
mod openalex;
mod opensearch;
mod own;
mod row;
mod s2;
mod saying;
mod told;

pub use own::{OwnEngineError, own_engine};
pub use row::{Asking, EngineRow, MOST, NoQuestion, Page};

use super::base::Bases;
use super::own_engine::OwnEngine;
use super::row::{OddAnswer, Planned, Source};
use crate::net::Answer;
use crate::query::Query;
use row::{Desk, Question};

/// As long as an address may be: `OpenAlex` takes 4,096 bytes.
const LONGEST: usize = 4_000;

/// Every engine, and the kinds that users have of their own.
pub const ENGINES: &[EngineRow] = &[
    EngineRow {
        name: "openalex",
        meaning: "OpenAlex: 250 million works of every field",
        takes: "words and phrases (bare ones in title and abstract), title:, abstract:, author:, -, |, ( ), year:, date:, DOIs",
        source: Some("openalex"),
        ask: openalex::ask,
        page: openalex::page,
    },
    EngineRow {
        name: "arxiv",
        meaning: "arXiv: 3 million preprints",
        takes: "words, word*, phrases, title:, abstract:, author:, venue:, cat:, -, |, ( ), year:, date:",
        source: Some("arxiv"),
        ask: arxiv::ask,
        page: arxiv::page,
    },
    EngineRow {
        name: "europepmc",
        meaning: "Europe PMC: 45 million works of the life sciences",
        takes: "words, word*, phrases, title:, abstract:, author:, venue:, -, |, ( ), year:, date:, DOIs, PMIDs",
        source: Some("europepmc"),
        ask: europepmc::ask,
        page: europepmc::page,
    },
    EngineRow {
        name: "s2",
        meaning: "Semantic Scholar: 200 million works of every field",
        takes: "words, word*, ~word and phrases of title and abstract, -, |, ( ), year:, date:",
        source: Some("s2"),
        ask: s2::ask,
        page: s2::page,
    },
    EngineRow {
        name: "inspire",
        meaning: "INSPIRE: the works of high-energy physics",
        takes: "words, word*, phrases, title:, abstract:, author:, venue:, -, |, ( ), year:, date:, arXiv ids, DOIs",
        source: Some("inspire"),
        ask: inspire::ask,
        page: inspire::page,
    },
    EngineRow {
        name: "crossref",
        meaning: "Crossref: 150 million works that have a DOI",
        takes: "some of the words, title:, author:, venue:, year:, date:, DOIs; the rest is filtered here",
        source: Some("crossref"),
        ask: crossref::ask,
        page: crossref::page,
    },
    EngineRow {
        name: "opensearch",
        meaning: "an index of your own, as [engines] sets it: OpenSearch, Elasticsearch or Quickwit",
        takes: "everything but ~word, *part* and what only your library knows",
        source: None,
        ask: opensearch::ask,
        page: opensearch::page,
    },
];

/// An engine that can be asked: one of the table, or the user's own.
#[derive(Debug, Clone)]
pub struct Engine {
    row: &'static EngineRow,
    own: Option<OwnEngine>,
}

/// Says that no engine has a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no engine is called “{name}”; there are {known}")]
pub struct UnknownEngine {
    /// The name.
    pub name: String,
    /// Those that there are.
    pub known: String,
}

impl Engine {
    /// Every engine that can be asked: those of the table, then the user's own.
    #[must_use]
    pub fn all(own: &[OwnEngine]) -> Vec<Self> {
        let known = ENGINES.iter().filter(|row| row.source.is_some());
        let known = known.map(|row| Self { row, own: None });
        let own = own.iter().filter_map(|own| {
            Some(Self {
                row: ENGINES.iter().find(|row| row.name == own.kind())?,
                own: Some(own.clone()),
            })
        });
        known.chain(own).collect()
    }

    /// The engine of this name, of the table or of the user's own.
    ///
    /// # Errors
    /// When none has it.
    pub fn named(name: &str, own: &[OwnEngine]) -> Result<Self, UnknownEngine> {
        let all = Self::all(own);
        let found = all.iter().find(|engine| engine.name() == name.trim());
        found.cloned().ok_or_else(|| UnknownEngine {
            name: name.to_owned(),
            known: all.iter().map(Self::name).collect::<Vec<_>>().join(", "),
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.own.as_ref().map_or(self.row.name, OwnEngine::name)
    }

    /// What it is.
    #[must_use]
    pub fn meaning(&self) -> String {
        match &self.own {
            Some(own) => format!(
                "your own, at {}",
                own.address().host_str().unwrap_or_default()
            ),
            None => self.row.meaning.to_owned(),
        }
    }

    /// The source whose address and key it is asked with; none of the user's own.
    #[must_use]
    pub fn source(&self) -> Option<&'static Source> {
        self.row.source.and_then(Source::named)
    }

    /// What is asked for a query, in pages of so many papers, and what of the query it does not say.
    ///
    /// # Errors
    /// When nothing can be asked.
    pub fn ask(&self, query: &Query, size: u64, bases: &Bases) -> Result<Asking, NoQuestion> {
        let engine = || self.name().to_owned();
        if query.clauses().is_empty() {
            return Err(NoQuestion::Nothing { engine: engine() });
        }
        if let Some(clause) = saying::only_here(query) {
            return Err(NoQuestion::OnlyHere(clause));
        }
        let desk = Desk {
            source: self.source(),
            own: self.own.as_ref().map(OwnEngine::address),
            bases,
        };
        let question = Question {
            query,
            size: size.clamp(1, MOST),
            desk: &desk,
        };
        let asking = (self.row.ask)(&question).ok_or_else(|| NoQuestion::NoWords {
            engine: engine(),
            query: query.to_string().trim_end().to_owned(),
        })?;
        if asking.planned.request.url.as_str().len() > LONGEST {
            return Err(NoQuestion::TooLong { engine: engine() });
        }
        Ok(asking)
    }

    /// Looks whether an answer is one, and what it says beside its papers.
    ///
    /// # Errors
    /// When it says that something is wrong.
    pub fn page(&self, planned: &Planned, answer: &Answer) -> Result<Page, OddAnswer> {
        (self.row.page)(planned, answer)
    }
}

impl Eq for Engine {}

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        self.row.name == other.row.name && self.own == other.own
    }
}
