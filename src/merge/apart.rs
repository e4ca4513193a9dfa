//! What tells two works apart whose titles have the same letters.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::paper::{Paper, PaperId, Scheme, title_letters};
use crate::text::fold;
use crate::text::render::{Origin, render};

/// A title of so many letters tells a paper in spite of another book, or of two ids of an archive: an
/// editor writes an "Introduction" to each.
pub(super) const LETTERS_OF_A_PAPER: usize = 20;

/// The beginnings of DOIs that archives of preprints and of data give. A paper may have one of these
/// beside its publisher's. (The prefixes registered for posted content, of arXiv, bioRxiv and medRxiv,
/// Research Square, SSRN, OSF and what it hosts, Zenodo and others.)
const PREPRINTS: &[&str] = &[
    "10.48550", "10.1101", "10.64898", "10.21203", "10.2139", "10.20944", "10.31219", "10.31220",
    "10.31221", "10.31222", "10.31223", "10.31224", "10.31225", "10.31226", "10.31227", "10.31228",
    "10.31229", "10.31230", "10.31231", "10.31232", "10.31233", "10.31234", "10.31235", "10.31236",
    "10.31237", "10.31730", "10.32942", "10.35542", "10.17605", "10.26434", "10.36227", "10.22541",
    "10.5281", "10.6084", "10.33774", "10.7287", "10.3386",
];

/// Why two papers of one title are two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// Each has an id, and no archive's: one object has one name (DOI Handbook, 1.6.1).
    Ids(PaperId, PaperId),
    /// They stand at two places in print, by a field of [`CITED`](crate::paper::CITED) or the venue.
    Place(&'static str),
    /// Their titles have other signs: C and C++, Λ and Ξ, p < 1 and p > 1.
    Signs,
    /// They are of years that are far apart.
    Years,
    /// Titles and authors are others, in spite of an id in common.
    Works,
}

impl fmt::Display for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ids(one, other) => write!(f, "two ids, {one} and {other}"),
            Self::Place(what) => write!(f, "another {what}"),
            Self::Signs => f.write_str("other signs in the title"),
            Self::Years => f.write_str("other years"),
            Self::Works => f.write_str("another title, by others"),
        }
    }
}

/// What tells them apart, if anything does.
pub(super) fn apart(one: &Paper, other: &Paper) -> Option<Apart> {
    let years = one.date.zip(other.date);
    if years.is_some_and(|(one, other)| one.year().abs_diff(other.year()) > 3) {
        return Some(Apart::Years);
    }
    ids(one, other)
        .or_else(|| place(one, other).map(Apart::Place))
        .or_else(|| (signs_of(one)? != signs_of(other)?).then_some(Apart::Signs))
}

/// Two ids of one kind that name two works. A paper may be in several places of an archive or a
/// service, if its title is its own.
fn ids(one: &Paper, other: &Paper) -> Option<Apart> {
    if let Some((one, other)) = dois(one, other) {
        return Some(Apart::Ids(one.clone(), other.clone()));
    }
    let differ = one.id.scheme() == other.id.scheme()
        && one.id != other.id
        && match one.id.scheme() {
            Scheme::Title => false,
            Scheme::Arxiv | Scheme::Acl => true,
            Scheme::Doi
            | Scheme::OpenReview
            | Scheme::SemanticScholar
            | Scheme::OpenAlex
            | Scheme::Other => is_short(one),
        };
    differ.then(|| Apart::Ids(one.id.clone(), other.id.clone()))
}

/// A DOI of each, where both have some and none in common; those of archives say nothing.
pub(super) fn dois<'a>(one: &'a Paper, other: &'a Paper) -> Option<(&'a PaperId, &'a PaperId)> {
    let first = published(one).next()?;
    let second = published(other).next()?;
    let shared = published(one).any(|doi| published(other).any(|known| known == doi));
    (!shared).then_some((first, second))
}

