//! Whether two records whose titles have the same letters are of one paper.

use std::collections::HashSet;
use std::fmt;

use crate::paper::{Author, Paper, PaperId, Scheme, title_letters};
use crate::text::fold;

/// A title of so many letters tells a paper without its authors, if the abstracts agree; or in
/// spite of two ids, if the authors agree.
const LETTERS_WITH_MORE: usize = 20;
/// A title of so many letters tells a paper by itself.
const LETTERS_ALONE: usize = 40;

/// Why two papers are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Same {
    /// They share an id.
    Id(PaperId),
    /// They say the same.
    Record,
    /// The same title, and an author's family name, folded.
    Author(String),
    /// The same title, which is too long for chance.
    Title,
    /// The same title and nearly the same abstract.
    Abstract,
}

impl fmt::Display for Same {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => write!(f, "the id {id} in common"),
            Self::Record => f.write_str("the same record twice"),
            Self::Author(name) => write!(f, "the same title, and {name} among the authors"),
            Self::Title => f.write_str("the same long title"),
            Self::Abstract => f.write_str("the same title and abstract"),
        }
    }
}

/// The id that both papers have, but for the letters of the title.
pub(super) fn shared_id(one: &Paper, other: &Paper) -> Option<Same> {
    let ids = other.ids().filter(|id| id.scheme() != Scheme::Title);
    let mut shared = ids.filter(|id| one.ids().any(|known| known == *id));
    shared.next().cloned().map(Same::Id)
}

/// Why two papers whose titles have the same letters are one, if they are. An author in common tells, or,
/// where a side has none, the abstracts. Two arXiv ids are two papers, as are two ids of any one
/// kind where the title is short: an editor writes an "Editorial" in every issue, but a paper may
/// have a DOI for each place where it appeared.
pub(super) fn same_paper(one: &Paper, other: &Paper) -> Option<Same> {
    // Two without titles have nothing in common.
    if one.title.trim().is_empty() {
        return None;
    }
    let letters = title_letters(&one.title).chars().count();
    let differ = one.id.scheme() == other.id.scheme()
        && one.id != other.id
        && match one.id.scheme() {
            Scheme::Title => false,
            Scheme::Arxiv | Scheme::Acl => true,
            Scheme::Doi
            | Scheme::OpenReview
            | Scheme::SemanticScholar
            | Scheme::OpenAlex
            | Scheme::Other => letters < LETTERS_WITH_MORE,
        };
    let years_apart = match (one.date, other.date) {
        (Some(one), Some(other)) => one.year().abs_diff(other.year()),
        (None, _) | (_, None) => 0,
    };
    if differ || years_apart > 3 {
        return None;
    }
    // A record that comes a second time is the same, however little it says.
    let says = |paper: &Paper| {
        (
            paper.title.clone(),
            paper.summary.clone(),
            paper.venue.clone(),
            paper.date,
        )
    };
    if says(one) == says(other) && one.authors == other.authors {
        return Some(Same::Record);
    }
    if !one.authors.is_empty() && !other.authors.is_empty() {
        let (one, other) = (family_names(one), family_names(other));
        let mut shared: Vec<&String> = one.intersection(&other).collect();
        shared.sort_unstable();
        return shared.first().map(|name| Same::Author((*name).clone()));
    }
    if one.summary.trim().is_empty() || other.summary.trim().is_empty() {
        return (letters >= LETTERS_ALONE).then_some(Same::Title);
    }
    let agree = letters >= LETTERS_WITH_MORE && share_words(&one.summary, &other.summary);
    agree.then_some(Same::Abstract)
}

fn family_names(paper: &Paper) -> HashSet<String> {
    let family = |author: &Author| {
        let words = fold::words(author.parts().family);
        words.into_iter().next_back()
    };
    let people = paper.authors.iter().filter(|author| !author.is_others());
    let names = people.filter_map(family);
    names.map(|word| word.folded).collect()
}

/// Whether three fifths of the words of the shorter text stand in the other.
fn share_words(one: &str, other: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        fold::words(text)
            .into_iter()
            .map(|word| word.folded)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let shorter = one.len().min(other.len());
    one.intersection(&other).count() * 5 >= shorter * 3
}
