//! The filter pane: views and facet values with their counts.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::{FilterItem, FilterLine, FilterPane, Fold, ValueLine};
use crate::query::{Choice, FacetKind, SavedView, View};
use crate::text::bars::bar;
use crate::text::numbers::thousands;
use crate::text::safe;

/// The line that offers more to follow.
const FOLLOW: &str = "+ follow papers";
/// What stands before the name that is looked for: the key that one looks for it with.
const SEARCH: &str = " & ";

pub(super) struct FilterPaneView<'a> {
    pub(super) filter: &'a FilterPane,
    /// The view that the query shows.
    pub(super) view: Option<View>,
    /// The saved view that it is.
    pub(super) saved: Option<&'a SavedView>,
    pub(super) focused: bool,
    pub(super) looks: Looks<'a>,
}

impl Widget for FilterPaneView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        self.looks.clear(area, buffer);
        let mut rows = area.rows();
        if let Some(typed) = self.filter.search()
            && let Some(row) = rows.next()
        {
            let typed = safe::line(typed.text());
            let line = Line::from(vec![
                Span::styled(SEARCH, self.looks.theme.accent),
                Span::raw(self.end_of(&typed, row)),
            ]);
            self.looks.draw(&line, row, buffer);
        }
        let selected = self.filter.selected().map(|(line, _)| line);
        let selected = selected.filter(|_| self.focused);
        let lines = self.filter.lines().iter().enumerate();
        for (row, (number, line)) in rows.zip(lines.skip(self.filter.top)) {
            self.line(line, row, buffer, selected == Some(number));
        }
    }
}

impl FilterPaneView<'_> {
    /// Where the terminal's cursor is while the name of a value is typed.
    pub(super) fn cursor(&self, area: Rect) -> Option<Position> {
        let typed = safe::line(self.filter.search()?.before());
        let columns = SEARCH.len() + self.looks.width(self.end_of(&typed, area));
        let x = u16::try_from(columns).unwrap_or(u16::MAX);
        Some(Position {
            x: area.x.saturating_add(x).min(area.right().saturating_sub(1)),
            y: area.y,
        })
    }

    /// As much of the end of what is typed as there is room for, with a column for the cursor.
    fn end_of<'t>(&self, typed: &'t str, row: Rect) -> &'t str {
        let room = usize::from(row.width).saturating_sub(SEARCH.len() + 1);
        let widths = self.looks.letters.widths;
        widths.after(typed, self.looks.width(typed).saturating_sub(room))
    }

    fn line(&self, line: &FilterLine, row: Rect, buffer: &mut Buffer, selected: bool) {
        match line {
            FilterLine::Blank => {}
            FilterLine::Heading(kind, fold) => self.heading(*kind, *fold, row, buffer, selected),
            FilterLine::Follow => self.offer(FOLLOW.to_owned(), row, buffer, selected),
            FilterLine::More(_, left) => {
                let ellipsis = self.looks.glyphs.ellipsis;
                let left = thousands(*left as u64);
                self.offer(format!("  {ellipsis} {left} more"), row, buffer, selected);
            }
            FilterLine::Value(value) => self.value(value, row, buffer, selected),
        }
    }

    fn heading(&self, kind: FacetKind, fold: Fold, row: Rect, buffer: &mut Buffer, selected: bool) {
        let accent = self.looks.theme.accent;
        let style = match (selected, self.focused) {
            (true, _) => self.looks.theme.selected,
            (false, true) => self.looks.theme.strong.patch(accent),
            (false, false) => accent,
        };
        let folded = match fold {
            Fold::Open => String::new(),
            Fold::Folded => format!(" {}", self.looks.glyphs.folded),
        };
        let text = format!("{}{folded}", kind.heading());
        self.draw(selected, vec![Span::raw(text)], style, row, buffer);
    }

    /// What offers something more.
    fn offer(&self, text: String, row: Rect, buffer: &mut Buffer, selected: bool) {
        let style = if selected {
            self.looks.theme.selected
        } else {
            self.looks.theme.quiet
        };
        self.draw(selected, vec![Span::raw(text)], style, row, buffer);
    }

    fn value(&self, value: &ValueLine, row: Rect, buffer: &mut Buffer, selected: bool) {
        let theme = self.looks.theme;
        let chosen = match &value.item {
            FilterItem::View(view) => self.view == Some(*view),
            FilterItem::Saved(name) => self.saved.is_some_and(|view| view.name() == name),
            FilterItem::Facet(_)
            | FilterItem::More(_)
            | FilterItem::Group(_)
            | FilterItem::Follow => value.choice == Some(Choice::Require),
        };
        let sign = match (value.choice, chosen) {
            (Some(Choice::Exclude), _) => self.looks.glyphs.excluded,
            (_, true) => self.looks.glyphs.required,
            (_, false) => " ",
        };
        let style = match (selected, chosen, value.papers.is_none()) {
            (true, _, _) => theme.selected,
            (false, true, _) => theme.strong.patch(theme.accent),
            (false, false, true) => theme.quiet,
            (false, false, false) => Style::new(),
        };
        let mut label = value.label.clone();
        if value.item == FilterItem::View(View::Starred) {
            label = format!("{label} {}", self.looks.glyphs.star);
        }
        let used = 1 + 2 + self.looks.width(&label) + value.count.len() + 1;
        let gap = usize::from(row.width).saturating_sub(used);
        let share = self.share(value, gap.saturating_sub(2));
        let rest = gap.saturating_sub(1 + self.looks.width(&share));
        let spans = vec![
            Span::raw(format!("{sign} {label}")),
            Span::raw(" ".repeat(gap.min(1))),
            Span::styled(share, if selected { style } else { theme.accent }),
            Span::raw(" ".repeat(rest)),
            Span::raw(value.count.as_str()),
            Span::raw(" "),
        ];
        self.draw(selected, spans, style, row, buffer);
    }

    /// The bar of a value, in at most so many columns: all of them for the largest share.
    fn share(&self, value: &ValueLine, columns: usize) -> String {
        let whole = value.whole.filter(|whole| *whole > 0);
        whole.map_or_else(String::new, |whole| {
            bar(
                value.papers.papers(),
                whole,
                columns,
                self.looks.glyphs.bars,
            )
        })
    }

    fn draw(
        &self,
        selected: bool,
        spans: Vec<Span<'_>>,
        style: Style,
        row: Rect,
        buffer: &mut Buffer,
    ) {
        buffer.set_style(row, style);
        let spans: Vec<Span<'_>> = std::iter::once(self.looks.bar(selected))
            .chain(spans)
            .collect();
        self.looks
            .draw(&Line::from(spans).style(style), row, buffer);
    }
}
