//! The values of the filter pane: which are on offer, and their counts.

use super::Searcher;
use crate::app::{Message, Search, Typing, ValuesAsked, WordsAsked};
use crate::query::{Answer, Facets, PAPERS_READ, Wanted, answer, newest, topics, word_counts};

impl Searcher {
    /// Sends the counts; once one has stopped typing, values are chosen for what was found.
    pub(super) fn count_facets(
        &mut self,
        search: &Search,
        answer: &Answer,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        let ticket = search.ticket;
        let (library, query) = (&self.library, &search.query);
        // The sets of a large library are put together behind the first rows.
        if library.segment_count() > 0 && stop() {
            return;
        }
        let facets = self.facets.get_or_insert_with(|| Facets::new(library));
        let counts = facets.count(&self.overlay, query, answer);
        send(Message::Facets { ticket, counts });
        let offered_for = self.offered_for.as_ref();
        let is_told = offered_for.is_some_and(|(told, _)| told == query);
        let is_offered = is_told && offered_for.is_some_and(|(_, wanted)| *wanted == search.wanted);
        if search.typing == Typing::Going || is_offered {
            return;
        }
        if !is_told {
            let newest = newest(library, &answer.found, PAPERS_READ);
            let told = topics(library, &newest, stop)
                .and_then(|topics| facets.tell(library, answer, topics, stop));
            if told.is_none() {
                return;
            }
        }
        let offered = facets.offer(library, (query, answer), &search.wanted, stop);
        if offered.is_some() {
            self.offered_for = Some((query.clone(), search.wanted.clone()));
            let counts = facets.count(&self.overlay, query, answer);
            send(Message::Facets { ticket, counts });
        }
    }

    /// Offers other values for the search last answered, and sends their counts.
    pub fn offer(
        &mut self,
        ticket: u64,
        wanted: Wanted,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        let (Some(current), Some(facets)) = (&self.current, &mut self.facets) else {
            return;
        };
        if current.ticket != ticket {
            return;
        }
        let asked = (&current.query, current.answer.as_ref());
        let offered = facets.offer(&self.library, asked, &wanted, stop);
        if offered.is_some() {
            // What was told of another query is told of this one when it stands.
            let told = self.offered_for.as_mut();
            if let Some((_, offered)) = told {
                *offered = wanted;
            }
            let counts = facets.count(&self.overlay, asked.0, asked.1);
            send(Message::Facets { ticket, counts });
        }
    }

    /// Sends values of a kind, with how many papers a query would show with each.
    pub fn values(
        &mut self,
        asked: &ValuesAsked,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        let search = &asked.search;
        self.take_marks(search);
        let library = &self.library;
        let Some(answer) = answer(library, &self.question(search), stop) else {
            return;
        };
        let overlay = self.overlay.clone();
        let library = &self.library;
        let facets = self.facets.get_or_insert_with(|| Facets::new(library));
        let kind = asked.kind;
        let values = facets.values(
            (library, &overlay),
            (&search.query, &answer),
            (kind, &asked.wanted),
            stop,
        );
        if let Some(values) = values {
            let ticket = asked.ticket;
            send(Message::Values {
                ticket,
                kind,
                values,
            });
        }
    }

    /// Sends how many papers each word leaves that a field takes.
    pub fn words(
        &mut self,
        asked: &WordsAsked,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        let (search, field) = (&asked.search, asked.field);
        self.take_marks(search);
        let question = self.question(search);
        let Some(answer) = answer(&self.library, &question, stop) else {
            return;
        };
        let papers = word_counts(&self.library, &question, &answer.found, field);
        send(Message::Words {
            ticket: search.ticket,
            field,
            papers,
        });
    }
}
