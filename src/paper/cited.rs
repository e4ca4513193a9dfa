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
    /// `EndNote`'s tag.
    pub endnote: &'static str,
    /// MEDLINE's.
    pub medline: &'static str,
}

/// Every such field.
pub const CITED: &[Cited] = &[
    cited("volume", ["volume", "VL", "volume", "V", "VI"]),
    cited("number", ["number", "IS", "issue", "N", "IP"]),
    cited("pages", ["pages", "SP", "page", "P", "PG"]),
    cited("publisher", ["publisher", "PB", "publisher", "I", "PB"]),
    cited("note", ["note", "N1", "note", "Z", "GN"]),
];

/// A field, and what BibTeX, RIS, CSL, `EndNote` and MEDLINE call it.
const fn cited(name: &'static str, called: [&'static str; 5]) -> Cited {
    let [bibtex, ris, csl, endnote, medline] = called;
    Cited {
        name,
        bibtex,
        ris,
        csl,
        endnote,
        medline,
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

/// Pages as catalogues of medicine shorten them, with all their digits: `123-9` is `123-129`.
#[must_use]
pub fn pages_in_full(pages: &str) -> String {
    let ranges = with_one_hyphen(pages);
    let ranges = ranges.split(", ").map(|range| {
        let (first, last) = range.split_once('-')?;
        let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let missing = first
            .len()
            .checked_sub(last.len())
            .filter(|&missing| missing > 0)?;
        let (same, rest) = first.split_at_checked(missing)?;
        let is_short =
            !last.is_empty() && digits(last) == last.len() && digits(first) >= last.len();
        (is_short && rest <= last).then(|| format!("{first}-{same}{last}"))
    });
    let whole = with_one_hyphen(pages);
    let ranges = ranges.zip(whole.split(", "));
    let ranges = ranges.map(|(full, range)| full.unwrap_or_else(|| range.to_owned()));
    ranges.collect::<Vec<String>>().join(", ")
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
    fn the_digits_that_were_left_out_of_pages_are_those_before() {
        for (short, full) in [
            ("123-9", "123-129"),
            ("1098-102", "1098-1102"),
            ("S12–5", "S12-S15"),
            ("e123-35", "e123-e135"),
            ("12-5; quiz 7-8", "12-5; quiz 7-8"),
            ("123-9, 141-2", "123-129, 141-142"),
            ("9-12", "9-12"),
            ("19-12", "19-12"),
            ("123-x", "123-x"),
            ("e5", "e5"),
            ("123-", "123-"),
        ] {
            assert_eq!(pages_in_full(short), full, "{short}");
        }
    }

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
