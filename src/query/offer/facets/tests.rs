//! Which values are offered, and their numbers.

use super::*;
use crate::paper::{Author, Paper, PaperId, PartialDate};
use crate::query::{LibraryQuestion, Tally, answer, newest, topics};

/// Papers and what is offered of them.
struct Shelf {
    library: Library,
    overlay: Overlay,
    facets: Facets,
}

/// So many papers, each made by its place.
fn shelf(papers: usize, make: impl Fn(usize, &mut Paper)) -> Shelf {
    let papers = (0..papers).map(|place| {
        let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
        paper.title = format!("title {place}");
        make(place, &mut paper);
        paper
    });
    let library = Library::from_papers(papers.collect());
    Shelf {
        facets: Facets::new(&library),
        overlay: Overlay::default(),
        library,
    }
}

impl Shelf {
    fn ask(&self, query: &Query) -> Answer {
        let question = LibraryQuestion {
            query,
            overlay: &self.overlay,
            today: PartialDate::FIRST,
        };
        answer(&self.library, &question, &|| false).unwrap()
    }

    /// The query stands.
    fn stand(&mut self, text: &str, wanted: &Wanted) {
        let query: Query = text.parse().unwrap();
        let answer = self.ask(&query);
        let papers = newest(&self.library, &answer.found, 1000);
        let topics = topics(&self.library, &papers, &|| false).unwrap();
        let told = self.facets.tell(&self.library, &answer, topics, &|| false);
        told.unwrap();
        let asked = (&query, &answer);
        let offered = self.facets.offer(&self.library, asked, wanted, &|| false);
        offered.unwrap();
    }

    fn group(&self, text: &str, kind: FacetKind) -> Option<FacetGroup> {
        let query: Query = text.parse().unwrap();
        let counts = self.facets.count(&self.overlay, &query, &self.ask(&query));
        let mut groups = counts.groups.into_iter();
        groups.find(|group| group.kind == kind)
    }

    /// The values of a kind with their numbers.
    fn counted(&self, text: &str, kind: FacetKind) -> Vec<(String, Tally)> {
        let values = self.group(text, kind).into_iter();
        let values = values.flat_map(|group| group.values);
        values
            .map(|value| (value.facet.label(), value.papers))
            .collect()
    }
}

fn exact(name: &str, papers: u64) -> (String, Tally) {
    (name.to_owned(), Tally::Exact(papers))
}

#[test]
fn authors_have_as_many_papers_as_their_choice_shows() {
    let authors = [
        &["Ada Lovelace", "K\u{e4}hler"][..],
        &["Ada Lovelace", "Ada Lovelace", "Emmy Noether"],
        &["ADA LOVELACE", "Kahler"],
        &["Emmy Noether"],
        &["Emmy Noether Berg", "Ada Lovelace Berg", "Ada Berg"],
    ];
    let mut shelf = shelf(5, |place, paper| {
        paper.authors = authors[place].iter().copied().map(Author::named).collect();
    });
    let kind = FacetKind::Author;
    shelf.stand("", &Wanted::default());
    let all = [
        exact("Ada Lovelace", 4),
        exact("Emmy Noether", 3),
        exact("K\u{e4}hler", 2),
    ];
    assert_eq!(shelf.counted("", kind), all);
    // They stay as one types, and their numbers are those of the line.
    assert_eq!(shelf.counted("-3 ", kind)[1], exact("Emmy Noether", 2));
    for (name, papers) in &all {
        let query: Query = format!("author:\"{name}\"").parse().unwrap();
        let found = shelf.ask(&query).found.len();
        assert_eq!(Tally::Exact(found), *papers, "{name}");
    }
    shelf.stand("author:\"emmy noether\"", &Wanted::default());
    assert_eq!(shelf.counted("", kind)[0], exact("Emmy Noether", 3));
}

#[test]
fn a_number_that_was_cut_says_so_and_nothing_is_not_said_of_what_may_have_some() {
    let papers: RoaringBitmap = [1, 2].into_iter().collect();
    let among: RoaringBitmap = [1, 2, 3].into_iter().collect();
    let value = OfferedValue::among(Facet::Author("x".to_owned()), papers, among);
    for (base, tally) in [
        (&[1, 3][..], Tally::Exact(1)),
        (&[2, 4], Tally::About(1)),
        (&[4], Tally::About(0)),
        (&[3], Tally::Exact(0)),
    ] {
        let base: RoaringBitmap = base.iter().copied().collect();
        assert_eq!(value.tally(&base), tally, "{base:?}");
        assert_eq!(tally.is_none(), tally == Tally::Exact(0));
    }
}

#[test]
fn a_venue_that_only_the_papers_found_have_is_offered_beside_the_common_ones() {
    let mut shelf = shelf(40, |place, paper| {
        paper.venue = Some(match place {
            0 => "Rare Letters".to_owned(),
            1 => "Rare Letters B".to_owned(),
            _ => format!("Venue {}", place % 13),
        });
    });
    let kind = FacetKind::Venue;
    let before = shelf.counted("0 | 1 | 14 ", kind);
    assert!(before.iter().all(|(name, _)| !name.starts_with("Rare")));
    shelf.stand("0 | 1 | 14 ", &Wanted::default());
    let after = shelf.counted("0 | 1 | 14 ", kind);
    // The longer name is found by the shorter one, too.
    assert!(after.contains(&exact("Rare Letters", 2)), "{after:?}");
    assert_eq!(after.len(), 3);
    shelf.stand("venue:\"rare letters\"", &Wanted::default());
    let group = shelf.group("venue:\"rare letters\"", kind).unwrap();
    let first = &group.values[0];
    assert_eq!(first.choice, Some(Choice::Require));
    assert_eq!(first.papers, Tally::Exact(2));
    assert_eq!((group.values.len(), group.left), (5, 10));
    // It can be taken out again where nothing is found.
    let nothing = "venue:\"rare letters\" zzz ";
    shelf.stand(nothing, &Wanted::default());
    assert_eq!(shelf.counted(nothing, kind)[0], exact("rare letters", 0));
}

