//! Overlays that follow changes, what marks are of which paper, and what is hidden.

use std::collections::BTreeSet;

use super::*;
use crate::marks::{Intent, Wanted};

fn id(id: &str) -> PaperId {
    PaperId::parse(id).unwrap()
}

fn library() -> Library {
    let paper = |own: &str, alias: Option<&str>| {
        let mut paper = Paper::new(id(own));
        paper.title = format!("On {own}");
        paper.aliases = alias.into_iter().map(id).collect();
        paper
    };
    Library::from_papers(vec![
        paper("x:a", None),
        paper("x:b", Some("y:b")),
        paper("x:c", None),
    ])
}

fn intent(kind: MarkKind, under: &str, wanted: Wanted, title: &str) -> Intent {
    Intent {
        tag: Tag::new("kept").ok(),
        kind,
        wanted,
        key: MarkKey::from(id(under)),
        at: format!("2026-01-0{}T00:00:00Z", under.len() % 9 + 1),
        title: title.to_owned(),
    }
}

#[test]
fn an_overlay_that_follows_changes_is_the_one_that_is_made_anew() {
    let library = library();
    let mut marks = Marks::default();
    let mut overlay = Overlay::new(&library, &marks);
    let steps = [
        ("x:a", Wanted::Set, ""),
        ("y:b", Wanted::Set, ""),
        ("z:gone", Wanted::Set, "On nothing"),
        ("x:b", Wanted::Set, ""),
        ("z:moved", Wanted::Set, "On x:c"),
        ("z:moved-too", Wanted::Set, "On x:c"),
        ("y:b", Wanted::Unset, ""),
        ("z:moved-too", Wanted::Unset, ""),
        ("x:a", Wanted::Unset, ""),
        ("x:b", Wanted::Unset, ""),
        ("z:moved", Wanted::Unset, ""),
        ("z:gone", Wanted::Unset, ""),
    ];
    let mut sizes = Vec::new();
    for kind in MarkKind::OF_PAPERS {
        for (under, wanted, title) in steps {
            let before = marks.clone();
            marks.apply(&intent(kind, under, wanted, title));
            let changed = marks.changed_since(&before).unwrap();
            overlay.follow(&library, &changed, &before, &marks);
            let anew = Overlay::new(&library, &marks);
            assert_eq!(overlay.papers, anew.papers, "{under}");
            assert_eq!(overlay.starred_at, anew.starred_at, "{under}");
            assert_eq!(overlay.tags, anew.tags, "{under}");
            let ids = |overlay: &Overlay| {
                let ids = overlay.other_ids.iter();
                ids.map(|(number, ids)| (*number, ids.iter().cloned().collect()))
                    .collect::<HashMap<PaperNumber, BTreeSet<PaperId>>>()
            };
            assert_eq!(ids(&overlay), ids(&anew), "{under}");
            sizes.push(overlay.papers(kind).len());
        }
    }
    // Only what has a title is found by it.
    let stars = [1, 2, 2, 2, 3, 3, 3, 3, 2, 1, 0, 0];
    let read = [1, 2, 2, 2, 2, 2, 2, 2, 1, 0, 0, 0];
    assert_eq!(sizes, [stars, stars, stars, read, read].concat());
}

#[test]
fn tags_of_one_paper_under_two_ids_are_told_together() {
    let library = library();
    let mut marks = Marks::default();
    let mut overlay = Overlay::new(&library, &marks);
    let number = library.number_of(&id("x:b")).unwrap();
    for (under, tag, wanted, told) in [
        ("x:b", "one", Wanted::Set, "one"),
        ("y:b", "two", Wanted::Set, "one two"),
        ("y:b", "one", Wanted::Set, "one two"),
        ("x:b", "one", Wanted::Unset, "one two"),
        ("y:b", "one", Wanted::Unset, "two"),
        ("y:b", "two", Wanted::Unset, ""),
    ] {
        let before = marks.clone();
        marks.apply(&Intent {
            tag: Some(Tag::new(tag).unwrap()),
            ..intent(MarkKind::Tags, under, wanted, "")
        });
        let changed = marks.changed_since(&before).unwrap();
        overlay.follow(&library, &changed, &before, &marks);
        let anew = Overlay::new(&library, &marks);
        assert_eq!(overlay.tags, anew.tags, "{under} {tag}");
        assert_eq!(overlay.papers, anew.papers, "{under} {tag}");
        let tags: Vec<&str> = overlay.tags_of(number).map(Tag::as_str).collect();
        assert_eq!(tags.join(" "), told, "{under} {tag}");
    }
}

