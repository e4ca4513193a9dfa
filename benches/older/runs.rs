//! Whole runs of each build's command line: filling a library, and cold processes beside an empty
//! one.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use super::empty;
use super::figures::Figures;
use super::home::Home;
use super::watched::{watched, whole};

/// So often each is run in a round.
const RUNS: usize = 11;
const LIST: &str = "`list WORD --limit 50`";
const SHOW: &str = "`show ID`";
const NOTHING: &str = "an empty program";

/// Makes sure that both homes are filled, and indexed by their build.
pub(crate) fn ready(homes: &[Home; 2], corpus: &Path) {
    for home in homes {
        if !home.is_filled() {
            home.empty().unwrap();
            home.run(&["import", corpus.to_str().unwrap()]);
        }
        home.run(&["index"]);
    }
}

/// Imports the papers into an empty home, and makes the index anew.
pub(crate) fn fill(homes: &[Home; 2], corpus: &Path, turns: [usize; 2], figures: &mut Figures) {
    for build in turns {
        let home = &homes[build];
        home.empty().unwrap();
        let corpus = corpus.to_str().unwrap();
        for (name, arguments) in [
            ("import", ["import", corpus]),
            ("build", ["index", "--rebuild"]),
        ] {
            let Some(run) = watched(home.recto().args(arguments), &home.store()) else {
                continue;
            };
            figures.time(&format!("{name}, by the clock"), build, Some(run.time));
            figures.time(&format!("{name}, processor time"), build, run.processor);
            figures.memory(&format!("{name}, peak memory"), build, run.peak);
        }
    }
}

/// Runs that begin with nothing: fifty rows of a word, and one paper.
pub(crate) fn processes(
    homes: &[Home; 2],
    corpus: &Path,
    turns: [usize; 2],
    figures: &mut Figures,
) {
    let id = middle_id(corpus);
    // In turns, so that what else the machine does falls on all alike.
    for _ in 0..RUNS {
        for build in turns {
            let recto = || homes[build].recto();
            let list = whole(recto().args(["list", "model ", "--limit", "50"]));
            let show = whole(recto().args(["show", &id]));
            figures.time(NOTHING, build, whole(&mut empty::program()));
            figures.time(LIST, build, list);
            figures.time(SHOW, build, show);
        }
    }
    figures.over(LIST, NOTHING);
    figures.over(SHOW, NOTHING);
}

/// The id of the paper in the middle of the corpus.
fn middle_id(corpus: &Path) -> String {
    let lines = || BufReader::new(File::open(corpus).unwrap()).lines();
    let papers = lines().count();
    let line = lines().nth(papers / 2).unwrap().unwrap();
    let record: serde_json::Value = serde_json::from_str(&line).unwrap();
    record["id"].as_str().unwrap().to_owned()
}
