//! Tags and notes of papers, by keys.

use std::fs;
use std::sync::Arc;

use recto::app::{Effect, Message, Popup, Task};
use recto::notes::{NoteFolder, Notes, file_name};

use super::driver::Reader;

fn tags(reader: &Reader) -> Vec<String> {
    let row = reader.model.list.selected().unwrap();
    let tags = reader.model.marks.in_force().tags(&row.mark_key);
    tags.iter().map(ToString::to_string).collect()
}

fn line(reader: &Reader) -> &recto::app::PathPrompt {
    let Some(Popup::Path(path)) = &reader.model.popup else {
        panic!("no line is open");
    };
    path
}

#[test]
fn a_paper_is_tagged_shown_with_its_tags_and_found_by_them() {
    let mut reader = Reader::bundled();
    reader.press("t").type_text("to-read #maps").press("Enter");
    assert_eq!(reader.said(), "Tagged: +maps +to-read. u undoes.");
    assert_eq!(tags(&reader), ["maps", "to-read"]);
    assert!(reader.frame(80, 24).contains("#maps #to-read"));
    reader.press("/").type_text("tag:maps").press("Enter");
    assert_eq!(reader.model.list.places, 1);
    // What is deleted from the line is taken back.
    reader.press("t Ctrl-U").type_text("maps").press("Enter");
    assert_eq!(reader.said(), "Tagged: -to-read. u undoes.");
    reader.press("u");
    assert_eq!(tags(&reader), ["maps", "to-read"]);
}

#[test]
fn picked_papers_are_tagged_at_once_and_keep_the_tags_that_others_lack() {
    let mut reader = Reader::bundled();
    reader.press("t").type_text("a b").press("Enter v v v t");
    assert_eq!(line(&reader).prompt.text(), "");
    reader.type_text("b c").press("Enter");
    assert_eq!(reader.said(), "Tagged, 3 papers: +b +c. u undoes.");
    assert_eq!(tags(reader.press("g")), ["a", "b", "c"]);
    assert_eq!(tags(reader.press("u g")), ["a", "b"]);
    assert!(tags(reader.press("j")).is_empty());
}

#[test]
fn known_tags_are_listed_with_their_papers_and_completed() {
    let mut reader = Reader::bundled();
    reader
        .press("t")
        .type_text("to-read")
        .press("Enter j t")
        .type_text("to-do")
        .press("Enter j");
    reader.press("t").type_text("t");
    assert_eq!(line(&reader).names.len(), 2);
    assert!(line(&reader).names.contains(&"to-do  1".to_owned()));
    reader.press("Tab");
    assert_eq!(line(&reader).prompt.text(), "to-");
    reader.type_text("r").press("Tab Enter");
    assert_eq!(tags(&reader), ["to-read"]);
}

#[test]
fn what_is_no_tag_stays_in_the_line_with_the_reason() {
    let mut reader = Reader::bundled();
    reader.press("t").type_text("--").press("Enter");
    let fault = line(&reader).fault.clone().unwrap();
    assert!(
        fault.starts_with("a tag needs a letter or a digit"),
        "{fault}"
    );
    assert!(tags(reader.press("Esc")).is_empty());
}

#[test]
fn a_note_is_edited_by_the_editor_and_shown_below_the_abstract() {
    let mut reader = Reader::bundled();
    reader.press("a");
    let Some(Effect::Screen(Task::EditNote(note))) = reader.effects.last().cloned() else {
        panic!("no note is edited");
    };
    let folder = tempfile::tempdir().unwrap();
    let text = "---\nid: x\n---\n\nRead again before Friday.\n";
    fs::write(folder.path().join(file_name(&note.about.id)), text).unwrap();
    let (notes, errors) = NoteFolder::of_user(folder.path().to_owned()).read(&Notes::default());
    assert!(errors.is_empty());
    reader.tell(Message::Notes(Arc::new(notes)));
    let page = &reader.model.reading.as_ref().unwrap().page;
    let texts: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    let place = texts.iter().position(|text| *text == "Your note:").unwrap();
    assert_eq!(texts[place + 1], "Read again before Friday.");
    assert_eq!(page.abstract_end + 1, place);
}

#[test]
fn what_is_like_a_paper_stands_by_how_much_and_says_why() {
    let mut reader = Reader::bundled();
    let id = reader.model.list.selected().unwrap().paper.id.clone();
    reader.press("L Enter");
    assert_eq!(reader.model.prompt.text(), format!("like:{id} "));
    assert!(reader.model.list.places > 10);
    assert_ne!(reader.model.list.selected().unwrap().paper.id, id);
    let row = reader.model.list.selected().unwrap();
    assert_ne!(row.shared, "", "{:?}", row.title);
    let why = &reader.model.reading.as_ref().unwrap().page.beside.why;
    assert!(why.starts_with("Like it by: "), "{why}");
}
