//! A backend for terminals that differ in how many columns a cluster takes: its place is blank
//! before it is drawn, and what follows is drawn at its own.

use std::io::{self, Write};
use std::iter;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};

use super::clusters::is_doubtful;

/// A backend that draws each doubtful cluster by itself, on blanks.
#[derive(Debug)]
pub(super) struct Anchored<W: Write>(CrosstermBackend<W>);

impl<W: Write> Anchored<W> {
    pub(super) fn new(writer: W) -> Self {
        Self(CrosstermBackend::new(writer))
    }
}

impl<W: Write> Write for Anchored<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.0)
    }
}

impl<W: Write> Backend for Anchored<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        while let Some(&(x, y, cell)) = content.peek() {
            if !is_doubtful(cell.symbol()) {
                let is_agreed = |next: &(u16, u16, &Cell)| !is_doubtful(next.2.symbol());
                self.0.draw(iter::from_fn(|| content.next_if(is_agreed)))?;
                continue;
            }
            content.next();
            // A terminal that takes fewer columns leaves the others as they were.
            let mut blank = Cell::default();
            blank.set_style(cell.style());
            let columns = x..x.saturating_add(cell.cell_width());
            self.0.draw(columns.clone().map(|x| (x, y, &blank)))?;
            self.0.draw(iter::once((x, y, cell)))?;
            // ratatui sends blanks behind some: where all columns are taken, they would erase it.
            while content
                .next_if(|next| next.1 == y && columns.contains(&next.0))
                .is_some()
            {}
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}
