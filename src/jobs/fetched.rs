//! What came of a fetch.

mod failures;
mod sentence;

use jiff::Timestamp;
use jiff::civil::Date;

use super::again::Again;
use super::imported::{Cut, Noted};
use crate::merge::Counts;
use crate::paper::PaperId;
use crate::sources::Spec;
use crate::text::numbers::thousands;

/// What came of a fetch: all that is counted is in the store, however it ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fetched {
    /// What came of each errand, in their order.
    pub each: Vec<Outcome>,
    /// Why it ended before its errands did, where it did.
    pub cut: Option<Cut>,
    /// Why the papers are not indexed, where they should be.
    pub unindexed: Option<String>,
    /// What is wrong with the settings that it went by, in sentences.
    pub slips: Vec<String>,
    /// How many papers stand in the store by their ids alone, of which that was not known before.
    pub noted: usize,
}

/// What came of one errand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What it is called.
    pub name: String,
    /// What was asked.
    pub spec: Spec,
    /// What became of the records.
    pub counts: Counts,
    /// What was passed over.
    pub problems: Noted,
    /// How it ended.
    pub came: Came,
    /// The papers that were asked for by id and are nowhere.
    pub not_found: Vec<PaperId>,
    /// Those that were not there, and were asked for elsewhere.
    pub elsewhere: Vec<PaperId>,
    /// Those that could not be asked for now, and are fetched the next time.
    pub waiting: Vec<PaperId>,
}

/// How an errand ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// It was answered.
    Answered {
        /// When the source has something new, where that is not within a day.
        next: Option<Due>,
    },
    /// It was not asked: nothing new can be there.
    NotDue {
        /// When it last answered.
        asked: Timestamp,
    },
    /// It was asked in vain.
    Failed(Failure),
    /// The fetch ended before it.
    NotAsked,
    /// The fetch ended while it was asked.
    Unanswered,
}

/// When a source has something new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The moment.
    pub at: Timestamp,
    /// The day, as the person has it that it is told to.
    pub day: Date,
}

/// Why something could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// One sentence without its full stop.
    pub reason: String,
    /// Whether trying again can help.
    pub again: Again,
}

/// How a fetch ended as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Something was answered, or nothing was due.
    Well,
    /// Everything failed, and may be answered later.
    Later,
    /// Everything failed, and some of it will again.
    Failed,
}

impl Fetched {
    /// How many papers are in the store now that were not, or not so.
    #[must_use]
    pub fn papers(&self) -> usize {
        let counts = self.each.iter().map(|outcome| outcome.counts);
        let came: usize = counts.map(|counts| counts.added + counts.changed).sum();
        came + self.noted
    }

    /// How it ended as a whole.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let mut failures = self.each.iter().filter_map(Outcome::failure).peekable();
        let has_answer = || self.each.iter().any(Outcome::has_answer);
        if self.cut.is_some() || self.unindexed.is_some() {
            Verdict::Failed
        } else if failures.peek().is_none() || has_answer() {
            Verdict::Well
        } else if failures.all(|again| again != Again::InVain) {
            Verdict::Later
        } else {
            Verdict::Failed
        }
    }

    /// A line for each errand. That there is no network is said once.
    #[must_use]
    pub fn lines(&self, now: Timestamp) -> Vec<String> {
        let is_offline = |outcome: &&Outcome| outcome.failure() == Some(Again::Online);
        let offline: Vec<&Outcome> = self.each.iter().filter(is_offline).collect();
        let is_said_once = offline.len() > 1 && !self.each.iter().any(Outcome::has_answer);
        let others = self.each.iter();
        let others = others.filter(|outcome| !is_said_once || !is_offline(outcome));
        let mut lines: Vec<String> = others.map(|outcome| outcome.line(now)).collect();
        if is_said_once {
            let names: Vec<&str> = offline.iter().map(|one| one.name.as_str()).collect();
            lines.push(failed(&names.join(", "), "there is no network"));
        }
        let waiting = self.each.iter().flat_map(|outcome| &outcome.waiting);
        let waiting: Vec<&PaperId> = waiting.collect();
        if !waiting.is_empty() {
            lines.push(format!("waiting for the next fetch: {}", named(&waiting)));
        }
        lines
    }
}

