//! What many different tags cost: 10,000 of them on 100,000 papers beside ten on the same papers, in
//! turn: `cargo bench --bench tags`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::match_wild_err_arm,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

#[path = "../tests/common/away.rs"]
mod away;
#[path = "../tests/common/pty.rs"]
mod pty;
#[path = "shared/said.rs"]
mod said;
#[path = "shared/terminal.rs"]
mod terminal;
#[path = "shared/times.rs"]
mod times;
#[expect(dead_code, reason = "no program is run watched here")]
#[path = "shared/watched.rs"]
mod watched;

use std::fs;
use std::path::Path;
use std::time::Duration;

use recto::marks::{Change, FileKind, Intent, MarkFile, MarkKey, MarkKind, Marks, Tag, Wanted};
use recto::paper::PaperId;
use said::duration;
use times::{median, ratio, time};

const PAPERS: usize = 100_000;
/// Each paper has so many tags.
const EACH: usize = 3;
/// The tags that there are: the baseline, and what is measured.
const TAGS: [usize; 2] = [10, 10_000];
const ROUNDS: usize = 15;
const NOW: &str = "2026-11-24T09:00:00Z";

/// The papers under so many different tags, on disk and as the reader knows them.
struct Tagged {
    home: tempfile::TempDir,
    file: MarkFile,
    known: Marks,
}

impl Tagged {
    fn new(tags: usize) -> Self {
        let home = tempfile::tempdir().unwrap();
        let config = home.path().join("config");
        fs::create_dir_all(&config).unwrap();
        let file = MarkFile::in_dir(FileKind::Stars, &config);
        let intents: Vec<Intent> = (0..PAPERS * EACH)
            .map(|number| {
                let tag = format!("a-tag-{:05}", number * 7919 % tags);
                intent(number / EACH, Some(&tag), Wanted::Set)
            })
            .collect();
        let change = Change {
            intents: &intents,
            members: &[],
            now: NOW,
        };
        let known = file.save(&Marks::default(), &change).unwrap().marks;
        Self { home, file, known }
    }

    /// Saves one mark more or less, and takes the time.
    fn save(&mut self, intent: &Intent) -> Duration {
        let change = Change {
            intents: std::slice::from_ref(intent),
            members: &[],
            now: NOW,
        };
        let mut saved = None;
        let took = time(|| saved = Some(self.file.save(&self.known, &change).unwrap()));
        self.known = saved.unwrap().marks;
        took
    }
}

fn main() {
    println!(
        "{PAPERS} papers with {EACH} tags each, load average {}",
        watched::load()
    );
    let mut both = TAGS.map(Tagged::new);
    for tagged in &both {
        let size = fs::metadata(tagged.file.path()).unwrap().len() as f64 / 1e6;
        println!("starred.json: {size:.1} MB");
    }
    for (what, tag) in [("a star", None), ("a tag", Some("a-tag-00003"))] {
        let mut rows = TAGS.map(|_| Vec::new());
        for _ in 0..ROUNDS {
            for (tagged, times) in both.iter_mut().zip(&mut rows) {
                times.push(tagged.save(&intent(PAPERS, tag, Wanted::Set)));
                times.push(tagged.save(&intent(PAPERS, tag, Wanted::Unset)));
            }
        }
        compared(&format!("saving {what}"), rows);
    }
    let mut rows = TAGS.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (tagged, times) in both.iter().zip(&mut rows) {
            times.push(first_frame(tagged.home.path()));
        }
    }
    compared("the first frame", rows);
    let none = tempfile::tempdir().unwrap();
    let mut rows = TAGS.map(|_| Vec::new());
    let homes = [none.path(), both[1].home.path()];
    for _ in 0..ROUNDS {
        for (home, times) in homes.iter().zip(&mut rows) {
            times.push(first_frame(home));
        }
    }
    compared("the first frame without any, and with the many", rows);
}

fn intent(paper: usize, tag: Option<&str>, wanted: Wanted) -> Intent {
    let id = format!("arxiv:{:02}01.{:05}", 8 + paper / 50_000, paper % 50_000);
    Intent {
        kind: tag.map_or(MarkKind::Star, |_| MarkKind::Tags),
        tag: tag.map(|tag| Tag::new(tag).unwrap()),
        wanted,
        key: MarkKey::from(PaperId::parse(&id).unwrap()),
        at: NOW.to_owned(),
        title: format!("A Title {paper} as Long as Those of Papers Are: Towards Optimal Operators"),
    }
}

fn first_frame(home: &Path) -> Duration {
    let mut command = away::program(away::RECTO);
    command.arg("--home").arg(home);
    terminal::first_sight(&command, "papers")
}

/// Prints the baseline and what is measured: best and median, and their ratios.
fn compared(what: &str, rows: [Vec<Duration>; 2]) {
    let [few, many] = rows.map(|times| (times.iter().min().copied().unwrap(), median(times)));
    println!(
        "{what}: {} and {}, then {} and {}: {:.2} x and {:.2} x",
        duration(few.0),
        duration(few.1),
        duration(many.0),
        duration(many.1),
        ratio(many.0, few.0),
        ratio(many.1, few.1)
    );
}
