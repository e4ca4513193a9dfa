//! Answers a query with sets, and with the matcher only where sets cannot decide.
//!
//! Every condition gives the papers for which it holds and those for which it may hold; joined they
//! give those of the query. Only what is left open then is looked at, the newest first.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use roaring::{MultiOps, RoaringBitmap};

use super::bounds::Bounds;
use super::candidate::{Candidate, Look};
use super::newest::NewestFirst;
use super::text_sets::{text_bounds, venue_bounds};
use super::{Clause, FacetKind, Mark, Overlay, Phrase, Query, Test};
use crate::library::{Library, PaperNumber};
use crate::paper::PartialDate;

/// After so many verified papers, work asks whether it is still wanted.
const PAPERS_BETWEEN_LOOKS: usize = 512;
/// So many papers are taken at a time where the newest are looked for.
const PORTION: usize = 256;

/// The papers that a query found, with what its facets need to count.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The papers found.
    pub found: RoaringBitmap,
    /// The papers that pass every clause but those of `single`.
    wide: RoaringBitmap,
    /// Per kind of facet whose choice replaces the one before, the papers that its clauses take.
    single: Vec<(FacetKind, RoaringBitmap)>,
}

impl Answer {
    /// What the query would find without its clauses of this kind.
    #[must_use]
    pub fn except(&self, kind: FacetKind) -> RoaringBitmap {
        self.single
            .iter()
            .filter(|(other, _)| *other != kind)
            .fold(self.wide.clone(), |found, (_, set)| found & set)
    }
}

/// What to find, and what the answer depends on beside the papers.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The query.
    pub query: &'a Query,
    /// What the user said of the papers.
    pub overlay: &'a Overlay,
    /// The day on which it is asked.
    pub today: PartialDate,
}

/// Answers a query; `None` when `stop` says that nobody wants the answer any more.
///
/// Equals what [`Matcher::matches`](super::Matcher::matches) says of each paper.
pub fn answer(
    library: &Library,
    question: &Question<'_>,
    stop: &dyn Fn() -> bool,
) -> Option<Answer> {
    Search::begin(library, question, stop)?.finish(stop)
}

/// A query as far as sets have answered it.
#[derive(Debug)]
pub struct Search<'a> {
    library: &'a Library,
    wide: Bounds,
    single: Vec<(FacetKind, RoaringBitmap)>,
    /// The clauses that leave papers open.
    clauses: Vec<Clause<Asked>>,
}

/// A condition with what sets know of it.
#[derive(Debug)]
struct Asked {
    bounds: Bounds,
    /// How to look at the papers that it leaves open.
    look: Option<Look>,
}

impl Asked {
    fn holds(&self, number: PaperNumber, candidate: &Candidate<'_>) -> bool {
        self.bounds.sure.contains(number)
            || (self.bounds.open.contains(number)
                && self.look.as_ref().is_some_and(|look| look.takes(candidate)))
    }
}

