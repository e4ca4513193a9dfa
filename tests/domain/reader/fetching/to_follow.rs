//! What can be followed, as it is offered and typed.

use super::*;

#[test]
fn who_follows_nothing_is_offered_what_can_be_followed() {
    let mut reader = Reader::bundled();
    reader.press("F");
    reader.job(feeds(&[]));
    reader.job(ended(Vec::new()));
    snapshot("follow", &mut reader);
    reader.press("Enter");
    let new = |spec: &str| fetching(ToFetch::New(spec.parse().unwrap()), When::AtOnce);
    assert_eq!(fetches(&reader).last(), Some(&new("hf:trending")));
    reader.job(ended(vec![outcome("trending", 5, answered())]));
    assert_eq!(
        questions(&reader),
        [&Question::Hold, &Question::Release, &Question::Hold]
    );
    assert_eq!(reader.said(), "trending: 5 new, 0 changed, 0 known.");
    // What is wrong with the settings is said beside it.
    let mut reader = Reader::bundled();
    reader.press("F");
    let slip = "config.toml line 3: \"feeds\" takes lines below [feeds]";
    reader.job(Heard::End(End::Fetched(Fetched {
        slips: vec![slip.to_owned()],
        ..Fetched::default()
    })));
    assert_eq!((reader.said(), titles(&reader).len()), (slip, 4));
    // Nothing gets in between while one types.
    let mut reader = Reader::bundled();
    reader.press("F /");
    reader.job(ended(Vec::new()));
    assert!(reader.model.popup.is_none());
}

/// A reader that is offered what can be followed.
pub(super) fn offered() -> Reader {
    let mut reader = Reader::bundled();
    reader.press("F");
    reader.job(ended(Vec::new()));
    reader
}

#[test]
fn a_category_of_arxiv_is_chosen_by_its_archive() {
    let mut reader = offered();
    reader.press("j j Enter");
    snapshot("archives", &mut reader);
    reader.press("j j Enter");
    snapshot("categories", &mut reader);
    assert!(titles(&reader)[0].ends_with("all of Computer Science"));
    let at = titles(&reader)
        .iter()
        .position(|label| label.starts_with("cs.LG"));
    for _ in 0..at.unwrap() {
        reader.press("j");
    }
    reader.press("Enter");
    let spec = "arxiv:cs.LG".parse().unwrap();
    assert_eq!(fetches(&reader).last().unwrap().what, ToFetch::New(spec));
    // What is one category by itself is chosen at once.
    let mut reader = offered();
    reader.press("j j Enter G k Enter");
    let spec = "arxiv:quant-ph".parse().unwrap();
    assert_eq!(fetches(&reader).last().unwrap().what, ToFetch::New(spec));
}

#[test]
fn an_item_of_a_long_menu_is_chosen_by_a_click_where_it_stands() {
    let mut reader = offered();
    reader.press("j j Enter j j Enter G");
    let frame = reader.frame(80, 12);
    let rows: Vec<&str> = frame.lines().collect();
    let y = rows.iter().position(|row| row.contains("cs.SE")).unwrap();
    reader.click(40, u16::try_from(y).unwrap());
    let spec = "arxiv:cs.SE".parse().unwrap();
    assert_eq!(fetches(&reader).last().unwrap().what, ToFetch::New(spec));
}

#[test]
fn what_is_typed_to_be_followed_is_set_right_in_its_line() {
    let mut reader = offered();
    reader.press("j j j Enter");
    snapshot("follow_line", &mut reader);
    reader.type_text("hf:best").press("Enter");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("hf: “best” is not known there"), "{frame}");
    snapshot("follow_mistake", &mut reader);
    let before = fetches(&reader).len();
    // Tab completes names of files only.
    reader.press("Tab Backspace");
    assert!(!reader.frame(80, 24).contains("not known"));
    assert_eq!(fetches(&reader).len(), before);
    reader.press("Ctrl-U").type_text("hf:week").press("Enter");
    let spec = "hf:week".parse().unwrap();
    assert_eq!(fetches(&reader).last().unwrap().what, ToFetch::New(spec));
    assert!(reader.model.popup.is_none());
}
