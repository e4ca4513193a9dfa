//! What is like a paper among so many that most are passed over.

use recto::paper::{Paper, PaperId};

use super::history::{History, Step};
use super::naive::Marked;
use super::shelf::Shelf;

const PAPERS: usize = 1500;
const TOPICS: usize = 5;

/// A number below another, as if drawn.
fn drawn(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    usize::try_from(*seed >> 33).unwrap() % below
}

/// A paper of one of few topics: words of its topic, words that most papers have, and one of its own.
fn paper(place: usize, seed: &mut u64) -> Marked {
    let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
    let topic = place % TOPICS;
    let own: Vec<String> = (0..9)
        .map(|_| format!("topic{topic}word{}", drawn(seed, 12)))
        .collect();
    let common: Vec<String> = (0..14)
        .map(|_| format!("common{}", drawn(seed, 20)))
        .collect();
    paper.title = format!("On {} and {}", own[0], common[0]);
    paper.summary = format!("{} {} own{place}", own.join(" "), common.join(" "));
    Marked::new(paper, None, false)
}

#[test]
fn the_likest_of_many_papers_are_the_same_as_if_each_were_scored() {
    let mut seed = 7;
    let papers: Vec<Marked> = (0..PAPERS).map(|place| paper(place, &mut seed)).collect();
    let mut history = History::new((2, 16));
    for portion in papers.chunks(PAPERS / 3) {
        history.take(Step::Add(portion.to_vec()));
        history.take(Step::Rebuild);
    }
    // Some are written again, and stand in the tail.
    history.take(Step::Add(papers.iter().step_by(50).cloned().collect()));
    let (papers, library) = history.end();
    let shelf = Shelf::of(papers, library);
    for place in (0..PAPERS).step_by(PAPERS / 7) {
        shelf.check_likest(place);
    }
}
