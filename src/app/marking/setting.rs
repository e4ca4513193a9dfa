//! Setting marks and taking them back; what must be saved of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::history::Change;
use super::{Marking, Step};
use crate::app::Row;
use crate::jobs::Keyworded;
use crate::marks::{Intent, MarkKind, Samples, Tag, Wanted};
use crate::paper::{Second, seconds};

impl Marking {
    /// Stars the papers of rows, or takes the stars back where all have one. Returns what must be saved.
    pub fn toggle_star(&mut self, rows: &[Row], now: &str) -> Vec<Intent> {
        self.toggle(MarkKind::Star, rows, now)
    }

    /// Hides the papers of rows, or shows them again where all are hidden. Returns what must be saved.
    pub fn toggle_hidden(&mut self, rows: &[Row], now: &str) -> Vec<Intent> {
        self.toggle(MarkKind::Hidden, rows, now)
    }

    fn toggle(&mut self, kind: MarkKind, rows: &[Row], now: &str) -> Vec<Intent> {
        let has = |row: &Row| self.in_force.contains(kind, &row.mark_key);
        let wanted = if rows.iter().all(has) {
            Wanted::Unset
        } else {
            Wanted::Set
        };
        let others = rows
            .iter()
            .filter(|row| has(row) != (wanted == Wanted::Set));
        let intents = others.map(|row| self.intents(kind, row, wanted, now));
        let (forward, mut backward): (Vec<Intent>, Vec<Intent>) = intents.unzip();
        backward.reverse();
        self.change(forward, backward)
    }

    /// Puts the papers that recto comes with away, or lists them again. Returns what they are now.
    pub fn toggle_samples(&mut self) -> Samples {
        let samples = self.samples().opposite();
        self.history.remember(Change::Samples(samples));
        self.set_samples(samples)
    }

    /// Something else was done that can be taken back.
    pub(in crate::app) fn remember(&mut self, change: Change) {
        self.history.remember(change);
    }

    pub(super) fn set_samples(&mut self, samples: Samples) -> Samples {
        Arc::make_mut(&mut self.in_force).set_samples(samples);
        samples
    }

    /// Marks the papers of rows as read or unread. Returns what must be saved, if anything.
    pub fn set_read(&mut self, rows: &[Row], wanted: Wanted, now: &str) -> Vec<Intent> {
        let others = rows.iter();
        let others = others.filter(|row| self.is_read(row) != (wanted == Wanted::Set));
        let intents = others.flat_map(|row| self.reading(row, wanted, now));
        let (forward, mut backward): (Vec<Intent>, Vec<Intent>) = intents.unzip();
        backward.reverse();
        self.change(forward, backward)
    }

    /// What marks a row's paper as read or unread, each with its opposite.
    fn reading(&self, row: &Row, wanted: Wanted, now: &str) -> Vec<(Intent, Intent)> {
        let mut pairs = Vec::new();
        let mut add = |pair: (Intent, Intent)| pairs.push(pair);
        let has = |kind| self.in_force.contains(kind, &row.mark_key);
        if wanted == Wanted::Set || has(MarkKind::Read) {
            add(self.intents(MarkKind::Read, row, wanted, now));
        }
        if let Some(until) = row.listed_until.filter(|_| wanted == Wanted::Unset) {
            if has(MarkKind::Unread) {
                add(self.intents(MarkKind::Unread, row, Wanted::Unset, now));
            }
            // Said since the list was, whatever the clock says.
            let now = seconds(now).map_or(until, |now| now.max(until));
            let key = row.mark_key.clone();
            let set = Intent {
                tag: None,
                kind: MarkKind::Unread,
                wanted: Wanted::Set,
                key,
                at: Second(now).to_string(),
                title: row.paper.title.clone(),
            };
            let wanted = Wanted::Unset;
            let unset = Intent {
                wanted,
                ..set.clone()
            };
            add((set, unset));
        }
        pairs
    }

    /// The tags that all of these papers have.
    #[must_use]
    pub fn tags_of_all(&self, rows: &[Row]) -> BTreeSet<Tag> {
        let mut tags = rows.iter().map(|row| self.in_force.tags(&row.mark_key));
        let first = tags.next().unwrap_or_default();
        tags.fold(first, |all, tags| &all & &tags)
    }

