//! The reader of each build in a pseudo-terminal: its start, its keys, its memory.

use std::fs;
use std::time::Duration;

use super::figures::Figures;
use super::home::Home;
use super::mixed::{MIXED, is_phrase};
use super::queries::TYPED;
use super::terminal::{Drawn, Terminal};
use super::watched::status_bytes;

/// So often each is started in a round.
const STARTS: usize = 11;
/// So often `j` is typed in a round.
const DOWN: usize = 100;
/// Opens the query line, and empties it.
const AFRESH: [&str; 2] = ["/", "\x15"];
/// Keeps the query, and goes to the list.
const ENTER: &str = "\r";

/// From the start to the end of the first frame with the newest paper, and to the end of the last
/// one: then the facets stand.
pub(crate) fn start(homes: &[Home; 2], turns: [usize; 2], figures: &mut Figures) {
    // Where a round left them, the newest paper is not in sight.
    for home in homes {
        let _ = fs::remove_dir_all(home.dir.join("state"));
    }
    let words = homes.each_ref().map(first_word);
    for _ in 0..STARTS {
        for build in turns {
            let mut reader = Terminal::start(&homes[build].recto());
            let first = reader.sight(&words[build]);
            let last = reader.rest().time.unwrap_or(first);
            figures.time("start to first frame", build, Some(first));
            figures.time("start until the facets stand", build, Some(last));
        }
    }
}

/// What was typed in a round.
#[derive(Default)]
struct Typed {
    letters: Vec<Drawn>,
    /// Those between quotes, also of the mixed log.
    within: Vec<Drawn>,
    down: Vec<Drawn>,
    memory: Option<u64>,
}

/// Keys, from each to the last byte that is drawn because of it. Both readers are open, and each
/// query is typed to one and then to the other.
pub(crate) fn typed(homes: &[Home; 2], turns: [usize; 2], figures: &mut Figures) {
    let mut readers = homes.each_ref().map(|home| Terminal::start(&home.recto()));
    for reader in &mut readers {
        reader.rest();
    }
    let mut typed: [Typed; 2] = [Typed::default(), Typed::default()];
    for query in TYPED {
        for build in turns {
            typed[build].log(query, &mut readers[build]);
        }
    }
    for query in MIXED.into_iter().filter(|query| is_phrase(query)) {
        for build in turns {
            typed[build].phrase(query, &mut readers[build]);
        }
    }
    for build in turns {
        typed[build].down(&mut readers[build]);
    }
    for (build, typed) in typed.into_iter().enumerate() {
        typed.tell(build, figures);
    }
}

impl Typed {
    fn log(&mut self, query: &str, reader: &mut Terminal) {
        for letter in letters(query, reader) {
            if letter.is_within {
                self.within.push(letter.drawn);
            } else {
                self.letters.push(letter.drawn);
            }
            self.memory = letter.memory.max(self.memory);
        }
    }

    fn phrase(&mut self, query: &str, reader: &mut Terminal) {
        let letters = letters(query, reader).into_iter();
        let within = letters.filter(|letter| letter.is_within);
        self.within.extend(within.map(|letter| letter.drawn));
    }

    fn down(&mut self, reader: &mut Terminal) {
        for key in AFRESH.into_iter().chain([ENTER]) {
            reader.press(key);
        }
        self.down.extend((0..DOWN).map(|_| reader.press("j")));
    }

    fn tell(self, build: usize, figures: &mut Figures) {
        let kinds = [
            ("a letter of the typing log", self.letters),
            ("a letter within a phrase", self.within),
            ("`j`", self.down),
        ];
        for (name, keys) in kinds {
            let times: Vec<Option<Duration>> = keys.iter().map(|key| key.time).collect();
            assert!(
                times.iter().any(Option::is_some),
                "nothing was drawn for {name}"
            );
            figures.keys(&format!("{name} to its last byte"), build, times);
            let bytes: usize = keys.iter().map(|key| key.bytes).sum();
            let mean = bytes as f64 / keys.len() as f64;
            figures.bytes(&format!("bytes for {name}, mean"), build, mean);
        }
        figures.memory("private memory with the typing log", build, self.memory);
    }
}

/// A letter of a query.
struct Letter {
    /// It stands in a phrase that is not closed yet.
    is_within: bool,
    drawn: Drawn,
    /// What the reader had of its own behind it.
    memory: Option<u64>,
}

/// Types a query anew, and then Enter.
fn letters(query: &str, reader: &mut Terminal) -> Vec<Letter> {
    for key in AFRESH {
        reader.press(key);
    }
    let mut quotes = 0;
    let mut letters = Vec::new();
    for key in query.split_inclusive(|_| true) {
        quotes += usize::from(key == "\"");
        letters.push(Letter {
            is_within: quotes % 2 == 1 && key != "\"",
            drawn: reader.press(key),
            memory: status_bytes(reader.process(), "RssAnon:"),
        });
    }
    reader.press(ENTER);
    letters
}

/// The longest word at the start of the newest paper's title, as the program itself prints it.
fn first_word(home: &Home) -> String {
    let line = home.run(&["list", "--limit", "1"]);
    let title = line.trim_end().split('\t').nth(1).unwrap_or_default();
    let words = title.split(' ').take(3);
    words
        .max_by_key(|word| word.len())
        .unwrap_or_default()
        .to_owned()
}
