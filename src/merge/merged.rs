//! One record of two that are of the same paper.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::authors;
use super::fidelity::{Fidelity, OWN};
use super::prevailing::{Prevails, Standing, standing, takes_place, venue_takes_place};
use crate::paper::{CITED, Paper, PartialDate, Source, WorkKind};

/// A shorter abstract says that a paper was withdrawn, or nothing; it replaces no longer one.
const SHORTEST_TEXT: usize = 40;
/// The field that names the kind of work.
const KIND: &str = "kind";

/// What is known of a paper after a further record of it. Every id is kept, the best one as `id`;
/// nothing empty replaces something filled; a better text never gives way to a worse one; the same
/// record twice changes nothing. The first source is the one whose text the paper has.
#[must_use]
pub fn merged(known: &Paper, further: &Paper) -> Paper {
    merged_so_that(known, further, Prevails::Better)
}

/// [`merged`], where a person may say which text prevails.
pub(super) fn merged_so_that(known: &Paper, further: &Paper, prevails: Prevails) -> Paper {
    let mut paper = known.clone();
    paper.take_ids(further.ids());
    let standing = standing(further, known, prevails);
    if takes_place(&further.title, &known.title, standing) {
        paper.take_title(further);
    }
    let shrinks = further.summary.chars().count() < SHORTEST_TEXT
        && further.summary.len() < known.summary.len();
    let summary_prevails = (!shrinks || prevails == Prevails::Later)
        && takes_place(&further.summary, &known.summary, standing);
    if summary_prevails {
        paper.take_summary(further);
    }
    let says_nothing = known.summary.trim().is_empty() && further.summary.trim().is_empty();
    let text_is_theirs = if says_nothing {
        standing == Standing::Above
    } else {
        summary_prevails
    };
    take_sources(&mut paper, further, text_is_theirs);
    let is_more_faithful =
        prevails == Prevails::Later || Fidelity::of(further) > Fidelity::of(known);
    paper.authors = authors::merged(&further.authors, &known.authors, is_more_faithful);
    paper.date = earlier(known.date, further.date);
    paper.updated = known.updated.max(further.updated);
    let [theirs, ours] =
        [&further.venue, &known.venue].map(|venue| venue.as_deref().unwrap_or_default());
    if venue_takes_place(theirs, ours, standing) {
        paper.venue.clone_from(&further.venue);
    }
    for (ours, theirs) in [
        (&mut paper.comment, &further.comment),
        (&mut paper.links.page, &further.links.page),
        (&mut paper.links.pdf, &further.links.pdf),
        (&mut paper.links.code, &further.links.code),
        (&mut paper.links.project, &further.links.project),
    ] {
        let (said, known) = (theirs.as_deref(), ours.as_deref());
        if takes_place(
            said.unwrap_or_default(),
            known.unwrap_or_default(),
            standing,
        ) {
            ours.clone_from(theirs);
        }
    }
    add_new(&mut paper.categories, &further.categories);
    add_new(&mut paper.keywords, &further.keywords);
    paper.votes = further.votes.or(known.votes);
    paper.rank = further.rank.or(known.rank);
    add_fields(&mut paper.links.other, &further.links.other);
    let told = CITED.iter().map(|cited| cited.name).chain([KIND]);
    let told = told.filter(|name| stays(known, further, name, standing));
    let told: Vec<(&str, Value)> = told
        .filter_map(|name| Some((name, known.other.get(name)?.clone())))
        .collect();
    add_fields(&mut paper.other, &further.other);
    paper.tell_apart_from(further.not_same_as());
    for (name, value) in told {
        paper.other.insert(name.to_owned(), value);
    }
    paper.settle_date_text(known.date_text());
    paper.unite_extra(further);
    paper
}

/// Whether what is known of a work's kind, or of its place in print, stays.
fn stays(known: &Paper, further: &Paper, name: &str, standing: Standing) -> bool {
    let (Some(ours), Some(theirs)) = (known.cited(name), further.cited(name)) else {
        return false;
    };
    // A preprint is some other work until it is told where it appeared.
    let is_vague = name == KIND && known.kind() == WorkKind::Other && has_place(further);
    let further_prevails = match standing {
        Standing::Above => true,
        Standing::Level => is_vague || takes_place(theirs, ours, standing),
        Standing::Below => is_vague,
    };
    !further_prevails
}

/// Whether a record tells of a work where it appeared.
fn has_place(paper: &Paper) -> bool {
    let place = CITED.iter().filter(|cited| cited.name != "note");
    paper.venue.is_some() || { place }.any(|cited| paper.cited(cited.name).is_some())
}

/// Adds fields that recto does not know; what a further record says of one is the newer.
fn add_fields(ours: &mut Map<String, Value>, theirs: &Map<String, Value>) {
    let has_its_own_way = |name: &str| {
        Paper::is_of_its_texts(name) || Paper::tells_apart(name) || Paper::is_extra(name)
    };
    for (name, value) in theirs.iter().filter(|(name, _)| !has_its_own_way(name)) {
        ours.insert(name.clone(), value.clone());
    }
}

/// Adds the sources of a further record; the first one stays, or becomes, that of the text.
fn take_sources(paper: &mut Paper, further: &Paper, text_is_theirs: bool) {
    if paper.sources.is_empty() && !further.sources.is_empty() && !text_is_theirs {
        paper.sources.push(Source {
            format: OWN.to_owned(),
            ..Source::default()
        });
    }
    for (nth, source) in further.sources.iter().enumerate() {
        let known = place_of(source, &paper.sources);
        let source = match known {
            Some(place) => {
                let mut known = paper.sources.remove(place);
                add_fields(&mut known.other, &source.other);
                known.feed = known.feed.or_else(|| source.feed.clone());
                known
            }
            None => source.clone(),
        };
        let place = match known {
            _ if nth == 0 && text_is_theirs => 0,
            Some(place) => place,
            None => paper.sources.len(),
        };
        paper.sources.insert(place.min(paper.sources.len()), source);
    }
}

/// Which of these is the same source: of the same feed, or one of the two of none.
fn place_of(source: &Source, known: &[Source]) -> Option<usize> {
    let is_same = |seen: &Source| seen.format == source.format && seen.id == source.id;
    let of_feed = known
        .iter()
        .position(|seen| is_same(seen) && seen.feed == source.feed);
    of_feed.or_else(|| {
        let is_open = |seen: &Source| seen.feed.is_none() || source.feed.is_none();
        known.iter().position(|seen| is_same(seen) && is_open(seen))
    })
}

/// The earlier date; of two that may be the same one, that which says more.
fn earlier(one: Option<PartialDate>, other: Option<PartialDate>) -> Option<PartialDate> {
    let (Some(one), Some(other)) = (one, other) else {
        return one.or(other);
    };
    let (vague, exact) = (one.min(other), one.max(other));
    Some(if exact.to_string().starts_with(&vague.to_string()) {
        exact
    } else {
        vague
    })
}

fn add_new(ours: &mut Vec<String>, theirs: &[String]) {
    let mut known: HashSet<String> = ours.iter().map(|name| name.to_lowercase()).collect();
    let new = theirs
        .iter()
        .filter(|name| known.insert(name.to_lowercase()));
    ours.extend(new.cloned());
}

#[cfg(test)]
mod tests;
