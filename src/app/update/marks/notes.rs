//! Notes: the note on a paper is edited, and what stands in notes is shown.

use std::sync::Arc;

use crate::app::update::after::{After, Follow, say};
use crate::app::{Effect, Model, NoteOf, Task};
use crate::notes::{About, Notes};

/// Has the note on the selected paper edited.
pub(in crate::app::update) fn edit(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return say(model, "No paper is selected.");
    };
    let paper = &row.paper;
    let note = NoteOf {
        about: About {
            id: paper.id.clone(),
            title: row.title.clone(),
            link: paper.links.page.clone().or_else(|| paper.id.page()),
        },
        others: paper.aliases.clone(),
    };
    Effect::Screen(Task::EditNote(Box::new(note))).into()
}

/// The notes as they are now.
pub(in crate::app::update) fn take(model: &mut Model, notes: Arc<Notes>) -> After {
    model.notes = notes;
    let shown = After::from(Follow::ShowPaperAnew);
    if model.query.asks_for_notes() {
        shown.and(Follow::SearchAgain)
    } else {
        shown
    }
}
