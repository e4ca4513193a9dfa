//! The reader on a terminal: threads, one channel, and the loop that alone draws.

mod clipboard;
mod ending;
mod failing;
mod hangup;
mod input;
mod jobs;
mod marks;
mod notes;
mod open;
pub mod search;
mod signals;
mod start;
mod terminal;
mod threads;
mod whole;
mod world;

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::app::{Effect, Message, Model, Question, Task, Typing, update};
use crate::config::Surroundings;
use crate::fault;
use crate::files::Folders;
use crate::library::StorePlace;
use crate::text::safe;
use crate::ui::Theme;
use ending::Ending;
use failing::fail_on_purpose;
use hangup::HANG_UP;
use start::start;
use terminal::Screen;
pub use terminal::{Drawing, NoTerminal};
use threads::{tell, worker};
use world::World;

/// What is unsaved is waited for so long before recto is stopped.
const BEFORE_STOP: Duration = Duration::from_secs(2);

/// What the command line asks of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The filter that it opens with, in place of the one that was left.
    pub filter: Option<String>,
    /// Whether everything is told in lines of words, whatever the settings say.
    pub plain: bool,
}

/// How the reader ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The number of the signal that ended it, where one did.
    pub signal: Option<u8>,
    /// What could not be saved, as a sentence.
    pub unsaved: Option<String>,
    /// What came of the work that was still under way.
    pub told: Vec<String>,
}

/// Opens the reader and stays until the user leaves, a signal comes, or the terminal is gone.
///
/// # Errors
/// [`NoTerminal`] where there is none; else when the library cannot be opened or the terminal
/// cannot be drawn on.
pub fn run(folders: &Folders, asked: Asked) -> Result<Ended> {
    terminal::require()?;
    let held = Arc::new(terminal::held()?);
    fault::watch(&folders.cache, Some(held.clone()))?;
    let (start, theme, writer) = start(folders, asked);
    let (sender, receiver) = mpsc::channel();
    let mut world = World::new(folders, sender, writer)?;
    let mut model = Model::new(start);
    model.now = crate::clock::now();
    let place = StorePlace::new(&folders.data, &folders.cache);
    let later = world.open_library(&place, &mut model)?;
    let ending = Ending::new(
        world.sender.clone(),
        world.marks.flush(),
        world.jobs.clone(),
    );
    signals::spawn(ending.clone(), world.sender.clone(), world.gate.clone())?;
    let gone = ending.clone();
    hangup::spawn(move || gone.by(HANG_UP))?;
    let mut screen = Screen::enter(model.size, &model.settings, held, world.sender.clone())?;
    // A panic on the way is told by its hook; the marks are saved all the same.
    let ended = panic::catch_unwind(AssertUnwindSafe(|| {
        let go_on = || {
            for (id, job) in later {
                world.jobs.start(id, job);
            }
            whole::tell_kept(&folders.data, world.sender.clone());
            input::spawn(world.sender.clone(), ending.clone(), world.gate.clone())
        };
        turn(&mut model, &theme, &world, &mut screen, &receiver, go_on)
    }));
    let is_gone = hangup::is_hung_up();
    let restored = if is_gone || ended.is_err() {
        screen.abandon();
        Ok(())
    } else {
        screen.leave()
    };
    let told = world.jobs.stop_all(BEFORE_STOP);
    model.now = crate::clock::now();
    let unsaved = world.end(model.left());
    let ended = ended.unwrap_or_else(|panic| panic::resume_unwind(panic));
    if is_gone {
        // Nobody is there to be told.
        return Ok(Ended {
            signal: ending.signal().or(Some(HANG_UP)),
            unsaved: None,
            told: Vec::new(),
        });
    }
    ended.and(restored)?;
    Ok(Ended {
        signal: ending.signal(),
        unsaved,
        told,
    })
}

