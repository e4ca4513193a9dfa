//! The palette: everything that can be done, by a few letters of its name.

use recto::app::{BINDINGS, Effect, Popup, Scope, Start, Task, Typing};
use recto::query::Order;

use super::driver::{Reader, bundled_papers};
use super::frames::snapshot;

fn names(reader: &Reader) -> Vec<String> {
    match &reader.model.popup {
        Some(Popup::Palette(palette)) => palette
            .shown(usize::MAX)
            .map(|(row, ..)| row.name.clone())
            .collect(),
        _ => Vec::new(),
    }
}

fn selected(reader: &Reader) -> (&str, &str, Option<&str>) {
    match &reader.model.popup {
        Some(Popup::Palette(palette)) => palette
            .selected()
            .map_or(("", "", None), |row| (&row.name, &row.key, row.vain)),
        _ => ("closed", "", None),
    }
}

#[test]
fn every_action_of_the_panes_is_there_once_with_its_key() {
    let mut reader = Reader::bundled();
    reader.press(":");
    let names = names(&reader);
    for binding in BINDINGS {
        let works = [Scope::Panes, Scope::List, Scope::Everywhere].contains(&binding.scope);
        if works && binding.name != "palette" {
            let found = names.iter().filter(|name| *name == binding.name).count();
            assert_eq!(found, 1, "{}", binding.name);
        }
    }
    reader.type_text("star");
    assert_eq!(selected(&reader), ("star", "s", None));
}

#[test]
fn what_a_wider_place_has_is_there_too_each_once_with_the_nearest_key() {
    for (keys, own, key, other) in [
        ("Tab", "next-paper", "J", "scroll-down"),
        ("Enter", "next-paper", "J", "pick"),
        ("Enter", "back", "q", "quit"),
        ("f", "back", "q", "next-paper"),
    ] {
        let mut reader = Reader::bundled();
        let all = names(reader.press(keys).press(":"));
        let found = all.iter().filter(|name| *name == own).count();
        assert_eq!(found, 1, "{keys}: {all:?}");
        assert!(!all.contains(&other.to_owned()), "{keys}: {other}");
        reader.type_text(own);
        assert_eq!(selected(&reader), (own, key, None), "{keys}");
    }
    let mut reader = Reader::bundled();
    let first = reader.selected();
    reader
        .press("Enter :")
        .type_text("next-paper")
        .press("Enter");
    assert_ne!(reader.selected(), first);
    assert!(reader.model.reads());
}

#[test]
fn enter_does_it_and_typing_finds_it_by_its_meaning_too() {
    let mut reader = Reader::bundled();
    reader.press("j :").type_text("star").press("Enter");
    assert_eq!(reader.marks_saved().len(), 1);
    assert!(reader.model.popup.is_none());
    reader.press(":").type_text("clipb").press("Enter");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Export"), "{frame}");
    reader.press("Esc :").type_text("vs").press("Enter");
    assert_eq!(reader.model.prompt.text(), "is:starred ");
    reader.press(":").type_text("filter").press("Enter");
    assert_eq!(reader.model.typing, Typing::Going);
}

#[test]
fn orders_and_themes_that_have_no_key_are_there_too() {
    let start = Start {
        themes: vec!["terminal", "mono"],
        ..Start::default()
    };
    let mut reader = Reader::with(bundled_papers(), start);
    reader.press(":").type_text("sort ti").press("Enter");
    assert_eq!(reader.model.order, Order::Title);
    reader.press(":").type_text("theme mo");
    assert_eq!(selected(&reader).0, "theme: mono");
    reader.press("Enter");
    assert!(reader.effects.contains(&Effect::Screen(Task::Look("mono"))));
    assert!(
        reader.said().contains("theme = \"mono\""),
        "{}",
        reader.said()
    );
}

#[test]
fn what_does_nothing_now_says_why_and_stays() {
    let mut reader = Reader::bundled();
    reader.press(":").type_text("undo");
    assert_eq!(
        selected(&reader),
        ("undo", "u", Some("there is nothing to take back"))
    );
    let frame = reader.press("Enter").frame(80, 24);
    assert!(frame.contains("there is nothing to take back"), "{frame}");
    reader.press("Ctrl-U").type_text("sort new");
    assert_eq!(selected(&reader).2, Some("the list is in this order"));
    reader.press("Esc");
    assert_eq!(selected(&reader).0, "closed");
}

#[test]
fn one_goes_round_in_it_and_out_of_it() {
    let mut reader = Reader::bundled();
    reader.press(":");
    let all = names(&reader);
    let (first, last) = (all[0].clone(), all[all.len() - 1].clone());
    assert_eq!(selected(&reader).0, first);
    reader.press("Up");
    assert_eq!(selected(&reader).0, last);
    reader.press("Down Down Ctrl-N Ctrl-P Tab Shift-Tab");
    assert_eq!(selected(&reader).0, all[1]);
    reader.press("PgUp");
    assert_eq!(selected(&reader).0, first);
    reader.type_text("zzzz");
    assert_eq!(names(&reader), [] as [&str; 0]);
    // Nothing comes of nothing.
    reader.press("Enter");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Nothing has such a name."), "{frame}");
    reader.press("Ctrl-W").paste("star\n");
    assert_eq!(selected(&reader).0, "star");
    reader.press("Esc");
    assert!(reader.model.popup.is_none());
}

#[test]
fn in_the_filter_pane_its_own_actions_are_there() {
    let mut reader = Reader::bundled();
    reader.size(120, 36).press("f f h :").type_text("excl");
    assert_eq!(selected(&reader).0, "exclude");
    let mut reader = Reader::bundled();
    reader.press(":").type_text("exclude");
    assert_ne!(selected(&reader).0, "exclude");
}

#[test]
fn a_click_does_what_it_points_at() {
    let mut reader = Reader::bundled();
    reader.size(80, 24).press(":").type_text("star");
    let area = reader.model.popup_area().unwrap();
    reader.click(area.x + 4, area.y + 2);
    assert_eq!(reader.marks_saved().len(), 1);
    reader.press(":").click(0, 0);
    assert!(reader.model.popup.is_none());
}

#[test]
fn the_palette_looks_so() {
    let mut reader = Reader::bundled();
    reader.press(":");
    snapshot("palette", &mut reader);
    reader.type_text("st");
    snapshot("palette_typed", &mut reader);
}
