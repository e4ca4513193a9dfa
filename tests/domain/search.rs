//! Whatever sets answer equals what the matcher says of every paper, and the matcher what a naive
//! reading of the words says.

#[path = "search/history.rs"]
mod history;
#[path = "search/likest.rs"]
mod likest;
#[path = "search/naive.rs"]
mod naive;
#[path = "search/phrases.rs"]
mod phrases;
#[path = "search/random.rs"]
mod random;
#[path = "search/shelf.rs"]
mod shelf;

use history::{History, Step};
use naive::{Marked, TODAY, VISIT};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use random::{line, of_field, paper, step};
use recto::library::Library;
use recto::paper::{Paper, PaperId, PartialDate};
use recto::query::{Asks, LibraryQuestion, OPERATORS, Operator, Overlay, Query, answer};
use shelf::Shelf;

/// A list that was marked as read, and until when its papers had come.
const READ_LIST: (&str, i64) = ("dual | has:votes -year:2024", VISIT.1 + 86_400);

fn bundled() -> Vec<Paper> {
    let lines = include_str!("../../assets/papers.jsonl").lines();
    lines.map(|line| Paper::from_json(line).unwrap()).collect()
}

fn today() -> PartialDate {
    TODAY.parse().unwrap()
}

fn unmarked(papers: Vec<Paper>) -> Vec<Marked> {
    let mark = |(place, paper): (usize, Paper)| {
        let at = format!("2026-01-01T00:00:{:02}Z", place % 60);
        let marked = Marked::new(paper, (place % 5 == 0).then_some(at), place % 3 == 0);
        let tags: &[&str] = if place % 6 == 0 {
            &["to-read", "ML"]
        } else {
            &[]
        };
        let note = (place % 9 == 0).then(|| format!("Compare {place} with duality."));
        marked.hidden(place % 7 == 0).tagged(tags).noted(note)
    };
    papers.into_iter().enumerate().map(mark).collect()
}

#[test]
fn every_query_finds_the_same_in_the_bundled_papers() {
    let shelf = Shelf::new(unmarked(bundled()));
    for operator in OPERATORS {
        shelf.check(operator.example);
    }
    for text in [
        "",
        "diffusion",
        "diffusion ",
        "dual -learning",
        "\"neural network\"",
        "-\"neural network",
        "RL",
        "LLM agents",
        "param* scal*",
        "title:dual abstract:model",
        "author:x",
        "is:starred",
        "is:unread learning",
        "-is:read dual",
        "source:bundled",
        "-source:bundled",
        "year:2024",
        "α",
        "muP",
        "kahler",
        "foppl",
        "GPT-4",
        "\"state of the art\"",
        "mathcal",
        "texttt{D}ual",
        "near-optimal sol",
        "μ",
        "u-μP ",
        "diffusion | dual",
        "~difusion ~dual",
        "title:~lerning -*former*",
        "*fusio* | *te-of-th*",
        "votes:>10 has:code|pdf",
        "-has:votes date:2023.. added:7d",
        "added:last | is:new",
        "-is:new feed:trending",
        "title:diffusion|dual learning",
        "(title:dual | author:x) -(model | learning year:2024)",
        "-(is:starred | diffusion)",
        "is:hidden",
        "-is:hidden dual",
        "is:hidden|starred learning",
        "diffusion | is:hidden -is:read",
        "id:title:ad4f2cff35d232a6",
        "tag:to-read -dual",
        "has:tag|code tag:m",
        "note:dual",
        "like:title:ad4f2cff35d232a6",
        "like:title:ad4f2cff35d232a6 -diffusion is:unread",
        "-like:title:ad4f2cff35d232a6 dual",
        "has:note -note:\"compare 9\"",
        "-tag:ML ",
    ] {
        shelf.check(text);
    }
}

#[test]
fn what_readers_look_for_is_found() {
    let library = Library::from_papers(bundled());
    let count = |text: &str| {
        let query = text.parse::<Query>().unwrap();
        let question = LibraryQuestion {
            query: &query,
            overlay: &Overlay::default(),
            today: today(),
        };
        answer(&library, &question, &|| false).unwrap().found.len()
    };
    // In an abstract, 72 papers of another set; here the words, not the "Worlds".
    for (text, papers) in [
        ("diffusion", 13),
        ("title:diffusion", 9),
        ("RL", 3),
        ("title:RL", 1),
        ("LLM", 10),
        ("Föppl", 1),
        ("foppl", 1),
    ] {
        assert_eq!(count(text), papers, "{text}");
    }
    assert_eq!(count("alpha"), count("α"));
}

/// Else a field would be under the tests below in name only.
#[test]
fn the_random_conditions_of_every_field_find_some_random_papers_and_not_all() {
    let mut runner = TestRunner::deterministic();
    for (name, asks) in Operator::fields() {
        // One paper alone is like none.
        if matches!(asks, Asks::Like) {
            continue;
        }
        let (mut found, mut passed) = (0, 0);
        let drawn = (paper(), of_field(name, asks));
        for _ in 0..200 {
            let (marked, text) = drawn.new_tree(&mut runner).unwrap().current();
            // Some have no letter to look for.
            if let Ok(query) = text.parse::<Query>() {
                let is_found = naive::finds(&query, &marked);
                found += i32::from(is_found);
                passed += i32::from(!is_found);
            }
        }
        assert!(
            found > 2 && passed > 2,
            "{name}: {found} papers found, {passed} not"
        );
    }
}

/// Every row of the language, and papers in segments: the histories below reach few of the two at a
/// time.
#[test]
fn the_random_conditions_of_every_field_find_the_same_with_an_index() {
    let mut runner = TestRunner::deterministic();
    let mut history = History::new((2, 1000));
    let papers = prop::collection::vec(paper(), 8);
    for _ in 0..4 {
        let papers = papers.new_tree(&mut runner).unwrap().current();
        history.take(Step::Add(papers));
    }
    history.take(Step::Rebuild);
    let (papers, library) = history.end();
    assert_eq!(library.tail_len(), 0);
    let shelf = Shelf::of(papers, library);
    for (name, asks) in Operator::fields() {
        let condition = of_field(name, asks);
        for _ in 0..12 {
            shelf.check(&condition.new_tree(&mut runner).unwrap().current());
        }
        if let Asks::Words(_) = asks {
            // Its characters are words, and side by side a phrase.
            shelf.check(&format!("{name}:深度学习 "));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn sets_matcher_and_naive_reading_agree(
        mut papers in prop::collection::vec(paper(), 0..25), clauses in prop::collection::vec(line(), 0..4), joint in "( | \\| )",
    ) {
        for (number, marked) in papers.iter_mut().enumerate() {
            marked.paper.id = PaperId::parse(&format!("x:{number}")).unwrap();
        }
        let shelf = Shelf::new(papers);
        for clause in &clauses {
            shelf.check(clause);
        }
        shelf.check(&clauses.join(&joint));
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn an_index_answers_as_the_papers_do_whatever_became_of_them(
        common in phrases::common(), steps in prop::collection::vec(step(), 1..9),
        clauses in prop::collection::vec(line(), 0..4), joint in "( | \\| )",
    ) {
        let mut history = History::new(common);
        for step in steps {
            history.take(step);
        }
        let (papers, library) = history.end();
        let shelf = Shelf::of(papers, library);
        shelf.check_lists();
        shelf.check("");
        for clause in &clauses {
            shelf.check(clause);
        }
        shelf.check(&clauses.join(&joint));
    }
}
