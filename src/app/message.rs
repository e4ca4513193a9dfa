//! What has happened, and what the world must do about it.

use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::{Position, Size};

use super::Key;
use crate::jobs::{Export, Import, Imported};
use crate::marks::{Intent, MarkKey, Marks};
use crate::paper::{Paper, PaperId, PartialDate};
use crate::query::{FacetCounts, NearWord, Order, Query};

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
    /// The exact count of a search: when the first rows were sent before it, or after marks changed.
    Counted {
        /// The search that it belongs to.
        ticket: u64,
        /// How many papers the query finds now.
        count: Count,
    },
    /// Words near to those that no paper has, after a search that found nothing.
    Near {
        /// The search that they belong to.
        ticket: u64,
        /// The words, the nearest first.
        words: Vec<NearWord>,
    },
    /// The facet counts of a search.
    Facets {
        /// The search that they belong to.
        ticket: u64,
        /// The counts.
        counts: FacetCounts,
    },
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
    /// How the name of a file goes on.
    Completed {
        /// What was typed.
        of: String,
        /// The name as far as it is told.
        text: String,
        /// The names that begin like this, where there are several; safe.
        names: Vec<String>,
    },
    /// An import has come to so many records.
    Importing(usize),
    /// An import is over.
    Imported(Imported),
    /// Work for which no thread could be started: one sentence.
    NotImported(String),
    /// Papers for the clipboard.
    Given {
        /// The text, safe, of several lines.
        text: String,
        /// What it is.
        said: String,
    },
    /// A file stands where papers were to go.
    IsThere(Box<Export>),
    /// The terminal is gone, or a signal asks recto to leave.
    Gone,
    /// A signal asks recto to stop until it is continued.
    Stop,
    /// recto goes on after it was stopped.
    Continued,
    /// Something asked for was done, or was not: one sentence.
    Said(String),
}

/// Which way the wheel was turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Towards the end.
    Down,
    /// Towards the start.
    Up,
}

/// Something that the world must do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Find the papers of a query; a newer search replaces an older one.
    Search(Search),
    /// Fetch rows of the search last answered.
    Rows {
        /// The search.
        ticket: u64,
        /// The places.
        places: Range<usize>,
    },
    /// Count again, for the marks have changed.
    Recount(Search),
    /// Write these marks.
    SaveMarks(Vec<Intent>),
    /// Remember where one is, within a second.
    SavePosition(Where),
    /// Bring papers in.
    Import(Import),
    /// Give papers out.
    Export(Box<Export>),
    /// Tell how the name of a file goes on.
    Complete(String),
    /// Open the library anew, for it has other papers now.
    Renew,
    /// Open an address outside.
    Open(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Put a safe text of several lines on the clipboard.
    CopyLines {
        /// The text.
        text: String,
        /// What it is.
        said: String,
    },
    /// Have mouse reports from the terminal, or no longer.
    CaptureMouse(Capture),
    /// Give the terminal back and stop, until the shell continues recto.
    Suspend,
    /// Take the terminal again.
    Resume,
    /// Leave.
    Quit,
}

/// Whether the terminal reports the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capture {
    /// It does.
    On,
    /// It does not; the terminal's own selection works.
    Off,
}

/// A question to the search thread. The marks are those in force, pending ones included.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// Its number; answers carry it.
    pub ticket: u64,
    /// What to find.
    pub query: Query,
    /// In which order.
    pub order: Order,
    /// The paper that stays selected where it still matches.
    pub keep: Option<PaperId>,
    /// How many rows the screen has.
    pub rows: usize,
    /// Whether one is still typing; then the topics on offer stay the same.
    pub typing: Typing,
    /// The day on which it is asked.
    pub today: PartialDate,
    /// The marks.
    pub marks: Arc<Marks>,
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
    /// The place of the kept paper, where it matches.
    pub kept_at: Option<usize>,
    /// The place of the first row.
    pub first: usize,
    /// Rows for the screen and some either side.
    pub rows: Vec<Row>,
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

/// One paper of the list, ready to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The record, raw.
    pub paper: Arc<Paper>,
    /// The title, safe, on one line.
    pub title: String,
    /// Where the query's words stand in the title, in bytes.
    pub hits: Vec<Range<usize>>,
    /// Where its marks stand, or would stand.
    pub mark_key: MarkKey,
}

/// Where one is, for the next start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Where {
    /// The query line.
    pub query: String,
    /// The order.
    pub order: Order,
    /// The selected paper.
    pub selected: Option<PaperId>,
    /// The first line shown of that paper.
    pub scroll: usize,
    /// How far down the screen its row stands.
    pub row: usize,
}
