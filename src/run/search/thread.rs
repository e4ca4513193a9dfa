//! The search thread: one waiting question, of which the newest counts.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use super::Searcher;
use crate::app::{Effect, Message};
use crate::library::{Opened, Place};
use crate::run::tend;

/// What the reader is told when a library is open.
pub(in crate::run) fn opened_message(opened: &Opened) -> Message {
    let in_memory = opened.in_memory.iter().cloned();
    let problems = opened.problems.iter().map(ToString::to_string);
    Message::Opened {
        papers: u64::from(opened.library.len()),
        notes: in_memory.chain(problems).collect(),
    }
}

/// The thread, as the loop sees it.
pub(in crate::run) struct SearchThread {
    questions: Sender<Effect>,
    /// The ticket of the newest search; work on an older one stops.
    newest: Arc<AtomicU64>,
}

impl SearchThread {
    /// Starts the thread with a searcher, or lets it open the library first.
    pub(in crate::run) fn spawn(
        place: &Place,
        searcher: Option<Searcher>,
        answers: Sender<Message>,
    ) -> Self {
        let (questions, waiting) = mpsc::channel();
        let newest = Arc::new(AtomicU64::new(0));
        let (seen, place) = (newest.clone(), place.clone());
        let told = answers.clone();
        let started = crate::run::worker("the search", move || {
            if let Some(searcher) = searcher.or_else(|| open(&place, &answers)) {
                work(searcher, &place, &waiting, &seen, &answers);
            }
        });
        if let Err(error) = started {
            // Nobody listens only when the reader is leaving.
            let _ = told.send(Message::Said(format!("{error:#}")));
        }
        Self { questions, newest }
    }

    /// Asks something; a newer search stops an older one.
    pub(in crate::run) fn ask(&self, question: Effect) {
        if let Effect::Search(search) | Effect::Recount(search) = &question {
            self.newest.store(search.ticket, Ordering::Release);
        }
        // The thread is gone only when the library could not be opened, which was said.
        let _ = self.questions.send(question);
    }
}

fn open(place: &Place, answers: &Sender<Message>) -> Option<Searcher> {
    match place.open() {
        Ok(opened) => {
            let message = opened_message(&opened);
            tend::spawn(place, &opened.library, answers);
            let searcher = Searcher::new(opened.library);
            answers.send(message).ok()?;
            Some(searcher)
        }
        Err(error) => {
            let sentence = format!(
                "The library in {} could not be opened: {error}",
                place.data.display()
            );
            let _ = answers.send(Message::Said(sentence));
            None
        }
    }
}

fn work(
    mut searcher: Searcher,
    place: &Place,
    waiting: &Receiver<Effect>,
    newest: &AtomicU64,
    answers: &Sender<Message>,
) {
    while let Ok(first) = waiting.recv() {
        let mut questions = Vec::new();
        for question in std::iter::once(first).chain(waiting.try_iter()) {
            // No newer search makes it needless. What cannot be opened is said; the library that is
            // there stays.
            if question == Effect::Renew {
                searcher = open(place, answers).unwrap_or(searcher);
            } else {
                questions.push(question);
            }
        }
        // Only the newest search counts, and nothing that was asked of an older one.
        let is_search = |question: &Effect| matches!(question, Effect::Search(_));
        let start = questions.iter().rposition(is_search).unwrap_or(0);
        for question in questions.drain(start..) {
            let asked = AssertUnwindSafe(|| reply(&mut searcher, question, newest, answers));
            // Its panic is told by the hook; the next question is another one.
            let _ = panic::catch_unwind(asked);
        }
    }
}

fn reply(searcher: &mut Searcher, question: Effect, newest: &AtomicU64, answers: &Sender<Message>) {
    let mut send = |message| {
        // Nobody listens only when the reader is leaving.
        let _ = answers.send(message);
    };
    match question {
        Effect::Search(search) => {
            crate::run::fail_on_purpose("search");
            let stop = || newest.load(Ordering::Acquire) != search.ticket;
            searcher.find(&search, &stop, &mut send);
        }
        Effect::Recount(search) => {
            let stop = || newest.load(Ordering::Acquire) != search.ticket;
            searcher.recount(&search, &stop, &mut send);
        }
        Effect::Rows { ticket, places } => searcher.more_rows(ticket, places, &mut send),
        Effect::SaveMarks(_)
        | Effect::SavePosition(_)
        | Effect::Import(_)
        | Effect::Export(_)
        | Effect::Complete(_)
        | Effect::Renew
        | Effect::Open(_)
        | Effect::Copy(_)
        | Effect::CopyLines { .. }
        | Effect::CaptureMouse(_)
        | Effect::Suspend
        | Effect::Resume
        | Effect::Quit => {}
    }
}
