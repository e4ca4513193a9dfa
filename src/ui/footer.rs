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
    /// The keys that do something now.
    pub(super) offers: Vec<Offer>,
    /// That of the help.
    pub(super) help: Option<Offer>,
    pub(super) looks: Looks<'a>,
}

/// The columns of blanks between two keys, and before what stands on the right.
const GAP: usize = 2;

impl Widget for Footer<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let help = self.help.map_or_else(Vec::new, |help| self.key(help));
        let width = |spans: &[Span<'_>]| -> usize {
            spans
                .iter()
                .map(|span| self.looks.width(&span.content))
                .sum()
        };
        let free = usize::from(area.width).saturating_sub(width(&help) + 1);
        let said = self.said();
        let left = match &said {
            Some((said, style)) => {
                let room = free.saturating_sub(1 + GAP);
                let cut = self.looks.cut(said, room).into_owned();
                vec![Span::raw(" "), Span::styled(cut, *style)]
            }
            None => self.keys(free),
        };
        self.looks.draw(&Line::from(left), area, buffer);
        let mut right = help;
        right.push(Span::raw(" "));
        self.looks.draw_at_right(&Line::from(right), area, buffer);
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

    /// A key and what it does.
    fn key(&self, offer: Offer) -> Vec<Span<'static>> {
        vec![
            Span::styled(offer.key.to_string(), self.looks.theme.strong),
            Span::styled(format!(" {}", offer.label), self.looks.theme.quiet),
        ]
    }

    /// As many keys as there is room for.
    fn keys(&self, room: usize) -> Vec<Span<'static>> {
        let mut spans = vec![Span::raw(" ")];
        let mut used = 1;
        for offer in &self.offers {
            let key = self.key(*offer);
            let columns = key.iter().map(|span| self.looks.width(&span.content));
            let width = columns.sum::<usize>() + GAP;
            if used + width > room {
                break;
            }
            used += width;
            spans.extend(key);
            spans.push(Span::raw("  "));
        }
        spans
    }
}
