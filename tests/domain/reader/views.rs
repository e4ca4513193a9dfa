//! Saved views: made by a key, shown by a key, in the filter pane with what is unread.

use recto::app::{Effect, FilterItem, FilterLine, Keep, Popup, Start, Where};
use recto::query::{Placed, SavedView, ViewChange};

use super::driver::{Reader, bundled_papers};

fn with(views: &[(&str, &str)]) -> Reader {
    let views = views.iter();
    let start = Start {
        views: views
            .map(|(name, text)| SavedView::new(name, text).unwrap())
            .collect(),
        size: ratatui::layout::Size::new(120, 36),
        ..Start::default()
    };
    Reader::with(bundled_papers(), start)
}

/// Name and number of each saved view in the pane.
fn pane(reader: &Reader) -> Vec<(String, String)> {
    let lines = reader.model.filter.lines().iter();
    let saved = lines.filter_map(|line| match line {
        FilterLine::Value(value) => match &value.item {
            FilterItem::Saved(name) => Some((name.clone(), value.count.clone())),
            _ => None,
        },
        _ => None,
    });
    saved.collect()
}

fn kept(reader: &Reader) -> Vec<ViewChange> {
    let effects = reader.effects.iter();
    let kept = effects.filter_map(|effect| match effect {
        Effect::Keep(Keep::View(change)) => Some(change.clone()),
        _ => None,
    });
    kept.collect()
}

#[test]
fn a_filter_is_saved_under_a_name_and_shown_by_its_key() {
    let mut reader = with(&[]);
    reader.press("/").type_text("diffusion").press("Enter b");
    reader.type_text("  to read ").press("Enter");
    assert_eq!(reader.said(), "Saved as “to read”; 4 shows it. u undoes.");
    let view = SavedView::new("to read", "diffusion").unwrap();
    assert_eq!(kept(&reader), [ViewChange::Add(Placed::last(view))]);
    reader.press("Esc 4");
    assert_eq!(reader.model.prompt.text(), "diffusion");
    assert!(
        reader
            .press("5")
            .said()
            .starts_with("There are not so many")
    );
}

#[test]
fn the_pane_has_the_views_with_what_is_unread_also_after_a_mark() {
    let mut reader = with(&[("maps", "diffusion"), ("all stars", "is:starred")]);
    let before = pane(&reader);
    assert_eq!(before[1], ("all stars".to_owned(), "0".to_owned()));
    let unread: u64 = before[0].1.parse().unwrap();
    assert!(unread > 1);
    reader.press("4 r");
    assert_eq!(pane(&reader)[0].1, (unread - 1).to_string());
    // The one that is shown is marked as chosen.
    assert!(reader.frame(120, 36).contains("✓ maps"));
    // It is chosen in the pane, too.
    reader.press("Esc h g j j j Enter");
    assert_eq!(reader.model.prompt.text(), "diffusion");
}

#[test]
fn a_view_is_renamed_and_removed_and_each_is_taken_back() {
    let mut reader = with(&[("maps", "diffusion"), ("stars", "is:starred")]);
    reader
        .press("4 b n Ctrl-U")
        .type_text("STARS")
        .press("Enter");
    let Some(Popup::Path(path)) = &reader.model.popup else {
        panic!("it was taken");
    };
    let fault = path.fault.as_deref().unwrap();
    assert_eq!(fault, "There is a view of this name already: is:starred");
    reader.press("Ctrl-U").type_text("Maps").press("Enter");
    assert_eq!(pane(&reader)[0].0, "Maps");
    assert_eq!(reader.press("u").said(), "The view is “maps” now.");
    reader.press("b r");
    assert_eq!(pane(&reader).len(), 1);
    // It comes back where it was, and its key with it.
    reader.press("u");
    let names: Vec<String> = pane(&reader).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["maps", "stars"]);
}

#[test]
fn nothing_is_saved_of_no_filter_and_of_a_broken_one() {
    let mut reader = with(&[]);
    assert!(
        reader
            .press("b")
            .said()
            .starts_with("There is no filter to save.")
    );
    assert!(kept(&reader).is_empty());
    let position = Where {
        query: "year:abc".to_owned(),
        ..Where::default()
    };
    let mut reader = Reader::at(position, 80, 24);
    assert!(
        reader
            .press("b")
            .said()
            .starts_with("The filter is no query")
    );
    assert!(kept(&reader).is_empty());
}
