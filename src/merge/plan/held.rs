//! Which known papers a record is of, by its ids.

use std::cmp::Reverse;

use super::{KnownPaper, Plan, Shelf, has_id};
use crate::merge::merged::merged;
use crate::merge::parts::with_parts;
use crate::merge::same::{are_strangers, same_paper, say_the_same};
use crate::paper::{ImportError, Paper, PaperId, Scheme, Source, title_letters};

impl Plan {
    /// The papers that have an id of this one. There are several where they were told apart until
    /// this record came, which says that they are one.
    pub(super) fn held(
        &self,
        paper: &Paper,
        key: &PaperId,
        library: &impl Shelf,
    ) -> Vec<KnownPaper> {
        let mut held: Vec<KnownPaper> = Vec::new();
        // The key alone identifies nothing: it is looked at with the authors by the title.
        for id in paper.ids().filter(|id| *id != key) {
            if held.iter().any(|known| self.has(known, id)) {
                continue;
            }
            held.extend(self.known(id, library));
        }
        held
    }

    /// The paper that has this id.
    fn known(&self, id: &PaperId, library: &impl Shelf) -> Option<KnownPaper> {
        let fresh = self.places.get(id).map(|place| KnownPaper::Fresh(*place));
        fresh.or_else(|| {
            let known = library.by_id(id)?;
            let fresh = self.fresh(&known);
            Some(fresh.unwrap_or_else(|| KnownPaper::Shelved(Box::new(known))))
        })
    }

    /// Those of the papers with an id in common that may be this one. Where title and authors are
    /// others, the id identifies nothing: it stays with the paper that had it first.
    pub(super) fn without_strangers(
        &mut self,
        held: Vec<KnownPaper>,
        paper: &mut Paper,
        line: u64,
    ) -> Vec<KnownPaper> {
        let is_stranger = |known: &KnownPaper| {
            let known = self.paper(known);
            known.is_some_and(|known| are_strangers(known, paper))
        };
        let (strangers, related): (Vec<_>, Vec<_>) = held.into_iter().partition(is_stranger);
        for stranger in strangers {
            let Some(known) = self.paper(&stranger).cloned() else {
                continue;
            };
            let shared: Vec<PaperId> = paper
                .ids()
                .filter(|id| has_id(&known, id))
                .cloned()
                .collect();
            let ids: Vec<&str> = shared.iter().map(PaperId::as_str).collect();
            let reason = format!(
                "{} is the id of \"{}\", by others: it is not taken as one of \"{}\"",
                ids.join(", "),
                known.title,
                paper.title
            );
            paper.lose_ids(&shared);
            self.pass_over(ImportError::of_part(line, reason));
        }
        related
    }

    /// Finds the paper by its title, where that tells it. Of several that a person told apart, it is the
    /// one that the record is most like.
    pub(super) fn by_title(
        &self,
        paper: &Paper,
        key: &PaperId,
        library: &impl Shelf,
    ) -> Option<KnownPaper> {
        let fresh = self.titles.get(key).into_iter().flatten();
        let fresh = fresh.map(|place| KnownPaper::Fresh(*place));
        let shelved = library.by_title_key(key).into_iter();
        let shelved = shelved.map(|known| {
            let fresh = self.fresh(&known);
            fresh.unwrap_or_else(|| KnownPaper::Shelved(Box::new(known)))
        });
        let is_other = |known: &Paper| {
            // The key of its title is computed, and may be what a paper was told apart from.
            let mut told = known
                .not_same_as()
                .filter(|id| id.scheme() != Scheme::Title);
            let has_another = told.any(|id| has_id(paper, &id));
            paper.says_it_is_not(known) || has_another && !is_record_of(known, paper)
        };
        let is_it = |known: &KnownPaper| {
            let known = self.paper(known).filter(|known| !is_other(known));
            known.is_some_and(|known| same_paper(known, paper).is_some())
        };
        let is_told_apart = |known: &KnownPaper| {
            let known = self.paper(known);
            known.is_some_and(|known| known.not_same_as().next().is_some())
        };
        let titled: Vec<KnownPaper> = fresh.chain(shelved).collect();
        let most = if titled.iter().any(is_told_apart) {
            usize::MAX
        } else {
            1
        };
        let found = titled.into_iter().filter(is_it).take(most);
        let mut found: Vec<KnownPaper> = found.collect();
        if found.len() < 2 {
            return found.pop();
        }
        let most_like = self.most_like(&found, paper)?;
        Some(found.swap_remove(most_like))
    }

