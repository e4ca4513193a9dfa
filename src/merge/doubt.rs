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
mod tests {
    use super::*;

    fn paper(fields: &str) -> Paper {
        Paper::from_json(&format!("{{{fields}}}")).unwrap()
    }

    #[test]
    fn what_is_alike_and_apart_is_doubtful_unless_a_person_or_an_editor_meant_it() {
        let long = r#""title":"A Title That Is Long Enough","authors":[{"name":"Ada Li"}]"#;
        let short = r#""title":"Editorial","authors":[{"name":"Ada Li"}]"#;
        for (one, other, told) in [
            (long, r#""date":"1990""#, r#""date":"2000""#),
            (
                long,
                r#""venue":"V","volume":"1""#,
                r#""venue":"V","volume":"2""#,
            ),
        ]
        .map(|(title, one, other)| ((title, one), (title, other), true))
        .into_iter()
        .chain([
            (
                (short, r#""date":"1990""#),
                (short, r#""date":"2000""#),
                false,
            ),
            (
                (long, r#""date":"1990","not_same_as":["title:2"]"#),
                (long, r#""date":"2000""#),
                false,
            ),
            (
                (long, r#""date":"1990""#),
                (long, r#""date":"1991""#),
                false,
            ),
            (
                (
                    r#""title":"On C","authors":[{"name":"Ada Li"}]"#,
                    r#""a":1"#,
                ),
                (
                    r#""title":"On C++","authors":[{"name":"Ada Li"}]"#,
                    r#""a":1"#,
                ),
                true,
            ),
            (
                (long, r#""aliases":["x:3"]"#),
                (
                    r#""title":"Trees","authors":[{"name":"Bo Wu"}]"#,
                    r#""aliases":["x:3"]"#,
                ),
                true,
            ),
        ]) {
            let first = paper(&format!(r#""id":"title:1",{},{}"#, one.0, one.1));
            let second = paper(&format!(r#""id":"title:2",{},{}"#, other.0, other.1));
            let found = doubtful(&[&first, &second]);
            assert_eq!(found.len(), usize::from(told), "{one:?} / {other:?}");
            assert!(found.iter().all(|doubtful| doubtful.papers.len() == 2));
        }
    }

    #[test]
    fn a_merge_is_suspected_where_the_title_became_another_or_there_are_two_dois() {
        let before = paper(r#""id":"x:1","title":"On Trees","sources":[{"format":"ris"}]"#);
        let sources = r#""sources":[{"format":"bibtex"},{"format":"ris"}]"#;
        for (now, is_suspected) in [
            (format!(r#""title":"Cold Winters",{sources}"#), true),
            (format!(r#""title":"On Trees: A Survey",{sources}"#), false),
            // A new version, and one that can be parted.
            (
                r#""title":"Cold Winters","sources":[{"format":"ris"}]"#.to_owned(),
                false,
            ),
            (
                format!(r#""title":"Cold Winters",{sources},"parts":[]"#),
                false,
            ),
            (
                r#""title":"On Trees","aliases":["doi:10.1/a","doi:10.1/b"]"#.to_owned(),
                true,
            ),
            (
                r#""title":"On Trees","aliases":["doi:10.1/a","doi:10.1101/b"]"#.to_owned(),
                false,
            ),
        ] {
            let now = paper(&format!(r#""id":"x:1",{now}"#));
            let found = suspicion(&now, std::slice::from_ref(&before));
            assert_eq!(found.is_some(), is_suspected, "{now:?}");
        }
    }
}
