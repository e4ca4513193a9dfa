//! Papers without an index file: their ids, dates and facts as sets.

use std::collections::{BTreeMap, HashMap};

use roaring::RoaringBitmap;

use super::PaperNumber;
use super::mapped::Superseding;
use super::newest::Newest;
use crate::paper::{Paper, PaperId, Part, PartialDate, title_hash};

/// The papers of a tail, by number.
#[derive(Debug, Default)]
pub(super) struct Tail {
    /// The number of the first paper.
    base: PaperNumber,
    pub(super) all: RoaringBitmap,
    ids: Vec<PaperId>,
    pub(super) numbers: HashMap<PaperId, PaperNumber>,
    newest: Vec<Newest>,
    /// Hashes of title letters, sorted.
    titles: Vec<(u64, PaperNumber)>,
    pub(super) years: BTreeMap<u16, RoaringBitmap>,
    pub(super) categories: BTreeMap<String, RoaringBitmap>,
    pub(super) venues: BTreeMap<String, RoaringBitmap>,
    pub(super) sources: BTreeMap<String, RoaringBitmap>,
    pub(super) parts: BTreeMap<Part, RoaringBitmap>,
    values: Vec<Values>,
}

/// What a paper has one of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values {
    pub(super) date: Option<PartialDate>,
    pub(super) votes: Option<u64>,
    /// When it came into the store, in seconds since 1970.
    pub(super) added: Option<i64>,
}

/// Takes papers in the order of their arrival.
#[derive(Debug, Default)]
pub(super) struct TailBuilder<'a> {
    entries: Vec<Option<Entry>>,
    /// Which entry has an id as its own.
    holders: HashMap<PaperId, usize>,
    names: Names,
    /// How many lines of the store were before.
    first_line: u32,
    superseding: Superseding<'a>,
}

#[derive(Debug)]
struct Entry {
    id: PaperId,
    aliases: Vec<PaperId>,
    values: Values,
    /// A changed paper keeps the arrival of its first line.
    newest: Newest,
    title: u64,
    venue: Option<u32>,
    categories: Vec<u32>,
    sources: Vec<u32>,
    parts: Vec<Part>,
}

/// Each name once, for papers share few.
#[derive(Debug, Default)]
struct Names(HashMap<String, u32>);

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(name.to_owned(), number);
        number
    }
}

/// What comes of a tail.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) tail: Tail,
    /// For each number the place in the order of adding.
    pub(super) places: Vec<usize>,
    /// For each earlier segment the papers that the tail supersedes.
    pub(super) superseded: Vec<RoaringBitmap>,
}

impl<'a> TailBuilder<'a> {
    /// A tail that stands behind so many lines of the store.
    pub(super) fn new(first_line: u32, superseding: Superseding<'a>) -> Self {
        Self {
            first_line,
            superseding,
            ..Self::default()
        }
    }

    /// Takes a paper. Earlier ones whose id is its id or one of its aliases are superseded.
    pub(super) fn add(&mut self, paper: &Paper) {
        let line = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let mut arrival = self.first_line.saturating_add(line);
        for id in paper.ids() {
            if let Some(before) = self.take_out(id) {
                arrival = arrival.min(before);
            }
        }
        let values = Values {
            date: paper.date,
            votes: paper.votes,
            added: paper.added_at(),
        };
        self.holders.insert(paper.id.clone(), self.entries.len());
        let names = &mut self.names;
        self.entries.push(Some(Entry {
            id: paper.id.clone(),
            aliases: paper.aliases.clone(),
            values,
            newest: Newest::new(paper.date, paper.rank, arrival),
            title: title_hash(&paper.title),
            venue: paper
                .venue
                .as_deref()
                .filter(|venue| !venue.is_empty())
                .map(|venue| names.number(venue)),
            categories: paper
                .categories
                .iter()
                .map(|name| names.number(name))
                .collect(),
            sources: paper
                .sources
                .iter()
                .map(|source| names.number(&source.format))
                .collect(),
            parts: Part::ALL
                .into_iter()
                .filter(|part| paper.has(*part))
                .collect(),
        }));
    }