/// Takes messages, changes the model, does what it asks for, draws; until it asks to quit.
fn turn(
    model: &mut Model,
    theme: &Theme,
    world: &World,
    screen: &mut Screen,
    receiver: &Receiver<Message>,
    listen: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let mut theme = *theme;
    screen.draw(model.size, |frame| crate::ui::view(model, &theme, frame))?;
    fail_on_purpose("drawing");
    listen()?;
    loop {
        let first = receiver.recv().context("nothing can happen any more")?;
        // All that has happened goes into one frame.
        let messages: Vec<Message> = std::iter::once(first).chain(receiver.try_iter()).collect();
        model.now = crate::clock::now();
        let is_by_hand = messages.iter().any(Message::is_by_hand);
        if is_by_hand {
            world.marks.look();
        }
        for message in messages {
            // What was typed while the shell had the terminal is not for recto.
            if screen.is_lent() && message.is_by_hand() {
                continue;
            }
            if matches!(message, Message::Resized(_)) {
                screen.repaint();
            }
            for effect in update(model, message) {
                match effect {
                    Effect::Ask(question) => world.ask(question),
                    Effect::Keep(keep) => world.keep(keep),
                    Effect::Start(id, job) => world.jobs.start(id, job),
                    Effect::Stop(id) => world.jobs.stop(id),
                    Effect::Screen(Task::Look(name)) => {
                        theme = start::theme(name).unwrap_or(theme);
                        screen.repaint();
                    }
                    Effect::Screen(task) => perform(task, model, screen, world)?,
                    Effect::Quit => return Ok(()),
                }
            }
        }
        screen.draw(model.size, |frame| crate::ui::view(model, &theme, frame))?;
        // No frame waits for the folder of notes; and while one types no answer waits behind them.
        if is_by_hand && model.typing == Typing::Done {
            world.ask(Question::Notes);
        }
    }
}

/// Does something with the terminal, or by it.
fn perform(task: Task, model: &Model, screen: &mut Screen, world: &World) -> Result<()> {
    match task {
        Task::Copy(text) => {
            let line = safe::line(&text);
            copy(screen, world, line.clone(), line);
        }
        Task::CopyLines { text, said } => copy(screen, world, text, said),
        Task::EditNote(note) => notes::edit(&note, model.settings.mouse, screen, world)?,
        Task::Open(address) => world.tell(open::open(address, world.sender.clone())),
        // The theme is the loop's, which alone draws.
        Task::Redraw | Task::Look(_) => screen.repaint(),
        Task::CaptureMouse(capture) => screen.capture_mouse(capture)?,
        Task::Suspend => suspend(screen, world)?,
        Task::Resume => screen.take_again(model.settings.mouse)?,
    }
    Ok(())
}

/// Puts a safe text on the clipboard, and says what it is and how.
fn copy(screen: &mut Screen, world: &World, text: String, said: String) {
    let sent = screen.send(&clipboard::osc_52(&text, Surroundings::here().between()));
    world.tell(match &sent {
        Ok(()) => Message::Said(format!(
            "Sent to the terminal (OSC 52); some drop it: {said}"
        )),
        Err(error) => Message::Failed(format!(
            "Not copied, the terminal cannot be written to ({error}): {said}"
        )),
    });
    let sender = world.sender.clone();
    let hand_on = move || {
        if let Some(program) = clipboard::by_program(&text) {
            tell(
                &sender,
                Message::Said(format!("Copied by {program}: {said}")),
            );
        }
    };
    if let Err(error) = worker("the clipboard", hand_on) {
        world.tell(Message::Failed(format!("{error:#}")));
    }
}

/// Gives the terminal to the shell and stops, with nothing unsaved and no lock held.
fn suspend(screen: &mut Screen, world: &World) -> Result<()> {
    if !signals::has_shell() {
        let said = "Not stopped: there is no shell here that could continue recto.";
        world.tell(Message::Failed(said.to_owned()));
        return Ok(());
    }
    world.marks.flush().wait(BEFORE_STOP);
    screen.lend()?;
    signals::stop().context("recto cannot be stopped")
}
