//! The world as the loop sees it: the threads that do what the model asks for.

use std::cell::Cell;
use std::sync::mpsc::Sender;

use anyhow::{Context, Result};

use super::jobs;
use super::marks::{MarksThread, Writer};
use super::open;
use super::search::{self, SearchThread, Searcher};
use crate::app::{Effect, Message, Model, Total, Where, update};
use crate::files::Folders;
use crate::library::{Library, Place};

/// A store with at most so many bytes that are not indexed is read before the first frame, so that
/// it has rows; a larger one is read behind it.
const READ_AT_ONCE: u64 = 1 << 20;

/// The threads that do what the model asks for.
pub(super) struct World {
    pub(super) sender: Sender<Message>,
    search: Option<SearchThread>,
    place: Place,
    pub(super) marks: MarksThread,
}

impl World {
    pub(super) fn new(folders: &Folders, sender: Sender<Message>, writer: Writer) -> Result<Self> {
        let marks = MarksThread::spawn(writer, sender.clone())?;
        // Stars that are awaited are read now.
        marks.look();
        Ok(Self {
            marks,
            sender,
            search: None,
            place: Place::new(&folders.data, &folders.cache),
        })
    }

    /// A small library is read, searched and shown in the first frame; a large one follows it.
    /// Returns the library whose index is to be tended once the frame is drawn.
    pub(super) fn open_library(
        &mut self,
        place: &Place,
        model: &mut Model,
    ) -> Result<Option<Library>> {
        if place.unindexed_bytes() > READ_AT_ONCE {
            model.total = Total::About(place.papers_about());
            self.search = Some(SearchThread::spawn(place, None, self.sender.clone()));
            return Ok(None);
        }
        let opened = place.open().with_context(|| {
            format!(
                "the library in {} could not be opened",
                place.data.display()
            )
        })?;
        let message = search::opened_message(&opened);
        let library = opened.library.clone();
        let mut searcher = Searcher::new(opened.library);
        let (mut answers, mut left) = (Vec::new(), None);
        for effect in update(model, message) {
            if let Effect::Search(search) = effect {
                // Rows are what the first frame needs, and the counts of a small library; topics,
                // and the counts of a large one, follow it.
                let rows_are_there = Cell::new(false);
                searcher.find(&search, &|| rows_are_there.get(), &mut |answer| {
                    rows_are_there.set(true);
                    answers.push(answer);
                });
                left = Some(Effect::Recount(search));
            }
        }
        for answer in answers {
            // The first answer is there before anything can be asked of the world.
            let effects = update(model, answer);
            debug_assert!(
                effects
                    .iter()
                    .all(|effect| matches!(effect, Effect::SavePosition(_)))
            );
        }
        let search = SearchThread::spawn(place, Some(searcher), self.sender.clone());
        if let Some(question) = left {
            search.ask(question);
        }
        self.search = Some(search);
        Ok(Some(library))
    }

    pub(super) fn perform(&self, effect: Effect) {
        match effect {
            Effect::SaveMarks(intents) => self.marks.save(intents),
            Effect::SavePosition(position) => self.marks.remember(position),
            Effect::Open(address) => self.say(open::open(&address, self.sender.clone())),
            Effect::Import(incoming) => jobs::import(incoming, &self.place, self.sender.clone()),
            Effect::Export(export) => jobs::export(*export, &self.place, self.sender.clone()),
            Effect::Complete(typed) => jobs::complete(typed, self.sender.clone()),
            Effect::Search(_) | Effect::Rows { .. } | Effect::Recount(_) | Effect::Renew => {
                if let Some(search) = &self.search {
                    search.ask(effect);
                }
            }
            Effect::Copy(_)
            | Effect::CopyLines { .. }
            | Effect::CaptureMouse(_)
            | Effect::Suspend
            | Effect::Resume
            | Effect::Quit => {}
        }
    }

    pub(super) fn say(&self, sentence: String) {
        // Nobody listens only when the reader is leaving.
        let _ = self.sender.send(Message::Said(sentence));
    }

    /// Saves what is left. Returns what could not be saved.
    pub(super) fn end(self, position: Where) -> Option<String> {
        self.marks.remember(position);
        self.marks.end()
    }
}
