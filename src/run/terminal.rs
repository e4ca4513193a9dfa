//! The terminal's life: what is switched on is switched off again, in the reverse order, on quit,
//! error and panic.

use std::io::{self, IsTerminal, Stdout, Write};
use std::panic;

use anyhow::{Context, Result};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::force_color_output;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use super::clipboard;
use crate::app::Capture;

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

/// The terminal while the reader has it.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    left: bool,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn enter(mouse: Capture) -> Result<Self> {
        restore_on_panic();
        // The theme alone decides about colour: crossterm's own NO_COLOR undoes the reverse of a
        // selection (crossterm issue 1069).
        force_color_output(true);
        enable_raw_mode().context("the terminal cannot be switched to raw mode")?;
        let mut stdout = io::stdout();
        execute!(
            stdout,
            EnterAlternateScreen,
            EnableBracketedPaste,
            cursor::Hide
        )
        .context("the terminal cannot be written to")?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout))?;
        let mut screen = Self {
            terminal,
            left: false,
        };
        screen.capture_mouse(mouse)?;
        Ok(screen)
    }

    /// Draws a frame; terminals that can show it at once do.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> Result<()> {
        execute!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal
            .draw(view)
            .context("the terminal cannot be drawn on")?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        Ok(())
    }

    pub(super) fn capture_mouse(&mut self, capture: Capture) -> Result<()> {
        let sequence = match capture {
            Capture::On => MOUSE_ON,
            Capture::Off => MOUSE_OFF,
        };
        self.write(sequence)
            .context("the terminal cannot be written to")
    }

    /// Puts a text on the clipboard by way of the terminal, which works over SSH too. Returns
    /// what was done, as a sentence.
    pub(super) fn copy(&mut self, text: &str) -> String {
        let line = crate::text::safe::line(text);
        let in_tmux = std::env::var_os("TMUX").is_some();
        match self.write(&clipboard::osc_52(&line, in_tmux)) {
            Ok(()) => format!("Copied by the terminal (OSC 52): {line}"),
            Err(error) => format!("Not copied: the terminal cannot be written to ({error})"),
        }
    }

    fn write(&mut self, sequence: &str) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        backend.write_all(sequence.as_bytes())?;
        Write::flush(backend)
    }

    /// Gives the terminal back.
    pub(super) fn leave(mut self) -> Result<()> {
        self.left = true;
        restore().context("the terminal could not be restored")
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if !self.left {
            // An error is on its way already.
            let _ = restore();
        }
    }
}

fn write_out(sequence: &str) -> io::Result<()> {
    let mut stdout = io::stdout();
    stdout.write_all(sequence.as_bytes())?;
    stdout.flush()
}

fn restore() -> io::Result<()> {
    let modes = write_out(MOUSE_OFF).and_then(|()| {
        execute!(
            io::stdout(),
            cursor::Show,
            DisableBracketedPaste,
            LeaveAlternateScreen
        )
    });
    disable_raw_mode().and(modes)
}

/// A panic of the thread that draws gives the terminal back before it is told; one of another
/// thread must not, for the reader goes on.
fn restore_on_panic() {
    let tell = panic::take_hook();
    let drawing = std::thread::current().id();
    panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() == drawing {
            let _ = restore();
            tell(panic);
        }
    }));
}
