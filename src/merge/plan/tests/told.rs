//! What passes, votes and places in lists.

use super::*;
use crate::merge::{Manner, Ranks};

#[test]
fn votes_and_places_alone_make_no_record_another_and_are_told() {
    let known = record(
        "hf-papers",
        r#""id":"arxiv:2603.00001","title":"On Trees","abstract":"Short.","votes":3,"num_comments":1"#,
    );
    let told = |outcome: &Plan| {
        let told = outcome.told.iter();
        told.map(|told| (told.votes, told.rank, told.in_store))
            .collect::<Vec<_>>()
    };
    let mut again = known.clone();
    (again.votes, again.rank) = (Some(9), Some(2));
    again.other.insert("num_comments".to_owned(), 4.into());
    let outcome = plan(vec![again.clone()], vec![known.clone()]);
    assert_eq!((outcome.counts, outcome.papers.len()), (counts(0, 0, 1), 0));
    assert_eq!(told(&outcome), [(Some(9), Some(2), Some(3))]);
    // What changes for another reason has them, too.
    again.comment = Some("12 pages".to_owned());
    let outcome = plan(vec![again], vec![known.clone()]);
    assert_eq!(outcome.counts, counts(0, 1, 0));
    assert_eq!(
        (outcome.papers[0].votes, outcome.papers[0].rank),
        (Some(9), Some(2))
    );
    assert_eq!(told(&outcome), [(Some(9), Some(2), Some(9))]);
    // And so has a new one, but for the place in a list that is kept beside.
    for (ranks, rank) in [(Ranks::InRecords, Some(7)), (Ranks::Beside, None)] {
        let manner = Manner {
            ranks,
            ..Manner::default()
        };
        let mut paper = known.clone();
        paper.rank = Some(7);
        let received = Received { line: 1, paper };
        let records = std::iter::once(Ok(received));
        let now = "2026-11-24T09:00:00Z";
        let outcome = Plan::so_that(manner, records, &Papers(Vec::new()), now);
        assert_eq!(outcome.papers[0].rank, rank);
        assert_eq!(told(&outcome), [(Some(3), Some(7), Some(3))]);
    }
    let nothing = plan(vec![record("ris", r#""id":"x:1","title":"T""#)], vec![]);
    assert_eq!(nothing.told, []);
}
