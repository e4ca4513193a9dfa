//! The world as the loop sees it: the threads that do what the model asks for.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use anyhow::{Context, Result};

use super::input::Gate;
use super::jobs::Jobs;
use super::marks::{MarksThread, Writer};
use super::search::{self, SearchThread, Searcher};
use super::threads::tell;
use crate::app::{ENTRIES, Effect, Keep, Message, Model, Question, Total, Where, update};
use crate::bodies::Bodies;
use crate::clock;
use crate::config;
use crate::files::{self, Folders};
use crate::jobs::{Around, Job, JobId};
use crate::library::StorePlace;
use crate::notes::NoteFolder;
use crate::state::HistoryFile;

/// A store with at most so many bytes that are not indexed is read before the first frame, so that
/// it has rows; a larger one is read behind it.
const READ_AT_ONCE: u64 = 1 << 20;

/// The threads that do what the model asks for.
pub(super) struct World {
    pub(super) sender: Sender<Message>,
    search: Option<SearchThread>,
    pub(super) jobs: Jobs,
    pub(super) marks: MarksThread,
    pub(super) notes: NoteFolder,
    /// Whether recto reads the terminal.
    pub(super) gate: Arc<Gate>,
}

impl World {
    pub(super) fn new(folders: &Folders, sender: Sender<Message>, writer: Writer) -> Result<Self> {
        let history = HistoryFile::in_dir(&folders.state, ENTRIES);
        let config_dir = folders.config.clone();
        let marks = MarksThread::spawn(writer, config_dir, history, sender.clone())?;
        // Stars that are awaited are read now.
        marks.look();
        let notes = config::notes(&folders.config, &folders.data, files::typed);
        let around = Around {
            place: StorePlace::new(&folders.data, &folders.cache),
            notes: notes.clone(),
            ways: config::ways(
                &folders.config,
                &folders.state,
                clock::moment,
                clock::zone,
                files::variable,
            ),
        };
        Ok(Self {
            marks,
            jobs: Jobs::new(around, sender.clone()),
            search: None,
            gate: Arc::default(),
            notes,
            sender,
        })
    }

    /// A small library is read, searched and shown in the first frame; a large one follows it.
    /// Returns the jobs that are to begin once the frame is drawn.
    pub(super) fn open_library(
        &mut self,
        place: &StorePlace,
        model: &mut Model,
    ) -> Result<Vec<(JobId, Job)>> {
        if place.unindexed_bytes() > READ_AT_ONCE {
            model.total = Total::About(place.papers_about());
            self.search = Some(SearchThread::spawn(
                place,
                None,
                self.notes.clone(),
                self.sender.clone(),
            ));
            return Ok(Vec::new());
        }
        let opened = place.open().with_context(|| {
            format!(
                "the library in {} could not be opened",
                place.data.display()
            )
        })?;
        let message = search::opened_message(&opened);
        let mut searcher = Searcher::new(opened.library)
            .with_notes(self.notes.clone())
            .with_bodies(Bodies::in_dir(&place.data));
        let (mut answers, mut questions, mut later) = (Vec::new(), Vec::new(), Vec::new());
        for effect in update(model, message) {
            match effect {
                // Rows are what the first frame needs, and the counts of a small library; topics,
                // and the counts of a large one, follow it.
                Effect::Ask(Question::Search(search)) => {
                    let rows_are_there = Cell::new(false);
                    searcher.find(&search, &|| rows_are_there.get(), &mut |answer| {
                        rows_are_there.set(true);
                        answers.push(answer);
                    });
                    questions.push(Question::Recount(search));
                }
                Effect::Ask(question) => questions.push(question),
                Effect::Start(id, job) => later.push((id, job)),
                Effect::Keep(keep) => self.keep(keep),
                // Nothing was drawn yet, and nobody has asked for anything.
                Effect::Stop(_) | Effect::Screen(_) | Effect::Quit => {}
            }
        }
        for answer in answers {
            // The first answer is there before anything can be asked of the world.
            let effects = update(model, answer);
            debug_assert!(
                effects
                    .iter()
                    .all(|effect| matches!(effect, Effect::Keep(Keep::Position(_))))
            );
        }
        let search = SearchThread::spawn(
            place,
            Some(searcher),
            self.notes.clone(),
            self.sender.clone(),
        );
        for question in questions {
            search.ask(question);
        }
        self.search = Some(search);
        Ok(later)
    }

    pub(super) fn ask(&self, question: Question) {
        if let Some(search) = &self.search {
            search.ask(question);
        }
    }

    pub(super) fn keep(&self, keep: Keep) {
        match keep {
            Keep::Marks(intents) => self.marks.save(intents),
            Keep::Position(position) => self.marks.remember(position),
            Keep::Samples(samples) => self.marks.put(samples),
            Keep::View(change) => self.marks.change_views(change),
            Keep::Filter(filter) => self.marks.keep(filter),
        }
    }

    pub(super) fn tell(&self, message: Message) {
        tell(&self.sender, message);
    }

    /// Saves what is left. Returns what could not be saved.
    pub(super) fn end(self, position: Where) -> Option<String> {
        self.marks.remember(position);
        self.marks.end()
    }
}