#[test]
fn a_star_goes_by_its_title_to_no_paper_that_must_be_another() {
    let paper = |line: &str| Paper::from_json(line).unwrap();
    let library = Library::from_papers(vec![
        paper(r#"{"id":"doi:10.5555/b","title":"Editorial"}"#),
        paper(r#"{"id":"arxiv:2401.00001","title":"Trees","not_same_as":["x:told"]}"#),
    ]);
    let stars_of = |under: &str, title: &str| {
        let mut marks = Marks::default();
        marks.apply(&intent(MarkKind::Star, under, Wanted::Set, title));
        Overlay::new(&library, &marks).papers(MarkKind::Star).len()
    };
    for (under, title, stars) in [
        ("doi:10.5555/a", "Editorial", 0),
        ("title:0123456789abcdef", "Editorial", 1),
        ("arxiv:2401.00002", "Trees", 0),
        ("doi:10.5555/c", "Trees", 1),
        ("x:told", "Trees", 0),
    ] {
        assert_eq!(stars_of(under, title), stars, "{under}");
    }
}

#[test]
fn a_paper_has_one_key_for_all_its_marks() {
    let library = library();
    let mut marks = Marks::default();
    marks.apply(&intent(MarkKind::Star, "z:old", Wanted::Set, "On x:b"));
    marks.apply(&intent(MarkKind::Read, "y:b", Wanted::Set, ""));
    let overlay = Overlay::new(&library, &marks);
    let number = library.number_of(&id("x:b")).unwrap();
    let key = overlay.mark_key(number, &library.record(number).unwrap());
    let ids: Vec<&str> = key.ids().map(PaperId::as_str).collect();
    assert_eq!(ids, ["x:b", "y:b", "z:old"]);
    assert_eq!(marks.standing(MarkKind::Star, &key), Some(&id("z:old")));
    for kind in MarkKind::OF_PAPERS {
        let unset = Intent {
            key: key.clone(),
            ..intent(kind, "x:b", Wanted::Unset, "")
        };
        marks.apply(&unset);
        assert!(!marks.has_any(kind));
    }
}

#[test]
fn samples_that_are_put_away_are_hidden_but_for_those_of_ones_own() {
    let paper = |line: &str| Paper::from_json(line).unwrap();
    let library = Library::from_papers(vec![
        paper(r#"{"id":"x:sample","title":"A","sources":[{"format":"bundled"}]}"#),
        paper(r#"{"id":"x:starred","title":"B","sources":[{"format":"bundled"}]}"#),
        paper(
            r#"{"id":"x:merged","title":"C","sources":[{"format":"bibtex"},{"format":"bundled"}]}"#,
        ),
        paper(r#"{"id":"x:mine","title":"D","sources":[{"format":"bibtex"}]}"#),
        paper(r#"{"id":"x:none","title":"E"}"#),
    ]);
    let mut marks = Marks::default();
    marks.apply(&intent(MarkKind::Star, "x:starred", Wanted::Set, ""));
    marks.apply(&intent(MarkKind::Hidden, "x:mine", Wanted::Set, ""));
    let hidden = |overlay: &Overlay| {
        let ids = overlay.hidden().iter().map(|number| library.id(number));
        ids.map(|id| id.unwrap().value().to_owned())
            .collect::<Vec<_>>()
    };
    let shown = Overlay::new(&library, &marks);
    assert_eq!(hidden(&shown), ["mine"]);
    let away = marks.clone().with_samples(Samples::PutAway);
    assert!(away.changed_since(&marks).is_none());
    let mut overlay = Overlay::new(&library, &away);
    assert_eq!(hidden(&overlay).len(), 2);
    assert!(hidden(&overlay).contains(&"sample".to_owned()));
    // One whose star is taken back goes where the others are.
    let mut after = away.clone();
    after.apply(&intent(MarkKind::Star, "x:starred", Wanted::Unset, ""));
    let changed = after.changed_since(&away).unwrap();
    overlay.follow(&library, &changed, &away, &after);
    assert_eq!(hidden(&overlay).len(), 3);
    let number = library.number_of(&id("x:starred")).unwrap();
    assert!(overlay.marks(number).hidden && !shown.marks(number).hidden);
}
