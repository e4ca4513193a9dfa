//! What the pane shows, as lines.

use super::FilterPane;
use super::labels::Cutter;
use super::line::{FilterItem, FilterLine, Fold, ValueLine, count};
use crate::query::{Choice, Facet, FacetGroup, FacetKind, FacetValue, Tally};
use crate::text::safe;

/// A value before its name is fitted.
struct Unfitted {
    item: FilterItem,
    name: String,
    papers: Tally,
    choice: Option<Choice>,
}

impl FilterPane {
    /// The lines from top to bottom: while a value is looked for those that have the text, else all.
    pub(super) fn made(&self) -> Vec<FilterLine> {
        let mut lines = Vec::new();
        for kind in FacetKind::ALL {
            let group = self.counts.groups.iter().find(|group| group.kind == kind);
            match (kind, group) {
                (FacetKind::View, _) if self.is_narrowed() => {}
                (FacetKind::View, _) => self.add(&mut lines, kind, self.views(), None),
                (FacetKind::Feed, _) if !self.is_narrowed() => {
                    let feeds = self.feeds();
                    self.add(&mut lines, kind, feeds, Some(FilterLine::Follow));
                }
                (_, None) => {}
                (_, Some(group)) => {
                    let more = (group.left > 0).then_some(FilterLine::More(kind, group.left));
                    self.add(&mut lines, kind, values(group), more);
                }
            }
        }
        lines
    }

    /// A group: its heading, and where it is open its values and what follows them.
    fn add(
        &self,
        lines: &mut Vec<FilterLine>,
        kind: FacetKind,
        values: Vec<Unfitted>,
        last: Option<FilterLine>,
    ) {
        let is_folded = self.folded.contains(&kind) && !self.is_narrowed();
        let fold = if is_folded { Fold::Folded } else { Fold::Open };
        let before = lines.last();
        let is_list = is_folded && matches!(before, Some(FilterLine::Heading(..)));
        if before.is_some() && !is_list {
            lines.push(FilterLine::Blank);
        }
        lines.push(FilterLine::Heading(kind, fold));
        if fold == Fold::Open {
            lines.extend(self.fitted(kind, values));
            lines.extend(last);
        }
    }

    /// Values with their names as they fit, and years with bars.
    fn fitted(&self, kind: FacetKind, values: Vec<Unfitted>) -> Vec<FilterLine> {
        let counts: Vec<String> = values.iter().map(|value| count(value.papers)).collect();
        let names = values.iter().zip(&counts);
        let names: Vec<(String, usize)> = names
            .map(|(value, count)| (safe::line(&value.name), self.shape.room(count)))
            .collect();
        let cutter = Cutter {
            widths: self.shape.widths,
            ellipsis: self.shape.ellipsis,
        };
        let labels = cutter.told_apart(&names);
        let most = values.iter().map(|value| value.papers.papers()).max();
        let whole = most.filter(|most| kind == FacetKind::Year && *most > 0);
        let line = |((value, label), count): ((Unfitted, String), String)| {
            FilterLine::Value(ValueLine {
                item: value.item,
                label,
                papers: value.papers,
                count,
                choice: value.choice,
                whole,
            })
        };
        let fitted = values.into_iter().zip(labels).zip(counts);
        fitted.map(line).collect()
    }

    fn views(&self) -> Vec<Unfitted> {
        let views = self.counts.views.iter();
        let view = views.map(|(view, papers)| Unfitted {
            item: FilterItem::View(*view),
            name: view.label().to_owned(),
            papers: Tally::Exact(*papers),
            choice: None,
        });
        let saved = self.saved.iter().enumerate();
        let saved = saved.map(|(place, view)| Unfitted {
            item: FilterItem::Saved(view.name().to_owned()),
            name: view.name().to_owned(),
            papers: match self.unread.get(place) {
                Some(papers) => Tally::Exact(*papers),
                None => Tally::About(0),
            },
            choice: None,
        });
        view.chain(saved).collect()
    }

    /// The feeds that are followed, also those without a paper; and behind them those that the query
    /// asks for all the same.
    fn feeds(&self) -> Vec<Unfitted> {
        let groups = self.counts.groups.iter();
        let counted = groups.filter(|group| group.kind == FacetKind::Feed);
        let counted: Vec<&FacetValue> = counted.flat_map(|group| &group.values).collect();
        let is_of = |value: &FacetValue, name: &str| value.facet.label().eq_ignore_ascii_case(name);
        let followed = self.followed.iter().map(|name| {
            let known = counted.iter().find(|value| is_of(value, name));
            known.map_or_else(
                || Unfitted {
                    item: FilterItem::Facet(Facet::Feed(name.clone())),
                    name: name.clone(),
                    papers: Tally::Exact(0),
                    choice: None,
                },
                |value| unfitted(value),
            )
        });
        let is_followed = |value: &FacetValue| self.followed.iter().any(|name| is_of(value, name));
        let others = counted.iter();
        let others = others.filter(|value| value.choice.is_some() && !is_followed(value));
        followed
            .chain(others.map(|value| unfitted(value)))
            .collect()
    }
}

fn values(group: &FacetGroup) -> Vec<Unfitted> {
    group.values.iter().map(unfitted).collect()
}

fn unfitted(value: &FacetValue) -> Unfitted {
    Unfitted {
        item: FilterItem::Facet(value.facet.clone()),
        name: value.facet.label(),
        papers: value.papers,
        choice: value.choice,
    }
}
