//! The help: what it says, from the tables of keys, operators, orders and settings; and how it is
//! looked through.

mod laid;

pub use laid::{HelpCell, HelpRow};

use std::borrow::Cow;

use super::Popup;
use crate::app::{Aim, Binding, Key, Keymap, Prompt, Typing};
use crate::query::{OPERATORS, Order};
use crate::text::wrap::Widths;
use laid::Laid;

/// What the help says, in chapters.
#[derive(Debug, Clone)]
pub(in crate::app) struct HelpText {
    chapters: Vec<Chapter>,
}

/// What stands together.
#[derive(Debug, Clone)]
struct Chapter {
    groups: Vec<Group>,
}

#[derive(Debug, Clone)]
struct Group {
    heading: &'static str,
    entries: Vec<Entry>,
}

/// A key, an operator or a setting, and what it does.
#[derive(Debug, Clone)]
struct Entry {
    what: String,
    meaning: Cow<'static, str>,
}

/// Where the help opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Opening {
    /// At its beginning.
    Start,
    /// At what a filter can say.
    Language,
}

/// The help, as far as it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Help {
    /// Its lines, as they stand in the columns that there are.
    pub rows: Vec<HelpRow>,
    /// The first of them that is shown.
    pub scroll: usize,
    /// What is looked for in it.
    pub search: Prompt,
    /// Whether that is being typed.
    pub typing: Typing,
    /// What it lies over, and leads back to.
    pub(in crate::app) under: Option<Box<Popup>>,
}

/// The heading of what the query language has.
const LANGUAGE: &str = "What a filter can say";

/// What no table of keys or settings has.
const BESIDE_KEYS: &[(&str, &[(&str, &str)])] = &[
    (
        "Mouse",
        &[
            (
                "Click",
                "select a paper, star it at its mark, show only a value, open a link",
            ),
            (
                "Click at the edge",
                "the order, what is new or hidden, keys and bars do what they say",
            ),
            ("Wheel", "scroll the pane under the pointer"),
            (
                "Shift-drag",
                "select text with the terminal (Option-drag in iTerm2)",
            ),
        ],
    ),
    (
        "Filter pane",
        &[
            (
                "Number",
                "of the papers that a value would show; of a feed, of those that are unread",
            ),
            (
                "~33",
                "counted among the newest papers only, for there are very many; ~ may be some",
            ),
            (
                "Year",
                "with a bar: its share of the year with the most papers",
            ),
        ],
    ),
    (
        "Copying",
        &[
            (
                "OSC 52",
                "is how a copy is sent to the terminal, also over SSH; some drop it",
            ),
            ("tmux", "hands it on with: set -s set-clipboard on"),
        ],
    ),
];

impl HelpText {
    /// The help with the keys in force and what there is to set: names, and what each is about.
    #[must_use]
    pub(in crate::app) fn new(keymap: &Keymap, settings: Vec<(String, String)>) -> Self {
        let group = |aim: Aim| {
            let rows = keymap.rows_to(aim);
            let entries = rows.map(|(row, keys)| (together(keys), meaning(row)));
            Group::of(aim.heading(), entries)
        };
        let (panes, lines): (Vec<Aim>, Vec<Aim>) =
            Aim::ALL.into_iter().partition(|aim| aim.is_of_panes());
        let operators = OPERATORS.iter();
        let operators = operators.map(|row| (row.form.to_owned(), row.meaning()));
        let orders = Order::ALL.into_iter();
        let orders = orders.map(|order| (order.name().to_owned(), order.meaning().into()));
        let beside = BESIDE_KEYS.iter().map(|(heading, entries)| {
            let entries = entries.iter();
            let entries = entries.map(|(what, meaning)| ((*what).to_owned(), (*meaning).into()));
            Group::of(heading, entries)
        });
        let settings = settings.into_iter();
        let settings = settings.map(|(name, meaning)| (name, meaning.into()));
        let language = vec![
            Group::of(LANGUAGE, operators),
            Group::of("Orders of the list", orders),
        ];
        let mut rest: Vec<Group> = lines.into_iter().map(group).collect();
        rest.extend(beside);
        rest.push(Group::of("Settings, in config.toml", settings));
        let panes = panes.into_iter().map(group).collect();
        let chapters = [panes, language, rest].map(|mut groups| {
            groups.retain(|group| !group.entries.is_empty());
            Chapter { groups }
        });
        Self {
            chapters: chapters.into_iter().collect(),
        }
    }

    /// The same with those entries only that have all of these words, in whichever case.
    fn having(&self, words: &str) -> Self {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let has_all = |heading: &str, entry: &Entry| {
            let text = format!("{} {} {heading}", entry.what, entry.meaning).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let mut text = self.clone();
        for chapter in &mut text.chapters {
            for group in &mut chapter.groups {
                let heading = group.heading;
                group.entries.retain(|entry| has_all(heading, entry));
            }
            chapter.groups.retain(|group| !group.entries.is_empty());
        }
        text
    }
}

impl Group {
    fn of(
        heading: &'static str,
        entries: impl Iterator<Item = (String, Cow<'static, str>)>,
    ) -> Self {
        let mut all: Vec<Entry> = Vec::new();
        for (what, meaning) in entries {
            match all.last_mut() {
                // What does the same, each in its way, is said once.
                Some(last) if last.meaning == meaning => {
                    last.what = format!("{} {what}", last.what);
                }
                Some(_) | None => all.push(Entry { what, meaning }),
            }
        }
        Self {
            heading,
            entries: all,
        }
    }
}

impl Help {
    /// The help in so many columns, opened there, over what lies there already.
    pub(in crate::app) fn open(
        text: &HelpText,
        columns: usize,
        widths: Widths,
        at: Opening,
        under: Option<Popup>,
    ) -> Self {
        let laid = Laid::new(&text.chapters, columns, widths);
        let scroll = match at {
            Opening::Start => 0,
            Opening::Language => laid.row_of(LANGUAGE),
        };
        Self {
            rows: laid.rows,
            scroll,
            search: Prompt::default(),
            typing: Typing::Done,
            under: under.map(Box::new),
        }
    }

    /// Whether something is looked for.
    #[must_use]
    pub fn is_searched(&self) -> bool {
        self.typing == Typing::Going || !self.search.text().is_empty()
    }

    /// Lays it out again: for other columns, or for what is looked for.
    pub(in crate::app) fn lay(&mut self, text: &HelpText, columns: usize, widths: Widths) {
        let found = text.having(self.search.text());
        self.rows = Laid::new(&found.chapters, columns, widths).rows;
        if self.rows.is_empty() {
            self.rows = vec![HelpRow::saying("No line of the help has these words.")];
        }
    }
}

/// What a key does, and where, if that is one place among those of its group.
fn meaning(binding: &Binding) -> Cow<'static, str> {
    match binding.scope.within_group() {
        Some(place) => format!("{place}: {}", binding.meaning).into(),
        None => binding.meaning.into(),
    }
}

fn together(keys: &[Key]) -> String {
    keys.iter()
        .map(Key::to_string)
        .collect::<Vec<String>>()
        .join(" ")
}
