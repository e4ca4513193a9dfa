//! The filter pane: views, feeds and facet values as lines, one of which is selected.

mod labels;
mod line;
mod lines;
mod saved;

pub(super) use line::Shape;
pub use line::{FilterItem, FilterLine, Fold, ValueLine};
pub(super) use saved::FIRST_KEY;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Prompt;
use crate::query::{FacetCounts, FacetKind, SavedView, ViewChange, Wanted};

/// The filter pane.
#[derive(Debug, Clone, Default)]
pub struct FilterPane {
    /// The counts that it shows.
    pub counts: FacetCounts,
    /// Which values it asks for.
    wanted: Wanted,
    /// The queries that are saved, in their order.
    saved: Arc<Vec<SavedView>>,
    /// How many papers of each are unread; empty until they are counted.
    unread: Vec<u64>,
    /// The names of the feeds that are followed, in their order.
    followed: Vec<String>,
    /// The groups of which only the heading is shown.
    folded: BTreeSet<FacetKind>,
    /// What is typed to find a value, while one looks for one.
    search: Option<Prompt>,
    /// What is selected; it stays selected when the lines change.
    selected: Option<FilterItem>,
    /// The line on which the selection is to be once more values are there.
    awaits: Option<usize>,
    /// The first line shown.
    pub top: usize,
    shape: Shape,
    lines: Vec<FilterLine>,
}

impl FilterPane {
    /// A pane without counts, with the names of these feeds and these saved views, and with these groups
    /// folded.
    #[must_use]
    pub fn new(followed: Vec<String>, saved: Vec<SavedView>, folded: BTreeSet<FacetKind>) -> Self {
        let mut pane = Self {
            saved: Arc::new(saved),
            followed,
            folded,
            ..Self::default()
        };
        pane.make();
        pane
    }

    /// Other feeds are followed.
    pub(super) fn follow(&mut self, followed: Vec<String>) {
        self.followed = followed;
        self.make();
    }

    /// The queries that are saved, in their order.
    #[must_use]
    pub fn saved(&self) -> &Arc<Vec<SavedView>> {
        &self.saved
    }

    /// Other queries are saved.
    pub(super) fn change_saved(&mut self, change: &ViewChange) {
        change.apply(Arc::make_mut(&mut self.saved));
        self.unread.clear();
        self.make();
    }

    /// Takes how many papers of each saved view are unread, unless they were counted for others.
    pub(super) fn take_unread(&mut self, saved: &Arc<Vec<SavedView>>, unread: Vec<u64>) {
        if self.saved == *saved {
            self.unread = unread;
            self.make();
        }
    }

    /// Makes the lines anew.
    fn make(&mut self) {
        self.lines = self.made();
    }

    /// The lines from top to bottom.
    #[must_use]
    pub fn lines(&self) -> &[FilterLine] {
        &self.lines
    }

    /// Which values it asks for.
    #[must_use]
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// The groups of which only the heading is shown.
    #[must_use]
    pub fn folded(&self) -> &BTreeSet<FacetKind> {
        &self.folded
    }

    /// What is typed to find a value, while one looks for one.
    #[must_use]
    pub fn search(&self) -> Option<&Prompt> {
        self.search.as_ref()
    }

    /// Whether only the values of a text are shown.
    fn is_narrowed(&self) -> bool {
        self.search
            .as_ref()
            .is_some_and(|typed| !typed.text().trim().is_empty())
    }

    /// How many lines of the pane are not for values.
    #[must_use]
    pub fn lines_above(&self) -> u16 {
        self.search.is_some().into()
    }

    /// What can be gone to, each with its line.
    fn items(&self) -> impl DoubleEndedIterator<Item = (usize, FilterItem)> {
        let lines = self.lines.iter().enumerate();
        lines.filter_map(|(line, content)| Some((line, content.item()?)))
    }

    /// The selected item and its line.
    #[must_use]
    pub fn selected(&self) -> Option<(usize, FilterItem)> {
        let wanted = self.selected.as_ref();
        let found = self.items().find(|(_, item)| Some(item) == wanted);
        found.or_else(|| self.items().next())
    }

    /// Whether what offers more to follow is selected.
    pub(super) fn is_at_follow(&self) -> bool {
        self.selected()
            .is_some_and(|(_, item)| item == FilterItem::Follow)
    }

    /// Whether a value is selected, which can be excluded.
    pub(super) fn is_at_value(&self) -> bool {
        let selected = self.selected().map(|(_, item)| item);
        matches!(selected, Some(FilterItem::Facet(_)))
    }

