//! Papers that are picked, and what is then done to all of them.

use recto::app::{Effect, Keep, Popup, StarShown, Task};
use recto::marks::{MarkKind, Wanted};

use super::driver::Reader;

fn stars(reader: &Reader) -> usize {
    reader.model.marks.in_force().iter(MarkKind::Star).count()
}

#[test]
fn picked_papers_are_starred_at_once_and_one_undo_takes_it_back() {
    let mut reader = Reader::bundled();
    reader.press("s j v j v");
    assert_eq!(reader.model.picked.len(), 2);
    assert!(reader.frame(80, 24).contains("2 picked"));
    assert_eq!(reader.press("s").said(), "Starred: 2 papers. u undoes.");
    assert_eq!(stars(&reader), 3);
    assert_eq!(reader.press("u").said(), "Star taken back: 2 papers.");
    assert_eq!(stars(&reader), 1);
    assert_eq!(reader.press("Ctrl-R").said(), "Starred: 2 papers.");
    assert_eq!(
        reader.press("s").said(),
        "Star taken back: 2 papers. u undoes."
    );
    assert_eq!(stars(&reader), 1);
}

#[test]
fn those_that_have_a_mark_already_are_left_as_they_are() {
    let mut reader = Reader::bundled();
    reader.press("s g v v");
    assert_eq!(reader.press("s").said(), "Starred. u undoes.");
    let Some(Effect::Keep(Keep::Marks(intents))) = reader
        .effects
        .iter()
        .rfind(|effect| matches!(effect, Effect::Keep(Keep::Marks(_))))
    else {
        panic!("nothing was kept");
    };
    assert_eq!(intents.len(), 1);
    assert_eq!(intents[0].wanted, Wanted::Set);
    reader.press("u");
    assert_eq!(stars(&reader), 1);
}

#[test]
fn all_from_the_last_one_picked_to_here_are_picked_also_far_away() {
    let mut reader = Reader::bundled();
    reader.press("j v G V");
    assert_eq!(reader.model.picked.len(), 118);
    assert_eq!(
        reader.press("r").said(),
        "Marked as read: 118 papers. u undoes."
    );
    assert_eq!(reader.press("2").model.list.places, 1);
    // They stay picked in another list, and can be given out.
    reader.press("e");
    let Some(Popup::Menu(menu)) = &reader.model.popup else {
        panic!("no menu");
    };
    assert_eq!(menu.title, "Export the 118 picked papers as");
}

#[test]
fn escape_drops_what_is_picked_before_it_clears_the_filter() {
    let mut reader = Reader::bundled();
    reader
        .press("/")
        .type_text("diffusion")
        .press("Enter v Esc");
    assert!(reader.model.picked.is_empty());
    assert_eq!(reader.model.prompt.text(), "diffusion");
    reader.press("Esc");
    assert_eq!(reader.model.prompt.text(), "");
}

#[test]
fn picking_again_drops_one() {
    let mut reader = Reader::bundled();
    reader.press("v k v");
    assert!(reader.model.picked.is_empty());
    assert_eq!(reader.press("s").star(), StarShown::Kept);
}

#[test]
fn picked_papers_are_copied_in_one_text() {
    let mut reader = Reader::bundled();
    reader.press("v v y t");
    let Some(Effect::Screen(Task::CopyLines { text, said })) = reader.effects.last() else {
        panic!("nothing was copied");
    };
    assert_eq!(text.lines().count(), 2);
    assert_eq!(said, "title of 2 papers");
}
