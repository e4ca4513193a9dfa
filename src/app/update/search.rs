//! Searches: what is asked, and the answers.

use super::after::{After, Follow};
use crate::app::prompt::choices::wanted;
use crate::app::{
    Among, Count, Found, Model, NextList, Question, Search, Total, Typing, ValuesAsked, WordsAsked,
};
use crate::jobs::Job;
use crate::query::{Begun, Choice, FacetKind, Operator, Order, Phrase, Query, Text, completing};

/// Reads the query line and asks for its papers. A line that is no query changes nothing but says why;
/// while it is being typed, what is finished of it is asked.
pub(super) fn line(model: &mut Model) -> Option<Question> {
    match model.prompt.text().parse::<Query>() {
        Ok(query) => {
            // Whoever comes back finds the paper again.
            let is_new = model.resume.is_none() && !words(&query).eq(words(&model.query));
            if model.order == Order::Relevance && is_new {
                model.feeds.next = NextList::FromTop;
                model.list.chosen = None;
            }
            model.query = query;
            model.fault = None;
            Some(again(model))
        }
        Err(fault) => {
            let is_typed = fault.is_unfinished() && model.typing == Typing::Going;
            model.fault = Some(fault);
            // They were for the line before.
            model.list.otherwise.clear();
            let finished = is_typed.then(|| Query::as_far_as_finished(model.prompt.text()));
            model.query = finished.flatten()?;
            Some(again(model))
        }
    }
}

/// The words that decide what is relevant.
fn words(query: &Query) -> impl Iterator<Item = (Text, &Phrase, Choice)> {
    let words = query.tests();
    words.filter_map(|(test, choice)| test.ranked().map(|(text, words)| (text, words, choice)))
}

/// Asks again for the query that stands, in the order that stands.
pub(super) fn again(model: &mut Model) -> Question {
    model.list.ticket += 1;
    model.list.answered = false;
    Question::Search(asked(model))
}

/// Asks for counts with the marks of now; the list stays as it is.
pub(super) fn count(model: &Model) -> Question {
    Question::Recount(asked(model))
}

/// Asks for the values of the field that is being typed, beside the rest of the line.
pub(super) fn values(model: &Model) -> Option<Question> {
    if let Some((line, _)) = model.tagging() {
        let kind = FacetKind::Tag;
        let search = Search {
            query: Query::default(),
            ..asked(model)
        };
        return Some(Question::Values(ValuesAsked {
            ticket: search.ticket,
            search,
            kind,
            wanted: wanted(kind, line.begun()),
        }));
    }
    let before = model.prompt.before();
    let typed = completing(before)?;
    let Begun::Value(field) = typed.what else {
        return None;
    };
    let after = model.prompt.text().get(before.len()..)?;
    let rest = [before.get(..typed.clause)?, after].concat();
    let search = Search {
        query: Query::as_far_as_finished(&rest).unwrap_or_default(),
        ..asked(model)
    };
    let (_, asks) = Operator::field_named(field)?;
    let Some(kind) = asks.names() else {
        return Some(Question::Words(WordsAsked { search, field }));
    };
    Some(Question::Values(ValuesAsked {
        ticket: search.ticket,
        search,
        kind,
        wanted: wanted(kind, typed.typed),
    }))
}

fn asked(model: &Model) -> Search {
    let list = &model.list;
    let selected = || list.selected().map(|row| row.paper.id.clone());
    let keep = match model.feeds.next {
        NextList::InItsRow | NextList::WithWhatCame => list.chosen.clone().or_else(selected),
        NextList::FromTop => None,
    };
    Search {
        ticket: list.ticket,
        query: model.query.clone(),
        order: model.order,
        keep,
        rows: model.layout().rows(),
        typing: model.typing,
        today: model.today(),
        visit: model.visit.since,
        marks: model.marks.in_force().clone(),
        wanted: model.filter.wanted().clone(),
        saved: model.filter.saved().clone(),
    }
}

/// The library is open: the first search can be made.
pub(super) fn opened(model: &mut Model, papers: u64, notes: Vec<String>) -> After {
    // What is hidden of them, the first answer tells.
    let total = if model.marks.hides() {
        Total::About(papers)
    } else {
        Total::Exactly(papers)
    };
    let before = std::mem::replace(&mut model.total, total);
    model.complain_of_all(notes);
    let after = After::from(Follow::SearchAgain);
    // Whoever changes the library later makes its index.
    if matches!(before, Total::Exactly(_)) {
        after
    } else {
        after.and(model.start(Job::Index))
    }
}

/// An answer replaces the list; the paper that one was on stays selected where it still matches.
pub(super) fn found(model: &mut Model, found: Found) -> After {
    if found.ticket != model.list.ticket {
        return After::nothing();
    }
    take_among(model, found.among);
    let window = model.layout().rows();
    let next = std::mem::take(&mut model.feeds.next);
    let list = &mut model.list;
    let row = match (&model.resume, next) {
        (Some(left), _) => left.row,
        (None, NextList::WithWhatCame) if list.cursor.top == 0 => window,
        (None, NextList::WithWhatCame | NextList::InItsRow | NextList::FromTop) => {
            list.cursor.at.saturating_sub(list.cursor.top)
        }
    };
    list.answered = true;
    list.by = found.by;
    list.count = found.count;
    list.places = found.count.papers();
    list.otherwise.clear();
    list.first = found.first;
    list.rows = found.rows;
    list.asked = list.first..list.first + list.rows.len();
    match found.kept_at {
        Some(place) => list.cursor.select_in_row(place, row, list.places, window),
        None => list.cursor.select_in_row(0, 0, list.places, window),
    }
    After::from(Follow::ShowPaperAnew)
        .and(Follow::Rows)
        .and(Follow::Position)
}

/// The exact count. Where the first rows came before it, the list now has all its places; after
/// marks changed it keeps those that it had.
pub(super) fn counted(model: &mut Model, ticket: u64, count: Count, among: Among) -> After {
    if ticket != model.list.ticket {
        return After::nothing();
    }
    take_among(model, among);
    let list = &mut model.list;
    let was_open = list.answered && matches!(list.count, Count::AtLeast(_));
    list.count = count;
    if !was_open {
        return After::nothing();
    }
    list.places = count.papers();
    Follow::Rows.into()
}

fn take_among(model: &mut Model, among: Among) {
    model.total = Total::Exactly(among.papers);
    model.marks.hidden = among.hidden;
}
