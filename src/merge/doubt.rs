//! What looks as if it were wrong: papers kept apart that are alike, and merges of before, of which no
//! records were kept.

use std::fmt;

use super::apart::{Apart, LETTERS_OF_A_PAPER, apart, published};
use super::same::{Same, alike, are_strangers, have_one_title, id_in_common};
use crate::paper::{Paper, PaperId, Source, title_letters};

/// Papers that are alike and kept apart all the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubtful {
    /// The papers; never fewer than two.
    pub papers: Vec<Paper>,
    /// In what the second is like the first.
    pub why: Same,
    /// What tells these two apart.
    pub apart: Apart,
}

/// The doubtful ones among papers whose titles have the same letters or that share an id. Each is named
/// once, beside the first that it is like.
pub(super) fn doubtful(papers: &[&Paper]) -> Vec<Doubtful> {
    let mut found = Vec::new();
    let mut left: Vec<&Paper> = papers.to_vec();
    while let Some((first, others)) = left.split_first() {
        let doubts = others.iter().map(|other| (*other, doubt(first, other)));
        let (like, unlike): (Vec<_>, Vec<_>) = doubts.partition(|(_, doubt)| doubt.is_some());
        let mut papers = vec![(*first).clone()];
        papers.extend(like.iter().map(|(other, _)| (*other).clone()));
        if let Some((why, apart)) = like.into_iter().find_map(|(_, doubt)| doubt) {
            found.push(Doubtful { papers, why, apart });
        }
        left = unlike.into_iter().map(|(other, _)| other).collect();
    }
    found
}

/// In what two papers are alike, and what tells them apart, if both are so and no person said it.
fn doubt(one: &Paper, other: &Paper) -> Option<(Same, Apart)> {
    if one.is_told_apart_from(other) {
        return None;
    }
    if are_strangers(one, other) {
        return Some((id_in_common(one, other)?, Apart::Works));
    }
    let letters = title_letters(&one.title);
    if letters.is_empty() || letters != title_letters(&other.title) {
        return None;
    }
    let apart = apart(one, other)?;
    // To each issue there is an editorial.
    let is_short = letters.chars().count() < LETTERS_OF_A_PAPER;
    let is_doubted = !is_short || apart == Apart::Signs;
    Some((alike(one, other).filter(|_| is_doubted)?, apart))
}

/// Why a merge is suspected of which no records are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suspicion {
    /// The title became another one when a further source came.
    Titles(String, String),
    /// It has two DOIs, and neither is that of a preprint.
    Ids(PaperId, PaperId),
}

impl fmt::Display for Suspicion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Titles(before, now) => write!(f, "\"{before}\" became \"{now}\""),
            Self::Ids(one, other) => write!(f, "it has two ids, {one} and {other}"),
        }
    }
}

/// Why a paper may be of several works, by what the store had of it before. Where its records are kept
/// they can be parted at any time.
#[must_use]
pub fn suspicion(paper: &Paper, earlier: &[Paper]) -> Option<Suspicion> {
    if !paper.parts.is_empty() {
        return None;
    }
    let became_another = |before: &&Paper| {
        let is_new = |source: &Source| {
            let mut known = before.sources.iter();
            known.all(|known| known.format != source.format || known.id != source.id)
        };
        let are_said = !before.title.trim().is_empty() && !paper.title.trim().is_empty();
        are_said && paper.sources.iter().any(is_new) && !have_one_title(before, paper)
    };
    let before = earlier.iter().find(became_another);
    let titles = before.map(|before| Suspicion::Titles(before.title.clone(), paper.title.clone()));
    titles.or_else(|| {
        let mut dois = published(paper);
        Some(Suspicion::Ids(dois.next()?.clone(), dois.next()?.clone()))
    })
}

#[cfg(test)]
mod tests;
