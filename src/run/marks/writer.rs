//! What the marks thread knows of the disk, and writes to it.

use std::collections::BTreeSet;

use crate::app::{Message, Where};
use crate::marks::{Intent, ReadMarks, SetRead, SetStar, Stamp, StarFile, Stars};
use crate::state::{Position, StateFile};

/// The two files, as they were read or written last.
pub(in crate::run) struct Writer {
    star_file: StarFile,
    state_file: StateFile,
    stars: Stars,
    read: ReadMarks,
    /// Why stars cannot be set.
    closed: Option<String>,
    /// The star file as it was when it was read last.
    seen: Option<Stamp>,
    /// What has been said already; saying it at each save would help nobody.
    told: BTreeSet<String>,
}

impl Writer {
    /// The files, with what the reader started with.
    pub(in crate::run) fn new(
        star_file: StarFile,
        state_file: StateFile,
        stars: Stars,
        read: ReadMarks,
        closed: Option<String>,
    ) -> Self {
        Self {
            seen: star_file.stamp(),
            star_file,
            state_file,
            stars,
            read,
            closed,
            told: BTreeSet::new(),
        }
    }

    /// Writes every intent, and the position along with read marks. They are idempotent, so that
    /// all are written again after a failure. Stars that nobody can set before something is mended
    /// count as done: the marks on disk do not have them.
    pub(super) fn write(
        &mut self,
        intents: &[Intent],
        position: Option<&Where>,
    ) -> Result<Vec<String>, String> {
        let stars: Vec<SetStar> = intents
            .iter()
            .filter_map(|intent| match intent {
                Intent::Star(set) => Some(set.clone()),
                Intent::Read(_) => None,
            })
            .collect();
        let reads: Vec<SetRead> = intents
            .iter()
            .filter_map(|intent| match intent {
                Intent::Read(set) => Some(set.clone()),
                Intent::Star(_) => None,
            })
            .collect();
        // Neither waits for the other to work.
        let starred = if stars.is_empty() {
            Ok(Vec::new())
        } else {
            self.write_stars(&stars)
        };
        if !reads.is_empty() {
            let position = position.map(on_disk);
            let state = self
                .state_file
                .save(position.as_ref(), &reads)
                .map_err(|error| error.to_string())?;
            self.read = state.read;
        }
        starred
    }

    fn write_stars(&mut self, stars: &[SetStar]) -> Result<Vec<String>, String> {
        match self.star_file.save(stars, &crate::clock::now()) {
            Ok(saved) => {
                self.stars = saved.stars;
                self.closed = None;
                self.seen = self.star_file.stamp();
                Ok(self.untold(saved.warnings))
            }
            Err(error) if error.is_lasting() => {
                self.closed = Some(error.to_string());
                Ok(Vec::new())
            }
            Err(error) => Err(error.to_string()),
        }
    }

    /// Says what is on disk, after so many intents are done.
    pub(super) fn saved(&self, intents: usize, notes: Vec<String>) -> Message {
        Message::MarksSaved {
            intents,
            stars: self.stars.clone(),
            read: self.read.clone(),
            closed: self.closed.clone(),
            notes,
        }
    }

    /// Why a star among these intents, which are done, is not as wanted.
    pub(super) fn refuses(&self, intents: &[Intent]) -> Option<String> {
        let is_star = |intent: &Intent| matches!(intent, Intent::Star(_));
        self.closed.clone().filter(|_| intents.iter().any(is_star))
    }

    /// What is on disk now, where another program has changed the star file.
    pub(super) fn look(&mut self) -> Option<Message> {
        let now = self.star_file.stamp();
        if now == self.seen {
            return None;
        }
        self.seen = now;
        match self.star_file.read() {
            Ok(stars) => {
                self.closed = self.star_file.newer(&stars).map(|error| error.to_string());
                self.stars = stars;
            }
            // The stars stay as they were seen last.
            Err(error) => self.closed = Some(error.to_string()),
        }
        Some(self.saved(0, Vec::new()))
    }

    /// Writes where one is. Returns what to say.
    pub(super) fn write_position(&mut self, position: &Where) -> Option<String> {
        match self.state_file.save(Some(&on_disk(position)), &[]) {
            Ok(state) => {
                self.read = state.read;
                None
            }
            Err(error) => self.untold(vec![error.to_string()]).pop(),
        }
    }

    /// Those that have not been said yet.
    fn untold(&mut self, notes: Vec<String>) -> Vec<String> {
        let new = |note: &String| self.told.insert(note.clone());
        notes.into_iter().filter(new).collect()
    }
}

fn on_disk(position: &Where) -> Position {
    Position {
        query: position.query.clone(),
        order: position.order.name().to_owned(),
        selected: position.selected.clone(),
        scroll: position.scroll,
        row: position.row,
    }
}
