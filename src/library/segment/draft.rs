//! The words of all papers in their order while a segment is made, in a file for the time being:
//! only when all are known has each word its code, and the place of its papers.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::PathBuf;

use super::varint;
use super::vocabulary::{Field, Vocabulary, to_usize};
use super::wording;

/// So many papers of words are turned at a time.
const MOST_TURNED: usize = 1 << 25;
const BUFFER: usize = 1 << 18;
/// How many bits say how often a paper has a word; the others are its number.
const TIMES_BITS: u32 = 8;
/// A segment can have so many papers.
pub(super) const MOST_PAPERS: u32 = 1 << (u32::BITS - TIMES_BITS);

/// What stands in a draft; a word is its number and so much.
const WORDS: u32 = 2;
const END_OF_PART: u32 = 0;
const END_OF_FORM: u32 = 1;

/// A draft of the section of the wording.
#[derive(Debug)]
pub(super) struct Draft {
    path: PathBuf,
    file: BufWriter<File>,
    /// The paper that is being written.
    paper: Vec<u8>,
    papers: u32,
}

impl Draft {
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        let file = File::options()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)?;
        Ok(Self {
            path,
            file: BufWriter::with_capacity(BUFFER, file),
            paper: Vec::new(),
            papers: 0,
        })
    }

    pub(super) fn word(&mut self, number: u32) {
        varint::push(number.saturating_add(WORDS), &mut self.paper);
    }

    /// What comes is no neighbour of what came.
    pub(super) fn end_form(&mut self) {
        varint::push(END_OF_FORM, &mut self.paper);
    }

    pub(super) fn end_part(&mut self) {
        varint::push(END_OF_PART, &mut self.paper);
    }

    pub(super) fn end_paper(&mut self) -> io::Result<()> {
        let length = u32::try_from(self.paper.len()).map_err(io::Error::other)?;
        self.file.write_all(&length.to_le_bytes())?;
        self.file.write_all(&self.paper)?;
        self.paper.clear();
        self.papers += 1;
        Ok(())
    }

    /// Reads it from its beginning, paper by paper.
    fn each_paper(&mut self, take: &mut dyn FnMut(u32, &[u8]) -> io::Result<()>) -> io::Result<()> {
        self.file.flush()?;
        let mut file = self.file.get_ref();
        file.rewind()?;
        let mut file = BufReader::with_capacity(BUFFER, file);
        let (mut length, mut bytes) = ([0; 4], Vec::new());
        for paper in 0..self.papers {
            file.read_exact(&mut length)?;
            bytes.resize(to_usize(u32::from_le_bytes(length)), 0);
            file.read_exact(&mut bytes)?;
            take(paper, &bytes)?;
        }
        Ok(())
    }

    /// Gives the wording of each paper, each word by its code.
    pub(super) fn each_wording(
        &mut self,
        codes: &[u32],
        give: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut wording = Vec::new();
        self.each_paper(&mut |_, bytes| {
            wording.clear();
            let mut rest = bytes;
            while let Some(step) = varint::read(&mut rest) {
                match step {
                    END_OF_PART => wording::end_part(&mut wording),
                    END_OF_FORM => wording::push(None, &mut wording),
                    word => {
                        let code = codes.get(to_usize(word - WORDS));
                        let code = code.and_then(|place| wording::code_of(*place));
                        wording::push(code, &mut wording);
                    }
                }
            }
            give(&wording)
        })
    }

    /// Gives the papers that have each of these words in a field, and how often.
    pub(super) fn each_word(
        &mut self,
        words: &[u32],
        field: Field,
        vocabulary: &Vocabulary,
        give: &mut impl FnMut(u32, &[u32], &[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut rest = words;
        let (mut papers, mut times) = (Vec::new(), Vec::new());
        let mut turned = Turned {
            places: vec![u32::MAX; vocabulary.len()],
            ..Turned::default()
        };
        while !rest.is_empty() {
            let mut sum = 0;
            let fits = |word: &&u32| {
                sum += to_usize(vocabulary.papers(**word, field));
                sum <= MOST_TURNED
            };
            let count = rest.iter().take_while(fits).count().max(1);
            let (batch, further) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            rest = further;
            let ends = turned.begin(batch, field, vocabulary);
            self.each_paper(&mut |paper, bytes| {
                for part in field.parts_of(bytes) {
                    turned.add(part, paper);
                }
                Ok(())
            })?;
            let mut start = 0;
            for (word, end) in batch.iter().zip(ends) {
                let entries = turned.entries.get(start..end).unwrap_or_default();
                papers.clear();
                papers.extend(entries.iter().map(|entry| entry >> TIMES_BITS));
                times.clear();
                times.extend(entries.iter().map(|entry| entry.to_le_bytes()[0]));
                give(*word, &papers, &times)?;
                start = end;
            }
            turned.end(batch);
        }
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // What is left behind is taken away when the index is next made.
        let _ = fs::remove_file(&self.path);
    }
}

impl Field {
    /// Its parts of a paper.
    fn parts_of(self, paper: &[u8]) -> impl Iterator<Item = &[u8]> {
        let (first, parts) = match self {
            Self::All => (0, usize::MAX),
            Self::Title => (0, 1),
            Self::Authors => (2, 1),
        };
        wording::parts_of(paper).skip(first).take(parts)
    }
}

/// The papers of some words, turned from the words of papers: those of one word after those of
/// another.
#[derive(Debug, Default)]
struct Turned {
    /// For each word of all where its last paper stands; [`u32::MAX`] for one that is not turned.
    places: Vec<u32>,
    /// A paper, and in the lowest bits how often it has the word; 0 where none stands yet.
    entries: Vec<u32>,
}

impl Turned {
    /// Makes room for the papers of these words; returns where those of each end.
    fn begin(&mut self, words: &[u32], field: Field, vocabulary: &Vocabulary) -> Vec<usize> {
        let mut end: u32 = 0;
        let ends = words.iter().map(|word| {
            let papers = vocabulary.papers(*word, field);
            if let Some(place) = self.places.get_mut(to_usize(*word)) {
                *place = if papers == 0 { u32::MAX } else { end };
            }
            end = end.saturating_add(papers);
            to_usize(end)
        });
        let ends: Vec<usize> = ends.collect();
        self.entries.clear();
        self.entries.resize(to_usize(end), 0);
        ends
    }

    /// Adds a part of a paper.
    fn add(&mut self, part: &[u8], paper: u32) {
        let mut rest = part;
        while let Some(step) = varint::read(&mut rest) {
            if let Some(word) = step.checked_sub(WORDS) {
                self.add_word(word, paper);
            }
        }
    }

    fn add_word(&mut self, word: u32, paper: u32) {
        let Some(place) = self.places.get_mut(to_usize(word)) else {
            return;
        };
        if *place == u32::MAX {
            return;
        }
        let last = self.entries.get(to_usize(*place)).copied().unwrap_or(0);
        if last != 0 && last >> TIMES_BITS != paper {
            *place += 1;
        }
        if let Some(entry) = self.entries.get_mut(to_usize(*place)) {
            let times = entry.to_le_bytes()[0].saturating_add(1);
            *entry = paper << TIMES_BITS | u32::from(times);
        }
    }

    fn end(&mut self, words: &[u32]) {
        for word in words {
            if let Some(place) = self.places.get_mut(to_usize(*word)) {
                *place = u32::MAX;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_papers_become_the_papers_of_words() {
        let dir = tempfile::tempdir().unwrap();
        let mut draft = Draft::create(dir.path().join("draft")).unwrap();
        let mut vocabulary = Vocabulary::default();
        let fields = [Field::Title, Field::All, Field::Authors];
        for (paper, parts) in (0..).zip([["a b", "a a c", "b"], ["c", "", "c c"], ["", "a", ""]]) {
            for (text, field) in parts.into_iter().zip(fields) {
                for word in text.split_whitespace() {
                    draft.word(vocabulary.add(word, field, paper));
                }
                draft.end_part();
            }
            draft.end_paper().unwrap();
        }
        let words = vocabulary.sorted();
        let mut found = Vec::new();
        for field in [Field::All, Field::Title, Field::Authors] {
            let mut give = |word: u32, papers: &[u32], times: &[u8]| {
                found.push(format!("{} {papers:?} {times:?}", vocabulary.word(word)));
                Ok(())
            };
            draft
                .each_word(&words, field, &vocabulary, &mut give)
                .unwrap();
        }
        let expected = [
            "a [0, 2] [3, 1]",
            "b [0] [2]",
            "c [0, 1] [1, 3]",
            "a [0] [1]",
            "b [0] [1]",
            "c [1] [1]",
            "a [] []",
            "b [0] [1]",
            "c [1] [2]",
        ];
        assert_eq!(found, expected);
        let path = draft.path.clone();
        drop(draft);
        assert!(!path.exists());
    }
}
