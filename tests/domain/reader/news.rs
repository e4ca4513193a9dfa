//! What is new: what came since the last visit ended, by leaving or by an hour without a key.

use ratatui::layout::Size;
use recto::app::{Effect, Keep, Message, Question, Start, Where};
use recto::jobs::{End, Heard, Step};
use recto::marks::Visit;
use recto::paper::{Paper, PaperId, Source, seconds};
use recto::query::{FacetKind, Tally};

use super::driver::Reader;

const EVENING: &str = "2026-11-23T18:00:00Z";

/// One paper of no known time, one that came before that evening, one after it.
fn papers() -> Vec<Paper> {
    let times = [
        None,
        Some("2026-11-23T17:59:59Z"),
        Some("2026-11-23T20:00:00Z"),
    ];
    let paper = |(number, added): (usize, Option<&str>)| {
        let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
        paper.title = format!("Paper {number}");
        paper.added = added.map(str::to_owned);
        paper.sources = vec![Source {
            format: "arxiv-feed".to_owned(),
            feed: added.map(|_| "ml".to_owned()),
            ..Source::default()
        }];
        paper
    };
    times.into_iter().enumerate().map(paper).collect()
}

fn reader(visit: Visit, query: &str) -> Reader {
    let start = Start {
        size: Size {
            width: 120,
            height: 24,
        },
        position: Where {
            query: query.to_owned(),
            visit,
            ..Where::default()
        },
        ..Start::default()
    };
    Reader::with(papers(), start)
}

fn titles(reader: &Reader) -> Vec<&str> {
    let rows = reader.model.list.rows.iter();
    rows.map(|row| row.title.as_str()).collect()
}

fn at(reader: &mut Reader, time: &str) {
    time.clone_into(&mut reader.model.now);
}

#[test]
fn what_came_since_the_last_visit_is_new_until_an_hour_without_a_key() {
    let mut reader = reader(Visit::left(seconds(EVENING).unwrap()), "is:new");
    assert_eq!(titles(&reader), ["Paper 2"]);
    at(&mut reader, "2026-11-24T09:00:00Z");
    reader.press("j");
    at(&mut reader, "2026-11-24T09:59:59Z");
    reader.press("k");
    assert_eq!(titles(&reader), ["Paper 2"]);
    // The hour counts from the last key, and ends with the next one.
    at(&mut reader, "2026-11-24T10:59:58Z");
    reader.press("k");
    assert_eq!(titles(&reader), ["Paper 2"]);
    at(&mut reader, "2026-11-24T11:59:58Z");
    reader.effects.clear();
    reader.press("k");
    assert_eq!(titles(&reader), [""; 0]);
    let since = reader.model.visit.since;
    assert_eq!(since, seconds("2026-11-24T10:59:58Z"));
    let kept = reader.effects.iter().find_map(|effect| match effect {
        Effect::Keep(Keep::Position(kept)) => Some(kept.visit.since),
        _ => None,
    });
    assert_eq!(kept, Some(since));
    // Who leaves now has seen everything.
    let left = reader.model.left().visit;
    assert_eq!(left, Visit::left(seconds("2026-11-24T11:59:58Z").unwrap()));
}

#[test]
fn an_hour_without_a_key_asks_nothing_anew_where_nothing_new_is_asked_for() {
    let mut reader = reader(Visit::left(seconds(EVENING).unwrap()), "");
    reader.press("j");
    at(&mut reader, "2026-11-24T19:00:00Z");
    reader.effects.clear();
    reader.press("k");
    assert_eq!(reader.model.visit.since, seconds("2026-11-24T09:00:00Z"));
    let is_search = |effect: &Effect| matches!(effect, Effect::Ask(Question::Search(_)));
    assert!(!reader.effects.iter().any(is_search));
}

