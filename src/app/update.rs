//! The only place where the model changes.

mod browse;
mod exchange;
mod filter;
mod hits;
mod jobs;
mod links;
mod marks;
mod mouse;
mod near;
mod paper;
mod popup;
mod prompt;
mod search;

use ratatui::layout::Size;

use super::{Action, Edit, Effect, Key, Message, Model, Motion, Pane, Scope, Task, Total, layout};
use crate::query::{Choice, View};
use marks::OnDisk;

/// Changes the model for what has happened, and says what the world must do.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => on_key(model, key),
        Message::Click(place) => mouse::click(model, place),
        Message::Wheel(place, turn) => mouse::wheel(model, place, turn),
        Message::Pasted(text) if model.scope() == Scope::Path => exchange::paste(model, &text),
        Message::Pasted(text) => prompt::paste(model, &text),
        Message::Resized(size) => on_resize(model, size),
        Message::Counting(lines) => {
            model.total = Total::About(lines);
            Vec::new()
        }
        Message::Opened { papers, notes } => search::opened(model, papers, notes),
        Message::Found(found) => search::found(model, found),
        Message::Rows {
            ticket,
            first,
            rows,
        } => search::rows(model, ticket, first, rows),
        Message::Counted { ticket, count } => search::counted(model, ticket, count),
        Message::Near { ticket, words } => near::take(model, ticket, words),
        Message::Facets { ticket, counts } => search::facets(model, ticket, counts),
        Message::MarksSaved {
            intents,
            marks,
            closed,
            notes,
        } => {
            let disk = OnDisk { marks, closed };
            marks::saved(model, intents, disk, notes)
        }
        Message::MarksNotSaved(reason) => marks::not_saved(model, reason),
        Message::Job(id, heard) => jobs::heard(model, id, heard),
        Message::Gone => vec![Effect::Quit],
        Message::Stop => vec![Effect::Screen(Task::Suspend)],
        Message::Continued => vec![Effect::Screen(Task::Resume)],
        Message::Said(sentence) => {
            model.said = Some(sentence);
            Vec::new()
        }
    }
}

fn on_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let scope = model.scope();
    match (model.keymap.action(scope, key), scope) {
        (Some(action), _) => act(model, action),
        (None, Scope::Prompt) => match key.typed() {
            Some(typed) => prompt::edit(model, |prompt| {
                prompt.insert(typed.encode_utf8(&mut [0; 4]));
            }),
            None => Vec::new(),
        },
        (None, Scope::Path) => match key.typed() {
            Some(typed) => exchange::change(model, |prompt| {
                prompt.insert(typed.encode_utf8(&mut [0; 4]));
            }),
            None => Vec::new(),
        },
        (
            None,
            Scope::Panes
            | Scope::List
            | Scope::Paper
            | Scope::Filter
            | Scope::Popup
            | Scope::Everywhere,
        ) => Vec::new(),
    }
}

/// Does what an action asks for, in the place that has the focus.
fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    // What was said belongs to the action before.
    model.said = None;
    match action {
        Action::Move(motion) => go(model, motion),
        Action::Edit(edit) => edit_line(model, edit),
        Action::Choose => choose(model),
        Action::Exclude => filter::choose_selected(model, Choice::Exclude),
        Action::Complete => complete(model),
        Action::Back => back(model),
        Action::ScrollPaperDown => paper::scroll(model, 1),
        Action::ScrollPaperUp => paper::scroll(model, -1),
        Action::ReadOn => paper::read_on(model),
        Action::NextPane => focus_by(model, Step::Next, Ends::Meet),
        Action::PreviousPane => focus_by(model, Step::Previous, Ends::Meet),
        Action::PaneRight => focus_by(model, Step::Next, Ends::Stay),
        Action::PaneLeft => focus_by(model, Step::Previous, Ends::Stay),
        Action::ToggleFilterPane => filter::toggle_pane(model),
        Action::StartFilter => prompt::start(model),
        Action::NextHit => hits::next(model),
        Action::PreviousHit => hits::previous(model),
        Action::ToggleStar => marks::toggle_star(model),
        Action::ToggleRead => marks::toggle_read(model),
        Action::Undo => marks::undo(model),
        Action::Redo => marks::redo(model),
        Action::ChooseOrder => popup::choose_order(model),
        Action::ViewAll => filter::show_view(model, View::All),
        Action::ViewUnread => filter::show_view(model, View::Unread),
        Action::ViewStarred => filter::show_view(model, View::Starred),
        Action::OpenLink => links::open(model),
        Action::Copy => links::copy(model),
        Action::Import => exchange::import(model),
        Action::Export => exchange::export(model),
        Action::StopJob => jobs::stop(model),
        Action::Wider => paper::widen(model, 2),
        Action::Narrower => paper::widen(model, -2),
        Action::ToggleSource => paper::toggle_source(model),
        Action::ToggleMouse => mouse::toggle(model),
        Action::Help => popup::help(model),
        Action::Suspend => vec![Effect::Screen(Task::Suspend)],
        Action::Quit | Action::QuitNow => vec![Effect::Quit],
    }
}

