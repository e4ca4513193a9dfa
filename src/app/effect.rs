//! What the world must do, grouped by who does it.

use std::ops::Range;
use std::sync::Arc;

use super::{Typing, Where};
use crate::jobs::{Job, JobId};
use crate::marks::{Intent, Marks, Samples};
use crate::notes::About;
use crate::paper::{PaperId, PartialDate};
use crate::query::{FacetKind, Order, Query, SavedView, ViewChange, Wanted};

/// Something that the world must do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Answer a question about the library.
    Ask(Question),
    /// Keep something that the user said.
    Keep(Keep),
    /// Do work that takes a while, and be heard of by its number.
    Start(JobId, Job),
    /// Stop that work where nothing is half done.
    Stop(JobId),
    /// Do something with the terminal, or by it with the desktop around it.
    Screen(Task),
    /// Leave.
    Quit,
}

/// What the search thread is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Find the papers of a query; a newer search replaces an older one.
    Search(Search),
    /// Count again, for the marks have changed.
    Recount(Search),
    /// Fetch rows of the search last answered.
    Rows {
        /// The search.
        ticket: u64,
        /// The places.
        places: Range<usize>,
    },
    /// Fetch rows of the search last answered, to be picked.
    Pick {
        /// The search.
        ticket: u64,
        /// The places.
        places: Range<usize>,
    },
    /// Say what the search last answered lists that is unread.
    Unread {
        /// The search.
        ticket: u64,
        /// The marks in force.
        marks: Arc<Marks>,
    },
    /// Offer other values in the filter pane, for the search last answered.
    Offer {
        /// The search.
        ticket: u64,
        /// Which values are wanted.
        wanted: Wanted,
    },
    /// Say which values of a kind there are; a newer question of this sort replaces an older one.
    Values(ValuesAsked),
    /// Say how many papers each word leaves that a field takes.
    Words(WordsAsked),
    /// Read the notes that have changed.
    Notes,
    /// Say whether the library has the paper of this id.
    Known(PaperId),
    /// Open the library anew, for it has other papers or another index now.
    Renew,
    /// Stay with the papers that are shown, whatever is written to the store.
    Hold,
    /// Follow the store again.
    Release,
}

/// What is kept on disk.
#[derive(Debug, Clone, PartialEq)]
pub enum Keep {
    /// Marks, at once.
    Marks(Vec<Intent>),
    /// Where one is, within a second.
    Position(Where),
    /// Whether the papers that recto comes with are listed.
    Samples(Samples),
    /// The queries that are saved, as they are changed.
    View(ViewChange),
    /// A filter that was typed, among those before it.
    Filter(String),
}

/// What is done with the terminal, or by it with the desktop around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Put a text on the clipboard, as one safe line.
    Copy(String),
    /// Put a safe text of several lines on the clipboard.
    CopyLines {
        /// The text.
        text: String,
        /// What it is.
        said: String,
    },
    /// Have the note on a paper edited, and lend the editor the terminal.
    EditNote(Box<NoteOf>),
    /// Open an address outside.
    Open(String),
    /// Draw everything again, whatever else wrote on the screen.
    Redraw,
    /// Have mouse reports from the terminal, or no longer.
    CaptureMouse(Capture),
    /// Have everything look as the theme of this name, until one leaves.
    Look(&'static str),
    /// Give the terminal back and stop, until the shell continues recto.
    Suspend,
    /// Take the terminal again.
    Resume,
}

/// The note on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteOf {
    /// What a new one says of the paper.
    pub about: About,
    /// The paper's other ids, under which it may have one.
    pub others: Vec<PaperId>,
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
    /// When the last visit ended, in seconds since 1970.
    pub visit: Option<i64>,
    /// The marks.
    pub marks: Arc<Marks>,
    /// Which values of the filter pane are wanted.
    pub wanted: Wanted,
    /// The queries that are saved.
    pub saved: Arc<Vec<SavedView>>,
}

/// A question for the values of a kind, each with how many papers a query would show with it.
#[derive(Debug, Clone, PartialEq)]
pub struct ValuesAsked {
    /// Its number; the answer carries it.
    pub ticket: u64,
    /// The query, without a value of this kind that is to be replaced. Its ticket is that of the list:
    /// another list stops the work.
    pub search: Search,
    /// The kind.
    pub kind: FacetKind,
    /// Which of its values, and how many.
    pub wanted: Wanted,
}

/// A question for how many papers each word leaves that a field takes.
#[derive(Debug, Clone, PartialEq)]
pub struct WordsAsked {
    /// The query without the clause of the field. Its ticket is that of the list.
    pub search: Search,
    /// The field.
    pub field: &'static str,
}
