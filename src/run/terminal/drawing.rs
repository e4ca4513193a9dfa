//! Frames on a terminal, which may count columns otherwise than recto does.

use std::io::{self, Write};
use std::mem;

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
        let backend = Anchored::new(writer, widths, size);
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

    /// Draws a frame of this size, in one piece; where nothing has changed nothing is sent.
    ///
    /// # Errors
    /// What the writer says.
    pub fn draw(&mut self, size: Size, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if mem::take(&mut self.stale) || self.size != size {
            self.size = size;
            self.terminal.backend_mut().forget(size);
            // `clear` would ask the terminal for its cursor (ratatui issue 2691).
            let area = Rect::from((Position::ORIGIN, size));
            self.terminal.resize(area)?;
        }
        self.terminal.draw(|frame| {
            view(frame);
            self.doubtful.mark(frame);
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_that_changes_nothing_sends_nothing_until_all_is_drawn_again() {
        let mut sent = Vec::new();
        let size = Size::new(10, 2);
        let mut drawing = Drawing::new(&mut sent, size, Widths::Narrow).unwrap();
        let view = |frame: &mut Frame<'_>| {
            frame
                .buffer_mut()
                .set_string(0, 0, "paper", ratatui::style::Style::new());
            frame.set_cursor_position((2, 1));
        };
        drawing.draw(size, view).unwrap();
        drawing.draw(size, view).unwrap();
        drawing.repaint();
        drawing.draw(size, view).unwrap();
        drawing.draw(size, view).unwrap();
        drop(drawing);
        let sent = String::from_utf8(sent).unwrap();
        assert_eq!(sent.matches("paper").count(), 2, "{sent:?}");
        assert_eq!(sent.matches("\x1b[?2026h").count(), 2, "{sent:?}");
    }
}
