//! All of a paper: getting it, its sections, its links, looking for words in it, and going on where one was.

#[path = "whole/returning.rs"]
mod returning;

use std::sync::Arc;

use ratatui::layout::Size;
use recto::app::{Effect, Message, Popup, Reading, Task};
use recto::body::{Form, from_html};
use recto::jobs::{Asks, End, GotWhole, Heard, Job, WholeError};
use recto::paper::PaperId;
use recto::query::Query;

use super::driver::Reader;
use super::frames::{snapshot, snapshot_of};

/// A reader with all of the paper that it is on.
pub fn reading(page: &str, width: u16, height: u16) -> Reader {
    let mut reader = Reader::bundled();
    reader.size(width, height).press("Enter Enter");
    answer(&mut reader, page);
    reader
}

/// The job that was started last comes to this page.
pub fn answer(reader: &mut Reader, page: &str) {
    let row = reader.model.list.selected().unwrap();
    let whole = got(row.paper.id.clone(), page);
    reader.job(Heard::End(End::Whole(Ok(Box::new(whole)))));
}

/// All of a paper, as a page has it.
pub fn got(id: PaperId, page: &str) -> GotWhole {
    GotWhole {
        id,
        body: Arc::new(from_html(page).unwrap()),
        form: Form::Html,
        version: None,
        from: "HTML of arXiv".to_owned(),
        notes: Vec::new(),
    }
}

pub fn article() -> &'static str {
    include_str!("../../fixtures/body/article.html")
}

/// The lines that are seen, without the frame.
fn top(reader: &Reader) -> String {
    let reading = reader.model.reading.as_ref().unwrap();
    let seen = reading.seen(reader.model.layout().paper.height.into());
    reading.lines()[seen.start].text.clone()
}

#[test]
fn enter_asks_the_web_for_the_whole_paper_and_shows_it_below_the_abstract() {
    let mut reader = Reader::bundled();
    reader.size(100, 30).press("Enter");
    assert!(
        !reader
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Start(_, Job::Whole(_))))
    );
    reader.press("Enter");
    let Some(Effect::Start(_, Job::Whole(whole))) = reader.effects.last() else {
        panic!("{:?}", reader.effects.last())
    };
    assert_eq!(whole.asks, Asks::Web);
    answer(&mut reader, article());
    assert!(reader.model.reading.as_ref().unwrap().is_whole());
    reader.press("]");
    assert_eq!(top(&reader), "1 Introduction");
    snapshot("whole", &mut reader);
}

#[test]
fn the_contents_are_listed_at_the_section_that_is_read_and_one_comes_back_from_it() {
    let mut reader = reading(article(), 80, 24);
    reader.press("] ] ] c");
    let Some(Popup::Menu(menu)) = &reader.model.popup else {
        panic!("{:?}", reader.model.popup)
    };
    let labels: Vec<&str> = menu.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(
        labels[..4],
        [
            "1 Introduction",
            "  1.1 Notation",
            "2 Main result",
            "3 Experiments"
        ]
    );
    assert_eq!(menu.at, 2);
    snapshot("contents", &mut reader);
    reader.press("g Enter");
    assert_eq!(top(&reader), "1 Introduction");
    reader.press("Ctrl-O");
    assert_eq!(top(&reader), "2 Main result");
    reader.press("[ [ [");
    assert_eq!(reader.said(), "That was the first section.");
}

#[test]
fn a_link_is_chosen_followed_and_come_back_from() {
    let mut reader = reading(article(), 80, 24);
    reader.press("] Tab Tab Tab");
    let reading = reader.model.reading.as_ref().unwrap();
    let (line, place) = reading.link.unwrap();
    let (bytes, target) = &reading.lines()[line].links[place];
    assert_eq!(
        (&reading.lines()[line].text[bytes.clone()], target.as_str()),
        ("¹", "#footnote1")
    );
    // The cursor is there, for those who listen.
    let window = reader.model.layout().paper.height.into();
    assert_eq!(reading.looked_at(window), (line, bytes.start));
    reader.press("Tab Enter");
    assert_eq!(top(&reader), "2 Main result");
    reader.press("Ctrl-O");
    assert_eq!(top(&reader), "1 Introduction");
}

