//! What people look at now: papers of the newest list by their places there, then those with votes by
//! `votes / (days + 2)^1.5`, as far as sets do not say it.

use crate::library::{Library, Number, NumberFact, PaperNumber};
use crate::paper::PartialDate;

/// Above it places, below it votes: no number that is one has this bit, nor has a share of votes.
const PLACED: u64 = 1 << 63;

/// What a paper is sorted by on a day, the greatest first; `None` where it has neither a place in the
/// newest list nor votes. The days are those since its date, or since it came in where it has none; where
/// neither is known it is older than all others.
pub(super) fn trend(library: &Library, today: PartialDate, paper: PaperNumber) -> Option<u64> {
    if let Some(rank) = library.list_rank(paper) {
        return Some(PLACED | u64::from(u32::MAX - rank));
    }
    let Number::Count(votes) = library.number(NumberFact::Votes, paper)? else {
        return None;
    };
    let date = library.date(paper).or_else(|| came_in(library, paper));
    let days = date.map_or(i64::MAX, |date| date.days_to(today));
    Some(share(votes, days).to_bits())
}

fn came_in(library: &Library, paper: PaperNumber) -> Option<PartialDate> {
    match library.number(NumberFact::Added, paper)? {
        Number::Second(second) => PartialDate::of_second(second),
        Number::Count(_) => None,
    }
}

/// The votes of a paper of so many days.
fn share(votes: u64, days: i64) -> f64 {
    let votes = u32::try_from(votes).unwrap_or(u32::MAX);
    let days = f64::from(u32::try_from(days.max(0)).unwrap_or(u32::MAX)) + 2.0;
    // A root is the same on every machine, a power need not be.
    f64::from(votes) / (days * days.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::VoteLine;
    use crate::marks::Marks;
    use crate::paper::{Paper, PaperId};
    use crate::query::{LibraryQuestion, Listing, Order, Overlay, Query};

    #[test]
    fn the_newest_list_goes_first_then_votes_by_their_age_then_the_rest() {
        let paper = |id: &str, date: Option<&str>, votes: Option<u64>| {
            let mut paper = Paper::new(PaperId::parse(id).unwrap());
            paper.date = date.map(|date| date.parse().unwrap());
            (paper.votes, paper.rank) = (votes, Some(1));
            paper
        };
        let mut undated = paper("x:undated", None, Some(9));
        undated.added = Some("2026-06-29T12:00:00Z".to_owned());
        let papers = vec![
            paper("x:first", Some("2020"), None),
            paper("x:second", Some("2021"), Some(1)),
            paper("x:gone", Some("2026-07-08"), Some(2)),
            paper("x:new", Some("2026-07-06"), Some(64)),
            paper("x:old", Some("2026-07-01"), Some(27)),
            undated,
            paper("x:future", Some("2027"), Some(3)),
            paper("x:none", Some("2026-07-08"), Some(0)),
            paper("x:without", Some("2026-07-08"), None),
            paper("x:early", None, None),
        ];
        let line = |id: &str, votes, rank, at: &str| VoteLine {
            id: PaperId::parse(id).unwrap(),
            votes,
            rank,
            at: at.to_owned(),
        };
        let library = Library::from_papers(papers).telling(vec![
            line("x:gone", None, Some(1), "2026-07-07T08:00:00Z"),
            line("x:first", None, Some(1), "2026-07-08T08:00:00Z"),
            line("x:second", Some(7), Some(2), "2026-07-08T08:00:00Z"),
            line("x:new", Some(8), None, "2026-07-08T08:00:00Z"),
        ]);
        let question = LibraryQuestion {
            query: &Query::default(),
            overlay: &Overlay::new(&library, &Marks::default()),
            today: "2026-07-08".parse().unwrap(),
        };
        let all = library.papers().clone();
        let listing = Listing::new(&library, &question, all, Order::Trending);
        let ids = listing.at(0..99).into_iter();
        let ids: Vec<String> = ids
            .map(|number| library.id(number).unwrap().value().to_owned())
            .collect();
        assert_eq!(
            ids,
            [
                "first", "second", "future", "new", "old", "gone", "undated", "none", "without",
                "early"
            ]
        );
        let shown = library.number_of(&PaperId::parse("x:second").unwrap());
        let shown = library.paper(shown.unwrap()).unwrap();
        assert_eq!((shown.votes, shown.rank), (Some(7), Some(2)));
    }

    #[test]
    fn votes_lose_by_their_age() {
        for (votes, days, expected) in [(8, 2, 1.0), (27, 7, 1.0), (8, -9, 8.0 / 8.0_f64.sqrt())] {
            assert!(
                (share(votes, days) - expected).abs() < 1e-12,
                "{votes} {days}"
            );
        }
        assert!(share(u64::MAX, 0) > share(5, 0));
        assert!(share(u64::MAX, 0).to_bits() < PLACED);
    }
}
