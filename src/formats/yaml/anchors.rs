//! What the anchors of a document name, for the records behind.

use std::fmt::Write;

use serde_json::Value;

use crate::disk::limits;

/// Anchors that are known at once, and the bytes of what they name: people name an author or a journal.
const MOST: usize = 256;
const LARGEST: usize = 64 << 10;

/// The anchors of the records that have been read.
#[derive(Debug, Default)]
pub(super) struct YamlAnchors {
    /// Each name, and what it names as one line of JSON, which is YAML, too. The last one counts.
    known: Vec<(String, String)>,
    /// The bytes that have been said again.
    said: u64,
}

impl YamlAnchors {
    /// Takes those of a record, as far as there is room.
    pub(super) fn take(&mut self, named: Vec<(String, Value)>) {
        for (name, value) in named.into_iter().take(MOST) {
            let json = value.to_string();
            self.known.retain(|(known, _)| *known != name);
            let sizes = self
                .known
                .iter()
                .map(|(name, json)| name.len() + json.len());
            let size = sizes.sum::<usize>() + name.len() + json.len();
            if size <= LARGEST && self.known.len() < MOST {
                self.known.push((name, json));
            }
        }
    }

    /// The lines that say those again which a text has an alias of, each behind this. A file of nothing
    /// but aliases ends soon: of so many bytes no more are said.
    pub(super) fn lines(&mut self, text: &str, before: &str) -> Vec<String> {
        let is_used = |name: &str| text.contains(&format!("*{name}"));
        let used = self.known.iter().filter(|(name, _)| is_used(name));
        let mut lines = Vec::new();
        for (name, json) in used {
            let mut line = String::new();
            // Writing to a string cannot fail.
            let _ = writeln!(line, "{before}&{name} {json}");
            self.said += line.len() as u64;
            if self.said > limits::PAGE {
                return Vec::new();
            }
            lines.push(line);
        }
        lines
    }
}
