//! Searches, and the rows that come back.

use super::paper;
use crate::app::footer::summed_up;
use crate::app::{Count, Effect, Found, Hit, Keep, Model, Question, Row, Search, Total};
use crate::jobs::Job;
use crate::query::{FacetCounts, Query};

/// Reads the query line and asks for its papers. A line that is no query changes nothing but says
/// why.
pub(super) fn search(model: &mut Model) -> Vec<Effect> {
    match model.prompt.text().parse::<Query>() {
        Ok(query) => {
            model.query = query;
            model.fault = None;
            let search = request(model);
            vec![Effect::Ask(Question::Search(search))]
        }
        Err(fault) => {
            model.fault = Some(fault);
            // They were for the line before.
            model.list.near.clear();
            Vec::new()
        }
    }
}

/// Asks again for the query that stands, in the order that stands.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    let search = request(model);
    vec![Effect::Ask(Question::Search(search))]
}

fn request(model: &mut Model) -> Search {
    model.list.ticket += 1;
    model.list.answered = false;
    question(model)
}

pub(super) fn question(model: &Model) -> Search {
    let list = &model.list;
    let selected = || list.selected().map(|row| row.paper.id.clone());
    Search {
        ticket: list.ticket,
        query: model.query.clone(),
        order: model.order,
        keep: list.chosen.clone().or_else(selected),
        rows: window(model),
        typing: model.typing,
        today: model.today(),
        marks: model.marks.in_force().clone(),
    }
}

/// How many rows the list shows.
pub(super) fn window(model: &Model) -> usize {
    model.layout().list.height.into()
}

/// The library is open: the first search can be made.
pub(super) fn opened(model: &mut Model, papers: u64, notes: Vec<String>) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.total, Total::Exactly(papers));
    if let Some(said) = summed_up(notes) {
        model.said = Some(said);
    }
    let mut effects = again(model);
    // Whoever changes the library later makes its index.
    if !matches!(before, Total::Exactly(_)) {
        effects.push(model.start(Job::Index));
    }
    effects
}

/// An answer replaces the list; the paper that one was on stays selected where it still matches.
pub(super) fn found(model: &mut Model, found: Found) -> Vec<Effect> {
    if found.ticket != model.list.ticket {
        return Vec::new();
    }
    let window = window(model);
    let list = &mut model.list;
    let row = match &model.resume {
        Some(left) => left.row,
        None => list.cursor.at.saturating_sub(list.cursor.top),
    };
    list.answered = true;
    list.count = found.count;
    list.places = found.count.papers();
    list.near.clear();
    list.first = found.first;
    list.rows = found.rows;
    list.asked = list.first..list.first + list.rows.len();
    match found.kept_at {
        Some(place) => list.cursor.select_in_row(place, row, list.places, window),
        None => list.cursor.select_in_row(0, 0, list.places, window),
    }
    let resume = model.resume.take();
    paper::reread(model);
    if let (Some(left), Some(reading)) = (resume, model.reading.as_mut())
        && left.selected.as_ref() == Some(reading.id())
    {
        reading.scroll = left.scroll;
        paper::scroll(model, 0);
    }
    let mut effects = more_rows(model);
    effects.push(Effect::Keep(Keep::Position(model.position())));
    effects
}

/// Rows that were asked for.
pub(super) fn rows(model: &mut Model, ticket: u64, first: usize, rows: Vec<Row>) -> Vec<Effect> {
    if ticket == model.list.ticket && model.list.answered {
        model.list.first = first;
        model.list.rows = rows;
        paper::turn_to(model);
    }
    Vec::new()
}

/// The exact count. Where the first rows came before it, the list now has all its places; after
/// marks changed it keeps those that it had.
pub(super) fn counted(model: &mut Model, ticket: u64, count: Count) -> Vec<Effect> {
    let list = &mut model.list;
    if ticket != list.ticket {
        return Vec::new();
    }
    let was_open = list.answered && matches!(list.count, Count::AtLeast(_));
    list.count = count;
    if !was_open {
        return Vec::new();
    }
    list.places = count.papers();
    more_rows(model)
}

/// The counts of the filter pane.
pub(super) fn facets(model: &mut Model, ticket: u64, counts: FacetCounts) -> Vec<Effect> {
    if ticket == model.list.ticket {
        let window = model.layout().filter.height.into();
        model.filter.take(counts, window);
    }
    Vec::new()
}

/// Asks for counts with the marks of now; the list stays as it is.
pub(super) fn recount(model: &Model) -> Effect {
    Effect::Ask(Question::Recount(question(model)))
}

/// Selects a place of the list, by the user's own choice.
pub(super) fn select(model: &mut Model, place: usize) -> Vec<Effect> {
    let window = window(model);
    model.list.cursor.select(place, model.list.places, window);
    after_move(model)
}

/// Fetches the rows and shows the paper of where the cursor has gone.
pub(super) fn after_move(model: &mut Model) -> Vec<Effect> {
    if let Some(row) = model.list.selected() {
        model.list.chosen = Some(row.paper.id.clone());
    }
    paper::turn_to(model);
    let mut effects = more_rows(model);
    effects.push(Effect::Keep(Keep::Position(model.position())));
    effects
}

/// Goes to the paper after or before, and to its first or last hit.
pub(super) fn step_to_hit(model: &mut Model, place: usize, hit: Hit) -> Vec<Effect> {
    model.next_hit = Some(hit);
    select(model, place)
}

/// After the panes got another size: the cursor stays in sight, the paper is wrapped anew.
pub(super) fn refit(model: &mut Model) -> Vec<Effect> {
    let window = window(model);
    let list = &mut model.list;
    list.cursor.select(list.cursor.at, list.places, window);
    paper::rewrap(model);
    more_rows(model)
}

/// Asks for rows when those at hand do not reach a screen beyond what is shown.
fn more_rows(model: &mut Model) -> Vec<Effect> {
    let window = window(model).max(1);
    let list = &mut model.list;
    let near = |screens: usize| {
        let start = list.cursor.top.saturating_sub(screens * window);
        let end = (list.cursor.top + (screens + 1) * window).min(list.places);
        start..end
    };
    let needed = near(1);
    let at_hand = |wanted: &std::ops::Range<usize>, held: &std::ops::Range<usize>| {
        wanted.start >= held.start && wanted.end <= held.end
    };
    if !list.answered || needed.is_empty() || at_hand(&needed, &list.asked) {
        return Vec::new();
    }
    let places = near(2);
    list.asked = places.clone();
    vec![Effect::Ask(Question::Rows {
        ticket: list.ticket,
        places,
    })]
}
