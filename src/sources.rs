//! Where papers come from by themselves: one row for each service, one file each. A source makes
//! requests, reads from an answer whether it is one, and says when asking again is of use. It asks
//! nothing itself and knows no clock.

mod access;
mod arxiv;
#[cfg(test)]
mod asked;
mod base;
mod biorxiv;
mod crossref;
mod engines;
mod europe_pmc;
mod feed;
mod fields;
mod huggingface;
mod inspire;
mod named;
mod openalex;
mod own_engine;
mod roads;
mod row;
mod semantic_scholar;
mod spec;
mod web_feed;
mod whole;

pub use access::{Access, Followed};
pub use arxiv::{ARCHIVES, Archive, Category};
pub use base::{Base, Bases};
pub use engines::{
    Asking, ENGINES, Engine, EngineRow, MOST, NoQuestion, OwnEngineError, Page, UnknownEngine,
    own_engine,
};
pub use feed::{Feed, FeedError};
pub use own_engine::OwnEngine;
pub use roads::Road;
pub use row::{Facts, Occasion, OddAnswer, Planned, Source, Spelling, Take, Wanted, WhatError};
pub use spec::{Spec, SpecError};
pub use whole::{WholeForm, WholeStep, whole_steps};

use crate::net::{Allowance, Credential};

