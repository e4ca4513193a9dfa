//! How many papers came since the last visit, counted once all that is shown is there.

use super::Searcher;
use crate::app::{Message, Search};
use crate::query::{LibraryQuestion, Mark, Query, answer};

impl Searcher {
    /// Sends how many papers are new, once for each library and visit.
    pub(super) fn count_new(
        &mut self,
        search: &Search,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        if search.visit.is_none() || self.news_of == search.visit || stop() {
            return;
        }
        let Ok(query) = format!("is:{}", Mark::New.name()).parse::<Query>() else {
            return;
        };
        let question = LibraryQuestion {
            query: &query,
            overlay: &self.overlay,
            today: search.today,
        };
        if let Some(answer) = answer(&self.library, &question, stop) {
            self.news_of = search.visit;
            let papers = usize::try_from(answer.found.len()).unwrap_or(usize::MAX);
            send(Message::New { papers });
        }
    }
}
