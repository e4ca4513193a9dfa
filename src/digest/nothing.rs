//! Why there is nothing to tell of.

use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Subscription;
use crate::library::{Fact, Library, NamedFact};
use crate::query::{Choice, Query, Test, Value};
use crate::text::numbers::thousands;

/// How many papers there were at each step of a choice, before the last of them went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nothing {
    /// Since when papers were looked at, in seconds since 1970.
    pub(super) from: i64,
    /// So many came.
    pub(super) came: u64,
    /// So many of them does the query find.
    pub(super) found: u64,
    /// So many of these were not told before.
    pub(super) untold: u64,
}

impl Nothing {
    /// A sentence that says why nothing is left.
    pub(super) fn said(self, zone: &TimeZone) -> String {
        let from = Timestamp::from_second(self.from).unwrap_or(Timestamp::MIN);
        let since = zone.to_datetime(from).strftime("%-d %B %Y");
        let papers = |count: u64| match count {
            1 => "1 paper".to_owned(),
            count => format!("{} papers", thousands(count)),
        };
        if self.came == 0 {
            format!(
                "Nothing has come in since {since}; `recto fetch` asks your feeds, `recto import` takes files."
            )
        } else if self.found == 0 {
            let came = papers(self.came);
            format!("Of {came} that came in since {since} your query finds none.")
        } else if self.untold == 0 {
            format!("All that came in since {since} and your query finds was told before.")
        } else {
            let untold = papers(self.untold);
            format!("You have read or starred what your query finds since {since}: {untold}.")
        }
    }
}

/// A feed that a query asks for in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfed {
    /// There is none of this name.
    Unknown(String),
    /// Nothing has come by it yet.
    NotYet(String),
}

impl Unfed {
    /// Whether waiting does not help.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        match self {
            Self::Unknown(_) => true,
            Self::NotYet(_) => false,
        }
    }
}

impl fmt::Display for Unfed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(
                f,
                "there is no feed {name}; `recto feeds add {name} SOURCE:WHAT` makes one"
            ),
            Self::NotYet(name) => write!(
                f,
                "nothing has come by the feed {name} yet; `recto fetch` asks it"
            ),
        }
    }
}

impl Subscription {
    /// The feeds that its query asks for in vain; those are followed that have these names.
    #[must_use]
    pub fn unfed(&self, library: &Library, feeds: &[&str]) -> Vec<Unfed> {
        unfed(&self.query, library, feeds)
    }
}

/// The feeds that a query asks for in vain; those are followed that have these names.
#[must_use]
pub fn unfed(query: &Query, library: &Library, feeds: &[&str]) -> Vec<Unfed> {
    let wanted = query.tests().filter_map(|(test, choice)| match test {
        Test::Fact(Fact::Named(NamedFact::Feed), Value::Name(name)) => {
            (choice == Choice::Require).then_some(name)
        }
        Test::Words(..) | Test::Fact(..) | Test::Mark(_) | Test::Beside(_) => None,
    });
    // Nothing is looked up where no feed is asked for.
    let came = || library.names(NamedFact::Feed).keys();
    let unfed = wanted.filter(|name| !came().any(|feed| name.takes(feed)));
    let unfed = unfed.map(|wanted| {
        let name = wanted.folded.clone();
        if feeds.iter().any(|feed| wanted.takes(feed)) {
            Unfed::NotYet(name)
        } else {
            Unfed::Unknown(name)
        }
    });
    unfed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_step_that_left_nothing_is_said() {
        for (came, found, untold, said) in [
            (0, 0, 0, "Nothing has come in since 27 November 2026;"),
            (
                42,
                0,
                0,
                "Of 42 papers that came in since 27 November 2026 your query finds none.",
            ),
            (42, 3, 0, "All that came in since 27 November 2026"),
            (42, 3, 1, "You have read or starred"),
        ] {
            let nothing = Nothing {
                from: 1_795_737_600,
                came,
                found,
                untold,
            };
            let sentence = nothing.said(&TimeZone::UTC);
            assert!(sentence.starts_with(said), "{sentence}");
        }
    }
}
