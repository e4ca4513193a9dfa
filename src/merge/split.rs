//! A merged paper as the papers that its records are.

use super::merged::merged;
use super::parts::{self, with_parts};
use crate::paper::{Paper, PaperId, Scheme, title_letters};

/// Gives the paper beside the merged one that has an id.
pub type Beside<'a> = dyn Fn(&PaperId) -> Option<Paper> + 'a;

/// The papers of which a person says that they were merged by mistake: each says that the others are
/// not the same. The last one has the id of the merged paper, so that its line supersedes that one's,
/// and no other line does. None, where fewer than two records of it are known.
#[must_use]
pub fn split(whole: &Paper, beside: &Beside<'_>) -> Vec<Paper> {
    let mut papers = groups(whole.parts.records());
    if papers.len() < 2 {
        return Vec::new();
    }
    let place = papers.iter().position(|paper| paper.id == whole.id);
    let place = place.or_else(|| papers.iter().position(|paper| has_id(paper, &whole.id)));
    let mut first = papers.remove(place.unwrap_or_default());
    // An id of several stays where it is the paper's own, or else with the first.
    let own: Vec<PaperId> = papers.iter().map(|paper| paper.id.clone()).collect();
    let is_of_another = |paper: &Paper, id: &PaperId| *id != paper.id && own.contains(id);
    let lost = first
        .ids()
        .filter(|id| **id != whole.id && is_of_another(&first, id));
    let lost: Vec<PaperId> = lost.cloned().collect();
    first.lose_ids(&lost);
    first.id = whole.id.clone();
    first.aliases = ids_of_first(&first, whole, &papers);
    for (name, value) in &whole.other {
        // What a person wrote into the line is in no record.
        if papers
            .iter()
            .chain([&first])
            .all(|paper| !paper.other.contains_key(name))
        {
            first.other.insert(name.clone(), value.clone());
        }
    }
    let mut taken: Vec<PaperId> = first.ids().cloned().collect();
    for paper in &mut papers {
        let is_taken = |paper: &Paper, id: &PaperId| {
            let other = || beside(id).filter(|other| !was_split_off(other, whole, paper));
            taken.contains(id) || other().is_some()
        };
        let lost = paper.ids();
        let lost = lost.filter(|id| is_of_another(paper, id) || is_taken(paper, id));
        let lost: Vec<PaperId> = lost.cloned().collect();
        paper.lose_ids(&lost);
        let key = paper.id.clone();
        let numbered = (2..).map(|nth| key.numbered(nth));
        let free = [key.clone()].into_iter().chain(numbered);
        paper.id = free
            .into_iter()
            .find(|id| !is_taken(paper, id))
            .unwrap_or(key);
        taken.extend(paper.ids().cloned());
    }
    papers.push(first);
    let ids: Vec<PaperId> = papers.iter().map(|paper| paper.id.clone()).collect();
    for paper in &mut papers {
        let own = paper.id.clone();
        paper.tell_apart_from(ids.iter().filter(|id| **id != own).cloned());
    }
    papers
}

/// The records, of which those of one id and one title stay together where there are others: nobody
/// doubts that these are one.
fn groups(records: Vec<Paper>) -> Vec<Paper> {
    let are_one = |one: &Paper, other: &Paper| {
        one.id == other.id
            && one.id.scheme() != Scheme::Title
            && title_letters(&one.title) == title_letters(&other.title)
    };
    let mut groups: Vec<Paper> = Vec::new();
    // So many were written by hand.
    if records.len() > parts::MOST {
        return records;
    }
    for record in &records {
        match groups.iter_mut().find(|group| are_one(group, record)) {
            Some(group) => *group = with_parts(merged(group, record), group, record),
            None => groups.push(record.clone()),
        }
    }
    if groups.len() > 1 { groups } else { records }
}

/// The aliases of the one that has the id of the whole: its own, and those that no other has.
fn ids_of_first(first: &Paper, whole: &Paper, others: &[Paper]) -> Vec<PaperId> {
    let is_alias = |id: &&PaperId| {
        let is_of_another = others.iter().any(|other| has_id(other, id));
        **id != whole.id && (has_id(first, id) || !is_of_another)
    };
    whole.aliases.iter().filter(is_alias).cloned().collect()
}

/// Whether this is the paper that another try to split the whole has left, before it was cut short.
fn was_split_off(other: &Paper, whole: &Paper, paper: &Paper) -> bool {
    other.says_it_is_not(whole) && other.title == paper.title && other.sources == paper.sources
}

fn has_id(paper: &Paper, id: &PaperId) -> bool {
    paper.ids().any(|known| known == id)
}

#[cfg(test)]
mod tests;
