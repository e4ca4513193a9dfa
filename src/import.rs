//! Bringing papers in: formats, their records, and what becomes of each in the library.

mod acl_anthology;
mod addresses;
mod arxiv_api;
mod arxiv_feed;
mod arxiv_snapshot;
mod bibtex;
mod bytes;
mod crossref;
mod csl_json;
mod daily_arxiv;
mod dates;
mod dblp;
mod draft;
mod fidelity;
mod formats;
mod head;
mod hf_dump;
mod hf_html;
mod hf_map;
mod hf_page;
mod hf_papers;
mod id_list;
mod json;
mod json_lines;
mod markup;
mod merge;
mod names;
mod oai;
mod openalex;
mod openreview;
mod paperlists;
mod papers_with_code;
mod plan;
mod ris;
mod same;
mod semantic_scholar;
mod tagged;
mod text;
mod twins;
mod wos;
mod xml;

pub use fidelity::Fidelity;
pub use formats::{FORMATS, Format, Input, NoInput, RecordEnd, Records, detect};
pub use head::Head;
pub use merge::merged;
pub use plan::{Counts, MOST_PROBLEMS, Plan, Shelf};
pub use same::Same;
pub use twins::{Twins, twins};

use crate::paper::Paper;

/// A paper as an input gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// The line of the input in which its record begins, from 1.
    pub line: u64,
    /// The paper.
    pub paper: Paper,
}

/// Says what of an input was passed over, and why; what is around it is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ImportError {
    /// The line of the input, from 1.
    pub line: u64,
    /// What is wrong.
    pub reason: String,
    /// What it costs.
    pub lost: Lost,
}

/// What a mistake in an input costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// A record.
    Record,
    /// Something within one; the rest of it is kept.
    Part,
}

impl ImportError {
    /// A record was passed over.
    pub(crate) fn new(line: u64, reason: impl Into<String>) -> Self {
        Self {
            line,
            reason: reason.into(),
            lost: Lost::Record,
        }
    }

    /// A part of a record that is kept was passed over.
    pub(crate) fn of_part(line: u64, reason: impl Into<String>) -> Self {
        Self {
            lost: Lost::Part,
            ..Self::new(line, reason)
        }
    }

    /// The input ended because the system refused to read on.
    pub(crate) fn ended(line: u64, error: &std::io::Error) -> Self {
        Self::new(line, format!("the input ended: {error}"))
    }
}
