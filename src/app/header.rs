//! What stands at the right of the query line, part by part, and where: for whoever draws it, and for a
//! click on it.

use ratatui::layout::Rect;

use super::{Action, Count, Label, Model, Scope, Total};
use crate::query::Order;
use crate::text::numbers::thousands;

/// A part of the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderPart {
    /// What it is.
    pub item: HeaderItem,
    /// What it says; foreign text is not yet safe.
    pub text: String,
}

/// What a part of the header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderItem {
    /// What came and is not shown yet.
    Waiting,
    /// How many papers are picked.
    Picked,
    /// How many papers are hidden.
    Hidden,
    /// How many papers are found, or what is shown that is not the library's list.
    Found,
    /// The order of the list.
    Order,
}

/// The columns between two parts: a blank, a dot, a blank.
pub const BETWEEN_PARTS: u16 = 3;
/// The order has its place from so many columns on, ...
const ORDER_FROM: u16 = 40;
/// ... where something else matters more from so many, as has what is hidden.
const ALL_FROM: u16 = 70;
/// What is shown beside the library says more of itself from so many columns on.
const BESIDE_FROM: u16 = 50;
/// So many columns the name of an engine has at most.
const WHOM_COLUMNS: usize = 24;

impl Model {
    /// The parts of the header from left to right, each with its place; what has no room has no columns.
    #[must_use]
    pub fn header(&self) -> Vec<(HeaderPart, Rect)> {
        let line = self.layout().query;
        let widths = self.settings.letters.widths;
        let mut end = line.right().saturating_sub(1);
        let mut placed = Vec::new();
        for part in self.header_parts(line.width).into_iter().rev() {
            let columns = if self.settings.plain {
                // There they stand beside what the pane is.
                0
            } else {
                u16::try_from(widths.of(&part.text)).unwrap_or(u16::MAX)
            };
            let x = end.saturating_sub(columns).max(line.x);
            let width = end.saturating_sub(x);
            placed.push((part, Rect { x, width, ..line }));
            end = x.saturating_sub(BETWEEN_PARTS).max(line.x);
        }
        placed.reverse();
        placed
    }

    /// The parts that a line of so many columns has.
    fn header_parts(&self, width: u16) -> Vec<HeaderPart> {
        let part = |item, text| HeaderPart { item, text };
        let mut parts = Vec::new();
        if let Some(label) = self.waits() {
            let key = self.keymap.key_of(Action::ShowNew, Scope::Panes);
            let text = key.map_or(label.clone(), |key| format!("{label} ({key})"));
            parts.push(part(HeaderItem::Waiting, text));
        }
        if let Some(beyond) = self.beyond() {
            let labels = self.labelled(beyond.label(), width).into_iter();
            parts.extend(labels.map(|text| part(HeaderItem::Found, text)));
            return parts;
        }
        let Some(found) = self.found() else {
            return parts;
        };
        let is_filtered = !self.query.clauses().is_empty();
        let order_from = if is_filtered || !parts.is_empty() {
            ALL_FROM
        } else {
            ORDER_FROM
        };
        if !self.picked.is_empty() {
            let text = format!("{} picked", thousands(self.picked.len() as u64));
            parts.push(part(HeaderItem::Picked, text));
        }
        let hidden = self.marks.hidden;
        if hidden > 0 && width >= ALL_FROM {
            let text = format!("{} hidden", thousands(hidden));
            parts.push(part(HeaderItem::Hidden, text));
        }
        parts.push(part(HeaderItem::Found, found));
        if width >= order_from {
            let order = self.listed_by();
            // Where it is not the one that was asked for it is said why.
            let why = if order == self.order || width < ALL_FROM {
                ""
            } else {
                " for want of stars"
            };
            let is_of_likeness = order == Order::Newest && self.query.liked().is_some();
            let label = if is_of_likeness {
                "likest first"
            } else {
                order.label()
            };
            parts.push(part(HeaderItem::Order, format!("{label}{why}")));
        }
        parts
    }

    /// How many papers are found, of how many; nothing while that is not known.
    fn found(&self) -> Option<String> {
        let plus = match self.list.count {
            Count::AtLeast(_) => "+",
            Count::Exact(_) => "",
        };
        let found = thousands(self.list.count.papers() as u64);
        Some(match self.total {
            Total::Unknown => return None,
            Total::About(papers) => format!("~{} papers", thousands(papers)),
            Total::Exactly(papers) if !self.query.clauses().is_empty() => {
                format!("{found}{plus} of {}", thousands(papers))
            }
            Total::Exactly(1) => "1 paper".to_owned(),
            Total::Exactly(papers) => format!("{} papers", thousands(papers)),
        })
    }

    /// What is shown instead of the library's list.
    fn labelled(&self, label: &Label, width: u16) -> Vec<String> {
        let widths = self.settings.letters.widths;
        let ellipsis = self.settings.ellipsis();
        let cut = |text: &str, columns| match widths.kept(text, columns, ellipsis) {
            None => text.to_owned(),
            Some(_) if columns < widths.of(ellipsis) => String::new(),
            Some(kept) => format!("{}{ellipsis}", text.get(..kept).unwrap_or_default()),
        };
        match label {
            Label::Found { whom, about } => {
                let here = thousands(self.list.count.papers() as u64);
                let count = match about {
                    Some(about) => format!("{here} of about {}", thousands(*about)),
                    None => here,
                };
                if width < BESIDE_FROM {
                    vec![count]
                } else {
                    vec![cut(whom, WHOM_COLUMNS), count]
                }
            }
            Label::Digest { subject, more } => {
                let more = (*more > 0 && width >= BESIDE_FROM)
                    .then(|| format!("and {} more", thousands(*more as u64)));
                let columns = more.as_ref().map_or(0, |more| widths.of(more) + 3) + 1;
                // The filter keeps a quarter of the line.
                let room = usize::from(width / 4 * 3).saturating_sub(columns);
                std::iter::once(cut(subject, room)).chain(more).collect()
            }
        }
    }
}
