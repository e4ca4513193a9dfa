//! A segment: at most 500,000 papers of the store, their words as sets, in one mapped file.
//!
//! The header is checked when a segment is opened, a block of the dictionary when it is first asked,
//! every offset where it is used. Whatever does not fit is [`Damaged`]: nothing is decided by it, and the
//! segment says so with [`Segment::is_damaged`].

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use fst::Automaton;
use fst::automaton::{Levenshtein, Str};

use super::dictionary::{Dictionary, Unreadable};
use super::layout::{SegmentHeader, SegmentOrigin, u32_at, u64_at};
use super::mapped_file::MappedFile;
use super::section::SegmentSection;
use super::sets::{Stored, TermEntry};
use super::term_kind::TermKind;
use crate::library::facts::{Number, NumberFact, TextFact};
use crate::library::newest::Newest;
use crate::library::store::StoreProblem;

/// A mapped segment.
#[derive(Debug)]
pub(in crate::library) struct Segment {
    path: PathBuf,
    map: MappedFile,
    header: SegmentHeader,
    /// `None` where its table is not what was written.
    dictionary: OnceLock<Option<Dictionary>>,
    damaged: AtomicBool,
}

/// A piece of a segment is not what was written. The segment has noted it.
#[derive(Debug, Clone, Copy)]
pub(in crate::library) struct Damaged;

impl Segment {
    /// Maps a file and checks its header; `None` for a file that is no segment.
    ///
    /// # Errors
    /// When the system refuses.
    pub(in crate::library) fn open(path: &Path) -> io::Result<Option<Self>> {
        let map = MappedFile::open(path)?;
        let Some(header) = SegmentHeader::of(map.bytes()) else {
            return Ok(None);
        };
        Ok(Some(Self {
            path: path.to_owned(),
            map,
            header,
            dictionary: OnceLock::new(),
            damaged: AtomicBool::new(false),
        }))
    }

    pub(in crate::library) fn path(&self) -> &Path {
        &self.path
    }

    /// How many papers it has, superseded ones among them.
    pub(in crate::library) fn len(&self) -> u32 {
        self.header.papers
    }

    pub(in crate::library) fn origin(&self) -> SegmentOrigin {
        self.header.origin
    }

    /// Whether something in it was found not to be what was written.
    pub(in crate::library) fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// Notes that something in it is wrong.
    pub(in crate::library) fn damage(&self) -> Damaged {
        self.damaged.store(true, Ordering::Relaxed);
        Damaged
    }

    /// Reads every section and compares it with its checksum.
    pub(in crate::library) fn check(&self) -> Result<(), Damaged> {
        for (range, checksum) in &self.header.sections {
            if self.map.checksum(range.clone()).ok() != Some(*checksum) {
                return Err(self.damage());
            }
        }
        Ok(())
    }

    fn check_section(&self, section: SegmentSection) -> Result<(), Damaged> {
        let (range, checksum) = self.placed(section);
        let bytes = self.map.bytes().get(range).unwrap_or_default();
        if crc32fast::hash(bytes) == checksum {
            Ok(())
        } else {
            Err(self.damage())
        }
    }

    /// The name and the bytes of each part.
    pub(in crate::library) fn parts(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let sections = SegmentSection::ALL.into_iter().zip(&self.header.sections);
        sections.map(|(section, (range, _))| (section.name(), range.end - range.start))
    }

