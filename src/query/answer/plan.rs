//! Answers a query with sets, and with the matcher only where sets cannot decide.
//!
//! Every condition gives the papers for which it holds and those for which it may hold; joined they
//! give those of the query. Only what is left open then is looked at, the newest first.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use roaring::RoaringBitmap;

use super::bounds::Bounds;
use super::candidate::{Candidate, PhraseCheck};
use super::fact_sets::known_set;
use super::newest::NewestFirst;
use super::question::LibraryQuestion;
use super::word_sets::text_bounds;
use crate::library::{Library, PaperNumber};
use crate::query::language::{Clause, FacetKind, Phrase, Test, Text};

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

/// Answers a query; `None` when `stop` says that nobody wants the answer any more.
///
/// Equals what [`Matcher::matches`](crate::query::Matcher::matches) says of each paper.
pub fn answer(
    library: &Library,
    question: &LibraryQuestion<'_>,
    stop: &dyn Fn() -> bool,
) -> Option<Answer> {
    PartialAnswer::begin(library, question, stop)?.finish(stop)
}

/// A query as far as sets have answered it.
#[derive(Debug)]
pub struct PartialAnswer<'a> {
    library: &'a Library,
    wide: Bounds,
    single: Vec<(FacetKind, RoaringBitmap)>,
    /// The clauses that leave papers open.
    clauses: Vec<Clause<BoundedTest>>,
}

/// A condition with what sets know of it.
#[derive(Debug)]
struct BoundedTest {
    bounds: Bounds,
    /// What to ask of the papers that it leaves open.
    check: Option<PhraseCheck>,
}

impl BoundedTest {
    /// Asks the sets; of the tail only these papers are looked at.
    fn new(
        library: &Library,
        question: &LibraryQuestion<'_>,
        test: &Test,
        tail: &RoaringBitmap,
    ) -> Self {
        match test {
            Test::Words(of, phrase) => Self::of_words(library, *of, phrase, tail),
            Test::Fact(..) | Test::Mark(_) | Test::Beside(_) => {
                let known = known_set(library, question, test);
                Self {
                    bounds: Bounds::exactly(known.unwrap_or_default()),
                    check: None,
                }
            }
        }
    }

    fn of_words(library: &Library, text: Text, phrase: &Phrase, tail: &RoaringBitmap) -> Self {
        let bounds = text_bounds(library, text, phrase, tail);
        let check = PhraseCheck::new(library, text, phrase, bounds.open.len());
        Self {
            bounds,
            check: Some(check),
        }
    }

    fn holds(&self, number: PaperNumber, candidate: &Candidate<'_>) -> bool {
        self.bounds.sure.contains(number)
            || (self.bounds.open.contains(number)
                && self
                    .check
                    .as_ref()
                    .is_some_and(|check| check.takes(candidate)))
    }
}

impl<'a> PartialAnswer<'a> {
    /// Asks the sets; `None` when stopped.
    pub fn begin(
        library: &'a Library,
        question: &LibraryQuestion<'_>,
        stop: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut search = Self {
            library,
            wide: Bounds::exactly(question.among(library).into_owned()),
            single: Vec::new(),
            clauses: Vec::new(),
        };
        let mut single: Vec<(FacetKind, Bounds, Clause<BoundedTest>)> = Vec::new();
        // The papers of the tail that no clause has excluded: words are looked for only there.
        let mut tail = library.tail().clone();
        for clause in question.query.clauses() {
            if stop() {
                return None;
            }
            let bounded = clause.map(&mut |test| BoundedTest::new(library, question, test, &tail));
            let bounds = joined(&bounded, library.papers());
            if let Some(kind) = FacetKind::replaced_by(clause) {
                single.push((kind, bounds, bounded));
                continue;
            }
            tail = (&tail & &bounds.sure) | (&tail & &bounds.open);
            let is_open = !bounds.open.is_empty();
            search.wide = search.wide.and(bounds);
            search.clauses.extend(is_open.then_some(bounded));
        }
        for (kind, bounds, bounded) in single {
            let mut set = bounds.sure;
            let open = bounds.open & (&search.wide.sure | &search.wide.open);
            set |= verified(library, &open, std::slice::from_ref(&bounded), stop)?;
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
fn joined(clause: &Clause<BoundedTest>, papers: &RoaringBitmap) -> Bounds {
    let each = |clauses: &[Clause<BoundedTest>], join: fn(Bounds, Bounds) -> Bounds| {
        let bounds = clauses.iter().map(|clause| joined(clause, papers));
        bounds.reduce(join).unwrap_or_default()
    };
    match clause {
        Clause::Test(bounded) => bounded.bounds.clone(),
        Clause::Not(inner) => joined(inner, papers).negated(papers),
        Clause::All(clauses) => each(clauses, Bounds::and),
        Clause::Any(clauses) => each(clauses, Bounds::or),
    }
}

fn takes(library: &Library, number: PaperNumber, clauses: &[Clause<BoundedTest>]) -> bool {
    let candidate = Candidate::new(library, number);
    let holds = |bounded: &BoundedTest| bounded.holds(number, &candidate);
    clauses.iter().all(|clause| clause.holds(&holds))
}

/// The candidates that all these clauses take, looked at one by one.
fn verified(
    library: &Library,
    candidates: &RoaringBitmap,
    clauses: &[Clause<BoundedTest>],
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

/// The papers that have a phrase.
pub(in crate::query) struct PhrasePapers {
    /// Those that were found.
    pub(in crate::query) papers: RoaringBitmap,
    /// Those that may have it too, and were not looked at.
    pub(in crate::query) unseen: RoaringBitmap,
}

/// The papers whose text has this phrase, of those left open by sets the newest so many; `None` when
/// stopped.
pub(in crate::query) fn phrase_papers(
    library: &Library,
    (text, phrase): (Text, &Phrase),
    most: usize,
    stop: &dyn Fn() -> bool,
) -> Option<PhrasePapers> {
    let mut bounded = BoundedTest::of_words(library, text, phrase, library.tail());
    let papers = library.papers();
    bounded.bounds.open &= papers;
    let sure = &bounded.bounds.sure & papers;
    let open = &bounded.bounds.open - &sure;
    let newest = NewestFirst::new(library, &open).at(0..most);
    let looked_at: RoaringBitmap = newest.into_iter().collect();
    let clause = Clause::Test(bounded);
    let found = verified(library, &looked_at, std::slice::from_ref(&clause), stop)?;
    Some(PhrasePapers {
        papers: sure | found,
        unseen: open - looked_at,
    })
}
