//! What a bibliography says of a work beyond what a reader needs: its kind, volume, pages. Kept
//! beside the fields of a record, so that what comes in by one format goes out by another.

use serde_json::Value;

use super::Paper;

/// One such field, and what the formats call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cited {
    /// The name beside the fields of a record.
    pub name: &'static str,
    /// The BibTeX field.
    pub bibtex: &'static str,
    /// The RIS tag; `pages` has two, for the first and the last.
    pub ris: &'static str,
    /// The CSL variable.
    pub csl: &'static str,
}

/// Every such field.
pub const CITED: &[Cited] = &[
    cited("volume", "volume", "VL", "volume"),
    cited("number", "number", "IS", "issue"),
    cited("pages", "pages", "SP", "page"),
    cited("publisher", "publisher", "PB", "publisher"),
    cited("note", "note", "N1", "note"),
];

const fn cited(
    name: &'static str,
    bibtex: &'static str,
    ris: &'static str,
    csl: &'static str,
) -> Cited {
    Cited {
        name,
        bibtex,
        ris,
        csl,
    }
}

impl Paper {
    /// A field of [`CITED`], where the record has it.
    #[must_use]
    pub fn cited(&self, name: &str) -> Option<&str> {
        self.other
            .get(name)?
            .as_str()
            .filter(|text| !text.trim().is_empty())
    }

    /// Takes a field of [`CITED`] out of the record.
    pub fn take_cited(&mut self, name: &str) -> Option<String> {
        let text = self.cited(name)?.to_owned();
        self.other.remove(name);
        Some(text)
    }

    /// Keeps a field of [`CITED`], or the kind of work. A run of dashes between pages is one hyphen.
    pub fn cite(&mut self, name: &str, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            let kept = if name == "pages" {
                with_one_hyphen(text)
            } else {
                text.to_owned()
            };
            self.other.insert(name.to_owned(), Value::from(kept));
        }
    }
}

/// The text with a hyphen for each run of dashes.
fn with_one_hyphen(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match (
            matches!(c, '-' | '‐' | '‑' | '–' | '—'),
            kept.ends_with('-'),
        ) {
            (true, true) => {}
            (true, false) => kept.push('-'),
            (false, _) => kept.push(c),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::title_key;

    #[test]
    fn pages_have_one_hyphen_however_they_were_written() {
        let mut paper = Paper::new(title_key("t"));
        for pages in ["3--9", "3–9", "3-9"] {
            paper.cite("pages", pages);
            assert_eq!(paper.cited("pages"), Some("3-9"));
        }
        paper.cite("note", " a -- b ");
        paper.cite("volume", " ");
        assert_eq!(
            (paper.cited("note"), paper.cited("volume")),
            (Some("a -- b"), None)
        );
    }
}
