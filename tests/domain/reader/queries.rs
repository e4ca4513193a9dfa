//! What happens around a query: near words where nothing is found, and answers in stages.

use std::sync::Arc;

use ratatui::layout::Size;
use recto::app::{Among, Count, Found, Message, Search, Start, Typing, update};
use recto::library::{Library, StorePlace};
use recto::paper::{Paper, PaperId, PartialDate};
use recto::query::{Order, Wanted};
use recto::run::search::Searcher;
use tempfile::TempDir;

use super::driver::Reader;

#[test]
fn where_nothing_is_found_enter_takes_the_near_word_that_one_has_gone_to() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("title:knowlege -x");
    assert_eq!(reader.count(), 0);
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Near words; Enter goes there:"), "{frame}");
    assert!(frame.contains("▌ knowledge"), "{frame}");
    reader.press("PgUp");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Near words; Enter takes one:"), "{frame}");
    assert!(frame.contains("▌ knowledge"), "{frame}");
    assert!(frame.contains(" Enter take "), "{frame}");
    reader.press("Enter");
    assert_eq!(reader.model.prompt.text(), "title:knowledge -x");
    assert_eq!(reader.model.typing, Typing::Going);
    assert!(reader.count() > 0);
    assert!(reader.model.list.otherwise.is_empty());
    reader.press("Enter");
    assert_eq!(reader.model.typing, Typing::Done);
}

#[test]
fn enter_leaves_what_is_typed_and_goes_to_what_can_be_done_instead() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("knowlege").press("Enter");
    assert_eq!(reader.model.prompt.text(), "knowlege");
    assert_eq!(reader.model.typing, Typing::Done);
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Near words; Enter takes one:"), "{frame}");
    // The word as it was typed is what an engine is asked for.
    reader.press("w");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Look further for “knowlege”"), "{frame}");
    reader.press("Esc G Enter");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Look further for “knowlege”"), "{frame}");
    reader.press("Esc g Enter");
    assert_eq!(reader.model.prompt.text(), "knowledge");
}

#[test]
fn near_words_that_come_late_leave_the_cursor_on_what_it_is_on() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("knowlege");
    let words = |words: &[&str]| {
        let near = |word: &&str| recto::query::NearWord {
            missing: "knowlege".to_owned(),
            word: (*word).to_owned(),
            papers: 1,
        };
        words.iter().map(near).collect::<Vec<_>>()
    };
    let selected = |reader: &Reader| {
        let list = &reader.model.list;
        list.otherwise[list.otherwise_at].label()
    };
    let ticket = reader.model.list.ticket;
    let late = |reader: &mut Reader, near: &[&str]| {
        let words = words(near);
        reader.tell(Message::Near { ticket, words });
        selected(reader)
    };
    assert_eq!(late(&mut reader, &["knowledge", "knows"]), "knowledge");
    reader.press("Down");
    assert_eq!(selected(&reader), "knows");
    assert_eq!(late(&mut reader, &["a", "b", "knows"]), "knows");
    reader.press("Enter");
    assert_eq!(reader.model.prompt.text(), "knows");
}

#[test]
fn a_line_that_does_not_parse_yet_offers_no_words_for_the_search_before_it() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("author");
    assert!(!reader.model.list.otherwise.is_empty());
    reader.type_text(":");
    let frame = reader.frame(80, 24);
    assert!(!frame.contains("Near words"), "{frame}");
    // What is finished of it is listed.
    assert_eq!(reader.count(), 119);
    reader.press("Enter");
    assert_eq!(reader.model.prompt.text(), "author:");
}

#[test]
fn the_list_takes_near_words_too_and_another_one_may_be_chosen() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("modele ");
    let near: Vec<String> = reader
        .model
        .list
        .otherwise
        .iter()
        .map(recto::app::Otherwise::label)
        .collect();
    assert!(near.len() > 1, "{near:?}");
    reader.size(80, 24).click(10, 15);
    assert_eq!(reader.model.typing, Typing::Done);
    reader.press("g j Enter");
    assert_eq!(reader.model.prompt.text(), format!("{} ", near[1]));
}

