//! Writing a segment: its papers are read a second time, in the order of their numbers.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::Kind;
use super::file::SectionWriter;
use super::layout::Section;
use super::postings::Postings;
use super::scan::Scanned;
use super::wording;
use crate::library::RecordError;
use crate::library::folded::{Folded, count_words, fold_paper};
use crate::library::store_file::StoreFile;
use crate::paper::{Paper, Part, title_key};
use crate::text::fold;

/// Why a segment was not written.
#[derive(Debug, thiserror::Error)]
pub(in crate::library) enum WriteError {
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The store changed between the two readings.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Nobody wants it any more.
    #[error("the index was not finished")]
    Stopped,
}

/// Writes the segment of what was scanned.
pub(in crate::library) fn write(
    path: &Path,
    store: &StoreFile,
    scanned: &Scanned,
    seen: &mut dyn FnMut(u64) -> bool,
) -> Result<(), WriteError> {
    let mut file = SectionWriter::create(path)?;
    let mut words = Words::default();
    let mut text = String::new();
    for (number, found) in (0..).zip(&scanned.papers) {
        if number % 1024 == 0 && !seen(u64::from(number)) {
            return Err(WriteError::Stopped);
        }
        let paper = store.record((found.place, found.length))?;
        words.take(number, &paper, &mut text);
        let end = file.piece(&words.wording)?;
        words
            .wording_ends
            .push(u32::try_from(end).unwrap_or(u32::MAX));
    }
    file.end_pieces();
    file.dictionary_and_sets(&words.kinds)?;
    for section in Section::ALL.into_iter().skip(3) {
        let bytes = column(section, scanned, &mut words)?;
        file.section(&bytes)?;
    }
    let papers = u32::try_from(scanned.papers.len()).unwrap_or(u32::MAX);
    Ok(file.finish(papers, scanned)?)
}

/// What is kept of the papers until the file is written.
#[derive(Debug, Default)]
struct Words {
    /// One for each kind, in the order of their letters.
    kinds: [Postings; Kind::ALL.len()],
    /// The words of the last paper in their order.
    wording: Vec<u8>,
    wording_ends: Vec<u32>,
    ids: Vec<u64>,
    keys: Vec<(u64, u32)>,
    word_counts: Vec<u32>,
    votes: Vec<u64>,
    added: Vec<i64>,
    /// The folded titles, one after the other, and where each ends.
    titles: String,
    title_ends: Vec<u32>,
}

impl Words {
    fn of(&mut self, kind: Kind) -> Option<&mut Postings> {
        let place = Kind::ALL.iter().position(|known| *known == kind)?;
        self.kinds.get_mut(place)
    }

    fn add(&mut self, kind: Kind, word: &str, number: u32) -> Option<u32> {
        let postings = self.of(kind)?;
        Some(postings.add(word, number))
    }

    fn take(&mut self, number: u32, paper: &Paper, text: &mut String) {
        text.clear();
        self.wording.clear();
        let span = fold_paper(paper, text);
        let folded = Folded::new(text, span);
        for part in [folded.title(), folded.summary(), folded.authors()] {
            self.take_part(number, part);
        }
        for (kind, part) in [
            (Kind::Title, folded.title()),
            (Kind::Name, folded.authors()),
        ] {
            for word in split(part) {
                self.add(kind, word, number);
            }
        }
        self.take_facts(number, paper);
        self.word_counts.push(count_words(folded.all()));
        self.titles.push_str(folded.title());
        let end = u32::try_from(self.titles.len()).unwrap_or(u32::MAX);
        self.title_ends.push(end);
        for id in paper.ids() {
            self.keys.push((id.hash(), number));
        }
        self.keys.push((title_key(&paper.title).hash(), number));
        self.ids.push(paper.id.hash());
        self.votes.push(paper.votes.unwrap_or(u64::MAX));
        self.added.push(paper.added_at().unwrap_or(i64::MIN));
    }

    /// Takes one part of the text; what stands between its forms is no word of any phrase.
    fn take_part(&mut self, number: u32, part: &str) {
        for (place, form) in part.split('\n').enumerate() {
            if place > 0 {
                wording::push(None, &mut self.wording);
            }
            self.take_form(number, form);
        }
        wording::end_part(&mut self.wording);
    }

    /// Takes the words of a text in their order, and its pairs of CJK characters.
    fn take_form(&mut self, number: u32, form: &str) {
        let mut before: Option<&str> = None;
        for word in split(form) {
            let place = self.add(Kind::Word, word, number);
            wording::push(place.and_then(wording::code_of), &mut self.wording);
            let is_cjk = fold::is_cjk_word(word);
            if let (true, Some(before)) = (is_cjk, before) {
                self.add(Kind::Pair, &[before, word].join(" "), number);
            }
            before = is_cjk.then_some(word);
        }
    }

