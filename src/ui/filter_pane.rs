//! The filter pane: views and facet values with their counts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::{FilterItem, FilterLine, FilterPane};
use crate::query::{Choice, Tally, View};
use crate::text::numbers::thousands;
use crate::text::safe;

/// The line that offers more to follow.
const FOLLOW: &str = "+ follow papers";

pub(super) struct FilterPaneView<'a> {
    pub(super) filter: &'a FilterPane,
    /// The view that the query shows.
    pub(super) view: Option<View>,
    pub(super) focused: bool,
    pub(super) looks: Looks<'a>,
}

impl Widget for FilterPaneView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        self.looks.clear(area, buffer);
        let selected = self
            .filter
            .selected()
            .map(|(line, _)| line)
            .filter(|_| self.focused);
        let lines = self.filter.lines();
        for (row, (number, line)) in area
            .rows()
            .zip(lines.iter().enumerate().skip(self.filter.top))
        {
            match line {
                FilterLine::Blank => {}
                FilterLine::Heading(kind) => {
                    let accent = self.looks.theme.accent;
                    let style = if self.focused {
                        self.looks.theme.strong.patch(accent)
                    } else {
                        accent
                    };
                    let heading = Line::styled(format!(" {}", kind.heading()), style);
                    self.looks.draw(&heading, row, buffer);
                }
                FilterLine::Follow => {
                    let selected = selected == Some(number);
                    self.follow(row, buffer, selected);
                }
                FilterLine::Item {
                    item,
                    papers,
                    choice,
                } => {
                    self.item(
                        row,
                        buffer,
                        item,
                        *papers,
                        *choice,
                        selected == Some(number),
                    );
                }
            }
        }
    }
}

impl FilterPaneView<'_> {
    /// What offers more to follow.
    fn follow(&self, row: Rect, buffer: &mut Buffer, selected: bool) {
        let style = if selected {
            self.looks.theme.selected
        } else {
            self.looks.theme.quiet
        };
        buffer.set_style(row, style);
        let line = Line::from(vec![self.looks.bar(selected), Span::raw(FOLLOW)]);
        self.looks.draw(&line.style(style), row, buffer);
    }

    fn item(
        &self,
        row: Rect,
        buffer: &mut Buffer,
        item: &FilterItem,
        papers: Tally,
        choice: Option<Choice>,
        selected: bool,
    ) {
        let (label, chosen) = match item {
            FilterItem::View(View::Starred) => {
                let label = format!("{} {}", View::Starred.label(), self.looks.glyphs.star);
                (label, self.view == Some(View::Starred))
            }
            FilterItem::View(view) => (view.label().to_owned(), self.view == Some(*view)),
            FilterItem::Follow => return,
            FilterItem::Facet(facet) => {
                (safe::line(&facet.label()), choice == Some(Choice::Require))
            }
        };
        let sign = match (chosen, choice) {
            (_, Some(Choice::Exclude)) => self.looks.glyphs.excluded,
            (true, _) => self.looks.glyphs.required,
            (false, _) => " ",
        };
        let style = match (selected, chosen, papers.papers()) {
            (true, _, _) => self.looks.theme.selected,
            (false, true, _) => self.looks.theme.strong.patch(self.looks.theme.accent),
            (false, false, 0) => self.looks.theme.quiet,
            (false, false, _) => Style::new(),
        };
        let count = match papers {
            Tally::Exact(papers) => thousands(papers),
            Tally::About(papers) => format!("~{}", thousands(papers)),
        };
        let fixed = 1 + 2 + 1 + count.len() + 1;
        let room = usize::from(row.width).saturating_sub(fixed);
        let label = self.looks.cut(&label, room).into_owned();
        let gap = room.saturating_sub(self.looks.width(&label)) + 1;
        let spans = vec![
            self.looks.bar(selected),
            Span::raw(format!("{sign} ")),
            Span::raw(label),
            Span::raw(" ".repeat(gap)),
            Span::raw(count),
            Span::raw(" "),
        ];
        buffer.set_style(row, style);
        self.looks
            .draw(&Line::from(spans).style(style), row, buffer);
    }
}
