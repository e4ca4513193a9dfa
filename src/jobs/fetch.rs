//! Fetches: what is asked of the web is handed to the importers, errand by errand. A fault of one
//! costs the others nothing, and a bad record costs itself.

mod errand;
mod kept;
mod round;
mod web;

pub use errand::{Errand, ErrandError, ErrandKind};
pub use web::{Web, WebSetup};

use std::path::Path;

use super::fetched::{Came, Fetched, Outcome};
use super::imported::{Cut, Noted};
use super::index::after_papers;
use super::intake::Purpose;
use super::{Step, Stop};
use crate::library::{IndexError, StorePlace};
use crate::merge::Counts;
use kept::KeptFile;
use round::Round;

/// What is to be fetched.
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
        for errand in &self.errands {
            let mut outcome = Outcome {
                name: errand.name.clone(),
                spec: errand.spec.clone(),
                counts: Counts::default(),
                problems: Noted::default(),
                came: Came::NotAsked,
                not_found: Vec::new(),
            };
            if fetched.cut.is_none() {
                fetched.cut = round.take(errand, &mut outcome, hear).err();
            }
            fetched.each.push(outcome);
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
