//! Stars, read marks and what is hidden: set, taken back, saved.

pub(super) mod notes;
pub(super) mod tags;

use std::collections::HashSet;
use std::sync::Arc;

use super::after::{After, Follow, complain, say, say_done};
use crate::app::marking::Difference;
use crate::app::{Effect, Keep, Menu, MenuChoice, MenuItem, Model, Question, Row, Step};
use crate::marks::{Intent, MarkKind, Marks, Samples, Wanted};
use crate::paper::{PaperId, seconds};
use crate::text::numbers::thousands;
use crate::text::safe;

/// So much of a title is named in the status line.
const TITLE_COLUMNS: usize = 40;
/// More papers than this are not marked as read without a question.
const MOST_UNASKED: u64 = 1000;

pub(super) fn toggle_star(model: &mut Model) -> After {
    let rows = model.acted_on();
    if rows.is_empty() {
        return nothing_selected(model);
    }
    let intents = model.marks.toggle_star(&rows, &model.now);
    done(model, intents)
}

/// Sets or takes back the star of a paper that need not be listed.
pub(super) fn toggle_star_of(model: &mut Model, row: Row) -> After {
    let intents = model.marks.toggle_star(&[row], &model.now);
    done(model, intents)
}

pub(super) fn toggle_read(model: &mut Model) -> After {
    let rows = model.acted_on();
    if rows.is_empty() {
        return nothing_selected(model);
    }
    let wanted = if rows.iter().all(|row| model.marks.is_read(row)) {
        Wanted::Unset
    } else {
        Wanted::Set
    };
    let intents = model.marks.set_read(&rows, wanted, &model.now);
    done(model, intents)
}

/// Hides papers, or shows them again.
pub(super) fn toggle_hidden(model: &mut Model) -> After {
    let rows = model.acted_on();
    if rows.is_empty() {
        return nothing_selected(model);
    }
    let is_put_away = |row: &Row| model.marks.is_hidden(row) && !model.marks.is_hidden_by_hand(row);
    if rows.iter().all(is_put_away) {
        return say(
            model,
            "The papers that recto comes with are put away; `recto samples on` lists them again.",
        );
    }
    let intents = model.marks.toggle_hidden(&rows, &model.now);
    let is_gone = intents.iter().any(|intent| intent.wanted == Wanted::Set);
    let after = done(model, intents);
    if is_gone && model.picked.is_empty() {
        // What does not concern one is done with.
        after.and(Follow::Select(model.list.cursor.at + 1))
    } else {
        after
    }
}

/// Puts the papers that recto comes with away, or lists them again.
pub(super) fn toggle_samples(model: &mut Model) -> After {
    let samples = model.marks.toggle_samples();
    say_done(model, what_samples(samples)).and(save_samples(samples))
}

fn save_samples(samples: Samples) -> After {
    let keep = Effect::Keep(Keep::Samples(samples));
    After::from(keep).and(Follow::SearchAgain)
}

fn what_samples(samples: Samples) -> &'static str {
    match samples {
        Samples::Shown => "The papers that recto comes with are listed",
        Samples::PutAway => "The papers that recto comes with are put away",
    }
}

/// Marks the selected paper as read, if it is not; says nothing, for reading is what one does.
pub(super) fn count_as_read(model: &mut Model) -> After {
    // What is not in the library was only looked at.
    let is_here = !model.is_beyond_library();
    let row = model.list.selected().filter(|_| is_here);
    let row = row.map(std::slice::from_ref).unwrap_or_default();
    let intents = model.marks.set_read(row, Wanted::Set, &model.now);
    if let Some(opened) = &mut model.opened {
        opened.read.get_or_insert_with(|| intents.clone());
    }
    if intents.is_empty() {
        return After::nothing();
    }
    save(intents)
}

/// Asks what is listed that is unread, so that it can be marked as read.
pub(super) fn ask_listed(model: &mut Model) -> After {
    if model.is_beyond_library() {
        return say(model, "What is listed is not in the library.");
    }
    if model.list.places == 0 {
        return say(model, "Nothing is listed.");
    }
    let question = Question::Unread {
        ticket: model.list.ticket,
        marks: model.marks.in_force().clone(),
    };
    Effect::Ask(question).into()
}

