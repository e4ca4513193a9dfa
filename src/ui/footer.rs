//! The line below all panes: what was said, or the keys that work now; and always, at its end, the key
//! of the help.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::{Offer, Sentence, Tone};
use crate::text::safe;

pub(super) struct Footer<'a> {
    /// What must be said, where there is room for it here.
    pub(super) sentence: Option<Sentence>,
    /// The keys that are shown, each with its place; the last one is that of the help.
    pub(super) hints: Vec<(Offer, Rect)>,
    pub(super) looks: Looks<'a>,
}

/// The columns of blanks before what stands on the right.
const GAP: u16 = 2;

impl Widget for Footer<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if let Some((said, style)) = self.said() {
            let end = self.hints.last().map_or(area.right(), |(_, help)| help.x);
            let place = Rect {
                x: area.x + area.width.min(1),
                width: end.saturating_sub(area.x + 1 + GAP),
                ..area
            };
            let cut = self.looks.cut(&said, place.width.into());
            self.looks.draw(&Line::styled(cut, style), place, buffer);
        }
        for (offer, place) in &self.hints {
            let line = Line::from(vec![
                Span::styled(offer.key.to_string(), self.looks.theme.strong),
                Span::styled(format!(" {}", offer.label), self.looks.theme.quiet),
            ]);
            self.looks.draw(&line, place.intersection(area), buffer);
        }
    }
}

impl Footer<'_> {
    /// What is said, and how it looks.
    fn said(&self) -> Option<(String, Style)> {
        let sentence = self.sentence.as_ref()?;
        let text = self.looks.glyphs.own(&safe::line(&sentence.text));
        Some(match sentence.tone {
            Tone::Note => (text, Style::new()),
            Tone::Fault => (format!("! {text}"), self.looks.theme.fault),
        })
    }
}