/// Every source.
pub const SOURCES: &[Source] = &[
    Source {
        name: "hf",
        spelling: Spelling::Named,
        meaning: "Hugging Face: what people there read and vote for",
        whats: &[
            ("trending", "what is trending now"),
            ("daily", "the papers of each day"),
            ("week", "the papers of the week"),
            ("month", "the papers of the month"),
            ("search WORDS", "what is found by meaning and words"),
        ],
        allowance: Allowance::HuggingFace,
        credential: Some(Credential::Bearer),
        bases: &[Base {
            name: "base",
            address: "https://huggingface.co/",
        }],
        requests: huggingface::requests,
        next: huggingface::next,
        due: huggingface::due,
    },
    Source {
        name: "arxiv",
        spelling: Spelling::Named,
        meaning: "arXiv: what is announced, and its search",
        whats: &[
            (
                "CATEGORY+CATEGORY",
                "the papers that are announced as new in categories each day",
            ),
            ("CATEGORY all", "those that were replaced, too"),
            ("search QUERY", "what is found, in arXiv's own language"),
            ("ID ID", "these papers"),
        ],
        allowance: Allowance::Arxiv,
        credential: None,
        bases: &[
            Base {
                name: "base",
                address: "https://export.arxiv.org/",
            },
            Base {
                name: "feeds",
                address: "https://rss.arxiv.org/",
            },
            Base {
                name: "oai",
                address: "https://oaipmh.arxiv.org/",
            },
            Base {
                name: "pages",
                address: "https://arxiv.org/",
            },
        ],
        requests: arxiv::requests,
        next: arxiv::next,
        due: arxiv::due,
    },
    Source {
        name: "crossref",
        spelling: Spelling::Named,
        meaning: "Crossref: what publishers register",
        whats: &[
            (
                "search WORDS",
                "the 100 that fit best; then those newly registered",
            ),
            ("DOI DOI", "these papers"),
        ],
        allowance: Allowance::Crossref,
        credential: None,
        bases: &[Base {
            name: "base",
            address: "https://api.crossref.org/",
        }],
        requests: crossref::requests,
        next: crossref::next,
        due: crossref::due,
    },
    Source {
        name: "europepmc",
        spelling: Spelling::Named,
        meaning: "Europe PMC: life sciences, journals and preprints",
        whats: &[
            (
                "search QUERY",
                "the newest that are found, in its own language",
            ),
            ("ID ID", "these papers: PMID, PMCID or DOI"),
        ],
        allowance: Allowance::EuropePmc,
        credential: None,
        bases: &[Base {
            name: "base",
            address: "https://www.ebi.ac.uk/europepmc/webservices/rest/",
        }],
        requests: europe_pmc::requests,
        next: europe_pmc::next,
        due: europe_pmc::due,
    },
    Source {
        name: "biorxiv",
        spelling: Spelling::Named,
        meaning: "bioRxiv: preprints of biology",
        whats: &[
            (
                "CATEGORY",
                "what is posted in a category, such as neuroscience; all for every one",
            ),
            ("DOI DOI", "these papers"),
        ],
        allowance: Allowance::Biorxiv,
        credential: None,
        bases: &[Base {
            name: "base",
            address: "https://api.biorxiv.org/",
        }],
        requests: biorxiv::requests,
        next: biorxiv::next,
        due: biorxiv::due,
    },
    Source {
        name: "medrxiv",
        spelling: Spelling::Named,
        meaning: "medRxiv: preprints of medicine",
        whats: &[
            (
                "CATEGORY",
                "what is posted in a category, such as oncology; all for every one",
            ),
            ("DOI DOI", "these papers"),
        ],
        allowance: Allowance::Biorxiv,
        credential: None,
        bases: &[Base {
            name: "base",
            address: "https://api.biorxiv.org/",
        }],
        requests: biorxiv::requests,
        next: biorxiv::next,
        due: biorxiv::due,
    },
    Source {
        name: "s2",
        spelling: Spelling::Named,
        meaning: "Semantic Scholar: what is like a paper, and citations",
        whats: &[
            (
                "search WORDS",
                "the 200 that fit best; then those published since",
            ),
            ("like ID", "papers that are like this one"),
            ("cites ID", "what this paper cites: its references"),
            ("cited-by ID", "what cites this paper"),
            ("ID ID", "these papers: s2, arXiv, DOI, ACL, PMID or PMCID"),
        ],
        allowance: Allowance::SemanticScholar,
        credential: Some(|key| Credential::Header("x-api-key", key)),
        bases: &[Base {
            name: "base",
            address: "https://api.semanticscholar.org/",
        }],
        requests: semantic_scholar::requests,
        next: semantic_scholar::next,
        due: semantic_scholar::due,
    },
    Source {
        name: "openalex",
        spelling: Spelling::Named,
        meaning: "OpenAlex: 250 million works of every field, and citations",
        whats: &[
            ("search WORDS", "the newest 200 that are found"),
            ("cites ID", "what this paper cites: its references"),
            ("cited-by ID", "what cites this paper"),
            ("ID ID", "these papers: OpenAlex, DOI, arXiv or PMID"),
        ],
        allowance: Allowance::OpenAlex,
        credential: Some(Credential::Bearer),
        bases: &[Base {
            name: "base",
            address: "https://api.openalex.org/",
        }],
        requests: openalex::requests,
        next: openalex::next,
        due: openalex::due,
    },
    Source {
        name: "inspire",
        spelling: Spelling::Named,
        meaning: "INSPIRE: high-energy physics",
        whats: &[
            (
                "search QUERY",
                "the newest that are found, in its own language",
            ),
            ("ID ID", "these papers: arXiv or DOI"),
        ],
        allowance: Allowance::Inspire,
        credential: None,
        bases: &[Base {
            name: "base",
            address: "https://inspirehep.net/",
        }],
        requests: inspire::requests,
        next: inspire::next,
        due: inspire::due,
    },
    Source {
        name: "feed",
        spelling: Spelling::Address,
        meaning: "Any feed: RSS 0.9 to 2.0, Atom",
        whats: &[(
            "https://ADDRESS",
            "the feed that lies there, of a journal or of anybody",
        )],
        allowance: Allowance::Host(String::new()),
        credential: None,
        bases: &[],
        requests: web_feed::requests,
        next: web_feed::next,
        due: web_feed::due,
    },
];

impl Source {
    /// The source of this name, in front of a colon.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let mut named = SOURCES
            .iter()
            .filter(|source| source.spelling == Spelling::Named);
        named.find(|source| source.name == name)
    }

    /// The source of what is an address of the web.
    #[must_use]
    pub fn of_address(text: &str) -> Option<&'static Self> {
        let begins = |scheme: &str| {
            let begin = text.get(..scheme.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
        };
        let is_address = begins("https://") || begins("http://");
        let mut by_address = SOURCES
            .iter()
            .filter(|source| source.spelling == Spelling::Address);
        by_address.find(|_| is_address)
    }

    /// The names that can stand in front of a colon.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let named = SOURCES
            .iter()
            .filter(|source| source.spelling == Spelling::Named);
        named.map(|source| source.name)
    }

    /// What is wanted, as it is written.
    #[must_use]
    pub fn written(&self, what: &str) -> String {
        match self.spelling {
            Spelling::Named => format!("{}:{what}", self.name),
            Spelling::Address => what.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
