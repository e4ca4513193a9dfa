//! The search thread: one waiting question, answers in stages, rows decoded and made safe.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::app::{Count, Effect, Found, Message, Row, Search, Typing};
use crate::library::{Library, Opened, PaperNumber, Place};
use crate::marks::{ReadMarks, Stars};
use crate::paper::Paper;
use crate::query::{
    Answer, Facets, Field, Listing, Overlay, PAPERS_READ, Query, Question, answer, topics,
};
use crate::text::safe;

/// So many decoded records are kept.
const RECORDS_KEPT: usize = 2048;
/// Rows are sent for so many screens on either side of the one shown.
const SCREENS_AROUND: usize = 2;

/// Answers searches on one library.
pub struct Searcher {
    library: Library,
    overlay: Overlay,
    /// The marks that the overlay was made of.
    marks: Option<(Arc<Stars>, Arc<ReadMarks>)>,
    facets: Facets,
    /// The query that the topics on offer were chosen for.
    topics_of: Option<Query>,
    current: Option<Current>,
    records: HashMap<PaperNumber, (Arc<Paper>, String)>,
}

/// The search last answered.
struct Current {
    ticket: u64,
    query: Query,
    listing: Listing,
}

impl Searcher {
    /// A searcher that has answered nothing yet.
    #[must_use]
    pub fn new(library: Library) -> Self {
        let facets = Facets::new(&library);
        Self {
            library,
            overlay: Overlay::default(),
            marks: None,
            facets,
            topics_of: None,
            current: None,
            records: HashMap::new(),
        }
    }

    /// Finds the papers of a query and sends them, then the facet counts. Sends nothing more once
    /// `stop` says that nobody wants it.
    pub fn find(
        &mut self,
        search: &Search,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        self.take_marks(search);
        let Some(answer) = answer(&self.library, &self.question(search), stop) else {
            return;
        };
        let listing = Listing::new(
            &self.library,
            &self.question(search),
            answer.found.clone(),
            search.order,
        );
        let kept = search
            .keep
            .as_ref()
            .and_then(|id| self.library.number_of(id));
        let kept_at = kept.and_then(|number| listing.place_of(number));
        // The kept paper may stand in any row of the screen.
        let place = kept_at.unwrap_or(0);
        let first = place.saturating_sub((SCREENS_AROUND + 1) * search.rows);
        let end = place + (SCREENS_AROUND + 1) * search.rows.max(1);
        let count = Count::Exact(listing.len());
        let query = search.query.clone();
        self.current = Some(Current {
            ticket: search.ticket,
            query,
            listing,
        });
        let rows = self.rows(first..end);
        send(Message::Found(Found {
            ticket: search.ticket,
            count,
            kept_at,
            first,
            rows,
        }));
        self.count_facets(search, &answer, stop, send);
    }

    /// Counts again with other marks; the list stays as it is.
    pub fn recount(
        &mut self,
        search: &Search,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        self.take_marks(search);
        let Some(answer) = answer(&self.library, &self.question(search), stop) else {
            return;
        };
        let papers = usize::try_from(answer.found.len()).unwrap_or(usize::MAX);
        send(Message::Counted {
            ticket: search.ticket,
            count: Count::Exact(papers),
        });
        self.count_facets(search, &answer, stop, send);
    }

    /// Sends rows of the search last answered.
    pub fn more_rows(&mut self, ticket: u64, places: Range<usize>, send: &mut dyn FnMut(Message)) {
        if self
            .current
            .as_ref()
            .is_some_and(|current| current.ticket == ticket)
        {
            let first = places.start;
            let rows = self.rows(places);
            send(Message::Rows {
                ticket,
                first,
                rows,
            });
        }
    }

    fn take_marks(&mut self, search: &Search) {
        let same = self.marks.as_ref().is_some_and(|(stars, read)| {
            Arc::ptr_eq(stars, &search.stars) && Arc::ptr_eq(read, &search.read)
        });
        if !same {
            self.overlay = Overlay::new(&self.library, &search.stars, &search.read);
            self.marks = Some((search.stars.clone(), search.read.clone()));
        }
    }

    fn question<'a>(&'a self, search: &'a Search) -> Question<'a> {
        Question {
            query: &search.query,
            overlay: &self.overlay,
            today: search.today,
        }
    }

