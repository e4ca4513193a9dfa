//! Going away from a whole paper and coming back, keys that come before it does, and what it lends its record.

use std::sync::Arc;

use recto::app::{Message, Reading};
use recto::jobs::{End, Heard};
use recto::paper::{Paper, PaperId};

use super::{answer, article, got, reading, top};
use crate::reader::driver::Reader;

fn scroll(reader: &Reader) -> usize {
    reader
        .model
        .reading
        .as_ref()
        .map_or(0, |reading| reading.scroll)
}

#[test]
fn who_leaves_a_whole_paper_finds_its_abstract_from_the_top_and_the_place_when_one_comes_back() {
    let mut reader = reading(article(), 80, 24);
    reader.press("] ] ]");
    let place = top(&reader);
    reader.press("q");
    assert_eq!(scroll(&reader), 0);
    // Another paper was shown meanwhile.
    reader.press("j k Enter");
    assert!(reader.model.reading.as_ref().is_some_and(Reading::is_whole));
    assert_eq!(top(&reader), place);
    assert_eq!(reader.model.position().scroll, 0);
}

#[test]
fn keys_that_come_before_a_kept_paper_does_are_pressed_when_it_is_there() {
    let mut reader = Reader::bundled();
    reader.size(80, 24);
    let id = reader.model.list.selected().unwrap().paper.id.clone();
    reader.tell(Message::KeptWhole(Arc::new([id.clone()].into())));
    reader.press("Enter ] ]");
    assert!(!reader.model.reading.as_ref().is_some_and(Reading::is_whole));
    let whole = got(id, article());
    reader.job(Heard::End(End::Whole(Ok(Box::new(whole)))));
    assert_eq!(top(&reader), "1.1 Notation");
    // Who goes back or leaves does not wait.
    let mut reader = Reader::bundled();
    reader.size(80, 24);
    let id = reader.model.list.selected().unwrap().paper.id.clone();
    reader.tell(Message::KeptWhole(Arc::new([id].into())));
    reader.press("Enter q");
    assert!(!reader.model.reads());
    reader.press("Enter Ctrl-C");
    assert!(reader.quits());
}

#[test]
fn a_record_without_an_abstract_has_that_of_its_whole_paper() {
    let mut paper = Paper::new(PaperId::arxiv("2002.00002").unwrap());
    paper.title = "On the width of columns".to_owned();
    let mut reader = Reader::with(vec![paper], recto::app::Start::default());
    reader.size(80, 30).press("Enter Enter");
    let shown = |reader: &Reader| {
        let lines = reader.model.reading.as_ref().unwrap().lines().iter();
        lines
            .map(|line| line.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(shown(&reader).contains("No abstract is known."));
    answer(&mut reader, article());
    let words = got(PaperId::arxiv("2002.00002").unwrap(), article())
        .body
        .abstract_tex();
    let first = words.split(' ').take(4).collect::<Vec<_>>().join(" ");
    let shown = shown(&reader);
    assert!(
        !shown.contains("No abstract is known.") && shown.contains(&first),
        "{shown}"
    );
}

#[test]
fn what_is_looked_for_is_found_whatever_its_accents_and_the_last_section_is_said_to_be_it() {
    let page = "<article class=ltx_document><section class=ltx_section><h2 class='ltx_title ltx_title_section'>One</h2>\
        <p class=ltx_p>Of Schrödinger.</p></section></article>";
    let mut reader = reading(page, 80, 24);
    reader.press("/").type_text("schrodinger").press("Enter");
    assert_eq!(reader.said(), "1 of 1.");
    reader.press("] ]");
    assert_eq!(reader.said(), "That was the last section.");
}

#[test]
fn what_is_cut_at_the_edge_is_marked_before_the_bar() {
    let wide = "<article class=ltx_document><section class=ltx_section>\
        <h2 class='ltx_title ltx_title_section'>One</h2><pre>"
        .to_owned()
        + &"0123456789".repeat(20)
        + "</pre>"
        + &"<p class=ltx_p>Words.</p>".repeat(60)
        + "</section></article>";
    let mut reader = reading(&wide, 80, 24);
    reader.press("]");
    let frame = reader.frame(80, 24);
    let line = frame
        .lines()
        .find(|line| line.contains("0123456789"))
        .unwrap();
    assert_eq!(line.chars().rev().nth(1), Some('…'), "{line:?}");
}
