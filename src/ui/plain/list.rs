//! The papers of the list: a title and the words for its marks, and what else is known of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::headings::star;
use super::{Lines, PlainScreen, joined};
use crate::app::{NothingLine, Otherwise};
use crate::text::numbers::thousands;
use crate::text::safe;
use crate::ui::paper_row::{Here, PaperRow, Pick, ReadState};

/// From this width on there is room for the date behind the title.
const DATE_FROM: u16 = 60;
/// Stands where a row is still on its way.
const COMING: &str = "not read from disk yet";

impl PlainScreen<'_> {
    /// The list. Returns where the cursor belongs.
    pub(super) fn rows(&self, area: Rect, buffer: &mut Buffer) -> Position {
        if let Some(lines) = self.model.nothing_lines(self.layout.list) {
            return self.nothing(&lines, area, buffer);
        }
        let list = self.list.list;
        let of_paper = usize::from(self.layout.row_lines.max(1));
        let room = (usize::from(area.height) / of_paper).max(1);
        // Where something was said there is room for fewer.
        let top = list
            .cursor
            .top
            .max((list.cursor.at + 1).saturating_sub(room));
        let mut lines = Lines::default();
        for place in (top..list.places).take(room + 1) {
            if place == list.cursor.at {
                lines.selected = Some(lines.texts.len());
            }
            let row = list.row(place).map(|row| self.list.row(place, row));
            let texts =
                row.map_or_else(|| vec![COMING.to_owned()], |row| self.row(&row, area.width));
            let blank = of_paper.saturating_sub(texts.len());
            lines.texts.extend(texts.into_iter().take(of_paper));
            lines.texts.extend(vec![String::new(); blank]);
        }
        self.lines(&lines, area, buffer)
    }

    /// A paper: the title is cut before what is said of it.
    fn row(&self, row: &PaperRow<'_>, width: u16) -> Vec<String> {
        let columns = usize::from(width);
        let is_one = self.layout.row_lines == 1;
        let date = row.said_date().filter(|_| is_one && width >= DATE_FROM);
        let marks = self.model.marks.of(row.row);
        let here = match row.here {
            Here::Elsewhere => Some("not in the library"),
            Here::InLibrary => None,
        };
        let read = match row.reading {
            ReadState::Unread => Some("unread"),
            ReadState::Read => None,
            ReadState::Leaving => Some("no longer found"),
        };
        let hidden = marks.hidden.then_some("hidden");
        let picked = match row.pick {
            Pick::Picked => Some("picked"),
            Pick::No => None,
        };
        let words = [picked, star(row.star), here, read, hidden]
            .into_iter()
            .flatten();
        let behind = joined(words.map(str::to_owned).chain(date));
        let title = self.looks.letters.scripts.line(row.row.title.clone());
        let first = if behind.is_empty() {
            title
        } else {
            let room = columns.saturating_sub(self.looks.width(&behind) + 2);
            format!("{}, {behind}", self.looks.cut(&title, room))
        };
        std::iter::once(first).chain(row.aside(columns)).collect()
    }

    /// What stands in place of the list.
    fn nothing(&self, lines: &[(NothingLine, Rect)], area: Rect, buffer: &mut Buffer) -> Position {
        let mut cursor = area.as_position();
        for (line, place) in lines {
            let (text, style) = match line {
                NothingLine::Text(text) => (self.looks.glyphs.own(&safe::line(text)), Style::new()),
                NothingLine::Choice(choice) if *choice == self.list.list.otherwise_at => {
                    cursor = place.as_position();
                    (self.choice(*choice), self.looks.theme.selected)
                }
                NothingLine::Choice(choice) => (self.choice(*choice), Style::new()),
            };
            self.line(&text, style, place.intersection(area), buffer);
        }
        cursor
    }

    /// What can be done instead.
    fn choice(&self, choice: usize) -> String {
        let other = self.list.list.otherwise.get(choice);
        other.map_or_else(String::new, |other| {
            let papers = match other {
                Otherwise::Word(near) if near.papers == 1 => "1 paper".to_owned(),
                Otherwise::Word(near) => format!("{} papers", thousands(near.papers.into())),
                Otherwise::Fetch(_) | Otherwise::LookFurther => String::new(),
            };
            joined([safe::line(&other.label()), papers])
        })
    }
}
