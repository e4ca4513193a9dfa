//! The search thread: one waiting question, of which the newest counts.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use super::Searcher;
use crate::app::{Message, Question};
use crate::bodies::Bodies;
use crate::library::{OpenedLibrary, StorePlace};
use crate::notes::NoteFolder;
use crate::run::threads::{tell, worker};

/// What the reader is told when a library is open.
pub(in crate::run) fn opened_message(opened: &OpenedLibrary) -> Message {
    let in_memory = opened.in_memory.iter().cloned();
    let problems = opened.problems.iter().map(ToString::to_string);
    Message::Opened {
        papers: u64::from(opened.library.len()),
        notes: in_memory.chain(problems).collect(),
    }
}

/// The thread, as the loop sees it.
pub(in crate::run) struct SearchThread {
    questions: Sender<Question>,
    /// The ticket of the newest search; work on an older one stops.
    newest: Arc<AtomicU64>,
    /// Whether the papers that are shown stay, whatever is written to the store.
    holds: Arc<AtomicBool>,
}

impl SearchThread {
    /// Starts the thread with a searcher, or lets it open the library first.
    pub(in crate::run) fn spawn(
        place: &StorePlace,
        searcher: Option<Searcher>,
        notes: NoteFolder,
        answers: Sender<Message>,
    ) -> Self {
        let (questions, waiting) = mpsc::channel();
        let newest = Arc::new(AtomicU64::new(0));
        let holds = Arc::new(AtomicBool::new(false));
        let (seen, place) = (newest.clone(), place.clone());
        let (told, held) = (answers.clone(), holds.clone());
        let started = worker("the search", move || {
            if let Some(searcher) = searcher.or_else(|| open(&place, &answers)) {
                let bodies = Bodies::in_dir(&place.data);
                let searcher = searcher.with_notes(notes).with_bodies(bodies);
                let searcher = searcher.held_by(held);
                work(searcher, &waiting, &seen, &answers);
            }
        });
        if let Err(error) = started {
            tell(&told, Message::Failed(format!("{error:#}")));
        }
        Self {
            questions,
            newest,
            holds,
        }
    }

    /// Asks something; a newer search stops an older one.
    pub(in crate::run) fn ask(&self, question: Question) {
        match &question {
            Question::Search(search) | Question::Recount(search) => {
                self.newest.store(search.ticket, Ordering::Release);
            }
            // From now on, also for the search that is at work.
            Question::Hold => return self.holds.store(true, Ordering::Release),
            Question::Release => return self.holds.store(false, Ordering::Release),
            Question::Rows { .. }
            | Question::Pick { .. }
            | Question::Unread { .. }
            | Question::Offer { .. }
            | Question::Values(_)
            | Question::Words(_)
            | Question::Notes
            | Question::Known(_)
            | Question::Renew => {}
        }
        // The thread is gone only when the library could not be opened, which was said.
        let _ = self.questions.send(question);
    }
}

fn open(place: &StorePlace, answers: &Sender<Message>) -> Option<Searcher> {
    match place.open() {
        Ok(opened) => {
            tell(answers, opened_message(&opened));
            Some(Searcher::new(opened.library))
        }
        Err(error) => {
            let sentence = format!(
                "The library in {} could not be opened: {error}",
                place.data.display()
            );
            tell(answers, Message::Failed(sentence));
            None
        }
    }
}

fn work(
    mut searcher: Searcher,
    waiting: &Receiver<Question>,
    newest: &AtomicU64,
    answers: &Sender<Message>,
) {
    while let Ok(first) = waiting.recv() {
        let questions = std::iter::once(first).chain(waiting.try_iter());
        for question in what_counts(questions) {
            let asked = AssertUnwindSafe(|| reply(&mut searcher, question, newest, answers));
            // Its panic is told by the hook; the next question is another one.
            let _ = panic::catch_unwind(asked);
        }
    }
}

/// Only the newest search counts, and nothing that was asked of an older one; but a library that is
/// another one now is another one for each.
fn what_counts(questions: impl Iterator<Item = Question>) -> Vec<Question> {
    let (mut renewals, mut others) = (Vec::new(), Vec::new());
    for question in questions {
        match question {
            Question::Renew => renewals.push(Question::Renew),
            // They do not wait.
            Question::Hold | Question::Release => {}
            Question::Search(_) => others = vec![question],
            // The newest of its sort is enough.
            Question::Offer { .. } => {
                others.retain(|other| !matches!(other, Question::Offer { .. }));
                others.push(question);
            }
            Question::Notes => {
                others.retain(|other| *other != Question::Notes);
                others.push(question);
            }
            Question::Values(_) => {
                others.retain(|other| !matches!(other, Question::Values(_)));
                others.push(question);
            }
            Question::Recount(_)
            | Question::Rows { .. }
            | Question::Pick { .. }
            | Question::Unread { .. }
            | Question::Known(_)
            | Question::Words(_) => others.push(question),
        }
    }
    renewals.truncate(1);
    renewals.extend(others);
    renewals
}

fn reply(
    searcher: &mut Searcher,
    question: Question,
    newest: &AtomicU64,
    answers: &Sender<Message>,
) {
    let mut send = |message| tell(answers, message);
    match question {
        Question::Search(search) => {
            crate::run::failing::fail_on_purpose("search");
            let stop = || newest.load(Ordering::Acquire) != search.ticket;
            searcher.find(&search, &stop, &mut send);
        }
        Question::Recount(search) => {
            let stop = || newest.load(Ordering::Acquire) != search.ticket;
            searcher.recount(&search, &stop, &mut send);
        }
        Question::Rows { ticket, places } => searcher.more_rows(ticket, places, &mut send),
        Question::Pick { ticket, places } => searcher.pick(ticket, places, &mut send),
        Question::Unread { ticket, marks } => searcher.tell_unread(ticket, &marks, &mut send),
        Question::Offer { ticket, wanted } => {
            let stop = || newest.load(Ordering::Acquire) != ticket;
            searcher.offer(ticket, wanted, &stop, &mut send);
        }
        Question::Values(asked) => {
            let stop = || newest.load(Ordering::Acquire) != asked.search.ticket;
            searcher.values(&asked, &stop, &mut send);
        }
        Question::Words(asked) => {
            let stop = || newest.load(Ordering::Acquire) != asked.search.ticket;
            searcher.words(&asked, &stop, &mut send);
        }
        Question::Notes => searcher.tell_notes(&mut send),
        Question::Known(id) => searcher.tell_known(id, &mut send),
        Question::Renew => searcher.renew(&mut send),
        Question::Hold | Question::Release => {}
    }
}