/// Marks what is listed as read; of many papers the user is asked first.
pub(super) fn take_listed(
    model: &mut Model,
    ticket: u64,
    papers: u64,
    query: Result<String, String>,
) -> After {
    if ticket != model.list.ticket {
        return After::nothing();
    }
    let query = match query {
        Ok(_) if papers == 0 => return say(model, "Nothing that is listed is unread."),
        Ok(query) => query,
        Err(reason) => return say(model, reason),
    };
    if papers <= MOST_UNASKED {
        return read_list(model, &query, papers);
    }
    let items = vec![
        MenuItem::new("leave them as they are", MenuChoice::Nothing),
        MenuItem::new(
            format!("mark {} papers as read", thousands(papers)),
            MenuChoice::ReadList { query, papers },
        ),
    ];
    model.open_menu(Menu {
        title: "Mark all that is listed as read?".into(),
        items,
        at: 0,
    });
    After::nothing()
}

/// Marks so many papers, which a query lists, as read.
pub(super) fn read_list(model: &mut Model, query: &str, papers: u64) -> After {
    let Some(now) = seconds(&model.now) else {
        return say(model, "The clock cannot be read; nothing was marked.");
    };
    let intents = model.marks.read_list(query, now);
    let until = intents.last().and_then(|intent| seconds(&intent.at));
    // Those at hand are listed, too.
    for row in (model.list.rows.iter_mut()).chain(model.picked.rows_mut()) {
        row.listed_until = row.listed_until.max(until);
    }
    let them = if papers == 1 {
        "1 paper".to_owned()
    } else {
        format!("{} papers", thousands(papers))
    };
    let what = format!("Marked {them} as read");
    say_done(model, &what).and(save(intents))
}

pub(super) fn undo(model: &mut Model) -> After {
    match model.marks.undo() {
        Some(step) => said_done(model, step, Way::Back),
        None if model.imported => say(
            model,
            "Nothing to undo: stars and marks are taken back, an import is not; added:last finds what it brought.",
        ),
        None => say(model, "Nothing to undo."),
    }
}

pub(super) fn redo(model: &mut Model) -> After {
    match model.marks.redo() {
        Some(step) => said_done(model, step, Way::Again),
        None => say(model, "Nothing to redo."),
    }
}

fn done(model: &mut Model, intents: Vec<Intent>) -> After {
    let Some(last) = intents.last() else {
        return After::nothing();
    };
    let papers = papers_of(&intents);
    let done = if papers > 1 {
        format!("{}: {} papers", what(last), thousands(papers as u64))
    } else {
        what(last).to_owned()
    };
    say_done(model, &done).and(save(intents))
}

/// How many papers intents are about.
fn papers_of(intents: &[Intent]) -> usize {
    let ids = intents.iter().map(|intent| &intent.key.id);
    ids.collect::<HashSet<&PaperId>>().len()
}

/// Which way one goes in what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

/// After undo and redo the paper is named, for it need not be the selected one.
fn said_done(model: &mut Model, step: Step, way: Way) -> After {
    let intents = match step {
        Step::Marks(intents) => intents,
        Step::Samples(samples) => {
            let said = format!("{}.", what_samples(samples));
            return say(model, said).and(save_samples(samples));
        }
        Step::Views(change) => {
            let (keep, said) = model.change_views(change);
            return say(model, format!("{said}.")).and(keep).and(Follow::Count);
        }
    };
    let Some(last) = intents.last() else {
        return After::nothing();
    };
    let is_list = |intent: &&Intent| intent.kind == MarkKind::ReadList;
    // The one that was made stands where lists of before it are not.
    let made = match way {
        Way::Back => intents.iter().find(is_list),
        Way::Again => intents.iter().rfind(is_list),
    };
    if let Some(made) = made {
        let query = safe::line(made.title.trim());
        let done = match way {
            Way::Back => "As it was",
            Way::Again => "Marked as read",
        };
        let said = if query.is_empty() {
            say(model, format!("{done}: every paper"))
        } else {
            say(model, format!("{done}: what “{query}” lists"))
        };
        // Which of the rows it had, only the library knows.
        model.list.forget_rows();
        return said.and(save(intents)).and(Follow::Rows);
    }
    let papers = papers_of(&intents);
    if papers > 1 {
        let said = format!("{}: {} papers.", what(last), thousands(papers as u64));
        return say(model, said).and(save(intents));
    }
    let id = &last.key.id;
    let is_it = |row: &&Row| row.mark_key.ids().any(|known| known == id);
    let title = match model.list.rows.iter().find(is_it) {
        Some(row) => {
            let letters = model.settings.letters;
            let title = letters.scripts.line(row.title.clone());
            format!("“{}”", letters.widths.cut(&title, TITLE_COLUMNS, "…"))
        }
        None => id.to_string(),
    };
    say(model, format!("{}: {title}", what(last))).and(save(intents))
}

