//! What is shown, and where one is in it.

use super::{PlainScreen, joined};
use crate::app::{Count, FilterLine, HeaderItem, Pane, StarShown};
use crate::text::numbers::thousands;
use crate::text::safe;
use crate::text::shown::Form;

impl PlainScreen<'_> {
    /// The line above what is shown.
    pub(super) fn heading(&self) -> String {
        match self.layout.panes().next() {
            Some(Pane::Filter) => self.of_filter(),
            Some(Pane::Paper) => self.of_paper(),
            Some(Pane::List) | None => self.of_list(),
        }
    }

    fn of_list(&self) -> String {
        let list = &self.model.list;
        let more = match list.count {
            Count::AtLeast(_) => " or more",
            Count::Exact(_) => "",
        };
        let place = place(list.cursor.at, list.places);
        let is_filtered = self.model.beyond().is_some() || !self.model.query.clauses().is_empty();
        let parts = self.model.header().into_iter().map(|(part, _)| part);
        // That has been said already.
        let parts = parts.filter(|part| is_filtered || part.item != HeaderItem::Found);
        let parts = parts.map(|part| safe::line(&part.text));
        let stale = self
            .model
            .told_fault()
            .map(|_| "of the filter before".to_owned());
        let first = ["List".to_owned(), format!("{place}{more}")];
        joined(first.into_iter().chain(stale).chain(parts))
    }

    fn of_paper(&self) -> String {
        let list = &self.model.list;
        let mut parts = vec!["Paper".to_owned(), place(list.cursor.at, list.places)];
        if let Some(row) = list.selected() {
            parts.extend(star(self.model.marks.star(row)).map(str::to_owned));
            let read = if self.model.marks.is_read(row) {
                "read"
            } else {
                "unread"
            };
            parts.push(read.to_owned());
            let is_hidden = self.model.marks.is_hidden(row);
            parts.extend(is_hidden.then(|| "hidden".to_owned()));
        }
        if let Some(reading) = &self.model.reading {
            let window = usize::from(self.layout.paper.height);
            if reading.page.form == Form::Raw {
                parts.push("as received".to_owned());
            }
            if reading.last_scroll(window) > 0 {
                parts.push(format!("{} %", reading.per_cent(window)));
            }
            parts.extend(reading.time_left(window));
        }
        joined(parts)
    }

    fn of_filter(&self) -> String {
        let pane = &self.model.filter;
        let items =
            |lines: &[FilterLine]| lines.iter().filter(|line| line.item().is_some()).count();
        let at = pane.selected().map_or(0, |(line, _)| line);
        let before = items(pane.lines().get(..at).unwrap_or_default());
        let place = place(before, items(pane.lines()));
        // While one types the cursor does not tell which it is.
        let selected = pane.search().and(pane.lines().get(at));
        let selected = selected.map(|line| self.filter_line(line));
        joined(["Filters".to_owned(), place].into_iter().chain(selected))
    }
}

/// Which one of how many.
pub(super) fn place(at: usize, all: usize) -> String {
    let [at, last] = [at + 1, all].map(|number| thousands(number as u64));
    if all == 0 {
        "empty".to_owned()
    } else {
        format!("{at} of {last}")
    }
}

/// The word for a star.
pub(super) fn star(star: StarShown) -> Option<&'static str> {
    match star {
        StarShown::None => None,
        StarShown::Pending => Some("star not saved yet"),
        StarShown::Kept => Some("starred"),
    }
}
