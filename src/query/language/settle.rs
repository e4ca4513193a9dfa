//! A query without anything that will mean something else later: what is relative in it becomes what it
//! is now, and marks become what they are now.

use super::{Beside, Clause, Mark, Name, Query, Standpoint, Test, Value};
use crate::library::{Fact, NamedFact};
use crate::paper::PaperId;

/// What marks are now, for whom a query is settled.
#[derive(Debug, Clone, Copy)]
pub struct MarksNow<'a> {
    /// The papers that have a star.
    pub starred: &'a [PaperId],
    /// The papers that are hidden.
    pub hidden: &'a [PaperId],
    /// The papers of all else that the query asks and that lies beside them.
    pub beside: &'a [(Beside, Vec<PaperId>)],
}

/// A clause that may be decided.
enum Settled {
    Always,
    Never,
    Open(Clause),
}

impl Query {
    /// What the query says of unread papers, seen from here, in words that mean the same whenever they
    /// are asked: of such a paper it is known that it is unread. `None` where it takes none of them.
    #[must_use]
    pub fn settled_for_unread(&self, from: &Standpoint, marks: MarksNow<'_>) -> Option<Self> {
        let mut clauses = Vec::new();
        for clause in self.clauses() {
            match settled(clause, from, marks) {
                Settled::Always => {}
                Settled::Never => return None,
                Settled::Open(clause) => clauses.push((clause, 0..0)),
            }
        }
        Some(Self::of(clauses))
    }

    /// The same query for whom a feed has another name; `None` where it does not ask for that feed.
    #[must_use]
    pub fn with_feed_renamed(&self, old: &str, new: &str) -> Option<Self> {
        let (old, new) = (old.to_lowercase(), new.to_lowercase());
        let mut is_other = false;
        let mut renamed = |test: &Test| match test {
            Test::Fact(Fact::Named(NamedFact::Feed), Value::Name(name))
                if name.folded == old && !name.prefix =>
            {
                is_other = true;
                let name = Name {
                    folded: new.clone(),
                    ..name.clone()
                };
                Test::Fact(Fact::Named(NamedFact::Feed), Value::Name(name))
            }
            Test::Words(..) | Test::Fact(..) | Test::Mark(_) | Test::Beside(_) => test.clone(),
        };
        let clauses = self.clauses().iter();
        let clauses: Vec<_> = clauses
            .map(|clause| (clause.map(&mut renamed), 0..0))
            .collect();
        is_other.then(|| Self::of(clauses))
    }
}

fn settled(clause: &Clause, from: &Standpoint, marks: MarksNow<'_>) -> Settled {
    match clause {
        Clause::Test(test) => match test.seen_from(from) {
            Test::Mark(Mark::Unread) => Settled::Always,
            Test::Mark(Mark::Read | Mark::New) => Settled::Never,
            Test::Mark(Mark::Starred) => one_of(marks.starred),
            Test::Mark(Mark::Hidden) => one_of(marks.hidden),
            Test::Beside(beside) => {
                let mut known = marks.beside.iter();
                let known = known.find(|(asked, _)| *asked == beside);
                known.map_or(Settled::Never, |(_, ids)| one_of(ids))
            }
            test @ (Test::Words(..) | Test::Fact(..)) => Settled::Open(Clause::Test(test)),
        },
        Clause::Not(inner) => match settled(inner, from, marks) {
            Settled::Always => Settled::Never,
            Settled::Never => Settled::Always,
            Settled::Open(clause) => Settled::Open(clause.negated()),
        },
        Clause::All(clauses) => {
            let mut open = Vec::new();
            for clause in clauses {
                match settled(clause, from, marks) {
                    Settled::Always => {}
                    Settled::Never => return Settled::Never,
                    Settled::Open(clause) => open.push(clause),
                }
            }
            Clause::all(open).map_or(Settled::Always, Settled::Open)
        }
        Clause::Any(clauses) => {
            let mut open = Vec::new();
            for clause in clauses {
                match settled(clause, from, marks) {
                    Settled::Always => return Settled::Always,
                    Settled::Never => {}
                    Settled::Open(clause) => open.push(clause),
                }
            }
            Clause::any(open).map_or(Settled::Never, Settled::Open)
        }
    }
}

/// One of these papers.
fn one_of(ids: &[PaperId]) -> Settled {
    let is_it = |id: &PaperId| Clause::Test(Test::Fact(Fact::Id, Value::Id(id.clone())));
    Clause::any(ids.iter().map(is_it).collect()).map_or(Settled::Never, Settled::Open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_settled_query_means_the_same_whenever_it_is_asked() {
        let from = Standpoint {
            today: "2026-07-08".parse().unwrap(),
            visit: Some(0),
            last_added: Some(60),
        };
        let ids = ["x:a", "doi:10.1/b"].map(|id| PaperId::parse(id).unwrap());
        let tagged = |query: &str| {
            let query: Query = query.parse().unwrap();
            let mut tests = query.tests();
            match tests.next() {
                Some((Test::Beside(beside), _)) => (beside.clone(), ids[1..].to_vec()),
                test => panic!("{test:?}"),
            }
        };
        let beside = ["tag:ml ", "has:tag"].map(tagged);
        for (query, settled) in [
            ("", Some("")),
            ("is:unread", Some("")),
            ("is:read", None),
            ("-is:read dual ", Some("dual ")),
            ("-is:unread", None),
            ("is:unread cat:cs.LG | is:read", Some("cat:cs.lg ")),
            ("dual | is:unread", Some("")),
            ("-(is:read | year:2024)", Some("-year:2024")),
            (
                "added:7d is:new",
                Some("added:2026-07-01.. added:1970-01-01T00:00:00Z.."),
            ),
            ("added:last", Some("added:1970-01-01T00:01:00Z")),
            (
                "feed:ml is:starred",
                Some("feed:ml (id:x:a | id:doi:10.1/b)"),
            ),
            ("-is:starred", Some("-(id:x:a | id:doi:10.1/b)")),
            ("is:hidden dual ", Some("id:x:a dual ")),
            ("tag:ml has:tag", Some("id:doi:10.1/b id:doi:10.1/b")),
        ] {
            let query: Query = query.parse().unwrap();
            let marks = MarksNow {
                starred: &ids,
                hidden: &ids[..1],
                beside: &beside,
            };
            let found = query.settled_for_unread(&from, marks);
            let printed = found.as_ref().map(ToString::to_string);
            assert_eq!(printed.as_deref(), settled, "{query}");
            if let (Some(found), Some(printed)) = (found, printed) {
                assert_eq!(printed.parse::<Query>().unwrap(), found, "{printed}");
            }
        }
        let feeds = "feed:ML -feed:mlx dual ".parse::<Query>().unwrap();
        let renamed = feeds.with_feed_renamed("ml", "Learning").unwrap();
        assert_eq!(renamed.to_string(), "feed:learning -feed:mlx dual ");
        assert_eq!(renamed.with_feed_renamed("ml", "x"), None);
        let none = "is:starred".parse::<Query>().unwrap();
        let marks = MarksNow {
            starred: &[],
            hidden: &[],
            beside: &[],
        };
        assert_eq!(none.settled_for_unread(&from, marks), None);
    }
}