/// What was done by intents of which this is the last.
fn what(intent: &Intent) -> &'static str {
    match (intent.kind, intent.wanted) {
        (MarkKind::Star, Wanted::Set) => "Starred",
        (MarkKind::Star, Wanted::Unset) => "Star taken back",
        (MarkKind::Hidden, Wanted::Set) => "Hidden",
        (MarkKind::Hidden, Wanted::Unset) => "No longer hidden",
        (MarkKind::Tags, Wanted::Set) => "Tagged",
        (MarkKind::Tags, Wanted::Unset) => "Tag taken back",
        (MarkKind::Read | MarkKind::ReadList, Wanted::Set) | (MarkKind::Unread, Wanted::Unset) => {
            "Marked as read"
        }
        (MarkKind::Read, Wanted::Unset) | (MarkKind::Unread, Wanted::Set) => "Marked as unread",
        (MarkKind::ReadList, Wanted::Unset) => "As it was",
    }
}

fn save(intents: Vec<Intent>) -> After {
    let keep = Effect::Keep(Keep::Marks(intents));
    After::from(keep).and(Follow::Count)
}

/// The marks as they are on disk.
pub(super) struct OnDisk {
    pub(super) marks: Arc<Marks>,
    /// Why stars cannot be set.
    pub(super) closed: Option<String>,
}

/// Marks are on disk, and with them those of other copies. What was refused is said and undone.
pub(super) fn saved(model: &mut Model, intents: usize, disk: OnDisk, notes: Vec<String>) -> After {
    let had_trouble = model.marks.trouble.is_some();
    let was_open = model.marks.closed.is_none();
    let closed = disk.closed.clone();
    let (refused, difference) = model.marks.saved(intents, disk.marks, disk.closed);
    // Stars that were awaited tell it now.
    let refusal = closed.filter(|_| refused > 0 || was_open);
    model.complain_of_all(refusal.into_iter().chain(notes).collect());
    let after = if had_trouble && model.marks.trouble.is_none() {
        say(model, "All marks are saved now.")
    } else {
        After::nothing()
    };
    match difference {
        Difference::None => after,
        Difference::Some => after.and(Follow::Count),
        Difference::Lists => {
            model.list.forget_rows();
            after.and(Follow::Count).and(Follow::Rows)
        }
        Difference::All => after.and(Follow::SearchAgain),
    }
}

/// Marks could not be written: they stay pending, which stays on the screen; the reason is said once.
pub(super) fn not_saved(model: &mut Model, reason: String) -> After {
    let is_known = model.marks.trouble.as_ref() == Some(&reason);
    let said = format!("{}: {reason}", model.marks.unsaved_said());
    model.marks.trouble = Some(reason);
    if is_known {
        After::nothing()
    } else {
        complain(model, said)
    }
}

/// The address that was opened last was not opened after all: its paper is not read by that.
pub(super) fn retract_opened(model: &mut Model, address: &str) -> After {
    let opened = model.opened.take_if(|opened| opened.address == address);
    let read = opened.and_then(|opened| opened.read);
    let intents = read.map(|read| model.marks.retract(&read));
    match intents {
        Some(intents) if !intents.is_empty() => save(intents),
        Some(_) | None => After::nothing(),
    }
}

fn nothing_selected(model: &mut Model) -> After {
    say(model, "No paper is selected.")
}
