//! The hairlines between the panes; that of the focused pane is heavy.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::{Above, Looks};
use crate::app::{Layout, Pane};

pub(super) struct Rules<'a> {
    pub(super) layout: &'a Layout,
    /// The pane that has the focus; none while one types.
    pub(super) focus: Option<Pane>,
    /// What they say.
    pub(super) above: &'a [Above],
    pub(super) looks: Looks<'a>,
}

impl Widget for Rules<'_> {
    fn render(self, screen: Rect, buffer: &mut Buffer) {
        let clip = |area: Rect| area.intersection(screen);
        let (rule, middle) = (clip(self.layout.rule), clip(self.layout.middle));
        self.level(rule, buffer);
        self.level(middle, buffer);
        for above in self.above {
            self.say(above, clip(self.layout.above(above.pane)), buffer);
        }
        for divider in self.layout.dividers.map(clip) {
            self.looks.clear(divider, buffer);
            for place in divider.positions() {
                buffer.set_string(
                    place.x,
                    place.y,
                    self.looks.glyphs.divider,
                    self.looks.theme.quiet,
                );
            }
            let above = Position {
                x: divider.x,
                y: divider.y.saturating_sub(1),
            };
            if !divider.is_empty() && rule.contains(above) {
                buffer.set_string(
                    above.x,
                    above.y,
                    self.looks.glyphs.joint,
                    self.looks.theme.quiet,
                );
            }
        }
    }
}

impl Rules<'_> {
    /// Says what is said above a pane; a piece of the line stays on either side.
    fn say(&self, above: &Above, line: Rect, buffer: &mut Buffer) {
        let within = line.inner(Margin {
            horizontal: 1,
            vertical: 0,
        });
        let theme = self.looks.theme;
        let plain = theme.ground.remove_modifier(Modifier::all());
        let style = if self.focus == Some(above.pane) {
            plain.patch(theme.accent)
        } else {
            plain
        };
        let said = |text: &str| match text {
            "" => String::new(),
            text => format!(" {text} "),
        };
        let day = Line::styled(said(&above.day), style);
        self.looks.draw(&day, within, buffer);
        self.looks
            .draw_right(&said(&above.place), style, within, buffer);
    }

    /// A level line; where the pane below it has the focus it is heavy.
    fn level(&self, rule: Rect, buffer: &mut Buffer) {
        let focused = match self.focus {
            Some(Pane::Filter) => self.layout.filter,
            Some(Pane::List) => self.layout.list,
            Some(Pane::Paper) => self.layout.paper,
            None => Rect::ZERO,
        };
        for place in rule.positions() {
            let heavy = !focused.is_empty()
                && focused.y == place.y + 1
                && (focused.x..focused.right()).contains(&place.x);
            let (sign, style) = if heavy {
                (self.looks.glyphs.focus_rule, self.looks.theme.accent)
            } else {
                (self.looks.glyphs.rule, self.looks.theme.quiet)
            };
            buffer.set_string(place.x, place.y, sign, style);
        }
    }
}
