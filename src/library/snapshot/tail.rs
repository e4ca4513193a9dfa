//! Papers without an index file: their ids, dates and facts as sets.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;
use roaring::RoaringBitmap;

use crate::library::facts::{NamedFact, Number, NumberFact};
use crate::library::index::Superseding;
use crate::library::newest::{Newest, PaperNumber, packed};
use crate::paper::{Paper, PaperId, title_hash};

/// The papers of a tail, by number.
#[derive(Debug, Default)]
pub(in crate::library) struct Tail {
    /// The number of the first paper.
    base: PaperNumber,
    pub(in crate::library) all: RoaringBitmap,
    ids: Vec<PaperId>,
    pub(in crate::library) by_id: HashMap<PaperId, PaperNumber>,
    /// The other papers of an id that several have.
    sharing: HashMap<PaperId, Vec<PaperNumber>>,
    newest: Vec<Newest>,
    /// Hashes of title letters, sorted.
    titles: Vec<(u64, PaperNumber)>,
    /// Of each fact its names with their papers.
    names: [NameSets; NamedFact::ALL.len()],
    numbers: Vec<TailNumbers>,
}

/// The papers that have each name.
pub(in crate::library) type NameSets = BTreeMap<String, RoaringBitmap>;

/// The number of a paper in each fact.
type TailNumbers = [Option<Number>; NumberFact::ALL.len()];

/// Takes papers in the order of their arrival.
#[derive(Debug, Default)]
pub(in crate::library) struct TailBuilder<'a> {
    entries: Vec<Option<TailEntry>>,
    /// Which entry has an id as its own.
    holders: HashMap<PaperId, usize>,
    names: [TailNames; NamedFact::ALL.len()],
    /// How many lines of the store were before.
    first_line: u32,
    superseding: Superseding<'a>,
}

#[derive(Debug)]
struct TailEntry {
    id: PaperId,
    aliases: Vec<PaperId>,
    numbers: TailNumbers,
    /// A changed paper keeps the arrival of its first line.
    newest: Newest,
    title: u64,
    /// Its names: the place of a fact, and the place of a name there.
    names: Vec<(usize, usize)>,
}

/// The names of a fact, each once, for papers share few.
#[derive(Debug, Default)]
struct TailNames(HashMap<Box<str>, usize, FixedState>);

impl TailNames {
    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.0.get(name) {
            return *place;
        }
        let place = self.0.len();
        self.0.insert(name.into(), place);
        place
    }
}

/// What comes of a tail.
#[derive(Debug)]
pub(in crate::library) struct Built {
    pub(in crate::library) tail: Tail,
    /// For each number the place in the order of adding.
    pub(in crate::library) places: Vec<usize>,
    /// For each earlier segment the papers that the tail supersedes.
    pub(in crate::library) superseded: Vec<RoaringBitmap>,
}

impl<'a> TailBuilder<'a> {
    /// A tail that stands behind so many lines of the store.
    pub(in crate::library) fn new(first_line: u32, superseding: Superseding<'a>) -> Self {
        Self {
            first_line,
            superseding,
            ..Self::default()
        }
    }

    /// Takes a paper. Earlier ones whose id is its id or one of its aliases are superseded.
    pub(in crate::library) fn add(&mut self, paper: &Paper) {
        let line = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let mut arrival = self.first_line.saturating_add(line);
        for id in paper.ids() {
            if let Some(before) = self.take_out(id) {
                arrival = arrival.min(before);
            }
        }
        self.holders.insert(paper.id.clone(), self.entries.len());
        let mut names = Vec::new();
        for (fact, (place, known)) in NamedFact::ALL
            .into_iter()
            .zip(self.names.iter_mut().enumerate())
        {
            fact.each(paper, &mut |name| names.push((place, known.place(name))));
        }
        self.entries.push(Some(TailEntry {
            id: paper.id.clone(),
            aliases: paper.aliases.clone(),
            numbers: NumberFact::ALL.map(|fact| fact.of(paper)),
            newest: Newest::new(packed(paper), paper.rank, arrival),
            title: title_hash(&paper.title),
            names,
        }));
    }

    /// Takes the place of a line that is no paper, so that arrivals count lines alike.
    pub(in crate::library) fn pass(&mut self) {
        self.entries.push(None);
    }

    /// Takes out the paper whose own id this is.
    pub(in crate::library) fn remove(&mut self, id: &PaperId) {
        self.take_out(id);
        self.pass();
    }

