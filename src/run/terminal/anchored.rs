//! A backend for terminals that differ in how many columns a cluster takes: its place is blank
//! before it is drawn, and what follows is drawn at its own.

use std::io::{self, Write};
use std::iter;

use crossterm::{cursor, queue, terminal};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};

use super::clusters::{is_doubtful, may_take_none};
use super::on_screen::OnScreen;
use super::whole::Whole;
use crate::text::wrap::Widths;

/// Whether a cluster is drawn by itself: one of which terminals differ, and one that has two columns in
/// a font that draws it in one, so that the other shows what was there before.
fn is_drawn_alone(symbol: &str, widths: Widths) -> bool {
    is_doubtful(symbol) || widths.of(symbol) != Widths::Narrow.of(symbol)
}

/// Whether a terminal shows its cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Shown,
    Hidden,
}

/// A backend that draws each doubtful cluster by itself, on blanks, and sends the terminal nothing that
/// it has already.
#[derive(Debug)]
pub(super) struct Anchored<W: Write> {
    backend: CrosstermBackend<Whole<W>>,
    widths: Widths,
    screen: OnScreen,
    /// Whether the cursor is seen, and where it stands, as far as that is known.
    cursor: Option<Cursor>,
    place: Option<Position>,
}

impl<W: Write> Anchored<W> {
    /// On a terminal of this size that shows nothing and counts columns so.
    pub(super) fn new(writer: W, widths: Widths, size: Size) -> Self {
        Self {
            backend: CrosstermBackend::new(Whole::new(writer)),
            widths,
            screen: OnScreen::blank(size),
            cursor: None,
            place: None,
        }
    }

    /// Takes nothing about the terminal for granted any more: it has this size now, or another had it.
    /// It is cleared next.
    pub(super) fn forget(&mut self, size: Size) {
        self.screen = OnScreen::blank(size);
        self.cursor = None;
        self.place = None;
    }
}

impl<W: Write> Backend for Anchored<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let Self {
            backend,
            widths,
            screen,
            ..
        } = self;
        let is_alone = |symbol: &str| is_drawn_alone(symbol, *widths);
        let sent = screen.change(content, is_alone);
        if !(sent.drawn.is_empty() && sent.erased.is_empty()) {
            self.place = None;
        }
        for place in sent.erased {
            let erase = terminal::Clear(terminal::ClearType::UntilNewLine);
            queue!(backend, cursor::MoveTo(place.x, place.y), erase)?;
        }
        let drawn = sent.drawn.into_iter();
        let cells = drawn.filter_map(|place| Some((place.x, place.y, screen.cell(place)?)));
        let mut content = cells.peekable();
        let mut before = None;
        while let Some(&(x, y, cell)) = content.peek() {
            let is_agreed = |next: &(u16, u16, &Cell)| !is_alone(next.2.symbol());
            if is_agreed(&(x, y, cell)) {
                let next = || {
                    content
                        .next_if(is_agreed)
                        .inspect(|next| before = Some(*next))
                };
                backend.draw(iter::from_fn(next))?;
                continue;
            }
            content.next();
            // A terminal that takes fewer columns leaves the others as they were.
            let mut blank = Cell::default();
            blank.set_style(cell.style());
            let columns = u16::try_from(widths.of(cell.symbol())).unwrap_or(u16::MAX);
            let columns = x..x.saturating_add(columns.max(cell.cell_width()));
            backend.draw(columns.clone().map(|x| (x, y, &blank)))?;
            backend.draw(iter::once((x, y, cell)))?;
            if may_take_none(cell.symbol()) {
                // A terminal that gives it no column has put it on what stands before.
                backend.draw(before.take().filter(|before| before.1 == y).into_iter())?;
            }
            before = None;
            // ratatui sends blanks behind some: where all columns are taken, they would erase it.
            while content
                .next_if(|next| next.1 == y && columns.contains(&next.0))
                .is_some()
            {}
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.replace(Cursor::Hidden) == Some(Cursor::Hidden) {
            return Ok(());
        }
        queue!(self.backend, cursor::Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor.replace(Cursor::Shown) == Some(Cursor::Shown) {
            return Ok(());
        }
        queue!(self.backend, cursor::Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.backend.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.place.replace(position) == Some(position) {
            return Ok(());
        }
        queue!(self.backend, cursor::MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// That of crossterm sends it at once, so that a terminal could show the screen without what is
    /// drawn on it next.
    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let region = match region {
            ClearType::All => terminal::ClearType::All,
            ClearType::AfterCursor => terminal::ClearType::FromCursorDown,
            ClearType::BeforeCursor => terminal::ClearType::FromCursorUp,
            ClearType::CurrentLine => terminal::ClearType::CurrentLine,
            ClearType::UntilNewLine => terminal::ClearType::UntilNewLine,
        };
        queue!(self.backend, terminal::Clear(region))
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
