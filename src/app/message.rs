//! What has happened.

mod place;
mod row;
mod said;
mod trail;

pub use place::Where;
pub use row::{Aside, Row};
pub use said::{Messages, Said, Tone};
pub(super) use trail::Trail;

use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::layout::{Position, Size};

use super::Key;
use crate::jobs::{Heard, JobId};
use crate::marks::Marks;
use crate::notes::Notes;
use crate::paper::PaperId;
use crate::query::{FacetCounts, FacetKind, FacetValue, NearWord, Order, SavedView};

/// Something that has happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The left button was pressed here.
    Click(Position),
    /// The wheel was turned here.
    Wheel(Position, Turn),
    /// Text was pasted; raw.
    Pasted(String),
    /// The terminal has another size.
    Resized(Size),
    /// The store has so many lines; what they hold is still being read.
    Counting(u64),
    /// The library is open.
    Opened {
        /// How many papers it has.
        papers: u64,
        /// What a reader should know of the opening, such as broken lines.
        notes: Vec<String>,
    },
    /// The papers that a search found.
    Found(Found),
    /// Rows that were asked for.
    Rows {
        /// The search that they belong to.
        ticket: u64,
        /// The place of the first one.
        first: usize,
        /// The rows.
        rows: Vec<Row>,
    },
    /// Rows that were asked for to be picked.
    Picked {
        /// The search that they belong to.
        ticket: u64,
        /// The rows.
        rows: Vec<Row>,
    },
    /// The exact count of a search: when the first rows were sent before it, or after marks changed.
    Counted {
        /// The search that it belongs to.
        ticket: u64,
        /// How many papers the query finds now.
        count: Count,
        /// Among how many.
        among: Among,
    },
    /// Words near to those that no paper has, after a search that found nothing.
    Near {
        /// The search that they belong to.
        ticket: u64,
        /// The words, the nearest first.
        words: Vec<NearWord>,
    },
    /// What the list has that is unread, and as which query it can be marked as read.
    Unread {
        /// The search that listed it.
        ticket: u64,
        /// How many papers.
        papers: u64,
        /// The query, without marks or anything relative; or why there is none.
        query: Result<String, String>,
    },
    /// The facet counts of a search.
    Facets {
        /// The search that they belong to.
        ticket: u64,
        /// The counts.
        counts: FacetCounts,
    },
    /// Values of a kind that were asked for, each with how many papers the query would show with it.
    Values {
        /// The question that they answer.
        ticket: u64,
        /// The kind.
        kind: FacetKind,
        /// The values, those of the most papers first.
        values: Vec<FacetValue>,
    },
    /// How many papers each word leaves that a field takes, in the order of its words.
    Words {
        /// The search that they were asked with.
        ticket: u64,
        /// The field.
        field: &'static str,
        /// How many papers.
        papers: Vec<u64>,
    },
    /// How many papers of each saved view are unread.
    SavedCounted {
        /// The views.
        saved: Arc<Vec<SavedView>>,
        /// A number for each.
        unread: Vec<u64>,
    },
    /// The notes that the user has on papers are these now.
    Notes(Arc<Notes>),
    /// Whether the library has a paper.
    Known {
        /// The paper.
        id: PaperId,
        /// Whether it is there.
        is_known: bool,
    },
    /// The papers of which all is kept are these now.
    KeptWhole(Arc<BTreeSet<PaperId>>),
    /// So many papers came since the last visit ended.
    New {
        /// How many.
        papers: usize,
    },
    /// The filters that were typed in earlier days, the oldest first.
    Typed(Vec<String>),
    /// Marks are on disk.
    MarksSaved {
        /// How many of the intents sent so far are done, the oldest first.
        intents: usize,
        /// Every mark on disk now, another copy's too.
        marks: Arc<Marks>,
        /// Why stars cannot be set, where they cannot; star intents among those done were refused.
        closed: Option<String>,
        /// What a reader should know, such as a missing lock.
        notes: Vec<String>,
    },
    /// Marks could not be written; they stay pending and are tried again.
    MarksNotSaved(String),
    /// Something is heard of a job that was started.
    Job(JobId, Heard),
    /// The terminal is gone, or a signal asks recto to leave.
    Gone,
    /// A signal asks recto to stop until it is continued.
    Stop,
    /// recto goes on after it was stopped.
    Continued,
    /// Something asked for was done: one sentence.
    Said(String),
    /// Something went wrong: why, in whole sentences.
    Failed(String),
    /// An address was not opened.
    NotOpened {
        /// The address.
        address: String,
        /// Why, and which it is: one sentence.
        reason: String,
    },
}

impl Message {
    /// Whether a person did it.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        match self {
            Self::Key(_) | Self::Click(_) | Self::Wheel(..) | Self::Pasted(_) => true,
            Self::Resized(_)
            | Self::Counting(_)
            | Self::Opened { .. }
            | Self::Found(_)
            | Self::Rows { .. }
            | Self::Picked { .. }
            | Self::Counted { .. }
            | Self::Near { .. }
            | Self::Facets { .. }
            | Self::Values { .. }
            | Self::Words { .. }
            | Self::Unread { .. }
            | Self::New { .. }
            | Self::Notes(_)
            | Self::KeptWhole(_)
            | Self::Known { .. }
            | Self::SavedCounted { .. }
            | Self::Typed(_)
            | Self::MarksSaved { .. }
            | Self::MarksNotSaved(_)
            | Self::Job(..)
            | Self::Gone
            | Self::Stop
            | Self::Continued
            | Self::Said(_)
            | Self::Failed(_)
            | Self::NotOpened { .. } => false,
        }
    }
}

/// Which way the wheel was turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Towards the end.
    Down,
    /// Towards the start.
    Up,
}

/// Whether one is still typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// In the query line.
    Going,
    /// The query stands.
    Done,
}

/// The answer to a search.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The search that it answers.
    pub ticket: u64,
    /// How many papers there are.
    pub count: Count,
    /// Among how many.
    pub among: Among,
    /// The order in which they are listed, which may be another than was asked for.
    pub by: Order,
    /// The place of the kept paper, where it matches.
    pub kept_at: Option<usize>,
    /// The place of the first row.
    pub first: usize,
    /// Rows for the screen and some either side.
    pub rows: Vec<Row>,
}

/// Among how many papers a query looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Among {
    /// How many it could find.
    pub papers: u64,
    /// How many the user has hidden, one by one.
    pub hidden: u64,
}

/// How many papers a query finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// At least so many; shown `50+`.
    AtLeast(usize),
    /// Exactly so many.
    Exact(usize),
}

impl Count {
    /// The number, whether exact or not.
    #[must_use]
    pub fn papers(self) -> usize {
        match self {
            Self::AtLeast(papers) | Self::Exact(papers) => papers,
        }
    }
}
