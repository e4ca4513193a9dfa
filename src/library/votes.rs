//! `votes.jsonl`: votes of papers and their places in lists, as they were last told.
//!
//! A log of its own, for records are not written again for them. A line is `{"id","votes","rank","at"}`;
//! of each paper the last votes count, and places only of the list that was told last. Writers hold
//! the lock of the store. Lost, it costs what the next list tells again.

mod file;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::store::StoreProblem;
use crate::paper::{PaperId, Second, seconds};
use crate::text::lines::InputLine;
pub(super) use file::VotesStamp;
pub use file::{VotesError, VotesFile};

/// The name of the file in the data directory.
pub const VOTES_NAME: &str = "votes.jsonl";
/// The file is made anew where it has so many times the lines that count, and as many more.
const GROWN: (usize, usize) = (4, 1000);
/// So many lines that are no votes are kept as they stand, and named.
const MOST_ODD: usize = 10_000;

/// A line: what was told of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteLine {
    /// An id of the paper.
    pub id: PaperId,
    /// The votes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<u64>,
    /// The place in a list, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// When it was told, RFC 3339; all places of a list were told at one time.
    pub at: String,
}

/// What counts of a paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LastTold {
    /// The votes.
    votes: Option<Dated<u64>>,
    /// The place in a list.
    rank: Option<Dated<u32>>,
}

/// Something that was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dated<T> {
    told: T,
    /// When, in seconds since 1970.
    at: i64,
    /// The line that told it.
    line: u64,
}

/// All that was told, and counts.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    papers: HashMap<PaperId, LastTold>,
    /// When the newest list was told.
    list: Option<i64>,
    lines: u64,
    /// The lines that are no votes.
    pub problems: Vec<StoreProblem>,
    /// Such of these as are whole: a person wrote them.
    odd: Vec<String>,
}

impl Votes {
    /// Takes the next line.
    ///
    /// # Errors
    /// When its time is none.
    pub fn take(&mut self, line: VoteLine) -> Result<(), String> {
        let at = seconds(&line.at).ok_or_else(|| format!("\"{}\" is no time", line.at))?;
        self.lines += 1;
        let number = self.lines;
        let told = self.papers.entry(line.id).or_default();
        let votes = line.votes.map(|told| Dated::new(told, at, number));
        let rank = line.rank.map(|told| Dated::new(told, at, number));
        *told = told.then(LastTold { votes, rank });
        self.list = line.rank.map_or(self.list, |_| Some(at));
        Ok(())
    }

    fn take_line(&mut self, line: &InputLine) {
        let problem = match line.text() {
            Ok(text) if text.trim().is_empty() => return,
            Ok(text) => match serde_json::from_str::<VoteLine>(text) {
                Ok(told) => match self.take(told) {
                    Ok(()) => return,
                    Err(reason) => Err((reason, Some(text))),
                },
                // What ends too early was torn: it says nothing to anybody.
                Err(error) if error.is_eof() => Err((error.to_string(), None)),
                Err(error) => Err((error.to_string(), Some(text))),
            },
            Err(reason) => Err((reason, None)),
        };
        let Err::<(), _>((reason, whole)) = problem else {
            return;
        };
        self.lines += 1;
        if self.problems.len() >= MOST_ODD {
            return;
        }
        let reason = reason.split(" at line ").next().unwrap_or_default();
        self.problems.push(StoreProblem {
            line: line.number,
            reason: reason.to_owned(),
        });
        self.odd.extend(whole.map(str::to_owned));
    }

    /// What was last told of a paper that has these ids.
    #[must_use]
    pub fn of<'a>(&self, ids: impl Iterator<Item = &'a PaperId>) -> Option<LastTold> {
        let told = ids.filter_map(|id| self.papers.get(id).copied());
        told.reduce(LastTold::then)
    }

    /// Of how many papers there is anything that counts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.papers.len()
    }

    /// Whether nothing was told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.papers.is_empty()
    }

    /// Every id with what was last told of it.
    pub(super) fn each(&self) -> impl Iterator<Item = (&PaperId, LastTold)> {
        self.papers.iter().map(|(id, told)| (id, *told))
    }

    /// The place of a paper in the newest list.
    #[must_use]
    pub fn rank(&self, told: LastTold) -> Option<u32> {
        let rank = told.rank?;
        (Some(rank.at) == self.list).then_some(rank.told)
    }

    fn has_grown(&self) -> bool {
        let (times, more) = GROWN;
        self.lines > (self.papers.len() * times + more) as u64
    }

    /// The lines that count, in their order, of papers that are wanted.
    fn that_count(&self, wanted: &dyn Fn(&PaperId) -> bool) -> Vec<VoteLine> {
        let mut lines: Vec<(u64, VoteLine)> = Vec::new();
        for (id, told) in self.each().filter(|(id, _)| wanted(id)) {
            let rank = told.rank.filter(|_| self.rank(told).is_some());
            let mut put = |number, at, votes, rank| {
                let (id, at) = (id.clone(), Second(at).to_string());
                let line = VoteLine {
                    id,
                    votes,
                    rank,
                    at,
                };
                lines.push((number, line));
            };
            match (told.votes, rank) {
                (Some(votes), Some(rank)) if votes.line == rank.line => {
                    put(votes.line, votes.at, Some(votes.told), Some(rank.told));
                }
                (votes, rank) => {
                    if let Some(votes) = votes {
                        put(votes.line, votes.at, Some(votes.told), None);
                    }
                    if let Some(rank) = rank {
                        put(rank.line, rank.at, None, Some(rank.told));
                    }
                }
            }
        }
        lines.sort_unstable_by_key(|(number, _)| *number);
        lines.into_iter().map(|(_, line)| line).collect()
    }
}

impl LastTold {
    /// The votes.
    #[must_use]
    pub fn votes(self) -> Option<u64> {
        self.votes.map(|votes| votes.told)
    }

    /// Of each what was told later, of one paper.
    #[must_use]
    pub(super) fn then(self, other: Self) -> Self {
        Self {
            votes: Dated::later(self.votes, other.votes),
            rank: Dated::later(self.rank, other.rank),
        }
    }
}

impl<T: Copy> Dated<T> {
    fn new(told: T, at: i64, line: u64) -> Self {
        Self { told, at, line }
    }

    fn later(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter().chain(other).max_by_key(|dated| dated.line)
    }
}
