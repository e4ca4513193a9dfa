//! The filter pane: groups, and in each line a value, its papers, and whether it is chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Lines, PlainScreen, joined};
use crate::app::{FilterItem, FilterLine, Fold, ValueLine};
use crate::query::Choice;
use crate::text::numbers::thousands;
use crate::text::safe;

/// What stands before the name that is looked for.
const FIND: &str = "Find: ";

impl PlainScreen<'_> {
    /// The filter pane. Returns where the cursor belongs.
    pub(super) fn filter(&self, area: Rect, buffer: &mut Buffer) -> Position {
        let pane = &self.model.filter;
        let (mut values, mut typed_at) = (area, None);
        if let Some(typed) = pane.search() {
            let line = Rect {
                height: area.height.min(1),
                ..area
            };
            let [text, before] = [typed.text(), typed.before()].map(safe::line);
            typed_at = Some(self.typed(FIND, (&text, &before), line, buffer));
            values.y += line.height;
            values.height -= line.height;
        }
        let selected = pane.selected().map_or(0, |(line, _)| line);
        let room = usize::from(values.height).max(1);
        let top = pane.top.max((selected + 1).saturating_sub(room));
        let shown = pane.lines().iter().skip(top).take(room);
        let lines = Lines {
            texts: shown.map(|line| self.filter_line(line)).collect(),
            selected: selected.checked_sub(top),
        };
        let at = self.lines(&lines, values, buffer);
        typed_at.unwrap_or(at)
    }

    /// A line of the pane in words.
    pub(super) fn filter_line(&self, line: &FilterLine) -> String {
        match line {
            FilterLine::Blank => String::new(),
            FilterLine::Heading(kind, Fold::Open) => format!("{}:", kind.heading()),
            FilterLine::Heading(kind, Fold::Folded) => format!("{}, folded", kind.heading()),
            FilterLine::Follow => "Follow papers".to_owned(),
            FilterLine::More(_, left) => format!("{} more", thousands(*left as u64)),
            FilterLine::Value(value) => self.value(value),
        }
    }

    fn value(&self, value: &ValueLine) -> String {
        let is_shown = match &value.item {
            FilterItem::View(view) => self.model.query.view() == Some(*view),
            FilterItem::Saved(name) => {
                let view = self.model.standing_view();
                view.is_some_and(|view| view.name() == name)
            }
            FilterItem::Facet(_)
            | FilterItem::More(_)
            | FilterItem::Group(_)
            | FilterItem::Follow => value.choice == Some(Choice::Require),
        };
        let choice = match (value.choice, is_shown) {
            (Some(Choice::Exclude), _) => "excluded",
            (_, true) => "chosen",
            (_, false) => "",
        };
        let count = value.count.replace('~', "about ");
        joined([value.label.clone(), count, choice.to_owned()])
    }
}
