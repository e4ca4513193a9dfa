//! The filter pane by keys: groups fold, the next values come, a value is found by its name.

use std::collections::BTreeSet;

use ratatui::layout::Size;
use recto::app::{
    Effect, FilterItem, FilterLine, Fold, Keep, Question, Scope, Start, ValueLine, Where,
};
use recto::paper::{Author, Paper, PaperId};
use recto::query::{FacetKind, View};

use super::driver::{Reader, bundled_papers};
use super::frames::{SIZES, snapshot_of};
use crate::common::samples::{CORPUS, sample_text};

/// Papers of 30 categories and 20 years, of which many are of the first ones.
fn papers() -> Vec<Paper> {
    let paper = |number: usize| {
        let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
        paper.title = format!("Paper {number}");
        let summary = match number % 10 {
            0 | 1 => "Vision language models for robot arms in real kitchens.",
            2 => "Vision language tasks in real kitchens.",
            _ => "Nothing is shared here.",
        };
        summary.clone_into(&mut paper.summary);
        paper.categories = vec![format!("c.{:02}", number % 31)];
        paper.date = format!("{}", 2006 + number * number % 400 / 20)
            .parse()
            .ok();
        paper.authors = vec![Author::named(format!("Ada Lovelace {}", number % 9))];
        paper
    };
    (0..200).map(paper).collect()
}

fn reader(width: u16, height: u16) -> Reader {
    let start = Start {
        size: Size { width, height },
        ..Start::default()
    };
    Reader::with(papers(), start)
}

fn values(reader: &Reader, kind: FacetKind) -> Vec<ValueLine> {
    let lines = reader.model.filter.lines().iter();
    let group = lines.skip_while(|line| !matches!(line, FilterLine::Heading(of, _) if *of == kind));
    let values = group.skip(1).map_while(|line| match line {
        FilterLine::Value(value) => Some(value.clone()),
        _ => None,
    });
    values.collect()
}

fn labels(reader: &Reader, kind: FacetKind) -> Vec<String> {
    let values = values(reader, kind).into_iter();
    values.map(|value| value.label).collect()
}

fn headings(reader: &Reader) -> Vec<(FacetKind, Fold)> {
    let lines = reader.model.filter.lines().iter();
    let headings = lines.filter_map(|line| match line {
        FilterLine::Heading(kind, fold) => Some((*kind, *fold)),
        _ => None,
    });
    headings.collect()
}

fn selected(reader: &Reader) -> FilterItem {
    reader.model.filter.selected().unwrap().1
}

/// Goes to the first value of a group.
fn go_to(reader: &mut Reader, kind: FacetKind) {
    reader.press("g");
    for _ in 0..200 {
        let FilterItem::Facet(facet) = selected(reader) else {
            reader.press("j");
            continue;
        };
        if facet.kind() == kind {
            return;
        }
        reader.press("j");
    }
    panic!("there is no {kind:?}");
}

#[test]
fn groups_stand_in_the_order_of_their_worth() {
    let reader = reader(120, 36);
    let kinds: Vec<FacetKind> = headings(&reader)
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    let expected: Vec<FacetKind> = FacetKind::ALL
        .into_iter()
        // Nothing is tagged.
        .filter(|kind| !matches!(kind, FacetKind::Venue | FacetKind::Source | FacetKind::Tag))
        .collect();
    assert_eq!(kinds, expected);
}

#[test]
fn a_group_folds_and_unfolds_by_a_key_and_by_its_heading_and_that_is_remembered() {
    let mut reader = reader(120, 36);
    reader.press("h");
    go_to(&mut reader, FacetKind::Year);
    reader.press("j z");
    assert_eq!(selected(&reader), FilterItem::Group(FacetKind::Year));
    assert!(headings(&reader).contains(&(FacetKind::Year, Fold::Folded)));
    assert!(values(&reader, FacetKind::Year).is_empty());
    let kept = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Keep(Keep::Position(position)) => Some(position.clone()),
        _ => None,
    });
    assert_eq!(kept.unwrap().folded, BTreeSet::from([FacetKind::Year]));
    reader.press("Enter");
    assert!(headings(&reader).contains(&(FacetKind::Year, Fold::Open)));
    assert_eq!(
        selected(&reader),
        values(&reader, FacetKind::Year)[0].item.clone()
    );
    // The heading of the views stands in the first line.
    reader.click(3, 2);
    assert_eq!(headings(&reader)[0], (FacetKind::View, Fold::Folded));
    reader.click(3, 2);
    assert_eq!(headings(&reader)[0], (FacetKind::View, Fold::Open));
    assert_eq!(selected(&reader), FilterItem::View(View::All));
}