#[test]
fn once_a_query_stands_its_own_values_are_offered_and_none_without_papers() {
    let mut shelf = shelf(60, |place, paper| {
        paper.categories = vec![format!("c.{:02}", place / 3)];
        paper.date = format!("{}", 2000 + place / 3).parse().ok();
    });
    let first = shelf.counted("", FacetKind::Category);
    assert_eq!(first[0], exact("c.00", 3));
    // While one types they stay, and a group of nothing but zeros is none.
    assert_eq!(shelf.counted("59 ", FacetKind::Category), []);
    shelf.stand("58 | 59 ", &Wanted::default());
    assert_eq!(
        shelf.counted("58 | 59 ", FacetKind::Category),
        [exact("c.19", 2)]
    );
    let categories = shelf.group("58 | 59 ", FacetKind::Category).unwrap();
    assert_eq!(categories.left, 0);
    // What is excluded can be had back.
    shelf.stand("(58 | 59) -cat:c.19 ", &Wanted::default());
    let group = shelf.group("(58 | 59) -cat:c.19 ", FacetKind::Category);
    assert_eq!(group.unwrap().values[0].choice, Some(Choice::Exclude));
}

#[test]
fn years_are_in_the_order_of_time_and_all_of_them_can_be_reached() {
    let mut shelf = shelf(60, |place, paper| {
        paper.date = format!("{}", 2000 + place % 20).parse().ok();
    });
    let years = |shelf: &Shelf, text: &str| -> Vec<String> {
        let counted = shelf.counted(text, FacetKind::Year).into_iter();
        counted.map(|(name, _)| name).collect()
    };
    assert_eq!(years(&shelf, "")[..2], ["2019", "2018"]);
    shelf.stand("", &Wanted::default());
    let group = shelf.group("", FacetKind::Year).unwrap();
    assert_eq!((group.values.len(), group.left), (8, 12));
    // The one that is asked for stands in its place, also below the first ones.
    shelf.stand("year:2003 ", &Wanted::default());
    let shown = years(&shelf, "year:2003 ");
    assert_eq!(shown[7..], ["2012", "2003"]);
    let mut wanted = Wanted::default();
    wanted.add(FacetKind::Year);
    shelf.stand("", &wanted);
    assert_eq!(years(&shelf, "").len(), 20);
}

#[test]
fn values_are_narrowed_by_a_text_in_every_group() {
    let mut shelf = shelf(40, |place, paper| {
        paper.categories = vec![format!("c.{place:02}")];
        paper.authors = vec![Author::named("Clara 07"), Author::named("Emmy Noether")];
    });
    shelf.stand("", &Wanted::with("07"));
    assert_eq!(shelf.counted("", FacetKind::Category), [exact("c.07", 1)]);
    assert_eq!(
        shelf.counted("", FacetKind::Author),
        [exact("Clara 07", 40)]
    );
    assert_eq!(shelf.counted("", FacetKind::Topic), []);
    shelf.stand("", &Wanted::default());
    let query = Query::default();
    let answer = shelf.ask(&query);
    let values = shelf.facets.values(
        (&shelf.library, &shelf.overlay),
        (&query, &answer),
        (FacetKind::Author, &Wanted::with("no")),
        &|| false,
    );
    let values = values.unwrap().into_iter();
    let values: Vec<String> = values.map(|value| value.facet.label()).collect();
    assert_eq!(values, ["Emmy Noether"]);
}

#[test]
fn work_that_is_stopped_leaves_the_values_as_they_were() {
    let mut shelf = shelf(9, |_, paper| {
        paper.authors = vec![Author::named("Ada Lovelace")];
    });
    shelf.stand("", &Wanted::default());
    let before = shelf.counted("", FacetKind::Author);
    let query = "3 ".parse().unwrap();
    let answer = shelf.ask(&query);
    let told = shelf
        .facets
        .tell(&shelf.library, &answer, Vec::new(), &|| true);
    assert_eq!(told, None);
    let asked = (&query, &answer);
    let offered = shelf
        .facets
        .offer(&shelf.library, asked, &Wanted::with("x"), &|| true);
    assert_eq!(offered, None);
    assert_eq!(shelf.counted("", FacetKind::Author), before);
}

#[test]
fn topics_that_are_words_of_one_that_is_required_are_not_offered_and_the_rest_by_number() {
    let mut shelf = shelf(60, |place, paper| {
        paper.title = String::new();
        paper.summary = match place {
            0..6 => "A real world model of the weather map.",
            6..13 => "Real world robots and the weather map.",
            13..23 => "Real world cars and traffic lights.",
            _ => "Nothing is shared here.",
        }
        .to_owned();
    });
    let asked = "\"real world cars\" | \"real world robots\" ";
    shelf.stand(asked, &Wanted::default());
    shelf.stand("\"real world robots\" ", &Wanted::default());
    let names = |shelf: &Shelf| -> Vec<String> {
        let counted = shelf.counted("\"real world robots\" ", FacetKind::Topic);
        counted.into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names(&shelf)[0], "real world robots");
    assert!(!names(&shelf).contains(&"real world".to_owned()));
    shelf.stand("", &Wanted::default());
    let numbers = shelf.counted("", FacetKind::Topic).into_iter();
    let numbers: Vec<u64> = numbers.map(|(_, papers)| papers.papers()).collect();
    assert!(numbers.is_sorted_by(|a, b| a >= b), "{numbers:?}");
}
