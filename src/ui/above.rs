//! What the level lines say of the panes below them: the day that a list begins with, and where one is.

use super::Looks;
use crate::app::{Count, Layout, Model, Pane};
use crate::text::numbers::thousands;
use crate::text::shown::Form;

/// What is said above a pane, safe; empty where there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Above {
    pub(super) pane: Pane,
    /// The day that several papers from the top on have, on the left.
    pub(super) day: String,
    /// Where one is, on the right.
    pub(super) place: String,
}

/// The pieces of the line that stay beside what is said.
const LINE: usize = 1;

/// What is said above list and paper, as far as there is room.
pub(super) fn of(model: &Model, layout: &Layout, looks: Looks<'_>) -> Vec<Above> {
    let list = Above {
        pane: Pane::List,
        day: day(model, looks).unwrap_or_default(),
        place: row(model),
    };
    let paper = Above {
        pane: Pane::Paper,
        day: String::new(),
        place: seen(model, layout, looks),
    };
    let mut all = vec![list, paper];
    for above in &mut all {
        let room = usize::from(layout.above(above.pane).width);
        // Each has a blank on either side.
        let columns = |text: &str| match looks.width(text) {
            0 => 0,
            columns => columns + 2,
        };
        let (day, place) = (columns(&above.day), columns(&above.place));
        if LINE + day + LINE + place + LINE > room {
            above.day.clear();
        }
        if LINE + place + LINE > room {
            above.place.clear();
        }
    }
    all
}

/// Whether papers of one date stand together in the list.
pub(super) fn lists_by_date(model: &Model) -> bool {
    model.listed_by().is_by_date() && model.beyond().is_none()
}

/// The day of the first row, where others have it, too, and how many those are together.
fn day(model: &Model, looks: Looks<'_>) -> Option<String> {
    let top = model.list.cursor.top;
    let row = model.list.row(top).filter(|_| lists_by_date(model))?;
    let date = row.paper.date.filter(|date| date.day().is_some())?;
    let day = date.said_with_weekday(model.today());
    let next = model.list.row(top + 1);
    match row.of_day {
        Some(0 | 1) => None,
        Some(papers) => {
            let between = looks.glyphs.between;
            Some(format!("{day}{between}{}", thousands(papers as u64)))
        }
        None => next
            .filter(|next| next.paper.date == Some(date))
            .map(|_| day),
    }
}

/// The selected row, of how many.
fn row(model: &Model) -> String {
    let list = &model.list;
    let more = match list.count {
        Count::AtLeast(_) => "+",
        Count::Exact(_) => "",
    };
    let [at, all] = [list.cursor.at + 1, list.places].map(|row| thousands(row as u64));
    if list.places > 0 {
        format!("{at}/{all}{more}")
    } else {
        String::new()
    }
}

/// How much of the paper was on the screen, where not all of it is, and whether it is as it came.
fn seen(model: &Model, layout: &Layout, looks: Looks<'_>) -> String {
    let Some(reading) = &model.reading else {
        return String::new();
    };
    let window = usize::from(layout.paper.height);
    let form = match reading.page.form {
        Form::Raw => Some("as received".to_owned()),
        Form::Rendered(_) => None,
    };
    let scrolls = reading.last_scroll(window) > 0;
    let seen = scrolls.then(|| format!("{} %", reading.per_cent(window)));
    let left = reading.time_left(window);
    let seen = model
        .read_of_list()
        .into_iter()
        .chain(form)
        .chain(seen)
        .chain(left);
    let seen: Vec<String> = seen.collect();
    seen.join(looks.glyphs.between)
}
