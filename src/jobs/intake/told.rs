//! What records tell that passes, votes and places in lists: it is kept in a file of its own.

use crate::disk::Lock;
use crate::formats::Format;
use crate::library::{LastTold, StorePlace, VoteLine, Votes, VotesError, VotesFile};
use crate::merge::Told;
use crate::paper::{ImportError, Received};

/// The votes of the library, and what an import tells of them.
#[derive(Debug)]
pub(super) struct Telling {
    file: VotesFile,
    /// What is known, once anything was told.
    known: Option<Votes>,
    /// The name of the format of the input.
    format: &'static str,
    /// The place of the next record, where the input is a list by places.
    next: Option<u32>,
    /// What was told and is not written yet, each with its time.
    waiting: Vec<(Told, String)>,
}

impl Telling {
    pub(super) fn new(place: &StorePlace) -> Self {
        Self {
            file: place.votes(),
            known: None,
            format: "",
            next: None,
            waiting: Vec::new(),
        }
    }

    /// Begins an input of a format; the place of its first record, where it is a list by places.
    /// What was told by an input that was not taken is forgotten.
    pub(super) fn begin(&mut self, format: &'static Format, places: Option<u32>) {
        (self.format, self.next) = (format.name, places);
        self.waiting.clear();
    }

    /// Another copy has written.
    pub(super) fn forget(&mut self) {
        self.known = None;
    }

    /// A record with its place in the list.
    pub(super) fn placed(
        &mut self,
        record: Result<Received, ImportError>,
    ) -> Result<Received, ImportError> {
        let Some(place) = self.next else {
            return record;
        };
        self.next = place.checked_add(1);
        record.map(|mut received| {
            received.paper.rank = Some(place);
            received
        })
    }

    /// Takes what records told at a time.
    pub(super) fn hear(&mut self, told: Vec<Told>, now: &str) {
        let told = told.into_iter().map(|told| (told, now.to_owned()));
        self.waiting.extend(told);
    }

    /// Writes what was told and was not known, for one who holds the store.
    pub(super) fn write(&mut self, held: &Lock) -> Result<(), VotesError> {
        let told = std::mem::take(&mut self.waiting);
        if told.is_empty() {
            return Ok(());
        }
        let mut known = match self.known.take() {
            Some(known) => known,
            None => self.file.read()?,
        };
        let lines: Vec<VoteLine> = told
            .into_iter()
            .filter_map(|(told, at)| self.line(told, at, &known))
            .collect();
        if !lines.is_empty() {
            self.file.append(held, &mut known, &lines)?;
        }
        self.known = Some(known);
        Ok(())
    }

    /// The line that something told is; none where it is known.
    fn line(&self, told: Told, at: String, known: &Votes) -> Option<VoteLine> {
        let last = known.of(told.ids.iter());
        let votes = last.and_then(LastTold::votes).or(told.in_store);
        // A place that a record brings along from elsewhere is none in a list of today.
        let is_of_list = told.format.as_deref() == Some(self.format);
        let rank = told.rank.filter(|_| is_of_list);
        let is_new = told.votes.is_some() && told.votes != votes;
        let id = told.ids.into_iter().next();
        id.filter(|_| is_new || rank.is_some()).map(|id| VoteLine {
            id,
            votes: told.votes.filter(|_| is_new),
            rank,
            at,
        })
    }
}
