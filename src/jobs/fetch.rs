//! Fetches: what is asked of the web is handed to the importers, errand by errand. A fault of one
//! costs the others nothing, and a bad record costs itself.

mod asking;
mod broken;
mod errand;
mod kept;
mod round;
mod sought;
mod waiting;
mod web;

pub use errand::{Errand, ErrandError, ErrandKind, Sought};
pub use web::{Web, WebSetup};

use std::path::Path;

use super::fetched::Fetched;
use super::imported::Cut;
use super::index::after_papers;
use super::intake::Purpose;
use super::{Step, Stop};
use crate::library::{IndexError, StorePlace};
use kept::KeptFile;
use round::Round;
use waiting::Waiting;

/// What is to be fetched. Papers that wait to be fetched are, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetch {
    /// In this order.
    pub errands: Vec<Errand>,
    /// Whether what cannot have anything new is asked, too.
    pub when: When,
    /// What shall come of the papers.
    pub purpose: Purpose,
    /// The time, RFC 3339.
    pub now: String,
}

/// When something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Where it may have something new.
    WhenDue,
    /// At once, as far as the services allow it.
    AtOnce,
}

impl Fetch {
    /// Fetches everything, and says step by step how far it is. What was written stays whatever comes
    /// after it, and is indexed.
    pub fn run(
        self,
        web: &Web,
        place: &StorePlace,
        stop: &Stop,
        hear: &mut dyn FnMut(Step),
    ) -> Fetched {
        let mut fetched = Fetched::default();
        let mut round = Round::new(web, place, stop, &self);
        let waiting = Waiting {
            place,
            kept: KeptFile::in_folder(&web.setup.state),
            purpose: self.purpose,
        };
        let mut errands = waiting.with_those_that_wait(&self.errands, hear);
        // What one source does not know the next best is asked for.
        while !errands.is_empty() && fetched.cut.is_none() {
            let done = round.take(&errands, hear);
            errands = Errand::next_of(&done.elsewhere);
            fetched.each.extend(done.each);
            fetched.cut = done.cut;
        }
        if let Some(lines) = waiting.to_note(&mut fetched) {
            match round.note(lines) {
                Ok(noted) => fetched.noted = noted,
                Err(reason) => hear(Step::Said(format!(
                    "that these papers wait is not kept: {reason}"
                ))),
            }
        }
        if self.purpose != Purpose::Look && fetched.papers() > 0 {
            match after_papers(place, stop, hear) {
                Ok(()) => {}
                Err(IndexError::Stopped) => fetched.cut = Some(Cut::Stopped),
                Err(error) => fetched.unindexed = Some(error.to_string()),
            }
        }
        fetched
    }
}

/// Lets what is kept of a feed go on under another name.
///
/// # Errors
/// When `fetched.json` in this folder cannot be written: one sentence.
pub fn rename_kept(state: &Path, old: &str, new: &str) -> Result<(), String> {
    KeptFile::in_folder(state).rename(old, new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{Access, Bases};

    #[test]
    fn an_errand_that_panics_costs_the_others_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
        let mut bases = Bases::default();
        // Nobody listens there.
        let nowhere: url::Url = "http://127.0.0.1:1/".parse().unwrap();
        bases.set("arxiv", "base", nowhere);
        let web = Web::new(WebSetup {
            state: dir.path().join("state"),
            config: dir.path().join("config"),
            access: Access {
                bases,
                ..Access::default()
            },
            clock: || jiff::Timestamp::constant(1_795_953_600, 0),
            zone: || jiff::tz::TimeZone::UTC,
            variable: |name| {
                assert!(!name.ends_with("_HF"), "on purpose");
                None
            },
        });
        let words = ["hf:daily", "arxiv:search ti:x"].map(str::to_owned);
        let fetch = Fetch {
            errands: Errand::of_words(&words, &[]).unwrap(),
            when: When::AtOnce,
            purpose: Purpose::Write,
            now: "2026-11-29T14:00:00Z".to_owned(),
        };
        let stop = Stop::default();
        let fetched = fetch.run(&web, &place, &stop, &mut |_| ());
        let lines = fetched.lines(jiff::Timestamp::UNIX_EPOCH);
        assert_eq!(
            lines,
            [
                "hf:daily: failed: on purpose, which is a mistake in recto; please report it, kept what was there",
                "arxiv:search ti:x: failed: 127.0.0.1:1 accepts no connection, kept what was there",
            ]
        );
        assert_eq!(fetched.cut, None);
    }
}
