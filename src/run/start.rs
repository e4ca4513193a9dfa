//! What the reader starts with: settings, marks, and where one left off.

use std::path::Path;
use std::sync::Arc;

use super::marks::Writer;
use super::{Asked, terminal};
use crate::app::{self, ReadTo, Start, Where};
use crate::config::{self, Between, Config, Surroundings};
use crate::files::Folders;
use crate::marks::{MarkFiles, Visit};
use crate::paper::seconds;
use crate::query::{FacetKind, Order};
use crate::state::Position;
use crate::ui::{THEMES, Theme};

/// Reads settings, marks and position; what is wrong with a file becomes a note, never an end.
pub(super) fn start(folders: &Folders, asked: Asked) -> (Start, Theme, Writer) {
    let mut notes = Vec::new();
    let mut config = configured(&folders.config, &mut notes);
    config.settings.plain |= asked.plain;
    let told = config.told();
    let engines = config.engines();
    let (writer, unread) = Writer::open(&MarkFiles::in_dirs(&folders.config, &folders.state));
    notes.extend(unread);
    let left = Position::of(writer.marks());
    let visit = Visit::of(writer.marks());
    let mut greeting = None;
    let is_first = left == Position::default() && config.feeds.is_empty();
    if is_first && notes.is_empty() && writer.closed().is_none() {
        greeting = Some(app::greeting(&config.keymap, config.samples));
    }
    let folded = left.folded.iter();
    let folded = folded.filter_map(|name| FacetKind::named(name));
    let position = Where {
        query: asked.filter.unwrap_or(left.query),
        order: Order::named(&left.order).unwrap_or_default(),
        selected: left.selected,
        scroll: left.scroll,
        row: left.row,
        folded: folded.collect(),
        read_to: ReadTo::of(left.read_to),
        visit: seconds(&crate::clock::now()).map_or(visit, |now| visit.at(now)),
    };
    // Known before anything is wrapped, so that the first frame is the right one.
    let begin = Start {
        size: terminal::size(),
        settings: config.settings,
        keymap: config.keymap,
        feeds: config.feeds,
        views: config.views,
        engines,
        told,
        themes: themes(),
        position,
        marks: Arc::new(writer.marks().clone().with_samples(config.samples)),
        awaited: writer.awaited(),
        closed: writer.closed().map(str::to_owned),
        notes,
        greeting,
    };
    (begin, config.theme, writer)
}

/// The settings, and what is wrong with them as notes.
fn configured(config_dir: &Path, notes: &mut Vec<String>) -> Config {
    let here = Surroundings::here();
    let outset = here.outset();
    let read = config::read(config_dir, outset.clone());
    let (mut config, problems) = read.unwrap_or_else(|error| {
        notes.push(error.to_string());
        (outset, Vec::new())
    });
    notes.extend(problems.iter().map(ToString::to_string));
    if let Some(mono) = Theme::named("mono").filter(|_| without_colour()) {
        config.theme = *mono;
    }
    config.theme = as_here(config.theme, &here);
    config.keymap = config.keymap.of_terminal(&here.term);
    config
}

/// <https://no-color.org>: set and not empty.
fn without_colour() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// The names of the themes that can be chosen.
fn themes() -> Vec<&'static str> {
    let themes = THEMES.iter().filter(|_| !without_colour());
    themes.map(|theme| theme.name).collect()
}

/// The theme of this name, as this terminal can show it.
pub(super) fn theme(name: &str) -> Option<Theme> {
    let theme = Theme::named(name)?;
    Some(as_here(*theme, &Surroundings::here()))
}

/// A theme as this terminal can show it.
fn as_here(theme: Theme, here: &Surroundings) -> Theme {
    let theme = if here.has_every_colour() {
        theme
    } else {
        theme.in_256_colours()
    };
    match here.between() {
        Between::Screen => theme.without_italics(),
        Between::Nothing | Between::Tmux => theme,
    }
}
