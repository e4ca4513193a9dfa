//! The list: one paper, one row.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::query_line::thousands;
use super::{Glyphs, Theme, marked};
use crate::app::{Action, Keymap, List, Marking, Row, Scope, StarShown, Total, Typing};
use crate::query::Query;
use crate::text::{safe, wrap};

pub(super) struct PaperList<'a> {
    pub(super) list: &'a List,
    pub(super) marks: &'a Marking,
    pub(super) query: &'a Query,
    pub(super) total: Total,
    pub(super) asked: &'a str,
    pub(super) keymap: &'a Keymap,
    pub(super) typing: Typing,
    pub(super) focused: bool,
    pub(super) theme: &'a Theme,
    pub(super) glyphs: Glyphs,
}

/// Bar, star, unread mark, blank.
const BEFORE_TITLE: usize = 4;
/// From this width on there is room for the date.
const DATE_FROM: u16 = 60;
const DATE_COLUMNS: usize = 12;

impl Widget for PaperList<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if self.list.places == 0 {
            self.nothing(area, buffer);
            return;
        }
        for (place, row) in (self.list.cursor.top..self.list.places).zip(area.rows()) {
            if let Some(paper) = self.list.row(place) {
                self.paper(row, buffer, paper, place == self.list.cursor.at);
            }
        }
    }
}

impl PaperList<'_> {
    fn paper(&self, area: Rect, buffer: &mut Buffer, row: &Row, selected: bool) {
        let read = self.marks.is_read(row);
        let starred = self.marks.is_starred(row);
        // It stopped matching by a mark, and keeps its place until the query changes.
        let leaving = !self.query.admits_marks(starred, read);
        let style = match (selected, self.focused) {
            (true, true) => self.theme.selected,
            (true, false) => self.theme.marked,
            (false, _) if leaving => self.theme.quiet,
            (false, _) => Style::new(),
        };
        // Colours would turn into bars of colour in a reversed row.
        let on = |theirs: Style| {
            if selected && self.focused {
                Style { fg: None, ..theirs }
            } else {
                theirs
            }
        };
        let (star, star_style) = match self.marks.star(row) {
            StarShown::Kept => (self.glyphs.star, self.theme.star),
            StarShown::Pending => (self.glyphs.pending, self.theme.quiet),
            StarShown::None => (" ", Style::new()),
        };
        let bar = if selected { self.glyphs.bar } else { " " };
        let date = row
            .paper
            .date
            .filter(|_| area.width >= DATE_FROM)
            .map(|date| date.to_string());
        let after = if date.is_some() { DATE_COLUMNS } else { 1 };
        let room = usize::from(area.width).saturating_sub(BEFORE_TITLE + after);
        let title = wrap::cut(&row.title, room, self.glyphs.ellipsis);
        let mut spans = vec![
            Span::raw(bar),
            Span::styled(star, on(star_style)),
            Span::raw(if read { " " } else { self.glyphs.unread }),
            Span::raw(" "),
        ];
        let hits = row.hits.iter().map(|hit| (hit.clone(), on(self.theme.hit)));
        let hits: Vec<marked::Mark> = hits.collect();
        spans.extend(marked::spans(&title, Style::new(), &hits));
        buffer.set_style(area, style);
        Line::from(spans).style(style).render(area, buffer);
        if let Some(date) = date {
            let quiet = style.patch(on(self.theme.quiet));
            Line::styled(format!("{date} "), quiet)
                .right_aligned()
                .render(
                    Rect {
                        x: area.right().saturating_sub(12),
                        width: area.width.min(12),
                        ..area
                    },
                    buffer,
                );
        }
    }

    /// Says why there is nothing, which words are near, and which key helps.
    fn nothing(&self, area: Rect, buffer: &mut Buffer) {
        let inner = area.inner(Margin {
            horizontal: 2,
            vertical: u16::from(area.height > 3),
        });
        let (what, help) = match (self.total, self.list.answered) {
            (Total::Exactly(0), true) => (
                "The library is empty.".to_owned(),
                "recto import FILE brings papers in.".to_owned(),
            ),
            (Total::Exactly(_), true) => (
                format!("No paper matches “{}”.", self.asked.trim()),
                self.help(),
            ),
            (Total::Unknown | Total::About(_) | Total::Exactly(_), _) => {
                ("Opening the library…".to_owned(), String::new())
            }
        };
        let columns = usize::from(inner.width.max(1));
        let mut lines = self.wrapped(&what, columns);
        lines.push(Line::default());
        lines.extend(self.near_words(columns));
        lines.extend(self.wrapped(&help, columns));
        if lines.len() > usize::from(inner.height) {
            lines.retain(|line| line.width() > 0);
        }
        for (line, row) in lines.into_iter().zip(inner.rows()) {
            line.render(row, buffer);
        }
    }

    fn wrapped(&self, text: &str, columns: usize) -> Vec<Line<'static>> {
        let own = self.glyphs.own(text);
        let ranges = wrap::lines(&own, columns).into_iter();
        ranges
            .filter_map(|range| Some(Line::raw(own.get(range)?.to_owned())))
            .collect()
    }

    /// The words that may be meant, one of which is selected, and a blank line.
    fn near_words(&self, columns: usize) -> Vec<Line<'static>> {
        let near = &self.list.near;
        if near.is_empty() {
            return Vec::new();
        }
        let scope = match self.typing {
            Typing::Going => Scope::Prompt,
            Typing::Done => Scope::List,
        };
        let key = self.keymap.key_of(Action::Choose, scope);
        let takes = key.map(|key| format!("; {key} takes one"));
        let mut lines = self.wrapped(
            &format!("Near words{}:", takes.unwrap_or_default()),
            columns,
        );
        let words: Vec<String> = near.iter().map(|near| safe::line(&near.word)).collect();
        let widest = words
            .iter()
            .map(|word| wrap::width(word))
            .max()
            .unwrap_or(0);
        for (place, (word, near)) in words.iter().zip(near).enumerate() {
            let selected = place == self.list.near_at;
            let (bar, style) = if selected {
                (self.glyphs.bar, self.theme.selected)
            } else {
                (" ", Style::new())
            };
            let gap = " ".repeat(widest - wrap::width(word));
            let papers = if near.papers == 1 { "paper" } else { "papers" };
            let count = thousands(near.papers.into());
            let line = format!("{bar} {word}{gap}  {count} {papers} ");
            let line = wrap::cut(&line, columns, self.glyphs.ellipsis).into_owned();
            lines.push(Line::styled(line, style));
        }
        lines.push(Line::default());
        lines
    }

    fn help(&self) -> String {
        let key = |action, scope| {
            self.keymap
                .key_of(action, scope)
                .map_or_else(String::new, |key| key.to_string())
        };
        match self.typing {
            Typing::Going => format!(
                "{} shortens it, {} clears it.",
                key(Action::DeleteBack, Scope::Prompt),
                key(Action::Back, Scope::Prompt),
            ),
            Typing::Done => format!(
                "{} changes the filter; {} there clears it.",
                key(Action::StartFilter, Scope::Panes),
                key(Action::Back, Scope::Prompt),
            ),
        }
    }
}
