//! What is new: what came since the last visit ended, by leaving or by an hour without a key.

use ratatui::layout::Size;
use recto::app::{Effect, Keep, Question, Start, Where};
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
