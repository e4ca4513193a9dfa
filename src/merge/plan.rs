//! What becomes of each record: a new paper, a changed one, the same, or none.

mod held;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::disk::limits::StoreLine;
use crate::merge::merged::merged_so_that;
use crate::merge::parts::{NoLine, joined, keeps_all_of, store_line, with_parts};
use crate::merge::prevailing::Prevails;
use crate::merge::told::{Manner, Ranks, Said, Told, lasting};
use crate::paper::{ImportError, Lost, Paper, PaperId, Received, title_key};

/// So much of what was passed over is kept with its reasons; records are all counted.
pub const MOST_PROBLEMS: usize = 100_000;

/// The papers that are there already.
pub trait Shelf {
    /// The paper that has this id, or has it among its aliases.
    fn by_id(&self, id: &PaperId) -> Option<Paper>;
    /// The papers whose title has this key.
    fn by_title_key(&self, key: &PaperId) -> Vec<Paper>;
}

/// An import before it is written.
#[derive(Debug, Default)]
pub struct Plan {
    /// The papers to append, new and changed, in the order of the input.
    pub papers: Vec<Paper>,
    /// The line of the store that each of them is.
    pub lines: Vec<StoreLine>,
    /// What became of the records.
    pub counts: Counts,
    /// What was passed over, the first [`MOST_PROBLEMS`] of it.
    pub problems: Vec<ImportError>,
    /// How many of each kind were passed over that are no papers by their kind.
    pub kinds: BTreeMap<String, usize>,
    /// The votes and places that the records told, in their order.
    pub told: Vec<Told>,
    manner: Manner,
    /// Which of `papers` has an id.
    places: HashMap<PaperId, usize>,
    /// Which of `papers` have a title key.
    titles: HashMap<PaperId, Vec<usize>>,
    /// What the library has of those of `papers` that it has already.
    before: HashMap<usize, Before>,
}

/// What became of the records of an import; the sum is how many there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New papers.
    pub added: usize,
    /// Papers of which more is known now.
    pub changed: usize,
    /// Papers of which nothing new came.
    pub same: usize,
    /// Records that were no paper.
    pub skipped: usize,
}

impl Counts {
    /// How many records there were.
    #[must_use]
    pub fn sum(&self) -> usize {
        self.added + self.changed + self.same + self.skipped
    }

    /// Counts those of further records, too.
    pub fn add(&mut self, further: Self) {
        self.added += further.added;
        self.changed += further.changed;
        self.same += further.same;
        self.skipped += further.skipped;
    }
}

/// A paper that a record is of.
enum KnownPaper {
    /// One of this import, by its place.
    Fresh(usize),
    /// One of the library.
    Shelved(Box<Paper>),
}

/// What a record makes of a paper.
enum Becomes {
    /// A new one, whose title has this key.
    New(PaperId),
    /// One of the library, of which more is known now.
    Shelved(Box<Paper>),
    /// One of this import, of which more is known now.
    Changed,
}

/// A paper of the library before records of an import changed it.
#[derive(Debug)]
struct Before {
    paper: Paper,
    /// So many records changed it.
    records: usize,
}

impl Plan {
    /// Plans an import at a time, RFC 3339.
    pub fn new(
        records: impl Iterator<Item = Result<Received, ImportError>>,
        library: &impl Shelf,
        now: &str,
    ) -> Self {
        Self::so_that(Manner::default(), records, library, now)
    }

    /// Plans an import where it is said which text of a paper prevails.
    pub fn so_that(
        manner: impl Into<Manner>,
        records: impl Iterator<Item = Result<Received, ImportError>>,
        library: &impl Shelf,
        now: &str,
    ) -> Self {
        let mut plan = Self {
            manner: manner.into(),
            ..Self::default()
        };
        for record in records {
            match record {
                Ok(received) => plan.take(received, library, now),
                Err(problem) => plan.pass_over(problem),
            }
        }
        plan.drop_what_is_as_before();
        plan
    }

    /// Of two records of a paper that are equally good the later one counts; where both come again,
    /// the first changes the paper and the second changes it back.
    fn drop_what_is_as_before(&mut self) {
        let mut as_before = HashSet::new();
        for (place, before) in std::mem::take(&mut self.before) {
            if self.papers.get(place) == Some(&before.paper) {
                self.counts.changed -= before.records;
                self.counts.same += before.records;
                as_before.insert(place);
            }
        }
        if as_before.is_empty() {
            return;
        }
        let papers = std::mem::take(&mut self.papers);
        let lines = std::mem::take(&mut self.lines);
        let planned = papers.into_iter().zip(lines).enumerate();
        (self.papers, self.lines) = planned
            .filter(|(place, _)| !as_before.contains(place))
            .map(|(_, kept)| kept)
            .unzip();
    }

