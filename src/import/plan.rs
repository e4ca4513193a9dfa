//! What becomes of each record: a new paper, a changed one, the same, or none.

use std::collections::HashMap;

use super::same::same_paper;
use super::{ImportError, Lost, merged};
use crate::paper::{Paper, PaperId, Scheme, title_key};

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
    /// What became of the records.
    pub counts: Counts,
    /// What was passed over, the first [`MOST_PROBLEMS`] of it.
    pub problems: Vec<ImportError>,
    /// Which of `papers` has an id.
    places: HashMap<PaperId, usize>,
    /// Which of `papers` have a title key.
    titles: HashMap<PaperId, Vec<usize>>,
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
enum Known {
    /// One of this import, by its place.
    Fresh(usize),
    /// One of the library.
    Shelved(Box<Paper>),
}

impl Plan {
    /// Plans an import at a time, RFC 3339.
    pub fn new(
        records: impl Iterator<Item = Result<Paper, ImportError>>,
        library: &impl Shelf,
        now: &str,
    ) -> Self {
        let mut plan = Self::default();
        for record in records {
            match record {
                Ok(paper) => plan.take(paper, library, now),
                Err(problem) => {
                    plan.counts.skipped += usize::from(problem.lost == Lost::Record);
                    if plan.problems.len() < MOST_PROBLEMS {
                        plan.problems.push(problem);
                    }
                }
            }
        }
        plan
    }

