//! What is done to a reader by several keys, and what must come of it.

use std::collections::BTreeSet;

use ratatui::layout::{Position, Rect};
use recto::app::{Message, Pane, Popup, Purpose, Typing};
use recto::marks::{MarkKind, Marks, Samples, Tag};
use recto::query::SavedView;

use super::super::driver::{Disk, Reader};

/// Clicks on something that is drawn to be clicked.
pub(super) fn click_on(reader: &mut Reader, which: usize) {
    let layout = reader.model.layout();
    let hints = reader.model.hints().into_iter().map(|(_, area)| area);
    let header = reader.model.header().into_iter().map(|(_, area)| area);
    let bars = layout.panes().map(|pane| layout.bar(pane));
    let areas: Vec<Rect> = hints.chain(header).chain(bars).collect();
    let area = areas
        .get(which % areas.len().max(1))
        .filter(|area| !area.is_empty());
    if let Some(area) = area {
        let (x, y) = (area.right() - 1, area.bottom() - 1);
        reader.tell(Message::Click(Position { x, y }));
    }
}

/// Whether keys go to the list or the paper.
fn is_in_a_pane(reader: &Reader) -> bool {
    let model = &reader.model;
    let waits = model.holds_keys();
    model.popup.is_none() && model.typing == Typing::Done && model.focus != Pane::Filter && !waits
}

/// Whether marks that are set stay set.
fn keeps_stars(reader: &Reader) -> bool {
    reader.disk != Disk::Closed
}

/// Where `s` stars, `u` takes it back.
pub(super) fn star_and_undo(reader: &mut Reader) {
    let is_selected = reader.model.list.selected().is_some();
    if is_in_a_pane(reader) && keeps_stars(reader) && is_selected {
        let before = marked(reader.model.marks.in_force());
        reader.press("s");
        let starred = marked(reader.model.marks.in_force());
        assert_ne!(starred, before, "s does nothing");
        reader.press("u");
        let undone = marked(reader.model.marks.in_force());
        assert_eq!(undone, before, "u does not undo");
    }
}

/// Everything that can be undone, as it is.
fn undoable(reader: &Reader) -> (BTreeSet<String>, Samples, Vec<SavedView>) {
    let model = &reader.model;
    let views = model.filter.saved().as_ref().clone();
    (marked(model.marks.in_force()), model.marks.samples(), views)
}

/// Undoing after doing again comes to what undoing came to, and the other way round. Returns whether
/// there was anything to undo.
pub(super) fn undo_and_redo(reader: &mut Reader) -> bool {
    if !is_in_a_pane(reader) || !keeps_stars(reader) || !reader.model.marks.can_undo() {
        return false;
    }
    let mut after = |keys| {
        reader.press(keys);
        undoable(reader)
    };
    let (undone, redone) = (after("u"), after("Ctrl-R"));
    assert_eq!(after("u"), undone, "u after Ctrl-R is another");
    assert_eq!(after("Ctrl-R"), redone, "Ctrl-R after u is another");
    true
}

/// Has the papers that `t` is for tagged with these and nothing else. Returns whether they were.
pub(super) fn tag(reader: &mut Reader, typed: &str) -> bool {
    if !is_in_a_pane(reader) || !keeps_stars(reader) {
        return false;
    }
    reader.press("t");
    let Some(Popup::Path(path)) = &reader.model.popup else {
        return false;
    };
    let Purpose::Tags(rows) = &path.purpose else {
        panic!("t asks for something else: {:?}", path.purpose);
    };
    let rows = rows.clone();
    reader.press("Ctrl-U").paste(typed).press("Enter");
    if let Some(Popup::Path(path)) = &reader.model.popup {
        assert!(path.fault.is_some(), "tags are not taken, nobody says why");
        reader.press("Esc");
        return false;
    }
    let words = typed.split([' ', ',']).filter(|word| !word.is_empty());
    let words = words.map(|word| Tag::new(word.trim_start_matches('#')).unwrap());
    let tags = reader.model.marks.tags_of_all(&rows);
    assert_eq!(tags, words.collect(), "other tags than were typed");
    !typed.is_empty()
}

/// Saves a filter as a view. Returns whether it is one now.
pub(super) fn save_view(reader: &mut Reader, name: &str, query: &str) -> bool {
    if !is_in_a_pane(reader) {
        return false;
    }
    let before = reader.model.filter.saved().len();
    reader.press("/").paste(query).press("Enter b");
    if !matches!(&reader.model.popup, Some(Popup::Path(_))) {
        return false;
    }
    reader.paste(name).press("Enter");
    let saved = reader.model.filter.saved();
    let names: BTreeSet<String> = saved
        .iter()
        .map(|view| view.name().to_lowercase())
        .collect();
    assert_eq!(names.len(), saved.len(), "two views of one name");
    saved.len() > before
}

/// The marks of papers and lists, each as a text.
pub(super) fn marked(marks: &Marks) -> BTreeSet<String> {
    let kinds = [
        MarkKind::Star,
        MarkKind::Hidden,
        MarkKind::Tags,
        MarkKind::Read,
        MarkKind::Unread,
    ];
    let of = |kind| {
        marks
            .iter(kind)
            .map(move |(id, _)| format!("{kind:?} {id}"))
    };
    let lists = marks.read_lists().map(|list| format!("{list:?}"));
    let papers = kinds.into_iter().flat_map(of);
    papers.chain(lists).collect()
}
