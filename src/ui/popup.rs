//! Help and menus, framed, over a dimmed page.

mod palette;

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Widget};

use super::{Looks, ScrollBar};
use crate::app::{Extent, Help, HelpCell, Menu, PathPrompt, Popup, StarShown, Told, Tone, Typing};

pub(super) struct PopupView<'a> {
    pub(super) popup: &'a Popup,
    pub(super) looks: Looks<'a>,
}

/// What stands before the words that are looked for in the help.
const HELP_SEARCH: &str = " Help / ";
/// What stands before a line that one types in.
const PROMPT: &str = "> ";
/// The frame with a blank on either side.
const FRAME_COLUMNS: u16 = 4;

impl PopupView<'_> {
    /// Where the terminal's cursor belongs: the selected item.
    pub(super) fn cursor(&self, area: Rect) -> Position {
        let (column, row) = match self.popup {
            Popup::Help(help) if help.typing == Typing::Going => {
                let before = self.looks.width(help.search.before());
                let before = before + self.looks.width(HELP_SEARCH);
                (u16::try_from(before).unwrap_or(0).saturating_add(1), 0)
            }
            Popup::Help(_) | Popup::Told(_) | Popup::Reference(_) => (1, 1),
            Popup::Menu(menu) => {
                let room = usize::from(area.height.saturating_sub(2));
                let row = menu.at + 1 - menu.top(room);
                (1, u16::try_from(row).unwrap_or(1))
            }
            Popup::Palette(palette) => {
                let before = palette::before_cursor(palette, self.looks);
                (u16::try_from(before).unwrap_or(0).saturating_add(2), 1)
            }
            Popup::Path(path) => {
                let glyph = self.looks.width(PROMPT);
                let room = usize::from(area.width.saturating_sub(FRAME_COLUMNS));
                let room = room.saturating_sub(glyph);
                let before = self.looks.width(path.prompt.before());
                let shown = glyph + before - self.skipped(path, room).min(before);
                (u16::try_from(shown).unwrap_or(0).saturating_add(2), 1)
            }
        };
        let last = area.bottom().saturating_sub(1);
        Position {
            x: area
                .x
                .saturating_add(column)
                .min(area.right().saturating_sub(1)),
            y: area.y.saturating_add(row).min(last),
        }
    }
}

impl Widget for PopupView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let page = buffer.area;
        buffer.set_style(page, self.looks.theme.behind);
        self.looks.clear(area, buffer);
        let title = match self.popup {
            Popup::Help(help) if help.is_searched() => {
                Cow::Owned(format!("{HELP_SEARCH}{} ", help.search.text()))
            }
            Popup::Help(_) => " Help ".into(),
            Popup::Menu(menu) => format!(" {} ", menu.title).into(),
            Popup::Path(path) => format!(" {} ", path.purpose.title()).into(),
            Popup::Palette(_) => " Do ".into(),
            Popup::Told(told) => format!(" {} ", told.title).into(),
            Popup::Reference(reference) => {
                let star = match reference.star {
                    StarShown::None => "",
                    StarShown::Pending => self.looks.glyphs.pending,
                    StarShown::Kept => self.looks.glyphs.star,
                };
                let blank = if star.is_empty() { "" } else { " " };
                format!(" {star}{blank}{} ", reference.told.title).into()
            }
        };
        let block = Block::bordered()
            .border_set(self.looks.glyphs.frame)
            .border_style(self.looks.theme.quiet);
        let inner = block.inner(area).inner(Margin {
            horizontal: 1,
            vertical: 0,
        });
        block.render(area, buffer);
        let title = Line::styled(title, self.looks.theme.strong);
        let within_frame = area.inner(Margin {
            horizontal: 1,
            vertical: 0,
        });
        let columns = title
            .spans
            .iter()
            .map(|span| self.looks.width(&span.content));
        let columns = u16::try_from(columns.sum::<usize>()).unwrap_or(u16::MAX);
        // Nothing of the frame is left below it.
        let place = Rect {
            width: columns.min(within_frame.width),
            height: within_frame.height.min(1),
            ..within_frame
        };
        self.looks.clear(place, buffer);
        self.looks.draw(&title, place, buffer);
        let extent = match self.popup {
            Popup::Help(help) => self.help(help, inner, buffer),
            Popup::Menu(menu) => self.menu(menu, inner, buffer),
            Popup::Path(path) => {
                self.path(path, inner, buffer);
                Extent::default()
            }
            Popup::Palette(palette) => palette::draw(palette, self.looks, inner, buffer),
            Popup::Told(told) => self.told(told, inner, buffer),
            Popup::Reference(reference) => self.told(&reference.told, inner, buffer),
        };
        self.more(extent, area, buffer);
    }
}

