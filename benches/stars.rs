//! What 300,000 stars and read marks cost, as ratios to reading, parsing, writing and syncing a file
//! of that size in the same run: `cargo bench --bench stars`; another number may follow, `-- 10000`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::match_wild_err_arm,
    clippy::wildcard_enum_match_arm,
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
#[expect(dead_code, reason = "no program is run unwatched here")]
#[path = "shared/watched.rs"]
mod watched;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Size;
use recto::app::{Effect, Keep, Message, Model, Question, Start, update};
use recto::library::Library;
use recto::marks::{Change, Intent, MarkFile, MarkKey, MarkKind, Marks, Tag, Wanted};
use recto::paper::{Paper, PaperId};
use recto::query::Overlay;
use recto::run::search::Searcher;
use said::duration;
use terminal::Terminal;
use times::{median, ratio, time};

const MANY: usize = 300_000;
const ROUNDS: usize = 9;
const KEYS: usize = 200;
const NOW: &str = "2026-11-24T09:00:00Z";

fn main() {
    let numbers = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok());
    let many: usize = numbers.unwrap_or(MANY);
    println!(
        "{many} stars and read marks, load average {}",
        watched::load()
    );
    let dir = tempfile::tempdir().unwrap();
    let mut marks = Marks::default();
    for kind in MarkKind::ALL {
        let file = MarkFile::in_dir(kind.file(), dir.path());
        let intents: Vec<Intent> = (0..many).map(|number| intent(kind, number)).collect();
        marks = file.save(&marks, &change(&intents)).unwrap().marks;
        saves(&file, kind, many);
    }
    keys(&Arc::new(marks.clone()));
    resolved(&marks, many);
    program(dir.path());
}

/// A mark as those of real papers are: with a title, and two more ids.
fn intent(kind: MarkKind, number: usize) -> Intent {
    let paper = paper(number);
    let mut key = MarkKey::from(paper.id);
    key.also = paper.aliases;
    Intent {
        tag: (kind == MarkKind::Tags).then(|| Tag::new("to-read").unwrap()),
        kind,
        wanted: Wanted::Set,
        key,
        at: NOW.to_owned(),
        title: paper.title,
    }
}

fn paper(number: usize) -> Paper {
    let id = |text: String| PaperId::parse(&text).unwrap();
    let month = number / 25_000;
    let own = format!(
        "{:02}{:02}.{:05}",
        7 + month / 12,
        1 + month % 12,
        number % 25_000
    );
    let mut paper = Paper::new(id(format!("arxiv:{own}")));
    paper.aliases = vec![
        id(format!("doi:10.48550/arxiv.{own}")),
        id(format!("openalex:W{}", 4_000_000_000_usize + number)),
    ];
    paper.title = format!(
        "A Title {number} as Long as Those of Papers Are: Towards $\\alpha$-Optimal Operators"
    );
    paper
}

fn change(intents: &[Intent]) -> Change<'_> {
    Change {
        intents,
        members: &[],
        now: NOW,
    }
}

/// Reads a file, parses it, writes it beside, and syncs.
fn plain(file: &Path) {
    let bytes = fs::read(file).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let mut copy = File::create(file.with_extension("copy")).unwrap();
    copy.write_all(&bytes).unwrap();
    copy.sync_all().unwrap();
    assert!(value.is_object());
}

/// How long work takes, and what comes of it.
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let mut done = None;
    let took = time(|| done = Some(work()));
    (took, done.unwrap())
}

fn saved(file: &MarkFile, known: &Marks, intent: &Intent) -> Marks {
    let intents = std::slice::from_ref(intent);
    file.save(known, &change(intents)).unwrap().marks
}

