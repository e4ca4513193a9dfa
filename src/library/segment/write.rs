//! Writing a segment: its papers are read a second time, in the order of their numbers.

use std::io;
use std::path::Path;

use super::file::SectionWriter;
use super::folding;
use super::layout::Section;
use super::scan::Scanned;
use super::words::Words;
use crate::library::RecordError;
use crate::library::folded::{Folded, count_words};
use crate::library::store_file::StoreFile;
use crate::paper::{Paper, title_key};

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
    let mut words = Words::new(&path.with_extension("words.segment"))?;
    let mut columns = Columns::default();
    folding::each(store, scanned, &mut |number, paper, text, span| {
        if number % 1024 == 0 && !seen(u64::from(number)) {
            return Err(WriteError::Stopped);
        }
        let folded = Folded::new(text, span);
        words.take(number, paper, folded)?;
        columns.take(number, paper, folded);
        Ok(())
    })?;
    let mut file = SectionWriter::create(path)?;
    columns.wording_ends = words.write(&mut file)?;
    for section in Section::ALL.into_iter().skip(3) {
        let bytes = column(section, scanned, &mut columns)?;
        file.section(&bytes)?;
    }
    let papers = u32::try_from(scanned.papers.len()).unwrap_or(u32::MAX);
    Ok(file.finish(papers, scanned)?)
}

/// What is kept of the papers until the file is written.
#[derive(Debug, Default)]
struct Columns {
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

impl Columns {
    fn take(&mut self, number: u32, paper: &Paper, folded: Folded<'_>) {
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
}

/// The bytes of a section that is one value for each paper, or few bytes.
fn column(section: Section, scanned: &Scanned, columns: &mut Columns) -> io::Result<Vec<u8>> {
    let found = &scanned.papers;
    Ok(match section {
        Section::WordingEnds => columns
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
        Section::Ids => columns
            .ids
            .iter()
            .flat_map(|hash| hash.to_le_bytes())
            .collect(),
        Section::Keys => {
            columns.keys.sort_unstable();
            columns.keys.dedup();
            columns
                .keys
                .iter()
                .flat_map(|(hash, _)| hash.to_le_bytes())
                .collect()
        }
        Section::KeyPapers => columns
            .keys
            .iter()
            .flat_map(|(_, number)| number.to_le_bytes())
            .collect(),
        Section::Titles => by_title(columns)
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect(),
        Section::TitleText => std::mem::take(&mut columns.titles).into_bytes(),
        Section::TitleEnds => columns
            .title_ends
            .iter()
            .flat_map(|end| end.to_le_bytes())
            .collect(),
        Section::WordCounts => columns
            .word_counts
            .iter()
            .flat_map(|count| count.to_le_bytes())
            .collect(),
        Section::Votes => columns
            .votes
            .iter()
            .flat_map(|votes| votes.to_le_bytes())
            .collect(),
        Section::Added => columns
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
fn by_title(columns: &Columns) -> Vec<u32> {
    let end_of = |number: u32| {
        let end = usize::try_from(number)
            .ok()
            .and_then(|place| columns.title_ends.get(place));
        end.and_then(|end| usize::try_from(*end).ok()).unwrap_or(0)
    };
    let title = |number: u32| {
        let start = number.checked_sub(1).map_or(0, end_of);
        columns
            .titles
            .get(start..end_of(number))
            .unwrap_or_default()
    };
    let mut numbers: Vec<u32> = (0..).take(columns.title_ends.len()).collect();
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
