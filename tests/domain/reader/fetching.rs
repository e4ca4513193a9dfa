//! Fetching and following: keys in; what is asked of the world, what is said, and what is shown when.

#[path = "fetching/to_follow.rs"]
mod to_follow;

use recto::app::{Effect, Popup, Question};
use recto::jobs::{
    Again, Came, Cut, End, Failure, Fetched, Fetching, Heard, Job, Outcome, Purpose, Step, ToFetch,
    When,
};
use recto::merge::Counts;
use recto::sources::Feed;

use super::driver::Reader;
use super::frames::snapshot;
use to_follow::offered;

/// The fetches that were asked for.
fn fetches(reader: &Reader) -> Vec<Fetching> {
    let jobs = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Start(_, Job::Fetch(fetching)) => Some(fetching.clone()),
        _ => None,
    });
    jobs.collect()
}

fn fetching(what: ToFetch, when: When) -> Fetching {
    Fetching {
        what,
        when,
        purpose: Purpose::Write,
        now: "2026-11-24T09:00:00Z".to_owned(),
    }
}

/// What the list was asked to do with what comes.
fn questions(reader: &Reader) -> Vec<&Question> {
    let asked = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Ask(question @ (Question::Hold | Question::Release | Question::Renew)) => {
            Some(question)
        }
        _ => None,
    });
    asked.collect()
}

fn outcome(name: &str, added: usize, came: Came) -> Outcome {
    Outcome {
        name: name.to_owned(),
        spec: "hf:daily".parse().unwrap(),
        counts: Counts {
            added,
            ..Counts::default()
        },
        problems: recto::jobs::Noted::default(),
        came,
        not_found: Vec::new(),
        elsewhere: Vec::new(),
        waiting: Vec::new(),
    }
}

fn ended(each: Vec<Outcome>) -> Heard {
    Heard::End(End::Fetched(Fetched {
        each,
        ..Fetched::default()
    }))
}

fn answered() -> Came {
    Came::Answered { next: None }
}

fn failed(reason: &str) -> Came {
    Came::Failed(Failure {
        reason: reason.to_owned(),
        again: Again::Later,
    })
}

fn feeds(feeds: &[(&str, &str)]) -> Heard {
    let feed = |(name, spec): &(&str, &str)| Feed::new(name, spec).unwrap();
    Heard::Step(Step::Feeds(feeds.iter().map(feed).collect()))
}

/// A reader that has begun to fetch these.
fn begun() -> Reader {
    let mut reader = Reader::bundled();
    reader.press("F");
    reader.job(feeds(&[("ml", "arxiv:cs.LG"), ("letters", "hf:daily")]));
    reader
}

