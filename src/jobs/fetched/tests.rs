//! What is said of a fetch.

use super::*;

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn outcome(name: &str, counts: [usize; 4], came: Came) -> Outcome {
    let [added, changed, same, skipped] = counts;
    Outcome {
        name: name.to_owned(),
        spec: "hf:daily".parse().unwrap(),
        counts: Counts {
            added,
            changed,
            same,
            skipped,
        },
        problems: Noted::default(),
        came,
        not_found: Vec::new(),
        elsewhere: Vec::new(),
        waiting: Vec::new(),
    }
}

fn failing(name: &str, again: Again) -> Outcome {
    let reason = "arXiv accepts no connection".to_owned();
    outcome(name, [0; 4], Came::Failed(Failure { reason, again }))
}

#[test]
fn each_errand_has_a_line() {
    let now = at("2026-11-29T14:00:00Z");
    let answered = || Came::Answered { next: None };
    let monday = Some(Due {
        at: at("2026-11-30T05:00:00Z"),
        day: jiff::civil::date(2026, 11, 30),
    });
    let mut papers = outcome("arXiv", [1, 0, 0, 0], answered());
    papers.not_found = vec![PaperId::recognise("9912.99999").unwrap()];
    let mut none = papers.clone();
    none.counts = Counts::default();
    let mut moved = none.clone();
    moved.elsewhere = std::mem::take(&mut moved.not_found);
    let mut odd = outcome("ml", [1, 0, 0, 2], answered());
    odd.problems.note(&"line 3: it has no title");
    let asked = at("2026-11-29T12:00:00Z");
    let mut broken = failing("ml", Again::Later);
    broken.counts.added = 7;
    for (outcome, line) in [
        (
            outcome("ml", [42, 3, 118, 0], answered()),
            "ml: 42 new, 3 changed, 118 known",
        ),
        (
            outcome("ml", [0, 0, 8, 0], answered()),
            "ml: nothing new, 8 known",
        ),
        (
            outcome("ml", [0; 4], Came::Answered { next: monday }),
            "ml: nothing new until Monday",
        ),
        (
            outcome("trending", [0; 4], Came::NotDue { asked }),
            "trending: nothing new (asked 2 h ago)",
        ),
        (
            odd,
            "ml: 1 new, 0 changed, 0 known; 2 passed over (line 3: it has no title)",
        ),
        (
            papers,
            "arXiv: 1 new, 0 changed, 0 known; not found there: arxiv:9912.99999",
        ),
        (none, "arXiv: not found there: arxiv:9912.99999"),
        (
            moved,
            "arXiv: not found there, and asked for elsewhere: arxiv:9912.99999",
        ),
        (
            failing("letters", Again::Later),
            "letters: failed: arXiv accepts no connection, kept what was there",
        ),
        (
            broken,
            "ml: failed: arXiv accepts no connection, kept what was there; before that 7 new, 0 changed, 0 known",
        ),
    ] {
        assert_eq!(outcome.line(now), line);
    }
    for (seconds, said) in [
        (5, "just now"),
        (120, "2 min ago"),
        (7_199, "119 min ago"),
        (172_800, "2 days ago"),
    ] {
        let then = Timestamp::from_second(now.as_second() - seconds).unwrap();
        assert_eq!(ago(then, now), said);
    }
}

#[test]
fn the_verdict_is_well_where_one_was_answered_or_nothing_was_due() {
    let well = outcome("a", [1, 0, 0, 0], Came::Answered { next: None });
    let idle = outcome("b", [0; 4], Came::NotAsked);
    let (later, vain) = (failing("c", Again::Later), failing("d", Again::InVain));
    let mut moved = outcome("e", [0; 4], Came::Answered { next: None });
    moved.elsewhere = vec![PaperId::recognise("10.1/x").unwrap()];
    for (each, verdict) in [
        (vec![], Verdict::Well),
        (vec![idle.clone()], Verdict::Well),
        (vec![well, vain.clone()], Verdict::Well),
        (vec![idle, later.clone()], Verdict::Later),
        (vec![moved, later.clone()], Verdict::Later),
        (vec![later, vain], Verdict::Failed),
    ] {
        let fetched = Fetched {
            each,
            ..Fetched::default()
        };
        assert_eq!(fetched.verdict(), verdict);
    }
}

#[test]
fn that_there_is_no_network_is_said_once() {
    let mut fetched = Fetched {
        each: vec![
            failing("ml", Again::Online),
            failing("daily", Again::Online),
        ],
        ..Fetched::default()
    };
    let lines = fetched.lines(Timestamp::UNIX_EPOCH);
    assert_eq!(
        lines,
        ["ml, daily: failed: there is no network, kept what was there"]
    );
    let ids = ["2503.11794", "10.1/x"].map(|id| PaperId::recognise(id).unwrap());
    for (outcome, id) in fetched.each.iter_mut().zip(ids) {
        outcome.waiting.push(id);
    }
    let lines = fetched.lines(Timestamp::UNIX_EPOCH);
    assert_eq!(
        lines.last().map(String::as_str),
        Some("waiting for the next fetch: arxiv:2503.11794, doi:10.1/x")
    );
}
