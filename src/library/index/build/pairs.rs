//! Looking for pairs: what stands right behind each common word, in the form that `read/pairs`
//! describes.
//!
//! While the wording is written, what stands behind a word is noted with the paper, each word by
//! itself; what was noted waits in a scratch file. Then the notes of one word after the other are
//! put in order, which are so few that they are near the processor.

use std::io;
use std::ops::Range;

use super::codes::SegmentCodes;
use super::encode;
use super::file::SectionWriter;
use super::scratch::{Scratch, Window};
use super::set_writer::WrittenSets;
use super::vocabulary::to_usize;
use crate::library::index::read::codes::{CLASS_CODE, CLASSES, class_of};
use crate::library::index::read::varint;
use crate::library::limits::Limits;

/// A note is the number of a paper among those of its portion, and in so many of the lowest bits
/// what stands behind the word: a common word, or behind all of these a class.
const NEXT_BITS: u32 = 12;
const MOST_COMMON: u32 = (1 << NEXT_BITS) - CLASSES - 1;
const MOST_PAPERS: u32 = 1 << (u32::BITS - NEXT_BITS);
const NOTE: usize = size_of::<u32>();
/// A portion of so many notes has no more papers.
const PORTION: usize = 1 << 21;

/// How many words of so many papers are common.
pub(super) fn common_words(papers: u32, limits: &Limits) -> u32 {
    let words = papers.checked_div(limits.papers_per_common_word);
    words.unwrap_or(0).min(MOST_COMMON)
}

/// What stands behind the common words of the papers that came so far.
pub(super) struct Pairs<'a> {
    tiers: Vec<u32>,
    product: u32,
    /// The common words in the order of their codes, a line break behind each.
    words: Vec<u8>,
    /// The class of each word, by its code.
    classes: Vec<u8>,
    /// For each common word what was noted in this portion.
    notes: Vec<Vec<u8>>,
    noted: usize,
    /// How many papers came, and how many before this portion.
    papers: u32,
    before: u32,
    scratch: Scratch<'a>,
    portions: Vec<Portion>,
}

/// What was noted of some papers.
struct Portion {
    /// So many papers came before them.
    before: u32,
    /// For each common word where its notes are.
    notes: Vec<Range<u64>>,
}

impl<'a> Pairs<'a> {
    /// Begins with words that have these codes.
    pub(super) fn new(sets: &WrittenSets, codes: &SegmentCodes, scratch: Scratch<'a>) -> Self {
        // Where some words have no code, their classes are not known.
        let common = codes.tiers.last().map_or(0, |_| codes.common);
        let mut words = vec![&[][..]; to_usize(common)];
        let mut classes = vec![0; codes.tiers.last().map_or(0, |last| to_usize(*last) + 1)];
        for (word, code) in sets.coded(&codes.of_words) {
            if let Some(class) = classes.get_mut(to_usize(code)) {
                *class = class_of(word);
            }
            if let Some(known) = place_of(code).and_then(|place| words.get_mut(place)) {
                *known = word;
            }
        }
        let line = |word: &&[u8]| [*word, b"\n"].concat();
        Self {
            tiers: codes.tiers.clone(),
            product: codes.product,
            words: words.iter().flat_map(line).collect(),
            classes,
            notes: vec![Vec::new(); to_usize(common)],
            noted: 0,
            papers: 0,
            before: 0,
            scratch,
            portions: Vec::new(),
        }
    }

    fn common(&self) -> u32 {
        u32::try_from(self.notes.len()).unwrap_or(u32::MAX)
    }

    /// Looks at the wording of the next paper.
    pub(super) fn take(&mut self, wording: &[u8]) -> io::Result<()> {
        if self.noted >= PORTION || self.papers - self.before >= MOST_PAPERS {
            self.end_portion()?;
        }
        let paper = (self.papers - self.before) << NEXT_BITS;
        self.papers += 1;
        let (mut rest, mut first) = (wording, 0);
        while let Some(code) = varint::read(&mut rest) {
            let next = self.next_behind(first, code);
            let notes = place_of(first).and_then(|place| self.notes.get_mut(place));
            if let (Some(notes), Some(next)) = (notes, next) {
                notes.extend_from_slice(&(paper | next).to_le_bytes());
                self.noted += 1;
            }
            first = code;
        }
        Ok(())
    }

    /// What is noted of a word right behind another one: itself, its class or nothing.
    fn next_behind(&self, first: u32, code: u32) -> Option<u32> {
        let common = self.common();
        let most = self.product.checked_div(first)?;
        if first > common || code == 0 {
            return None;
        }
        // The end of a form is no word, and has no class.
        let class = self.classes.get(to_usize(code))?;
        if code <= common.min(most) {
            Some(code)
        } else {
            (most >= CLASS_CODE).then(|| common + 1 + u32::from(*class))
        }
    }

