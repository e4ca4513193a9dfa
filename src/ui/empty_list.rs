//! The list without a paper: why there is nothing, which words are near, and which key helps.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Looks;
use super::numbers::thousands;
use crate::app::Nothing;
use crate::query::NearWord;
use crate::text::safe;

pub(super) struct EmptyList<'a> {
    pub(super) words: Nothing,
    pub(super) near: &'a [NearWord],
    /// The selected one of the near words.
    pub(super) near_at: usize,
    pub(super) looks: Looks<'a>,
}

impl Widget for EmptyList<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let inner = area.inner(Margin {
            horizontal: 2,
            vertical: u16::from(area.height > 3),
        });
        let columns = usize::from(inner.width.max(1));
        let mut lines = self.wrapped(&self.words.why, columns);
        lines.push(Line::default());
        lines.extend(self.near_words(columns));
        lines.extend(self.wrapped(&self.words.help, columns));
        if lines.len() > usize::from(inner.height) {
            lines.retain(|line| line.width() > 0);
        }
        for (line, row) in lines.into_iter().zip(inner.rows()) {
            self.looks.draw(&line, row, buffer);
        }
    }
}

impl EmptyList<'_> {
    fn wrapped(&self, text: &str, columns: usize) -> Vec<Line<'static>> {
        let own = self.looks.glyphs.own(text);
        let ranges = self.looks.letters.widths.lines(&own, columns).into_iter();
        ranges
            .filter_map(|range| Some(Line::raw(own.get(range)?.to_owned())))
            .collect()
    }

    /// The words that may be meant, one of which is selected, and a blank line.
    fn near_words(&self, columns: usize) -> Vec<Line<'static>> {
        if self.near.is_empty() {
            return Vec::new();
        }
        let mut lines = self.wrapped(&self.words.near, columns);
        let words: Vec<String> = self
            .near
            .iter()
            .map(|near| safe::line(&near.word))
            .collect();
        let widths = words.iter().map(|word| self.looks.width(word));
        let widest = widths.max().unwrap_or(0);
        for (place, (word, near)) in words.iter().zip(self.near).enumerate() {
            let selected = place == self.near_at;
            let (bar, style) = if selected {
                (self.looks.glyphs.bar, self.looks.theme.selected)
            } else {
                (" ", Style::new())
            };
            let gap = " ".repeat(widest - self.looks.width(word));
            let papers = if near.papers == 1 { "paper" } else { "papers" };
            let count = thousands(near.papers.into());
            let line = format!("{bar} {word}{gap}  {count} {papers} ");
            let line = self.looks.cut(&line, columns).into_owned();
            lines.push(Line::styled(line, style));
        }
        lines.push(Line::default());
        lines
    }
}
