//! A paper of the list, ready to show.

use std::ops::Range;
use std::sync::Arc;

use crate::marks::MarkKey;
use crate::paper::{Paper, byline};
use crate::text::safe;

/// One paper of the list, ready to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The record, raw.
    pub paper: Arc<Paper>,
    /// The title, safe, on one line.
    pub title: String,
    /// Where the query's words stand in the title, in bytes.
    pub hits: Vec<Range<usize>>,
    /// What stands beside the date in a second line.
    pub aside: Arc<Aside>,
    /// How many papers of a list by date have its day, where that is known.
    pub of_day: Option<usize>,
    /// Where its marks stand, or would stand.
    pub mark_key: MarkKey,
    /// Until when the last list reached that was marked as read and has it, in seconds since 1970.
    pub listed_until: Option<i64>,
    /// The terms for which it is listed, safe: those that it shares with starred papers in the order for
    /// you, or with the paper that it is like; else empty.
    pub shared: String,
}

/// Who wrote a paper and where it belongs, each safe and on one line; empty where it is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aside {
    /// The first author, and how many others: `Bo Ask +3`.
    pub names: String,
    /// The first category, or else the venue.
    pub subject: String,
}

impl Aside {
    /// What a record says.
    #[must_use]
    pub fn of(paper: &Paper) -> Self {
        let category = paper.categories.first();
        let subject = category.or(paper.venue.as_ref());
        Self {
            names: safe::line(&byline(&paper.authors, 1)),
            subject: subject
                .map(|subject| safe::line(subject))
                .unwrap_or_default(),
        }
    }
}
