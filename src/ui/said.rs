//! What was said and has no room in the footer, in lines above it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::Tone;

pub(super) struct SaidView<'a> {
    pub(super) tone: Tone,
    pub(super) lines: &'a [String],
    pub(super) looks: Looks<'a>,
}

impl Widget for SaidView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        self.looks.clear(area, buffer);
        let Looks { theme, glyphs, .. } = self.looks;
        let has_rule = usize::from(area.height) > self.lines.len();
        let mut rows = area.rows();
        if has_rule && let Some(rule) = rows.next() {
            for place in rule.positions() {
                buffer.set_string(place.x, place.y, glyphs.rule, theme.quiet);
            }
        }
        for (number, (line, row)) in self.lines.iter().zip(rows).enumerate() {
            let line = Span::raw(glyphs.own(line));
            let line = match (self.tone, number) {
                (Tone::Note, _) => Line::from(vec![Span::raw(" "), line]),
                (Tone::Fault, 0) => Line::from(vec![Span::raw(" ! "), line]).style(theme.fault),
                (Tone::Fault, _) => Line::from(vec![Span::raw("   "), line]).style(theme.fault),
            };
            self.looks.draw(&line, row, buffer);
        }
    }
}
