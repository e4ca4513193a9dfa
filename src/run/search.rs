//! Answers to searches, in stages; rows decoded and rendered.

mod facets;
mod marks;
mod news;
mod rows;
mod saved;
mod shelf;
mod thread;
mod unread;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::{Aside, Count, Found, Message, Search, Typing};
use crate::bodies::Bodies;
use crate::library::{Library, PaperNumber};
use crate::marks::Marks;
use crate::notes::{NoteFolder, Notes};
use crate::paper::{Paper, PartialDate};
use crate::query::{
    self, Answer, Facets, LibraryQuestion, Listing, Order, Overlay, Query, SavedView, TailWords,
    Wanted, answer,
};
use crate::text::shown::Shown;
use shelf::Shelf;
pub(super) use thread::{SearchThread, opened_message};

/// So many decoded records are kept.
const RECORDS_KEPT: usize = 2048;
/// Where at least so many papers must be looked at, the first rows are sent before.
const MANY_OPEN: u64 = 1024;

/// Answers searches on one library.
pub struct Searcher {
    library: Library,
    /// Whether what is written to the store is left for later.
    holds: Arc<AtomicBool>,
    overlay: Arc<Overlay>,
    /// Whether the reader was told of the notes.
    notes_told: bool,
    /// Where notes are, and those that were read last.
    notes: Option<(NoteFolder, Notes)>,
    /// Where whole papers are kept, and the words of those that were there last.
    bodies: Option<Shelf>,
    /// The marks that the overlay was made of.
    marks: Option<Arc<Marks>>,
    /// The values on offer, once they were asked for.
    facets: Option<Facets>,
    /// Every word of the library, once something was not found.
    vocabulary: Option<TailWords>,
    /// The query that the values on offer were chosen for, and which were wanted.
    offered_for: Option<(Query, Wanted)>,
    current: Option<Current>,
    /// The end of the visit since which it was counted what is new.
    news_of: Option<i64>,
    /// For which views, marks and day it was counted what is unread.
    saved_counted: Option<(Arc<Vec<SavedView>>, Arc<Marks>, PartialDate)>,
    /// What was said of the order for you, while the list is in it.
    taste_said: Option<(String, Query)>,
    records: HashMap<PaperNumber, Record>,
}

/// A record that was decoded, and what a row shows of it.
#[derive(Clone)]
struct Record {
    paper: Arc<Paper>,
    title: Arc<Shown>,
    aside: Arc<Aside>,
}

/// The search last answered.
struct Current {
    ticket: u64,
    query: Query,
    today: PartialDate,
    /// The order in which they are listed.
    by: Order,
    answer: Arc<Answer>,
    listing: Listing,
}

