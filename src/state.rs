//! Where one left off: what `state.json` holds beside read marks and visits, and what was typed.

mod history;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::marks::{FileKind, Marks, Member};
use crate::paper::PaperId;
pub use history::{HISTORY_NAME, HistoryFile};

/// Where one left off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Position {
    /// The query line.
    pub query: String,
    /// The name of the order.
    pub order: String,
    /// The selected paper.
    pub selected: Option<PaperId>,
    /// The first line shown of that paper.
    pub scroll: usize,
    /// How far down the screen its row stands.
    pub row: usize,
    /// The names of the groups of the filter pane that are folded.
    pub folded: Vec<String>,
    /// How many letters stand above what was read last in whole papers, the one read last behind the others.
    pub read_to: Vec<(PaperId, usize)>,
}

impl Position {
    /// The position that was read with these marks; what is missing or of another form is as at the
    /// first start.
    #[must_use]
    pub fn of(marks: &Marks) -> Self {
        Self {
            query: read(marks, "query"),
            order: read(marks, "order"),
            selected: read(marks, "selected"),
            scroll: read(marks, "scroll"),
            row: read(marks, "row"),
            folded: read(marks, "folded"),
            read_to: read(marks, "read_to"),
        }
    }

    /// The position as it lies in the file.
    #[must_use]
    pub fn members(&self) -> [Member; 7] {
        let read_to = self.read_to.iter();
        let read_to = read_to
            .map(|(id, above)| Value::from(vec![Value::from(id.as_str()), Value::from(*above)]));
        let selected = self.selected.as_ref().map(PaperId::as_str);
        [
            ("query", Value::from(self.query.as_str()).to_string()),
            ("order", Value::from(self.order.as_str()).to_string()),
            ("selected", Value::from(selected).to_string()),
            ("scroll", Value::from(self.scroll).to_string()),
            ("row", Value::from(self.row).to_string()),
            ("folded", Value::from(self.folded.clone()).to_string()),
            ("read_to", read_to.collect::<Value>().to_string()),
        ]
    }
}

fn read<T: DeserializeOwned + Default>(marks: &Marks, name: &str) -> T {
    let json = marks.member(FileKind::State, name);
    json.and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}
