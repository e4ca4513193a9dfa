//! Whether two records whose titles have the same letters are of one paper.

use std::collections::HashSet;

use serde_json::Value;

use crate::paper::{Author, Paper, Scheme, title_letters};
use crate::text::fold;

/// A title of so many letters tells a paper without its authors, if the abstracts agree; or in
/// spite of two ids, if the authors agree.
const LETTERS_WITH_MORE: usize = 20;
/// A title of so many letters tells a paper by itself.
const LETTERS_ALONE: usize = 40;

/// Whether two papers whose titles have the same letters are one. An author in common tells, or,
/// where a side has none, the abstracts. Two arXiv ids are two papers, as are two ids of any one
/// kind where the title is short: an editor writes an "Editorial" in every issue, but a paper may
/// have a DOI for each place where it appeared.
pub(super) fn same_paper(one: &Paper, other: &Paper) -> bool {
    // Two without titles have nothing in common.
    if one.title.trim().is_empty() {
        return false;
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
        return false;
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
        return true;
    }
    if !one.authors.is_empty() && !other.authors.is_empty() {
        return family_names(one)
            .intersection(&family_names(other))
            .next()
            .is_some();
    }
    if one.summary.trim().is_empty() || other.summary.trim().is_empty() {
        return letters >= LETTERS_ALONE;
    }
    letters >= LETTERS_WITH_MORE && share_words(&one.summary, &other.summary)
}

fn family_names(paper: &Paper) -> HashSet<String> {
    let family = |author: &Author| {
        let named = author.other.get("family").and_then(Value::as_str);
        fold::words(named.unwrap_or(&author.name)).pop()
    };
    let names = paper.authors.iter().filter_map(family);
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