    fn placed(&self, section: SegmentSection) -> (Range<usize>, u32) {
        let found = self.header.sections.get(section.place());
        let (range, checksum) =
            found.map_or((0..0, 0), |(range, checksum)| (range.clone(), *checksum));
        let byte = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX);
        (byte(range.start)..byte(range.end), checksum)
    }

    pub(super) fn bytes(&self, section: SegmentSection) -> &[u8] {
        let (range, _) = self.placed(section);
        self.map.bytes().get(range).unwrap_or_default()
    }

    /// The numbers of the papers in a fact, one by one, each with how many papers in a row have it.
    pub(in crate::library) fn numbers(
        &self,
        fact: NumberFact,
    ) -> impl Iterator<Item = (Option<Number>, u32)> {
        let (values, _) = self.bytes(SegmentSection::Numbers(fact)).as_chunks();
        values.chunk_by(PartialEq::eq).filter_map(move |same| {
            let number = fact.unpacked(u64::from_le_bytes(*same.first()?));
            Some((number, u32::try_from(same.len()).ok()?))
        })
    }

    /// Where a paper stands among the newest.
    pub(in crate::library) fn newest(&self, number: u32) -> Newest {
        let column = |section| self.u32_of(section, number).unwrap_or(0);
        Newest::from_parts(
            column(SegmentSection::Dates),
            column(SegmentSection::Ranks),
            column(SegmentSection::Arrivals),
        )
    }

    /// How many papers stand before this place among the newest.
    pub(in crate::library) fn below(&self, place: Newest) -> u32 {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.newest(middle) < place {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Where the record of a paper lies in the store: first byte and length.
    pub(in crate::library) fn place(&self, number: u32) -> Option<(u64, u32)> {
        Some((
            self.u64_of(SegmentSection::Places, number)?,
            self.u32_of(SegmentSection::Lengths, number)?,
        ))
    }

    /// The hash of a paper's own id.
    pub(in crate::library) fn id_hash(&self, number: u32) -> Option<u64> {
        self.u64_of(SegmentSection::Ids, number)
    }

    /// How many words a paper has.
    pub(in crate::library) fn word_count(&self, number: u32) -> Option<u32> {
        self.u32_of(SegmentSection::WordCounts, number)
    }

    /// The number that a paper has of a fact.
    pub(in crate::library) fn number(&self, fact: NumberFact, number: u32) -> Option<Number> {
        fact.unpacked(self.u64_of(SegmentSection::Numbers(fact), number)?)
    }

    /// The text of a paper in a fact.
    pub(in crate::library) fn text(&self, fact: TextFact, number: u32) -> &str {
        let end_of = |number: u32| self.u32_of(SegmentSection::TextEnds(fact), number);
        let range = || {
            let start = number.checked_sub(1).map_or(Some(0), end_of)?;
            let range = usize::try_from(start).ok()?..usize::try_from(end_of(number)?).ok()?;
            std::str::from_utf8(self.bytes(SegmentSection::Texts(fact)).get(range)?).ok()
        };
        range().unwrap_or_else(|| {
            self.damage();
            ""
        })
    }

    /// The paper at this place in the order of a text.
    pub(in crate::library) fn by_text(&self, fact: TextFact, place: u32) -> Option<u32> {
        self.u32_of(SegmentSection::Order(fact), place)
            .filter(|number| *number < self.len())
    }

    pub(super) fn u32_of(&self, section: SegmentSection, number: u32) -> Option<u32> {
        u32_at(
            self.bytes(section),
            usize::try_from(number).ok()?.checked_mul(4)?,
        )
    }

    pub(super) fn u64_of(&self, section: SegmentSection, number: u32) -> Option<u64> {
        u64_at(
            self.bytes(section),
            usize::try_from(number).ok()?.checked_mul(8)?,
        )
    }

    /// The papers of the segment that begins at this byte of the store which this one supersedes,
    /// as sets are written.
    pub(in crate::library) fn superseded(
        &self,
        start: u64,
    ) -> Result<roaring::RoaringBitmap, Damaged> {
        self.check_section(SegmentSection::Superseded)?;
        let mut rest = self.bytes(SegmentSection::Superseded);
        while !rest.is_empty() {
            let head = (u64_at(rest, 0), u32_at(rest, 8));
            let (Some(of), Some(length)) = head else {
                return Err(self.damage());
            };
            let end = usize::try_from(length)
                .ok()
                .and_then(|length| length.checked_add(12));
            let Some((entry, after)) = end.and_then(|end| rest.split_at_checked(end)) else {
                return Err(self.damage());
            };
            if of == start {
                let set =
                    roaring::RoaringBitmap::deserialize_from(entry.get(12..).unwrap_or_default());
                return set.map_err(|_| self.damage());
            }
            rest = after;
        }
        Ok(roaring::RoaringBitmap::new())
    }

    /// The lines of the store that were passed over.
    pub(in crate::library) fn problems(&self) -> Vec<StoreProblem> {
        serde_json::from_slice(self.bytes(SegmentSection::Problems)).unwrap_or_else(|_| {
            self.damage();
            Vec::new()
        })
    }

    /// The dictionary, whose table is checked the first time.
    fn dictionary(&self) -> Result<&Dictionary, Damaged> {
        let open = || {
            self.check_section(SegmentSection::DictionaryTable).ok()?;
            let (blocks, _) = self.placed(SegmentSection::Dictionary);
            let (table, _) = self.placed(SegmentSection::DictionaryTable);
            Dictionary::new(&self.map, blocks.start, self.map.piece(table))
        };
        let dictionary = self.dictionary.get_or_init(open).as_ref();
        dictionary.ok_or_else(|| self.damage())
    }

    /// What the dictionary says of a key.
    pub(super) fn value(&self, key: &[u8]) -> Result<Option<u64>, Damaged> {
        let value = self.dictionary()?.get(key);
        value.map_err(|Unreadable| self.damage())
    }

    /// Gives the keys of the dictionary from this one on and its values, in the order of their bytes,
    /// until `take` says that it has enough.
    pub(super) fn values(
        &self,
        from: &[u8],
        take: &mut dyn FnMut(&[u8], u64) -> Option<()>,
    ) -> Result<(), Damaged> {
        let given = self.dictionary()?.each(from, take);
        given.map_err(|Unreadable| self.damage())
    }

    pub(super) fn stored(&self, value: u64) -> Result<Stored<'_>, Damaged> {
        let stored = match TermEntry::from_value(value) {
            Some(TermEntry::One(number, times)) => Some(Stored::One(number, times)),
            Some(TermEntry::At(start)) => Stored::at(self.bytes(SegmentSection::Sets), start),
            None => None,
        };
        stored.ok_or_else(|| self.damage())
    }

    /// The papers that have this word.
    pub(in crate::library) fn word(
        &self,
        kind: TermKind,
        word: &str,
    ) -> Result<Option<Stored<'_>>, Damaged> {
        let value = self.value(&TermKind::key(kind.letter(), word))?;
        value.map(|value| self.stored(value)).transpose()
    }

    /// The papers that have a word beginning so, where this beginning has a set of its own.
    pub(in crate::library) fn beginning(
        &self,
        kind: TermKind,
        start: &str,
    ) -> Result<Option<Stored<'_>>, Damaged> {
        let letter = kind.letter().to_ascii_lowercase();
        let value = self.value(&TermKind::key(letter, start))?;
        value.map(|value| self.stored(value)).transpose()
    }

    /// Gives words, among them all that differ from this one by so many letters.
    pub(in crate::library) fn near_words<'a>(
        &'a self,
        kind: TermKind,
        word: &str,
        letters: u32,
        take: &mut dyn FnMut(&str, Stored<'a>) -> Option<()>,
    ) -> Result<(), Damaged> {
        let letter = char::from(kind.letter()).to_string();
        // A word too long for an automaton is looked for among all.
        let Ok(near) = Levenshtein::new(&(letter.clone() + word), letters) else {
            return self.words(kind, "", take);
        };
        let near = near.intersection(Str::new(&letter).starts_with());
        let mut fault = Ok(());
        let mut words = self.as_words(take, &mut fault);
        let given = self.dictionary()?;
        let given = given.search(letter.as_bytes(), &near, &mut words);
        drop(words);
        given.map_err(|Unreadable| self.damage()).and(fault)
    }

    /// Gives every word that begins so with its papers, in the order of their bytes, until `take`
    /// says that it has enough.
    pub(in crate::library) fn words<'a>(
        &'a self,
        kind: TermKind,
        start: &str,
        take: &mut dyn FnMut(&str, Stored<'a>) -> Option<()>,
    ) -> Result<(), Damaged> {
        let mut fault = Ok(());
        let mut words = self.as_words(take, &mut fault);
        let from = TermKind::key(kind.letter(), start);
        let given = self.values(&from, &mut |key, value| {
            key.starts_with(&from).then(|| words(key, value)).flatten()
        });
        drop(words);
        given.and(fault)
    }

    /// Takes keys of the dictionary as words with their papers, until one is damaged.
    fn as_words<'a, 't>(
        &'a self,
        take: &'t mut dyn FnMut(&str, Stored<'a>) -> Option<()>,
        fault: &'t mut Result<(), Damaged>,
    ) -> impl FnMut(&[u8], u64) -> Option<()> + use<'a, 't> {
        move |key, value| {
            let word = key.get(1..).and_then(|word| std::str::from_utf8(word).ok());
            let word = word.ok_or_else(|| self.damage());
            match word.and_then(|word| Ok((word, self.stored(value)?))) {
                Ok((word, stored)) => take(word, stored),
                Err(damaged) => {
                    *fault = Err(damaged);
                    None
                }
            }
        }
    }
}
