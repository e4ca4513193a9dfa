//! Blocks of lines of the store: what a thread makes of them while others are at others.

use super::inverted::Inverted;
use super::paper_words::PaperWords;
use crate::library::facts::{Number, NumberFact, PaperTexts, TextFact};
use crate::library::folded::{Folded, count_words, fold_paper};
use crate::library::newest::Newest;
use crate::paper::{Paper, PaperId, PartialDate, title_key};
use crate::text::lines::InputLine;

/// Lines of the store that follow one another.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) lines: Vec<InputLine>,
    /// The byte of the store behind them.
    pub(super) end: u64,
}

/// What stands on the lines of a batch.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) lines: Vec<(InputLine, Stands)>,
    pub(super) end: u64,
    /// Of each fact the texts of the papers, one after the other.
    pub(super) texts: [String; TextFact::ALL.len()],
    pub(super) words: Inverted,
    /// The papers in the order that their numbers will have, as far as is known here; those of runs
    /// are places among these.
    pub(super) by_date: Vec<u32>,
}

/// What stands on a line; the line itself is emptied.
#[derive(Debug)]
pub(super) enum Stands {
    Nothing,
    /// Why it is no record.
    Broken(String),
    /// The paper of this id was taken away.
    Removal(PaperId),
    Paper(Box<Described>),
}

/// A paper without its texts.
#[derive(Debug)]
pub(super) struct Described {
    /// Its own id, then the others.
    pub(super) ids: Vec<PaperId>,
    /// The hash of its title key.
    pub(super) title_key: u64,
    pub(super) date: Option<PartialDate>,
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

impl Block {
    /// Reads, folds and inverts the papers of a batch.
    pub(super) fn new(batch: Batch) -> Self {
        let mut making = Making::default();
        let lines = batch.lines.into_iter().map(|mut line| {
            let stands = match line.text() {
                Ok(text) => making.take(text),
                Err(reason) => Stands::Broken(reason),
            };
            line.bytes = None;
            (line, stands)
        });
        let lines: Vec<(InputLine, Stands)> = lines.collect();
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

fn by_date(lines: &[(InputLine, Stands)]) -> Vec<u32> {
    let papers = lines.iter().filter_map(|(_, stands)| match stands {
        Stands::Paper(paper) => Some(paper),
        Stands::Nothing | Stands::Broken(_) | Stands::Removal(_) => None,
    });
    let mut papers: Vec<(Newest, u32)> = (0..)
        .zip(papers)
        .map(|(place, paper)| (Newest::new(paper.date, paper.rank, place), place))
        .collect();
    papers.sort_unstable();
    papers.into_iter().map(|(_, place)| place).collect()
}

#[derive(Debug, Default)]
struct Making {
    words: PaperWords,
    texts: [String; TextFact::ALL.len()],
    /// The folded words of the last paper.
    folded: String,
}

impl Making {
    fn take(&mut self, line: &str) -> Stands {
        if line.trim().is_empty() {
            return Stands::Nothing;
        }
        if let Some(id) = PaperId::removed_by(line) {
            return Stands::Removal(id);
        }
        match Paper::from_json(line) {
            Ok(paper) => Stands::Paper(Box::new(self.take_paper(paper, line.len()))),
            Err(error) => Stands::Broken(error.to_string()),
        }
    }

    fn take_paper(&mut self, paper: Paper, length: usize) -> Described {
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
        Described {
            title_key: title_key(&paper.title).hash(),
            date: paper.date,
            rank: paper.rank,
            numbers: NumberFact::ALL.map(|fact| fact.of(&paper)),
            words: count_words(folded.all()),
            text_ends: self.texts.each_ref().map(String::len),
            length: u32::try_from(length).unwrap_or(u32::MAX),
            ids: [paper.id].into_iter().chain(paper.aliases).collect(),
        }
    }
}
