//! Keys: what an action means in the place that has the focus.

mod reading;

pub(super) use reading::follow;

use super::after::{After, say};
use super::filter::saved;
use super::marks::{notes, tags};
use super::panes::{Ends, Step};
use super::{
    capture, digest, exchange, fetch, filter, follow, hits, jobs, links, list, look, marks, menu,
    near, panes, paper, popup, prompt,
};
use crate::app::popup::Does;
use crate::app::{Action, Edit, Effect, Key, Model, Motion, Prompt, Scope, Task};
use crate::query::{Choice, Mark, Order, View};
use crate::text::safe;

/// A screen of what is typed may go on as, in lines.
const LISTED: usize = 8;

/// So many keys wait at most for a whole paper that is on its way.
const MOST_HELD: usize = 64;

/// Whether a key waits for the whole paper that is on its way: one that is for it, and what is pressed behind
/// that, so that nothing is done in another place than it was pressed for; one that goes back or leaves does
/// not.
pub(super) fn waits(model: &Model, key: Key) -> bool {
    const LEAVE: [Action; 4] = [Action::Back, Action::Quit, Action::QuitNow, Action::Suspend];
    let scope = model.scope();
    let action = model.keymap.action(scope, key);
    let leaves = action.is_some_and(|action| LEAVE.contains(&action));
    let follows = model.holds_keys() || action.is_some_and(reading::is_of_whole);
    // Where something is on top of the paper, keys are for that.
    scope == Scope::Reading
        && model.awaits_kept()
        && follows
        && !leaves
        && model.whole.held.len() < MOST_HELD
}

/// Presses the keys that waited, once what they waited for is there, or is not to be had.
pub(super) fn press_held(model: &mut Model) -> After {
    if model.awaits_kept() {
        return After::nothing();
    }
    let held = std::mem::take(&mut model.whole.held).into_iter();
    held.map(|key| press(model, key))
        .fold(After::nothing(), After::and)
}

/// A key was pressed.
pub(super) fn press(model: &mut Model, key: Key) -> After {
    let scope = model.scope();
    match (model.keymap.action(scope, key), scope) {
        (Some(action), _) => act(model, action),
        (None, Scope::Prompt) => match key.typed() {
            Some(typed) => prompt::edit(model, |prompt| {
                prompt.insert(typed.encode_utf8(&mut [0; 4]));
            }),
            None => is_unbound(model, key),
        },
        (None, Scope::Path) => match key.typed() {
            Some(typed) => change_line(model, |prompt| {
                prompt.insert(typed.encode_utf8(&mut [0; 4]));
            }),
            None => is_unbound(model, key),
        },
        (None, Scope::Popup) => {
            let taken = key
                .typed()
                .and_then(|letter| menu::choose_by(model, letter));
            taken.unwrap_or_else(|| is_unbound(model, key))
        }
        (None, Scope::Palette) => match key.typed() {
            Some(typed) => popup::change(model, |prompt| {
                prompt.insert(typed.encode_utf8(&mut [0; 4]));
            }),
            None => is_unbound(model, key),
        },
        (
            None,
            Scope::Panes
            | Scope::List
            | Scope::Paper
            | Scope::Reading
            | Scope::Reference
            | Scope::Filter
            | Scope::Everywhere,
        ) => is_unbound(model, key),
    }
}

/// A paste goes into the line that is open; where none is, it is kept for the key that imports it.
pub(super) fn paste(model: &mut Model, text: &str) -> After {
    match model.scope() {
        Scope::Prompt => prompt::paste(model, text),
        Scope::Path if popup::is_searched(model) => {
            let line = safe::line(text);
            popup::change_search(model, |prompt| prompt.insert(&line))
        }
        Scope::Path if filter::is_searched(model) => filter::paste(model, text),
        Scope::Path => exchange::paste(model, text),
        Scope::Palette => popup::paste(model, text),
        Scope::List
        | Scope::Paper
        | Scope::Reading
        | Scope::Reference
        | Scope::Filter
        | Scope::Panes
        | Scope::Everywhere => exchange::keep_pasted(model, text),
        Scope::Popup => After::nothing(),
    }
}

/// Says that a key does nothing; not again before another one did something.
fn is_unbound(model: &mut Model, key: Key) -> After {
    if model.unbound.replace(key) == Some(key) {
        return After::nothing();
    }
    let help = model.help_offer();
    let help = help.map_or_else(String::new, |help| format!(" {} shows the keys.", help.key));
    say(model, format!("{key} is not bound.{help}"))
}

