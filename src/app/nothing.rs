//! What stands in the list while it has no paper: why, what can be done instead, and which key helps.

use std::borrow::Cow;

use ratatui::layout::{Margin, Rect};

use super::{Action, Edit, Model, Scope, Total, Typing};
use crate::library::Fact;
use crate::marks::Samples;
use crate::paper::PaperId;
use crate::query::{Choice, Clause, NearWord, Query, Test, Value};

/// The words in an empty list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nothing {
    /// Why there is nothing.
    pub why: String,
    /// What leads on: keys and what they do.
    pub help: Vec<String>,
    /// The heading of what can be done instead.
    pub otherwise: String,
}

/// A line of a list without a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NothingLine {
    /// Words.
    Text(String),
    /// What can be done, by its place among all that can.
    Choice(usize),
}

/// What can be done where nothing was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Otherwise {
    /// A word of the library is taken in place of one that no paper has.
    Word(NearWord),
    /// The paper that was asked for by its id is fetched.
    Fetch(PaperId),
    /// An engine is asked.
    LookFurther,
}

/// How one of the things that can be done came to be the selected one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ChosenBy {
    /// It stood first when they came.
    #[default]
    Nobody,
    /// One has gone to it.
    Hand,
}

impl Otherwise {
    /// What it is, as far as it is no word; foreign text, not yet safe.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Word(near) => near.word.clone(),
            Self::Fetch(id) => format!("fetch {}:{}", id.scheme().said(), id.value()),
            Self::LookFurther => "look further".to_owned(),
        }
    }
}

/// The paper that a query asks for by its id.
pub(super) fn wanted(query: &Query) -> Option<&PaperId> {
    let mut single = query.clauses().iter().filter_map(Clause::single);
    single.find_map(|clause| match clause {
        (Test::Fact(Fact::Id, Value::Id(id)), Choice::Require) => Some(id),
        (
            Test::Words(..) | Test::Fact(..) | Test::Mark(_) | Test::Beside(_),
            Choice::Require | Choice::Exclude,
        ) => None,
    })
}

/// Whether a query has words that an engine could look for.
pub(super) fn has_words(query: &Query) -> bool {
    let is_words = |test: &Test| matches!(test, Test::Words(..));
    let mut tests = query.tests();
    tests.any(|(test, choice)| choice == Choice::Require && is_words(test))
}

impl Model {
    /// The words of the list, where it has no paper.
    #[must_use]
    pub fn nothing(&self) -> Option<Nothing> {
        if self.list.places > 0 {
            return None;
        }
        let (why, help) = match (self.total, self.list.answered) {
            (Total::Exactly(0), true) => (self.why_empty(), self.bringing_in()),
            (Total::Exactly(_), true) => (
                format!("No paper matches “{}”.", self.asked().trim()),
                self.leading_on(),
            ),
            (Total::Unknown | Total::About(_) | Total::Exactly(_), _) => {
                ("Opening the library…".to_owned(), Vec::new())
            }
        };
        let scope = match self.typing {
            Typing::Going => Scope::Prompt,
            Typing::Done => Scope::List,
        };
        let what = match self.list.otherwise.first() {
            Some(Otherwise::Word(_)) => "Near words",
            Some(Otherwise::Fetch(_) | Otherwise::LookFurther) | None => "Not here yet",
        };
        // From the line one goes there first, so that what is typed is taken for no choice.
        let does = if scope == Scope::Prompt && self.leaves_line() {
            "goes there"
        } else {
            "takes one"
        };
        let otherwise = match self.keymap.key_of(Action::Choose, scope) {
            Some(key) => format!("{what}; {key} {does}:"),
            None => format!("{what}:"),
        };
        Some(Nothing {
            why,
            help,
            otherwise,
        })
    }

    /// Whether choosing in the query line leaves what is typed as it is, and goes to what can be done
    /// instead: nobody has gone to any of it yet. A paper is fetched by the id that was typed.
    pub(super) fn leaves_line(&self) -> bool {
        let list = &self.list;
        match list.otherwise.get(list.otherwise_at) {
            Some(Otherwise::Word(_) | Otherwise::LookFurther) => {
                list.otherwise_by == ChosenBy::Nobody
            }
            Some(Otherwise::Fetch(_)) | None => false,
        }
    }