fn titles(reader: &Reader) -> Vec<String> {
    match &reader.model.popup {
        Some(Popup::Menu(menu)) => menu.items.iter().map(|item| item.label.clone()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn what_a_fetch_brings_waits_until_one_asks_for_it() {
    let mut reader = begun();
    reader.press("j j");
    let title = reader.selected();
    let due = fetching(ToFetch::Followed, When::WhenDue);
    assert_eq!(fetches(&reader), [due]);
    reader.job(Heard::Step(Step::Asking("ml".to_owned())));
    assert!(reader.frame(80, 24).contains(" Asking ml…"));
    reader.job(Heard::Step(Step::Records(120)));
    assert!(
        reader
            .frame(80, 24)
            .contains(" 120 records so far, asking ml…")
    );
    // What changed on disk while it goes on is not looked at.
    reader.job(Heard::Step(Step::Changed));
    reader.job(ended(vec![outcome("ml", 42, answered())]));
    assert_eq!(questions(&reader), [&Question::Hold]);
    assert_eq!(reader.said(), "ml: 42 new, 0 changed, 0 known.");
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let frame = reader.frame(width, height);
        assert!(frame.contains("42 new (.) · 119 papers"), "{frame}");
    }
    assert!(reader.frame(40, 12).contains("42 new (.) · 119 papers"));
    reader.press(".");
    assert_eq!(questions(&reader), [&Question::Hold, &Question::Renew]);
    assert_eq!(
        reader.said(),
        "42 new papers are there; added:last finds them."
    );
    // The library that is opened has them, and the reader is where it was.
    reader.tell(recto::app::Message::Opened {
        papers: 161,
        notes: Vec::new(),
    });
    assert_eq!(reader.selected(), title);
    assert_eq!(questions(&reader).last(), Some(&&Question::Release));
    assert!(!reader.frame(80, 24).contains("42 new (.)"));
    reader.press(".");
    assert_eq!(reader.said(), "Nothing new waits to be shown. F fetches.");
}

#[test]
fn a_fetch_that_brought_nothing_lets_the_list_follow_the_store_again() {
    let mut reader = begun();
    reader.job(ended(vec![
        outcome("ml", 0, answered()),
        outcome("letters", 0, failed("a page came")),
    ]));
    assert_eq!(questions(&reader), [&Question::Hold, &Question::Release]);
    let mut reader = begun();
    let broke = "The fetch failed: on purpose.".to_owned();
    reader.job(Heard::End(End::Failed(broke.clone())));
    assert_eq!(questions(&reader), [&Question::Hold, &Question::Release]);
    assert_eq!(reader.said(), broke);
}

#[test]
fn a_fetch_that_is_under_way_is_not_begun_again_but_can_be_stopped() {
    let mut reader = begun();
    reader.press("F");
    assert_eq!(
        titles(&reader),
        ["let it go on", "stop it; what came in stays"]
    );
    reader.press("Enter");
    assert!(
        reader
            .effects
            .iter()
            .all(|effect| !matches!(effect, Effect::Stop(_)))
    );
    reader.press("F j Enter");
    assert!(matches!(reader.effects.last(), Some(Effect::Stop(_))));
    assert!(reader.frame(80, 24).contains("Stopping. Fetching…"));
    reader.job(Heard::End(End::Fetched(Fetched {
        each: vec![
            outcome("ml", 3, answered()),
            outcome("letters", 0, Came::NotAsked),
        ],
        cut: Some(Cut::Stopped),
        ..Fetched::default()
    })));
    assert_eq!(reader.said(), "stopped; 3 new; F tells all.");
    assert_eq!(fetches(&reader).len(), 1);
}

#[test]
fn what_has_no_room_in_a_line_is_told_by_the_key_that_fetches() {
    let mut reader = begun();
    reader.size(80, 24);
    let reason = "journals.example answers with an HTML page titled “Checking your browser”";
    reader.job(ended(vec![
        outcome("ml", 42, answered()),
        outcome("letters", 0, failed(reason)),
    ]));
    assert_eq!(reader.said(), "42 new; failed: letters; F tells all.");
    reader.press("j F");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("╭ What came ─"), "{frame}");
    assert!(frame.contains("ml: 42 new, 0 changed, 0 known"), "{frame}");
    snapshot("what_came", &mut reader);
    // Once told, it fetches again.
    reader.press("Enter F");
    assert_eq!(fetches(&reader).len(), 2);
}

#[test]
fn a_line_says_what_failed_why_and_what_is_nowhere_as_far_as_it_has_room() {
    let none = || vec![recto::paper::PaperId::recognise("10.9999/none").unwrap()];
    let mut crossref = outcome("Crossref", 0, answered());
    crossref.elsewhere = none();
    let mut openalex = outcome("OpenAlex", 0, answered());
    openalex.not_found = none();
    let reason = "journals.example accepts no connection";
    let long = "journals.example answers with an HTML page titled “Checking your browser”";
    for (each, said) in [
        (
            vec![crossref, openalex],
            "not found at OpenAlex: doi:10.9999/none; F tells all.",
        ),
        (
            vec![outcome("letters", 0, failed(reason))],
            "letters failed: journals.example accepts no connection; F tells all.",
        ),
        (
            vec![
                outcome("ml", 4, answered()),
                outcome("l", 0, failed(reason)),
            ],
            "4 new; l failed: journals.example accepts no connection; F tells all.",
        ),
        (
            vec![outcome("letters", 0, failed(long))],
            "failed: letters; F tells all.",
        ),
    ] {
        let mut reader = begun();
        reader.size(80, 24).job(ended(each));
        assert_eq!(reader.said(), said);
    }
}

#[test]
fn what_failed_is_told_first() {
    let mut reader = begun();
    reader.size(40, 24);
    reader.job(ended(vec![
        outcome("ml", 42, answered()),
        outcome("letters", 0, failed("a page came")),
    ]));
    let lines = &reader.model.feeds.untold;
    assert!(lines[0].starts_with("letters: failed"), "{lines:?}");
    assert!(lines[1].starts_with("ml: 42 new"), "{lines:?}");
}

#[test]
fn where_nothing_is_followed_but_a_paper_waits_both_are_offered() {
    let mut reader = Reader::bundled();
    reader.press("F");
    reader.job(feeds(&[]));
    let mut arxiv = outcome("arXiv", 0, failed("there is no network"));
    arxiv.waiting = vec![recto::paper::PaperId::recognise("2503.11794").unwrap()];
    reader.job(ended(vec![arxiv]));
    let offered = titles(&reader);
    assert_eq!(offered[0], "ask again for the paper that waits");
    assert_eq!(offered[1], "Trending on Hugging Face");
    assert!(reader.said().contains("arXiv"), "{}", reader.said());
    reader.press("Enter");
    let again = fetches(&reader).pop().unwrap();
    let ToFetch::These(errands) = again.what else {
        panic!("{again:?}");
    };
    assert_eq!(errands[0].spec.to_string(), "arxiv:2503.11794");
}

#[test]
fn a_menu_that_is_too_tall_covers_neither_header_nor_hints_and_says_that_more_is_below() {
    let mut reader = offered();
    reader.press("j j Enter j j Enter");
    let items = titles(&reader).len();
    let frame = reader.frame(80, 24);
    let rows: Vec<&str> = frame.lines().collect();
    assert!(rows[0].contains("119 papers"), "{frame}");
    assert!(rows[23].contains("Enter choose"), "{frame}");
    let more = format!(" {} more ╯", items - 20);
    assert!(rows[22].contains(&more), "{frame}");
    reader.press("G");
    let frame = reader.frame(80, 24);
    assert!(!frame.contains(" more ╯"), "{frame}");
}

#[test]
fn where_nothing_is_due_each_feed_says_when_it_was_asked() {
    let mut reader = begun();
    let asked = "2026-11-24T07:00:00Z".parse().unwrap();
    let not_due = || Came::NotDue { asked };
    let both = || {
        ended(vec![
            outcome("ml", 0, not_due()),
            outcome("letters", 0, not_due()),
        ])
    };
    reader.job(both());
    assert_eq!(
        titles(&reader),
        [
            "go on",
            "ask ml again, asked 2 h ago",
            "ask letters again, asked 2 h ago",
            "follow something else",
        ]
    );
    snapshot("nothing_due", &mut reader);
    reader.press("j Enter");
    let again = fetches(&reader).pop().unwrap();
    assert_eq!(again.when, When::AtOnce);
    let ToFetch::These(errands) = again.what else {
        panic!("{again:?}");
    };
    assert_eq!(errands[0].name, "ml");
    // While one types nothing gets in between.
    let mut reader = begun();
    reader.size(160, 24).press("/");
    reader.job(both());
    assert!(reader.model.popup.is_none());
    assert!(
        reader
            .said()
            .starts_with("ml: nothing new (asked 2 h ago); letters: ")
    );
}

#[test]
fn a_paper_that_is_not_here_is_fetched_by_its_id_and_shown_at_once() {
    for (text, name) in [
        ("2503.11794", "fetch arXiv:2503.11794"),
        ("https://arxiv.org/abs/2503.11794", "fetch arXiv:2503.11794"),
    ] {
        let mut reader = Reader::bundled();
        reader.press("/").type_text(text);
        let frame = reader.frame(80, 24);
        assert!(frame.contains(name), "{frame}");
        reader.press("Enter");
        let Some(ToFetch::These(errands)) = fetches(&reader).pop().map(|fetch| fetch.what) else {
            panic!("nothing is fetched");
        };
        assert_eq!(errands[0].spec.to_string(), "arxiv:2503.11794");
        // It is asked for once.
        reader.press("Enter");
        assert_eq!(reader.said(), "It is being fetched.");
        reader.job(ended(vec![outcome("arXiv", 1, answered())]));
        assert_eq!(questions(&reader), [&Question::Renew]);
    }
    let mut reader = Reader::bundled();
    reader.press("/").type_text("2503.11794");
    snapshot("fetch_paper", &mut reader);
    // What is no id is not fetched, nor what is here.
    let mut reader = Reader::bundled();
    reader.press("/").type_text("zzzzqqqq");
    assert!(!reader.frame(80, 24).contains("fetch "));
}

#[test]
fn whoever_is_at_the_top_sees_what_came_above_the_paper_that_stays_selected() {
    for (keys, row) in [("", 2), ("G", 9)] {
        let mut reader = begun();
        reader.size(80, 24).press(keys);
        let title = reader.selected();
        reader.job(ended(vec![outcome("ml", 2, answered())]));
        reader.press(".");
        reader.brings(&["Zeppelins at Dawn", "Zeppelins at Noon"]);
        assert_eq!(reader.selected(), title);
        let cursor = reader.model.list.cursor;
        assert_eq!(cursor.at - cursor.top, row, "{keys}");
    }
}

#[test]
fn every_line_of_what_came_is_there_at_every_width() {
    for width in (24..110).step_by(6) {
        let mut reader = begun();
        reader.size(20, 36);
        reader.job(ended(vec![
            outcome("trending", 60, answered()),
            outcome(
                "ml",
                7,
                failed("journals.example sent an HTML page titled “Sorry” where a feed was due"),
            ),
            outcome("end", 1, answered()),
        ]));
        reader.press("F");
        let frame = reader.frame(width, 36);
        let has_end = frame.lines().any(|line| line.contains("│ end: 1 new"));
        assert!(has_end, "{width}\n{frame}");
    }
}