    /// Takes out the papers whose own id this is; says in which line the first of them came.
    fn take_out(&mut self, id: &PaperId) -> Option<u32> {
        let here = self.holders.remove(id);
        let here = here.and_then(|place| self.entries.get_mut(place)?.take());
        let earlier = self.superseding.take_out(id);
        let here = here.map(|entry| entry.newest.arrival());
        here.into_iter().chain(earlier).min()
    }

    /// Numbers the papers, from `base` on.
    pub(in crate::library) fn build(self, base: PaperNumber) -> Built {
        let mut kept: Vec<(usize, TailEntry)> = self
            .entries
            .into_iter()
            .enumerate()
            .filter_map(|(place, entry)| Some((place, entry?)))
            .collect();
        kept.sort_by_key(|(_, entry)| entry.newest);
        let mut tail = Tail {
            base,
            ..Tail::default()
        };
        let sets = |names: &TailNames| vec![RoaringBitmap::new(); names.0.len()];
        let mut sets: [Vec<RoaringBitmap>; NamedFact::ALL.len()] = self.names.each_ref().map(sets);
        let mut places = Vec::with_capacity(kept.len());
        for (number, (place, entry)) in (base..).zip(kept) {
            places.push(place);
            for (fact, name) in &entry.names {
                if let Some(set) = sets.get_mut(*fact).and_then(|sets| sets.get_mut(*name)) {
                    set.insert(number);
                }
            }
            tail.push(number, entry);
        }
        for ((names, mut sets), known) in self.names.into_iter().zip(sets).zip(&mut tail.names) {
            for (name, place) in names.0 {
                let set = sets.get_mut(place).map(std::mem::take).unwrap_or_default();
                if !set.is_empty() {
                    known.insert(name.into(), set);
                }
            }
        }
        tail.titles.sort_unstable();
        Built {
            tail,
            places,
            superseded: self.superseding.sets,
        }
    }
}

impl Tail {
    fn push(&mut self, number: PaperNumber, entry: TailEntry) {
        self.numbers.push(entry.numbers);
        for alias in entry.aliases {
            let first = *self.by_id.entry(alias.clone()).or_insert(number);
            if first != number {
                self.sharing.entry(alias).or_default().push(number);
            }
        }
        // A paper's own id goes before another's alias.
        let other = self.by_id.insert(entry.id.clone(), number);
        if let Some(other) = other.filter(|other| *other != number) {
            self.sharing
                .entry(entry.id.clone())
                .or_default()
                .push(other);
        }
        self.all.insert(number);
        self.titles.push((entry.title, number));
        self.ids.push(entry.id);
        self.newest.push(entry.newest);
    }

    /// The place of a number in the tail, where the tail has it.
    pub(in crate::library) fn place(&self, number: PaperNumber) -> Option<usize> {
        let place = usize::try_from(number.checked_sub(self.base)?).ok()?;
        (place < self.ids.len()).then_some(place)
    }

    pub(in crate::library) fn id(&self, number: PaperNumber) -> Option<&PaperId> {
        self.ids.get(self.place(number)?)
    }

    /// Every paper that has this id, as its own or another.
    pub(in crate::library) fn holders(&self, id: &PaperId) -> impl Iterator<Item = PaperNumber> {
        let others = self.sharing.get(id).into_iter().flatten();
        self.by_id.get(id).into_iter().chain(others).copied()
    }

    /// The names of a fact, each with its papers.
    pub(in crate::library) fn names(&self, fact: NamedFact) -> &NameSets {
        static NONE: NameSets = NameSets::new();
        self.names.get(fact.place()).unwrap_or(&NONE)
    }

    pub(in crate::library) fn number(
        &self,
        fact: NumberFact,
        number: PaperNumber,
    ) -> Option<Number> {
        let numbers = self.numbers.get(self.place(number)?)?;
        *numbers.get(fact.place())?
    }

    pub(in crate::library) fn newest(&self, number: PaperNumber) -> Option<Newest> {
        self.newest.get(self.place(number)?).copied()
    }

    /// The first number that stands at this place among the newest or behind it.
    pub(in crate::library) fn below(&self, place: Newest) -> PaperNumber {
        let below = self.newest.partition_point(|newest| *newest < place);
        self.base + u32::try_from(below).unwrap_or(u32::MAX)
    }

    pub(in crate::library) fn with_title_key(
        &self,
        key: &PaperId,
    ) -> impl Iterator<Item = PaperNumber> {
        let hash = u64::from_str_radix(key.value().get(..16).unwrap_or_default(), 16).ok();
        let first = hash.map_or(self.titles.len(), |hash| {
            self.titles.partition_point(|(title, _)| *title < hash)
        });
        let same = self.titles.iter().skip(first);
        same.take_while(move |(title, _)| Some(*title) == hash)
            .map(|(_, number)| *number)
    }
}
