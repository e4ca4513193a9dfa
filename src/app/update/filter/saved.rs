//! Saved views: showing one, and saving the filter as one; giving it another name, or up.

use crate::app::filter::FIRST_KEY;
use crate::app::marking::Change;
use crate::app::update::after::{After, Follow, say, say_done};
use crate::app::{
    Action, Menu, MenuChoice, MenuItem, Model, PathPrompt, Popup, Prompt, Purpose, Scope, ViewName,
};
use crate::query::{Placed, SavedView, ViewChange};
use crate::text::safe;

/// Shows the saved view of a key.
pub(in crate::app::update) fn show(model: &mut Model, key: u8) -> After {
    let place = usize::from(key.saturating_sub(FIRST_KEY));
    let Some(view) = model.filter.saved().get(place) else {
        let saves = model.keymap.key_of(Action::SaveView, Scope::Panes);
        let saves = saves.map_or_else(String::new, |key| format!("; {key} saves a filter as one"));
        return say(model, format!("There are not so many saved views{saves}."));
    };
    let text = view.text().to_owned();
    put(model, text)
}

/// Shows the saved view of a name.
pub(in crate::app::update) fn show_named(model: &mut Model, name: &str) -> After {
    let mut views = model.filter.saved().iter();
    match views.find(|view| view.name() == name) {
        Some(view) => {
            let text = view.text().to_owned();
            put(model, text)
        }
        None => After::nothing(),
    }
}

fn put(model: &mut Model, query: String) -> After {
    model.put_query(query);
    Follow::SearchLine.into()
}

/// Asks for the name under which the filter is saved; of one that is saved, what becomes of it.
pub(in crate::app::update) fn save(model: &mut Model) -> After {
    if model.fault.is_some() {
        return say(model, "The filter is no query yet, so it cannot be saved.");
    }
    if let Some(view) = model.standing_view().cloned() {
        return offer(model, &view);
    }
    let text = model.prompt.text().to_owned();
    if model.query.clauses().is_empty() {
        let key = model.keymap.key_of(Action::StartFilter, Scope::Panes);
        let takes = key.map_or_else(String::new, |key| format!(" {key} takes one."));
        return say(model, format!("There is no filter to save.{takes}"));
    }
    ask(model, ViewName::Of(text), "")
}

/// Offers what can be done with a saved view.
fn offer(model: &mut Model, view: &SavedView) -> After {
    let name = view.name().to_owned();
    let items = vec![
        MenuItem::new("close", MenuChoice::Nothing).by('c'),
        MenuItem::new("give it another name", MenuChoice::RenameView(name)).by('n'),
        MenuItem::new(
            "remove it from the views",
            MenuChoice::RemoveView(view.clone()),
        )
        .by('r'),
    ];
    model.open_menu(Menu {
        title: format!("The view “{}”", safe::line(view.name())).into(),
        items,
        at: 0,
    });
    After::nothing()
}

/// Asks for a name.
pub(in crate::app::update) fn ask(model: &mut Model, name: ViewName, text: &str) -> After {
    model.popup = Some(Popup::Path(PathPrompt {
        purpose: Purpose::View(name),
        prompt: Prompt::with(text),
        names: Vec::new(),
        fault: None,
    }));
    After::nothing()
}

/// Whether the line is for the name of a view.
pub(in crate::app::update) fn is_asked(model: &Model) -> bool {
    match &model.popup {
        Some(Popup::Path(path)) => matches!(path.purpose, Purpose::View(_)),
        Some(
            Popup::Help(_)
            | Popup::Menu(_)
            | Popup::Palette(_)
            | Popup::Told(_)
            | Popup::Reference(_),
        )
        | None => false,
    }
}

/// Takes the name that was typed; one that cannot be taken stays in the line, with the reason below it.
pub(in crate::app::update) fn take(model: &mut Model) -> After {
    let Some(Popup::Path(path)) = &mut model.popup else {
        return After::nothing();
    };
    let name = path.prompt.text().trim();
    if name.is_empty() {
        model.popup = None;
        return After::nothing();
    }
    let (text, old) = match &path.purpose {
        Purpose::View(ViewName::Of(text)) => (text.clone(), None),
        Purpose::View(ViewName::InPlaceOf(view)) => {
            (view.text().to_owned(), Some(view.name().to_owned()))
        }
        // Another subject.
        Purpose::Import
        | Purpose::Export(..)
        | Purpose::Follow
        | Purpose::Subscribe(_)
        | Purpose::Find
        | Purpose::Tags(_) => {
            return After::nothing();
        }
    };
    let is_other = |view: &&SavedView| view.is_named(name) && old.as_deref() != Some(view.name());
    let other = model.filter.saved().iter().find(is_other);
    let view = match other {
        Some(other) => Err(format!(
            "There is a view of this name already: {}",
            other.text()
        )),
        None => SavedView::new(name, &text).map_err(|error| error.to_string()),
    };
    match view {
        Ok(view) => {
            model.popup = None;
            change(
                model,
                match old {
                    None => ViewChange::Add(Placed::last(view)),
                    Some(old) => ViewChange::Rename {
                        old,
                        new: view.name().to_owned(),
                    },
                },
            )
        }
        Err(fault) => {
            path.fault = Some(fault);
            After::nothing()
        }
    }
}

/// Asks for another name of a view.
pub(in crate::app::update) fn rename(model: &mut Model, name: &str) -> After {
    let mut views = model.filter.saved().iter();
    match views.find(|view| view.name() == name).cloned() {
        Some(view) => ask(model, ViewName::InPlaceOf(view), name),
        None => After::nothing(),
    }
}

/// Changes the views, which can be taken back.
fn change(model: &mut Model, change: ViewChange) -> After {
    model.marks.remember(Change::Views(change.clone()));
    let (keep, said) = model.change_views(change);
    say_done(model, &said).and(keep).and(Follow::Count)
}

/// Saves a view no more.
pub(in crate::app::update) fn remove(model: &mut Model, view: SavedView) -> After {
    let placed = Placed::among(view, model.filter.saved());
    change(model, ViewChange::Remove(placed))
}