    /// What the list answers: a line that is no query has not been asked.
    fn asked(&self) -> Cow<'_, str> {
        match &self.fault {
            Some(_) => Cow::Owned(self.query.to_string()),
            None => Cow::Borrowed(self.prompt.text()),
        }
    }

    /// Why there is no paper that any query could find.
    fn why_empty(&self) -> String {
        let empty = match (self.marks.samples(), self.marks.hidden) {
            (Samples::Shown, 0) => "The library is empty",
            (Samples::PutAway, 0) => "You have no papers of your own yet",
            (_, _) => "All papers are hidden",
        };
        match self.asked().trim() {
            "" => format!("{empty}."),
            asked => format!("{empty}: nothing matches “{asked}”."),
        }
    }

    fn bringing_in(&self) -> Vec<String> {
        let keys = [
            (Action::Import, "imports papers"),
            (Action::Fetch, "follows a feed"),
        ];
        let keys = keys.into_iter().filter_map(|(action, what)| {
            let key = self.keymap.key_of(action, Scope::Panes)?;
            Some(format!("{key} {what}"))
        });
        let back = match (self.marks.samples(), self.marks.hidden) {
            (_, 1..) => Some("is:hidden lists what is hidden".to_owned()),
            (Samples::PutAway, 0) => {
                Some("`recto samples on` lists those that it comes with".to_owned())
            }
            (Samples::Shown, 0) => None,
        };
        keys.chain(back).collect()
    }

    fn leading_on(&self) -> Vec<String> {
        let key = |action, scope, what: &str| {
            let key = self.keymap.key_of(action, scope)?;
            Some(format!("{key} {what}"))
        };
        let keys = match self.typing {
            Typing::Going => [
                key(Action::Edit(Edit::DeleteBack), Scope::Prompt, "shortens it"),
                key(Action::Back, Scope::Prompt, "clears it"),
            ],
            Typing::Done => [
                key(Action::StartFilter, Scope::Panes, "changes the filter"),
                key(Action::Back, Scope::Panes, "clears it"),
            ],
        };
        keys.into_iter().flatten().collect()
    }

    /// The lines of a list without a paper, each with its place in it; nothing where there are papers.
    #[must_use]
    pub fn nothing_lines(&self, list: Rect) -> Option<Vec<(NothingLine, Rect)>> {
        let words = self.nothing()?;
        let area = if self.settings.plain {
            list
        } else {
            list.inner(Margin {
                horizontal: 2,
                vertical: u16::from(list.height > 3),
            })
        };
        let columns = usize::from(area.width.max(1));
        let widths = self.settings.letters.widths;
        let wrapped = |text: &str| {
            let lines = widths.lines(text, columns).into_iter();
            let lines = lines.filter_map(|range| Some(text.get(range)?.to_owned()));
            lines.map(NothingLine::Text).collect::<Vec<NothingLine>>()
        };
        let mut lines = wrapped(&words.why);
        let blank = || NothingLine::Text(String::new());
        lines.push(blank());
        if !self.list.otherwise.is_empty() {
            lines.extend(wrapped(&words.otherwise));
            lines.extend((0..self.list.otherwise.len()).map(NothingLine::Choice));
            lines.push(blank());
        }
        // What belongs together is not parted where it has room in a line.
        let mut phrases = words.help.iter().peekable();
        let mut line = String::new();
        while let Some(phrase) = phrases.next() {
            let end = if phrases.peek().is_some() { "," } else { "." };
            let longer = format!("{line} {phrase}{end}");
            if !line.is_empty() && widths.of(&longer) > columns {
                lines.extend(wrapped(&line));
                line = format!("{phrase}{end}");
            } else {
                longer.trim_start().clone_into(&mut line);
            }
        }
        lines.extend(wrapped(&line));
        if lines.len() > usize::from(area.height) {
            lines.retain(|line| *line != blank());
        }
        Some(lines.into_iter().zip(area.rows()).collect())
    }
}
