//! What came of an import.

use std::collections::BTreeMap;
use std::fmt;

use super::keyworded::Keyworded;
use crate::merge::Counts;
use crate::text::numbers::thousands;

/// What was passed over in an input, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The input, as it is named.
    pub file: String,
    /// The line of it, from 1.
    pub line: u64,
    /// What is wrong there.
    pub reason: String,
}

/// An input that was passed over as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The input, as it is named.
    pub file: String,
    /// Why it was.
    pub reason: String,
    /// Whether a person asked for this very input, or for none to be passed over.
    pub was_asked_for: bool,
}

impl fmt::Display for PassedOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let was = if self.was_asked_for {
            "not imported"
        } else {
            "passed over"
        };
        write!(f, "{} was {was}: {}", self.file, self.reason)
    }
}

/// The first of several things, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noted {
    /// The first, as a sentence.
    pub first: Option<String>,
    /// How many there are.
    pub count: usize,
}

impl Noted {
    pub(super) fn note(&mut self, one: &impl ToString) {
        self.first.get_or_insert_with(|| one.to_string());
        self.count += 1;
    }
}

/// Why an import ended before its inputs did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cut {
    /// It was stopped.
    Stopped,
    /// It could not go on.
    Failed(String),
}

/// What came of an import: all that is counted is in the store, however it ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// What became of the records.
    pub counts: Counts,
    /// What was passed over in inputs.
    pub problems: Noted,
    /// How many entries of each kind were passed over that are no papers by their kind.
    pub kinds: BTreeMap<String, usize>,
    /// What is to be kept under tags, where keywords are asked for as such.
    pub keyworded: Vec<Keyworded>,
    /// The inputs that were passed over as a whole.
    pub passed_over: Noted,
    /// The first of them.
    pub refused: Option<PassedOver>,
    /// Why it ended before its inputs did, where it did.
    pub cut: Option<Cut>,
    /// Why the papers are not indexed, where they should be: searching them is slower meanwhile.
    pub unindexed: Option<String>,
}

impl Imported {
    /// How many papers are in the store now that were not, or not so.
    #[must_use]
    pub fn papers(&self) -> usize {
        self.counts.added + self.counts.changed
    }

    /// Whether no record was read, though nobody stopped it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.counts.sum() == 0 && self.cut != Some(Cut::Stopped)
    }

    /// Whether all went as it should: it came to its end, all can be searched, and something was read.
    #[must_use]
    pub fn is_well(&self) -> bool {
        let ended = !matches!(self.cut, Some(Cut::Failed(_)));
        ended && self.unindexed.is_none() && !self.is_nothing()
    }

    /// Why the one input was not taken, without its name, where that is all there is to say.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        let only = self
            .refused
            .as_ref()
            .filter(|_| self.passed_over.count == 1)?;
        Some(format!("It was not imported: {}.", only.reason))
    }

    /// What became of the records, for a heading.
    #[must_use]
    pub fn titled(&self) -> String {
        let Counts {
            added,
            changed,
            same: _,
            skipped,
        } = self.counts;
        let parts = [(added, "added"), (changed, "changed"), (skipped, "skipped")];
        let parts = parts.into_iter().filter(|(papers, _)| *papers > 0);
        let parts = parts.map(|(papers, what)| format!("{} {what}", thousands(papers as u64)));
        format!("Imported: {}", parts.collect::<Vec<String>>().join(", "))
    }

    /// What was passed over by its kind, in words.
    #[must_use]
    pub fn kinds_passed_over(&self) -> Option<String> {
        let entries = |entries| if entries == 1 { "entry" } else { "entries" };
        let kinds = self.kinds.iter();
        let kinds = kinds.map(|(kind, of)| {
            let count = thousands(*of as u64);
            format!("{count} {} of kind {kind}", entries(*of))
        });
        let kinds: Vec<String> = kinds.collect();
        (!kinds.is_empty()).then(|| format!("{} passed over", kinds.join(" and ")))
    }

    /// The outcome for a status line.
    #[must_use]
    pub fn sentence(&self) -> String {
        let came = self.counts.sum() > 0;
        let mut passed_over = match (&self.passed_over.first, self.passed_over.count) {
            (None, _) => String::new(),
            (Some(first), 1) => format!("; {first}"),
            (Some(first), count) => format!("; {}: {first}", files_passed_over(count)),
        };
        passed_over.extend(self.kinds_passed_over().map(|kind| format!("; {kind}")));
        let why = self.problems.first.as_ref();
        let why = why.map(|first| format!(" ({first})")).unwrap_or_default();
        let counts = format!("{}{why}{passed_over}.", self.counted());
        let said = match (&self.cut, came) {
            (None, true) => counts,
            (None, false) => match (&self.passed_over.first, self.passed_over.count) {
                (None, _) => counts,
                (Some(first), 1) => format!("{first}."),
                (Some(first), more) => {
                    format!(
                        "Nothing was imported; {}: {first}.",
                        files_passed_over(more)
                    )
                }
            },
            (Some(Cut::Stopped), false) => "The import was stopped; nothing came in.".to_owned(),
            (Some(Cut::Stopped), true) => format!("Stopped; what came in stays. {counts}"),
            (Some(Cut::Failed(reason)), false) => format!("Nothing was imported: {reason}"),
            (Some(Cut::Failed(reason)), true) => {
                format!("The import ended early, {reason}. Before that: {counts}")
            }
        };
        match &self.unindexed {
            None => said,
            Some(reason) => format!("{said} Searching them is slower meanwhile: {reason}"),
        }
    }

    /// What became of the records, in words.
    #[must_use]
    pub fn counted(&self) -> String {
        let Counts {
            added,
            changed,
            same,
            skipped,
        } = self.counts;
        let same = if added + changed == 0 {
            format!(", {} known already", thousands(same as u64))
        } else {
            String::new()
        };
        let [added, changed, skipped] =
            [added, changed, skipped].map(|papers| thousands(papers as u64));
        format!("Added {added}, changed {changed}{same}, skipped {skipped}")
    }
}

