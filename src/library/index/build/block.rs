//! Blocks of lines of the store: what a thread makes of them while others are at others.

use super::inverted::Inverted;
use super::paper_words::PaperWords;
use crate::library::facts::{Number, NumberFact, PaperTexts, TextFact};
use crate::library::folded::{Folded, count_words, fold_paper};
use crate::library::line_meaning::LineMeaning;
use crate::library::newest::{Newest, packed};
use crate::paper::{Paper, PaperId, title_key};
use crate::text::lines::InputLine;

/// Lines of the store that follow one another.
#[derive(Debug)]
pub(super) struct LineBatch {
    pub(super) lines: Vec<InputLine>,
    /// The byte of the store behind them.
    pub(super) end: u64,
}

/// What stands on the lines of a batch.
#[derive(Debug)]
pub(super) struct StoreBlock {
    pub(super) lines: Vec<(InputLine, Described)>,
    pub(super) end: u64,
    /// Of each fact the texts of the papers, one after the other.
    pub(super) texts: [String; TextFact::ALL.len()],
    pub(super) words: Inverted,
    /// The papers in the order that their numbers will have, as far as is known here; those of runs
    /// are places among these.
    pub(super) by_date: Vec<u32>,
}

/// What a line means; the line itself is emptied.
pub(super) type Described = LineMeaning<Box<DescribedPaper>>;

/// A paper without its texts.
#[derive(Debug)]
pub(super) struct DescribedPaper {
    /// Its own id, then the others.
    pub(super) ids: Vec<PaperId>,
    /// The hash of its title key.
    pub(super) title_key: u64,
    /// [`packed`].
    pub(super) date: u32,
    pub(super) rank: Option<u32>,
    /// Its number in each fact.
    pub(super) numbers: [Option<Number>; NumberFact::ALL.len()],
    /// How many words it has.
    pub(super) words: u32,
    /// Where its texts end among those of the block.
    pub(super) text_ends: [usize; TextFact::ALL.len()],
    /// The length of its line.
    pub(super) length: u32,
}

impl StoreBlock {
    /// Reads, folds and inverts the papers of a batch.
    pub(super) fn new(batch: LineBatch) -> Self {
        let mut making = BlockMaking::default();
        let lines = batch.lines.into_iter().map(|mut line| {
            let length = line.text().map_or(0, str::len);
            let meaning = LineMeaning::of(&line);
            let described = meaning.map(|paper| Box::new(making.take(paper, length)));
            line.bytes = None;
            (line, described)
        });
        let lines: Vec<(InputLine, Described)> = lines.collect();
        let by_date = by_date(&lines);
        Self {
            end: batch.end,
            texts: making.texts,
            words: making.words.invert(&by_date),
            lines,
            by_date,
        }
    }
}

fn by_date(lines: &[(InputLine, Described)]) -> Vec<u32> {
    let papers = lines.iter().filter_map(|(_, described)| match described {
        LineMeaning::Paper(paper) => Some(paper),
        LineMeaning::Nothing | LineMeaning::Removal(_) | LineMeaning::Unreadable(_) => None,
    });
    let mut papers: Vec<(Newest, u32)> = (0..)
        .zip(papers)
        .map(|(place, paper)| (Newest::new(paper.date, paper.rank, place), place))
        .collect();
    papers.sort_unstable();
    papers.into_iter().map(|(_, place)| place).collect()
}

#[derive(Debug, Default)]
struct BlockMaking {
    words: PaperWords,
    texts: [String; TextFact::ALL.len()],
    /// The folded words of the last paper.
    folded: String,
}

impl BlockMaking {
    /// Takes a paper that stands on a line of this length.
    fn take(&mut self, paper: Paper, length: usize) -> DescribedPaper {
        self.folded.clear();
        let span = fold_paper(&paper, &mut self.folded);
        let folded = Folded::new(&self.folded, span);
        self.words.take(&paper, folded);
        let texts = PaperTexts {
            folded,
            record: &|take| take(&paper),
        };
        for (fact, known) in TextFact::ALL.into_iter().zip(&mut self.texts) {
            known.push_str(&fact.of(&texts));
        }
        DescribedPaper {
            title_key: title_key(&paper.title).hash(),
            date: packed(&paper),
            rank: paper.rank,
            numbers: NumberFact::ALL.map(|fact| fact.of(&paper)),
            words: count_words(folded.all()),
            text_ends: self.texts.each_ref().map(String::len),
            length: u32::try_from(length).unwrap_or(u32::MAX),
            ids: [paper.id].into_iter().chain(paper.aliases).collect(),
        }
    }
}
