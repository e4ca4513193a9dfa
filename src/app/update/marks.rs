//! Stars and read marks: set, taken back, saved.

use std::sync::Arc;

use super::after::{After, Follow, say};
use crate::app::marking::Difference;
use crate::app::{Action, Effect, Keep, Model, Row, Scope};
use crate::marks::{Intent, MarkKind, Marks, Wanted};

/// So much of a title is named in the status line.
const TITLE_COLUMNS: usize = 40;

pub(super) fn toggle_star(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return nothing_selected(model);
    };
    let intent = model.marks.toggle_star(row, &model.now);
    done(model, intent)
}

pub(super) fn toggle_read(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return nothing_selected(model);
    };
    let wanted = if model.marks.is_read(row) {
        Wanted::Unset
    } else {
        Wanted::Set
    };
    match model.marks.set_read(row, wanted, &model.now) {
        Some(intent) => done(model, intent),
        None => After::nothing(),
    }
}

/// Marks the selected paper as read, if it is not; says nothing, for reading is what one does.
pub(super) fn count_as_read(model: &mut Model) -> After {
    // What is not in the library was only looked at.
    if model.is_beyond_library() {
        return After::nothing();
    }
    let row = model.list.selected();
    match row.and_then(|row| model.marks.set_read(row, Wanted::Set, &model.now)) {
        Some(intent) => save(intent),
        None => After::nothing(),
    }
}

pub(super) fn undo(model: &mut Model) -> After {
    match model.marks.undo() {
        Some(intent) => said_done(model, intent),
        None => say(model, "Nothing to undo."),
    }
}

pub(super) fn redo(model: &mut Model) -> After {
    match model.marks.redo() {
        Some(intent) => said_done(model, intent),
        None => say(model, "Nothing to redo."),
    }
}

fn done(model: &mut Model, intent: Intent) -> After {
    let undo = model.keymap.key_of(Action::Undo, Scope::Panes);
    let what = what(&intent);
    model.said = Some(match undo {
        Some(key) => format!("{what}. {key} undoes."),
        None => format!("{what}."),
    });
    save(intent)
}

/// After undo and redo the paper is named, for it need not be the selected one.
fn said_done(model: &mut Model, intent: Intent) -> After {
    let id = &intent.key.id;
    let is_it = |row: &&Row| row.mark_key.ids().any(|known| known == id);
    let title = match model.list.rows.iter().find(is_it) {
        Some(row) => {
            let letters = model.settings.letters;
            let title = letters.scripts.line(row.title.clone());
            format!("“{}”", letters.widths.cut(&title, TITLE_COLUMNS, "…"))
        }
        None => id.to_string(),
    };
    model.said = Some(format!("{}: {title}", what(&intent)));
    save(intent)
}

fn what(intent: &Intent) -> &'static str {
    match (intent.kind, intent.wanted) {
        (MarkKind::Star, Wanted::Set) => "Starred",
        (MarkKind::Star, Wanted::Unset) => "Star taken back",
        (MarkKind::Read, Wanted::Set) => "Marked as read",
        (MarkKind::Read, Wanted::Unset) => "Marked as unread",
    }
}

fn save(intent: Intent) -> After {
    let keep = Effect::Keep(Keep::Marks(vec![intent]));
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
    let closed = disk.closed.clone();
    let (refused, difference) = model.marks.saved(intents, disk.marks, disk.closed);
    let refusal = closed.filter(|_| refused > 0);
    if let Some(note) = refusal.or_else(|| notes.into_iter().next()) {
        model.said = Some(note);
    }
    match difference {
        Difference::None => After::nothing(),
        Difference::Some => Follow::Count.into(),
        Difference::All => Follow::SearchAgain.into(),
    }
}

/// Marks could not be written: they stay pending, and the reason stays on the screen.
pub(super) fn not_saved(model: &mut Model, reason: String) -> After {
    model.marks.trouble = Some(reason);
    After::nothing()
}

fn nothing_selected(model: &mut Model) -> After {
    say(model, "No paper is selected.")
}
