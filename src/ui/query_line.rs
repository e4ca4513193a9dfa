//! The line above all panes: the query, and how many papers it finds.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::{BETWEEN_PARTS, HeaderItem, HeaderPart, Prompt, Typing};
use crate::query::QueryError;

pub(super) struct QueryLine<'a> {
    pub(super) prompt: &'a Prompt,
    pub(super) typing: Typing,
    /// Why the line does not parse.
    pub(super) fault: Option<&'a QueryError>,
    /// Whether the query leaves anything out.
    pub(super) filtered: bool,
    /// What stands at the right, part by part, and where.
    pub(super) header: Vec<(HeaderPart, Rect)>,
    /// Where the text stands.
    pub(super) place: Rect,
    /// The text from the first letter on that is in sight.
    pub(super) shown: &'a str,
    pub(super) looks: Looks<'a>,
}

impl QueryLine<'_> {
    /// Where the terminal's cursor belongs while one types.
    pub(super) fn cursor(&self, area: Rect) -> Position {
        let hidden = self.hidden().min(self.prompt.before().len());
        let before = self.prompt.before().get(hidden..).unwrap_or_default();
        let column = u16::try_from(self.looks.width(before)).unwrap_or(area.width);
        let last = area.right().saturating_sub(1);
        Position {
            x: self.place.x.saturating_add(column).min(last),
            y: area.y,
        }
    }

    /// The bytes of the text that are out of sight on the left.
    fn hidden(&self) -> usize {
        self.prompt.text().len() - self.shown.len()
    }

    fn parts(&self, line: Rect, buffer: &mut Buffer) {
        let usual = if self.filtered && !self.told_fault() {
            self.looks.theme.strong
        } else {
            self.looks.theme.quiet
        };
        for (number, (part, area)) in self.header.iter().enumerate() {
            let style = match part.item {
                HeaderItem::Waiting => self.looks.theme.strong,
                HeaderItem::Picked => self.looks.theme.accent,
                HeaderItem::Hidden | HeaderItem::Found | HeaderItem::Order => usual,
            };
            let text = Line::styled(part.text.as_str(), style);
            self.looks.draw(&text, area.intersection(line), buffer);
            if number > 0 && area.x >= line.x + BETWEEN_PARTS {
                let between = Rect {
                    x: area.x - BETWEEN_PARTS,
                    width: BETWEEN_PARTS,
                    ..line
                };
                let dot = Line::styled(self.looks.glyphs.between, usual);
                self.looks.draw(&dot, between, buffer);
            }
        }
    }

    /// Whether the line is wrong, and not only being typed still.
    fn told_fault(&self) -> bool {
        let typing = self.typing == Typing::Going;
        self.fault
            .is_some_and(|fault| !(typing && fault.is_unfinished()))
    }

    /// The text that is shown, of which so many bytes stand out of sight: with what is wrong marked, what
    /// is not asked yet dim, and in reverse what a letter would replace.
    fn styled(&self, shown: &str, hidden: usize) -> [Span<'static>; 3] {
        let theme = self.looks.theme;
        let all = shown.len();
        let (part, style) = match self.fault {
            Some(fault) if self.told_fault() => {
                let style = theme.fault.add_modifier(Modifier::UNDERLINED);
                (fault.span.clone(), style)
            }
            Some(fault) => (fault.span.start..hidden + all, theme.quiet),
            None if self.typing == Typing::Going && self.prompt.is_selected() => {
                (hidden..hidden + all, theme.selected)
            }
            None => (0..0, theme.quiet),
        };
        // An ellipsis may stand where the part ends.
        let place = |byte: usize| {
            let byte = byte.saturating_sub(hidden).min(all);
            if shown.is_char_boundary(byte) {
                byte
            } else {
                all
            }
        };
        let (start, end) = (place(part.start), place(part.end));
        let piece = |part: Range<usize>| shown.get(part).unwrap_or_default().to_owned();
        [
            Span::raw(piece(0..start)),
            Span::styled(piece(start..end), style),
            Span::raw(piece(end..all)),
        ]
    }
}

impl Widget for QueryLine<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let typing = self.typing == Typing::Going;
        let accent = self.looks.theme.accent;
        let slash = if typing {
            self.looks.theme.strong.patch(accent)
        } else {
            accent
        };
        let room = self.place.width;
        let mut spans = vec![Span::styled(" / ", slash)];
        if self.prompt.text().is_empty() {
            let hint = if typing {
                "words, \"phrases\", -not, title: author: year: is:starred"
            } else {
                ""
            };
            spans.push(Span::styled(
                self.looks.cut(hint, room.into()),
                self.looks.theme.quiet,
            ));
        } else {
            let shown = if typing {
                // An ellipsis would stand on what is at the cursor.
                Cow::Borrowed(self.shown)
            } else {
                self.looks.cut(self.shown, room.into())
            };
            spans.extend(self.styled(&shown, self.hidden()));
        }
        let before = self.place.x.saturating_sub(area.x);
        let place = Rect {
            width: area.width.min(before.saturating_add(room)),
            ..area
        };
        self.looks.draw(&Line::from(spans), place, buffer);
        self.parts(area, buffer);
    }
}
