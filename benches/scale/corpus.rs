//! A library of any size, made of the real papers as `Text`s that are mixed anew: always the same.
//!
//! Up to as many as there are real ones, these are taken as they are, evenly. Beyond, a paper takes
//! the categories and the number of sentences and authors from a real one, each sentence with a
//! probability of 0.3 from it and else from any paper of the same first category, its title from
//! two and its authors from many of that category. The real papers are of less than two years;
//! dates are those of an archive that has grown evenly since 1991. Papers come in the order of
//! their dates.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::rare::{Frequencies, Random, Text};

/// Raised by whatever changes what is made.
pub(crate) const VERSION: u32 = 1;
const SEED: u64 = 0x7265_6374_6f00_0001;
/// How many sentences stay in their paper.
const OWN: f64 = 0.3;
const FIRST: Date = date(1991, 8, 14);
const LAST: Date = date(2026, 7, 31);

/// A real paper, as it is read.
#[derive(Deserialize)]
struct Real {
    title: String,
    #[serde(rename = "abstract")]
    summary: String,
    authors: Vec<String>,
    categories: Vec<String>,
}

/// A real paper in pieces.
struct Pieces {
    /// The two halves.
    title: [Text; 2],
    sentences: Vec<Text>,
    authors: Vec<Text>,
    categories: Vec<String>,
    /// Which row of `kin` has the papers of the same first category.
    category: usize,
}

/// A paper that is made.
#[derive(Default, Serialize)]
struct Made<'a> {
    id: String,
    title: String,
    #[serde(rename = "abstract")]
    summary: String,
    authors: Vec<String>,
    date: String,
    venue: &'a str,
    categories: &'a [String],
    url: String,
}

/// Makes papers of the real ones.
pub(crate) struct Corpus {
    papers: Vec<Pieces>,
    /// The papers of each first category.
    kin: Vec<Vec<usize>>,
}

impl Corpus {
    /// Takes the real papers to pieces.
    pub(crate) fn new(text: &str) -> Self {
        let real: Vec<Real> = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        let mut frequencies = Frequencies::default();
        for paper in &real {
            let texts = [paper.title.as_str(), paper.summary.as_str()];
            let authors = paper.authors.iter().map(String::as_str);
            frequencies.add(texts.into_iter().chain(authors));
        }
        let mut categories: HashMap<String, usize> = HashMap::new();
        let mut kin: Vec<Vec<usize>> = Vec::new();
        let mut papers = Vec::with_capacity(real.len());
        for paper in real {
            let first = paper.categories.first().cloned().unwrap_or_default();
            let category = *categories.entry(first).or_insert(kin.len());
            if category == kin.len() {
                kin.push(Vec::new());
            }
            kin[category].push(papers.len());
            papers.push(Pieces::new(paper, category, &frequencies));
        }
        Self { papers, kin }
    }

    /// Writes so many papers as JSON Lines. The file is there when it is whole.
    pub(crate) fn write(&self, path: &Path, papers: usize) -> io::Result<()> {
        let unfinished = path.with_extension("unfinished");
        let mut out = BufWriter::with_capacity(1 << 20, File::create(&unfinished)?);
        let mut random = Random(SEED);
        let mut month = (0, 0);
        for number in 0..papers {
            let date = date_of(number, papers);
            let this = i64::from(date.year()) * 12 + i64::from(date.month());
            month = if month.0 == this {
                (this, month.1 + 1)
            } else {
                (this, 1)
            };
            let id = format!("{:02}{:02}.{:05}", date.year() % 100, date.month(), month.1);
            let mut made = if papers <= self.papers.len() {
                self.papers[number * self.papers.len() / papers].as_it_is()
            } else {
                self.mixed(&mut random)
            };
            made.url = format!("https://arxiv.org/abs/{id}");
            made.id = format!("arxiv:{id}");
            made.date = date.to_string();
            serde_json::to_writer(&mut out, &made)?;
            out.write_all(b"\n")?;
        }
        out.into_inner()?.sync_all()?;
        fs::rename(unfinished, path)
    }

    fn mixed(&self, random: &mut Random) -> Made<'_> {
        let base = &self.papers[random.below(self.papers.len())];
        let kin = &self.kin[base.category];
        let akin = |random: &mut Random| &self.papers[kin[random.below(kin.len())]];
        let mut made = Made::of(base);
        base.title[0].renew(random, &mut made.title);
        akin(random).title[1].renew(random, &mut made.title);
        for own in &base.sentences {
            let other = if random.share() <= OWN {
                own
            } else {
                picked(&akin(random).sentences, random, own)
            };
            other.renew(random, &mut made.summary);
        }
        for own in &base.authors {
            let mut name = String::new();
            picked(&akin(random).authors, random, own).renew(random, &mut name);
            made.authors.push(name);
        }
        made
    }
}

fn picked<'a>(texts: &'a [Text], random: &mut Random, otherwise: &'a Text) -> &'a Text {
    if texts.is_empty() {
        otherwise
    } else {
        &texts[random.below(texts.len())]
    }
}

impl Pieces {
    fn new(paper: Real, category: usize, frequencies: &Frequencies) -> Self {
        let text = |text: &str| Text::new(text, frequencies);
        let blanks: Vec<usize> = paper.title.match_indices(' ').map(|(at, _)| at).collect();
        let middle = blanks
            .get(blanks.len() / 2)
            .copied()
            .unwrap_or(paper.title.len());
        let (head, tail) = paper.title.split_at(middle);
        Self {
            title: [text(head), text(tail)],
            sentences: sentences(&paper.summary).map(text).collect(),
            authors: paper.authors.iter().map(|name| text(name)).collect(),
            categories: paper.categories,
            category,
        }
    }

    fn as_it_is(&self) -> Made<'_> {
        let whole = |texts: &[Text]| texts.iter().map(Text::whole).collect::<String>();
        Made {
            title: whole(&self.title),
            summary: whole(&self.sentences),
            authors: self
                .authors
                .iter()
                .map(|name| name.whole().to_owned())
                .collect(),
            ..Made::of(self)
        }
    }
}

impl<'a> Made<'a> {
    fn of(paper: &'a Pieces) -> Self {
        Self {
            venue: "arXiv",
            categories: &paper.categories,
            ..Self::default()
        }
    }
}

/// The sentences with the blanks that follow them.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let ends = [". ", ".\n"].into_iter().filter_map(|end| rest.find(end));
        let end = ends.min().map_or(rest.len(), |end| end + 2);
        let (sentence, after) = rest.split_at(end);
        rest = after;
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// The date of a paper by its place: the papers of a day grow evenly.
fn date_of(number: usize, papers: usize) -> Date {
    let days = f64::from((LAST - FIRST).get_days());
    let share = ((number as f64 + 0.5) / papers as f64).sqrt();
    FIRST.saturating_add(((days * share) as i64).days())
}