#[test]
fn groups_that_were_folded_are_folded_at_the_next_start() {
    let position = Where {
        folded: BTreeSet::from([FacetKind::Topic, FacetKind::Year]),
        ..Where::default()
    };
    let start = Start {
        position,
        ..Start::default()
    };
    let reader = Reader::with(papers(), start.clone());
    let folded: Vec<FacetKind> = headings(&reader)
        .into_iter()
        .filter(|(_, fold)| *fold == Fold::Folded)
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(folded, [FacetKind::Topic, FacetKind::Year]);
    seen("folded_groups", &start, "j");
}

#[test]
fn the_last_row_of_a_group_shows_its_next_values() {
    let mut reader = reader(120, 36);
    reader.press("h");
    go_to(&mut reader, FacetKind::Year);
    let first = labels(&reader, FacetKind::Year);
    assert_eq!(first.len(), 8);
    while selected(&reader) != FilterItem::More(FacetKind::Year) {
        reader.press("j");
    }
    reader.press("Enter");
    let all = labels(&reader, FacetKind::Year);
    assert_eq!((&all[..8], all.len()), (&first[..], 20));
    assert!(all.is_sorted_by(|a, b| a > b), "{all:?}");
    assert_eq!(selected(&reader), values(&reader, FacetKind::Year)[8].item);
    // They stay with another query, and folding leaves the first ones.
    reader.press("Enter Enter");
    assert_eq!(labels(&reader, FacetKind::Year).len(), 20);
    reader.press("z Enter");
    assert_eq!(labels(&reader, FacetKind::Year), first);
}

#[test]
fn a_value_that_is_not_shown_is_found_by_its_name() {
    let mut reader = reader(120, 36);
    let before = labels(&reader, FacetKind::Category);
    assert!(!before.contains(&"c.29".to_owned()), "{before:?}");
    reader.press("h &").paste("2\n").type_text("9");
    assert_eq!(reader.model.scope(), Scope::Path);
    assert_eq!(labels(&reader, FacetKind::Category), ["c.29"]);
    assert_eq!(headings(&reader), [(FacetKind::Category, Fold::Open)]);
    reader.press("Enter");
    assert_eq!(reader.model.prompt.text(), "cat:c.29 ");
    assert_eq!(reader.model.scope(), Scope::Filter);
    assert_eq!(labels(&reader, FacetKind::Category)[0], "c.29");
    assert_eq!(
        selected(&reader),
        values(&reader, FacetKind::Category)[0].item
    );
    reader.press("!");
    assert_eq!(reader.model.prompt.text(), "-cat:c.29 ");
}

#[test]
fn a_search_for_a_value_ends_with_the_focus_and_leaves_all_values() {
    for end in ["Esc", "mouse", "size"] {
        let mut reader = reader(120, 36);
        let before = reader.model.filter.counts.clone();
        reader.press("h &").type_text("lovelace 7");
        assert_eq!(labels(&reader, FacetKind::Author), ["Ada Lovelace 7"]);
        match end {
            "Esc" => reader.press("Esc"),
            "mouse" => reader.click(100, 20),
            _ => reader.size(60, 20),
        };
        assert_eq!(reader.model.filter.counts, before, "{end}");
        assert_ne!(reader.model.scope(), Scope::Path, "{end}");
        assert_eq!(reader.model.prompt.text(), "", "{end}");
    }
}

#[test]
fn where_no_value_has_a_name_that_is_said() {
    let mut reader = reader(120, 36);
    reader.press("h &").type_text("zzz");
    assert!(reader.model.filter.lines().is_empty());
    reader.press("Enter");
    assert_eq!(reader.said(), "No value has these words.");
    assert_eq!(reader.model.scope(), Scope::Path);
    reader.press("Ctrl-U");
    assert!(!reader.model.filter.lines().is_empty());
}

