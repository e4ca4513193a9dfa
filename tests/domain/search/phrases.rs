//! Phrases of words that are common in some segments and rare in others.

use proptest::prelude::*;
use recto::paper::{Author, Paper, PaperId};

use super::history::{History, Step};
use super::naive::Marked;
use super::shelf::Shelf;

/// Few words, so that most phrases stand somewhere: often ones and rare ones of the same letters.
fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        6 => Just("the"),
        5 => Just("of"),
        3 => Just("theory"),
        2 => Just("RL"),
        2 => Just("RLs"),
        2 => Just("art"),
        1 => Just("theta"),
        1 => Just("thermal"),
        1 => Just("offer"),
        1 => Just("2d"),
        1 => Just("2"),
        1 => Just("深"),
        1 => Just("度"),
        1 => Just("C++"),
        1 => Just("zeta"),
        1 => Just("ézéta"),
        1 => Just("—"),
    ]
}

fn text(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), words).prop_map(|words| words.join(" "))
}

prop_compose! {
    fn paper()(title in text(0..6), summary in text(0..20), author in text(1..4)) -> Marked {
        let mut paper = Paper::new(PaperId::parse("x:0").unwrap());
        (paper.title, paper.summary) = (title, summary);
        paper.authors = vec![Author::named(author)];
        Marked::new(paper, None, false)
    }
}

fn step() -> impl Strategy<Value = Step> {
    let place = any::<prop::sample::Index>;
    prop_oneof![
        4 => prop::collection::vec(paper(), 1..12).prop_map(Step::Add),
        2 => (place(), paper()).prop_map(|(place, paper)| Step::Change(place, Box::new(paper))),
        1 => place().prop_map(Step::Remove),
        2 => Just(Step::Index),
        1 => Just(Step::Rebuild),
        1 => Just(Step::Refresh),
    ]
}

/// How many papers have one common word, and how many pairs each of these has: none, some or all.
pub fn common() -> impl Strategy<Value = (u32, u32)> {
    (1..9_u32, prop::sample::select(&[1_u32, 40, 5000][..]))
}

/// A phrase, closed or with a beginning at its end.
fn phrase() -> impl Strategy<Value = String> {
    let closed = text(2..5).prop_map(|words| format!("\"{words}\""));
    let begun = (text(1..4), word(), 1..4_usize).prop_map(|(words, last, letters)| {
        let last: String = last.chars().take(letters).collect();
        format!("\"{words} {last}")
    });
    let field = "-?(|title:|abstract:|author:)";
    (field, prop_oneof![closed, begun]).prop_map(|(field, phrase)| field + &phrase)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn phrases_find_the_same_whichever_of_their_words_are_common(
        common in common(), steps in prop::collection::vec(step(), 2..9),
        phrases in prop::collection::vec(phrase(), 4..12),
    ) {
        let mut history = History::new(common);
        for step in steps {
            history.take(step);
        }
        history.take(Step::Index);
        let (papers, library) = history.end();
        let shelf = Shelf::of(papers, library);
        for phrase in &phrases {
            shelf.check(phrase);
        }
    }
}