#[test]
fn an_address_that_is_pasted_into_the_query_is_that_paper() {
    let paper = |id: &str, title: &str| {
        let mut paper = Paper::new(PaperId::parse(id).unwrap());
        paper.title = title.to_owned();
        paper
    };
    let papers = [paper("arxiv:2401.00001", "One"), paper("doi:10.1/x", "Two")];
    let mut reader = Reader::with(papers.into(), Start::default());
    for (pasted, title) in [
        ("https://arxiv.org/abs/2401.00001v1", "One"),
        ("10.1/X", "Two"),
    ] {
        reader.press("Esc Esc /").paste(pasted);
        assert_eq!((reader.count(), reader.selected()), (1, title.to_owned()));
    }
}

#[test]
fn a_paper_without_a_title_says_its_id_in_list_and_page() {
    let mut reader = Reader::with(
        vec![Paper::new(PaperId::parse("x:a").unwrap())],
        Start::default(),
    );
    let frame = reader.frame(120, 24);
    assert_eq!(
        frame.matches("[without a title: x:a]").count(),
        2,
        "{frame}"
    );
    reader.press("o");
    assert!(
        reader.said().contains("no title to look it up by"),
        "{}",
        reader.said()
    );
}

/// Papers of which no word is known before their records are read.
fn many() -> (TempDir, Library) {
    let dir = tempfile::tempdir().unwrap();
    let line = |number: usize| {
        let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
        paper.title = format!("Word {number}");
        paper.to_json().unwrap() + "\n"
    };
    let lines: String = (0..2000).map(line).collect();
    std::fs::write(dir.path().join("papers.jsonl"), lines).unwrap();
    let mut place = StorePlace::new(dir.path(), &dir.path().join("cache"));
    place.limits.tail_text = 0;
    let library = place.open().unwrap().library;
    (dir, library)
}

fn answers(library: &Library, keep: Option<&str>, order: Order) -> Vec<Message> {
    let search = Search {
        ticket: 1,
        query: "word ".parse().unwrap(),
        order,
        keep: keep.and_then(PaperId::parse),
        rows: 10,
        typing: Typing::Going,
        today: PartialDate::FIRST,
        visit: None,
        wanted: Wanted::default(),
        saved: Arc::default(),
        marks: Arc::default(),
    };
    let mut answers = Vec::new();
    let mut send = |answer| answers.push(answer);
    Searcher::new(library.clone()).find(&search, &|| false, &mut send);
    answers
}

fn counts(answers: &[Message]) -> Vec<Count> {
    let count = |answer: &Message| match answer {
        Message::Found(found) => Some(found.count),
        Message::Counted { count, .. } => Some(*count),
        _ => None,
    };
    answers.iter().filter_map(count).collect()
}

#[test]
fn the_first_rows_of_a_long_search_come_before_its_count() {
    let (_dir, library) = many();
    let (first, all) = (Count::AtLeast(30), Count::Exact(2000));
    for (keep, order, expected) in [
        (None, Order::Newest, &[first, all][..]),
        (Some("x:3"), Order::Newest, &[first, all]),
        (Some("y:3"), Order::Newest, &[first, all]),
        // It stands below the first rows, at a place that only the count tells.
        (Some("x:100"), Order::Newest, &[all]),
        (None, Order::Oldest, &[all]),
    ] {
        let answers = answers(&library, keep, order);
        assert_eq!(counts(&answers), expected, "{keep:?} {order:?}");
        let Some(Message::Found(Found {
            first,
            rows,
            kept_at,
            ..
        })) = answers.first()
        else {
            panic!("no rows first");
        };
        assert_eq!(
            kept_at.map(|at| rows[at - first].paper.id.as_str()),
            keep.filter(|id| *id != "y:3")
        );
    }
}

