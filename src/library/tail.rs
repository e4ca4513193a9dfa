//! Papers without an index file: folded in memory, their facts as sets.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use roaring::RoaringBitmap;

use super::{Folded, PaperNumber};
use crate::paper::{Paper, PaperId, Part, PartialDate, title_hash};
use crate::text::fold::fold_into;

/// The papers of a tail, by number.
#[derive(Debug, Default)]
pub(super) struct Tail {
    pub(super) all: RoaringBitmap,
    pub(super) ids: Vec<PaperId>,
    pub(super) numbers: HashMap<PaperId, PaperNumber>,
    pub(super) text: String,
    spans: Vec<Span>,
    ranks: Vec<Option<u32>>,
    /// Hashes of title letters, sorted.
    titles: Vec<(u64, PaperNumber)>,
    pub(super) years: BTreeMap<u16, RoaringBitmap>,
    pub(super) categories: BTreeMap<String, RoaringBitmap>,
    pub(super) venues: BTreeMap<String, RoaringBitmap>,
    pub(super) sources: BTreeMap<String, RoaringBitmap>,
    pub(super) parts: BTreeMap<Part, RoaringBitmap>,
    pub(super) dates: Vec<Option<PartialDate>>,
    pub(super) votes: Vec<Option<u64>>,
    /// When each came into the store, in seconds since 1970.
    pub(super) added: Vec<Option<i64>>,
    /// How many words each has.
    pub(super) words: Vec<u32>,
}

/// Where the parts of a paper lie in the folded text, in bytes.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    title_end: usize,
    summary_end: usize,
    end: usize,
}

/// Takes papers in the order of their arrival.
#[derive(Debug, Default)]
pub(super) struct TailBuilder {
    text: String,
    entries: Vec<Option<Entry>>,
    /// Which entry has an id as its own.
    holders: HashMap<PaperId, usize>,
    names: Names,
}

#[derive(Debug)]
struct Entry {
    id: PaperId,
    aliases: Vec<PaperId>,
    date: Option<PartialDate>,
    rank: Option<u32>,
    /// The place in the order of arrival; a changed paper keeps that of its first line.
    arrival: usize,
    span: Span,
    title: u64,
    venue: Option<u32>,
    categories: Vec<u32>,
    sources: Vec<u32>,
    parts: Vec<Part>,
    votes: Option<u64>,
    added: Option<i64>,
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

impl TailBuilder {
    /// Takes a paper. Earlier ones whose id is its id or one of its aliases are superseded.
    pub(super) fn add(&mut self, paper: &Paper) {
        let mut arrival = self.entries.len();
        for id in paper.ids() {
            if let Some(before) = self.take_out(id) {
                arrival = arrival.min(before.arrival);
            }
        }
        let span = self.fold(paper);
        self.holders.insert(paper.id.clone(), self.entries.len());
        let names = &mut self.names;
        self.entries.push(Some(Entry {
            id: paper.id.clone(),
            aliases: paper.aliases.clone(),
            date: paper.date,
            rank: paper.rank,
            arrival,
            span,
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
            votes: paper.votes,
            added: paper.added_at(),
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

    fn take_out(&mut self, id: &PaperId) -> Option<Entry> {
        let place = self.holders.remove(id)?;
        self.entries.get_mut(place)?.take()
    }

    fn fold(&mut self, paper: &Paper) -> Span {
        let text = &mut self.text;
        let start = text.len();
        text.push(' ');
        fold_into(&paper.title, text);
        let title_end = text.len();
        text.push_str("\n ");
        fold_into(&paper.summary, text);
        let summary_end = text.len();
        text.push_str("\n ");
        paper
            .authors
            .iter()
            .for_each(|author| fold_into(&author.name, text));
        Span {
            start,
            title_end,
            summary_end,
            end: text.len(),
        }
    }

    /// Numbers the papers. Returns for each number the place in the order of adding.
    pub(super) fn build(self) -> (Tail, Vec<usize>) {
        let mut kept: Vec<(usize, Entry)> = self
            .entries
            .into_iter()
            .enumerate()
            .filter_map(|(place, entry)| Some((place, entry?)))
            .collect();
        // Ascending in the order that is read backwards: undated first, then the oldest; among
        // equals the higher rank number and the later arrival first.
        kept.sort_by_key(|(_, entry)| {
            (
                entry.date,
                Reverse(entry.rank.unwrap_or(u32::MAX)),
                Reverse(entry.arrival),
            )
        });
        let mut tail = Tail {
            text: self.text,
            ..Tail::default()
        };
        let mut by_name: Vec<ByName> = vec![ByName::default(); self.names.0.len()];
        let mut places = Vec::with_capacity(kept.len());
        for (number, (place, entry)) in (0..).zip(kept) {
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
        (tail, places)
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
        if let Some(date) = entry.date {
            self.years.entry(date.year()).or_default().insert(number);
        }
        for part in entry.parts {
            self.parts.entry(part).or_default().insert(number);
        }
        self.dates.push(entry.date);
        self.votes.push(entry.votes);
        self.added.push(entry.added);
        // A paper's own id goes before another's alias.
        for alias in entry.aliases {
            self.numbers.entry(alias).or_insert(number);
        }
        self.numbers.insert(entry.id.clone(), number);
        self.all.insert(number);
        self.titles.push((entry.title, number));
        self.ids.push(entry.id);
        self.ranks.push(entry.rank);
        self.words.push(self.words_in(entry.span));
        self.spans.push(entry.span);
    }

    /// Every word has a blank after it, and every part of a paper one before its first.
    fn words_in(&self, span: Span) -> u32 {
        let text = self.text.get(span.start..span.end).unwrap_or_default();
        let blanks = memchr::memchr_iter(b' ', text.as_bytes()).count();
        u32::try_from(blanks.saturating_sub(3)).unwrap_or(u32::MAX)
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn rank(&self, number: PaperNumber) -> Option<u32> {
        *self.ranks.get(usize::try_from(number).ok()?)?
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

    pub(super) fn folded(&self, number: PaperNumber) -> Folded<'_> {
        let none = Span {
            start: 0,
            title_end: 0,
            summary_end: 0,
            end: 0,
        };
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        let span = self.spans.get(place).copied().unwrap_or(none);
        let part = |start, end| self.text.get(start..end).unwrap_or_default();
        Folded {
            all: part(span.start, span.end),
            title: part(span.start, span.title_end),
            summary: part(span.title_end + 1, span.summary_end),
            authors: part(span.summary_end + 1, span.end),
        }
    }
}
