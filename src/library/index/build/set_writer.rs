//! Writing sets and the dictionary that leads to them, kind by kind and word by word.

use std::io::{self, Write};
use std::iter;

use super::dictionary::{DictionaryWriter, WrittenDictionary};
use super::encode;
use crate::library::index::read::{LONGEST_BEGINNING, TermEntry, TermKind};

/// A beginning of which fewer words than this have it is read word by word.
const FEWEST_WORDS: usize = 8;

/// Writes sets; what the dictionary will say of them waits in memory.
pub(super) struct SetWriter<W> {
    out: W,
    written: WrittenSets,
    buffer: Vec<u8>,
    /// The beginnings of the last word, the shortest first.
    open: [Beginning; LONGEST_BEGINNING],
}

/// Sets that are written.
#[derive(Debug, Default)]
pub(super) struct WrittenSets {
    /// How many bytes they have.
    pub(super) length: u64,
    pub(super) checksum: crc32fast::Hasher,
    words: TermKeys,
    /// The beginnings that have a set: their keys stand behind those of all words.
    beginnings: Vec<(Vec<u8>, TermEntry)>,
}

/// Keys of the dictionary, one after the other, and what they lead to.
#[derive(Debug, Default)]
struct TermKeys {
    text: Vec<u8>,
    ends: Vec<usize>,
    entries: Vec<TermEntry>,
}

/// The papers that have a word of one beginning.
#[derive(Debug, Default)]
struct Beginning {
    start: String,
    words: usize,
    papers: Bits,
}

impl<W: Write> SetWriter<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            written: WrittenSets::default(),
            buffer: Vec::new(),
            open: Default::default(),
        }
    }

    /// Writes the papers of a word; kinds come in the order of their letters, the words of one in the
    /// order of their bytes.
    pub(super) fn word(
        &mut self,
        kind: TermKind,
        word: &str,
        papers: &[u32],
        times: &[u8],
    ) -> io::Result<()> {
        let entry = self.put(papers, times)?;
        self.written.words.push(kind.letter(), word, entry);
        if kind.has_beginnings() {
            self.begin(kind, word, papers)?;
        }
        Ok(())
    }

    /// No word of the kind comes any more.
    pub(super) fn end_kind(&mut self, kind: TermKind) -> io::Result<()> {
        (0..LONGEST_BEGINNING).try_for_each(|place| self.change(kind, place, ""))
    }

    /// Adds the papers of a word to those of its beginnings.
    fn begin(&mut self, kind: TermKind, word: &str, papers: &[u32]) -> io::Result<()> {
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
    fn change(&mut self, kind: TermKind, place: usize, start: &str) -> io::Result<()> {
        let Some(open) = self.open.get_mut(place) else {
            return Ok(());
        };
        let last = std::mem::replace(&mut open.start, start.to_owned());
        let words = std::mem::take(&mut open.words);
        let papers = open.papers.take();
        // A shorter word than that is not its own beginning.
        if words >= FEWEST_WORDS && last.chars().count() == place + 1 {
            let entry = self.put(&papers, &[])?;
            let letter = kind.letter().to_ascii_lowercase();
            let key = TermKind::key(letter, &last);
            self.written.beginnings.push((key, entry));
        }
        Ok(())
    }

    fn put(&mut self, papers: &[u32], times: &[u8]) -> io::Result<TermEntry> {
        if let [paper] = papers {
            return Ok(TermEntry::One(*paper, times.first().copied().unwrap_or(1)));
        }
        self.buffer.clear();
        encode::set(papers, times, &mut self.buffer);
        self.out.write_all(&self.buffer)?;
        self.written.checksum.update(&self.buffer);
        let start = self.written.length;
        self.written.length += self.buffer.len() as u64;
        Ok(TermEntry::At(start))
    }

    /// What was written, and where.
    pub(super) fn end(self) -> (WrittenSets, W) {
        (self.written, self.out)
    }
}

impl WrittenSets {
    /// Takes sets that stand behind these.
    pub(super) fn append(&mut self, other: Self) {
        for (key, entry) in other.words.iter() {
            self.words.push_key(key, entry.moved(self.length));
        }
        for (key, entry) in other.beginnings {
            self.beginnings.push((key, entry.moved(self.length)));
        }
        self.checksum.combine(&other.checksum);
        self.length += other.length;
    }

    /// The first words with their codes, as many as these are.
    pub(super) fn coded<'a>(&'a self, codes: &'a [u32]) -> impl Iterator<Item = (&'a [u8], u32)> {
        let words = self.words.iter().zip(codes);
        words.map(|((key, _), code)| (key.get(1..).unwrap_or_default(), *code))
    }

    /// Makes the dictionary, with so many words in a block. The first words, as many as there are
    /// codes, have these; 0 stands for none.
    pub(super) fn dictionary(
        mut self,
        codes: &[u32],
        words_of_block: usize,
    ) -> io::Result<WrittenDictionary> {
        let mut dictionary = DictionaryWriter::new(words_of_block);
        let codes = codes
            .iter()
            .map(|code| Some(*code).filter(|code| *code > 0));
        let mut codes = codes.chain(iter::repeat(None));
        for (key, entry) in self.words.iter() {
            let value = entry.to_value(codes.next().flatten());
            dictionary.push(key, value)?;
        }
        self.beginnings
            .sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        for (key, entry) in &self.beginnings {
            let value = entry.to_value(None);
            dictionary.push(key, value)?;
        }
        dictionary.end()
    }
}

impl TermKeys {
    fn push(&mut self, letter: u8, word: &str, entry: TermEntry) {
        self.text.push(letter);
        self.push_key(word.as_bytes(), entry);
    }

    fn push_key(&mut self, key: &[u8], entry: TermEntry) {
        self.text.extend_from_slice(key);
        self.ends.push(self.text.len());
        self.entries.push(entry);
    }

    fn iter(&self) -> impl Iterator<Item = (&[u8], TermEntry)> {
        let mut start = 0;
        self.ends
            .iter()
            .zip(&self.entries)
            .map(move |(end, entry)| {
                let key = self.text.get(start..*end).unwrap_or_default();
                start = *end;
                (key, *entry)
            })
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
