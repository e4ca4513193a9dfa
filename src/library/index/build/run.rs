//! Runs: the words of a block of papers in the order of their bytes, each with the papers of the
//! block that have it. A segment's sets are its blocks' runs, merged.
//!
//! A word of a run is the length of the word, the word, the length of its papers, its papers: for
//! each twice the distance to the one before, and one more where a byte follows that says how often
//! the paper has the word.

use std::cmp::Ordering;
use std::io::{self, Read};

use crate::library::index::read::varint;

/// Appends a word with its papers, ascending; a paper that comes more than once has it as often.
/// `buffer` is lent.
pub(super) fn push(
    word: &[u8],
    papers: impl Iterator<Item = u32>,
    buffer: &mut Vec<u8>,
    run: &mut Vec<u8>,
) {
    let mut papers = papers;
    let Some(mut paper) = papers.next() else {
        return;
    };
    buffer.clear();
    // The next paper that can come, and how often the last one came.
    let (mut next, mut times) = (0, 1_u8);
    for other in papers {
        if other == paper {
            times = times.saturating_add(1);
        } else {
            push_paper(paper - next, times, buffer);
            (next, paper, times) = (paper + 1, other, 1);
        }
    }
    push_paper(paper - next, times, buffer);
    push_bytes(word, run);
    push_bytes(buffer, run);
}

fn push_paper(distance: u32, times: u8, out: &mut Vec<u8>) {
    varint::push(distance << 1 | u32::from(times > 1), out);
    if times > 1 {
        out.push(times);
    }
}

fn push_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    varint::push(u32::try_from(bytes.len()).unwrap_or(u32::MAX), out);
    out.extend_from_slice(bytes);
}

/// A run that is being read, at one of its words. Runs order by their words, those of one word by
/// their blocks.
#[derive(Debug)]
pub(super) struct BlockRun<R> {
    bytes: R,
    pub(super) block: usize,
    /// The place of the word in the run.
    pub(super) place: usize,
    word: Vec<u8>,
    /// The first bytes of the word, as a number that orders as they do.
    start: u64,
    papers: Vec<u8>,
}

impl<R: Read> BlockRun<R> {
    /// A run at its first word, which has this place; `None` where it has none.
    pub(super) fn begin(block: usize, place: usize, bytes: R) -> io::Result<Option<Self>> {
        let mut run = Self {
            bytes,
            block,
            place,
            word: Vec::new(),
            start: 0,
            papers: Vec::new(),
        };
        Ok(run.read()?.then_some(run))
    }

    /// The bytes of the word and its papers.
    pub(super) fn len(&self) -> usize {
        self.word.len() + self.papers.len()
    }

    pub(super) fn word(&self) -> &[u8] {
        &self.word
    }

    /// Steps to the next word; says whether there is one.
    pub(super) fn step(&mut self) -> io::Result<bool> {
        self.place += 1;
        self.read()
    }

    fn read(&mut self) -> io::Result<bool> {
        if !read_bytes(&mut self.bytes, &mut self.word)? {
            return Ok(false);
        }
        self.start = first_bytes(&self.word);
        read_bytes(&mut self.bytes, &mut self.papers)
    }

    /// Gives the papers that have the word, and how often.
    pub(super) fn each_paper(&self, give: &mut impl FnMut(u32, u8)) {
        let mut rest = self.papers.as_slice();
        let mut next = 0;
        while let Some(step) = varint::read(&mut rest) {
            let paper = next + (step >> 1);
            next = paper + 1;
            if step & 1 == 0 {
                give(paper, 1);
            } else if let Some((times, further)) = rest.split_first() {
                rest = further;
                give(paper, *times);
            }
        }
    }
}

/// Reads some bytes behind their length; says whether there are any.
fn read_bytes(from: &mut impl Read, into: &mut Vec<u8>) -> io::Result<bool> {
    let (mut length, mut shift, mut byte) = (0_usize, 0, [0x80]);
    while byte[0] >= 0x80 {
        match from.read_exact(&mut byte) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && shift == 0 => {
                return Ok(false);
            }
            read => read?,
        }
        length |= usize::from(byte[0] & 0x7f) << shift;
        shift += 7;
    }
    into.resize(length, 0);
    from.read_exact(into)?;
    Ok(true)
}

/// The first bytes of a word as a number, in the order of their bytes.
pub(super) fn first_bytes(word: &[u8]) -> u64 {
    if let Some(bytes) = word.first_chunk::<8>() {
        return u64::from_be_bytes(*bytes);
    }
    let mut bytes = [0; 8];
    for (byte, letter) in bytes.iter_mut().zip(word) {
        *byte = *letter;
    }
    u64::from_be_bytes(bytes)
}

impl<R> Ord for BlockRun<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.start
            .cmp(&other.start)
            .then_with(|| self.word.cmp(&other.word))
            .then(self.block.cmp(&other.block))
    }
}

impl<R> PartialOrd for BlockRun<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<R> PartialEq for BlockRun<R> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<R> Eq for BlockRun<R> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_papers_are_read_as_they_were_written() {
        let often = vec![9; 300];
        let words = [
            ("", vec![0, 0, 1, 70_000]),
            ("a", vec![7]),
            ("nothing", Vec::new()),
            ("zebra crossing", often),
        ];
        let (mut bytes, mut buffer) = (Vec::new(), Vec::new());
        for (word, papers) in &words {
            push(
                word.as_bytes(),
                papers.iter().copied(),
                &mut buffer,
                &mut bytes,
            );
        }
        let mut run = BlockRun::begin(0, 0, bytes.as_slice()).unwrap().unwrap();
        let mut found = Vec::new();
        loop {
            let mut papers = Vec::new();
            run.each_paper(&mut |paper, times| papers.push((paper, times)));
            found.push((String::from_utf8(run.word().to_vec()).unwrap(), papers));
            if !run.step().unwrap() {
                break;
            }
        }
        let expected = [
            ("", vec![(0, 2), (1, 1), (70_000, 1)]),
            ("a", vec![(7, 1)]),
            ("zebra crossing", vec![(9, 255)]),
        ];
        assert_eq!(
            found,
            expected.map(|(word, papers)| (word.to_owned(), papers))
        );
        assert!(BlockRun::begin(0, 0, &b""[..]).unwrap().is_none());
        let cut = bytes.get(..bytes.len() - 1).unwrap();
        assert!(BlockRun::begin(0, 0, cut).unwrap().unwrap().step().is_ok());
    }
}
