//! The line above all panes: the query, and how many papers it finds.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::{Count, Label, Prompt, Total, Typing};
use crate::query::{Order, QueryError};
use crate::text::numbers::thousands;

pub(super) struct QueryLine<'a> {
    pub(super) prompt: &'a Prompt,
    pub(super) typing: Typing,
    /// Why the line does not parse.
    pub(super) fault: Option<&'a QueryError>,
    pub(super) count: Count,
    pub(super) answered: Total,
    /// Whether the query leaves anything out.
    pub(super) filtered: bool,
    /// The order of the list, and the one that was asked for.
    pub(super) order: Order,
    pub(super) wished: Order,
    /// How many papers are hidden one by one.
    pub(super) hidden: u64,
    /// What came and is not shown yet.
    pub(super) waiting: Option<String>,
    /// What is shown, where that is not the library's list.
    pub(super) beyond: Option<&'a Label>,
    pub(super) looks: Looks<'a>,
}

/// Blank, slash, blank.
const BEFORE_TEXT: u16 = 3;

impl QueryLine<'_> {
    /// Where the terminal's cursor belongs while one types.
    pub(super) fn cursor(&self, area: Rect) -> Position {
        let before = self.looks.width(self.prompt.before());
        let column = before - self.skipped(area).min(before);
        let column = u16::try_from(column).unwrap_or(area.width);
        let last = area.right().saturating_sub(1);
        Position {
            x: (area.x + BEFORE_TEXT).saturating_add(column).min(last),
            y: area.y,
        }
    }

    /// The columns of the text that are out of sight on the left; none shows half a character.
    fn skipped(&self, area: Rect) -> usize {
        let too_many = (self.looks.width(self.prompt.before()) + 1).saturating_sub(self.room(area));
        self.looks.width(self.prompt.text())
            - self.looks.width(
                self.looks
                    .letters
                    .widths
                    .after(self.prompt.text(), too_many),
            )
    }

    /// The columns that the text has.
    fn room(&self, area: Rect) -> usize {
        let right = self.looks.width(&self.right(area)) + self.looks.width(&self.waits());
        usize::from(area.width.saturating_sub(BEFORE_TEXT))
            .saturating_sub(right + 1)
            .max(1)
    }

    fn right(&self, area: Rect) -> String {
        match self.beyond {
            Some(Label::Found { whom, about }) => return self.right_beyond(area, whom, *about),
            Some(Label::Digest { subject, more }) => return self.digest(area, subject, *more),
            None => {}
        }
        let found = self.count.papers();
        let plus = if matches!(self.count, Count::AtLeast(_)) {
            "+"
        } else {
            ""
        };
        let count = match self.answered {
            Total::Unknown => String::new(),
            Total::About(papers) => format!("~{} papers", thousands(papers)),
            Total::Exactly(papers) if self.filtered => {
                format!("{}{plus} of {}", thousands(found as u64), thousands(papers))
            }
            Total::Exactly(1) => "1 paper".to_owned(),
            Total::Exactly(papers) => format!("{} papers", thousands(papers)),
        };
        let dot = self.looks.glyphs.dot;
        let waits = self.waiting.is_some();
        match area.width {
            0..40 => format!("{count} "),
            40..70 if self.filtered || waits => format!("{count} "),
            _ if count.is_empty() => String::new(),
            _ => {
                let hidden = match (area.width, self.hidden) {
                    (0..70, _) | (_, 0) => String::new(),
                    (_, hidden) => format!("{} hidden {dot} ", thousands(hidden)),
                };
                // Where it is not the one that was asked for it is said why.
                let why = if self.order == self.wished || area.width < 70 {
                    ""
                } else {
                    " for want of stars"
                };
                format!("{hidden}{count} {dot} {}{why} ", self.order.label())
            }
        }
    }

    /// The same where an engine has found what is shown.
    fn right_beyond(&self, area: Rect, whom: &str, about: Option<u64>) -> String {
        let here = thousands(self.count.papers() as u64);
        let count = match about {
            Some(about) => format!("{here} of about {}", thousands(about)),
            None => here,
        };
        let dot = self.looks.glyphs.dot;
        match area.width {
            0..50 => format!("{count} "),
            _ => format!("{} {dot} {count} ", self.looks.cut(whom, 24)),
        }
    }

    /// The same where a digest is shown: its subject, and how many papers it leaves out.
    fn digest(&self, area: Rect, subject: &str, more: usize) -> String {
        let dot = self.looks.glyphs.dot;
        let more = match (area.width, more) {
            (0..50, _) | (_, 0) => " ".to_owned(),
            (_, more) => format!(" {dot} and {} more ", thousands(more as u64)),
        };
        // The filter keeps a quarter of the line.
        let room = usize::from(area.width / 4 * 3).saturating_sub(self.looks.width(&more));
        format!("{}{more}", self.looks.cut(subject, room))
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

    /// What waits, before the rest of the right.
    fn waits(&self) -> String {
        let dot = self.looks.glyphs.dot;
        let waiting = self.waiting.as_ref();
        waiting.map_or_else(String::new, |waiting| format!("{waiting} {dot} "))
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
        let text = self
            .looks
            .letters
            .widths
            .after(self.prompt.text(), self.skipped(area));
        let mut spans = vec![Span::styled(" / ", slash)];
        if self.prompt.text().is_empty() {
            let hint = if typing {
                "words, \"phrases\", -not, title: author: year: is:starred"
            } else {
                ""
            };
            spans.push(Span::styled(
                self.looks.cut(hint, self.room(area)),
                self.looks.theme.quiet,
            ));
        } else {
            let shown = if typing {
                // An ellipsis would stand on what is at the cursor.
                Cow::Borrowed(text)
            } else {
                self.looks.cut(text, self.room(area))
            };
            spans.extend(self.styled(&shown, self.prompt.text().len() - text.len()));
        }
        let room = u16::try_from(self.room(area)).unwrap_or(area.width);
        let place = Rect {
            width: area.width.min(BEFORE_TEXT.saturating_add(room)),
            ..area
        };
        self.looks.draw(&Line::from(spans), place, buffer);
        let right = self.right(area);
        let is_answer = self.filtered && !self.told_fault();
        let style = if is_answer {
            self.looks.theme.strong
        } else {
            self.looks.theme.quiet
        };
        self.looks.draw_right(&right, style, area, buffer);
        let columns = u16::try_from(self.looks.width(&right)).unwrap_or(area.width);
        let before = Rect {
            width: area.width.saturating_sub(columns),
            ..area
        };
        let strong = self.looks.theme.strong;
        self.looks.draw_right(&self.waits(), strong, before, buffer);
    }
}