    /// Whether nothing came, good or bad.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.sum() == 0 && self.problems.is_empty()
    }

    fn take(&mut self, paper: Paper, library: &impl Shelf, now: &str) {
        if let Some(joined) = self.joined(&paper, library) {
            self.counts.changed += 1;
            // Behind them all, so that its line supersedes theirs.
            self.put(self.papers.len(), stamped(merged(&joined, &paper), now));
            return;
        }
        let key = title_key(&paper.title);
        match self.find(&paper, &key, library) {
            Some(Known::Fresh(place)) => {
                let Some(known) = self.papers.get(place) else {
                    return;
                };
                let merged = stamped(merged(known, &paper), now);
                if *known == merged {
                    self.counts.same += 1;
                } else {
                    self.counts.changed += 1;
                    self.put(place, merged);
                }
            }
            Some(Known::Shelved(known)) => {
                let merged = merged(&known, &paper);
                if *known == merged {
                    self.counts.same += 1;
                } else {
                    self.counts.changed += 1;
                    self.put(self.papers.len(), stamped(merged, now));
                }
            }
            None => {
                self.counts.added += 1;
                let mut paper = stamped(paper, now);
                paper.id = self.free_id(&paper.id, library);
                paper.added.get_or_insert_with(|| now.to_owned());
                self.put_keyed(self.papers.len(), paper, key);
            }
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

    fn put(&mut self, place: usize, paper: Paper) {
        let key = title_key(&paper.title);
        self.put_keyed(place, paper, key);
    }

    /// Puts a paper whose title has this key.
    fn put_keyed(&mut self, place: usize, paper: Paper, key: PaperId) {
        for id in paper.ids() {
            self.places.insert(id.clone(), place);
        }
        let titles = self.titles.entry(key).or_default();
        if !titles.contains(&place) {
            titles.push(place);
        }
        match self.papers.get_mut(place) {
            Some(known) => *known = paper,
            None => self.papers.push(paper),
        }
    }

    /// Finds the paper by an id that both have, or by its title where that tells it.
    fn find(&self, paper: &Paper, key: &PaperId, library: &impl Shelf) -> Option<Known> {
        // The key alone identifies nothing: it is looked at with the authors below.
        let ids = || paper.ids().filter(|id| *id != key);
        let by_id = ids()
            .find_map(|id| self.places.get(id))
            .map(|place| Known::Fresh(*place));
        let on_shelf = || ids().find_map(|id| library.by_id(id));
        let found = by_id.or_else(|| {
            let known = on_shelf()?;
            Some(
                self.fresh(&known)
                    .unwrap_or_else(|| Known::Shelved(Box::new(known))),
            )
        });
        if found.is_some() {
            return found;
        }
        let fresh = self.titles.get(key).into_iter().flatten();
        for place in fresh {
            if self
                .papers
                .get(*place)
                .is_some_and(|known| same_paper(known, paper).is_some())
            {
                return Some(Known::Fresh(*place));
            }
        }
        let known = library
            .by_title_key(key)
            .into_iter()
            .find(|known| same_paper(known, paper).is_some())?;
        Some(
            self.fresh(&known)
                .unwrap_or_else(|| Known::Shelved(Box::new(known))),
        )
    }

    /// The papers that were told apart until this record came, which says that they are one: it has
    /// an id of each.
    fn joined(&self, paper: &Paper, library: &impl Shelf) -> Option<Paper> {
        if paper.aliases.is_empty() {
            return None;
        }
        let mut known: Vec<Paper> = Vec::new();
        for id in paper.ids().filter(|id| id.scheme() != Scheme::Title) {
            let newest = |id: &PaperId| {
                let place = self.places.get(id)?;
                self.papers.get(*place).cloned()
            };
            let shelved = || {
                let shelved = library.by_id(id)?;
                let changed = shelved.ids().find_map(newest);
                Some(changed.unwrap_or(shelved))
            };
            let found = newest(id).or_else(shelved);
            known.extend(found.filter(|found| known.iter().all(|one| one.id != found.id)));
        }
        let (first, others) = known.split_first()?;
        let join = |one: Paper, other: &Paper| merged(&one, other);
        (!others.is_empty()).then(|| others.iter().fold(first.clone(), join))
    }

    /// The version of a shelved paper that this import has already changed.
    fn fresh(&self, known: &Paper) -> Option<Known> {
        known
            .ids()
            .find_map(|id| self.places.get(id))
            .map(|place| Known::Fresh(*place))
    }
}

/// With the time at which its new sources were seen.
fn stamped(mut paper: Paper, now: &str) -> Paper {
    for source in &mut paper.sources {
        source.seen.get_or_insert_with(|| now.to_owned());
    }
    paper
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Papers(Vec<Paper>);

    impl Shelf for Papers {
        fn by_id(&self, id: &PaperId) -> Option<Paper> {
            self.0
                .iter()
                .find(|paper| paper.ids().any(|known| known == id))
                .cloned()
        }

        fn by_title_key(&self, key: &PaperId) -> Vec<Paper> {
            self.0
                .iter()
                .filter(|paper| title_key(&paper.title) == *key)
                .cloned()
                .collect()
        }
    }

    fn paper(title: &str, summary: &str, authors: &[&str]) -> Paper {
        let mut paper = Paper::new(title_key(title));
        (paper.title, paper.summary) = (title.into(), summary.into());
        paper.authors = authors
            .iter()
            .map(|name| crate::paper::Author::named(*name))
            .collect();
        paper
    }

    fn plan(records: Vec<Paper>, library: Vec<Paper>) -> Plan {
        Plan::new(
            records.into_iter().map(Ok),
            &Papers(library),
            "2026-11-24T09:00:00Z",
        )
    }

    fn counts(added: usize, changed: usize, same: usize) -> Counts {
        Counts {
            added,
            changed,
            same,
            skipped: 0,
        }
    }

    #[test]
    fn the_same_records_twice_add_and_change_nothing() {
        let records = vec![paper("One", "a b c", &["A B"]), paper("Two", "d e f", &[])];
        let first = plan(records.clone(), Vec::new());
        assert_eq!(first.counts, counts(2, 0, 0));
        assert_eq!(plan(records.clone(), first.papers).counts, counts(0, 0, 2));
        let twice = [records.clone(), records].concat();
        assert_eq!(plan(twice, Vec::new()).counts, counts(2, 0, 2));
    }

    #[test]
    fn a_title_tells_a_paper_only_with_authors_or_abstract() {
        let long = "A Title That Is Long Enough To Be Told";
        for (one, other, same) in [
            (
                paper("Preface", "", &["Ada Li"]),
                paper("Preface", "", &["Bo Wu"]),
                false,
            ),
            (
                paper("Preface", "", &["Ada Li"]),
                paper("Preface", "x", &["A. Li"]),
                true,
            ),
            (
                paper("Preface", "a b", &[]),
                paper("Preface", "c d", &[]),
                false,
            ),
            (
                paper(long, "a b c d", &[]),
                paper(long, "a b c e f", &["Ada"]),
                true,
            ),
            (
                paper(long, "a b c d", &[]),
                paper(long, "x y z", &["Ada"]),
                false,
            ),
        ] {
            let outcome = plan(vec![other], vec![one.clone()]);
            assert_eq!(outcome.counts.added == 0, same, "{one:?}");
        }
    }

    #[test]
    fn another_paper_of_the_same_title_gets_a_number() {
        let outcome = plan(
            vec![paper("Preface", "", &["Bo Wu"])],
            vec![paper("Preface", "", &["Ada Li"])],
        );
        assert_eq!(outcome.papers[0].id, title_key("Preface").numbered(2));
    }

    #[test]
    fn a_record_with_the_ids_of_two_papers_makes_them_one() {
        let with_ids = |ids: &[&str]| {
            let mut paper = paper(ids[0], "", &[]);
            let mut ids = ids.iter().map(|id| PaperId::parse(id).unwrap());
            paper.id = ids.next().unwrap();
            paper.aliases = ids.collect();
            paper
        };
        let (mut one, other) = (with_ids(&["arxiv:2503.11794"]), with_ids(&["doi:10.1/x"]));
        one.votes = Some(7);
        let both = with_ids(&["arxiv:2503.11794", "doi:10.1/x"]);
        for (records, library) in [
            (vec![both.clone()], vec![one.clone(), other.clone()]),
            (vec![other.clone(), both.clone()], vec![one.clone()]),
            (vec![one.clone(), other.clone(), both.clone()], vec![]),
        ] {
            let outcome = plan(records, library);
            let last = outcome.papers.last().unwrap();
            assert_eq!((&last.id, &last.aliases), (&both.id, &both.aliases));
            assert_eq!((last.votes, outcome.counts.changed), (Some(7), 1));
        }
    }

    #[test]
    fn a_record_with_a_better_id_is_the_same_paper() {
        let mut better = paper("One and Only Title of a Paper", "a b c d", &["Ada Li"]);
        better.id = PaperId::parse("arxiv:2503.11794").unwrap();
        let known = paper("One and Only Title of a Paper", "a b c d", &[]);
        let outcome = plan(vec![better], vec![known.clone()]);
        assert_eq!(outcome.counts, counts(0, 1, 0));
        assert_eq!(outcome.papers[0].aliases, [known.id]);
    }
}