impl Outcome {
    /// What came of it, as a line.
    #[must_use]
    pub fn line(&self, now: Timestamp) -> String {
        let name = &self.name;
        match &self.came {
            Came::Answered { next } => format!("{name}: {}", self.counted(next.as_ref())),
            Came::NotDue { asked } => format!("{name}: nothing new (asked {})", ago(*asked, now)),
            Came::Failed(failure) if self.counts.sum() == 0 => failed(name, &failure.reason),
            Came::Failed(failure) => {
                let before = self.counted(None);
                format!("{}; before that {before}", failed(name, &failure.reason))
            }
            Came::NotAsked => format!("{name}: not asked"),
            Came::Unanswered => format!("{name}: ended before its answer was whole"),
        }
    }

    /// What became of the records, in words.
    fn counted(&self, next: Option<&Due>) -> String {
        let Counts {
            added,
            changed,
            same,
            skipped,
        } = self.counts;
        let mut parts = Vec::new();
        if added + changed > 0 {
            parts.push(format!("{added} new, {changed} changed, {same} known"));
        } else if self.not_found.is_empty() && self.elsewhere.is_empty() || same > 0 {
            let until = next.map(|next| format!(" until {}", next.day.strftime("%A")));
            let known = (same > 0).then(|| format!(", {same} known"));
            let [until, known] = [until, known].map(Option::unwrap_or_default);
            parts.push(format!("nothing new{until}{known}"));
        }
        if skipped > 0 {
            let why = self.problems.first.as_ref();
            let why = why.map(|first| format!(" ({first})")).unwrap_or_default();
            parts.push(format!("{skipped} passed over{why}"));
        }
        for (ids, what) in [
            (&self.not_found, "not found there"),
            (&self.elsewhere, "not found there, and asked for elsewhere"),
        ] {
            let ids: Vec<&PaperId> = ids.iter().collect();
            if !ids.is_empty() {
                parts.push(format!("{what}: {}", named(&ids)));
            }
        }
        parts.join("; ")
    }

    /// Whether it was answered with what was wanted, or some of it.
    fn has_answer(&self) -> bool {
        matches!(self.came, Came::Answered { .. }) && !self.is_in_vain()
    }

    /// Whether nothing of what was wanted was there.
    fn is_in_vain(&self) -> bool {
        let is_wanting = !self.not_found.is_empty() || !self.elsewhere.is_empty();
        self.counts.sum() == 0 && is_wanting
    }

    /// Whether it failed, and trying again can help.
    fn failure(&self) -> Option<Again> {
        match &self.came {
            Came::Failed(failure) => Some(failure.again),
            Came::Answered { .. } => {
                // What was asked for elsewhere, too, counts there.
                let is_last = self.is_in_vain() && !self.not_found.is_empty();
                is_last.then_some(Again::InVain)
            }
            Came::NotDue { .. } | Came::NotAsked | Came::Unanswered => None,
        }
    }
}

/// Some papers by their ids, and how many more there are.
fn named(ids: &[&PaperId]) -> String {
    const MOST: usize = 10;
    let said: Vec<String> = ids.iter().take(MOST).map(ToString::to_string).collect();
    let more = match ids.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {} more", thousands(more as u64)),
    };
    format!("{}{more}", said.join(", "))
}

fn failed(name: &str, reason: &str) -> String {
    format!("{name}: failed: {reason}, kept what was there")
}

/// How long ago it was, in one unit.
#[must_use]
pub fn ago(then: Timestamp, now: Timestamp) -> String {
    const UNITS: [(i64, &str); 3] = [(24 * 60 * 60, "days"), (60 * 60, "h"), (60, "min")];
    let seconds = now.as_second().saturating_sub(then.as_second());
    let unit = UNITS.iter().find(|(length, _)| seconds >= 2 * length);
    match unit {
        Some((length, name)) => format!("{} {name} ago", seconds / length),
        None => "just now".to_owned(),
    }
}

#[cfg(test)]
mod tests;