#[test]
fn words_are_found_in_the_text_across_the_ends_of_lines() {
    let mut reader = reading(article(), 60, 24);
    reader.press("/").type_text("tight FOR").press("Enter");
    assert_eq!(reader.said(), "The text does not say that.");
    reader
        .press("/")
        .type_text("we ask how wide")
        .press("Enter");
    assert_eq!(reader.said(), "1 of 1.");
    let hits = reader.model.reading.as_ref().unwrap().hits().count();
    assert!((1..=2).contains(&hits), "{hits}");
    snapshot_of(
        "found_in_text",
        &mut reader,
        Size {
            width: 60,
            height: 24,
        },
    );
}

#[test]
fn where_one_had_read_is_found_again_at_another_width_and_in_another_visit() {
    let mut reader = reading(article(), 80, 24);
    reader.press("] ] ]");
    let position = reader.model.position();
    reader.size(46, 20);
    assert_eq!(top(&reader), "2 Main result");
    let mut again = Reader::at(position, 120, 36);
    again.press("Enter Enter");
    answer(&mut again, article());
    assert_eq!(top(&again), "2 Main result");
}

#[test]
fn what_is_wider_than_the_page_is_seen_by_scrolling_sideways() {
    let mut reader = reading(include_str!("../../fixtures/body/odd.html"), 60, 30);
    reader
        .press("/")
        .type_text("a nested")
        .press("Enter j j j j");
    snapshot_of(
        "wide_formula",
        &mut reader,
        Size {
            width: 60,
            height: 30,
        },
    );
    reader.press("> >");
    assert!(!reader.frame(60, 30).contains("L(θ)"));
    assert!(reader.frame(60, 30).contains("‖θ‖₂²"));
    reader.press("< < <");
    assert_eq!(reader.said(), "There is nothing more on the left.");
    reader.press("=");
    assert!(reader.frame(60, 30).contains('$'));
}

#[test]
fn a_cited_paper_is_shown_starred_and_fetched_where_it_is_not_in_the_library() {
    let mut reader = reading(include_str!("../../fixtures/body/odd.html"), 80, 24);
    reader.press("] Tab Enter");
    let Some(Popup::Reference(reference)) = &reader.model.popup else {
        panic!("{:?}", reader.model.popup)
    };
    assert_eq!(reference.is_known, Some(false));
    snapshot("reference", &mut reader);
    reader.press("s");
    let starred = reader.marks_saved();
    assert_eq!(
        starred.last().unwrap().key.id.to_string(),
        "arxiv:2001.00001"
    );
    let fetched = |effect: &Effect| matches!(effect, Effect::Start(_, Job::Fetch(_)));
    assert_eq!(
        reader
            .effects
            .iter()
            .filter(|effect| fetched(effect))
            .count(),
        1
    );
    assert!(reader.frame(80, 24).contains("★ [Alpha"));
    reader.press("q");
    assert!(reader.model.popup.is_none() && reader.model.reads());
    reader.press("Tab Enter s");
    assert_eq!(
        reader.said(),
        "No id of it is told, so that it cannot be taken in. o looks for it."
    );
}

#[test]
fn the_paragraph_and_the_formula_that_one_reads_are_copied() {
    let mut reader = reading(article(), 80, 24);
    reader.press("] ] ] j j");
    let copied = |reader: &Reader| match reader.effects.last() {
        Some(Effect::Screen(Task::Copy(text))) => text.clone(),
        other => panic!("{other:?}"),
    };
    reader.press("y h");
    assert_eq!(
        copied(&reader),
        "Definition 2.1 (Raggedness). The raggedness of a paragraph is ρ(w)=∑_ℓ(w-|ℓ|)²."
    );
    reader.press("y f");
    assert!(copied(&reader).starts_with(r"T(n,w)\;=\;\frac{c\,n\log n}{w}"));
}

