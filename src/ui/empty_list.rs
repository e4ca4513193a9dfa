//! The list without a paper: why there is nothing, what can be done instead, and which key helps.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::{Nothing, Otherwise};
use crate::text::numbers::thousands;
use crate::text::safe;

pub(super) struct EmptyList<'a> {
    pub(super) words: Nothing,
    /// What can be done instead.
    pub(super) otherwise: &'a [Otherwise],
    /// The selected one of it.
    pub(super) otherwise_at: usize,
    pub(super) looks: Looks<'a>,
}

impl Widget for EmptyList<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let inner = within(area);
        for ((line, _), row) in self.lines(inner).into_iter().zip(inner.rows()) {
            self.looks.draw(&line, row, buffer);
        }
    }
}

/// The list without a blank on either side, and above where there is room.
fn within(area: Rect) -> Rect {
    area.inner(Margin {
        horizontal: 2,
        vertical: u16::from(area.height > 3),
    })
}

/// A line, and whether it is the one that is selected.
type Drawn = (Line<'static>, bool);

impl EmptyList<'_> {
    /// Where the terminal's cursor belongs: what is selected, where there is a choice.
    pub(super) fn cursor(&self, area: Rect) -> Option<Position> {
        let inner = within(area);
        let lines = self.lines(inner);
        let mut rows = lines.iter().zip(inner.rows());
        let (_, row) = rows.find(|((_, selected), _)| *selected)?;
        Some(row.as_position())
    }

    fn lines(&self, area: Rect) -> Vec<Drawn> {
        let columns = usize::from(area.width.max(1));
        let mut lines = self.wrapped(&self.words.why, columns);
        lines.push((Line::default(), false));
        lines.extend(self.otherwise(columns));
        lines.extend(self.wrapped(&self.words.help, columns));
        if lines.len() > usize::from(area.height) {
            lines.retain(|(line, _)| line.width() > 0);
        }
        lines
    }

    fn wrapped(&self, text: &str, columns: usize) -> Vec<Drawn> {
        let own = self.looks.glyphs.own(text);
        let ranges = self.looks.letters.widths.lines(&own, columns).into_iter();
        ranges
            .filter_map(|range| Some((Line::raw(own.get(range)?.to_owned()), false)))
            .collect()
    }

    /// What can be done, one of which is selected, and a blank line.
    fn otherwise(&self, columns: usize) -> Vec<Drawn> {
        if self.otherwise.is_empty() {
            return Vec::new();
        }
        let mut lines = self.wrapped(&self.words.otherwise, columns);
        let is_word = |other: &&Otherwise| matches!(other, Otherwise::Word(_));
        let words = self.otherwise.iter().filter(is_word);
        let words = words.map(|other| self.looks.width(&safe::line(&other.label())));
        let widest = words.max().unwrap_or(0);
        for (place, other) in self.otherwise.iter().enumerate() {
            let selected = place == self.otherwise_at;
            let style = if selected {
                self.looks.theme.selected
            } else {
                Style::new()
            };
            let label = safe::line(&other.label());
            let behind = match other {
                Otherwise::Word(near) => {
                    let gap = " ".repeat(widest - self.looks.width(&label));
                    let papers = if near.papers == 1 { "paper" } else { "papers" };
                    format!("{gap}  {} {papers}", thousands(near.papers.into()))
                }
                Otherwise::Fetch(_) | Otherwise::LookFurther => String::new(),
            };
            let line = format!(" {label}{behind} ");
            let line = self
                .looks
                .cut(&line, columns.saturating_sub(1))
                .into_owned();
            let line = Line::from(vec![self.looks.bar(selected), Span::raw(line)]);
            lines.push((line.style(style), selected));
        }
        lines.push((Line::default(), false));
        lines
    }
}
