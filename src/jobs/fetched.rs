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
        more => format!(" and {more} more"),
    };
    format!("{}{more}", said.join(", "))
}

fn failed(name: &str, reason: &str) -> String {
    format!("{name}: failed: {reason}, kept what was there")
}

/// How long ago it was, in one unit.
fn ago(then: Timestamp, now: Timestamp) -> String {
    const UNITS: [(i64, &str); 3] = [(24 * 60 * 60, "days"), (60 * 60, "h"), (60, "min")];
    let seconds = now.as_second().saturating_sub(then.as_second());
    let unit = UNITS.iter().find(|(length, _)| seconds >= 2 * length);
    match unit {
        Some((length, name)) => format!("{} {name} ago", seconds / length),
        None => "just now".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Timestamp {
        time.parse().unwrap()
    }

    fn outcome(name: &str, counts: [usize; 4], came: Came) -> Outcome {
        let [added, changed, same, skipped] = counts;
        Outcome {
            name: name.to_owned(),
            spec: "hf:daily".parse().unwrap(),
            counts: Counts {
                added,
                changed,
                same,
                skipped,
            },
            problems: Noted::default(),
            came,
            not_found: Vec::new(),
            elsewhere: Vec::new(),
            waiting: Vec::new(),
        }
    }

    fn failing(name: &str, again: Again) -> Outcome {
        let reason = "arXiv accepts no connection".to_owned();
        outcome(name, [0; 4], Came::Failed(Failure { reason, again }))
    }

    #[test]
    fn each_errand_has_a_line() {
        let now = at("2026-11-29T14:00:00Z");
        let answered = || Came::Answered { next: None };
        let monday = Some(Due {
            at: at("2026-11-30T05:00:00Z"),
            day: jiff::civil::date(2026, 11, 30),
        });
        let mut papers = outcome("arXiv", [1, 0, 0, 0], answered());
        papers.not_found = vec![PaperId::recognise("9912.99999").unwrap()];
        let mut none = papers.clone();
        none.counts = Counts::default();
        let mut moved = none.clone();
        moved.elsewhere = std::mem::take(&mut moved.not_found);
        let mut odd = outcome("ml", [1, 0, 0, 2], answered());
        odd.problems.note(&"line 3: it has no title");
        let asked = at("2026-11-29T12:00:00Z");
        let mut broken = failing("ml", Again::Later);
        broken.counts.added = 7;
        for (outcome, line) in [
            (
                outcome("ml", [42, 3, 118, 0], answered()),
                "ml: 42 new, 3 changed, 118 known",
            ),
            (
                outcome("ml", [0, 0, 8, 0], answered()),
                "ml: nothing new, 8 known",
            ),
            (
                outcome("ml", [0; 4], Came::Answered { next: monday }),
                "ml: nothing new until Monday",
            ),
            (
                outcome("trending", [0; 4], Came::NotDue { asked }),
                "trending: nothing new (asked 2 h ago)",
            ),
            (
                odd,
                "ml: 1 new, 0 changed, 0 known; 2 passed over (line 3: it has no title)",
            ),
            (
                papers,
                "arXiv: 1 new, 0 changed, 0 known; not found there: arxiv:9912.99999",
            ),
            (none, "arXiv: not found there: arxiv:9912.99999"),
            (
                moved,
                "arXiv: not found there, and asked for elsewhere: arxiv:9912.99999",
            ),
            (
                failing("letters", Again::Later),
                "letters: failed: arXiv accepts no connection, kept what was there",
            ),
            (
                broken,
                "ml: failed: arXiv accepts no connection, kept what was there; before that 7 new, 0 changed, 0 known",
            ),
        ] {
            assert_eq!(outcome.line(now), line);
        }
        for (seconds, said) in [
            (5, "just now"),
            (120, "2 min ago"),
            (7_199, "119 min ago"),
            (172_800, "2 days ago"),
        ] {
            let then = Timestamp::from_second(now.as_second() - seconds).unwrap();
            assert_eq!(ago(then, now), said);
        }
    }

    #[test]
    fn the_verdict_is_well_where_one_was_answered_or_nothing_was_due() {
        let well = outcome("a", [1, 0, 0, 0], Came::Answered { next: None });
        let idle = outcome("b", [0; 4], Came::NotAsked);
        let (later, vain) = (failing("c", Again::Later), failing("d", Again::InVain));
        let mut moved = outcome("e", [0; 4], Came::Answered { next: None });
        moved.elsewhere = vec![PaperId::recognise("10.1/x").unwrap()];
        for (each, verdict) in [
            (vec![], Verdict::Well),
            (vec![idle.clone()], Verdict::Well),
            (vec![well, vain.clone()], Verdict::Well),
            (vec![idle, later.clone()], Verdict::Later),
            (vec![moved, later.clone()], Verdict::Later),
            (vec![later, vain], Verdict::Failed),
        ] {
            let fetched = Fetched {
                each,
                ..Fetched::default()
            };
            assert_eq!(fetched.verdict(), verdict);
        }
    }

    #[test]
    fn that_there_is_no_network_is_said_once() {
        let mut fetched = Fetched {
            each: vec![
                failing("ml", Again::Online),
                failing("daily", Again::Online),
            ],
            ..Fetched::default()
        };
        let lines = fetched.lines(Timestamp::UNIX_EPOCH);
        assert_eq!(
            lines,
            ["ml, daily: failed: there is no network, kept what was there"]
        );
        let ids = ["2503.11794", "10.1/x"].map(|id| PaperId::recognise(id).unwrap());
        for (outcome, id) in fetched.each.iter_mut().zip(ids) {
            outcome.waiting.push(id);
        }
        let lines = fetched.lines(Timestamp::UNIX_EPOCH);
        assert_eq!(
            lines.last().map(String::as_str),
            Some("waiting for the next fetch: arxiv:2503.11794, doi:10.1/x")
        );
    }
}