#[test]
fn what_is_kept_of_a_paper_is_shown_as_soon_as_one_reads_it() {
    let mut reader = Reader::bundled();
    let id = reader.model.list.selected().unwrap().paper.id.clone();
    reader.tell(Message::KeptWhole(Arc::new([id].into())));
    reader.press("Enter");
    let Some(Effect::Start(_, Job::Whole(whole))) = reader
        .effects
        .iter()
        .rev()
        .find(|effect| matches!(effect, Effect::Start(..)))
    else {
        panic!("{:?}", reader.effects.last())
    };
    assert_eq!(whole.asks, Asks::Kept);
    answer(&mut reader, article());
    assert!(reader.model.reading.as_ref().unwrap().is_whole());
    reader.press("q Enter");
    assert!(reader.model.reading.as_ref().unwrap().is_whole());
}

#[test]
fn a_click_follows_a_link_also_to_another_place_of_the_paper() {
    let mut reader = reading(article(), 80, 24);
    reader.press("]");
    // The first number of a section that the text names stands behind this sign.
    let frame = reader.frame(80, 24);
    let (row, line) = frame
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains('§'))
        .unwrap();
    let column = line.chars().position(|c| c == '§').unwrap() + 1;
    reader.click(u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
    assert_eq!(top(&reader), "2 Main result");
    let opens = |effect: &Effect| matches!(effect, Effect::Screen(Task::Open(_)));
    assert!(!reader.effects.iter().any(opens));
}

#[test]
fn a_kept_paper_that_cannot_be_read_is_said_once_and_enter_asks_the_web() {
    let mut reader = Reader::bundled();
    reader.size(80, 24);
    let id = reader.model.list.selected().unwrap().paper.id.clone();
    reader.tell(Message::KeptWhole(Arc::new([id].into())));
    reader.press("Enter");
    let error = WholeError::Unreadable("the file is damaged".to_owned());
    reader.job(Heard::End(End::Whole(Err(error))));
    assert_eq!(reader.said(), "The file is damaged.");
    reader.press("j k");
    let asked = |reader: &Reader| -> Vec<Asks> {
        let started = reader.effects.iter().filter_map(|effect| match effect {
            Effect::Start(_, Job::Whole(whole)) => Some(whole.asks),
            _ => None,
        });
        started.collect()
    };
    assert_eq!(asked(&reader), [Asks::Kept]);
    reader.press("Enter");
    assert_eq!(asked(&reader), [Asks::Kept, Asks::Web]);
}

#[test]
fn a_paper_of_which_no_id_is_known_is_said_to_be_so_and_not_by_its_own_number() {
    let mut reader = Reader::bundled();
    reader.size(80, 24).press("Enter Enter");
    let id = reader.model.list.selected().unwrap().paper.id.clone();
    reader.job(Heard::End(End::Whole(Err(WholeError::Nowhere(id)))));
    assert_eq!(
        reader.said(),
        "No id of arXiv or PubMed Central and no DOI of this paper is known, so that nobody can be asked for all of it. w looks for it."
    );
}

#[test]
fn what_a_filter_wants_in_whole_papers_is_gone_to_and_what_is_looked_for_stays_in_this_paper() {
    let mut reader = reading(article(), 80, 24);
    let hits = |reader: &Reader| reader.model.reading.as_ref().unwrap().hits().count();
    assert_eq!(hits(&reader), 0);
    reader.press("/").type_text("reviewers").press("Enter");
    assert_eq!((reader.said(), hits(&reader)), ("1 of 1.", 1));
    let first = reader.selected();
    reader.press("n");
    assert_eq!(
        (reader.said(), reader.selected()),
        ("No further hit.", first)
    );
    // Nothing is looked for any more, and the words of the filter are what one goes to.
    reader.press("/ Ctrl-U Enter");
    assert_eq!(hits(&reader), 0);
    let query: Query = "body:\"further lemma\"".parse().unwrap();
    let again = Reading::new(reader.model.reading.as_ref().unwrap().page.clone(), &query);
    let (line, _) = again.hits().next().unwrap();
    assert!(again.lines()[line].text.contains("further lemma"));
    let query: Query = "body:\"urther lemma\"".parse().unwrap();
    let again = Reading::new(again.page, &query);
    assert_eq!(again.hits().count(), 0);
}
