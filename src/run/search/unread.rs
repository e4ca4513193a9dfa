//! What a list has that is unread, and the query by which it can be marked as read.

use std::sync::Arc;

use super::Searcher;
use crate::app::Message;
use crate::marks::{MarkKind, Marks};
use crate::paper::PaperId;
use crate::query::{Beside, Mark, MarksNow, Query, Standpoint, Test};
use roaring::RoaringBitmap;

/// Of so many marks the papers are named one by one.
const MOST_NAMED: u64 = 1000;

impl Searcher {
    /// Says what the search last answered lists that is unread; nothing of another search.
    pub fn tell_unread(&mut self, ticket: u64, marks: &Arc<Marks>, send: &mut dyn FnMut(Message)) {
        self.take(marks);
        let Some(current) = &self.current else {
            return;
        };
        if current.ticket != ticket {
            return;
        }
        let unread = current.listing.papers() - self.overlay.read();
        let from = Standpoint {
            today: current.today,
            visit: self.overlay.visit(),
            last_added: self.library.last_added(),
        };
        let query = self.settled(&current.query, &from);
        send(Message::Unread {
            ticket,
            papers: unread.len(),
            query: query.map(|query| query.to_string()),
        });
    }

    /// A query without marks or anything relative, or why there is none.
    fn settled(&self, query: &Query, from: &Standpoint) -> Result<Query, String> {
        let named = |name: &str, papers: &RoaringBitmap| -> Result<Vec<PaperId>, String> {
            if papers.len() > MOST_NAMED {
                return Err(format!(
                    "A list by more than {MOST_NAMED} {name} papers cannot be marked as read at once."
                ));
            }
            let ids = papers.iter().filter_map(|number| self.library.id(number));
            Ok(ids.collect())
        };
        let ids = |mark: Mark, papers: &RoaringBitmap| {
            if query.asks_for(mark) {
                named(mark.name(), papers)
            } else {
                Ok(Vec::new())
            }
        };
        let mut beside: Vec<(Beside, Vec<PaperId>)> = Vec::new();
        for (test, _) in query.tests() {
            if let Test::Beside(asked) = test {
                let papers = self.overlay.beside(&self.library, asked);
                beside.push((asked.clone(), named(&test.to_string(), &papers)?));
            }
        }
        let marks = MarksNow {
            starred: &ids(Mark::Starred, self.overlay.papers(MarkKind::Star))?,
            hidden: &ids(Mark::Hidden, self.overlay.hidden())?,
            beside: &beside,
        };
        let settled = query.settled_for_unread(from, marks);
        settled.ok_or_else(|| "Nothing that is listed is unread.".to_owned())
    }
}
