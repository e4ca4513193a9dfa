//! What the user wishes of the keys: an entry, read and compared with those before it.

use crate::app::{BINDINGS, Binding, Key, Scope};

/// The keys that the user gives to an action, wherever it works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// The name of the action.
    pub action: String,
    /// The names of the keys; none turns it off.
    pub keys: Vec<String>,
    /// The line of the settings that says so, from 1.
    pub line: usize,
}

/// An entry that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyMistake {
    /// The line of the entry.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// What an entry gives, once it is understood.
pub(super) struct Wish<'a> {
    pub(super) entry: &'a KeyEntry,
    pub(super) rows: Vec<WishedRow>,
}

/// The keys that a row of the table is to have.
pub(super) struct WishedRow {
    /// Its place in the table.
    pub(super) row: usize,
    pub(super) scope: Scope,
    pub(super) keys: Vec<Key>,
}

impl<'a> Wish<'a> {
    /// Says which word is no action or no key, and which key cannot be one where one types.
    pub(super) fn read(entry: &'a KeyEntry) -> Result<Self, String> {
        let name = &entry.action;
        let rows = || {
            let rows = BINDINGS.iter().enumerate();
            rows.filter(|(_, binding)| binding.name == name)
        };
        if rows().next().is_none() {
            return Err(format!("\"{name}\" is no action; the help (?) names them"));
        }
        let keys = entry.keys.iter().map(|key| key.parse::<Key>());
        let keys = keys.collect::<Result<Vec<Key>, _>>();
        let keys = keys.map_err(|error| error.to_string())?;
        let typed = keys.iter().find(|key| key.typed().is_some());
        if let Some(key) = typed.filter(|_| rows().all(|(_, binding)| binding.scope.types())) {
            return Err(format!(
                "\"{name}\" works where one types, and {key} is typed there; take a key with Ctrl, or F2 and so on"
            ));
        }
        let wished = |(row, binding): (usize, &Binding)| {
            let scope = binding.scope;
            let fits = |key: &&Key| !scope.types() || key.typed().is_none();
            let fitting: Vec<Key> = keys.iter().filter(fits).copied().collect();
            // Where one types, an action with nothing but characters keeps the keys of the table.
            let keeps = fitting.is_empty() && !keys.is_empty();
            (!keeps).then_some(WishedRow {
                row,
                scope,
                keys: fitting,
            })
        };
        let rows = rows().filter_map(wished).collect();
        Ok(Self { entry, rows })
    }

    /// This wish, unless one of those before it has a key of it where both work.
    pub(super) fn beside(self, others: &[Self]) -> Result<Self, String> {
        for other in others {
            if let Some(key) = self.clash(other) {
                return Err(format!(
                    "{key} is already the key of \"{}\" by line {}; give one of them another",
                    other.entry.action, other.entry.line
                ));
            }
        }
        Ok(self)
    }

    fn clash(&self, other: &Self) -> Option<Key> {
        for mine in &self.rows {
            let theirs = other.rows.iter();
            for theirs in theirs.filter(|theirs| mine.scope.meets(theirs.scope)) {
                let mut shared = mine.keys.iter().filter(|key| theirs.keys.contains(key));
                if let Some(key) = shared.next() {
                    return Some(*key);
                }
            }
        }
        None
    }
}
