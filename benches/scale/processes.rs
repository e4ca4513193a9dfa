//! The program as a whole: opening, showing, the first frame, its memory, an append.

use std::collections::BTreeMap;
use std::fs;
use std::iter;
use std::process::Command;
use std::time::{Duration, Instant};

use recto::library::Library;
use recto::marks::MarkKind;
use recto::paper::PartialDate;
use recto::query;
use recto::text::safe;

use super::empty;
use super::engine;
use super::fill;
use super::home::Home;
use super::queries::TYPED;
use super::table::Column;
use super::terminal::{Terminal, first_sight};
use super::times::{median, ratio};
use super::watched::{status_bytes, whole};

/// A word that many papers have.
const WORD: &str = "model ";
const RUNS: usize = 41;
const FRAMES: usize = 21;
const APPENDED: usize = 100;

/// Measures whole runs of recto, beside those of an empty program and of a small library.
pub(crate) fn measure(home: &Home, small: &Home, library: &Library, column: &mut Column) {
    // Numbers have gaps between segments.
    let middle = library.papers().select(library.len() / 2).unwrap();
    let middle = library.id(middle).unwrap().as_str().to_owned();
    // What came in is new for a week; a day to come has no digest yet.
    let added = library.last_added().unwrap();
    let day = PartialDate::of_second(added).unwrap();
    let day = day.to_string();
    let settings = home.dir.join("config");
    fs::create_dir_all(&settings).unwrap();
    let digest = format!(
        "[digest.fifty]\nquery = \"{WORD}\"\nlimit = 50\n\
         [digest.liked]\nquery = \"{WORD}\"\nlimit = 50\norder = \"for-you\"\n"
    );
    fs::write(settings.join("config.toml"), digest).unwrap();
    let runs: [(&str, Vec<&str>); 4] = [
        ("open, 50 rows", vec!["list", "--limit", "50"]),
        (
            "open, 50 rows of a word",
            vec!["list", "--limit", "50", WORD],
        ),
        ("show ID", vec!["show", &middle]),
        (
            "a digest of 50 of the word",
            vec!["digest", "fifty", "--day", &day],
        ),
    ];
    let mut times: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    // In turns, so that what else the machine does falls on all alike.
    for _ in 0..RUNS {
        times
            .entry("nothing")
            .or_default()
            .push(took(&mut empty::program()));
        for (name, arguments) in &runs {
            let took = took(home.recto().args(arguments));
            times.entry(name).or_default().push(took);
        }
    }
    let mut middle = |name: &str| median(times.remove(name).unwrap());
    let digest = middle("a digest of 50 of the word");
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
        if name == "open, 50 rows of a word" {
            column.time("a digest of 50 of the word", "", digest);
            column.ratio("the same / its 50 rows", "<= 2 x", ratio(digest, took));
        }
    }
    liked(home, library, &day, column);
    first_frame(home, small, library, column);
    if let Some(bytes) = private_memory(home) {
        column.bytes(
            "reader's private memory after the typing log",
            "1M: <= 60 MB; 2.7M: 100 MB",
            bytes,
        );
    }
}

/// A digest of what is like the stars, beside the same query by relevance.
fn liked(home: &Home, library: &Library, day: &str, column: &mut Column) {
    let starred = engine::starred(library);
    let ids = starred.iter(MarkKind::Star).map(|(id, _)| id.to_string());
    let ids: Vec<String> = ids.collect();
    let star = |verb| {
        let ids = ids.iter().map(String::as_str);
        home.run(&iter::once(verb).chain(ids).collect::<Vec<&str>>());
    };
    star("star");
    let list = ["list", "--sort", "relevance", "--limit", "50", WORD];
    let digest = ["digest", "liked", "--day", day];
    let runs = (0..RUNS).map(|_| {
        let list = took(home.recto().args(list));
        (list, took(home.recto().args(digest)))
    });
    let (listed, digested): (Vec<_>, Vec<_>) = runs.unzip();
    star("unstar");
    let (listed, digested) = (median(listed), median(digested));
    column.time("50 rows of a word by relevance", "", listed);
    column.time("a digest of 50 for you", "", digested);
    column.ratio("the same / by relevance", "<= 4 x", ratio(digested, listed));
}

fn took(command: &mut Command) -> Duration {
    whole(command).unwrap_or_else(|| panic!("{command:?} failed"))
}

/// From the start of the reader to the title of the newest paper.
fn first_frame(home: &Home, small: &Home, library: &Library, column: &mut Column) {
    let few = fill::library(small);
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
    let mut reader = Terminal::start(&home.recto());
    reader.rest();
    let mut most = None;
    for typed in TYPED {
        // Ctrl-U empties the line.
        let keys = typed.split_inclusive(|_| true);
        for key in ["/", "\x15"].into_iter().chain(keys).chain(["\r"]) {
            reader.press(key);
            most = status_bytes(reader.process(), "RssAnon:").max(most);
        }
    }
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
