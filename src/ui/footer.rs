//! The line below all panes: what was said, or the keys that work now; and the place in the paper.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{Glyphs, Theme};
use crate::app::{Action, Importing, Model, Popup, Scope};
use crate::text::shown::Form;
use crate::text::{safe, wrap};

pub(super) struct Footer<'a> {
    pub(super) model: &'a Model,
    /// How many lines of the paper are shown.
    pub(super) window: usize,
    pub(super) theme: &'a Theme,
    pub(super) glyphs: Glyphs,
}

impl Widget for Footer<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let place = match &self.model.reading {
            Some(reading) => {
                let form = match reading.page.form {
                    Form::Raw => format!(" as received {}", self.glyphs.dot),
                    Form::Rendered(_) => String::new(),
                };
                format!("{form} {} % ", reading.per_cent(self.window))
            }
            None => String::new(),
        };
        let room = usize::from(area.width).saturating_sub(wrap::width(&place) + 1);
        let left = match self.sentence() {
            Some(sentence) => {
                let sentence = self.glyphs.own(&safe::line(&sentence));
                let cut = wrap::cut(&sentence, room, self.glyphs.ellipsis).into_owned();
                vec![Span::raw(" "), Span::raw(cut)]
            }
            None => self.keys(room),
        };
        Line::from(left).render(area, buffer);
        Line::styled(place, self.theme.quiet)
            .right_aligned()
            .render(area, buffer);
    }
}

impl Footer<'_> {
    /// What must be said, the most pressing first.
    fn sentence(&self) -> Option<String> {
        let model = self.model;
        let fault = model.fault.as_ref().map(ToString::to_string);
        let trouble = model.marks.trouble.as_ref().map(|reason| {
            let marks = model.marks.unsaved();
            let them = if marks == 1 {
                "1 mark is".to_owned()
            } else {
                format!("{marks} marks are")
            };
            format!("{them} not saved yet, recto tries again: {reason}")
        });
        fault
            .or(trouble)
            .or_else(|| model.said.clone())
            .or_else(|| model.importing.as_ref().map(Importing::sentence))
            .or_else(|| model.marks.closed.clone())
    }

    /// The keys of this place that do something now, as many as there is room for.
    fn keys(&self, room: usize) -> Vec<Span<'static>> {
        let model = self.model;
        let scope = model.scope();
        let everywhere = match scope {
            Scope::List | Scope::Paper | Scope::Filter => Some(Scope::Panes),
            Scope::Panes | Scope::Prompt | Scope::Path | Scope::Popup | Scope::Everywhere => None,
        };
        let rows = std::iter::once(scope)
            .chain(everywhere)
            .flat_map(|scope| model.keymap.rows(scope));
        let mut spans = vec![Span::raw(" ")];
        let mut used = 1;
        for (binding, keys) in rows {
            let (Some(label), Some(key)) = (binding.footer, keys.first()) else {
                continue;
            };
            if !model.works(binding.action) {
                continue;
            }
            let chosen = self.choosing(scope);
            let chosen = chosen.filter(|_| binding.action == Action::Choose);
            let label = chosen.unwrap_or(label);
            let key = key.to_string();
            let width = wrap::width(&key) + 1 + wrap::width(label) + 2;
            if used + width > room {
                break;
            }
            used += width;
            spans.push(Span::styled(key, self.theme.strong));
            spans.push(Span::styled(format!(" {label}  "), self.theme.quiet));
        }
        spans
    }

    /// What choosing does, where it is not always the same.
    fn choosing(&self, scope: Scope) -> Option<&'static str> {
        match &self.model.popup {
            Some(Popup::Path(path)) => Some(path.purpose.verb()),
            Some(Popup::Help { .. } | Popup::Menu(_)) => None,
            None => {
                let has_near = scope == Scope::Prompt && !self.model.list.near.is_empty();
                has_near.then_some("take")
            }
        }
    }
}
