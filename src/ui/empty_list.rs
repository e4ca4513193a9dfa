//! The list without a paper: why there is nothing, what can be done instead, and which key helps.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::{NothingLine, Otherwise};
use crate::text::numbers::thousands;
use crate::text::safe;

pub(super) struct EmptyList<'a> {
    /// The lines, each with its place.
    pub(super) lines: Vec<(NothingLine, Rect)>,
    /// What can be done instead.
    pub(super) otherwise: &'a [Otherwise],
    /// The selected one of it.
    pub(super) otherwise_at: usize,
    pub(super) looks: Looks<'a>,
}

impl Widget for EmptyList<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        for (line, place) in &self.lines {
            let row = place.intersection(area);
            let line = match line {
                NothingLine::Text(text) => Line::raw(self.looks.glyphs.own(&safe::line(text))),
                NothingLine::Choice(choice) => self.choice(*choice, row.width.into()),
            };
            self.looks.draw(&line, row, buffer);
        }
    }
}

impl EmptyList<'_> {
    /// Where the terminal's cursor belongs: what is selected, where there is a choice.
    pub(super) fn cursor(&self) -> Option<Position> {
        let selected = NothingLine::Choice(self.otherwise_at);
        let mut lines = self.lines.iter();
        let (_, place) = lines.find(|(line, _)| *line == selected)?;
        Some(place.as_position())
    }

    /// What can be done, one of which is selected.
    fn choice(&self, place: usize, columns: usize) -> Line<'static> {
        let Some(other) = self.otherwise.get(place) else {
            return Line::default();
        };
        let selected = place == self.otherwise_at;
        let style = if selected {
            self.looks.theme.selected
        } else {
            Style::new()
        };
        let label = safe::line(&other.label());
        let behind = match other {
            Otherwise::Word(near) => {
                let gap = " ".repeat(self.widest_word() - self.looks.width(&label));
                let papers = if near.papers == 1 { "paper" } else { "papers" };
                format!("{gap}  {} {papers}", thousands(near.papers.into()))
            }
            Otherwise::Fetch(_) | Otherwise::LookFurther => String::new(),
        };
        let line = format!(" {label}{behind} ");
        let line = self.looks.cut(&line, columns.saturating_sub(1));
        let line = Span::raw(line.into_owned());
        Line::from(vec![self.looks.bar(selected), line]).style(style)
    }

    fn widest_word(&self) -> usize {
        let is_word = |other: &&Otherwise| matches!(other, Otherwise::Word(_));
        let words = self.otherwise.iter().filter(is_word);
        let widths = words.map(|other| self.looks.width(&safe::line(&other.label())));
        widths.max().unwrap_or(0)
    }
}