    /// Of papers that a person told apart, the one that a record is of. An id that another of them has
    /// stays there.
    pub(super) fn of_those_told_apart(
        &self,
        mut all: Vec<KnownPaper>,
        paper: &mut Paper,
        library: &impl Shelf,
    ) -> Vec<KnownPaper> {
        let papers = all.iter().filter_map(|known| self.paper(known));
        let told: Vec<PaperId> = papers.flat_map(Paper::not_same_as).collect();
        if told.is_empty() && paper.not_same_as().next().is_none() {
            return all;
        }
        let own = all.len();
        for id in told {
            if !all.iter().any(|known| self.has(known, &id)) {
                all.extend(self.known(&id, library));
            }
        }
        let best = self.most_like(&all, paper);
        let is_same = |record: &Paper| self.most_like(&all, record) == best;
        let (same, strange): (Vec<_>, Vec<_>) =
            paper.parts.records().into_iter().partition(is_same);
        // Of what was merged of both, it is those records that are of this one.
        let same = same.into_iter();
        let same = same.reduce(|one, other| with_parts(merged(&one, &other), &one, &other));
        if let Some(same) = same.filter(|_| !strange.is_empty()) {
            *paper = same;
        }
        let best = best.and_then(|place| self.paper(all.get(place)?)).cloned();
        let is_other = |known: &Paper| {
            let is_best_another = |best| known.is_told_apart_from(best);
            paper.says_it_is_not(known) || best.as_ref().is_some_and(is_best_another)
        };
        let others = all.iter().filter_map(|known| self.paper(known));
        let lost = others.filter(|known| is_other(known)).flat_map(Paper::ids);
        // One that was removed comes back under its id.
        let told = best.iter().flat_map(Paper::not_same_as);
        let is_kept = |id: &PaperId| best.as_ref().is_some_and(|best| has_id(best, id));
        let lost = lost.cloned().chain(told).filter(|id| !is_kept(id));
        let lost: Vec<PaperId> = lost.collect();
        let mut places = 0..;
        all.retain(|known| {
            let was_held = places.next().is_some_and(|place| place < own);
            let known = self.paper(known);
            known.is_some_and(|known| !is_other(known)) && (was_held || known == best.as_ref())
        });
        paper.lose_ids(&lost);
        all
    }

    /// The place of the paper that a record is most like; of several the first. It is none of which it
    /// says so itself.
    fn most_like(&self, papers: &[KnownPaper], record: &Paper) -> Option<usize> {
        let papers = papers.iter().enumerate();
        let papers = papers.filter_map(|(place, known)| Some((place, self.paper(known)?)));
        let papers = papers.filter(|(_, known)| !record.says_it_is_not(known));
        let most = papers.max_by_key(|(place, known)| (likeness(known, record), Reverse(*place)));
        most.map(|(place, _)| place)
    }
}

/// Whether a record says what a known paper says, or a record of it.
fn is_record_of(known: &Paper, record: &Paper) -> bool {
    let is_record = |known: &Paper| say_the_same(known, record);
    is_record(known) || known.parts.records().iter().any(is_record)
}

/// How like a record is to a known paper: whether it is a record of it, of its source, of its title.
fn likeness(known: &Paper, record: &Paper) -> [bool; 3] {
    let is_source = |source: &Source| {
        let mut sources = known.sources.iter();
        sources.any(|seen| seen.format == source.format && seen.id == source.id)
    };
    let has_title = known.title == record.title;
    [
        is_record_of(known, record),
        has_title && record.sources.iter().all(is_source),
        has_title || title_letters(&known.title) == title_letters(&record.title),
    ]
}
