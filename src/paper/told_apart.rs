//! Papers of which a person said that they are others.

use serde_json::Value;

use super::{Paper, PaperId};

/// The field of a record that has their ids.
const NOT_SAME_AS: &str = "not_same_as";

impl Paper {
    /// The ids of papers of which a person said that they are others than this one.
    pub fn not_same_as(&self) -> impl Iterator<Item = PaperId> {
        let ids = self.other.get(NOT_SAME_AS).and_then(Value::as_array);
        let ids = ids.into_iter().flatten().filter_map(Value::as_str);
        // Of its own id it says nothing.
        ids.filter_map(PaperId::parse)
            .filter(|id| self.ids().all(|own| own != id))
    }

    /// Keeps that the papers with these ids are others.
    pub fn tell_apart_from(&mut self, ids: impl IntoIterator<Item = PaperId>) {
        let mut known: Vec<PaperId> = self.not_same_as().collect();
        let before = known.len();
        for id in ids {
            if !known.contains(&id) {
                known.push(id);
            }
        }
        if known.len() > before {
            let ids = known.iter().map(|id| Value::from(id.as_str())).collect();
            self.other.insert(NOT_SAME_AS.to_owned(), Value::Array(ids));
        }
    }

    /// Whether this one says that the other is another paper.
    #[must_use]
    pub fn says_it_is_not(&self, other: &Self) -> bool {
        let mut ids = self.not_same_as();
        ids.any(|id| other.ids().any(|known| *known == id))
    }

    /// Whether a person said that these are two papers.
    #[must_use]
    pub fn is_told_apart_from(&self, other: &Self) -> bool {
        self.says_it_is_not(other) || other.says_it_is_not(self)
    }

    /// Whether a field of a record says from which papers it was told apart.
    #[must_use]
    pub fn tells_apart(field: &str) -> bool {
        field == NOT_SAME_AS
    }
}
