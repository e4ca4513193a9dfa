//! A backend for terminals that differ in how many columns a cluster takes: its place is blank
//! before it is drawn, and what follows is drawn at its own.

use std::io::{self, Write};
use std::iter;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};

use super::clusters::is_doubtful;
use crate::text::wrap::Widths;

/// Whether a cluster is drawn by itself: one of which terminals differ, and one that has two columns in
/// a font that draws it in one, so that the other shows what was there before.
fn is_drawn_alone(symbol: &str, widths: Widths) -> bool {
    is_doubtful(symbol) || widths.of(symbol) != Widths::Narrow.of(symbol)
}

/// A backend that draws each doubtful cluster by itself, on blanks.
#[derive(Debug)]
pub(super) struct Anchored<W: Write> {
    backend: CrosstermBackend<W>,
    widths: Widths,
}

impl<W: Write> Anchored<W> {
    pub(super) fn new(writer: W, widths: Widths) -> Self {
        Self {
            backend: CrosstermBackend::new(writer),
            widths,
        }
    }
}

impl<W: Write> Write for Anchored<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.backend.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.backend)
    }
}

impl<W: Write> Backend for Anchored<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let widths = self.widths;
        // What a cluster before it covers is drawn with that.
        let mut content = content
            .filter(|(_, _, cell)| !cell.symbol().is_empty())
            .peekable();
        while let Some(&(x, y, cell)) = content.peek() {
            let is_agreed = |next: &(u16, u16, &Cell)| !is_drawn_alone(next.2.symbol(), widths);
            if is_agreed(&(x, y, cell)) {
                self.backend
                    .draw(iter::from_fn(|| content.next_if(is_agreed)))?;
                continue;
            }
            content.next();
            // A terminal that takes fewer columns leaves the others as they were.
            let mut blank = Cell::default();
            blank.set_style(cell.style());
            let columns = u16::try_from(widths.of(cell.symbol())).unwrap_or(u16::MAX);
            let columns = x..x.saturating_add(columns.max(cell.cell_width()));
            self.backend.draw(columns.clone().map(|x| (x, y, &blank)))?;
            self.backend.draw(iter::once((x, y, cell)))?;
            // ratatui sends blanks behind some: where all columns are taken, they would erase it.
            while content
                .next_if(|next| next.1 == y && columns.contains(&next.0))
                .is_some()
            {}
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.backend.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.backend.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.backend.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.backend.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.backend.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.backend.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.backend.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.backend.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.backend)
    }
}
