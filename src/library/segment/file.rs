//! Writing a segment file: sections one after the other, sets and dictionary together.

use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use super::layout::{HEADER, Header};
use super::postings::Postings;
use super::scan::Scanned;
use super::sets::{self, Entry};
use super::{Kind, LONGEST_BEGINNING, wording};

/// A beginning of which fewer words than this have it is read word by word.
const FEWEST_WORDS: usize = 8;
/// So many venues have a set, and those that are as common as the last of them.
const MOST_VENUES: usize = 64;

/// Writes sections one after the other, the header at the end.
pub(super) struct SectionWriter {
    file: BufWriter<File>,
    at: u64,
    sections: Vec<(std::ops::Range<u64>, u32)>,
    /// The section that is written piece by piece.
    pieces: (u64, crc32fast::Hasher),
}

impl SectionWriter {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let mut file = BufWriter::with_capacity(1 << 20, File::create_new(path)?);
        file.write_all(&[0; HEADER])?;
        Ok(Self {
            file,
            at: HEADER as u64,
            sections: Vec::new(),
            pieces: (0, crc32fast::Hasher::new()),
        })
    }

    /// Writes a piece of a section that [`Self::end_pieces`] ends. Returns its length so far.
    pub(super) fn piece(&mut self, bytes: &[u8]) -> io::Result<u64> {
        self.file.write_all(bytes)?;
        self.pieces.0 += bytes.len() as u64;
        self.pieces.1.update(bytes);
        Ok(self.pieces.0)
    }

    pub(super) fn end_pieces(&mut self) {
        let (length, checksum) = std::mem::take(&mut self.pieces);
        self.end_section(length, checksum.finalize());
    }

    pub(super) fn section(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.end_section(bytes.len() as u64, crc32fast::hash(bytes));
        Ok(())
    }

    fn end_section(&mut self, length: u64, checksum: u32) {
        self.sections.push((self.at..self.at + length, checksum));
        self.at += length;
    }

    /// The sets are written as they are made. The dictionary, of far fewer bytes, waits in memory
    /// for them, and stands behind them in the file.
    pub(super) fn dictionary_and_sets(
        &mut self,
        kinds: &[Postings; Kind::ALL.len()],
    ) -> io::Result<()> {
        let mut sets = SetWriter {
            file: &mut self.file,
            at: 0,
            checksum: crc32fast::Hasher::new(),
            dictionary: fst::MapBuilder::memory(),
            buffer: Vec::new(),
        };
        let each = || Kind::ALL.into_iter().zip(kinds);
        for (kind, postings) in each().filter(|(kind, _)| kind.has_beginnings()) {
            sets.beginnings(kind, postings)?;
        }
        for (kind, postings) in each() {
            sets.words(kind, postings)?;
        }
        let (length, checksum) = (sets.at, sets.checksum.clone().finalize());
        let dictionary = sets.dictionary.into_inner().map_err(io::Error::other)?;
        self.end_section(length, checksum);
        self.section(&dictionary)
    }

    pub(super) fn finish(mut self, papers: u32, scanned: &Scanned) -> io::Result<()> {
        let header = Header {
            papers,
            origin: scanned.origin,
            sections: self.sections,
        };
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&header.to_bytes())?;
        self.file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync_all()
    }
}

struct SetWriter<'a> {
    file: &'a mut BufWriter<File>,
    at: u64,
    checksum: crc32fast::Hasher,
    dictionary: fst::MapBuilder<Vec<u8>>,
    buffer: Vec<u8>,
}

impl SetWriter<'_> {
    fn put(
        &mut self,
        key: &[u8],
        code: Option<u32>,
        numbers: &[u32],
        times: &[u8],
    ) -> io::Result<()> {
        let entry = if let [number] = numbers {
            Entry::One(*number, times.first().copied().unwrap_or(1))
        } else {
            self.buffer.clear();
            sets::write(numbers, times, &mut self.buffer);
            self.file.write_all(&self.buffer)?;
            self.checksum.update(&self.buffer);
            let start = self.at;
            self.at += self.buffer.len() as u64;
            Entry::At(start)
        };
        self.dictionary
            .insert(key, entry.to_value(code))
            .map_err(io::Error::other)
    }

    fn words(&mut self, kind: Kind, postings: &Postings) -> io::Result<()> {
        let (mut numbers, mut times) = (Vec::new(), Vec::new());
        let fewest = match kind {
            Kind::VenueName => postings.least_of_commonest(MOST_VENUES),
            Kind::Word
            | Kind::Category
            | Kind::Part
            | Kind::Name
            | Kind::Pair
            | Kind::Source
            | Kind::Title
            | Kind::Venue
            | Kind::Year => 0,
        };
        for (word, place) in postings.sorted() {
            if postings.count(place) < fewest {
                continue;
            }
            postings.papers(place, &mut numbers, &mut times);
            if kind != Kind::Word {
                times.clear();
            }
            let code = wording::code_of(place).filter(|_| kind == Kind::Word);
            self.put(&Kind::key(kind.letter(), word), code, &numbers, &times)?;
        }
        Ok(())
    }

    /// Writes the sets of all beginnings that many words have.
    fn beginnings(&mut self, kind: Kind, postings: &Postings) -> io::Result<()> {
        let sorted = postings.sorted();
        let mut all: Vec<(&str, std::ops::Range<usize>)> = Vec::new();
        for characters in 1..=LONGEST_BEGINNING {
            let mut first = 0;
            while let Some(start) = sorted
                .get(first)
                .map(|(word, _)| beginning(word, characters))
            {
                let same = |(word, _): &(&str, u32)| beginning(word, characters) == start;
                let rest = sorted.get(first..).unwrap_or_default();
                let count = rest.iter().take_while(|entry| same(entry)).count();
                if count >= FEWEST_WORDS && start.chars().count() == characters {
                    all.push((start, first..first + count));
                }
                first += count;
            }
        }
        all.sort_unstable_by_key(|(start, _)| *start);
        let letter = kind.letter().to_ascii_uppercase();
        let (mut numbers, mut times) = (Vec::new(), Vec::new());
        let mut union = Bits::default();
        for (start, range) in all {
            for (_, place) in sorted.get(range).unwrap_or_default() {
                postings.papers(*place, &mut numbers, &mut times);
                for number in &numbers {
                    union.insert(*number);
                }
            }
            union.take(&mut numbers);
            self.put(&Kind::key(letter, start), None, &numbers, &[])?;
        }
        Ok(())
    }
}

fn beginning(word: &str, characters: usize) -> &str {
    let end = word
        .char_indices()
        .nth(characters)
        .map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or_default()
}

/// A union of many sets: one bit for each paper.
#[derive(Debug, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, number: u32) {
        let place = usize::try_from(number / 64).unwrap_or(usize::MAX);
        if place >= self.0.len() {
            self.0.resize(place + 1, 0);
        }
        if let Some(word) = self.0.get_mut(place) {
            *word |= 1 << (number % 64);
        }
    }

    /// Writes the numbers over what stands in `numbers`, and becomes empty.
    fn take(&mut self, numbers: &mut Vec<u32>) {
        numbers.clear();
        for (place, word) in (0_u32..).zip(&mut self.0) {
            while *word != 0 {
                numbers.push(place * 64 + word.trailing_zeros());
                *word &= *word - 1;
            }
        }
    }
}
