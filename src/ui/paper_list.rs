//! The list: one paper, one row.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{Looks, marked};
use crate::app::{Beyond, List, Marking, Row, StarShown};
use crate::query::Query;
use crate::text::safe;

pub(super) struct PaperList<'a> {
    pub(super) list: &'a List,
    /// What was found elsewhere, where that is what is listed.
    pub(super) beyond: Option<&'a Beyond>,
    pub(super) marks: &'a Marking,
    pub(super) query: &'a Query,
    pub(super) focused: bool,
    pub(super) looks: Looks<'a>,
}

/// Whether a paper of the list is in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Here {
    InLibrary,
    /// Not yet; a plus stands before it.
    Elsewhere,
}

/// Bar, star, unread mark or plus, blank.
const BEFORE_TITLE: usize = 4;
/// From this width on there is room for the date.
const DATE_FROM: u16 = 60;
/// A blank, the date and a blank.
const DATE_COLUMNS: u16 = 12;

impl Widget for PaperList<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        for (place, row) in (self.list.cursor.top..self.list.places).zip(area.rows()) {
            if let Some(paper) = self.list.row(place) {
                let here = match self.beyond {
                    Some(beyond) if !beyond.is_known(place) => Here::Elsewhere,
                    Some(_) | None => Here::InLibrary,
                };
                self.paper(row, buffer, (paper, here), place == self.list.cursor.at);
            }
        }
    }
}

impl PaperList<'_> {
    fn paper(&self, area: Rect, buffer: &mut Buffer, (row, here): (&Row, Here), selected: bool) {
        let read = self.marks.is_read(row);
        let starred = self.marks.is_starred(row);
        // It stopped matching by a mark, and keeps its place until the query changes.
        let leaving = self.beyond.is_none() && !self.query.admits_marks(starred, read);
        let style = match (selected, self.focused) {
            (true, true) => self.looks.theme.selected,
            (true, false) => self.looks.theme.marked,
            (false, _) if leaving => self.looks.theme.quiet,
            (false, _) => Style::new(),
        };
        // Colours would turn into bars of colour in a reversed row.
        let on = |theirs: Style| {
            if selected && self.focused {
                Style { fg: None, ..theirs }
            } else {
                theirs
            }
        };
        let (star, star_style) = match self.marks.star(row) {
            StarShown::Kept => (self.looks.glyphs.star, self.looks.theme.star),
            StarShown::Pending => (self.looks.glyphs.pending, self.looks.theme.quiet),
            StarShown::None => (" ", Style::new()),
        };
        let bar = if selected { self.looks.glyphs.bar } else { " " };
        let date = row.paper.date_shown();
        let date = date.filter(|_| area.width >= DATE_FROM);
        let after = if date.is_some() { DATE_COLUMNS } else { 1 };
        let room = usize::from(area.width).saturating_sub(BEFORE_TITLE + usize::from(after));
        let (title, hits) = match self.looks.letters.scripts.written(&row.title) {
            Some((title, way)) => {
                let hits = row.hits.iter().map(|hit| way.range(hit));
                (Cow::Owned(title), hits.collect())
            }
            None => (Cow::Borrowed(&row.title), row.hits.clone()),
        };
        let title = self.looks.cut(&title, room);
        let mut spans = vec![
            Span::raw(bar),
            Span::styled(star, on(star_style)),
            Span::raw(match here {
                Here::Elsewhere => "+",
                Here::InLibrary if read => " ",
                Here::InLibrary => self.looks.glyphs.unread,
            }),
            Span::raw(" "),
        ];
        let hits = hits.into_iter().map(|hit| (hit, on(self.looks.theme.hit)));
        let hits: Vec<marked::Mark> = hits.collect();
        spans.extend(marked::spans(&title, Style::new(), &hits));
        buffer.set_style(area, style);
        self.looks
            .draw(&Line::from(spans).style(style), area, buffer);
        if let Some(date) = date {
            let quiet = style.patch(on(self.looks.theme.quiet));
            let columns = area.width.min(DATE_COLUMNS);
            let place = Rect {
                x: area.right() - columns,
                width: columns,
                ..area
            };
            let room = usize::from(DATE_COLUMNS) - 2;
            let date = safe::line(&date);
            let date = self.looks.cut(&date, room);
            self.looks
                .draw_right(&format!("{date} "), quiet, place, buffer);
        }
    }
}