#[test]
fn a_list_of_which_the_first_rows_have_come_gets_all_its_places_with_the_count() {
    let mut reader = Reader::with(
        Vec::new(),
        Start {
            size: Size {
                width: 80,
                height: 24,
            },
            ..Start::default()
        },
    );
    let model = &mut reader.model;
    let _ = update(
        model,
        Message::Opened {
            papers: 2000,
            notes: Vec::new(),
        },
    );
    let _ = update(model, Message::Key("/".parse().unwrap()));
    let _ = update(model, Message::Key("w".parse().unwrap()));
    let (_dir, library) = many();
    for answer in answers(&library, None, Order::Newest) {
        let answer = match answer {
            Message::Found(found) => Message::Found(Found {
                ticket: model.list.ticket,
                ..found
            }),
            Message::Counted { count, among, .. } => Message::Counted {
                ticket: model.list.ticket,
                count,
                among,
            },
            other => other,
        };
        let is_first = matches!(answer, Message::Found(_));
        let _ = update(model, answer);
        if is_first {
            assert_eq!(model.list.places, 30);
        }
    }
    assert_eq!(
        (model.list.count, model.list.places),
        (Count::Exact(2000), 2000)
    );
    // After that, marks change the count and leave the places.
    let ticket = model.list.ticket;
    let _ = update(
        model,
        Message::Counted {
            ticket,
            count: Count::Exact(1999),
            among: Among::default(),
        },
    );
    assert_eq!(model.list.places, 2000);
}

#[test]
fn the_first_rows_do_not_wait_for_many_votes_and_have_them_once_they_are_read() {
    let (dir, library) = many();
    let told = |number: usize| {
        format!("{{\"id\":\"x:{number}\",\"votes\":{number},\"at\":\"2026-11-01T00:00:00Z\"}}\n")
    };
    let lines: String = (0..6000).map(|number| told(number % 2000)).collect();
    std::fs::write(dir.path().join("votes.jsonl"), lines).unwrap();
    let library = library.reopened().unwrap().unwrap().library;
    let votes = |answers: &[Message]| {
        let found = answers.iter().find_map(|answer| match answer {
            Message::Found(found) => found.rows.first(),
            _ => None,
        });
        found.unwrap().paper.votes
    };
    let is_anew = |answer: &Message| matches!(answer, Message::Opened { .. });
    let first = answers(&library, None, Order::Oldest);
    assert_eq!(votes(&first), None);
    assert!(first.iter().any(is_anew), "what was asked is asked again");
    let then = answers(&library, None, Order::Oldest);
    assert_eq!(votes(&then), Some(1999));
    assert!(!then.iter().any(is_anew));
    // Whoever asks for votes waits for them.
    let library = library.reopened().unwrap().unwrap().library;
    assert_eq!(votes(&answers(&library, None, Order::Votes)), Some(1999));
}

#[test]
fn one_finds_back_to_the_filter_before_and_to_the_paper_that_was_selected_there() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("diffusion").press("Enter j j");
    let selected = |reader: &Reader| {
        let row = reader.model.list.selected();
        row.map(|row| row.paper.id.clone())
    };
    let paper = selected(&reader);
    // A view, what is like the paper, and a line that is typed anew.
    reader
        .press("2 L Enter")
        .press("/")
        .type_text("dual")
        .press("Enter");
    let mut before = Vec::new();
    for _ in 0..4 {
        reader.press("Ctrl-O");
        before.push(reader.model.prompt.text().trim().to_owned());
        if before.last().is_some_and(|query| query == "diffusion") {
            assert_eq!(selected(&reader), paper);
        }
    }
    assert!(before[0].starts_with("like:"), "{before:?}");
    assert_eq!(before[1..], ["is:unread diffusion", "diffusion", ""]);
    reader.press("Ctrl-O");
    assert_eq!(reader.said(), "There is no filter before this one.");
}
