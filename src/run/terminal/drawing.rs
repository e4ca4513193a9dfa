//! Frames on a terminal, which may count columns otherwise than recto does.

use std::io::{self, Write};
use std::mem;

use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::anchored::Anchored;
use super::clusters::DoubtfulRows;
use crate::text::wrap::Widths;

/// What is drawn, and what was drawn before.
#[derive(Debug)]
pub struct Drawing<W: Write> {
    terminal: Terminal<Anchored<W>>,
    /// The size that was drawn last.
    size: Size,
    /// What the terminal shows is not what was drawn last.
    stale: bool,
    doubtful: DoubtfulRows,
}

impl<W: Write> Drawing<W> {
    /// A drawing on a terminal of this size that shows nothing and counts columns so.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(writer: W, size: Size, widths: Widths) -> io::Result<Self> {
        // The reader says how large the screen is: ratatui would take any size for the truth.
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
        let backend = Anchored::new(writer, widths);
        Ok(Self {
            terminal: Terminal::with_options(backend, TerminalOptions { viewport })?,
            size,
            stale: false,
            doubtful: DoubtfulRows::default(),
        })
    }

    /// Has everything drawn again with the next frame.
    pub fn repaint(&mut self) {
        self.stale = true;
    }

    /// Draws a frame of this size; terminals that can show it at once do.
    ///
    /// # Errors
    /// What the writer says.
    pub fn draw(&mut self, size: Size, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        if mem::take(&mut self.stale) || self.size != size {
            self.size = size;
            // `clear` would ask the terminal for its cursor (ratatui issue 2691).
            let area = Rect::from((Position::ORIGIN, size));
            self.terminal.resize(area)?;
        }
        self.terminal.draw(|frame| {
            view(frame);
            self.doubtful.mark(frame);
        })?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Sends the terminal a sequence that draws nothing.
    ///
    /// # Errors
    /// What the writer says.
    pub fn send(&mut self, sequence: &str) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        backend.write_all(sequence.as_bytes())?;
        Write::flush(backend)
    }
}
