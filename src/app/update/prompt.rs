//! The query line: every letter types, and the list follows.

use super::after::{After, Follow, say};
use crate::app::{Action, Model, Motion, Pane, Popup, Prompt, Scope, Typing};
use crate::query::{FacetKind, completion};
use crate::text::safe;

/// Opens the query line.
pub(super) fn start(model: &mut Model) -> After {
    model.typing = Typing::Going;
    model.filter_over = false;
    if model.fault.is_none() {
        // Whoever begins anew types, whoever goes on goes to an end of it.
        model.prompt.select_all();
        model.remember_filter();
    } else {
        // It is there to be mended.
        model.prompt.go_to_end();
    }
    Follow::Fit.into()
}

/// Clears what was typed; from an empty line, or one that no key has touched, back to the list.
pub(super) fn back(model: &mut Model) -> After {
    if model.prompt.text().is_empty() || model.prompt.is_selected() {
        keep(model)
    } else {
        edit(model, Prompt::clear)
    }
}

/// Takes the filter away; it can be had again.
pub(super) fn drop(model: &mut Model) -> After {
    model.remember_filter();
    let key = |action, scope| model.keymap.key_of(action, scope);
    let opens = key(Action::StartFilter, Scope::Panes);
    let brings = key(Action::Move(Motion::Up), Scope::Prompt);
    let again = opens.zip(brings);
    let again = again.map(|(opens, brings)| format!(": {opens} {brings} brings it back"));
    let said = format!("Filter cleared{}.", again.unwrap_or_default());
    say(model, said).and(edit(model, Prompt::clear))
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
    if model.prompt.text() == before {
        After::nothing()
    } else {
        model.history.leave();
        Follow::SearchLine.into()
    }
}

/// Puts another query into the line.
pub(super) fn show(model: &mut Model, query: String) -> After {
    model.prompt = Prompt::with(query);
    Follow::SearchLine.into()
}

/// Completes the operator or value before the cursor as far as there is no choice; else says what
/// there is to choose from.
pub(super) fn complete(model: &mut Model) -> After {
    let groups = &model.filter.counts.groups;
    let names = |kind: FacetKind| {
        let values = groups.iter().filter(|group| group.kind == kind);
        let values = values.flat_map(|group| &group.values);
        values.map(|value| value.facet.label()).collect()
    };
    let before = model.prompt.before();
    let Some(found) = completion(before, &names) else {
        return After::nothing();
    };
    let typed = before.len() - found.from;
    let common = safe::line(found.common());
    if found.choices.len() > 1 && common.len() <= typed {
        return say(model, found.choices.join(" "));
    }
    edit(model, |prompt| prompt.replace_before(typed, &common))
}

/// A paste goes into the open query line, as one safe line; elsewhere nothing comes of it.
pub(super) fn paste(model: &mut Model, text: &str) -> After {
    match (model.typing, &model.popup) {
        (Typing::Going, None) => {
            let line = safe::line(text);
            edit(model, |prompt| prompt.insert(&line))
        }
        (Typing::Done, None) => {
            let key = model.keymap.key_of(Action::Import, Scope::Panes);
            match key {
                Some(key) => say(
                    model,
                    format!("To import what you paste, press {key} first."),
                ),
                None => After::nothing(),
            }
        }
        (
            Typing::Going | Typing::Done,
            Some(Popup::Help(_) | Popup::Menu(_) | Popup::Path(_) | Popup::Told(_)),
        ) => After::nothing(),
    }
}

/// Back to the list, with the filter as it stands. A line that is no query stays to be mended,
/// with the reason below.
pub(super) fn keep(model: &mut Model) -> After {
    if model.fault.is_some() {
        return After::nothing();
    }
    model.stop_typing();
    model.focus_on(Pane::List);
    // Now that the query stands, topics are chosen for what it found.
    After::from(Follow::Fit)
        .and(Follow::Count)
        .and(Follow::Position)
}
