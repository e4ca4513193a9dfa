//! Writing a segment of what was read: its sets are its blocks' runs, merged.

use std::cmp::Reverse;
use std::io::{self, BufWriter, Write};
use std::panic;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::codes::{Codes, Numbered};
use super::draft;
use super::file::SectionWriter;
use super::merge::{Merge, MergePart};
use super::pairs::{self, Pairs};
use super::scanned::{BuildError, Scanned};
use super::scratch::Scratch;
use super::set_writer::{SetWriter, WrittenSets};
use super::vocabulary::to_usize;
use crate::disk::Disk;
use crate::library::index::read::TermKind;
use crate::library::limits::Limits;

const BUFFER: usize = 1 << 18;
/// So many bytes are written between two reports.
const BETWEEN_REPORTS: usize = 1 << 18;
/// So many papers are written between two reports.
const PAPERS_BETWEEN_REPORTS: usize = 4096;

/// Hears how many thousandths are done, and says whether to go on.
type Seen<'a> = dyn FnMut(u64) -> bool + 'a;

/// Writes the segment of what was scanned: two threads at a time, where two things do not need one
/// another.
///
/// # Errors
/// When the file cannot be written, or `seen` says to stop.
pub(in crate::library::index) fn write(
    disk: &dyn Disk,
    path: &Path,
    scanned: &Scanned<'_>,
    limits: &Limits,
    seen: &mut Seen<'_>,
) -> Result<(), BuildError> {
    let merge = Merge::new(scanned);
    let mut file = SectionWriter::create(disk, path)?;
    let (mut words, mut other_words) = (Numbered::new(scanned), Numbered::new(scanned));
    let rest = Scratch::create(disk, path.with_extension("sets.segment"))?;
    let stopped = AtomicBool::new(false);
    let (mut sets, (other_sets, rest)) = both(
        || {
            let mut sets = file.sets();
            write_words(
                &merge,
                MergePart::BeforeMiddle,
                &mut words,
                &mut sets,
                &mut |done| {
                    let goes_on = seen(done * 6 / 10);
                    stopped.store(!goes_on, Ordering::Relaxed);
                    goes_on
                },
            )?;
            sets.end_kind(TermKind::Word)?;
            Ok(sets.end().0)
        },
        || write_rest(&merge, &mut other_words, rest, &stopped),
    )?;
    sets.append(other_sets);
    words.append(other_words);
    file.end_sets(&sets, &mut rest.whole())?;
    let papers = u32::try_from(scanned.papers.len()).unwrap_or(u32::MAX);
    let common = pairs::common_words(papers, limits);
    let codes = words.codes(common, limits.pairs_per_common_word);
    let codes_of_blocks = words.codes_of_blocks(&codes.of_words);
    let scratch = Scratch::create(disk, path.with_extension("pairs.segment"))?;
    let mut pairs = Pairs::new(&sets, &codes, scratch);
    let (wording_ends, dictionary) = both(
        || {
            write_wording(
                scanned,
                &codes_of_blocks,
                &mut pairs,
                &mut file,
                &mut |done| seen(600 + done * 4 / 10),
            )
        },
        || Ok(sets.dictionary(&codes.of_words, limits.dictionary_words)?),
    )?;
    file.section(&dictionary.blocks)?;
    file.section(&dictionary.table)?;
    drop(dictionary);
    scanned.write_columns(&wording_ends, &mut file)?;
    pairs.write(&mut file)?;
    Ok(file.finish(papers, scanned.origin)?)
}

/// Does one thing here and another on a thread of its own.
fn both<A, B: Send>(
    here: impl FnOnce() -> Result<A, BuildError>,
    there: impl FnOnce() -> Result<B, BuildError> + Send,
) -> Result<(A, B), BuildError> {
    thread::scope(|scope| {
        let there = scope.spawn(there);
        let here = here();
        let there = there
            .join()
            .unwrap_or_else(|reason| panic::resume_unwind(reason));
        Ok((here?, there?))
    })
}