impl<'a> Search<'a> {
    /// Asks the sets; `None` when stopped.
    pub fn begin(
        library: &'a Library,
        question: &Question<'_>,
        stop: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut search = Self {
            library,
            wide: Bounds::exactly(library.papers().clone()),
            single: Vec::new(),
            clauses: Vec::new(),
        };
        let mut single: Vec<(FacetKind, Bounds, Clause<Asked>)> = Vec::new();
        // The papers of the tail that no clause has excluded: words are looked for only there.
        let mut tail = library.tail().clone();
        for clause in question.query.clauses() {
            if stop() {
                return None;
            }
            let asked = clause.map(&mut |test| {
                let bounds = test_bounds(library, question, test, &tail);
                let look = Look::new(library, test, bounds.open.len());
                Asked { bounds, look }
            });
            let bounds = joined(&asked, library.papers());
            if let Some(kind) = FacetKind::replaced_by(clause) {
                single.push((kind, bounds, asked));
                continue;
            }
            tail = (&tail & &bounds.sure) | (&tail & &bounds.open);
            let is_open = !bounds.open.is_empty();
            search.wide = search.wide.and(bounds);
            search.clauses.extend(is_open.then_some(asked));
        }
        for (kind, bounds, asked) in single {
            let mut set = bounds.sure;
            let open = bounds.open & (&search.wide.sure | &search.wide.open);
            set |= verified(library, &open, std::slice::from_ref(&asked), stop)?;
            match search.single.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, known)) => *known &= set,
                None => search.single.push((kind, set)),
            }
        }
        Some(search)
    }

    /// Whether sets alone have answered.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.wide.open.is_empty()
    }

    /// How many papers must be looked at.
    #[must_use]
    pub fn open(&self) -> u64 {
        self.wide.open.len()
    }

    /// The papers that are found so far.
    #[must_use]
    pub fn found(&self) -> RoaringBitmap {
        self.single
            .iter()
            .fold(self.wide.sure.clone(), |found, (_, set)| found & set)
    }

    /// The newest papers of the query, so many if there are; `None` when stopped. What was looked at
    /// is known from then on.
    pub fn newest(&mut self, papers: usize, stop: &dyn Fn() -> bool) -> Option<Vec<PaperNumber>> {
        let candidates = self
            .single
            .iter()
            .fold(&self.wide.sure | &self.wide.open, |found, (_, set)| {
                found & set
            });
        let newest = NewestFirst::new(self.library, &candidates);
        let mut found = Vec::with_capacity(papers);
        let mut place = 0;
        while found.len() < papers {
            let portion = newest.at(place..place + PORTION);
            if portion.is_empty() {
                break;
            }
            if stop() {
                return None;
            }
            for number in portion {
                let was_open = self.wide.open.remove(number);
                if was_open && takes(self.library, number, &self.clauses) {
                    self.wide.sure.insert(number);
                }
                if self.wide.sure.contains(number) {
                    found.push(number);
                }
            }
            place += PORTION;
        }
        found.truncate(papers);
        Some(found)
    }

    /// Whether the query finds a paper, where that is known by now.
    #[must_use]
    pub fn finds(&self, number: PaperNumber) -> Option<bool> {
        let in_single = self.single.iter().all(|(_, set)| set.contains(number));
        if !in_single {
            return Some(false);
        }
        let is_open = self.wide.open.contains(number);
        (!is_open).then(|| self.wide.sure.contains(number))
    }

    /// Looks at all that is open; `None` when stopped.
    pub fn finish(mut self, stop: &dyn Fn() -> bool) -> Option<Answer> {
        self.wide.sure |= verified(self.library, &self.wide.open, &self.clauses, stop)?;
        Some(Answer {
            found: self.found(),
            wide: self.wide.sure,
            single: self.single,
        })
    }
}

/// What the sets of a clause's conditions say together.
fn joined(clause: &Clause<Asked>, papers: &RoaringBitmap) -> Bounds {
    let each = |clauses: &[Clause<Asked>], join: fn(Bounds, Bounds) -> Bounds| {
        let bounds = clauses.iter().map(|clause| joined(clause, papers));
        bounds.reduce(join).unwrap_or_default()
    };
    match clause {
        Clause::Test(asked) => asked.bounds.clone(),
        Clause::Not(inner) => joined(inner, papers).negated(papers),
        Clause::All(clauses) => each(clauses, Bounds::and),
        Clause::Any(clauses) => each(clauses, Bounds::or),
    }
}

fn test_bounds(
    library: &Library,
    question: &Question<'_>,
    test: &Test,
    tail: &RoaringBitmap,
) -> Bounds {
    match test {
        Test::Text(field, phrase) => text_bounds(library, *field, phrase, tail),
        Test::Venue(phrase) => venue_bounds(library, phrase),
        Test::Year(_)
        | Test::Date(_)
        | Test::Added(_)
        | Test::Votes(_)
        | Test::Category(_)
        | Test::Source(_)
        | Test::Has(_)
        | Test::Is(_) => Bounds::exactly(fact_set(library, question, test).unwrap_or_default()),
    }
}