impl PopupView<'_> {
    /// Shows in the frame which part is seen, and says how many lines there are below.
    fn more(&self, extent: Extent, area: Rect, buffer: &mut Buffer) {
        let side = Rect {
            x: area.right().saturating_sub(1),
            width: area.width.min(1),
            ..area
        };
        let bar = ScrollBar {
            extent,
            focused: true,
            looks: self.looks,
        };
        let within_frame = Margin {
            horizontal: 0,
            vertical: 1,
        };
        bar.render(side.inner(within_frame), buffer);
        let below = extent.all.saturating_sub(extent.first + extent.shown);
        let Some(last) = area.rows().next_back().filter(|_| below > 0) else {
            return;
        };
        let within_frame = last.inner(Margin {
            horizontal: 1,
            vertical: 0,
        });
        let more = format!(" {below} more ");
        let style = self.looks.theme.quiet;
        self.looks.draw_right(&more, style, within_frame, buffer);
    }

    /// Draws the help; returns which part of it is shown.
    fn help(&self, help: &Help, area: Rect, buffer: &mut Buffer) -> Extent {
        let rows = help.rows.iter().skip(help.scroll);
        for (line, row) in rows.zip(area.rows()) {
            let mut left = row;
            for cell in &line.cells {
                let columns = u16::try_from(line.columns).unwrap_or(left.width);
                let columns = columns.min(left.width);
                let width = columns;
                self.help_cell(cell, Rect { width, ..left }, buffer);
                left.x += columns;
                left.width -= columns;
            }
        }
        extent(help.rows.len(), help.scroll, area)
    }

    fn help_cell(&self, cell: &HelpCell, area: Rect, buffer: &mut Buffer) {
        let theme = self.looks.theme;
        match cell {
            HelpCell::Blank => {}
            HelpCell::Heading(text) => {
                let heading = Line::styled(*text, theme.heading);
                self.looks.draw(&heading, area, buffer);
            }
            HelpCell::Line { what, before, text } => {
                let what = self.looks.cut(what, (*before).min(area.width.into()));
                let gap = before.saturating_sub(self.looks.width(&what));
                let line = Line::from(vec![
                    Span::styled(what, theme.strong),
                    Span::raw(" ".repeat(gap)),
                    Span::raw(self.looks.glyphs.own(text)),
                ]);
                self.looks.draw(&line, area, buffer);
            }
        }
    }

    fn path(&self, path: &PathPrompt, area: Rect, buffer: &mut Buffer) {
        let mut rows = area.rows();
        let Some(line) = rows.next() else {
            return;
        };
        let room = usize::from(line.width).saturating_sub(self.looks.width(PROMPT));
        let text = self
            .looks
            .letters
            .widths
            .after(path.prompt.text(), self.skipped(path, room));
        let text = self.looks.cut(text, room);
        let glyph = Span::styled(PROMPT, self.looks.theme.accent);
        let typed = Line::from(vec![glyph, Span::raw(text)]);
        self.looks.draw(&typed, line, buffer);
        let room = usize::from(line.width);
        let style = match path.fault {
            Some(_) => self.looks.theme.fault,
            None => self.looks.theme.quiet,
        };
        let below = path.below(room, self.looks.letters.widths);
        for (name, row) in below.iter().zip(rows) {
            let name = self.looks.cut(name, room);
            self.looks.draw(&Line::styled(name, style), row, buffer);
        }
    }

    /// Draws lines to read; returns which part of them is shown.
    fn told(&self, told: &Told, area: Rect, buffer: &mut Buffer) -> Extent {
        let lines = told.wrapped(area.width.into(), self.looks.letters.widths);
        let scroll = told
            .scroll
            .min(lines.len().saturating_sub(area.height.into()));
        for (line, row) in lines.iter().skip(scroll).zip(area.rows()) {
            let style = match line.tone {
                Tone::Note => Style::new(),
                Tone::Fault => self.looks.theme.fault,
            };
            let text = self.looks.glyphs.own(&line.text);
            self.looks.draw(&Line::styled(text, style), row, buffer);
        }
        extent(lines.len(), scroll, area)
    }

    /// Draws a menu; returns which part of it is shown.
    fn menu(&self, menu: &Menu, area: Rect, buffer: &mut Buffer) -> Extent {
        let top = menu.top(area.height.into());
        let has_letters = menu.has_letters();
        for ((number, item), row) in menu.items.iter().enumerate().skip(top).zip(area.rows()) {
            let selected = number == menu.at;
            let style = if selected {
                self.looks.theme.selected
            } else {
                Style::new()
            };
            let letter = match (has_letters, item.letter) {
                (false, _) => String::new(),
                (true, Some(letter)) => format!("{letter}  "),
                (true, None) => "   ".to_owned(),
            };
            let room = usize::from(row.width).saturating_sub(2 + letter.len());
            let label = self.looks.cut(&item.label, room);
            buffer.set_style(row, style);
            let line = Line::from(vec![
                self.looks.bar(selected),
                Span::raw(" "),
                Span::styled(letter, self.looks.theme.strong),
                Span::raw(label),
            ]);
            self.looks.draw(&line.style(style), row, buffer);
        }
        extent(menu.items.len(), top, area)
    }

    /// The columns of the line that are out of sight on the left.
    fn skipped(&self, path: &PathPrompt, room: usize) -> usize {
        (self.looks.width(path.prompt.before()) + 1).saturating_sub(room)
    }
}

/// Which part of so many lines is shown from one on in an area.
fn extent(all: usize, first: usize, area: Rect) -> Extent {
    Extent {
        first,
        shown: area.height.into(),
        all,
    }
}
