//! The terminal's life: what is switched on is switched off again, in the reverse order, on quit,
//! error, panic and stop.

use std::io::{self, IsTerminal, Stdout, Write};
use std::mem;
use std::panic;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use anyhow::{Context, Result};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, SetAttribute, force_color_output};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Frame;
use ratatui::layout::Size;

use super::hangup;
use super::threads::tell;
use crate::app::{Capture, Message, Settings};
use crate::fault::HeldTerminal;
use crate::text::safe;

mod anchored;
mod clusters;
mod drawing;
mod on_screen;
mod whole;

pub use drawing::Drawing;

/// Says that there is no terminal to draw on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the reader needs a terminal; `recto list` and `recto show ID` print without one")]
pub struct NoTerminal;

/// Clicks and the wheel only: `?1003h` would wake the program at every move of the pointer.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Asks for a terminal that can be drawn on.
pub(super) fn require() -> Result<(), NoTerminal> {
    let term = std::env::var("TERM").unwrap_or_default();
    let can_draw = !matches!(term.as_str(), "" | "dumb") || cfg!(windows);
    let is_there = io::stdout().is_terminal() && io::stdin().is_terminal();
    if can_draw && is_there {
        Ok(())
    } else {
        Err(NoTerminal)
    }
}

/// The size that the terminal has now.
pub(super) fn size() -> Size {
    crossterm::terminal::size().map_or(Size::new(80, 24), Size::from)
}

/// Makes the lines of the terminal usable again without writing to it.
pub(super) fn cook() {
    // The program ends; nobody is to be told.
    let _ = disable_raw_mode();
}

/// The terminal as it is before the reader takes it.
pub(super) fn held() -> Result<HeldTerminal> {
    let mut switches = Vec::new();
    // An old console of Windows is switched by calls, at once.
    if cfg!(unix) {
        switch_off(&mut switches)?;
    }
    HeldTerminal::now(switches).context("the terminal cannot be asked for its modes")
}

/// The terminal while the reader has it.
pub(super) struct Screen {
    drawing: Drawing<Stdout>,
    held: Held,
    /// The same, for a fault that leaves no time to ask here.
    on_fault: Arc<HeldTerminal>,
}

/// Who has the terminal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Here,
    /// The shell has it while recto is stopped.
    ByShell,
    GivenBack,
}

impl Screen {
    /// Takes the terminal. What a thread says when it panics goes to `answers`.
    pub(super) fn enter(
        size: Size,
        settings: &Settings,
        on_fault: Arc<HeldTerminal>,
        answers: Sender<Message>,
    ) -> Result<Self> {
        restore_on_panic(answers);
        // The theme alone decides about colour: crossterm's own NO_COLOR undoes the reverse of a
        // selection (crossterm issue 1069).
        force_color_output(true);
        let screen = Self {
            drawing: Drawing::new(io::stdout(), size, settings.letters.widths)?,
            held: Held::Here,
            on_fault,
        };
        screen.on_fault.hold();
        take(settings.mouse)?;
        Ok(screen)
    }

    /// Has everything drawn again with the next frame.
    pub(super) fn repaint(&mut self) {
        self.drawing.repaint();
    }