/// Writes the sets of words of title, abstract and authors.
fn write_words<W: Write>(
    merge: &Merge<'_>,
    part: MergePart,
    words: &mut Numbered<'_>,
    sets: &mut SetWriter<W>,
    seen: &mut Seen<'_>,
) -> Result<(), BuildError> {
    let whole = merge.bytes(TermKind::Word, part);
    let mut next_report = 0;
    merge.each_word(TermKind::Word, part, &mut |merged| {
        if merged.read >= next_report {
            next_report = merged.read + BETWEEN_REPORTS;
            if !seen(share(merged.read, whole)) {
                return Err(BuildError::Stopped);
            }
        }
        words.take(merged);
        Ok(sets.word(TermKind::Word, merged.word(), &merged.papers, &merged.times)?)
    })
}

/// Writes the sets of the other words, and of everything else that papers are found by.
fn write_rest<'a>(
    merge: &Merge<'_>,
    words: &mut Numbered<'_>,
    scratch: Scratch<'a>,
    stopped: &AtomicBool,
) -> Result<(WrittenSets, Scratch<'a>), BuildError> {
    let mut sets = SetWriter::new(BufWriter::with_capacity(BUFFER, scratch));
    let goes_on = || !stopped.load(Ordering::Relaxed);
    write_words(merge, MergePart::FromMiddle, words, &mut sets, &mut |_| {
        goes_on()
    })?;
    sets.end_kind(TermKind::Word)?;
    for kind in TermKind::ALL
        .into_iter()
        .filter(|kind| *kind != TermKind::Word)
    {
        let fewest = least_of_commonest(merge, kind)?;
        merge.each_word(kind, MergePart::All, &mut |merged| {
            if !goes_on() {
                return Err(BuildError::Stopped);
            }
            if merged.papers.len() >= fewest {
                sets.word(kind, merged.word(), &merged.papers, &[])?;
            }
            Ok(())
        })?;
        sets.end_kind(kind)?;
    }
    let (written, out) = sets.end();
    let scratch = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok((written, scratch))
}

/// A part of the whole in thousandths.
fn share(part: usize, whole: usize) -> u64 {
    (part as u64 * 1000) / (whole as u64).max(1)
}

/// How few papers a word of a kind may have that gets a set; of some facts only the commonest names
/// do, and those that are as common as the last of them.
fn least_of_commonest(merge: &Merge<'_>, kind: TermKind) -> io::Result<usize> {
    let most = match kind {
        TermKind::Named(fact) => fact.most(),
        TermKind::Word
        | TermKind::Title
        | TermKind::Author
        | TermKind::Pair
        | TermKind::Record(_) => None,
    };
    let Some(most) = most else {
        return Ok(1);
    };
    let mut counts: Vec<usize> = Vec::new();
    merge.each_word(kind, MergePart::All, &mut |name| {
        counts.push(name.papers.len());
        io::Result::Ok(())
    })?;
    counts.sort_unstable_by_key(|count| Reverse(*count));
    Ok(counts.get(most).copied().unwrap_or(0))
}

/// Writes the wording, and hands it to those who look for pairs in it; returns where that of each
/// paper ends.
fn write_wording(
    scanned: &Scanned<'_>,
    codes: &[Codes],
    pairs: &mut Pairs<'_>,
    file: &mut SectionWriter<'_>,
    seen: &mut Seen<'_>,
) -> Result<Vec<u32>, BuildError> {
    let mut window = scanned.scratch.window();
    let (mut wording, mut ends) = (Vec::new(), Vec::with_capacity(scanned.papers.len()));
    for (number, found) in scanned.papers.iter().enumerate() {
        if number.is_multiple_of(PAPERS_BETWEEN_REPORTS)
            && !seen(share(number, scanned.papers.len()))
        {
            return Err(BuildError::Stopped);
        }
        let draft = scanned.columns.drafts.get(to_usize(found.came)).copied();
        let (start, end) = draft.unwrap_or_default();
        let block = scanned
            .blocks
            .partition_point(|block| block.first <= found.came);
        let codes = block.checked_sub(1).and_then(|block| codes.get(block));
        wording.clear();
        draft::to_wording(
            window.piece(start..end)?,
            codes.map_or(&[], Vec::as_slice),
            &mut wording,
        );
        pairs.take(&wording)?;
        let end = file.piece(&wording)?;
        ends.push(u32::try_from(end).unwrap_or(u32::MAX));
    }
    file.end_pieces();
    Ok(ends)
}