    /// What choosing does with what is selected, where the table has another word for it.
    pub(super) fn choosing(&self) -> Option<&'static str> {
        match self.selected()?.1 {
            FilterItem::View(_) | FilterItem::Saved(_) => Some("show"),
            FilterItem::Facet(_) => self.search.as_ref().map(|_| "only these"),
            FilterItem::More(_) => Some("more"),
            FilterItem::Group(_) => Some("unfold"),
            FilterItem::Follow => Some("follow"),
        }
    }

    /// Selects what is at a line, if something is there; the heading of an open group is only told.
    pub(super) fn point(&mut self, line: usize) -> Option<FilterItem> {
        let line = self.lines.get(line)?;
        if let Some(item) = line.item() {
            self.selected = Some(item);
        }
        line.pointed()
    }

    /// Selects an item.
    pub(super) fn select(&mut self, item: FilterItem) {
        self.selected = Some(item);
    }

    /// Moves the selection by so many items and keeps it in the window.
    pub(super) fn step(&mut self, steps: isize, window: usize) {
        let Some((line, _)) = self.selected() else {
            return;
        };
        let places: Vec<usize> = self.items().map(|(line, _)| line).collect();
        let place = places.iter().position(|other| *other == line).unwrap_or(0);
        let next = place
            .saturating_add_signed(steps)
            .min(places.len().saturating_sub(1));
        if let Some(line) = places.get(next) {
            self.selected = self.lines.get(*line).and_then(FilterLine::item);
            self.show_selected(window);
        }
    }

    /// Keeps the selection in the window, and the heading above the first item.
    fn show_selected(&mut self, window: usize) {
        let Some((line, _)) = self.selected() else {
            return;
        };
        // A pane that is not shown has no window, and keeps its place all the same.
        let window = window.max(1);
        let first = self.items().next().map(|(line, _)| line);
        let above = if first == Some(line) { 0 } else { line };
        self.top = self
            .top
            .clamp((line + 1).saturating_sub(window), line)
            .min(above);
    }

    /// Moves the window.
    pub(super) fn scroll(&mut self, lines: isize, window: usize) {
        let last = self.lines.len().saturating_sub(window);
        self.top = self.top.saturating_add_signed(lines).min(last);
    }

    /// Takes the shape of the pane, and keeps what it shows in a window of so many lines.
    pub(super) fn fit(&mut self, shape: Shape, window: usize) {
        if self.shape != shape {
            self.shape = shape;
            self.make();
        }
        self.scroll(0, window);
    }

    /// Takes new counts; what is selected stays selected where it is still there.
    pub(super) fn take(&mut self, counts: FacetCounts, window: usize) {
        self.counts = counts;
        self.make();
        if let Some(line) = self.awaits.take() {
            let item = self.items().find(|(other, _)| *other >= line);
            self.selected = item.map(|(_, item)| item);
            self.show_selected(window);
        }
        self.scroll(0, window);
    }

    /// Asks for the next values of a group; the first of them is selected when they come.
    pub(super) fn ask_for_more(&mut self, kind: FacetKind) {
        self.awaits = self.selected().map(|(line, _)| line);
        self.wanted.add(kind);
    }

    /// The group of what is selected.
    pub(super) fn group_of_selected(&self) -> Option<FacetKind> {
        let (line, _) = self.selected()?;
        let mut above = self.lines.get(..=line)?.iter().rev();
        above.find_map(|line| match line {
            FilterLine::Heading(kind, _) => Some(*kind),
            FilterLine::Blank
            | FilterLine::Follow
            | FilterLine::More(..)
            | FilterLine::Value(_) => None,
        })
    }

    /// Folds a group or unfolds it. One that was folded has its first values again.
    pub(super) fn fold(&mut self, kind: FacetKind, window: usize) {
        if self.folded.remove(&kind) {
            self.make();
            let heading = FilterLine::Heading(kind, Fold::Open);
            let lines = self.lines.iter().skip_while(|line| **line != heading);
            self.selected = lines.into_iter().find_map(FilterLine::item);
        } else {
            self.folded.insert(kind);
            self.wanted.reset(kind);
            self.selected = Some(FilterItem::Group(kind));
            self.make();
        }
        self.show_selected(window);
        self.scroll(0, window);
    }

    /// Begins to look for a value.
    pub(super) fn start_search(&mut self) {
        self.search = Some(Prompt::default());
        self.make();
    }

    /// Changes what is typed to find a value.
    pub(super) fn edit_search(&mut self, change: impl FnOnce(&mut Prompt)) {
        let Some(typed) = &mut self.search else {
            return;
        };
        let before = typed.text().to_owned();
        change(typed);
        if typed.text() != before {
            self.wanted = Wanted::with(typed.text());
            self.selected = None;
            self.top = 0;
            self.make();
        }
    }

    /// Stops looking for a value; all are wanted again.
    pub(super) fn end_search(&mut self) {
        if self.search.take().is_some() {
            self.wanted = Wanted::default();
            self.top = 0;
            self.make();
        }
    }
}