/// Does what an action asks for, in the place that has the focus.
pub(super) fn act(model: &mut Model, action: Action) -> After {
    // What was said belongs to the action before.
    model.messages.hush();
    model.unbound = None;
    // It was for the next key.
    if action != Action::Import {
        model.pasted = None;
    }
    if let Some(after) = reading::act(model, action) {
        return after;
    }
    match action {
        Action::Move(motion) => go(model, motion),
        Action::Edit(edit) => edit_line(model, edit),
        Action::Choose => choose(model),
        Action::Exclude => filter::choose_selected(model, Choice::Exclude),
        Action::Fold => filter::fold_selected(model),
        Action::FindValue => filter::start_search(model),
        Action::Complete => complete(model),
        Action::CompleteBack => complete_back(model),
        Action::Back => back(model),
        Action::ScrollPaperDown => paper::scroll(model, 1),
        Action::ScrollPaperUp => paper::scroll(model, -1),
        Action::ReadOn if model.hides_paper() => panes::read(model),
        Action::NextHit if model.hides_paper() => panes::read(model).and(hits::next(model)),
        Action::PreviousHit if model.hides_paper() => panes::read(model).and(hits::previous(model)),
        Action::ReadOn => paper::read_on(model).and(look::reach(model)),
        Action::NextPaper => paper::step(model, 1).and(look::reach(model)),
        Action::PreviousPaper => paper::step(model, -1),
        Action::NextPane => panes::focus_by(model, Step::Next, Ends::Meet),
        Action::PreviousPane => panes::focus_by(model, Step::Previous, Ends::Meet),
        // Where no whole paper is read they are for nothing.
        Action::NextLink
        | Action::PreviousLink
        | Action::Contents
        | Action::NextSection
        | Action::PreviousSection
        | Action::FindInText
        | Action::ScrollRight
        | Action::ScrollLeft => say(model, "The whole paper is not there. Enter gets it."),
        Action::PaneRight => panes::focus_by(model, Step::Next, Ends::Stay),
        Action::PaneLeft => panes::focus_by(model, Step::Previous, Ends::Stay),
        Action::ToggleFilterPane => panes::toggle_filter(model),
        Action::StartFilter if model.popup.is_some() => popup::start_search(model),
        Action::StartFilter => prompt::start(model),
        Action::NextHit => hits::next(model),
        Action::PreviousHit => hits::previous(model),
        Action::ToggleStar if model.is_beyond_library() => {
            look::take_in(model).and(marks::toggle_star(model))
        }
        Action::ToggleStar => marks::toggle_star(model),
        Action::Pick | Action::PickToHere if !model.picks() => look::only_in_library(model),
        Action::Pick => list::pick(model),
        Action::PickToHere => list::pick_to_here(model),
        Action::ToggleRead | Action::ToggleHidden | Action::Tag | Action::Note
            if model.is_beyond_library() =>
        {
            look::only_in_library(model)
        }
        Action::ToggleRead => marks::toggle_read(model),
        Action::ReadListed => marks::ask_listed(model),
        Action::ToggleHidden => marks::toggle_hidden(model),
        Action::ToggleSamples => marks::toggle_samples(model),
        Action::Tag => tags::edit(model),
        Action::Note => notes::edit(model),
        Action::Undo => marks::undo(model),
        Action::Redo => marks::redo(model),
        Action::ChooseOrder | Action::OrderForYou if model.beyond().is_some() => {
            look::is_in_its_order(model)
        }
        Action::OrderForYou => menu::toggle_order(model, Order::ForYou),
        Action::Palette => popup::open(model),
        Action::ChooseOrder => popup::choose_order(model),
        Action::GoBack => prompt::go_back(model),
        Action::ViewAll => filter::show_view(model, View::All),
        Action::ViewUnread => filter::show_view(model, View::Unread),
        Action::ViewStarred => filter::show_view(model, View::Starred),
        Action::SavedView(key) => saved::show(model, key),
        Action::SaveView => saved::save(model),
        Action::OpenLink => links::open(model),
        Action::OpenPdf => links::open_pdf(model),
        Action::Copy => links::copy(model),
        Action::Import => exchange::import(model),
        Action::Export if model.beyond().is_some() && !model.shows_digest() => {
            look::only_of_library(model)
        }
        Action::Export => exchange::export(model),
        Action::LookFurther => look::offer(model),
        Action::LeadOn => look::lead_on(model),
        Action::Digest => digest::ask(model),
        Action::Fetch => fetch::ask(model),
        Action::ShowNew if model.shows_news() => filter::show_mark(model, Mark::New),
        Action::ShowNew => fetch::show_new(model),
        Action::StopJob => jobs::stop(model),
        Action::Wider => paper::widen(model, 2),
        Action::Narrower => paper::widen(model, -2),
        Action::ToggleSource => paper::toggle_source(model),
        Action::ToggleMouse => capture::toggle(model),
        Action::Help => popup::help(model),
        Action::Messages => popup::messages(model),
        Action::Redraw => Effect::Screen(Task::Redraw).into(),
        Action::Suspend => Effect::Screen(Task::Suspend).into(),
        Action::Quit | Action::QuitNow => Effect::Quit.into(),
    }
}