impl Searcher {
    /// A searcher that has answered nothing yet.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self {
            library,
            holds: Arc::default(),
            overlay: Arc::default(),
            notes: None,
            bodies: None,
            notes_told: false,
            marks: None,
            facets: None,
            vocabulary: None,
            offered_for: None,
            current: None,
            news_of: None,
            saved_counted: None,
            taste_said: None,
            records: HashMap::new(),
        }
    }

    /// The same for whom notes are in this folder.
    #[must_use]
    pub fn with_notes(self, folder: NoteFolder) -> Self {
        Self {
            notes: Some((folder, Notes::default())),
            ..self
        }
    }

    /// The same for whom whole papers are kept here.
    #[must_use]
    pub fn with_bodies(self, bodies: Bodies) -> Self {
        Self {
            bodies: Some(Shelf::of(bodies)),
            ..self
        }
    }

    /// The same, which stays with its library while this says so.
    fn held_by(self, holds: Arc<AtomicBool>) -> Self {
        Self { holds, ..self }
    }

    /// Begins anew with another library.
    fn begin(&mut self, library: Library) {
        let taste_said = self.taste_said.take();
        let notes = self.notes.take();
        let bodies = self.bodies.take();
        *self = Self {
            taste_said,
            notes: notes.map(|(folder, _)| (folder, Notes::default())),
            bodies: bodies.map(|shelf| Shelf::of(shelf.bodies)),
            ..Self::new(library).held_by(self.holds.clone())
        };
    }

    /// Finds the papers of a query and sends them, then the facet counts. Sends nothing more once
    /// `stop` says that nobody wants it.
    pub fn find(
        &mut self,
        search: &Search,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        if self.follow(send) {
            return;
        }
        self.take_marks(search);
        let (library, overlay) = (self.library.clone(), self.overlay.clone());
        let question = LibraryQuestion {
            query: &search.query,
            overlay: &overlay,
            today: search.today,
        };
        let Some(mut asked) = query::PartialAnswer::begin(&library, &question, stop) else {
            return;
        };
        let mut rows_are_there = false;
        let is_newest = search.order == Order::Newest && search.query.liked().is_none();
        if is_newest && asked.open() >= MANY_OPEN {
            let wanted = (rows::SCREENS_AROUND + 1) * search.rows.max(1);
            let Some(newest) = asked.newest(wanted, stop) else {
                return;
            };
            if !asked.is_decided() {
                rows_are_there = self.send_first(search, &asked, &newest, send);
            }
        }
        let Some(answer) = asked.finish(stop).map(Arc::new) else {
            return;
        };
        let listing = Listing::new(&library, &question, answer.found.clone(), search.order);
        let count = Count::Exact(listing.len());
        // Where the stars tell too little.
        let is_newest = search.order == Order::ForYou && overlay.taste(&library).is_empty();
        let by = if search.order == Order::Newest && search.query.liked().is_some() {
            Order::Relevance
        } else if is_newest {
            Order::Newest
        } else {
            search.order
        };
        let kept = search.keep.as_ref().and_then(|id| library.number_of(id));
        let kept_at = kept.and_then(|number| listing.place_of(number));
        self.current = Some(Current {
            ticket: search.ticket,
            query: search.query.clone(),
            today: search.today,
            by,
            answer: answer.clone(),
            listing,
        });
        let ticket = search.ticket;
        let among = self.among(search);
        if rows_are_there {
            send(Message::Counted {
                ticket,
                count,
                among,
            });
        } else {
            let places = self.sent_with_answer(kept_at, search.rows);
            let first = places.start;
            let rows = self.rows(places);
            send(Message::Found(Found {
                ticket,
                count,
                among,
                by,
                kept_at,
                first,
                rows,
            }));
        }
        self.tell_taste(search, send);
        if self.follow(send) {
            return;
        }
        self.count_facets(search, &answer, stop, send);
        if count == Count::Exact(0) {
            self.send_near_words(search, stop, send);
        }
        self.count_new(search, stop, send);
        self.count_saved(search, stop, send);
        if !self.notes_told {
            self.tell_notes(send);
        }
        self.read_votes(stop, send);
    }

    /// Says by what terms papers are listed for you, once for each query that stands, and again when
    /// these are others.
    fn tell_taste(&mut self, search: &Search, send: &mut dyn FnMut(Message)) {
        if search.order != Order::ForYou {
            self.taste_said = None;
        } else if search.typing == Typing::Done {
            let said = self.overlay.taste(&self.library).to_string();
            let told = Some((said, search.query.clone()));
            if self.taste_said != told {
                let said = told.iter().map(|(said, _)| Message::Said(said.clone()));
                said.for_each(send);
                self.taste_said = told;
            }
        }
    }

    /// Reads votes that the first rows did not wait for, and says so: what was asked is asked again.
    fn read_votes(&mut self, stop: &dyn Fn() -> bool, send: &mut dyn FnMut(Message)) {
        if self.library.has_votes_at_hand() || stop() {
            return;
        }
        self.library.read_votes();
        self.records.clear();
        let (papers, notes) = (u64::from(self.library.len()), Vec::new());
        send(Message::Opened { papers, notes });
    }

    /// Opens the library again, for it is another one now; what was asked is asked again.
    fn renew(&mut self, send: &mut dyn FnMut(Message)) {
        match self.library.reopened() {
            // It is in memory only.
            None => {}
            Some(Ok(opened)) => {
                send(opened_message(&opened));
                self.begin(opened.library);
            }
            // What was read is still there.
            Some(Err(error)) => send(Message::Failed(error.to_string())),
        }
    }

    /// Opens the library again where another copy has changed it, unless that is left for later, or where
    /// the index turned out to be damaged, and says so: what was asked is asked again.
    fn follow(&mut self, send: &mut dyn FnMut(Message)) -> bool {
        if self.holds.load(Ordering::Acquire) && !self.library.is_damaged() {
            return false;
        }
        match self.library.refreshed() {
            None => false,
            Some(Ok(opened)) => {
                let papers = u64::from(opened.library.len());
                self.begin(opened.library);
                let notes = Vec::new();
                send(Message::Opened { papers, notes });
                true
            }
            // What was read is still there.
            Some(Err(error)) => {
                send(Message::Failed(error.to_string()));
                false
            }
        }
    }

    /// Sends the first rows before all is found, and returns whether it did: where the kept paper
    /// stands below them, or may, its place is not known yet.
    fn send_first(
        &mut self,
        search: &Search,
        asked: &query::PartialAnswer<'_>,
        newest: &[PaperNumber],
        send: &mut dyn FnMut(Message),
    ) -> bool {
        let kept = search.keep.as_ref();
        let kept = kept.and_then(|id| self.library.number_of(id));
        let kept_at = kept.and_then(|kept| newest.iter().position(|number| *number == kept));
        let may_be_below = |kept| asked.finds(kept) != Some(false);
        if kept_at.is_none() && kept.is_some_and(may_be_below) {
            return false;
        }
        let places = self.sent_with_answer(kept_at, search.rows);
        let rows = newest.iter().take(places.end).skip(places.start);
        let rows = rows
            .map(|number| self.row(*number, (&search.query, search.order)))
            .collect();
        send(Message::Found(Found {
            ticket: search.ticket,
            count: Count::AtLeast(newest.len()),
            among: self.among(search),
            by: search.order,
            kept_at,
            first: places.start,
            rows,
        }));
        true
    }

    fn send_near_words(
        &mut self,
        search: &Search,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        if self.vocabulary.is_none() {
            self.vocabulary = TailWords::new(&self.library, stop);
        }
        let Some(vocabulary) = &self.vocabulary else {
            return;
        };
        let words = vocabulary.near_words(&self.library, &search.query);
        if !words.is_empty() && !stop() {
            let ticket = search.ticket;
            send(Message::Near { ticket, words });
        }
    }

    /// Counts again with other marks; the list stays as it is.
    pub fn recount(
        &mut self,
        search: &Search,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        if self.follow(send) {
            return;
        }
        self.take_marks(search);
        let answer = answer(&self.library, &self.question(search), stop);
        let Some(answer) = answer.map(Arc::new) else {
            return;
        };
        if let Some(current) = &mut self.current
            && current.ticket == search.ticket
        {
            current.answer = answer.clone();
        }
        let papers = usize::try_from(answer.found.len()).unwrap_or(usize::MAX);
        send(Message::Counted {
            ticket: search.ticket,
            count: Count::Exact(papers),
            among: self.among(search),
        });
        self.count_facets(search, &answer, stop, send);
        self.count_new(search, stop, send);
        self.count_saved(search, stop, send);
        // Made now where stars have changed, so that the next key need not wait for it; said once a
        // query stands, and not over what is said of a star.
        if search.order == Order::ForYou && !stop() {
            self.overlay.taste(&self.library);
            let told = self.taste_said.as_ref();
            if told.is_none_or(|(_, query)| *query != search.query) {
                self.tell_taste(search, send);
            }
        }
        self.read_votes(stop, send);
    }
}