    fn take(&mut self, received: Received, library: &impl Shelf, now: &str) {
        let Received { line, paper } = received;
        let mut paper = stamped(paper, now);
        let said = Said::by(&paper, self.manner);
        if self.manner.ranks == Ranks::Beside {
            paper.rank = None;
        }
        paper.added.get_or_insert_with(|| now.to_owned());
        // Behind them all, so that its line supersedes theirs.
        let behind = self.papers.len();
        let key = title_key(&paper.title);
        let held = self.held(&paper, &key, library);
        let mut held = self.without_strangers(held, &mut paper, line);
        if held.is_empty() {
            held.extend(self.by_title(&paper, &key, library));
        }
        let mut held = self.of_those_told_apart(held, &mut paper, library);
        if held.len() > 1 {
            let joined = self.joined(&held);
            let paper = stamped(self.merged(&joined, &paper), now);
            self.tell(said, &paper);
            return self.put(line, behind, paper, Becomes::Changed);
        }
        match held.pop() {
            Some(KnownPaper::Fresh(place)) => {
                let Some(known) = self.papers.get(place) else {
                    return;
                };
                let merged = stamped(self.merged(known, &paper), now);
                self.told.extend(said.map(|said| said.of(&merged)));
                if *known == merged {
                    self.counts.same += 1;
                } else {
                    self.put(line, place, merged, Becomes::Changed);
                }
            }
            Some(KnownPaper::Shelved(known)) => {
                if *known == self.merged(&known, &lasting(&paper)) {
                    self.tell(said, &known);
                    self.counts.same += 1;
                } else {
                    let merged = self.merged(&known, &paper);
                    self.tell(said, &merged);
                    self.put(line, behind, stamped(merged, now), Becomes::Shelved(known));
                }
            }
            None => {
                paper.id = self.free_id(&paper.id, library);
                self.tell(said, &paper);
                self.put(line, behind, paper, Becomes::New(key));
            }
        }
    }

    /// Notes what a record said of a paper that the store has like this.
    fn tell(&mut self, said: Option<Said>, stored: &Paper) {
        self.told.extend(said.map(|said| said.of(stored)));
    }

    fn pass_over(&mut self, problem: ImportError) {
        match problem.lost {
            Lost::Record => self.counts.skipped += 1,
            Lost::Part => {}
            Lost::Nothing => {
                *self.kinds.entry(problem.reason).or_default() += 1;
                return;
            }
        }
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// Another paper may have the same title letters; then this one gets a number.
    fn free_id(&self, id: &PaperId, library: &impl Shelf) -> PaperId {
        let is_free = |id: &PaperId| !self.places.contains_key(id) && library.by_id(id).is_none();
        let numbered = (2..).map(|nth| id.numbered(nth));
        std::iter::once(id.clone())
            .chain(numbered)
            .find(is_free)
            .unwrap_or_else(|| id.clone())
    }

    /// Puts a paper that a record, which begins in this line, has made. One that the store could not
    /// read again is none.
    fn put(&mut self, line: u64, place: usize, mut paper: Paper, becomes: Becomes) {
        let stored = match stored(&mut paper, &becomes) {
            Ok(stored) => stored,
            Err(reason) => return self.pass_over(ImportError::new(line, reason)),
        };
        let key = match becomes {
            Becomes::New(key) => {
                self.counts.added += 1;
                key
            }
            Becomes::Shelved(before) => {
                self.counts.changed += 1;
                let before = Before {
                    paper: *before,
                    records: 1,
                };
                self.before.insert(place, before);
                title_key(&paper.title)
            }
            Becomes::Changed => {
                self.counts.changed += 1;
                if let Some(before) = self.before.get_mut(&place) {
                    before.records += 1;
                }
                title_key(&paper.title)
            }
        };
        for id in paper.ids() {
            self.places.insert(id.clone(), place);
        }
        let titles = self.titles.entry(key).or_default();
        if !titles.contains(&place) {
            titles.push(place);
        }
        if let Some(known) = self.papers.get_mut(place).zip(self.lines.get_mut(place)) {
            (*known.0, *known.1) = (paper, stored);
        } else {
            self.papers.push(paper);
            self.lines.push(stored);
        }
    }

    /// Several papers as the one that they are.
    fn joined(&self, held: &[KnownPaper]) -> Paper {
        let mut papers = held.iter().filter_map(|known| self.paper(known));
        let first = papers.next().cloned();
        let first = first.unwrap_or_else(|| Paper::new(title_key("")));
        papers.fold(first, |one, other| joined(&one, other))
    }

    /// What is known of a paper after a further record, and the records of which that is.
    fn merged(&self, known: &Paper, further: &Paper) -> Paper {
        if self.manner.prevails == Prevails::Better && keeps_all_of(known, further) {
            return known.clone();
        }
        let merged = merged_so_that(known, further, self.manner.prevails);
        with_parts(merged, known, further)
    }

    fn paper<'a>(&'a self, known: &'a KnownPaper) -> Option<&'a Paper> {
        match known {
            KnownPaper::Fresh(place) => self.papers.get(*place),
            KnownPaper::Shelved(paper) => Some(paper),
        }
    }

    fn has(&self, known: &KnownPaper, id: &PaperId) -> bool {
        match known {
            KnownPaper::Fresh(place) => self.places.get(id) == Some(place),
            KnownPaper::Shelved(paper) => has_id(paper, id),
        }
    }

    /// The version of a shelved paper that this import has already changed.
    fn fresh(&self, known: &Paper) -> Option<KnownPaper> {
        known
            .ids()
            .find_map(|id| self.places.get(id))
            .map(|place| KnownPaper::Fresh(*place))
    }
}

fn has_id(paper: &Paper, id: &PaperId) -> bool {
    paper.ids().any(|known| known == id)
}

/// The line of the store that a paper is, or why it is none that can be read again.
fn stored(paper: &mut Paper, becomes: &Becomes) -> Result<StoreLine, String> {
    store_line(paper).map_err(|error| match error {
        NoLine::Json(error) => error.to_string(),
        NoLine::TooLong(too_long) => {
            let known = match becomes {
                Becomes::New(_) => "",
                Becomes::Shelved(_) | Becomes::Changed => ", with what is known of it already,",
            };
            format!("{}{known} is {too_long}", paper.id)
        }
    })
}

/// With the time at which its new sources were seen.
fn stamped(mut paper: Paper, now: &str) -> Paper {
    for source in &mut paper.sources {
        source.seen.get_or_insert_with(|| now.to_owned());
    }
    paper
}

#[cfg(test)]
mod tests;
