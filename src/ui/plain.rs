//! Everything in lines of words, for those who listen or feel: the filter, what is shown and where one
//! is in it, the lines of that, what was said, the keys. No line is drawn, no sign stands for a word, and
//! the terminal's cursor is on what is selected, read or typed.

mod filter;
mod headings;
mod list;
mod over;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Looks;
use super::cursor;
use super::paper_list::PaperList;
use super::paper_pane::PaperPane;
use crate::app::{ChosenBy, Extent, FILTER, Layout, Model, Pane, Tone, Typing, in_sight};
use crate::text::safe;

/// What stands before a fault.
const ERROR: &str = "Error: ";

pub(super) struct PlainScreen<'a> {
    pub(super) model: &'a Model,
    pub(super) layout: Layout,
    pub(super) list: PaperList<'a>,
    pub(super) paper: PaperPane<'a>,
    pub(super) looks: Looks<'a>,
}

/// Lines one below the other, and which of them is selected.
#[derive(Default)]
struct Lines {
    texts: Vec<String>,
    selected: Option<usize>,
}

impl PlainScreen<'_> {
    /// Draws all of it, and puts the cursor where it belongs.
    pub(super) fn draw(&self, frame: &mut Frame<'_>) {
        let whole = frame.area();
        let buffer = frame.buffer_mut();
        let said = self.model.above_footer();
        let said_area = self.model.above_footer_area(said.len());
        let cursor = match (&self.model.popup, self.model.popup_area()) {
            (Some(popup), Some(area)) => self.popup(popup, area.intersection(whole), buffer),
            (Some(_) | None, _) => self.panes(said_area, whole, buffer),
        };
        self.said(&said, said_area.intersection(whole), buffer);
        self.footer(said.is_empty(), whole, buffer);
        if whole.contains(cursor) {
            frame.set_cursor_position(cursor);
        }
    }

    /// The filter, and below it what has the screen. Returns where the cursor belongs.
    fn panes(&self, said: Rect, whole: Rect, buffer: &mut Buffer) -> Position {
        let (query, heading) = (self.layout.query, self.layout.rule);
        let typed = self.query(query.intersection(whole), buffer);
        if let (Some(choices), Some(area)) = (&self.model.choices, self.model.choices_area())
            && !area.is_empty()
        {
            let chosen = self.choices(choices, area.intersection(whole), buffer);
            return chosen.unwrap_or(typed);
        }
        self.line(
            &self.heading(),
            Style::new(),
            heading.intersection(whole),
            buffer,
        );
        // What was said hides nothing that is selected.
        let above = |area: Rect| {
            let free = if said.is_empty() {
                area.bottom()
            } else {
                said.y
            };
            let height = free.saturating_sub(area.y).min(area.height);
            Rect { height, ..area }.intersection(whole)
        };
        let pane = match self.layout.panes().next() {
            Some(Pane::Filter) => self.filter(above(self.layout.filter), buffer),
            Some(Pane::Paper) => {
                (&self.paper).render(self.layout.paper.intersection(whole), buffer);
                cursor::in_panes(self.model, &self.layout, self.looks)
            }
            Some(Pane::List) | None => self.rows(above(self.layout.list), buffer),
        };
        match (self.model.typing, self.model.list.otherwise_by) {
            (Typing::Done, _) => pane,
            (Typing::Going, ChosenBy::Hand) if self.model.list.places == 0 => pane,
            (Typing::Going, _) => typed,
        }
    }

    /// The filter. Returns where the cursor belongs while one types.
    fn query(&self, area: Rect, buffer: &mut Buffer) -> Position {
        let prompt = &self.model.prompt;
        let is_typed = self.model.typing == Typing::Going;
        let text = match prompt.text() {
            "" if !is_typed => "none",
            text => text,
        };
        let before = if is_typed { prompt.before() } else { "" };
        self.typed(FILTER, (text, before), area, buffer)
    }

    /// A line that one types in, with what it is for. Returns where the cursor belongs.
    fn typed(
        &self,
        what: &str,
        (text, before): (&str, &str),
        area: Rect,
        buffer: &mut Buffer,
    ) -> Position {
        let room = usize::from(area.width).saturating_sub(what.len());
        let columns = self.looks.width(before);
        // What is at the cursor stays in sight.
        let shown = in_sight(text, before, room, self.looks.letters.widths);
        let skipped = self.looks.width(text) - self.looks.width(shown);
        self.line(&format!("{what}{shown}"), Style::new(), area, buffer);
        let column = what.len() + columns.saturating_sub(skipped);
        Position {
            x: at(area.x, column).min(area.right().saturating_sub(1)),
            y: area.y,
        }
    }

    /// Lines from the top of an area on. Returns where the cursor belongs.
    fn lines(&self, lines: &Lines, area: Rect, buffer: &mut Buffer) -> Position {
        for ((number, text), row) in lines.texts.iter().enumerate().zip(area.rows()) {
            let style = if lines.selected == Some(number) {
                self.looks.theme.selected
            } else {
                Style::new()
            };
            self.line(text, style, row, buffer);
        }
        Position {
            x: area.x,
            y: at(area.y, lines.selected.unwrap_or(0)),
        }
    }

    /// What was said, in the lines above the footer.
    fn said(&self, lines: &[String], area: Rect, buffer: &mut Buffer) {
        let Some(sentence) = self.model.sentence().filter(|_| !lines.is_empty()) else {
            return;
        };
        self.looks.clear(area, buffer);
        let (before, style) = self.tone(sentence.tone);
        for (number, (line, row)) in lines.iter().zip(area.rows()).enumerate() {
            let before = if number == 0 { before } else { "" };
            let line = format!("{before}{}", self.looks.glyphs.own(line));
            self.line(&line, style, row, buffer);
        }
    }

    /// What was said where it has room there, else the keys.
    fn footer(&self, says_it: bool, whole: Rect, buffer: &mut Buffer) {
        let footer = self.layout.footer.intersection(whole);
        let hints = self.model.hints();
        if let Some(sentence) = self.model.sentence().filter(|_| says_it) {
            let (before, style) = self.tone(sentence.tone);
            let end = hints.last().map_or(footer.right(), |(_, help)| help.x);
            let width = end.saturating_sub(footer.x + 1);
            let text = self.looks.glyphs.own(&safe::line(&sentence.text));
            let place = Rect { width, ..footer };
            self.line(&format!("{before}{text}"), style, place, buffer);
        }
        let last = hints.len().saturating_sub(1);
        for (number, (offer, place)) in hints.iter().enumerate() {
            let end = if number == last { "" } else { "," };
            let width = place.width + u16::from(number != last);
            let place = Rect { width, ..*place }.intersection(footer);
            let hint = format!("{} {}{end}", offer.key, offer.label);
            self.line(&hint, Style::new(), place, buffer);
        }
    }

    /// What stands before what is said so, and how that looks.
    fn tone(&self, tone: Tone) -> (&'static str, Style) {
        match tone {
            Tone::Note => ("", Style::new()),
            Tone::Fault => (ERROR, self.looks.theme.fault),
        }
    }

    /// One line, as far as there is room.
    fn line(&self, text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
        buffer.set_style(area, style);
        let text = self.looks.cut(text, area.width.into());
        self.looks.draw(&Line::styled(text, style), area, buffer);
    }
}

/// So many columns or lines further.
fn at(start: u16, further: usize) -> u16 {
    start.saturating_add(u16::try_from(further).unwrap_or(u16::MAX))
}

/// What is said of several things, one after the other.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<String>>().join(", ")
}

/// What says how many lines there are below.
fn below(extent: Extent) -> String {
    match extent.all.saturating_sub(extent.first + extent.shown) {
        0 => String::new(),
        more => format!("{more} more below"),
    }
}
