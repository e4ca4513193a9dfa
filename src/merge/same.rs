//! Whether two records whose titles have the same letters are of one paper.

use std::collections::HashSet;
use std::fmt;

use super::apart::{LETTERS_OF_A_PAPER, apart};
use crate::paper::{Author, Paper, PaperId, Scheme, title_key, title_letters};
use crate::text::fold;

/// A title of so many letters tells a paper without its authors, if the abstracts agree.
const LETTERS_WITH_MORE: usize = LETTERS_OF_A_PAPER;
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

/// Why two papers of which nothing else is known are one, if they are: an id in common, or the letters
/// of their titles, where nothing tells them apart.
#[must_use]
pub fn one_paper(one: &Paper, other: &Paper) -> Option<Same> {
    let by_title = || {
        let is_one_title = title_key(&one.title) == title_key(&other.title);
        is_one_title.then(|| same_paper(one, other)).flatten()
    };
    shared_id(one, other).or_else(by_title)
}

/// Whether two papers with an id in common are two all the same: another title, and no author of
/// one is an author of the other. Programs read ids off papers by mistake, and chapters are entered
/// with the DOI of their book.
pub(super) fn are_strangers(one: &Paper, other: &Paper) -> bool {
    let are_said = |paper: &Paper| !paper.title.trim().is_empty() && !paper.authors.is_empty();
    if one.title == other.title || !are_said(one) || !are_said(other) {
        return false;
    }
    if have_one_title(one, other) {
        return false;
    }
    let (one, other) = (family_names(one), family_names(other));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// Whether the letters of one title begin those of the other, or most of the words are the same.
pub(super) fn have_one_title(one: &Paper, other: &Paper) -> bool {
    let (first, second) = (title_letters(&one.title), title_letters(&other.title));
    let begins = !first.is_empty() && !second.is_empty();
    let begins = begins && (first.starts_with(&second) || second.starts_with(&first));
    begins || share_words(&one.title, &other.title)
}

/// The id that both papers have, but for the letters of the title.
pub(super) fn shared_id(one: &Paper, other: &Paper) -> Option<Same> {
    if are_strangers(one, other) {
        None
    } else {
        id_in_common(one, other)
    }
}

/// The first id of the second paper that the first one has too, as [`shared_id`] says it, whatever else
/// they say.
pub(super) fn id_in_common(one: &Paper, other: &Paper) -> Option<Same> {
    let ids = other.ids().filter(|id| id.scheme() != Scheme::Title);
    let mut shared = ids.filter(|id| one.ids().any(|known| known == *id));
    shared.next().cloned().map(Same::Id)
}

/// Why two papers whose titles have the same letters are one, if they are and nothing tells them
/// apart ([`apart`]): an author in common, or, where a side has none, the abstracts.
pub(super) fn same_paper(one: &Paper, other: &Paper) -> Option<Same> {
    // Two without titles have nothing in common.
    if one.title.trim().is_empty() || apart(one, other).is_some() {
        return None;
    }
    alike(one, other)
}

/// Why two papers whose titles have the same letters look like one.
pub(super) fn alike(one: &Paper, other: &Paper) -> Option<Same> {
    let letters = title_letters(&one.title).chars().count();
    // A record that comes a second time is the same, however little it says.
    if say_the_same(one, other) {
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

/// Whether two records have the same words.
pub(super) fn say_the_same(one: &Paper, other: &Paper) -> bool {
    one.title == other.title
        && one.summary == other.summary
        && one.authors == other.authors
        && one.venue == other.venue
        && one.date == other.date
}

fn family_names(paper: &Paper) -> HashSet<String> {
    let family = |author: &Author| {
        let words = fold::words(author.parts().family);
        words.into_iter().next_back()
    };
    let people = paper.authors.iter().filter(|author| !author.is_others());
    let names = people.filter_map(family);
    names
        .map(|word| fold::bare(&word.folded).to_owned())
        .collect()
}

/// Whether three fifths of the words of the shorter text stand in the other.
fn share_words(one: &str, other: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        fold::words(text)
            .into_iter()
            .map(|word| fold::bare(&word.folded).to_owned())
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let shorter = one.len().min(other.len());
    one.intersection(&other).count() * 5 >= shorter * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_in_common_tells_nothing_of_another_title_by_others() {
        let paper = |title: &str, names: &[&str]| {
            let mut paper = Paper::new(PaperId::arxiv("1011.1669").unwrap());
            title.clone_into(&mut paper.title);
            paper.authors = names.iter().map(|name| Author::named(*name)).collect();
            paper
        };
        let known = paper("Spiders of the Forest", &["Ann Ash", "Bo Elm"]);
        for (title, names, strangers) in [
            ("Heat in Summer", &["Cy Fir"][..], true),
            // A later version, a subtitle, a list of ids, a name alone.
            ("Heat in Summer", &["B. Elm"], false),
            ("Spiders of the Forest: A Survey", &["Cy Fir"], false),
            ("Forest Spiders", &["Cy Fir"], false),
            ("", &["Cy Fir"], false),
            ("Heat in Summer", &[], false),
        ] {
            let other = paper(title, names);
            assert_eq!(are_strangers(&known, &other), strangers, "{title}");
            assert_eq!(shared_id(&known, &other).is_none(), strangers, "{title}");
        }
    }
}
