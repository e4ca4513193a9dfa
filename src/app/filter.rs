//! The filter pane: views, feeds and facet values as lines, one of which is selected.

use crate::query::{Choice, Facet, FacetCounts, FacetKind, FacetValue, Tally, View, Wanted};

/// The filter pane.
#[derive(Debug, Clone, Default)]
pub struct FilterPane {
    /// The counts that it shows.
    pub counts: FacetCounts,
    /// Which values it asks for.
    pub wanted: Wanted,
    /// The names of the feeds that are followed, in their order.
    pub followed: Vec<String>,
    /// What is selected; it stays selected when the lines change.
    selected: Option<FilterItem>,
    /// The first line shown.
    pub top: usize,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterItem {
    /// A view.
    View(View),
    /// A facet value.
    Facet(Facet),
    /// Something more to follow.
    Follow,
}

/// A line of the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterLine {
    /// Nothing.
    Blank,
    /// The heading of a group.
    Heading(FacetKind),
    /// What offers more to follow.
    Follow,
    /// Something that can be chosen, with the papers that it would show.
    Item {
        /// What it is.
        item: FilterItem,
        /// How many papers.
        papers: Tally,
        /// How it stands in the query.
        choice: Option<Choice>,
    },
}

impl FilterPane {
    /// A pane without counts, with the names of these feeds.
    #[must_use]
    pub fn new(followed: Vec<String>) -> Self {
        Self {
            followed,
            ..Self::default()
        }
    }

    /// The lines from top to bottom.
    #[must_use]
    pub fn lines(&self) -> Vec<FilterLine> {
        let mut lines = vec![FilterLine::Heading(FacetKind::View)];
        lines.extend(
            self.counts
                .views
                .iter()
                .map(|(view, papers)| FilterLine::Item {
                    item: FilterItem::View(*view),
                    papers: Tally::Exact(*papers),
                    choice: None,
                }),
        );
        lines.push(FilterLine::Blank);
        lines.push(FilterLine::Heading(FacetKind::Feed));
        lines.extend(self.feeds());
        lines.push(FilterLine::Follow);
        let groups = self.counts.groups.iter();
        for group in groups.filter(|group| group.kind != FacetKind::Feed) {
            lines.push(FilterLine::Blank);
            lines.push(FilterLine::Heading(group.kind));
            lines.extend(group.values.iter().map(|value| FilterLine::Item {
                item: FilterItem::Facet(value.facet.clone()),
                papers: value.papers,
                choice: value.choice,
            }));
        }
        lines
    }

    /// The feeds that are followed, also those without a paper; and behind them those that the query
    /// asks for all the same.
    fn feeds(&self) -> Vec<FilterLine> {
        let groups = self.counts.groups.iter();
        let counted = groups.filter(|group| group.kind == FacetKind::Feed);
        let counted: Vec<&FacetValue> = counted.flat_map(|group| &group.values).collect();
        let is_of = |value: &FacetValue, name: &str| value.facet.label().eq_ignore_ascii_case(name);
        let line = |value: &FacetValue| FilterLine::Item {
            item: FilterItem::Facet(value.facet.clone()),
            papers: value.papers,
            choice: value.choice,
        };
        let followed = self.followed.iter().map(|name| {
            let known = counted.iter().find(|value| is_of(value, name));
            known.map_or_else(
                || FilterLine::Item {
                    item: FilterItem::Facet(Facet::Feed(name.clone())),
                    papers: Tally::Exact(0),
                    choice: None,
                },
                |value| line(value),
            )
        });
        let is_followed = |value: &FacetValue| self.followed.iter().any(|name| is_of(value, name));
        let others = counted.iter();
        let others = others.filter(|value| value.choice.is_some() && !is_followed(value));
        followed.chain(others.map(|value| line(value))).collect()
    }

    /// What can be chosen, each with its line.
    fn items(&self) -> Vec<(usize, FilterItem)> {
        let item = |(line, content)| match content {
            FilterLine::Item { item, .. } => Some((line, item)),
            FilterLine::Follow => Some((line, FilterItem::Follow)),
            FilterLine::Blank | FilterLine::Heading(_) => None,
        };
        self.lines()
            .into_iter()
            .enumerate()
            .filter_map(item)
            .collect()
    }

    /// The selected item and its line.
    #[must_use]
    pub fn selected(&self) -> Option<(usize, FilterItem)> {
        let items = self.items();
        let selected = items
            .iter()
            .find(|(_, item)| Some(item) == self.selected.as_ref());
        selected.or_else(|| items.first()).cloned()
    }

    /// Whether what offers more to follow is selected.
    pub(super) fn is_at_follow(&self) -> bool {
        self.selected()
            .is_some_and(|(_, item)| item == FilterItem::Follow)
    }

    /// Selects the item at a line, if one is there.
    pub fn select_line(&mut self, line: usize) -> Option<FilterItem> {
        let (_, item) = self.items().into_iter().find(|(place, _)| *place == line)?;
        self.selected = Some(item.clone());
        Some(item)
    }

    /// Moves the selection by so many items and keeps it in the window.
    pub fn step(&mut self, steps: isize, window: usize) {
        let items = self.items();
        let Some((line, _)) = self.selected() else {
            return;
        };
        let place = items
            .iter()
            .position(|(other, _)| *other == line)
            .unwrap_or(0);
        let next = place
            .saturating_add_signed(steps)
            .min(items.len().saturating_sub(1));
        if let Some((line, item)) = items.into_iter().nth(next) {
            self.selected = Some(item);
            // A pane that is not shown has no window, and keeps its place all the same.
            let window = window.max(1);
            // The heading above the first item is worth a line.
            let above = if next == 0 { 0 } else { line };
            self.top = self
                .top
                .clamp((line + 1).saturating_sub(window), line)
                .min(above);
        }
    }

    /// Moves the window.
    pub fn scroll(&mut self, lines: isize, window: usize) {
        let last = self.lines().len().saturating_sub(window);
        self.top = self.top.saturating_add_signed(lines).min(last);
    }

    /// Takes new counts; what is selected stays selected where it is still there.
    pub fn take(&mut self, counts: FacetCounts, window: usize) {
        self.counts = counts;
        self.scroll(0, window);
    }
}