/// One mark more or less, beside the plain way, in turn.
fn saves(file: &MarkFile, kind: MarkKind, many: usize) {
    let set = intent(kind, many);
    let unset = Intent {
        wanted: Wanted::Unset,
        ..set.clone()
    };
    let mut known = file.read().unwrap();
    let mut rows: [(&str, Vec<Duration>); 5] = [
        ("a plain read, parse, write and sync", Vec::new()),
        ("a save by the reader", Vec::new()),
        ("a save that reads all first", Vec::new()),
        ("the first save of a day, with the backup", Vec::new()),
        ("reading at the start", Vec::new()),
    ];
    for _ in 0..ROUNDS {
        let mut by_reader = |intent: &Intent| {
            let (took, marks) = timed(|| saved(file, &known, intent));
            known = marks;
            took
        };
        let baseline = time(|| plain(file.path()));
        let one_more = by_reader(&set);
        let (reads_first, _) = timed(|| saved(file, &Marks::default(), &unset));
        // It is told by its bytes that another copy has written.
        by_reader(&unset);
        // The state has none.
        let _ = fs::remove_file(file.backup().path());
        let first = by_reader(&set);
        by_reader(&unset);
        let read = time(|| file.read().unwrap());
        let times = [baseline, one_more, reads_first, first, read];
        for ((_, row), time) in rows.iter_mut().zip(times) {
            row.push(time);
        }
    }
    let size = fs::metadata(file.path()).unwrap().len() as f64 / 1e6;
    println!(
        "{}, {size:.1} MB; best and median of {ROUNDS}:",
        file.path().file_name().unwrap().display()
    );
    let best = |times: &[Duration]| times.iter().min().copied().unwrap();
    let [plain, ..] = &rows;
    let baseline = (best(&plain.1), median(plain.1.clone()));
    for (what, times) in &rows {
        let (best, median) = (best(times), median(times.clone()));
        println!(
            "  {what}: {} and {}, {:.2} x and {:.2} x",
            duration(best),
            duration(median),
            ratio(best, baseline.0),
            ratio(median, baseline.1)
        );
    }
    let stamp = median((0..KEYS).map(|_| time(|| file.stamp())));
    println!(
        "  a look at each key for what another copy saved: {}",
        duration(stamp)
    );
}

/// What the loop does for a key and for an answer, with so many marks and with none.
fn keys(marks: &Arc<Marks>) {
    let bundled = include_str!("../assets/papers.jsonl").lines();
    let papers: Vec<Paper> = bundled
        .map(|line| Paper::from_json(line).unwrap())
        .collect();
    let library = Library::from_papers(papers);
    for (what, marks) in [("none", Arc::default()), ("all", marks.clone())] {
        let start = Start {
            size: Size {
                width: 120,
                height: 40,
            },
            marks,
            ..Start::default()
        };
        let mut model = Model::new(start);
        let mut searcher = Searcher::new(library.clone());
        let opened = Message::Opened {
            papers: library.len().into(),
            notes: Vec::new(),
        };
        let mut recounts = Vec::new();
        tell(&mut model, &mut searcher, opened, &mut recounts);
        let mut on_disk = model.marks.in_force().as_ref().clone();
        let (mut pressed, mut answered) = (Vec::new(), Vec::new());
        recounts.clear();
        for _ in 0..KEYS {
            let key = Message::Key("s".parse().unwrap());
            let (took, effects) = timed(|| update(&mut model, key));
            pressed.push(took);
            for effect in &effects {
                if let Effect::Keep(Keep::Marks(intents)) = effect {
                    for intent in intents {
                        on_disk.apply(intent);
                    }
                }
            }
            follow(&mut model, &mut searcher, effects, &mut recounts);
            let saved = Message::MarksSaved {
                intents: 1,
                marks: Arc::new(on_disk.clone()),
                closed: None,
                notes: Vec::new(),
            };
            let (took, effects) = timed(|| update(&mut model, saved));
            answered.push(took);
            follow(&mut model, &mut searcher, effects, &mut recounts);
        }
        for (of, times) in [
            ("`s` to its pending mark", pressed),
            ("the answer to its full one", answered),
            ("the count and facets behind it", recounts),
        ] {
            println!(
                "with {what} of the marks, {of}: median {}, worst {}",
                duration(median(times.clone())),
                duration(times.iter().max().copied().unwrap())
            );
        }
    }
}

