//! The reader on a terminal: threads, one channel, and the loop that alone draws.

mod clipboard;
mod input;
mod marks;
mod open;
pub mod search;
mod terminal;

use std::cell::Cell;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};

use anyhow::{Context, Result};
use ratatui::layout::Size;

use crate::app::{Capture, Effect, Keymap, Message, Model, Settings, Start, Total, Where, update};
use crate::config::{self, Config};
use crate::files::Folders;
use crate::library;
use crate::marks::{ReadMarks, StarFile, Stars};
use crate::query::Order;
use crate::state::{State, StateFile};
use crate::ui::{THEMES, Theme};
use marks::MarksThread;
use search::{SearchThread, Searcher};
pub use terminal::NoTerminal;
use terminal::Screen;

/// A store of at most so many bytes is read before the first frame, so that it has rows; a larger
/// one is read behind it.
const READ_AT_ONCE: u64 = 1 << 20;

/// Opens the reader and stays until the user leaves. Returns what could not be saved, as a
/// sentence, where something could not.
///
/// # Errors
/// [`NoTerminal`] where there is none; else when the library cannot be opened or the terminal
/// cannot be drawn on.
pub fn run(folders: &Folders, filter: Option<String>) -> Result<Option<String>> {
    terminal::require()?;
    let (start, theme, saved) = start(folders, filter);
    let (sender, receiver) = mpsc::channel();
    let mut world = World::new(folders, sender, saved);
    let mut model = Model::new(start);
    model.now = crate::clock::now();
    world.open_library(&folders.data, &mut model)?;
    let mut screen = Screen::enter(model.settings.mouse)?;
    let ended = turn(&mut model, &theme, &mut world, &mut screen, &receiver);
    let restored = screen.leave();
    let unsaved = world.end(model.position());
    ended.and(restored)?;
    Ok(unsaved)
}

/// Takes messages, changes the model, does what it asks for, draws; until it asks to quit.
fn turn(
    model: &mut Model,
    theme: &Theme,
    world: &mut World,
    screen: &mut Screen,
    receiver: &Receiver<Message>,
) -> Result<()> {
    screen.draw(|frame| crate::ui::view(model, theme, frame))?;
    input::spawn(world.sender.clone());
    loop {
        let first = receiver.recv().context("nothing can happen any more")?;
        // All that has happened goes into one frame.
        let messages: Vec<Message> = std::iter::once(first).chain(receiver.try_iter()).collect();
        model.now = crate::clock::now();
        for message in messages {
            for effect in update(model, message) {
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::Copy(text) => world.say(screen.copy(&text)),
                    Effect::CaptureMouse(capture) => screen.capture_mouse(capture)?,
                    Effect::Search(_)
                    | Effect::Rows { .. }
                    | Effect::Recount(_)
                    | Effect::SaveMarks(_)
                    | Effect::SavePosition(_)
                    | Effect::Open(_) => world.perform(effect),
                }
            }
        }
        screen.draw(|frame| crate::ui::view(model, theme, frame))?;
    }
}

/// The threads that do what the model asks for.
struct World {
    sender: Sender<Message>,
    search: Option<SearchThread>,
    marks: MarksThread,
}

impl World {
    fn new(folders: &Folders, sender: Sender<Message>, saved: Saved) -> Self {
        let stars = StarFile::in_dir(&folders.config);
        let state = StateFile::in_dir(&folders.state);
        let marks = MarksThread::spawn(stars, state, saved.stars, saved.read, sender.clone());
        Self {
            sender,
            search: None,
            marks,
        }
    }

