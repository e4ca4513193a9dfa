//! The list: a row for each paper.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use super::paper_row::{DateShown, Here, PaperRow, Pick, ReadState, Selection};
use crate::app::layout::BEFORE_TITLE;
use crate::app::{Beyond, List, Marking, Picked, Row};
use crate::paper::PartialDate;
use crate::query::Query;

pub(super) struct PaperList<'a> {
    pub(super) list: &'a List,
    /// What was found elsewhere, where that is what is listed.
    pub(super) beyond: Option<&'a Beyond>,
    pub(super) marks: &'a Marking,
    /// What is picked for what is done next.
    pub(super) picked: &'a Picked,
    pub(super) query: &'a Query,
    /// Whether papers of one date stand together.
    pub(super) by_date: bool,
    /// Whether the date of the first row is said above the list.
    pub(super) day_above: bool,
    pub(super) focused: bool,
    /// How many lines a paper takes.
    pub(super) row_lines: u16,
    pub(super) today: PartialDate,
    pub(super) looks: Looks<'a>,
}

impl Widget for PaperList<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let lines = self.row_lines.max(1);
        let tops = (area.top()..area.bottom()).step_by(lines.into());
        for (place, y) in (self.list.cursor.top..self.list.places).zip(tops) {
            // Of the last one there may be room for the title only.
            let area = Rect {
                y,
                height: lines.min(area.bottom() - y),
                ..area
            };
            match self.list.row(place) {
                Some(row) => self.row(place, row).render(area, buffer),
                None => self.placeholder(area, buffer),
            }
        }
    }
}

impl<'a> PaperList<'a> {
    /// A paper at its place.
    pub(super) fn row(&self, place: usize, row: &'a Row) -> PaperRow<'a> {
        let here = match self.beyond {
            Some(beyond) if !beyond.is_known(place) => Here::Elsewhere,
            Some(_) | None => Here::InLibrary,
        };
        let marks = self.marks.of(row);
        let admitted = self.beyond.is_some() || self.query.admits_marks(marks);
        PaperRow {
            row,
            here,
            pick: if self.picked.contains(&row.paper.id) {
                Pick::Picked
            } else {
                Pick::No
            },
            star: self.marks.star(row),
            reading: match (admitted, marks.read) {
                (false, _) => ReadState::Leaving,
                (true, true) => ReadState::Read,
                (true, false) => ReadState::Unread,
            },
            selection: match (place == self.list.cursor.at, self.focused) {
                (true, true) => Selection::Focused,
                (true, false) => Selection::Marked,
                (false, _) => Selection::None,
            },
            date: self.date(place, row),
            today: self.today,
            looks: self.looks,
        }
    }

    /// In the order of dates one holds for all rows below it that have the same.
    fn date(&self, place: usize, row: &Row) -> DateShown {
        if !self.by_date {
            return DateShown::Here;
        }
        let is_first = place == self.list.cursor.top;
        let above = place.checked_sub(1).and_then(|above| self.list.row(above));
        let is_said = match above {
            _ if is_first => self.day_above,
            Some(above) => above.paper.date == row.paper.date,
            None => false,
        };
        if is_said {
            DateShown::Above
        } else {
            DateShown::ForAll
        }
    }

    /// Stands where a row is still on its way.
    fn placeholder(&self, area: Rect, buffer: &mut Buffer) {
        let before = " ".repeat(BEFORE_TITLE.into());
        let dot = Span::styled(self.looks.glyphs.dot, self.looks.theme.quiet);
        let line = Line::from(vec![Span::raw(before), dot]);
        self.looks.draw(&line, area, buffer);
    }
}
