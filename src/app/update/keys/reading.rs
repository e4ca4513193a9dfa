//! What keys mean where all of a paper is read, and in the window of a paper that it cites.

use super::super::after::{After, say};
use super::super::{fetch, links, marks, paper, prompt};
use crate::app::{Action, Effect, Leads, Model, StarShown, Task};
use crate::jobs::{Errand, ToFetch};
use crate::paper::PaperId;

/// Does what an action asks for that has a meaning of its own there; none where it has not.
pub(super) fn act(model: &mut Model, action: Action) -> Option<After> {
    let is_cited_shown = paper::reference::shown(model).is_some();
    let row = if is_cited_shown {
        IN_REFERENCE.iter().find(|(known, _)| *known == action)
    } else if model.reads_whole() {
        IN_WHOLE.iter().find(|(known, _)| *known == action)
    } else {
        // What is in one piece with its abstract is looked through by panes and filters.
        IN_ABSTRACT.iter().find(|(known, _)| *known == action)
    };
    let (_, does) = row?;
    Some(does(model))
}

/// Whether an action has a meaning of its own in a whole paper.
pub(super) fn is_of_whole(action: Action) -> bool {
    IN_WHOLE.iter().any(|(known, _)| *known == action)
}

type Does = fn(&mut Model) -> After;

const IN_REFERENCE: &[(Action, Does)] =
    &[(Action::ToggleStar, toggle_star), (Action::OpenLink, open)];

const IN_ABSTRACT: &[(Action, Does)] = &[
    (Action::NextLink, |model| {
        super::act(model, Action::NextPane)
    }),
    (Action::PreviousLink, |model| {
        super::act(model, Action::PreviousPane)
    }),
    (Action::FindInText, |model| {
        super::act(model, Action::StartFilter)
    }),
];

const IN_WHOLE: &[(Action, Does)] = &[
    (Action::NextLink, |model| {
        paper::reading::choose_link(model, 1)
    }),
    (Action::PreviousLink, |model| {
        paper::reading::choose_link(model, -1)
    }),
    (Action::Contents, paper::reading::contents),
    (Action::NextSection, |model| {
        paper::reading::go_by_sections(model, 1)
    }),
    (Action::PreviousSection, |model| {
        paper::reading::go_by_sections(model, -1)
    }),
    (Action::FindInText, paper::find::start),
    (Action::ScrollRight, |model| {
        paper::reading::scroll_sideways(model, 1)
    }),
    (Action::ScrollLeft, |model| {
        paper::reading::scroll_sideways(model, -1)
    }),
    (Action::GoBack, go_back),
];

/// Back to where a link was followed from; where none was, to the filter before.
fn go_back(model: &mut Model) -> After {
    if paper::reading::can_go_back(model) {
        paper::reading::go_back(model)
    } else {
        prompt::go_back(model)
    }
}

/// Follows the link that was chosen; without one, gets the whole paper.
pub(super) fn choose(model: &mut Model) -> After {
    match paper::reading::chosen(model) {
        Some(leads) => follow(model, leads),
        None => paper::whole::get(model),
    }
}

/// Goes where a link leads: out of the paper, to an entry of its references or to another place of it.
pub(in crate::app::update) fn follow(model: &mut Model, leads: Leads) -> After {
    match leads {
        Leads::Out(address) => links::open_address(model, address),
        Leads::Here { line, block } => {
            let shown = paper::reference::show(model, block);
            shown.unwrap_or_else(|| paper::reading::go_to(model, line))
        }
    }
}

/// Stars the paper that is cited, or takes the star back; one that is not in the library is fetched.
fn toggle_star(model: &mut Model) -> After {
    let shown = paper::reference::shown(model);
    let is_elsewhere = shown.is_some_and(|reference| reference.is_known == Some(false));
    let Some(row) = shown.and_then(|reference| reference.row.clone()) else {
        return say(
            model,
            "No id of it is told, so that it cannot be taken in. o looks for it.",
        );
    };
    let after = marks::toggle_star_of(model, row.clone());
    paper::reference::tell(model);
    let is_starred = model.marks.star(&row) != StarShown::None;
    match Errand::of_words(&[row.paper.id.to_string()], &[]) {
        Ok(errands) if is_elsewhere && is_starred => {
            after.and(fetch::at_once(model, ToFetch::These(errands)))
        }
        Ok(_) | Err(_) => after,
    }
}

/// Shows the paper that is cited in the list where the library has it, else its page.
pub(super) fn choose_cited(model: &mut Model) -> After {
    let known = paper::reference::shown(model).filter(|shown| shown.is_known == Some(true));
    match known.and_then(|shown| shown.cited.id.clone()) {
        Some(id) => {
            model.popup = None;
            prompt::show(model, id.to_string())
        }
        None => open(model),
    }
}

/// Opens the page of the paper that is cited, or looks for what is said of it. The paper that one reads is not
/// read by that.
fn open(model: &mut Model) -> After {
    let Some(shown) = paper::reference::shown(model) else {
        return After::nothing();
    };
    let of_id = shown.cited.id.as_ref().and_then(PaperId::page);
    let address = shown.cited.address.clone().or(of_id);
    let address = address.unwrap_or_else(|| links::title_search(&shown.cited.text));
    Effect::Screen(Task::Open(address)).into()
}