fn tell(
    model: &mut Model,
    searcher: &mut Searcher,
    message: Message,
    recounts: &mut Vec<Duration>,
) {
    let effects = update(model, message);
    follow(model, searcher, effects, recounts);
}

/// Answers searches, and takes the times of counting again.
fn follow(
    model: &mut Model,
    searcher: &mut Searcher,
    effects: Vec<Effect>,
    recounts: &mut Vec<Duration>,
) {
    let mut answers = Vec::new();
    for effect in effects {
        let mut send = |answer| answers.push(answer);
        match effect {
            Effect::Ask(Question::Search(search)) => {
                searcher.find(&search, &|| false, &mut send);
            }
            Effect::Ask(Question::Recount(search)) => {
                recounts.push(time(|| searcher.recount(&search, &|| false, &mut send)));
            }
            _ => {}
        }
    }
    for answer in answers {
        tell(model, searcher, answer, recounts);
    }
}

/// Finding the papers of all marks, and of one that has changed.
fn resolved(marks: &Marks, many: usize) {
    let library = Library::from_papers((0..many).map(paper).collect());
    let mut overlay = Overlay::default();
    let all = time(|| overlay = Overlay::new(&library, marks));
    let mut after = marks.clone();
    after.apply(&Intent {
        wanted: Wanted::Unset,
        ..intent(MarkKind::Star, many / 2)
    });
    let one = time(|| {
        let changed = after.changed_since(marks).unwrap();
        overlay.follow(&library, &changed, marks, &after);
    });
    println!(
        "all marks found in a library that has their papers: {}; one that has changed: {}",
        duration(all),
        duration(one)
    );
}

/// What the program takes with these files, beside one without any, in turn.
fn program(config: &Path) {
    let (full, empty) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (part, name) in [("config", "starred.json"), ("state", "state.json")] {
        fs::create_dir_all(full.path().join(part)).unwrap();
        fs::copy(config.join(name), full.path().join(part).join(name)).unwrap();
    }
    let recto = |home: &Path, arguments: &[&str]| {
        let mut command = away::program(away::RECTO);
        command.arg("--home").arg(home).args(arguments);
        command
    };
    for arguments in [
        &["list", "--json"][..],
        &["doctor"],
        &["star", "title:ad4f2cff35d232a6"],
    ] {
        let runs = [empty.path(), full.path()]
            .map(|home| watched::watched(&mut recto(home, arguments), home).unwrap());
        let [without, with] = runs.map(|run| {
            let peak = run.peak.unwrap_or(0) as f64 / 1e6;
            format!("{}, {peak:.0} MB", duration(run.time))
        });
        println!(
            "`recto {}`, time and peak of memory: {with}; without marks {without}",
            arguments.join(" ")
        );
    }
    let mut frames = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (times, home) in frames.iter_mut().zip([empty.path(), full.path()]) {
            times.push(terminal::first_sight(&recto(home, &[]), "papers"));
        }
    }
    let [without, with] = frames.map(|times| (times.iter().min().copied().unwrap(), median(times)));
    println!(
        "first frame: {} and {}; without marks {} and {}",
        duration(with.0),
        duration(with.1),
        duration(without.0),
        duration(without.1)
    );
    let mut reader = Terminal::start(&recto(full.path(), &[]));
    let memory = |reader: &Terminal, name| {
        watched::status_bytes(reader.process(), name).unwrap_or(0) as f64 / 1e6
    };
    reader.rest();
    print!(
        "the reader's private memory: {:.0} MB",
        memory(&reader, "RssAnon:")
    );
    reader.press("s");
    println!(
        ", after a star {:.0} MB, its peak {:.0} MB",
        memory(&reader, "RssAnon:"),
        memory(&reader, "VmHWM:")
    );
}
