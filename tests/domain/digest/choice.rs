//! Which papers are told, and which count as told.

use std::collections::HashSet;

use recto::digest::{Before, Composed, MOST_NAMED, Subscription, Told, WhenEmpty};
use recto::library::Library;
use recto::marks::{Intent, MarkKind, Marks, Wanted};
use recto::paper::{Paper, PaperId};
use recto::query::{Order, Overlay};

use super::{DAY, digest, marked, paper, subscription, titled};

fn ids(told: &[Told]) -> Vec<&str> {
    told.iter().map(|told| told.id.as_str()).collect()
}

fn composed(subscription: &Subscription, library: &Library, before: &Before) -> Composed {
    digest(subscription, library, before).composed().unwrap()
}

/// What was told once a digest was sent.
fn after(sent: &Composed) -> Before {
    let ids = |told: &Told| [vec![told.id.clone()], told.aliases.clone()].concat();
    Before {
        last: Some(sent.day),
        told: sent.papers.iter().flat_map(ids).collect(),
        up_to: sent.up_to,
    }
}

#[test]
fn what_came_within_a_week_is_told_in_the_order_of_the_subscription() {
    let mut papers = vec![
        titled("x:a", "A wave", "2026-11-27T07:00:00Z"),
        titled("x:b", "B wave", "2026-11-20T08:00:00Z"),
        titled("x:c", "C wave", "2026-11-20T07:59:59Z"),
        titled("x:d", "D wave", "2026-11-27T08:10:01Z"),
        titled("x:e", "E tree", "2026-11-26T08:00:00Z"),
        // The paper's own date does not count.
        titled("x:f", "F wave", "2026-11-25"),
        // First seen counts where nothing says when it came in.
        paper(
            r#"{"id":"x:g","title":"G wave","sources":[{"format":"x","seen":"2026-11-26T00:00:00Z"},{"format":"x","seen":"2026-11-25T00:00:00Z"}]}"#,
        ),
        paper(
            r#"{"id":"x:h","title":"H wave","sources":[{"format":"x","seen":"2026-11-26T00:00:00Z"},{"format":"x","seen":"2026-10-25T00:00:00Z"}]}"#,
        ),
        paper(r#"{"id":"x:i","title":"I wave","sources":[{"format":"bundled"}]}"#),
    ];
    for (place, paper) in papers.iter_mut().enumerate() {
        paper.date = Some("1999".parse().unwrap());
        paper.votes = u64::try_from(place).ok();
    }
    // Few among many are found in another way than many among few.
    let others = (0..100).map(|n| titled(&format!("y:{n}"), "A tree", "2026-11-26T08:00:00Z"));
    let many = papers.iter().cloned().chain(others).collect();
    for library in [papers, many].map(Library::from_papers) {
        for (order, told) in [
            (Order::Title, ["x:a", "x:b", "x:f", "x:g"]),
            (Order::Votes, ["x:g", "x:f", "x:b", "x:a"]),
        ] {
            let subscription = Subscription {
                order,
                ..subscription("wave ")
            };
            let sent = composed(&subscription, &library, &Before::default());
            assert_eq!(ids(&sent.papers), told, "{order:?}");
            assert_eq!((sent.chosen, sent.up_to), (4, None));
        }
    }
}

#[test]
fn what_the_limit_leaves_out_is_counted_and_counts_as_told() {
    let papers = ["x:a", "x:b", "x:c"].map(|id| titled(id, id, "2026-11-26T08:00:00Z"));
    let library = Library::from_papers(papers.to_vec());
    let two = Subscription {
        limit: 2,
        order: Order::Title,
        ..subscription("")
    };
    let sent = composed(&two, &library, &Before::default());
    assert_eq!(
        (ids(&sent.papers), sent.chosen),
        (vec!["x:a", "x:b", "x:c"], 2)
    );
    assert!(sent.text.contains("\nand 1 more\n"), "{}", sent.text);
    assert_eq!(sent.subject, "morning: 2 papers, Friday 27 November 2026");
    assert_eq!(digest(&two, &library, &after(&sent)).composed(), None);
}

#[test]
fn so_many_left_out_that_they_are_not_named_count_as_told_by_their_time() {
    let count = MOST_NAMED + 2;
    let papers = (0..count).map(|n| titled(&format!("x:{n}"), "T", "2026-11-27T07:59:00Z"));
    let mut papers: Vec<Paper> = papers.collect();
    let one = Subscription {
        limit: 1,
        ..subscription("")
    };
    let library = Library::from_papers(papers.clone());
    let sent = composed(&one, &library, &Before::default());
    assert_eq!((sent.papers.len(), sent.chosen), (1, 1));
    let more = format!("and {} more", count - 1);
    assert!(sent.text.contains(&more), "{}", sent.text);
    let before = after(&sent);
    assert!(before.up_to.is_some());
    assert_eq!(digest(&one, &library, &before).composed(), None);
    // What comes later is told all the same.
    papers.push(titled("x:new", "T", "2026-11-27T08:00:01Z"));
    let library = Library::from_papers(papers);
    let zone = jiff::tz::TimeZone::UTC;
    let ask = recto::digest::Ask {
        library: &library,
        overlay: &Overlay::default(),
        day: DAY.tomorrow().unwrap(),
        now: "2026-11-28T08:00:00Z".parse().unwrap(),
        zone: &zone,
        before: &before,
    };
    let next = recto::digest::Digest::of(&one, &ask).composed().unwrap();
    assert_eq!(ids(&next.papers), ["x:new"]);
}

#[test]
fn a_paper_is_told_once_under_whatever_id_it_comes() {
    let told = |id: &str, aliases: &str, title: &str| {
        paper(&format!(
            r#"{{"id":"{id}","aliases":[{aliases}],"title":"{title}","added":"2026-11-26T08:00:00Z"}}"#
        ))
    };
    let key = recto::paper::title_key("Of trees");
    let common = recto::paper::title_key("Editorial");
    for (before, papers, expected) in [
        // The same, merged under a better id, and one whose id has become an alias.
        ("x:a", vec![told("x:a", "", "A")], 0),
        (
            "doi:10.1/a",
            vec![told("arxiv:2511.00001", "\"doi:10.1/a\"", "A")],
            0,
        ),
        // Told when it had nothing but a title.
        (
            key.as_str(),
            vec![told("arxiv:2511.00001", "", "Of Trees")],
            0,
        ),
        // A title that two have tells nothing.
        (
            common.as_str(),
            vec![told("x:a", "", "Editorial"), told("x:b", "", "Editorial")],
            2,
        ),
        ("x:b", vec![told("x:a", "", "A")], 1),
    ] {
        let library = Library::from_papers(papers);
        let before = Before {
            told: HashSet::from([PaperId::parse(before).unwrap()]),
            ..Before::default()
        };
        let found = digest(&subscription(""), &library, &before).len();
        assert_eq!(found, expected, "{before:?}");
    }
}

#[test]
fn what_is_starred_or_read_is_left_out_where_that_is_set() {
    let papers = ["x:a", "x:b", "x:c", "x:d"].map(|id| titled(id, id, "2026-11-26T08:00:00Z"));
    let library = Library::from_papers(papers.to_vec());
    let mut marks = Marks::default();
    // What is hidden is in no digest, whatever is set.
    for (kind, id) in [
        (MarkKind::Star, "x:a"),
        (MarkKind::Read, "x:b"),
        (MarkKind::Hidden, "x:d"),
    ] {
        marks.apply(&Intent {
            tag: None,
            kind,
            wanted: Wanted::Set,
            key: PaperId::parse(id).unwrap().into(),
            at: "2026-11-26T09:00:00Z".into(),
            title: String::new(),
        });
    }
    let overlay = Overlay::new(&library, &marks);
    for (leave_out, told) in [
        (vec![], vec!["x:a", "x:b", "x:c"]),
        (vec![MarkKind::Star], vec!["x:b", "x:c"]),
        (vec![MarkKind::Read], vec!["x:a", "x:c"]),
        (vec![MarkKind::Star, MarkKind::Read], vec!["x:c"]),
    ] {
        let subscription = Subscription {
            leave_out,
            order: Order::Title,
            ..subscription("")
        };
        let digest = marked(&subscription, &library, &Before::default(), &overlay);
        assert_eq!(ids(&digest.composed().unwrap().papers), told);
    }
}

#[test]
fn a_day_without_papers_says_nothing_or_why_and_a_week_of_them_says_why() {
    let library = Library::from_papers(vec![titled("x:a", "A", "2026-11-26T08:00:00Z")]);
    let waves = subscription("wave ");
    let line = Subscription {
        when_empty: WhenEmpty::Line,
        ..waves.clone()
    };
    let day = |text: &str| Before {
        last: Some(text.parse().unwrap()),
        ..Before::default()
    };
    for (subscription, before, is_said) in [
        (&waves, Before::default(), false),
        (&waves, day("2026-11-26"), false),
        (&waves, day("2026-11-21"), false),
        (&waves, day("2026-11-20"), true),
        (&line, day("2026-11-26"), true),
    ] {
        let digest = digest(subscription, &library, &before);
        assert_eq!(digest.len(), 0);
        let nothing = digest.nothing().unwrap();
        assert!(
            nothing.starts_with("Of 1 paper that came in since"),
            "{nothing}"
        );
        let composed = digest.composed();
        assert_eq!(composed.is_some(), is_said, "{before:?}");
        if let Some(composed) = composed {
            assert!(composed.text.replace('\n', " ").contains(nothing));
            assert!(composed.html.replace('\n', " ").contains(nothing));
            assert_eq!(
                (
                    composed.papers.len(),
                    composed.chosen,
                    composed.subject.as_str()
                ),
                (0, 0, "morning: nothing new, Friday 27 November 2026")
            );
        }
    }
}

#[test]
fn for_you_comes_what_is_like_the_stars_and_each_paper_says_what_it_shares_with_them() {
    let came = "2026-11-26T08:00:00Z";
    let mut papers = vec![
        titled("x:a", "A survey of graphs", came),
        titled("x:b", "Neural graph diffusion bridges", came),
        titled("x:c", "Neural nets", came),
    ];
    for id in ["y:1", "y:2"] {
        let title = "Neural graph diffusion bridges";
        papers.push(titled(id, title, "2020-01-01"));
    }
    let others = (0..9).map(|n| titled(&format!("z:{n}"), "Neural trees", "2020-01-01"));
    let library = Library::from_papers(papers.into_iter().chain(others).collect());
    let mut marks = Marks::default();
    for id in ["y:1", "y:2"] {
        marks.apply(&Intent {
            tag: None,
            kind: MarkKind::Star,
            wanted: Wanted::Set,
            key: PaperId::parse(id).unwrap().into(),
            at: came.to_owned(),
            title: String::new(),
        });
    }
    let for_you = Subscription {
        order: Order::ForYou,
        ..subscription("")
    };
    let overlay = Overlay::new(&library, &marks);
    let sent = marked(&for_you, &library, &Before::default(), &overlay);
    let sent = sent.composed().unwrap();
    assert_eq!(ids(&sent.papers), ["x:b", "x:c", "x:a"]);
    let said = "shared with your stars: bridges, diffusion, graph";
    assert!(sent.text.contains(said), "{}", sent.text);
    // Without stars it is newest first.
    let sent = composed(&for_you, &library, &Before::default());
    assert!(!sent.text.contains("your stars"), "{}", sent.text);
}
