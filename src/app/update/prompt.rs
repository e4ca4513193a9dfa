//! The query line: every letter types, and the list follows.

mod complete;

pub(super) use complete::{complete, step, take, take_counts, take_values};

use super::after::{After, Follow, say};
use crate::app::{Action, Model, Motion, Pane, Prompt, Scope, Typing};
use crate::text::safe;

/// Opens the query line.
pub(super) fn start(model: &mut Model) -> After {
    model.typing = Typing::Going;
    // What is found is seen while one types.
    model.focus_on(Pane::List);
    // Whoever begins anew types, whoever goes on goes to an end of it.
    model.prompt.select_all();
    model.remember_filter();
    model.leave_place();
    After::from(Follow::EndSearch).and(Follow::Fit)
}

/// The cursor at a byte of the line, in which one types from now on.
pub(super) fn point_at(model: &mut Model, byte: usize) -> After {
    let opened = match model.typing {
        Typing::Going => After::nothing(),
        Typing::Done => start(model),
    };
    opened.and(edit(model, |prompt| prompt.go_to(byte)))
}

/// Closes the list of what is typed may go on as; then clears what was typed; from an empty line, or one that no key has touched, back to the list.
pub(super) fn back(model: &mut Model) -> After {
    if model.choices.take().is_some() {
        After::nothing()
    } else if model.prompt.text().is_empty() || model.prompt.is_selected() {
        keep(model)
    } else {
        edit(model, Prompt::clear)
    }
}

/// Takes the filter away; it can be had again.
pub(super) fn drop(model: &mut Model) -> After {
    model.remember_filter();
    model.leave_place();
    let key = |action, scope| model.keymap.key_of(action, scope);
    let opens = key(Action::StartFilter, Scope::Panes);
    let brings = key(Action::Move(Motion::Up), Scope::Prompt);
    let again = opens.zip(brings);
    let again = again.map(|(opens, brings)| format!(": {opens} {brings} brings it back"));
    let said = format!("Filter cleared{}.", again.unwrap_or_default());
    say(model, said).and(edit(model, Prompt::clear))
}

/// Back to the query before this one, and to the paper that was selected there.
pub(super) fn go_back(model: &mut Model) -> After {
    if model.go_back() {
        Follow::SearchLine.into()
    } else {
        say(model, "There is no filter before this one.")
    }
}

/// Whether Up and Down bring filters that were typed before.
pub(super) fn brings_entries(model: &Model) -> bool {
    model.history.is_open(model.prompt.text())
}

/// Shows another filter that was typed before.
pub(super) fn bring(model: &mut Model, motion: Motion) -> After {
    let entry = match motion {
        Motion::Up => model.history.older().map(str::to_owned),
        Motion::Down => Some(model.history.newer().to_owned()),
        Motion::First
        | Motion::Last
        | Motion::HalfPageDown
        | Motion::HalfPageUp
        | Motion::PageDown
        | Motion::PageUp => None,
    };
    match entry {
        Some(entry) => show(model, entry),
        None => After::nothing(),
    }
}

/// Changes the line; another text is searched for.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut Prompt)) -> After {
    let before = model.prompt.text().to_owned();
    change(&mut model.prompt);
    let narrowed = complete::narrow(model);
    if model.prompt.text() == before {
        return narrowed;
    }
    model.history.leave();
    narrowed.and(Follow::SearchLine)
}

/// Puts another query into the line.
pub(super) fn show(model: &mut Model, query: String) -> After {
    model.put_query(query);
    Follow::SearchLine.into()
}

/// A paste goes into the open query line, as one safe line.
pub(super) fn paste(model: &mut Model, text: &str) -> After {
    let line = safe::line(text);
    edit(model, |prompt| prompt.insert(&line))
}

/// Back to the list, with the filter as it stands. A line that is no query stays to be mended,
/// with the reason below.
pub(super) fn keep(model: &mut Model) -> After {
    if let Some(fault) = model.fault.take() {
        // Whoever goes on does not go on typing.
        model.fault = Some(fault.finished());
        model.choices = None;
        return After::nothing();
    }
    model.stop_typing();
    model.focus_on(Pane::List);
    // Now that the query stands, topics are chosen for what it found.
    After::from(Follow::Fit)
        .and(Follow::Count)
        .and(Follow::Position)
}
