//! Help and menus, framed, over a dimmed page.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Widget};

use super::Looks;
use crate::app::{HELP_LEFT, HelpLine, Menu, PathPrompt, Popup, Told, Tone};

pub(super) struct PopupView<'a> {
    pub(super) popup: &'a Popup,
    pub(super) help: &'a [HelpLine],
    pub(super) looks: Looks<'a>,
}

/// The frame with a blank on either side.
const FRAME_COLUMNS: u16 = 4;

impl PopupView<'_> {
    /// Where the terminal's cursor belongs: the selected item.
    pub(super) fn cursor(&self, area: Rect) -> Position {
        let (column, row) = match self.popup {
            Popup::Help { .. } | Popup::Told(_) => (1, 1),
            Popup::Menu(menu) => {
                let room = usize::from(area.height.saturating_sub(2));
                let row = menu.at + 1 - menu.top(room);
                (1, u16::try_from(row).unwrap_or(1))
            }
            Popup::Path(path) => {
                let room = usize::from(area.width.saturating_sub(FRAME_COLUMNS));
                let before = self.looks.width(path.prompt.before());
                let shown = before - self.skipped(path, room).min(before);
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
            Popup::Help { .. } => "Help",
            Popup::Menu(menu) => menu.title.as_ref(),
            Popup::Path(path) => path.purpose.title(),
            Popup::Told(told) => told.title,
        };
        let block = Block::bordered()
            .border_set(self.looks.glyphs.frame)
            .border_style(self.looks.theme.quiet);
        let inner = block.inner(area).inner(Margin {
            horizontal: 1,
            vertical: 0,
        });
        block.render(area, buffer);
        let title = Line::styled(format!(" {title} "), self.looks.theme.strong);
        let within_frame = Margin {
            horizontal: 1,
            vertical: 0,
        };
        self.looks.draw(&title, area.inner(within_frame), buffer);
        let below = match self.popup {
            Popup::Help { scroll } => self.help(*scroll, inner, buffer),
            Popup::Menu(menu) => self.menu(menu, inner, buffer),
            Popup::Path(path) => {
                self.path(path, inner, buffer);
                0
            }
            Popup::Told(told) => self.told(told, inner, buffer),
        };
        if below > 0 {
            self.more(below, area, buffer);
        }
    }
}

impl PopupView<'_> {
    /// Says in the frame how many lines there are below.
    fn more(&self, below: usize, area: Rect, buffer: &mut Buffer) {
        let Some(last) = area.rows().next_back() else {
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

    /// Draws the help; returns how many lines of it are below.
    fn help(&self, scroll: usize, area: Rect, buffer: &mut Buffer) -> usize {
        let scroll = scroll.min(self.help.len().saturating_sub(area.height.into()));
        for (line, row) in self.help.iter().skip(scroll).zip(area.rows()) {
            match line {
                HelpLine::Blank => {}
                HelpLine::Heading(text) => {
                    let heading = Line::styled(*text, self.looks.theme.strong);
                    self.looks.draw(&heading, row, buffer);
                }
                HelpLine::Entry(left, right) => {
                    let left = self.looks.cut(left, HELP_LEFT - 1).into_owned();
                    let gap = HELP_LEFT.saturating_sub(self.looks.width(&left));
                    let room = usize::from(row.width).saturating_sub(HELP_LEFT);
                    let right = self.looks.cut(right, room);
                    let line = Line::from(vec![
                        Span::raw(left),
                        Span::raw(" ".repeat(gap)),
                        Span::styled(right, self.looks.theme.quiet),
                    ]);
                    self.looks.draw(&line, row, buffer);
                }
            }
        }
        left_below(self.help.len(), scroll, area)
    }

    fn path(&self, path: &PathPrompt, area: Rect, buffer: &mut Buffer) {
        let mut rows = area.rows();
        let Some(line) = rows.next() else {
            return;
        };
        let room = usize::from(line.width);
        let text = self
            .looks
            .letters
            .widths
            .after(path.prompt.text(), self.skipped(path, room));
        let text = self.looks.cut(text, room);
        self.looks.draw(&Line::raw(text), line, buffer);
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

    /// Draws lines to read; returns how many are below.
    fn told(&self, told: &Told, area: Rect, buffer: &mut Buffer) -> usize {
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
        left_below(lines.len(), scroll, area)
    }

    /// Draws a menu; returns how many items are below.
    fn menu(&self, menu: &Menu, area: Rect, buffer: &mut Buffer) -> usize {
        let top = menu.top(area.height.into());
        for ((number, item), row) in menu.items.iter().enumerate().skip(top).zip(area.rows()) {
            let selected = number == menu.at;
            let style = if selected {
                self.looks.theme.selected
            } else {
                Style::new()
            };
            let bar = self.looks.bar(selected);
            let room = usize::from(row.width).saturating_sub(2);
            let label = self.looks.cut(&item.label, room);
            buffer.set_style(row, style);
            let line = Line::from(vec![bar, Span::raw(" "), Span::raw(label)]);
            self.looks.draw(&line.style(style), row, buffer);
        }
        left_below(menu.items.len(), top, area)
    }

    /// The columns of the line that are out of sight on the left.
    fn skipped(&self, path: &PathPrompt, room: usize) -> usize {
        (self.looks.width(path.prompt.before()) + 1).saturating_sub(room)
    }
}

/// How many of so many lines, shown from one on, have no room in an area.
fn left_below(lines: usize, first: usize, area: Rect) -> usize {
    lines.saturating_sub(first + usize::from(area.height))
}
