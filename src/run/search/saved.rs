//! How many papers of each saved view are unread, counted once all that is shown is there.

use std::sync::Arc;

use super::Searcher;
use crate::app::{Message, Search};
use crate::query::{LibraryQuestion, answer};

impl Searcher {
    /// Sends the counts, again only where they may be others.
    pub(super) fn count_saved(
        &mut self,
        search: &Search,
        stop: &dyn Fn() -> bool,
        send: &mut dyn FnMut(Message),
    ) {
        let told = self.saved_counted.as_ref();
        let is_told = told.is_some_and(|(saved, marks, today)| {
            *saved == search.saved && Arc::ptr_eq(marks, &search.marks) && *today == search.today
        });
        if search.saved.is_empty() || is_told {
            return;
        }
        let mut unread = Vec::new();
        for view in search.saved.iter() {
            let question = LibraryQuestion {
                query: &view.query(),
                overlay: &self.overlay,
                today: search.today,
            };
            let Some(answer) = answer(&self.library, &question, stop) else {
                return;
            };
            unread.push((answer.found - self.overlay.read()).len());
        }
        let saved = search.saved.clone();
        self.saved_counted = Some((saved.clone(), search.marks.clone(), search.today));
        send(Message::SavedCounted { saved, unread });
    }
}
