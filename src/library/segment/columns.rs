//! What is known of each paper of a segment while it is made, and the sections that it becomes.

use std::io;

use super::block::Described;
use super::file::SectionWriter;
use super::layout::Section;
use super::run::first_bytes;
use super::scan::{Found, Scanned};
use super::vocabulary::to_usize;
use crate::library::fact::NumberFact;
use crate::paper::PaperId;

/// The papers in the order in which they came, those that later lines took out among them.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The hash of each one's own id.
    ids: Vec<u64>,
    /// The hashes of every id, alias and title key, with the papers that have them.
    keys: Vec<(u64, u32)>,
    word_counts: Vec<u32>,
    /// Of each fact the numbers, as they are packed.
    numbers: [Vec<u64>; NumberFact::ALL.len()],
    /// The folded titles, one after the other, and where each ends.
    titles: String,
    title_ends: Vec<usize>,
    /// Where the draft of each one lies in the scratch file.
    pub(super) drafts: Vec<(u64, u64)>,
}

impl Columns {
    /// Takes the titles of the papers that come next; returns where they begin.
    pub(super) fn begin_titles(&mut self, titles: &str) -> usize {
        let start = self.titles.len();
        self.titles.push_str(titles);
        start
    }

    /// Takes the next paper, whose title is among those that begin at this byte.
    pub(super) fn take(&mut self, came: u32, paper: &Described, titles: usize) {
        let hashes = paper.ids.iter().map(|id| (id.hash(), came));
        self.keys.extend(hashes);
        self.keys.push((paper.title_key, came));
        let own = paper.ids.first();
        self.ids.push(own.map_or(0, PaperId::hash));
        self.word_counts.push(paper.words);
        for (fact, column) in NumberFact::ALL.into_iter().zip(&mut self.numbers) {
            let number = paper.numbers.get(fact.place()).copied().flatten();
            column.push(fact.packed(number));
        }
        self.title_ends.push(titles + paper.title_end);
    }

    fn title(&self, came: u32) -> &str {
        let end_of = |came: u32| self.title_ends.get(to_usize(came)).copied().unwrap_or(0);
        let start = came.checked_sub(1).map_or(0, end_of);
        self.titles.get(start..end_of(came)).unwrap_or_default()
    }
}

impl Scanned {
    /// Writes the sections that are few bytes for each paper; `wording_ends` says where the wording
    /// of each ends.
    pub(super) fn write_columns(
        &self,
        wording_ends: &[u32],
        file: &mut SectionWriter,
    ) -> io::Result<()> {
        let keys = self.keys();
        for section in Section::ALL {
            let bytes = match section {
                Section::Sets | Section::Dictionary | Section::Wording => continue,
                Section::WordingEnds => bytes(wording_ends.iter().copied()),
                Section::Dates => self.column(|found| found.newest.date()),
                Section::Ranks => self.column(|found| found.newest.rank()),
                Section::Arrivals => self.column(|found| found.newest.arrival()),
                Section::Lengths => self.column(|found| found.length),
                Section::WordCounts => self.column(|found| came(&self.columns.word_counts, found)),
                Section::Places => self.long_column(|found| found.place),
                Section::Ids => self.long_column(|found| came(&self.columns.ids, found)),
                Section::Votes => self.number_column(NumberFact::Votes),
                Section::Added => self.number_column(NumberFact::Added),
                Section::Keys => long_bytes(keys.iter().map(|(hash, _)| *hash)),
                Section::KeyPapers => bytes(keys.iter().map(|(_, number)| *number)),
                Section::Titles => bytes(self.by_title().into_iter()),
                Section::TitleText => self.titles().collect::<String>().into_bytes(),
                Section::TitleEnds => bytes(self.titles().scan(0, |end: &mut u32, title| {
                    *end = end.saturating_add(u32::try_from(title.len()).unwrap_or(u32::MAX));
                    Some(*end)
                })),
                Section::Superseded => self.superseded_bytes()?,
                Section::Problems => serde_json::to_vec(&self.problems)?,
            };
            file.section(&bytes)?;
        }
        Ok(())
    }

    fn column(&self, value: impl Fn(&Found) -> u32) -> Vec<u8> {
        bytes(self.papers.iter().map(value))
    }

    fn long_column(&self, value: impl Fn(&Found) -> u64) -> Vec<u8> {
        long_bytes(self.papers.iter().map(value))
    }

    fn number_column(&self, fact: NumberFact) -> Vec<u8> {
        let numbers = self.columns.numbers.get(fact.place());
        let numbers = numbers.map_or(&[][..], Vec::as_slice);
        self.long_column(|found| came(numbers, found))
    }

    /// By the order in which the papers came their numbers; `None` for those that were taken out.
    pub(super) fn numbers(&self) -> Vec<Option<u32>> {
        let mut numbers = vec![None; self.columns.ids.len()];
        for (number, found) in (0..).zip(&self.papers) {
            if let Some(place) = numbers.get_mut(to_usize(found.came)) {
                *place = Some(number);
            }
        }
        numbers
    }

    fn keys(&self) -> Vec<(u64, u32)> {
        let numbers = self.numbers();
        let number = |came: u32| numbers.get(to_usize(came)).copied().flatten();
        let keys = self.columns.keys.iter();
        let mut keys: Vec<(u64, u32)> = keys
            .filter_map(|(hash, came)| Some((*hash, number(*came)?)))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    fn titles(&self) -> impl Iterator<Item = &str> {
        let papers = self.papers.iter();
        papers.map(|found| self.columns.title(found.came))
    }

    /// The papers by their folded titles; of one title the newest first.
    fn by_title(&self) -> Vec<u32> {
        let mut titles: Vec<(u64, &str, u32)> = (0..)
            .zip(self.titles())
            .map(|(number, title)| (first_bytes(title.as_bytes()), title, u32::MAX - number))
            .collect();
        titles.sort_unstable();
        let numbers = titles.into_iter();
        numbers.map(|(_, _, number)| u32::MAX - number).collect()
    }

    fn superseded_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        for (start, set) in &self.superseded {
            if set.is_empty() {
                continue;
            }
            bytes.extend_from_slice(&start.to_le_bytes());
            let length = u32::try_from(set.serialized_size()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(&length.to_le_bytes());
            set.serialize_into(&mut bytes)?;
        }
        Ok(bytes)
    }
}

/// The value of a paper in a column.
fn came<T: Copy + Default>(column: &[T], found: &Found) -> T {
    column
        .get(to_usize(found.came))
        .copied()
        .unwrap_or_default()
}

fn bytes(values: impl Iterator<Item = u32>) -> Vec<u8> {
    values.flat_map(u32::to_le_bytes).collect()
}

fn long_bytes(values: impl Iterator<Item = u64>) -> Vec<u8> {
    values.flat_map(u64::to_le_bytes).collect()
}