    /// Sends the counts; once one has stopped typing, topics are chosen for what was found.
    fn count_facets(
        &mut self,
        search: &Search,
        answer: &Answer,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        let ticket = search.ticket;
        let counts = self.facets.count(&self.overlay, &search.query, answer);
        send(Message::Facets { ticket, counts });
        if search.typing == Typing::Going || self.topics_of.as_ref() == Some(&search.query) {
            return;
        }
        let newest: Vec<PaperNumber> = answer.found.iter().rev().take(PAPERS_READ).collect();
        let Some(topics) = topics(&self.library, &newest, stop) else {
            return;
        };
        if self
            .facets
            .offer_topics(&self.library, &search.query, topics, stop)
            .is_some()
        {
            self.topics_of = Some(search.query.clone());
            let counts = self.facets.count(&self.overlay, &search.query, answer);
            send(Message::Facets { ticket, counts });
        }
    }

    fn rows(&mut self, places: Range<usize>) -> Vec<Row> {
        let Some(current) = &self.current else {
            return Vec::new();
        };
        let (query, numbers) = (current.query.clone(), current.listing.at(places));
        numbers
            .into_iter()
            .map(|number| self.row(number, &query))
            .collect()
    }

    fn row(&mut self, number: PaperNumber, query: &Query) -> Row {
        let (paper, title) = self.record(number);
        Row {
            hits: query.hits(Field::Title, &title),
            star_key: self.overlay.star_key(number, &paper),
            read_key: self.overlay.read_key(number, &paper),
            title,
            paper,
        }
    }

    /// A record and its safe title. A record that cannot be read keeps its row and says why.
    fn record(&mut self, number: PaperNumber) -> (Arc<Paper>, String) {
        if let Some(kept) = self.records.get(&number) {
            return kept.clone();
        }
        let paper = self.library.record(number).unwrap_or_else(|error| {
            let id = self.library.id(number);
            let mut paper = Paper::new(id.unwrap_or_else(|| crate::paper::title_key("")));
            paper.title = format!("This record cannot be read: {error}");
            Arc::new(paper)
        });
        let title = safe::line(&paper.title);
        if self.records.len() >= RECORDS_KEPT {
            self.records.clear();
        }
        self.records.insert(number, (paper.clone(), title.clone()));
        (paper, title)
    }
}

/// What the reader is told when a library is open.
pub(super) fn opened_message(opened: &Opened) -> Message {
    let in_memory = opened.in_memory.iter().cloned();
    let problems = opened.problems.iter().map(ToString::to_string);
    Message::Opened {
        papers: u64::from(opened.library.len()),
        notes: in_memory.chain(problems).collect(),
    }
}

/// The thread, as the loop sees it.
pub(super) struct SearchThread {
    questions: Sender<Effect>,
    /// The ticket of the newest search; work on an older one stops.
    newest: Arc<AtomicU64>,
}

impl SearchThread {
    /// Starts the thread with a searcher, or lets it open the library first.
    pub(super) fn spawn(
        place: &Place,
        searcher: Option<Searcher>,
        answers: Sender<Message>,
    ) -> Self {
        let (questions, waiting) = mpsc::channel();
        let newest = Arc::new(AtomicU64::new(0));
        let (seen, place) = (newest.clone(), place.clone());
        thread::spawn(move || {
            if let Some(searcher) = searcher.or_else(|| open(&place, &answers)) {
                work(searcher, &waiting, &seen, &answers);
            }
        });
        Self { questions, newest }
    }

    /// Asks something; a newer search stops an older one.
    pub(super) fn ask(&self, question: Effect) {
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
    waiting: &Receiver<Effect>,
    newest: &AtomicU64,
    answers: &Sender<Message>,
) {
    while let Ok(first) = waiting.recv() {
        let mut questions = vec![first];
        questions.extend(waiting.try_iter());
        // Only the newest search counts, and nothing that was asked of an older one.
        let is_search = |question: &Effect| matches!(question, Effect::Search(_));
        let start = questions.iter().rposition(is_search).unwrap_or(0);
        for question in questions.drain(start..) {
            let mut send = |message| {
                // Nobody listens only when the reader is leaving.
                let _ = answers.send(message);
            };
            match question {
                Effect::Search(search) => {
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
                | Effect::Open(_)
                | Effect::Copy(_)
                | Effect::CaptureMouse(_)
                | Effect::Suspend
                | Effect::Resume
                | Effect::Quit => {}
            }
        }
    }
}
