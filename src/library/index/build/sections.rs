//! The sections of a segment that are few bytes for each paper.

use std::io;

use super::file::SectionWriter;
use super::run::first_bytes;
use super::scanned::{FoundPaper, Scanned};
use super::vocabulary::to_usize;
use crate::library::facts::TextFact;
use crate::library::index::read::SegmentSection;

impl Scanned<'_> {
    /// Writes the sections that are few bytes for each paper; `wording_ends` says where the wording
    /// of each ends.
    pub(super) fn write_columns(
        &self,
        wording_ends: &[u32],
        file: &mut SectionWriter<'_>,
    ) -> io::Result<()> {
        let keys = self.keys();
        for section in SegmentSection::ALL {
            let bytes = match section {
                SegmentSection::Sets
                | SegmentSection::Wording
                | SegmentSection::Dictionary
                | SegmentSection::DictionaryTable
                | SegmentSection::CodeTiers
                | SegmentSection::CommonWords
                | SegmentSection::Pairs
                | SegmentSection::PairRows
                | SegmentSection::PairStarts => continue,
                SegmentSection::WordingEnds => bytes(wording_ends.iter().copied()),
                SegmentSection::Dates => self.column(|found| found.newest.date()),
                SegmentSection::Ranks => self.column(|found| found.newest.rank()),
                SegmentSection::Arrivals => self.column(|found| found.newest.arrival()),
                SegmentSection::Lengths => self.column(|found| found.length),
                SegmentSection::WordCounts => {
                    self.column(|found| came(&self.columns.word_counts, found))
                }
                SegmentSection::Places => self.long_column(|found| found.place),
                SegmentSection::Ids => self.long_column(|found| came(&self.columns.ids, found)),
                SegmentSection::Numbers(fact) => {
                    let numbers = self.columns.numbers(fact);
                    self.long_column(|found| came(numbers, found))
                }
                SegmentSection::Keys => long_bytes(keys.iter().map(|(hash, _)| *hash)),
                SegmentSection::KeyPapers => bytes(keys.iter().map(|(_, number)| *number)),
                SegmentSection::Order(fact) => bytes(self.by_text(fact).into_iter()),
                SegmentSection::Texts(fact) => self.texts(fact).collect::<String>().into_bytes(),
                SegmentSection::TextEnds(fact) => {
                    bytes(self.texts(fact).scan(0, |end: &mut u32, text| {
                        *end = end.saturating_add(u32::try_from(text.len()).unwrap_or(u32::MAX));
                        Some(*end)
                    }))
                }
                SegmentSection::Superseded => self.superseded_bytes()?,
                SegmentSection::Problems => serde_json::to_vec(&self.problems)?,
            };
            file.section(&bytes)?;
        }
        Ok(())
    }

    fn column(&self, value: impl Fn(&FoundPaper) -> u32) -> Vec<u8> {
        bytes(self.papers.iter().map(value))
    }

    fn long_column(&self, value: impl Fn(&FoundPaper) -> u64) -> Vec<u8> {
        long_bytes(self.papers.iter().map(value))
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

    fn texts(&self, fact: TextFact) -> impl Iterator<Item = &str> {
        let papers = self.papers.iter();
        papers.map(move |found| self.columns.text(fact, found.came))
    }

    /// The papers in the order of a text; of one text the newest first.
    fn by_text(&self, fact: TextFact) -> Vec<u32> {
        let mut texts: Vec<(u64, &str, u32)> = (0..)
            .zip(self.texts(fact))
            .map(|(number, text)| (first_bytes(text.as_bytes()), text, u32::MAX - number))
            .collect();
        texts.sort_unstable();
        let numbers = texts.into_iter();
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
fn came<T: Copy + Default>(column: &[T], found: &FoundPaper) -> T {
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