/// How many files were passed over, in words.
#[must_use]
pub fn files_passed_over(files: usize) -> String {
    match files {
        1 => "1 file passed over".to_owned(),
        files => format!("{} files passed over", thousands(files as u64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imported(added: usize, changed: usize, same: usize, skipped: usize) -> Imported {
        let counts = Counts {
            added,
            changed,
            same,
            skipped,
        };
        Imported {
            counts,
            ..Imported::default()
        }
    }

    fn noted(first: &str, count: usize) -> Noted {
        Noted {
            first: Some(first.to_owned()),
            count,
        }
    }

    #[test]
    fn the_outcome_is_a_sentence() {
        let mut one = imported(30, 2, 5, 1);
        one.problems = noted("line 88: no title", 1);
        assert_eq!(
            one.sentence(),
            "Added 30, changed 2, skipped 1 (line 88: no title)."
        );
        one.kinds.insert("@comment".to_owned(), 12);
        one.kinds.insert("@preamble".to_owned(), 1);
        assert_eq!(
            one.sentence(),
            "Added 30, changed 2, skipped 1 (line 88: no title); 12 entries of kind @comment and 1 entry of kind @preamble passed over."
        );
        one.kinds.clear();
        one.passed_over = noted("b was passed over: it is empty", 2);
        assert_eq!(
            one.sentence(),
            "Added 30, changed 2, skipped 1 (line 88: no title); 2 files passed over: b was passed over: it is empty."
        );
        assert_eq!(
            imported(0, 0, 32, 0).sentence(),
            "Added 0, changed 0, 32 known already, skipped 0."
        );
        let mut none = imported(0, 0, 0, 0);
        none.passed_over = noted("b was not imported: it is empty", 1);
        assert_eq!(none.sentence(), "b was not imported: it is empty.");
    }

    #[test]
    fn an_end_before_the_end_says_what_stays() {
        let cut = |added, cut: Cut| {
            let mut some = imported(added, 0, 0, 0);
            some.cut = Some(cut);
            some.sentence()
        };
        let failed = || Cut::Failed("the disk is full".to_owned());
        assert_eq!(
            cut(7, Cut::Stopped),
            "Stopped; what came in stays. Added 7, changed 0, skipped 0."
        );
        assert_eq!(
            cut(0, Cut::Stopped),
            "The import was stopped; nothing came in."
        );
        assert_eq!(
            cut(7, failed()),
            "The import ended early, the disk is full. Before that: Added 7, changed 0, skipped 0."
        );
        assert_eq!(cut(0, failed()), "Nothing was imported: the disk is full");
    }
}
