//! One paper of the list, in one line or in two.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{Looks, marked};
use crate::app::layout::BEFORE_TITLE;
use crate::app::{Row, StarShown};
use crate::paper::PartialDate;
use crate::text::numbers::thousands;
use crate::text::safe;

/// Before what a title goes on with, so that one sees where each paper begins.
const INDENT: &str = "  ";
/// From this width on there is room for the date behind the title.
const DATE_FROM: u16 = 60;
/// A blank, `28 Sep 2025` and a blank.
const DATE_COLUMNS: u16 = 13;
/// A name of fewer columns says nothing: the subject gives way before.
const NAMES_AT_LEAST: usize = 12;

/// A paper, and how it stands in the list.
pub(super) struct PaperRow<'a> {
    pub(super) row: &'a Row,
    pub(super) here: Here,
    pub(super) pick: Pick,
    pub(super) star: StarShown,
    pub(super) reading: ReadState,
    pub(super) selection: Selection,
    pub(super) date: DateShown,
    pub(super) today: PartialDate,
    pub(super) looks: Looks<'a>,
}

/// Whether a paper of the list is in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    InLibrary,
    /// Not yet; a plus stands before it.
    Elsewhere,
}

/// Whether the paper is picked for what is done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    Picked,
    No,
}

/// How the title tells whether one has read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadState {
    Unread,
    Read,
    /// It stopped matching by a mark, and keeps its place until the query changes.
    Leaving,
}

/// Whether the paper is the selected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Selection {
    /// It is, and keys go to it.
    Focused,
    /// It is, while keys go to another pane.
    Marked,
    None,
}

/// Whether the date stands in the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateShown {
    Here,
    /// It does, for those below it that have the same.
    ForAll,
    /// It is said above.
    Above,
}

impl Widget for PaperRow<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let scripts = self.looks.letters.scripts;
        let (title, hits) = match scripts.written(&self.row.title) {
            Some((title, way)) => {
                let hits = self.row.hits.iter().map(|hit| way.range(hit));
                (Cow::Owned(title), hits.collect())
            }
            None => (Cow::Borrowed(&self.row.title), self.row.hits.clone()),
        };
        buffer.set_style(area, self.style());
        let mut lines = area.rows();
        let (Some(first), second) = (lines.next(), lines.next()) else {
            return;
        };
        let columns = usize::from(area.width.saturating_sub(BEFORE_TITLE + 1));
        let Some(second) = second else {
            let date = self.date(area.width);
            let behind = date.as_ref().map_or(0, |date| {
                (self.looks.width(date) + 2).max(DATE_COLUMNS.into()) - 1
            });
            let columns = columns.saturating_sub(behind);
            self.line(self.title(&title, &hits, columns), first, buffer);
            if let Some(date) = date {
                self.looks
                    .draw_right(&format!("{date} "), self.quiet(), first, buffer);
            }
            self.marks(first, buffer);
            return;
        };
        if let Some(aside) = self.aside(columns) {
            self.line(self.title(&title, &hits, columns), first, buffer);
            self.line(vec![Span::styled(aside, self.quiet())], second, buffer);
        } else {
            // Nothing else is known: the title goes on.
            let widths = self.looks.letters.widths;
            let above = widths.lines(&title, columns.max(1));
            let (end, begin) = match above.as_slice() {
                [above, below, ..] => (above.end, below.start),
                [_] | [] => (title.len(), title.len()),
            };
            let of = |part: Range<usize>| title.get(part).unwrap_or_default();
            let above = self.title(of(0..end), &hits, columns);
            self.line(above, first, buffer);
            let hits: Vec<Range<usize>> = hits
                .iter()
                .filter(|hit| hit.end > begin)
                .map(|hit| hit.start.saturating_sub(begin)..hit.end - begin)
                .collect();
            let columns = columns.saturating_sub(INDENT.len());
            let mut below = vec![Span::raw(INDENT)];
            below.extend(self.title(of(begin..title.len()), &hits, columns));
            self.line(below, second, buffer);
        }
        self.marks(first, buffer);
        self.bar(second, buffer);
    }
}

