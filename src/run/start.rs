//! What the reader starts with: settings, marks, and where one left off.

use std::path::Path;

use super::terminal;
use crate::app::{Start, Where};
use crate::config::{self, Config};
use crate::files::Folders;
use crate::marks::{ReadMarks, StarFile, Stars};
use crate::query::Order;
use crate::state::{State, StateFile};
use crate::ui::Theme;

/// What was on disk at the start.
pub(super) struct Saved {
    pub(super) stars: Stars,
    pub(super) read: ReadMarks,
    /// Why stars cannot be set.
    pub(super) closed: Option<String>,
}

/// Reads settings, marks and position; what is wrong with a file becomes a note, never an end.
pub(super) fn start(folders: &Folders, filter: Option<String>) -> (Start, Theme, Saved) {
    let mut notes = Vec::new();
    let config = configured(&folders.config, &mut notes);
    let told = config.told();
    let star_file = StarFile::in_dir(&folders.config);
    let (stars, closed) = match star_file.read() {
        Ok(stars) => {
            let newer = star_file.newer(&stars).map(|error| error.to_string());
            (stars, newer)
        }
        Err(error) => (Stars::default(), Some(error.to_string())),
    };
    let state = StateFile::in_dir(&folders.state)
        .read()
        .unwrap_or_else(|error| {
            notes.push(error.to_string());
            State::default()
        });
    let query = filter.unwrap_or_else(|| state.position.query.clone());
    let position = Where {
        query,
        order: Order::named(&state.position.order).unwrap_or_default(),
        selected: state.position.selected.clone(),
        scroll: state.position.scroll,
        row: state.position.row,
    };
    let read: ReadMarks = state.read.clone();
    // Known before anything is wrapped, so that the first frame is the right one.
    let begin = Start {
        size: terminal::size(),
        settings: config.settings,
        keymap: config.keymap,
        told,
        position,
        stars: stars.clone(),
        read,
        closed: closed.clone(),
        notes,
    };
    (
        begin,
        config.theme,
        Saved {
            stars,
            read: state.read,
            closed,
        },
    )
}

/// The settings, and what is wrong with them as notes.
fn configured(config_dir: &Path, notes: &mut Vec<String>) -> Config {
    let (mut config, problems) = config::read(config_dir).unwrap_or_else(|error| {
        notes.push(error.to_string());
        (Config::default(), Vec::new())
    });
    notes.extend(problems.iter().map(ToString::to_string));
    // https://no-color.org: set and not empty.
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if let Some(mono) = Theme::named("mono").filter(|_| no_color) {
        config.theme = *mono;
    }
    config
}