#[test]
fn on_the_first_visit_nothing_is_new_but_what_comes_while_it_lasts() {
    let first = Visit::default().at(seconds("2026-11-23T19:00:00Z").unwrap());
    assert_eq!(titles(&reader(first, "is:new")), ["Paper 2"]);
    let later = Visit::default().at(seconds("2026-11-24T08:00:00Z").unwrap());
    assert_eq!(titles(&reader(later, "is:new")), [""; 0]);
    assert_eq!(titles(&reader(Visit::default(), "is:new")), [""; 0]);
}

#[test]
fn a_feed_tells_how_many_of_its_papers_are_unread() {
    let mut reader = reader(Visit::default(), "");
    let unread = |reader: &Reader| {
        let groups = reader.model.filter.counts.groups.iter();
        let mut feeds = groups.filter(|group| group.kind == FacetKind::Feed);
        let group = feeds.next().unwrap();
        let values = group.values.iter();
        values
            .map(|value| (value.facet.label(), value.papers))
            .collect::<Vec<_>>()
    };
    assert_eq!(unread(&reader), [("ml".to_owned(), Tally::Exact(2))]);
    reader.press("/").type_text("feed:ml").press("Enter r");
    assert_eq!(unread(&reader), [("ml".to_owned(), Tally::Exact(1))]);
    assert_eq!(titles(&reader).len(), 2);
}

/// What waits, as the header tells it.
fn waits(reader: &mut Reader) -> String {
    let frame = reader.frame(120, 24);
    let header = frame.lines().next().unwrap();
    let label = header
        .split(" (.)")
        .next()
        .filter(|_| header.contains("(.)"));
    let label = label.and_then(|label| label.split("  ").last());
    label.map(str::trim).unwrap_or_default().to_owned()
}

#[test]
fn what_came_by_another_hand_is_told_at_once_and_shown_by_one_key() {
    let mut reader = reader(Visit::left(seconds(EVENING).unwrap()), "");
    assert_eq!(waits(&mut reader), "1 new");
    let frame = reader.frame(120, 24);
    assert!(frame.contains(" . show new"), "{frame}");
    reader.press(".");
    assert_eq!(reader.model.prompt.text().trim(), "is:new");
    assert_eq!(titles(&reader), ["Paper 2"]);
    assert_eq!(waits(&mut reader), "");
    // Shown once it is told no more, but the key finds it again.
    reader.press("1");
    assert_eq!(
        (waits(&mut reader).as_str(), titles(&reader).len()),
        ("", 3)
    );
    reader.press("3 .");
    assert_eq!(titles(&reader), ["Paper 2"]);
    reader.press(".");
    assert_eq!(reader.said(), "Nothing new waits to be shown. F fetches.");
}

#[test]
fn another_copy_s_papers_are_told_and_those_of_this_one_are_not() {
    let mut reader = reader(Visit::left(seconds(EVENING).unwrap()), "is:new");
    reader.press("1");
    assert_eq!(waits(&mut reader), "");
    let opened = |reader: &mut Reader, papers: usize| {
        reader.tell(Message::Opened {
            papers: papers as u64,
            notes: Vec::new(),
        });
        reader.tell(Message::New { papers });
    };
    opened(&mut reader, 5);
    assert_eq!(waits(&mut reader), "4 new");
    // What is brought in here adds nothing.
    reader.press("F");
    reader.job(Heard::End(End::Failed("It broke.".to_owned())));
    reader.press("i").type_text("x.bib").press("Enter");
    reader.job(Heard::Step(Step::Changed));
    opened(&mut reader, 9);
    assert_eq!(waits(&mut reader), "4 new");
    opened(&mut reader, 10);
    assert_eq!(waits(&mut reader), "5 new");
    // Another visit begins.
    at(&mut reader, "2026-11-24T10:00:00Z");
    reader.press("j");
    at(&mut reader, "2026-11-24T12:00:00Z");
    reader.effects.clear();
    reader.press("j");
    assert_eq!(waits(&mut reader), "");
    let is_count = |effect: &Effect| matches!(effect, Effect::Ask(Question::Recount(_)));
    assert!(reader.effects.iter().any(is_count));
}
