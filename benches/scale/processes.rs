//! The program as a whole: opening, showing, the first frame, its memory, an append.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::{PtySize, native_pty_system};
use recto::library::Library;
use recto::query;
use recto::text::safe;

use super::away::program;
use super::first_sight::first_sight;
use super::home::Home;
use super::pty::in_a_terminal;
use super::queries::TYPED;
use super::table::Column;
use super::times::{median, ratio, time};
use super::watched::status_bytes;

/// Makes this benchmark an empty program.
pub(crate) const NOTHING: &str = "--nothing";
const RUNS: usize = 41;
const FRAMES: usize = 21;
const APPENDED: usize = 100;
const BETWEEN_KEYS: Duration = Duration::from_millis(15);

/// Measures whole runs of recto, beside those of an empty program and of a small library.
pub(crate) fn measure(home: &Home, small: &Home, library: &Library, column: &mut Column) {
    // Numbers have gaps between segments.
    let middle = library.papers().select(library.len() / 2).unwrap();
    let middle = library.id(middle).unwrap().as_str().to_owned();
    let runs: [(&str, Vec<&str>); 3] = [
        ("open, 50 rows", vec!["list", "--limit", "50"]),
        (
            "open, 50 rows of a word",
            vec!["list", "--limit", "50", "model "],
        ),
        ("show ID", vec!["show", &middle]),
    ];
    let mut times: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    // In turns, so that what else the machine does falls on all alike.
    for _ in 0..RUNS {
        let mut nothing = program(std::env::current_exe().unwrap());
        times
            .entry("nothing")
            .or_default()
            .push(whole(nothing.arg(NOTHING)));
        for (name, arguments) in &runs {
            let took = whole(home.recto().args(arguments));
            times.entry(name).or_default().push(took);
        }
    }
    let mut middle = |name: &str| median(times.remove(name).unwrap());
    let nothing = middle("nothing");
    column.time("an empty program (B3)", "", nothing);
    for (name, share, goal) in [
        ("open, 50 rows", "open, 50 rows / B3", "<= 4 x"),
        (
            "open, 50 rows of a word",
            "open, 50 rows of a word / B3",
            "<= 4 x",
        ),
        ("show ID", "show ID / B3", "<= 5 x"),
    ] {
        let took = middle(name);
        column.time(name, "", took);
        column.ratio(share, goal, ratio(took, nothing));
    }
    first_frame(home, small, library, column);
    if let Some(bytes) = private_memory(home) {
        column.bytes(
            "reader's private memory after the typing log",
            "1M: <= 60 MB; 2.7M: 100 MB",
            bytes,
        );
    }
}

fn whole(command: &mut Command) -> Duration {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    time(|| assert!(command.status().unwrap().success(), "{command:?} failed"))
}

/// From the start of the reader to the title of the newest paper.
fn first_frame(home: &Home, small: &Home, library: &Library, column: &mut Column) {
    let few = small.library();
    let (large_text, small_text) = (first_word(library), first_word(&few));
    let (mut large, mut little) = (Vec::new(), Vec::new());
    for _ in 0..FRAMES {
        little.push(first_sight(&small.recto(), &small_text));
        large.push(first_sight(&home.recto(), &large_text));
    }
    let (large, little) = (median(large), median(little));
    column.time("first frame with rows", "", large);
    column.ratio(
        "the same / that of 119 papers",
        "1M: <= 2 x",
        ratio(large, little),
    );
}

/// The longest word at the start of the newest paper's title.
fn first_word(library: &Library) -> String {
    let newest = query::newest(library, library.papers(), 1);
    let newest = library.record(newest[0]).unwrap();
    let title = safe::line(&newest.title);
    let words = title.split(' ').take(3);
    words
        .max_by_key(|word| word.len())
        .unwrap_or_default()
        .to_owned()
}

/// The most memory of its own that a reader has while the whole typing log is typed into it.
fn private_memory(home: &Home) -> Option<u64> {
    let pair = native_pty_system()
        .openpty(PtySize {
            rows: 36,
            cols: 120,
            ..PtySize::default()
        })
        .ok()?;
    let reader = in_a_terminal(&home.recto());
    let mut child = pair.slave.spawn_command(reader).ok()?;
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().ok()?;
    std::thread::spawn(move || std::io::copy(&mut output.by_ref(), &mut std::io::sink()));
    let mut keys = pair.master.take_writer().ok()?;
    let process = child.process_id()?;
    let mut most = None;
    for typed in TYPED {
        // Ctrl-U empties the line.
        for key in ["/", "\x15"]
            .into_iter()
            .chain(typed.split_inclusive(|_| true))
            .chain(["\r"])
        {
            keys.write_all(key.as_bytes()).ok()?;
            std::thread::sleep(BETWEEN_KEYS);
            most = status_bytes(process, "RssAnon:").max(most);
        }
    }
    child.kill().ok()?;
    child.wait().ok()?;
    most
}

/// A hundred papers imported and found again; then the store is as it was.
pub(crate) fn append(home: &Home, column: &mut Column) {
    let length = fs::metadata(home.store()).unwrap().len();
    let file = home.dir.join("appended.jsonl");
    let lines = (0..APPENDED).map(|number| {
        let id = format!("arxiv:2608.{number:05}");
        let title = format!("Appended number {number} of zyxwvu");
        serde_json::json!({ "id": id, "title": title, "date": "2026-08-01", "authors": ["A B"] })
            .to_string()
            + "\n"
    });
    fs::write(&file, lines.collect::<String>()).unwrap();
    let begun = Instant::now();
    home.run(&["import", file.to_str().unwrap()]);
    let found = home.run(&["list", "--count", "zyxwvu "]);
    let took = begun.elapsed();
    assert_eq!(found.trim(), APPENDED.to_string());
    column.time("100 papers imported and found", "< 200 ms", took);
    let store = fs::OpenOptions::new()
        .write(true)
        .open(home.store())
        .unwrap();
    store.set_len(length).unwrap();
}
