//! An entry of which fields can be left out, for whoever watches what is used of it.

use super::entry::BibtexEntry;
use crate::formats::watch::{FieldPath, Fielded};

/// What the key is called among the fields; no field has a blank in its name.
const KEY: &str = "citation key";

impl BibtexEntry {
    /// So many bytes its fields have.
    pub(super) fn size(&self) -> usize {
        let sizes = self
            .fields
            .iter()
            .map(|(name, value)| name.len() + value.len());
        sizes.sum()
    }
}

/// Its word and its key are fields like the others: without the word it is a `misc`.
impl Fielded for BibtexEntry {
    fn names(&self, within: &[String]) -> Vec<String> {
        if !within.is_empty() {
            return Vec::new();
        }
        let key = (!self.key.is_empty()).then(|| KEY.to_owned());
        let fields = self.fields.iter().map(|(name, _)| name.clone());
        let word = format!("@{}", self.kind);
        [word].into_iter().chain(key).chain(fields).collect()
    }

    fn without(&self, fields: &[&FieldPath]) -> Self {
        let mut less = self.clone();
        for name in fields.iter().filter_map(|path| path.first()) {
            match name.as_str() {
                KEY => less.key.clear(),
                word if word.starts_with('@') => "misc".clone_into(&mut less.kind),
                name => less.fields.retain(|(known, _)| known != name),
            }
        }
        less
    }
}