/// The DOIs of a paper that no archive gave.
pub(super) fn published(paper: &Paper) -> impl Iterator<Item = &PaperId> {
    let dois = paper.ids().filter(|id| id.scheme() == Scheme::Doi);
    dois.filter(|doi| {
        let prefix = doi.value().split('/').next().unwrap_or_default();
        !PREPRINTS.contains(&prefix)
    })
}

fn is_short(paper: &Paper) -> bool {
    title_letters(&paper.title).chars().count() < LETTERS_OF_A_PAPER
}

/// Which field says that they stand at two places in print. What one of them does not say, as a
/// preprint does not, tells nothing.
fn place(one: &Paper, other: &Paper) -> Option<&'static str> {
    let both = |name: &'static str| Some((one.cited(name)?, other.cited(name)?));
    if let Some((one, other)) = edition(one).zip(edition(other))
        && one != other
    {
        return Some("edition");
    }
    if both("pages").is_some_and(|(one, other)| are_other_pages(one, other)) {
        return Some("pages");
    }
    let venues = one.venue.as_deref().zip(other.venue.as_deref());
    let is_one_venue = venues.is_none_or(|(one, other)| letters(one) == letters(other));
    if !is_one_venue {
        return is_short(one).then_some("venue");
    }
    ["volume", "number"].into_iter().find(|name| {
        let said = both(name).map(|(one, other)| (letters(one), letters(other)));
        said.is_some_and(|(one, other)| {
            one.trim_start_matches('0') != other.trim_start_matches('0')
        })
    })
}

/// The number of the edition, by the format that tells it.
fn edition(paper: &Paper) -> Option<String> {
    let fields = [
        ("bibtex", "edition"),
        ("ris", "ET"),
        ("csl-json", "edition"),
    ];
    fields.into_iter().find_map(|(format, field)| {
        let (_, value) = paper.extra_of(format).find(|(name, _)| *name == field)?;
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let number: String = text.chars().filter(char::is_ascii_digit).collect();
        (!number.is_empty()).then_some(number)
    })
}

/// Whether these are other pages. Of some only the first is said.
fn are_other_pages(one: &str, other: &str) -> bool {
    let ends = |pages: &str| {
        let mut ends = pages.split('-').map(letters);
        (ends.next().unwrap_or_default(), ends.next())
    };
    let ((first, last), (other_first, other_last)) = (ends(one), ends(other));
    let other_end = last.zip(other_last).is_some_and(|(one, other)| {
        // `1021-8` ends as `1021-1028` does.
        !one.ends_with(&other) && !other.ends_with(&one)
    });
    first != other_first || other_end
}

fn letters(text: &str) -> String {
    let words = fold::words(text);
    let bare = words.iter().map(|word| fold::bare(&word.folded));
    bare.collect()
}

/// The signs of a title, as rendered, that are no letters of its key and yet tell works apart; `None`
/// where its source has taken TeX out of it.
fn signs_of(paper: &Paper) -> Option<Vec<char>> {
    let is_stripped = paper
        .sources
        .first()
        .is_some_and(crate::paper::Source::is_stripped);
    (!is_stripped).then(|| signs(&paper.title))
}

fn signs(title: &str) -> Vec<char> {
    // Most titles are words.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " ,.:;-'\"()?!/&".contains(c);
    if title.chars().all(is_plain) {
        return Vec::new();
    }
    let rendered = render(title, Origin::Faithful).text;
    // With memberships, operators on sets and statements, relations and operators in circles; without
    // those that people write by other signs, such as a dot or an arrow to the right.
    let sign = |c: char| match c {
        'ς' => Some('σ'),
        '+'
        | '−'
        | '#'
        | '<'
        | '>'
        | '±'
        | '∓'
        | '∞'
        | 'α'..='ω'
        | 'Α'..='Ω'
        | '←'
        | '↔'
        | '∈'..='∍'
        | '∧'..='∪'
        | '≠'..='⊡' => Some(c),
        _ => None,
    };
    // Raised signs, the unit Ω and the forms that mathematics has of its own are the plain ones.
    rendered.nfkc().filter_map(sign).collect()
}

#[cfg(test)]
mod tests;
