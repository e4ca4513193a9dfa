//! The paper: title, facts, abstract, links.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::{Glyphs, Theme, marked};
use crate::app::layout::MARGIN;
use crate::app::{Part, Reading};

pub(super) struct PaperPane<'a> {
    pub(super) reading: Option<&'a Reading>,
    pub(super) theme: &'a Theme,
    pub(super) glyphs: Glyphs,
}

impl Widget for PaperPane<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Some(reading) = self.reading else { return };
        let margin = if usize::from(area.width) >= reading.width + usize::from(2 * MARGIN) {
            MARGIN
        } else {
            0
        };
        let text = Rect {
            x: area.x + margin,
            width: area.width.saturating_sub(margin),
            ..area
        };
        let before: usize = reading
            .lines
            .iter()
            .take(reading.scroll)
            .map(|line| line.hits.len())
            .sum();
        let mut hits = before;
        for (line, row) in reading.lines.iter().skip(reading.scroll).zip(text.rows()) {
            let style = self.style(&line.part);
            let first = hits;
            let hit = |number: usize| {
                let current = reading.hit == Some(first + number);
                if current {
                    self.theme.current_hit
                } else {
                    self.theme.hit
                }
            };
            let own = match line.part {
                Part::Facts => Some(self.glyphs.own(&line.text)),
                Part::Title | Part::Abstract | Part::Note | Part::Link(_) | Part::Blank => None,
            };
            let shown = own.as_ref().unwrap_or(&line.text);
            Line::from(marked::spans(shown, &line.hits, style, hit)).render(row, buffer);
            hits += line.hits.len();
        }
    }
}

impl PaperPane<'_> {
    fn style(&self, part: &Part) -> Style {
        match part {
            Part::Title => self.theme.strong,
            Part::Facts | Part::Note => self.theme.quiet,
            Part::Link(_) => Style::new().add_modifier(Modifier::UNDERLINED),
            Part::Abstract | Part::Blank => Style::new(),
        }
    }
}
