//! What is followed, and what a fetch brought that the list does not show yet.

mod news;

pub use news::News;

use jiff::Timestamp;

use super::{Effect, Model, Question, Showing};
use crate::jobs::{Fetched, Fetching, Job, Purpose, ToFetch, When};
use crate::sources::Feed;
use crate::text::numbers::thousands;

/// What is followed, and what came of it.
#[derive(Debug, Clone, Default)]
pub struct Feeds {
    /// What is followed, in the order of the settings.
    pub followed: Vec<Feed>,
    /// What came and is not shown yet.
    pub waiting: Waiting,
    /// What came of the last fetch, a line for each errand, until there was room to tell it.
    pub untold: Vec<String>,
    /// What came since the last visit.
    pub news: News,
    /// How the list takes what comes into it next.
    pub(super) next: NextList,
}

/// How the next list stands on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum NextList {
    /// The selected paper stays in its row.
    #[default]
    InItsRow,
    /// Where one is at the top, as much of what came as fits stands above the selected paper.
    WithWhatCame,
    /// From its first row: the best is there.
    FromTop,
}

/// Papers that came and are not shown yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many are in the store that were not.
    pub new: usize,
    /// How many are there in another form.
    pub changed: usize,
}

/// The names of feeds.
pub(super) fn names(feeds: &[Feed]) -> Vec<String> {
    feeds.iter().map(|feed| feed.name().to_owned()).collect()
}

impl Waiting {
    /// What waits, in two words; none where nothing does.
    #[must_use]
    pub fn label(self) -> Option<String> {
        match self {
            Self { new: 0, changed: 0 } => None,
            Self { new: 0, changed } => Some(format!("{} changed", thousands(changed as u64))),
            Self { new, .. } => Some(format!("{} new", thousands(new as u64))),
        }
    }

    /// These, too.
    pub(super) fn add(&mut self, fetched: &Fetched) {
        self.new += fetched.noted;
        for outcome in &fetched.each {
            self.new += outcome.counts.added;
            self.changed += outcome.counts.changed;
        }
    }
}

impl Model {
    /// Begins to fetch. What comes by feeds is not shown before one asks for it, so that no row moves
    /// under the reader.
    pub(super) fn fetch(&mut self, what: ToFetch, when: When) -> Vec<Effect> {
        let job = Job::Fetch(Fetching {
            what,
            when,
            purpose: Purpose::Write,
            now: self.now.clone(),
        });
        let mut effects = Vec::new();
        if Showing::of(&job) == Showing::WhenAsked {
            self.feeds.untold.clear();
            effects.push(Effect::Ask(Question::Hold));
        }
        effects.push(self.start(job));
        effects
    }

    /// Lets the list follow the store again, where nothing that came waits to be shown.
    pub(super) fn release(&self) -> Vec<Effect> {
        let is_held = self.jobs.holds() || self.feeds.waiting != Waiting::default();
        if is_held {
            Vec::new()
        } else {
            vec![Effect::Ask(Question::Release)]
        }
    }

    /// The time, as the loop last read it.
    pub(super) fn moment(&self) -> Timestamp {
        self.now.parse().unwrap_or(Timestamp::UNIX_EPOCH)
    }
}
