//! The help, made from the tables of keys, operators and settings.

use std::borrow::Cow;

use crate::app::{Aim, Binding, Key, Keymap};
use crate::query::{OPERATORS, Order};

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// Nothing.
    Blank,
    /// What the lines below are about.
    Heading(&'static str),
    /// A key, an operator or a setting, and what it does.
    Entry(String, Cow<'static, str>),
}

/// What no table of keys or settings has.
const BESIDE_KEYS: &[(&str, &[(&str, &str)])] = &[
    (
        "Mouse",
        &[
            (
                "Click",
                "select; in the filter pane require, on the query line type, on a link open",
            ),
            ("Wheel", "scroll the pane under the pointer"),
            (
                "Shift-drag",
                "select text with the terminal (Option-drag in iTerm2)",
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

/// Every line of the help, with the keys in force and what there is to set: names, and what each is
/// about.
#[must_use]
pub(in crate::app) fn help_lines(
    keymap: &Keymap,
    settings: Vec<(String, String)>,
) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for aim in Aim::ALL {
        let rows = keymap.rows_to(aim);
        let entries = rows.map(|(binding, keys)| HelpLine::Entry(together(keys), meaning(binding)));
        push_group(&mut lines, aim.heading(), entries.collect());
    }
    let operators = OPERATORS
        .iter()
        .map(|row| HelpLine::Entry(row.form.to_owned(), row.meaning()))
        .collect();
    push_group(&mut lines, "What a filter can say", operators);
    let orders = Order::ALL.into_iter();
    let orders =
        orders.map(|order| HelpLine::Entry(order.name().to_owned(), order.meaning().into()));
    push_group(&mut lines, "Orders of the list", orders.collect());
    for (heading, entries) in BESIDE_KEYS {
        let entries = entries
            .iter()
            .map(|(what, meaning)| HelpLine::Entry((*what).to_owned(), (*meaning).into()));
        push_group(&mut lines, heading, entries.collect());
    }
    let settings = settings
        .into_iter()
        .map(|(name, meaning)| HelpLine::Entry(name, meaning.into()));
    push_group(&mut lines, "Settings, in config.toml", settings.collect());
    lines
}

fn push_group(lines: &mut Vec<HelpLine>, heading: &'static str, entries: Vec<HelpLine>) {
    if entries.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(HelpLine::Blank);
    }
    lines.push(HelpLine::Heading(heading));
    lines.extend(entries);
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