#[test]
fn nothing_is_asked_where_the_same_values_are_wanted() {
    let mut reader = reader(120, 36);
    reader.press("h");
    reader.effects.clear();
    reader.press("z z & Left Esc j k");
    let asked = reader.effects.iter();
    let asked = asked.filter(|effect| matches!(effect, Effect::Ask(Question::Offer { .. })));
    assert_eq!(asked.count(), 0);
}

/// The pane after these keys in every size, each opened in that.
fn seen(name: &str, start: &Start, keys: &str) {
    for (width, height) in SIZES {
        let size = Size { width, height };
        let start = Start {
            size,
            ..start.clone()
        };
        let mut reader = Reader::with(papers(), start);
        reader.press(if width < 120 { "f" } else { "h" });
        snapshot_of(name, reader.press(keys), size);
    }
}

#[test]
fn the_filter_pane_looks_for_a_value() {
    seen("find_value", &Start::default(), "& r e a l");
}

#[test]
fn the_filter_pane_shows_years_with_bars() {
    seen("years", &Start::default(), "j j j j j j j j j j j j");
}

#[test]
fn where_nothing_is_found_no_zeros_are_shown() {
    let mut reader = reader(120, 36);
    reader.press("/").type_text("zzzz");
    assert_eq!(
        headings(&reader),
        [(FacetKind::View, Fold::Open), (FacetKind::Feed, Fold::Open)]
    );
}

#[test]
fn the_terminals_cursor_is_where_the_name_of_a_value_is_typed() {
    let mut reader = reader(120, 36);
    reader.press("h &").type_text("ab").press("Left");
    let (_, cursor) = reader.drawn_with_cursor(120, 36);
    assert_eq!((cursor.x, cursor.y), (4, 2));
}

#[test]
fn the_list_stands_where_it_stood_when_the_pane_alone_closes() {
    for (width, height) in [(40, 9), (40, 12), (59, 20), (80, 24)] {
        let mut reader = Reader::at(Where::default(), width, height);
        let before = reader.press("PgDn PgDn PgDn k k").model.list.cursor;
        reader.press("f");
        reader.size(width, height);
        assert_eq!(
            reader.press("f").model.list.cursor,
            before,
            "{width}x{height}"
        );
    }
}

#[test]
fn no_two_rows_of_a_group_look_the_same() {
    told_apart(Reader::with(bundled_papers(), Start::default()));
}

/// Topics of twenty thousand papers have words in common, with a query and without.
#[test]
fn no_two_rows_of_a_group_of_twenty_thousand_papers_look_the_same() {
    let corpus = sample_text("the filter pane of a corpus", CORPUS).unwrap_or_default();
    let papers: Vec<Paper> = corpus.lines().map(recorded).collect();
    if papers.is_empty() {
        return;
    }
    let mut reader = Reader::with(papers, Start::default());
    for query in ["", "\"real world\" ", "diffusion ", "cat:cs.RO "] {
        reader.press("/ Ctrl-U").type_text(query).press("Enter");
        reader = told_apart(reader);
    }
}

/// A record of the corpus, as far as the pane goes.
fn recorded(line: &str) -> Paper {
    let record: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = |field: &str| record[field].as_str().unwrap_or_default().to_owned();
    let texts = |field: &str| -> Vec<String> {
        let texts = record[field].as_array().into_iter().flatten();
        texts
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    };
    let mut paper = Paper::new(PaperId::given(&text("id")).unwrap());
    (paper.title, paper.summary) = (text("title"), text("abstract"));
    paper.date = text("date").parse().ok();
    paper.categories = texts("categories");
    paper.authors = texts("authors").into_iter().map(Author::named).collect();
    paper
}

/// Looks at every group, with its first values and with more.
fn told_apart(mut reader: Reader) -> Reader {
    for (width, height) in [(120, 36), (80, 24), (200, 50), (40, 12)] {
        reader.size(width, height);
        reader.press(if width < 120 { "f" } else { "h" });
        for kind in FacetKind::ALL {
            let labels = labels(&reader, kind);
            let distinct: BTreeSet<&String> = labels.iter().collect();
            assert_eq!(distinct.len(), labels.len(), "{width} columns: {labels:?}");
            assert!(
                !labels.contains(&String::new()),
                "{width} columns: {labels:?}"
            );
        }
        reader.press("Esc");
    }
    reader
}
