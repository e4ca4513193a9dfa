//! A paper that the one which is read cites, in a small window.

use super::{Told, ToldLine};
use crate::app::{Row, StarShown};
use crate::body::Cited;
use crate::text::safe;

/// A paper that is cited.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What is shown.
    pub told: Told,
    /// What the entry tells.
    pub cited: Cited,
    /// The paper as it would stand in the list; nothing where no id of it is told.
    pub row: Option<Row>,
    /// Whether the library has it, once that is known.
    pub is_known: Option<bool>,
    /// Its star.
    pub star: StarShown,
}

impl Reference {
    /// An entry with what it says, safe.
    #[must_use]
    pub(in crate::app) fn new(cited: Cited, says: String, row: Option<Row>) -> Self {
        let label = safe::line(&cited.label);
        let title = if label.is_empty() {
            "Reference".to_owned()
        } else {
            label
        };
        Self {
            told: Told::new(title, vec![says]),
            cited,
            row,
            is_known: None,
            star: StarShown::None,
        }
    }

    /// Says below the entry what is known of the paper.
    pub(in crate::app) fn say_known(&mut self) {
        let id = self
            .row
            .as_ref()
            .map(|row| safe::line(&row.paper.id.to_string()));
        let known = match (id, self.is_known) {
            (None, _) => "No id of it is told.".to_owned(),
            (Some(id), None) => id,
            (Some(id), Some(true)) => format!("{id} is in your library."),
            (Some(id), Some(false)) => format!("{id} is not in your library."),
        };
        self.told.lines.truncate(1);
        let lines = [String::new(), known].into_iter();
        self.told.lines.extend(lines.map(ToldLine::note));
    }
}