fn go(model: &mut Model, motion: Motion) -> Vec<Effect> {
    match model.scope() {
        Scope::Filter => filter::go(model, motion),
        Scope::Paper => paper::go(model, motion),
        Scope::Popup => popup::go(model, motion),
        Scope::List | Scope::Prompt => browse::go(model, motion),
        Scope::Path | Scope::Panes | Scope::Everywhere => Vec::new(),
    }
}

fn edit_line(model: &mut Model, edit: Edit) -> Vec<Effect> {
    match model.scope() {
        Scope::Prompt => prompt::edit(model, |prompt| prompt.change(edit)),
        Scope::Path => exchange::change(model, |prompt| prompt.change(edit)),
        Scope::List
        | Scope::Paper
        | Scope::Filter
        | Scope::Popup
        | Scope::Panes
        | Scope::Everywhere => Vec::new(),
    }
}

fn choose(model: &mut Model) -> Vec<Effect> {
    match model.scope() {
        Scope::List => browse::choose(model),
        Scope::Filter => filter::choose_selected(model, Choice::Require),
        Scope::Prompt => prompt::choose(model),
        Scope::Path => exchange::take(model),
        Scope::Popup => popup::choose(model),
        Scope::Paper | Scope::Panes | Scope::Everywhere => Vec::new(),
    }
}

fn complete(model: &mut Model) -> Vec<Effect> {
    match model.scope() {
        Scope::Prompt => prompt::complete(model),
        Scope::Path => exchange::complete(model),
        Scope::List
        | Scope::Paper
        | Scope::Filter
        | Scope::Popup
        | Scope::Panes
        | Scope::Everywhere => Vec::new(),
    }
}

fn back(model: &mut Model) -> Vec<Effect> {
    match model.scope() {
        Scope::Popup | Scope::Path => popup::close(model),
        Scope::Prompt => prompt::back(model),
        Scope::List | Scope::Paper | Scope::Filter | Scope::Panes | Scope::Everywhere => {
            back_to_list(model)
        }
    }
}

#[derive(Clone, Copy)]
enum Step {
    Next,
    Previous,
}

/// What happens at the last pane.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Meet,
    Stay,
}

fn focus_by(model: &mut Model, step: Step, ends: Ends) -> Vec<Effect> {
    let mut panes: Vec<Pane> = model.layout().panes().collect();
    if panes.len() == 1 {
        // One pane at a time: the other one is there, too.
        panes = vec![Pane::List, Pane::Paper];
    }
    let here = panes
        .iter()
        .position(|pane| *pane == model.focus)
        .unwrap_or(0);
    let last = panes.len().saturating_sub(1);
    let there = match (step, ends) {
        (Step::Next, Ends::Meet) => {
            if here == last {
                0
            } else {
                here + 1
            }
        }
        (Step::Previous, Ends::Meet) => here.checked_sub(1).unwrap_or(last),
        (Step::Next, Ends::Stay) => (here + 1).min(last),
        (Step::Previous, Ends::Stay) => here.saturating_sub(1),
    };
    focus(model, panes.get(there).copied().unwrap_or(Pane::List))
}

/// Gives a pane the focus; an overlay that loses it closes.
fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    model.focus = pane;
    if pane != Pane::Filter {
        model.filter_over = false;
    }
    after_layout(model)
}

fn back_to_list(model: &mut Model) -> Vec<Effect> {
    if model.focus == Pane::List && !model.prompt.text().is_empty() {
        let key = model.keymap.key_of(Action::StartFilter, Scope::Panes);
        model.said = key.map(|key| format!("The filter stays. {key} changes it."));
    }
    focus(model, Pane::List)
}

fn on_resize(model: &mut Model, size: Size) -> Vec<Effect> {
    model.size = layout::clamped(size);
    // A pane that is no longer there cannot keep the focus.
    let shown: Vec<Pane> = model.layout().panes().collect();
    if shown.len() > 1 && !shown.contains(&model.focus) {
        model.focus = Pane::List;
    }
    after_layout(model)
}

/// Fits what is shown to panes that may have another size.
fn after_layout(model: &mut Model) -> Vec<Effect> {
    let window = model.layout().filter.height.into();
    model.filter.scroll(0, window);
    search::refit(model)
}