    fn take_facts(&mut self, number: u32, paper: &Paper) {
        if let Some(venue) = paper.venue.as_ref().filter(|venue| !venue.is_empty()) {
            let mut folded = String::new();
            fold::fold_into(venue, &mut folded);
            for word in split(&folded) {
                self.add(Kind::Venue, word, number);
            }
            self.add(Kind::VenueName, venue, number);
        }
        if let Some(date) = paper.date {
            self.add(Kind::Year, &format!("{:04}", date.year()), number);
        }
        for (kind, names) in [
            (
                Kind::Category,
                paper
                    .categories
                    .iter()
                    .map(String::as_str)
                    .collect::<BTreeSet<&str>>(),
            ),
            (
                Kind::Source,
                paper
                    .sources
                    .iter()
                    .map(|source| source.format.as_str())
                    .collect(),
            ),
            (
                Kind::Part,
                Part::ALL
                    .into_iter()
                    .filter(|part| paper.has(*part))
                    .map(Part::name)
                    .collect(),
            ),
        ] {
            for name in names {
                self.add(kind, name, number);
            }
        }
    }
}

/// The words of a folded text.
fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split([' ', '\n']).filter(|word| !word.is_empty())
}

/// The bytes of a section that is one value for each paper, or few bytes.
fn column(section: Section, scanned: &Scanned, words: &mut Words) -> io::Result<Vec<u8>> {
    let found = &scanned.papers;
    Ok(match section {
        Section::WordingEnds => words
            .wording_ends
            .iter()
            .flat_map(|end| end.to_le_bytes())
            .collect(),
        Section::Dates => found
            .iter()
            .flat_map(|found| found.newest.date().to_le_bytes())
            .collect(),
        Section::Ranks => found
            .iter()
            .flat_map(|found| found.newest.rank().to_le_bytes())
            .collect(),
        Section::Arrivals => found
            .iter()
            .flat_map(|found| found.newest.arrival().to_le_bytes())
            .collect(),
        Section::Places => found
            .iter()
            .flat_map(|found| found.place.to_le_bytes())
            .collect(),
        Section::Lengths => found
            .iter()
            .flat_map(|found| found.length.to_le_bytes())
            .collect(),
        Section::Ids => words
            .ids
            .iter()
            .flat_map(|hash| hash.to_le_bytes())
            .collect(),
        Section::Keys => {
            words.keys.sort_unstable();
            words.keys.dedup();
            words
                .keys
                .iter()
                .flat_map(|(hash, _)| hash.to_le_bytes())
                .collect()
        }
        Section::KeyPapers => words
            .keys
            .iter()
            .flat_map(|(_, number)| number.to_le_bytes())
            .collect(),
        Section::Titles => by_title(words)
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect(),
        Section::TitleText => std::mem::take(&mut words.titles).into_bytes(),
        Section::TitleEnds => words
            .title_ends
            .iter()
            .flat_map(|end| end.to_le_bytes())
            .collect(),
        Section::WordCounts => words
            .word_counts
            .iter()
            .flat_map(|count| count.to_le_bytes())
            .collect(),
        Section::Votes => words
            .votes
            .iter()
            .flat_map(|votes| votes.to_le_bytes())
            .collect(),
        Section::Added => words
            .added
            .iter()
            .flat_map(|added| added.to_le_bytes())
            .collect(),
        Section::Superseded => scanned.superseded_bytes()?,
        Section::Problems => serde_json::to_vec(&scanned.problems)?,
        Section::Wording | Section::Dictionary | Section::Sets => Vec::new(),
    })
}

/// The papers by their folded titles; of one title the newest first.
fn by_title(words: &Words) -> Vec<u32> {
    let end_of = |number: u32| {
        let end = usize::try_from(number)
            .ok()
            .and_then(|place| words.title_ends.get(place));
        end.and_then(|end| usize::try_from(*end).ok()).unwrap_or(0)
    };
    let title = |number: u32| {
        let start = number.checked_sub(1).map_or(0, end_of);
        words.titles.get(start..end_of(number)).unwrap_or_default()
    };
    let mut numbers: Vec<u32> = (0..).take(words.title_ends.len()).collect();
    numbers.sort_unstable_by(|a, b| title(*a).cmp(title(*b)).then(b.cmp(a)));
    numbers
}

impl Scanned {
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
