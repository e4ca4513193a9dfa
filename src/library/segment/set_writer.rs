//! Writing sets and the dictionary that leads to them, kind by kind and word by word.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use super::sets::{self, Entry};
use super::{Kind, LONGEST_BEGINNING};

/// A beginning of which fewer words than this have it is read word by word.
const FEWEST_WORDS: usize = 8;

/// Writes sets into a file; the dictionary waits in memory.
pub(super) struct SetWriter<'a> {
    file: &'a mut BufWriter<File>,
    at: u64,
    checksum: crc32fast::Hasher,
    dictionary: fst::MapBuilder<Vec<u8>>,
    buffer: Vec<u8>,
    /// The beginnings of the last word, the shortest first.
    open: [Beginning; LONGEST_BEGINNING],
    /// Those that have a set: their keys stand behind those of all words.
    beginnings: Vec<(Vec<u8>, u64)>,
}

/// The papers that have a word of one beginning.
#[derive(Debug, Default)]
struct Beginning {
    start: String,
    words: usize,
    papers: Bits,
}

impl<'a> SetWriter<'a> {
    pub(super) fn new(file: &'a mut BufWriter<File>) -> Self {
        Self {
            file,
            at: 0,
            checksum: crc32fast::Hasher::new(),
            dictionary: fst::MapBuilder::memory(),
            buffer: Vec::new(),
            open: Default::default(),
            beginnings: Vec::new(),
        }
    }

    /// Writes the papers of a word; kinds come in the order of their letters, the words of one in the
    /// order of their bytes.
    pub(super) fn word(
        &mut self,
        kind: Kind,
        word: &str,
        code: Option<u32>,
        papers: &[u32],
        times: &[u8],
    ) -> io::Result<()> {
        if papers.is_empty() {
            return Ok(());
        }
        let value = self.put(papers, times)?.to_value(code);
        self.dictionary
            .insert(Kind::key(kind.letter(), word), value)
            .map_err(io::Error::other)?;
        if kind.has_beginnings() {
            self.begin(kind, word, papers)?;
        }
        Ok(())
    }

    /// No word of the kind comes any more.
    pub(super) fn end_kind(&mut self, kind: Kind) -> io::Result<()> {
        (0..LONGEST_BEGINNING).try_for_each(|place| self.change(kind, place, ""))
    }

    /// Adds the papers of a word to those of its beginnings.
    fn begin(&mut self, kind: Kind, word: &str, papers: &[u32]) -> io::Result<()> {
        for place in 0..LONGEST_BEGINNING {
            let start = beginning(word, place + 1);
            if self.open.get(place).is_some_and(|open| open.start != start) {
                self.change(kind, place, start)?;
            }
            if let Some(open) = self.open.get_mut(place) {
                open.words += 1;
                open.papers.insert(papers);
            }
        }
        Ok(())
    }

    /// Writes the set of a beginning, if many words have it, and goes on with another one.
    fn change(&mut self, kind: Kind, place: usize, start: &str) -> io::Result<()> {
        let Some(open) = self.open.get_mut(place) else {
            return Ok(());
        };
        let last = std::mem::replace(&mut open.start, start.to_owned());
        let words = std::mem::take(&mut open.words);
        let papers = open.papers.take();
        // A shorter word than that is not its own beginning.
        if words >= FEWEST_WORDS && last.chars().count() == place + 1 {
            let value = self.put(&papers, &[])?.to_value(None);
            let letter = kind.letter().to_ascii_lowercase();
            self.beginnings.push((Kind::key(letter, &last), value));
        }
        Ok(())
    }

    fn put(&mut self, papers: &[u32], times: &[u8]) -> io::Result<Entry> {
        if let [paper] = papers {
            return Ok(Entry::One(*paper, times.first().copied().unwrap_or(1)));
        }
        self.buffer.clear();
        sets::write(papers, times, &mut self.buffer);
        self.file.write_all(&self.buffer)?;
        self.checksum.update(&self.buffer);
        let start = self.at;
        self.at += self.buffer.len() as u64;
        Ok(Entry::At(start))
    }

    /// The length and the checksum of the sets, and the dictionary.
    pub(super) fn end(mut self) -> io::Result<(u64, u32, Vec<u8>)> {
        self.beginnings.sort_unstable();
        for (key, value) in &self.beginnings {
            self.dictionary
                .insert(key, *value)
                .map_err(io::Error::other)?;
        }
        let dictionary = self.dictionary.into_inner().map_err(io::Error::other)?;
        Ok((self.at, self.checksum.finalize(), dictionary))
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
    fn insert(&mut self, numbers: &[u32]) {
        let place = |number: u32| usize::try_from(number / 64).unwrap_or(usize::MAX);
        let last = numbers.last().map_or(0, |number| place(*number));
        if last >= self.0.len() {
            self.0.resize(last + 1, 0);
        }
        for number in numbers {
            if let Some(bits) = self.0.get_mut(place(*number)) {
                *bits |= 1 << (number % 64);
            }
        }
    }

    /// Gives the numbers, and becomes empty.
    fn take(&mut self) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (place, bits) in (0_u32..).zip(&mut self.0) {
            while *bits != 0 {
                numbers.push(place * 64 + bits.trailing_zeros());
                *bits &= *bits - 1;
            }
        }
        numbers
    }
}
