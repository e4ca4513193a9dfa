//! Which papers were read, and when.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::SetRead;
use crate::paper::PaperId;

/// The papers that were read, each with its time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReadMarks(BTreeMap<PaperId, String>);

impl ReadMarks {
    /// Whether the paper with this key was read.
    #[must_use]
    pub fn contains(&self, id: &PaperId) -> bool {
        self.0.contains_key(id)
    }

    /// The keys of all papers that were read.
    pub fn iter(&self) -> impl Iterator<Item = &PaperId> {
        self.0.keys()
    }

    /// Sets or takes back a mark; the first time of reading stays.
    pub fn apply(&mut self, set: &SetRead) {
        if set.read {
            self.0
                .entry(set.id.clone())
                .or_insert_with(|| set.at.clone());
        } else {
            self.0.remove(&set.id);
        }
    }
}
