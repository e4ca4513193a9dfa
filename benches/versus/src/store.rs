//! recto's store, read for the other engines. Papers are numbered by their lines, which are in the
//! order of the dates.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use recto::library::{Library, origin};
use recto::paper::{Paper, PaperId};
use recto::text::{fold, shown};

use crate::engine::starred;
use recto::marks::MarkKind;
use crate::rows::Rows;
use crate::with_recto;

/// A store, and the papers that are starred.
pub(crate) struct Store {
    path: PathBuf,
    /// The lines that a later one takes the place of.
    superseded: HashSet<u64>,
    pub(crate) starred: HashSet<String>,
}

/// A paper as engines take it in.
pub(crate) struct Folded {
    pub(crate) number: u64,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) authors: String,
    pub(crate) year: u64,
    /// In lower case, and those above them.
    pub(crate) categories: Vec<String>,
    pub(crate) is_starred: bool,
}

impl Store {
    pub(crate) fn open(home: &Path) -> Self {
        let library: Library = with_recto::library(home);
        let stars = starred(&library);
        let path = home.join("data").join("papers.jsonl");
        Self {
            superseded: superseded(&path),
            path,
            starred: stars.iter(MarkKind::Star).map(|(id, _)| id.to_string()).collect(),
        }
    }

    /// Gives every paper in turn.
    pub(crate) fn each(&self, take: &mut dyn FnMut(Folded)) {
        each_line(&self.path, &mut |number, paper| {
            if !self.superseded.contains(&number) {
                take(self.folded(number, paper));
            }
        });
    }

    /// How to read rows again.
    pub(crate) fn rows(&self) -> Rows {
        let mut places = Vec::new();
        let mut start = 0;
        let mut reader = BufReader::with_capacity(1 << 20, File::open(&self.path).unwrap());
        let mut line = Vec::new();
        while let Ok(length @ 1..) = reader.read_until(b'\n', &mut line) {
            places.push((start, length));
            start += length as u64;
            line.clear();
        }
        Rows::open(&self.path, places)
    }

    fn folded(&self, number: u64, paper: &Paper) -> Folded {
        let mut authors = String::new();
        for author in &paper.authors {
            fold::fold_into(&author.name, &mut authors);
        }
        let mut categories: Vec<String> = Vec::new();
        for category in &paper.categories {
            let category = category.to_lowercase();
            categories.extend(category.split_once('.').map(|(above, _)| above.to_owned()));
            categories.push(category);
        }
        categories.sort();
        categories.dedup();
        Folded {
            number,
            title: folded(&paper.title, paper),
            summary: folded(&paper.summary, paper),
            authors,
            year: paper.date.map_or(0, |date| date.year().into()),
            categories,
            is_starred: self.starred.contains(paper.id.as_str()),
        }
    }
}

fn each_line(store: &Path, take: &mut dyn FnMut(u64, &Paper)) {
    let lines = BufReader::with_capacity(1 << 20, File::open(store).unwrap()).lines();
    for (number, line) in (0..).zip(lines) {
        take(number, &Paper::from_json(&line.unwrap()).unwrap());
    }
}

fn superseded(store: &Path) -> HashSet<u64> {
    let mut superseded = HashSet::new();
    let mut holders: HashMap<PaperId, u64> = HashMap::new();
    each_line(store, &mut |number, paper| {
        superseded.extend(paper.ids().filter_map(|id| holders.remove(id)));
        holders.insert(paper.id.clone(), number);
    });
    superseded
}

/// The words of a text in both forms; between them stands a word that no query has, for a phrase
/// does not run from one into the other.
fn folded(text: &str, paper: &Paper) -> String {
    let mut out = String::new();
    shown::fold_into(text, origin(paper), &mut out);
    out.replace('\n', " formsendhere ")
}