/// The papers for which a test holds, where sets decide it; `None` for a test of the text.
pub(super) fn fact_set(
    library: &Library,
    question: &Question<'_>,
    test: &Test,
) -> Option<RoaringBitmap> {
    let overlay = question.overlay;
    match test {
        Test::Text(..) | Test::Venue(_) => None,
        Test::Year(years) => Some(union(library.years(), |year| years.contains(*year))),
        Test::Date(dates) => Some(library.with_date(&|date| dates.contains(date))),
        Test::Added(added) => {
            let days = added.days(question.today);
            let last = RefCell::new((i64::MIN, false));
            let is_wanted = |second: i64| {
                // Many papers come on one day.
                let day = second.div_euclid(24 * 60 * 60);
                let known = *last.borrow();
                if known.0 == day {
                    return known.1;
                }
                let wanted = PartialDate::of_second(second).is_some_and(|day| days.contains(day));
                last.replace((day, wanted));
                wanted
            };
            Some(library.with_added(&is_wanted))
        }
        Test::Votes(wanted) => Some(library.with_votes(&|votes| wanted.contains(votes))),
        Test::Has(part) => Some(library.parts().get(part).cloned().unwrap_or_default()),
        Test::Category(name) => Some(union(library.categories(), |category| name.takes(category))),
        Test::Source(name) => Some(union(library.sources(), |source| name.takes(source))),
        Test::Is(Mark::Starred) => Some(overlay.starred.clone()),
        Test::Is(Mark::Read) => Some(overlay.read.clone()),
        Test::Is(Mark::Unread) => Some(library.papers() - &overlay.read),
    }
}

fn union<K>(
    sets: &std::collections::BTreeMap<K, RoaringBitmap>,
    wanted: impl Fn(&K) -> bool,
) -> RoaringBitmap {
    sets.iter()
        .filter(|(key, _)| wanted(key))
        .map(|(_, set)| set)
        .union()
}

fn takes(library: &Library, number: PaperNumber, clauses: &[Clause<Asked>]) -> bool {
    let candidate = Candidate::new(library, number);
    let holds = |asked: &Asked| asked.holds(number, &candidate);
    clauses.iter().all(|clause| clause.holds(&holds))
}

/// The candidates that all these clauses take, looked at one by one.
fn verified(
    library: &Library,
    candidates: &RoaringBitmap,
    clauses: &[Clause<Asked>],
    stop: &dyn Fn() -> bool,
) -> Option<RoaringBitmap> {
    let numbers: Vec<PaperNumber> = candidates.iter().collect();
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    // Each thread takes the next portion until none is left.
    let work = |is_stopped: &dyn Fn() -> bool| {
        let mut taken: Vec<PaperNumber> = Vec::new();
        while !is_stopped() {
            let start = next.fetch_add(PAPERS_BETWEEN_LOOKS, Ordering::Relaxed);
            let portion = numbers.get(start..).unwrap_or_default();
            if portion.is_empty() {
                break;
            }
            let portion = portion.iter().take(PAPERS_BETWEEN_LOOKS).copied();
            taken.extend(portion.filter(|number| takes(library, *number, clauses)));
        }
        taken
    };
    let taken = thread::scope(|scope| {
        let is_much = numbers.len() > 2 * PAPERS_BETWEEN_LOOKS;
        let other = is_much.then(|| scope.spawn(|| work(&|| stopped.load(Ordering::Relaxed))));
        let mut taken = work(&|| {
            let stop = stop();
            stopped.fetch_or(stop, Ordering::Relaxed);
            stop
        });
        if let Some(other) = other {
            taken.extend(other.join().ok()?);
        }
        Some(taken)
    })?;
    (!stopped.load(Ordering::Relaxed)).then(|| taken.into_iter().collect())
}

/// The papers whose text has this phrase anywhere, of those left open by sets the newest so many;
/// `None` when stopped.
pub(super) fn phrase_set(
    library: &Library,
    phrase: &Phrase,
    most: usize,
    stop: &dyn Fn() -> bool,
) -> Option<RoaringBitmap> {
    let test = Test::Text(super::Field::Any, phrase.clone());
    let mut bounds = text_bounds(library, super::Field::Any, phrase, library.tail());
    let papers = library.papers();
    bounds.open &= papers;
    let open: RoaringBitmap = NewestFirst::new(library, &bounds.open)
        .at(0..most)
        .into_iter()
        .collect();
    let asked = Clause::Test(Asked {
        look: Look::new(library, &test, bounds.open.len()),
        bounds: bounds.clone(),
    });
    let found = verified(library, &open, std::slice::from_ref(&asked), stop)?;
    Some((bounds.sure & papers) | found)
}