fn go(model: &mut Model, motion: Motion) -> After {
    match model.scope() {
        Scope::Filter => filter::go(model, motion),
        Scope::Paper | Scope::Reading => paper::go(model, motion),
        Scope::Popup | Scope::Palette | Scope::Reference => popup::go(model, motion),
        Scope::Prompt if model.lists_choices() => prompt::step(model, motion.steps(LISTED)),
        Scope::Prompt if is_line(motion) && prompt::brings_entries(model) => {
            prompt::bring(model, motion)
        }
        Scope::Path if popup::is_searched(model) => popup::go(model, motion),
        Scope::Path if filter::is_searched(model) => filter::go(model, motion),
        Scope::List | Scope::Prompt if near::are_there(model) => near::go(model, motion),
        Scope::List => list::go(model, motion).and(look::reach(model)),
        Scope::Prompt => list::go(model, motion),
        Scope::Path | Scope::Panes | Scope::Everywhere => After::nothing(),
    }
}

/// Whether it is to the next line or the one before.
fn is_line(motion: Motion) -> bool {
    matches!(motion, Motion::Down | Motion::Up)
}

fn edit_line(model: &mut Model, edit: Edit) -> After {
    match model.scope() {
        Scope::Prompt => prompt::edit(model, |prompt| prompt.change(edit)),
        Scope::Path => change_line(model, |prompt| prompt.change(edit)),
        Scope::Palette => popup::change(model, |prompt| prompt.change(edit)),
        Scope::List
        | Scope::Paper
        | Scope::Reading
        | Scope::Reference
        | Scope::Filter
        | Scope::Popup
        | Scope::Panes
        | Scope::Everywhere => After::nothing(),
    }
}

/// Changes a line that is none for a filter.
fn change_line(model: &mut Model, edit: impl FnOnce(&mut Prompt)) -> After {
    if popup::is_searched(model) {
        popup::change_search(model, edit)
    } else if filter::is_searched(model) {
        filter::edit_search(model, edit)
    } else {
        exchange::change(model, edit)
    }
}

/// Takes what one is on.
pub(super) fn choose(model: &mut Model) -> After {
    match model.scope() {
        Scope::Prompt if model.has_chosen() => prompt::take(model),
        Scope::Prompt if model.leaves_line() => prompt::keep(model),
        Scope::List | Scope::Prompt if near::is_further(model) => look::offer(model),
        Scope::List | Scope::Prompt if near::are_there(model) => near::choose(model),
        Scope::List if model.is_beyond_library() => look::take_in(model),
        Scope::List | Scope::Paper => panes::read(model),
        Scope::Prompt => prompt::keep(model),
        Scope::Filter if model.filter.is_at_follow() => follow::offer(model),
        Scope::Filter => filter::choose_selected(model, Choice::Require),
        Scope::Path if popup::is_searched(model) => popup::keep_search(model),
        Scope::Path if filter::is_searched(model) => filter::choose_found(model),
        Scope::Path if follow::is_asked(model) => follow::take(model),
        Scope::Path if tags::are_typed(model) => tags::take(model),
        Scope::Path if saved::is_asked(model) => saved::take(model),
        Scope::Path if digest::is_asked(model) => digest::subscribe(model),
        Scope::Path if paper::find::is_asked(model) => paper::find::take(model),
        Scope::Path => exchange::take(model),
        Scope::Popup => menu::choose(model),
        Scope::Palette => match popup::take_does(model) {
            Some(Does::Act(action)) => act(model, action),
            Some(Does::Sort(order)) => menu::order(model, order),
            Some(Does::Look(theme)) => popup::look(model, theme),
            None => After::nothing(),
        },
        Scope::Reading => reading::choose(model),
        Scope::Reference => reading::choose_cited(model),
        Scope::Panes | Scope::Everywhere => After::nothing(),
    }
}

fn complete(model: &mut Model) -> After {
    match model.scope() {
        Scope::Prompt => prompt::complete(model),
        Scope::Path if tags::are_typed(model) => tags::complete(model),
        Scope::Path => exchange::complete(model),
        Scope::Palette => popup::go(model, Motion::Down),
        Scope::List
        | Scope::Paper
        | Scope::Reading
        | Scope::Reference
        | Scope::Filter
        | Scope::Popup
        | Scope::Panes
        | Scope::Everywhere => After::nothing(),
    }
}

fn complete_back(model: &mut Model) -> After {
    match model.scope() {
        Scope::Palette => popup::go(model, Motion::Up),
        Scope::Prompt => prompt::step(model, -1),
        Scope::Path
        | Scope::List
        | Scope::Paper
        | Scope::Reading
        | Scope::Reference
        | Scope::Filter
        | Scope::Popup
        | Scope::Panes
        | Scope::Everywhere => After::nothing(),
    }
}

fn back(model: &mut Model) -> After {
    match model.scope() {
        Scope::Path if filter::is_searched(model) => filter::end_search(model),
        Scope::Popup | Scope::Path | Scope::Palette | Scope::Reference => popup::close(model),
        Scope::Prompt => prompt::back(model),
        Scope::List if model.beyond().is_some() => look::leave(model),
        Scope::List if !model.picked.is_empty() => list::drop_all(model),
        Scope::List if !model.prompt.text().is_empty() => prompt::drop(model),
        Scope::Reading => panes::stop_reading(model),
        Scope::List | Scope::Paper | Scope::Filter | Scope::Panes | Scope::Everywhere => {
            panes::back(model)
        }
    }
}