    /// Sets tags of the papers of rows, or takes them back, where they are not so already. Returns what must
    /// be saved.
    pub fn tag(&mut self, rows: &[Row], changes: &[(&Tag, Wanted)], now: &str) -> Vec<Intent> {
        let mut pairs = Vec::new();
        for row in rows {
            for (tag, wanted) in changes {
                let is_so = self.in_force.has_tag(&row.mark_key, tag) == (*wanted == Wanted::Set);
                if !is_so {
                    let (mut one, mut opposite) = self.intents(MarkKind::Tags, row, *wanted, now);
                    for intent in [&mut one, &mut opposite] {
                        intent.tag = Some((*tag).clone());
                    }
                    pairs.push((one, opposite));
                }
            }
        }
        let (forward, mut backward): (Vec<Intent>, Vec<Intent>) = pairs.into_iter().unzip();
        backward.reverse();
        self.change(forward, backward)
    }

    /// Sets the tags that the keywords of imported papers make. Returns what must be saved.
    pub fn tag_keyworded(&mut self, papers: &[Keyworded], now: &str) -> Vec<Intent> {
        let forward = papers.iter();
        let forward = forward.flat_map(|paper| paper.intents(&self.in_force, now));
        let forward: Vec<Intent> = forward.collect();
        let backward = forward.iter().rev().map(|intent| Intent {
            wanted: intent.wanted.opposite(),
            ..intent.clone()
        });
        let backward = backward.collect();
        self.change(forward, backward)
    }

    /// Marks what a query lists as read, which has no marks and nothing relative in it. Returns what
    /// must be saved.
    pub fn read_list(&mut self, query: &str, now: i64) -> Vec<Intent> {
        let (forward, backward) = self.in_force.reading(query, now);
        self.change(forward, backward)
    }

    /// What sets or takes back a mark of a row, and its opposite.
    fn intents(&self, kind: MarkKind, row: &Row, wanted: Wanted, now: &str) -> (Intent, Intent) {
        // A mark that comes back by undo stands where it stood, and is as old as it was.
        let standing = self.in_force.standing(kind, &row.mark_key);
        let entry = standing.and_then(|id| self.in_force.get(kind, id));
        let forward = Intent {
            tag: None,
            kind,
            wanted,
            key: row.mark_key.under(standing.unwrap_or(&row.mark_key.id)),
            at: entry.map_or_else(|| now.to_owned(), |entry| entry.at().into_owned()),
            title: row.paper.title.clone(),
        };
        let backward = Intent {
            wanted: wanted.opposite(),
            ..forward.clone()
        };
        (forward, backward)
    }

    fn change(&mut self, forward: Vec<Intent>, backward: Vec<Intent>) -> Vec<Intent> {
        if forward.is_empty() {
            return forward;
        }
        let intents = forward.clone();
        self.history.remember(Change::Marks { forward, backward });
        self.send(intents)
    }

    /// Takes the last change back. Returns the step that this is, if there was one.
    pub fn undo(&mut self) -> Option<Step> {
        let step = self.history.back()?;
        Some(self.take_step(step))
    }

    /// Does again what was taken back. Returns the step that this is, if there was something.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.history.again()?;
        Some(self.take_step(step))
    }

    fn take_step(&mut self, step: Step) -> Step {
        match step {
            Step::Marks(intents) => Step::Marks(self.send(intents)),
            Step::Samples(samples) => Step::Samples(self.set_samples(samples)),
            Step::Views(change) => Step::Views(change),
        }
    }

    /// Takes back what was set by these, as if it had never been done. Returns what must be saved.
    pub(in crate::app) fn retract(&mut self, intents: &[Intent]) -> Vec<Intent> {
        match self.history.retract(intents) {
            Some(backward) => self.send(backward),
            None => Vec::new(),
        }
    }

    fn send(&mut self, intents: Vec<Intent>) -> Vec<Intent> {
        let in_force = Arc::make_mut(&mut self.in_force);
        for intent in &intents {
            in_force.apply(intent);
        }
        self.unsaved.extend(intents.iter().cloned());
        intents
    }
}
