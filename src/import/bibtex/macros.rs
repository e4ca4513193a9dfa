//! Macros of BibTeX: `@string{aaai = "Proc. AAAI"}`.
//!
//! A macro is expanded where it is defined, so that none can refer to itself.

use std::collections::HashMap;

use crate::disk::limits;
use crate::text::size::size;

/// The macros defined so far.
#[derive(Debug, Default)]
pub(super) struct Macros {
    texts: HashMap<String, String>,
    bytes: usize,
}

impl Macros {
    /// The text of a macro, in any case of its letters.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts
            .get(&name.to_ascii_lowercase())
            .map(String::as_str)
    }

    /// Defines a macro; a later definition takes the place of an earlier one.
    pub(super) fn define(&mut self, name: String, text: String) -> Result<(), String> {
        self.bytes += name.len() + text.len();
        if self.bytes > limits::ENTRY {
            return Err(format!(
                "the macros of the file are larger than {}",
                size(limits::ENTRY as u64)
            ));
        }
        self.texts.insert(name, text);
        Ok(())
    }
}
