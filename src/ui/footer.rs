//! The line below all panes: what was said, or the keys that work now; and the place in the paper.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::{Offer, Reading};
use crate::text::safe;
use crate::text::shown::Form;

pub(super) struct Footer<'a> {
    /// What must be said.
    pub(super) sentence: Option<String>,
    /// The keys that do something now.
    pub(super) offers: Vec<Offer>,
    pub(super) reading: Option<&'a Reading>,
    /// How many lines of the paper are shown.
    pub(super) window: usize,
    pub(super) looks: Looks<'a>,
}

impl Widget for Footer<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let place = self.place();
        let room = usize::from(area.width).saturating_sub(self.looks.width(&place) + 1);
        let left = match &self.sentence {
            Some(sentence) => {
                let sentence = self.looks.glyphs.own(&safe::line(sentence));
                let cut = self.looks.cut(&sentence, room).into_owned();
                vec![Span::raw(" "), Span::raw(cut)]
            }
            None => self.keys(room),
        };
        self.looks.draw(&Line::from(left), area, buffer);
        self.looks
            .draw_right(&place, self.looks.theme.quiet, area, buffer);
    }
}

impl Footer<'_> {
    /// How far one has read, and whether the paper is shown as it came.
    fn place(&self) -> String {
        let Some(reading) = self.reading else {
            return String::new();
        };
        let form = match reading.page.form {
            Form::Raw => format!(" as received {}", self.looks.glyphs.dot),
            Form::Rendered(_) => String::new(),
        };
        format!("{form} {} % ", reading.per_cent(self.window))
    }

    /// As many keys as there is room for.
    fn keys(&self, room: usize) -> Vec<Span<'static>> {
        let mut spans = vec![Span::raw(" ")];
        let mut used = 1;
        for offer in &self.offers {
            let key = offer.key.to_string();
            let label = offer.label;
            let width = self.looks.width(&key) + 1 + self.looks.width(label) + 2;
            if used + width > room {
                break;
            }
            used += width;
            spans.push(Span::styled(key, self.looks.theme.strong));
            spans.push(Span::styled(format!(" {label}  "), self.looks.theme.quiet));
        }
        spans
    }
}
