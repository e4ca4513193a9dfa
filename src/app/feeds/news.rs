//! What came since the last visit, however it came: by a fetch in a shell or another copy of the reader,
//! too. What came by this one is no news.

use crate::app::{Model, Waiting};
use crate::query::{Mark, Test};
use crate::text::numbers::thousands;

/// What came since the last visit.
#[derive(Debug, Clone, Copy, Default)]
pub struct News {
    /// So many papers are new.
    papers: usize,
    /// So many of them were shown, or came by what was done here.
    shown: usize,
    renewal: Renewal,
}

/// How far the library is with what was done here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Renewal {
    /// Nothing was done that is not counted.
    #[default]
    Counted,
    /// It is to be opened anew.
    Asked,
    /// It was.
    Opened,
}

impl News {
    /// How many papers came and were not shown.
    #[must_use]
    pub fn unshown(&self) -> usize {
        self.papers.saturating_sub(self.shown)
    }

    /// The library is opened anew for what was done here.
    pub(in crate::app) fn renews(&mut self) {
        self.renewal = Renewal::Asked;
    }

    /// The library is open.
    pub(in crate::app) fn opened(&mut self) {
        if self.renewal == Renewal::Asked {
            self.renewal = Renewal::Opened;
        }
    }

    /// So many papers are new now.
    pub(in crate::app) fn counted(&mut self, papers: usize) {
        if self.renewal == Renewal::Opened {
            self.shown = papers.saturating_sub(self.unshown());
            self.renewal = Renewal::Counted;
        }
        self.papers = papers;
        self.shown = self.shown.min(papers);
    }

    /// They are shown.
    pub(in crate::app) fn show(&mut self) {
        self.shown = self.papers;
    }

    /// Whether there are any, shown or not.
    pub(in crate::app) fn are_there(&self) -> bool {
        self.papers > 0
    }
}

impl Model {
    /// What waits to be shown, in two words: of a fetch, or what is new since the last visit. None where
    /// nothing does.
    #[must_use]
    pub fn waits(&self) -> Option<String> {
        let news = || match self.feeds.news.unshown() {
            0 => None,
            _ if self.asks_for_new() => None,
            new => Some(format!("{} new", thousands(new as u64))),
        };
        self.feeds.waiting.label().or_else(news)
    }

    /// Whether it is a fetch of this copy that brought what waits.
    pub(in crate::app) fn has_fetched(&self) -> bool {
        self.feeds.waiting != Waiting::default()
    }

    /// Whether showing what came means what is new since the last visit: no fetch of this copy brought
    /// anything that waits.
    pub(in crate::app) fn shows_news(&self) -> bool {
        !self.has_fetched() && self.feeds.news.are_there() && !self.asks_for_new()
    }

    /// Whether the query asks for what is new.
    pub(in crate::app) fn asks_for_new(&self) -> bool {
        let is_new = |test: &Test| *test == Test::Mark(Mark::New);
        self.query.tests().any(|(test, _)| is_new(test))
    }
}