    /// A small library is read, searched and shown in the first frame; a large one follows it.
    fn open_library(&mut self, data: &Path, model: &mut Model) -> Result<()> {
        let store = data.join(library::STORE_NAME);
        let bytes = std::fs::metadata(&store).map_or(0, |found| found.len());
        if bytes > READ_AT_ONCE {
            model.total = Total::About(library::line_count(&store).unwrap_or(0));
            self.search = Some(SearchThread::spawn(data, None, self.sender.clone()));
            return Ok(());
        }
        let opened = library::open(data)
            .with_context(|| format!("the library in {} could not be opened", data.display()))?;
        let message = search::opened_message(&opened);
        let mut searcher = Searcher::new(opened.library);
        let (mut answers, mut left) = (Vec::new(), None);
        for effect in update(model, message) {
            if let Effect::Search(search) = effect {
                // Rows and counts are what the first frame needs; topics follow it.
                let rows_are_there = Cell::new(false);
                searcher.find(&search, &|| rows_are_there.get(), &mut |answer| {
                    rows_are_there.set(true);
                    answers.push(answer);
                });
                left = Some(Effect::Recount(search));
            }
        }
        for answer in answers {
            // The first answer is there before anything can be asked of the world.
            let effects = update(model, answer);
            debug_assert!(
                effects
                    .iter()
                    .all(|effect| matches!(effect, Effect::SavePosition(_)))
            );
        }
        let search = SearchThread::spawn(data, Some(searcher), self.sender.clone());
        if let Some(question) = left {
            search.ask(question);
        }
        self.search = Some(search);
        Ok(())
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::SaveMarks(intents) => self.marks.save(intents),
            Effect::SavePosition(position) => self.marks.remember(position),
            Effect::Open(address) => self.say(open::open(&address)),
            Effect::Search(_) | Effect::Rows { .. } | Effect::Recount(_) => {
                if let Some(search) = &self.search {
                    search.ask(effect);
                }
            }
            Effect::Copy(_) | Effect::CaptureMouse(_) | Effect::Quit => {}
        }
    }

    fn say(&self, sentence: String) {
        // Nobody listens only when the reader is leaving.
        let _ = self.sender.send(Message::Said(sentence));
    }

    /// Saves what is left. Returns what could not be saved.
    fn end(self, position: Where) -> Option<String> {
        self.marks.remember(position);
        self.marks.end()
    }
}

/// What was on disk at the start.
struct Saved {
    stars: Stars,
    read: ReadMarks,
}

/// Reads settings, marks and position; what is wrong with a file becomes a note, never an end.
fn start(folders: &Folders, filter: Option<String>) -> (Start, Theme, Saved) {
    let mut notes = Vec::new();
    let (settings, keymap, theme) = settings(&folders.config, &mut notes);
    let stars = StarFile::in_dir(&folders.config)
        .read()
        .unwrap_or_else(|error| {
            notes.push(error.to_string());
            Stars::default()
        });
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
    let size = crossterm::terminal::size().map_or(Size::new(80, 24), Size::from);
    let begin = Start {
        size,
        settings,
        keymap,
        position,
        stars: stars.clone(),
        read,
        notes,
    };
    (
        begin,
        theme,
        Saved {
            stars,
            read: state.read,
        },
    )
}

fn settings(config_dir: &Path, notes: &mut Vec<String>) -> (Settings, Keymap, Theme) {
    let (config, problems) = config::read(config_dir).unwrap_or_else(|error| {
        notes.push(error.to_string());
        (Config::default(), Vec::new())
    });
    notes.extend(problems.iter().map(ToString::to_string));
    let mut keymap = Keymap::default();
    for entry in &config.keys {
        if let Err(reason) = keymap.bind(&entry.action, &entry.keys) {
            notes.push(format!("config.toml line {}: {reason}", entry.line));
        }
    }
    // https://no-color.org: set and not empty.
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let theme = theme(&config, no_color, notes);
    let mouse = if config.mouse {
        Capture::On
    } else {
        Capture::Off
    };
    (
        Settings {
            measure: config.measure,
            ascii: config.ascii,
            mouse,
        },
        keymap,
        theme,
    )
}

/// The theme that the user wants; without colour there is one.
fn theme(config: &Config, no_color: bool, notes: &mut Vec<String>) -> Theme {
    let named = config.theme.as_ref().and_then(|(name, line)| {
        let theme = Theme::named(name);
        if theme.is_none() {
            let names: Vec<&str> = THEMES.iter().map(|theme| theme.name).collect();
            let names = names.join(", ");
            notes.push(format!(
                "config.toml line {line}: no theme \"{name}\"; there are {names}"
            ));
        }
        theme
    });
    let plain = if no_color { Theme::named("mono") } else { None };
    plain.or(named).copied().unwrap_or_default()
}