    /// Draws a frame of this size, where recto has the terminal.
    pub(super) fn draw(&mut self, size: Size, view: impl FnOnce(&mut Frame<'_>)) -> Result<()> {
        if self.held != Held::Here {
            return Ok(());
        }
        let drawn = self.drawing.draw(size, view);
        drawn.context("the terminal cannot be drawn on")
    }

    /// Whether the shell has the terminal.
    pub(super) fn is_lent(&self) -> bool {
        self.held == Held::ByShell
    }

    pub(super) fn capture_mouse(&self, capture: Capture) -> Result<()> {
        self.send(mouse(capture))
            .context("the terminal cannot be written to")
    }

    /// Sends the terminal a sequence that draws nothing.
    #[expect(
        clippy::unused_self,
        reason = "only who has the terminal may write to it"
    )]
    pub(super) fn send(&self, sequence: &str) -> io::Result<()> {
        write_out(sequence)
    }

    /// Lends the terminal to the shell.
    pub(super) fn lend(&mut self) -> Result<()> {
        self.held = Held::ByShell;
        self.restore().context("the terminal could not be restored")
    }

    /// Takes the terminal again, whoever had it, and drops what was typed meanwhile.
    pub(super) fn take_again(&mut self, mouse: Capture) -> Result<()> {
        // crossterm would believe that the terminal is raw still.
        disable_raw_mode().context("the terminal cannot be switched")?;
        drop_typed();
        self.on_fault.hold();
        take(mouse)?;
        self.held = Held::Here;
        self.drawing.repaint();
        Ok(())
    }

    /// Gives the terminal back.
    pub(super) fn leave(mut self) -> Result<()> {
        self.held = Held::GivenBack;
        self.restore().context("the terminal could not be restored")
    }

    fn restore(&self) -> io::Result<()> {
        let restored = restore();
        self.on_fault.release();
        restored
    }

    /// Ends without a word to the terminal: it is gone, or given back already.
    pub(super) fn abandon(self) {
        // Dropping it would show the cursor, and panic where that cannot be written.
        mem::forget(self);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.held != Held::GivenBack {
            // An error is on its way already.
            let _ = self.restore();
        }
    }
}

fn mouse(capture: Capture) -> &'static str {
    match capture {
        Capture::On => MOUSE_ON,
        Capture::Off => MOUSE_OFF,
    }
}

fn write_out(sequence: &str) -> io::Result<()> {
    let mut stdout = io::stdout();
    stdout.write_all(sequence.as_bytes())?;
    stdout.flush()
}

/// Switches on what the reader needs.
fn take(capture: Capture) -> Result<()> {
    enable_raw_mode().context("the terminal cannot be switched to raw mode")?;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        cursor::Hide
    )
    .and_then(|()| write_out(mouse(capture)))
    .context("the terminal cannot be written to")
}

/// Switches everything off, in the reverse order.
fn restore() -> io::Result<()> {
    let modes = switch_off(&mut io::stdout());
    disable_raw_mode().and(modes)
}

/// Also ends a frame that was not drawn to its end.
fn switch_off(terminal: &mut impl Write) -> io::Result<()> {
    terminal.write_all(MOUSE_OFF.as_bytes())?;
    queue!(
        terminal,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        cursor::Show,
        DisableBracketedPaste,
        LeaveAlternateScreen
    )?;
    terminal.flush()
}

/// Forgets keys that nobody has read yet.
fn drop_typed() {
    #[cfg(unix)]
    {
        use rustix::termios::{QueueSelector, tcflush};
        // Where it fails they are read as keys.
        let _ = tcflush(io::stdin(), QueueSelector::IFlush);
    }
}

/// A panic of the thread that draws gives the terminal back before it is told; one of another
/// thread must not, for the reader goes on and says it.
fn restore_on_panic(answers: Sender<Message>) {
    let hook = panic::take_hook();
    let drawing = std::thread::current().id();
    panic::set_hook(Box::new(move |panic| {
        let thread = std::thread::current();
        if thread.id() != drawing {
            let payload = panic.payload();
            let owned = payload.downcast_ref::<String>().map(String::as_str);
            let what = owned.or(payload.downcast_ref::<&str>().copied());
            let place = panic.location().map(ToString::to_string);
            let sentence = format!(
                "recto goes on, but {} failed: {} ({})",
                thread.name().unwrap_or("a part of it"),
                safe::line(what.unwrap_or_default()),
                place.unwrap_or_default()
            );
            tell(&answers, Message::Failed(sentence));
        } else if !hangup::is_hung_up() {
            // The panic is what is to be told.
            let _ = restore();
            hook(panic);
        }
    }));
}
