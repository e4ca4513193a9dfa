//! Where papers come from by themselves: one row for each service, one file each. A source makes
//! requests, reads from an answer whether it is one, and says when asking again is of use. It asks
//! nothing itself and knows no clock.

mod access;
mod arxiv;
mod base;
mod feed;
mod fields;
mod huggingface;
mod roads;
mod row;
mod spec;

pub use access::{Access, Followed};
pub use arxiv::{ARCHIVES, Archive, Category};
pub use base::{Base, Bases};
pub use feed::{Feed, FeedError};
pub use roads::Road;
pub use row::{Facts, OddAnswer, Planned, Source, Wanted, WhatError};
pub use spec::{Spec, SpecError};

use crate::net::{Allowance, Credential};
use crate::paper::Scheme;

/// Every source.
pub const SOURCES: &[Source] = &[
    Source {
        name: "hf",
        meaning: "Hugging Face: what people there read and vote for",
        whats: &[
            ("trending", "what is trending now"),
            ("daily", "the papers of each day"),
            ("week", "the papers of the week"),
            ("month", "the papers of the month"),
            ("search WORDS", "what is found by meaning and words"),
        ],
        allowance: Allowance::HuggingFace,
        ids: &[],
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
        meaning: "arXiv: what is announced, and its search",
        whats: &[
            (
                "CATEGORY+CATEGORY",
                "what is announced in categories each day",
            ),
            ("search QUERY", "what is found, in arXiv's own language"),
            ("ID ID", "these papers"),
        ],
        allowance: Allowance::Arxiv,
        ids: &[Scheme::Arxiv],
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
        ],
        requests: arxiv::requests,
        next: arxiv::next,
        due: arxiv::due,
    },
];

impl Source {
    /// The source of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        SOURCES.iter().find(|source| source.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Format;

    #[test]
    fn every_source_has_a_name_and_addresses_of_its_own() {
        for source in SOURCES {
            let same = SOURCES.iter().filter(|other| other.name == source.name);
            assert_eq!(same.count(), 1, "{}", source.name);
            for base in source.bases {
                let url: url::Url = base.address.parse().unwrap();
                assert!(url.path().ends_with('/') && url.scheme() == "https");
            }
        }
    }

    #[test]
    fn every_answer_has_a_format_that_recto_reads() {
        let bases = Bases::default();
        for text in [
            "hf:daily",
            "hf:search x",
            "arxiv:cs.LG",
            "arxiv:search x",
            "arxiv:2503.11794",
        ] {
            let spec: Spec = text.parse().unwrap();
            let today = jiff::civil::date(2026, 11, 27);
            for planned in spec.requests(None, today, &bases) {
                assert!(Format::named(planned.format).is_some(), "{text}");
            }
        }
    }
}
