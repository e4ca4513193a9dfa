//! Answers a query with sets, and with the matcher only where sets cannot decide.

use roaring::{MultiOps, RoaringBitmap};

use super::FacetKind;
use super::needle::Needle;
use super::{Clause, Field, Mark, Overlay, Query, Test};
use crate::library::{Folded, Library, PaperNumber};
use crate::paper::PartialDate;

/// After so many verified papers, work asks whether it is still wanted.
const PAPERS_BETWEEN_LOOKS: usize = 4096;

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
    let mut candidates = library.papers().clone();
    let mut single: Vec<(FacetKind, RoaringBitmap)> = Vec::new();
    let mut undecided: Vec<Clause<Ready>> = Vec::new();
    for clause in question.query.clauses() {
        let Some(set) = clause_set(library, question, clause) else {
            undecided.push(clause.map(&mut |test| Ready::new(library, question, test)));
            continue;
        };
        match FacetKind::replaced_by(clause) {
            None => candidates &= set,
            Some(kind) => match single.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, known)) => *known &= set,
                None => single.push((kind, set)),
            },
        }
    }
    let wide = if undecided.is_empty() {
        candidates
    } else {
        verified(library, &candidates, &undecided, stop)?
    };
    let found = single
        .iter()
        .fold(wide.clone(), |found, (_, set)| found & set);
    Some(Answer {
        found,
        wide,
        single,
    })
}

/// What is asked of a candidate: its text, or whether a set has it.
enum Ready {
    Set(RoaringBitmap),
    Text(Field, Box<Needle>),
}

impl Ready {
    fn new(library: &Library, question: &Question<'_>, test: &Test) -> Self {
        if let Test::Text(field, phrase) = test {
            Self::Text(*field, Box::new(Needle::new(phrase)))
        } else {
            Self::Set(test_set(library, question, test).unwrap_or_default())
        }
    }

    fn holds(&self, number: PaperNumber, folded: &Folded<'_>) -> bool {
        match self {
            Self::Set(set) => set.contains(number),
            Self::Text(field, needle) => needle.is_in(field.of(folded)),
        }
    }
}

/// The papers that a clause takes, where sets decide it.
fn clause_set(
    library: &Library,
    question: &Question<'_>,
    clause: &Clause,
) -> Option<RoaringBitmap> {
    let sets = |clauses: &[Clause]| -> Option<Vec<RoaringBitmap>> {
        let set = |clause| clause_set(library, question, clause);
        clauses.iter().map(set).collect()
    };
    match clause {
        Clause::Test(test) => test_set(library, question, test),
        Clause::Not(inner) => Some(library.papers() - clause_set(library, question, inner)?),
        Clause::All(clauses) => Some(sets(clauses)?.intersection()),
        Clause::Any(clauses) => Some(sets(clauses)?.union()),
    }
}

/// The papers for which a test holds, where sets decide it; `None` for a test of the text.
pub(super) fn test_set(
    library: &Library,
    question: &Question<'_>,
    test: &Test,
) -> Option<RoaringBitmap> {
    let overlay = question.overlay;
    match test {
        Test::Text(..) => None,
        Test::Year(years) => Some(union(library.years(), |year| years.contains(*year))),
        Test::Date(dates) => {
            let date = |number| library.date(number);
            Some(having(library, date, |date| dates.contains(date)))
        }
        Test::Added(added) => {
            let days = added.days(question.today);
            let day = |number| library.added(number).and_then(PartialDate::of_second);
            Some(having(library, day, |day| days.contains(day)))
        }
        Test::Votes(wanted) => {
            let votes = |number| library.votes(number);
            Some(having(library, votes, |votes| wanted.contains(votes)))
        }
        Test::Has(part) => Some(library.parts().get(part).cloned().unwrap_or_default()),
        Test::Category(name) => Some(union(library.categories(), |category| name.takes(category))),
        Test::Venue(phrase) => {
            let needle = Needle::new(phrase);
            Some(union(library.venues(), |venue| needle.is_in_raw(venue)))
        }
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

/// The papers of which a value is wanted.
fn having<T>(
    library: &Library,
    value: impl Fn(PaperNumber) -> Option<T>,
    wanted: impl Fn(T) -> bool,
) -> RoaringBitmap {
    let all = library.papers().iter();
    all.filter(|number| value(*number).is_some_and(&wanted))
        .collect()
}

/// The candidates that all these clauses take, looked at one by one.
fn verified(
    library: &Library,
    candidates: &RoaringBitmap,
    clauses: &[Clause<Ready>],
    stop: &dyn Fn() -> bool,
) -> Option<RoaringBitmap> {
    let mut taken: Vec<PaperNumber> = Vec::new();
    for (done, number) in candidates.iter().enumerate() {
        if done % PAPERS_BETWEEN_LOOKS == 0 && stop() {
            return None;
        }
        let folded = library.folded(number);
        let holds = |ready: &Ready| ready.holds(number, &folded);
        if clauses.iter().all(|clause| clause.holds(&holds)) {
            taken.push(number);
        }
    }
    // Numbers come in ascending order, so that this cannot fail; an empty set would be a lie.
    Some(
        RoaringBitmap::from_sorted_iter(taken.iter().copied())
            .unwrap_or_else(|_| taken.into_iter().collect()),
    )
}

/// The papers whose text has this phrase anywhere; `None` when stopped.
pub(super) fn phrase_set(
    library: &Library,
    phrase: &super::Phrase,
    stop: &dyn Fn() -> bool,
) -> Option<RoaringBitmap> {
    let needle = Needle::new(phrase);
    if stop() {
        return None;
    }
    let has = |number: &PaperNumber| needle.is_in(Field::Any.of(&library.folded(*number)));
    Some(library.papers().iter().filter(has).collect())
}