    /// Takes the place of a line that is no paper, so that arrivals count lines alike.
    pub(super) fn pass(&mut self) {
        self.entries.push(None);
    }

    /// Takes out the paper whose own id this is.
    pub(super) fn remove(&mut self, id: &PaperId) {
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
    pub(super) fn build(self, base: PaperNumber) -> Built {
        let mut kept: Vec<(usize, Entry)> = self
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
        let mut by_name: Vec<ByName> = vec![ByName::default(); self.names.0.len()];
        let mut places = Vec::with_capacity(kept.len());
        for (number, (place, entry)) in (base..).zip(kept) {
            places.push(place);
            tail.push(number, entry, &mut by_name);
        }
        for (name, number) in self.names.0 {
            let Some(sets) = by_name.get_mut(usize::try_from(number).unwrap_or(usize::MAX)) else {
                continue;
            };
            let sets = std::mem::take(sets);
            for (map, set) in [
                (&mut tail.categories, sets.categories),
                (&mut tail.venues, sets.venues),
                (&mut tail.sources, sets.sources),
            ] {
                if !set.is_empty() {
                    map.insert(name.clone(), set);
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

/// The papers that use one name, in each of its meanings.
#[derive(Debug, Clone, Default)]
struct ByName {
    categories: RoaringBitmap,
    venues: RoaringBitmap,
    sources: RoaringBitmap,
}

impl Tail {
    fn push(&mut self, number: PaperNumber, entry: Entry, by_name: &mut [ByName]) {
        let mut sets_of = |name: u32, add: fn(&mut ByName) -> &mut RoaringBitmap| {
            if let Some(sets) = by_name.get_mut(usize::try_from(name).unwrap_or(usize::MAX)) {
                add(sets).insert(number);
            }
        };
        entry
            .categories
            .iter()
            .for_each(|name| sets_of(*name, |sets| &mut sets.categories));
        entry
            .venue
            .iter()
            .for_each(|name| sets_of(*name, |sets| &mut sets.venues));
        entry
            .sources
            .iter()
            .for_each(|name| sets_of(*name, |sets| &mut sets.sources));
        if let Some(date) = entry.values.date {
            self.years.entry(date.year()).or_default().insert(number);
        }
        for part in entry.parts {
            self.parts.entry(part).or_default().insert(number);
        }
        self.values.push(entry.values);
        // A paper's own id goes before another's alias.
        for alias in entry.aliases {
            self.numbers.entry(alias).or_insert(number);
        }
        self.numbers.insert(entry.id.clone(), number);
        self.all.insert(number);
        self.titles.push((entry.title, number));
        self.ids.push(entry.id);
        self.newest.push(entry.newest);
    }

    /// The place of a number in the tail, where the tail has it.
    pub(super) fn place(&self, number: PaperNumber) -> Option<usize> {
        let place = usize::try_from(number.checked_sub(self.base)?).ok()?;
        (place < self.ids.len()).then_some(place)
    }

    pub(super) fn id(&self, number: PaperNumber) -> Option<&PaperId> {
        self.ids.get(self.place(number)?)
    }

    pub(super) fn values(&self, number: PaperNumber) -> Option<&Values> {
        self.values.get(self.place(number)?)
    }

    pub(super) fn newest(&self, number: PaperNumber) -> Option<Newest> {
        self.newest.get(self.place(number)?).copied()
    }

    /// The first number that stands at this place among the newest or behind it.
    pub(super) fn below(&self, place: Newest) -> PaperNumber {
        let below = self.newest.partition_point(|newest| *newest < place);
        self.base + u32::try_from(below).unwrap_or(u32::MAX)
    }

    pub(super) fn with_title_key(&self, key: &PaperId) -> impl Iterator<Item = PaperNumber> {
        let hash = u64::from_str_radix(key.value().get(..16).unwrap_or_default(), 16).ok();
        let first = hash.map_or(self.titles.len(), |hash| {
            self.titles.partition_point(|(title, _)| *title < hash)
        });
        let same = self.titles.iter().skip(first);
        same.take_while(move |(title, _)| Some(*title) == hash)
            .map(|(_, number)| *number)
    }
}