impl PaperRow<'_> {
    fn style(&self) -> Style {
        match (self.selection, self.reading) {
            (Selection::Focused, _) => self.looks.theme.selected,
            (Selection::None, ReadState::Leaving) => self.looks.theme.quiet,
            (Selection::Marked, _) | (Selection::None, ReadState::Read | ReadState::Unread) => {
                Style::new()
            }
        }
    }

    /// A style as it stands in this row: colours would turn into bars of colour in a reversed one, and
    /// what is dim there would be hard to read.
    fn on(&self, style: Style) -> Style {
        match self.selection {
            Selection::Focused => Style { fg: None, ..style }.remove_modifier(Modifier::DIM),
            Selection::Marked | Selection::None => style,
        }
    }

    fn quiet(&self) -> Style {
        self.style().patch(self.on(self.looks.theme.quiet))
    }

    /// The title in so many columns; what is unread is strong.
    fn title<'t>(&self, title: &'t str, hits: &[Range<usize>], columns: usize) -> Vec<Span<'t>> {
        let style = match self.reading {
            ReadState::Unread => self.on(self.looks.theme.strong),
            ReadState::Read | ReadState::Leaving => Style::new(),
        };
        let (widths, ellipsis) = (self.looks.letters.widths, self.looks.glyphs.ellipsis);
        let kept = widths.kept(title, columns, ellipsis);
        let shown = kept.map_or(Some(title), |kept| title.get(..kept));
        let hit = self.on(self.looks.theme.hit);
        let hits = hits.iter().map(|part| (part.clone(), hit));
        let hits: Vec<marked::Mark> = hits.collect();
        let mut spans = marked::spans(shown.unwrap_or_default(), style, &hits);
        if kept.is_some() && columns >= self.looks.width(ellipsis) {
            spans.push(Span::styled(ellipsis, style));
        }
        spans
    }

    /// The date behind a title, where there is room and it is not said above; and how many papers have
    /// it, where it stands for all of them.
    fn date(&self, width: u16) -> Option<String> {
        if width < DATE_FROM || self.date == DateShown::Above {
            return None;
        }
        let date = self.row.paper.date;
        let date = date.map(|date| date.said_with_weekday(self.today));
        let date = date.or_else(|| self.said_date())?;
        let room = usize::from(DATE_COLUMNS) - 2;
        let date = self.looks.cut(&date, room).into_owned();
        Some(match (self.date, self.row.of_day) {
            (DateShown::ForAll, Some(papers @ 2..)) => {
                let between = self.looks.glyphs.between;
                format!("{date}{between}{}", thousands(papers as u64))
            }
            (DateShown::Here | DateShown::ForAll | DateShown::Above, _) => date,
        })
    }

    /// The date, or the words in its place.
    pub(super) fn said_date(&self) -> Option<String> {
        let paper = &self.row.paper;
        let date = paper.date.map(|date| date.said(self.today));
        date.or_else(|| paper.date_text().map(safe::line))
    }

    /// Who wrote it, when, and where it belongs: the names are cut before the date is.
    pub(super) fn aside(&self, columns: usize) -> Option<String> {
        let aside = &self.row.aside;
        let dot = self.looks.glyphs.between;
        let joined = |parts: &[&str]| {
            let parts = parts.iter().copied().filter(|part| !part.is_empty());
            parts.collect::<Vec<&str>>().join(dot)
        };
        let scripts = self.looks.letters.scripts;
        let names = scripts.line(aside.names.clone());
        let date = self.said_date().unwrap_or_default();
        let subject = scripts.line(aside.subject.clone());
        let both = joined(&[&date, &subject]);
        let room = |behind: &str| {
            let between = if behind.is_empty() {
                0
            } else {
                self.looks.width(dot)
            };
            columns.saturating_sub(self.looks.width(behind) + between)
        };
        let least = self.looks.width(&names).min(NAMES_AT_LEAST);
        let behind = if room(&both) < least { date } else { both };
        let names = self.looks.cut(&names, room(&behind));
        let aside = joined(&[&names, &behind]);
        (!aside.is_empty()).then(|| self.looks.cut(&aside, columns).into_owned())
    }

    /// Draws a text where the title begins.
    fn line(&self, spans: Vec<Span<'_>>, line: Rect, buffer: &mut Buffer) {
        let before = BEFORE_TITLE.min(line.width);
        let place = Rect {
            x: line.x + before,
            width: line.width - before,
            ..line
        };
        let line = Line::from(spans).style(self.style());
        self.looks.draw(&line, place, buffer);
    }

    /// Draws the bar and what is marked.
    fn marks(&self, line: Rect, buffer: &mut Buffer) {
        let (theme, glyphs) = (self.looks.theme, self.looks.glyphs);
        let (mark, style) = match (self.star, self.here) {
            (StarShown::Kept, _) => (glyphs.star, theme.star),
            (StarShown::Pending, _) => (glyphs.pending, theme.quiet),
            (StarShown::None, Here::Elsewhere) => (glyphs.elsewhere, theme.accent),
            (StarShown::None, Here::InLibrary) => (" ", Style::new()),
        };
        let marks = vec![Span::raw(" "), Span::styled(mark, self.on(style))];
        let marks = Line::from(marks).style(self.style());
        self.looks.draw(&marks, line, buffer);
        self.bar(line, buffer);
        self.pick(line, buffer);
    }

    /// Draws the sign of what is picked, where no bar is needed.
    fn pick(&self, line: Rect, buffer: &mut Buffer) {
        match (self.pick, self.selection) {
            (Pick::Picked, Selection::Focused | Selection::None) => {
                let theme = self.looks.theme;
                let style = self.on(theme.strong.patch(theme.accent));
                let sign = Line::styled(self.looks.glyphs.picked, self.style().patch(style));
                self.looks.draw(&sign, line, buffer);
            }
            (Pick::Picked, Selection::Marked) | (Pick::No, _) => {}
        }
    }

    /// Draws the bar before the selected paper.
    fn bar(&self, line: Rect, buffer: &mut Buffer) {
        match self.selection {
            Selection::Focused | Selection::Marked => {
                let bar = Line::from(self.looks.bar(true)).style(self.style());
                let place = Rect {
                    width: line.width.min(1),
                    ..line
                };
                self.looks.draw(&bar, place, buffer);
            }
            Selection::None => {}
        }
    }
}