    fn end_portion(&mut self) -> io::Result<()> {
        let mut places = Vec::with_capacity(self.notes.len());
        for notes in &mut self.notes {
            places.push(self.scratch.append(notes)?);
            notes.clear();
        }
        self.portions.push(Portion {
            before: self.before,
            notes: places,
        });
        self.before = self.papers;
        self.noted = 0;
        Ok(())
    }

    /// Writes the sections.
    pub(super) fn write(mut self, file: &mut SectionWriter<'_>) -> io::Result<()> {
        self.end_portion()?;
        let common = self.common();
        self.notes = Vec::new();
        let head = self.tiers.first().map(|_| [common, self.product]);
        let tiers = head.into_iter().flatten();
        let tiers = tiers.chain(self.tiers.iter().copied());
        file.section(&tiers.flat_map(u32::to_le_bytes).collect::<Vec<u8>>())?;
        file.section(&self.words)?;
        let (mut rows, mut starts, mut sets) = (Vec::new(), Vec::new(), 0);
        let mut start = |row: usize, sets: u64| {
            for start in [u32::try_from(row), u32::try_from(sets)] {
                let start = start.map_err(io::Error::other)?;
                starts.extend_from_slice(&start.to_le_bytes());
            }
            io::Result::Ok(())
        };
        let mut sorted = Sorted::new(common);
        let mut window = self.scratch.window();
        for place in 0..to_usize(common) {
            start(rows.len(), sets)?;
            sorted.sort(&self.portions, place, &mut window)?;
            sets = sorted.write(&mut rows, file)?.unwrap_or(sets);
        }
        start(rows.len(), sets)?;
        file.end_pieces();
        file.section(&rows)?;
        file.section(&starts)
    }
}

/// The place of a common word among them.
fn place_of(code: u32) -> Option<usize> {
    usize::try_from(code).ok()?.checked_sub(1)
}

/// The notes of one word in the order of what stands behind it.
struct Sorted {
    papers: Vec<u32>,
    /// By what stands behind the word where its papers begin and end.
    places: Vec<Range<usize>>,
    set: Vec<u8>,
}

impl Sorted {
    fn new(common: u32) -> Self {
        Self {
            papers: Vec::new(),
            places: vec![0..0; to_usize(common + 1 + CLASSES)],
            set: Vec::new(),
        }
    }

    fn sort(
        &mut self,
        portions: &[Portion],
        place: usize,
        window: &mut Window<'_>,
    ) -> io::Result<()> {
        self.places.fill(0..0);
        each_note(portions, place, window, &mut |next, _| {
            if let Some(place) = self.places.get_mut(next) {
                place.end += 1;
            }
        })?;
        let mut start = 0;
        for place in &mut self.places {
            let count = place.end;
            *place = start..start;
            start += count;
        }
        self.papers.clear();
        self.papers.resize(start, 0);
        each_note(portions, place, window, &mut |next, paper| {
            let Some(place) = self.places.get_mut(next) else {
                return;
            };
            let before = place.clone().last().and_then(|last| self.papers.get(last));
            // A paper may have a pair several times.
            if before == Some(&paper) {
                return;
            }
            if let Some(known) = self.papers.get_mut(place.end) {
                *known = paper;
            }
            place.end += 1;
        })
    }

    /// Appends the row, and writes its sets; says how many bytes all sets have then, if there are
    /// any.
    fn write(
        &mut self,
        rows: &mut Vec<u8>,
        file: &mut SectionWriter<'_>,
    ) -> io::Result<Option<u64>> {
        let (mut before, mut end) = (0, None);
        for (next, place) in (0..).zip(&self.places) {
            let papers = self.papers.get(place.clone()).unwrap_or_default();
            if papers.is_empty() {
                continue;
            }
            self.set.clear();
            encode::pair_set(papers, &mut self.set);
            varint::push(next - before, rows);
            varint::push(u32::try_from(self.set.len()).unwrap_or(u32::MAX), rows);
            before = next;
            end = Some(file.piece(&self.set)?);
        }
        Ok(end)
    }
}

/// Gives what stands behind a word with the papers, these ascending.
fn each_note(
    portions: &[Portion],
    place: usize,
    window: &mut Window<'_>,
    give: &mut impl FnMut(usize, u32),
) -> io::Result<()> {
    for portion in portions {
        let notes = portion.notes.get(place).cloned().unwrap_or_default();
        let (notes, _) = window.piece(notes)?.as_chunks::<NOTE>();
        for note in notes {
            let note = u32::from_le_bytes(*note);
            let next = to_usize(note & ((1 << NEXT_BITS) - 1));
            give(next, portion.before + (note >> NEXT_BITS));
        }
    }
    Ok(())
}
