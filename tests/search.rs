//! Whatever sets answer equals what the matcher says of every paper, and the matcher what a naive
//! reading of the words says.
#![allow(clippy::unwrap_used, reason = "a test that goes wrong should fail")]

use proptest::prelude::*;
use recto::library::Library;
use recto::marks::{ReadMarks, SetRead, SetStar, Stars};
use recto::paper::{Author, Paper, PaperId, Source};
use recto::query::{
    Clause, Ending, Facts, Field, Listing, Mark, Matcher, Order, Overlay, Phrase, Query, Test,
    answer,
};
use recto::text::fold;

fn bundled() -> Vec<Paper> {
    let lines = include_str!("../assets/papers.jsonl").lines();
    lines.map(|line| Paper::from_json(line).unwrap()).collect()
}

/// A paper with what the user said of it.
#[derive(Debug)]
struct Marked {
    paper: Paper,
    starred: bool,
    read: bool,
}

fn words(text: &str) -> Vec<String> {
    fold::words(text)
        .into_iter()
        .map(|word| word.folded)
        .collect()
}

/// Whether the words have the phrase somewhere, looked at word by word.
fn has(words: &[String], phrase: &Phrase) -> bool {
    words.windows(phrase.words.len()).any(|run| {
        let (last, first) = phrase.words.split_last().unwrap();
        let (found, before) = run.split_last().unwrap();
        before == first
            && match phrase.ending {
                Ending::Whole => found == last,
                Ending::Prefix => found.starts_with(last.as_str()),
                Ending::Acronym => found == last || *found == format!("{last}s"),
            }
    })
}

fn naive(query: &Query, marked: &Marked) -> bool {
    let paper = &marked.paper;
    let names = paper
        .authors
        .iter()
        .map(|author| author.name.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let parts = [words(&paper.title), words(&paper.summary), words(&names)];
    let mut clauses = query.clauses().iter();
    clauses.all(|clause| holds(clause, marked, &parts))
}

fn holds(clause: &Clause, marked: &Marked, parts: &[Vec<String>; 3]) -> bool {
    match clause {
        Clause::Test(test) => passes(test, marked, parts),
        Clause::Not(inner) => !holds(inner, marked, parts),
        Clause::All(all) => !all.iter().any(|clause| !holds(clause, marked, parts)),
        Clause::Any(any) => any.iter().any(|clause| holds(clause, marked, parts)),
    }
}

fn passes(test: &Test, marked: &Marked, parts: &[Vec<String>; 3]) -> bool {
    let paper = &marked.paper;
    match test {
        Test::Text(Field::Any, phrase) => parts.iter().any(|part| has(part, phrase)),
        Test::Text(Field::Title, phrase) => has(&parts[0], phrase),
        Test::Text(Field::Abstract, phrase) => has(&parts[1], phrase),
        Test::Text(Field::Author, phrase) => has(&parts[2], phrase),
        Test::Year(years) => paper.date.is_some_and(|date| {
            years.from.unwrap_or(0) <= date.year() && date.year() <= years.to.unwrap_or(9999)
        }),
        Test::Category(name) => paper.categories.iter().any(|category| {
            let category = category.to_lowercase();
            category == name.folded
                || category.starts_with(&format!("{}.", name.folded))
                || (name.prefix && category.starts_with(&name.folded))
        }),
        Test::Venue(phrase) => paper
            .venue
            .as_ref()
            .is_some_and(|venue| has(&words(venue), phrase)),
        Test::Source(name) => paper.sources.iter().any(|source| {
            source.format == name.folded || (name.prefix && source.format.starts_with(&name.folded))
        }),
        Test::Is(Mark::Starred) => marked.starred,
        Test::Is(Mark::Read) => marked.read,
        Test::Is(Mark::Unread) => !marked.read,
    }
}

fn check(papers: &[Marked], text: &str) {
    let Ok(query) = text.parse::<Query>() else {
        return;
    };
    let (mut stars, mut read) = (Stars::default(), ReadMarks::default());
    for marked in papers {
        let id = marked.paper.id.clone();
        let at = String::new();
        if marked.starred {
            stars.apply(&SetStar {
                id: id.clone(),
                starred: true,
                at: at.clone(),
                title: String::new(),
                aliases: Vec::new(),
            });
        }
        read.apply(&SetRead {
            id,
            read: marked.read,
            at,
        });
    }
    let library = Library::from_papers(papers.iter().map(|marked| marked.paper.clone()).collect());
    let overlay = Overlay::new(&library, &stars, &read);
    let found = answer(&library, &overlay, &query, &|| false).unwrap().found;
    let matcher = Matcher::new(&query);
    for marked in papers {
        let number = library.number_of(&marked.paper.id).unwrap();
        let sources: Vec<&str> = marked
            .paper
            .sources
            .iter()
            .map(|source| source.format.as_str())
            .collect();
        let facts = Facts {
            folded: library.folded(number),
            year: marked.paper.date.map(recto::paper::PartialDate::year),
            categories: &marked.paper.categories,
            venue: marked.paper.venue.as_deref(),
            sources: &sources,
            starred: marked.starred,
            read: marked.read,
        };
        let expected = naive(&query, marked);
        assert_eq!(
            matcher.matches(&facts),
            expected,
            "the matcher on {text:?} and {:?}",
            marked.paper.title
        );
        assert_eq!(
            found.contains(number),
            expected,
            "the sets on {text:?} and {:?}",
            marked.paper.title
        );
    }
    for order in Order::ALL {
        let listing = Listing::new(&library, found.clone(), order);
        let mut listed = listing.at(0..papers.len());
        listed.sort_unstable();
        assert_eq!(
            listed,
            found.iter().collect::<Vec<u32>>(),
            "{text:?} {order:?}"
        );
    }
}

fn unmarked(papers: Vec<Paper>) -> Vec<Marked> {
    let mark = |(place, paper): (usize, Paper)| Marked {
        paper,
        starred: place % 5 == 0,
        read: place % 3 == 0,
    };
    papers.into_iter().enumerate().map(mark).collect()
}

#[test]
fn every_query_finds_the_same_in_the_bundled_papers() {
    let papers = unmarked(bundled());
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
        "title:diffusion|dual learning",
        "(title:dual | author:x) -(model | learning year:2024)",
        "-(is:starred | diffusion)",
    ] {
        check(&papers, text);
    }
}

#[test]
fn what_readers_look_for_is_found() {
    let library = Library::from_papers(bundled());
    let count = |text: &str| {
        let query = text.parse::<Query>().unwrap();
        answer(&library, &Overlay::default(), &query, &|| false)
            .unwrap()
            .found
            .len()
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

fn text_of_words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("dual"),
        Just("Duality"),
        Just("learning"),
        Just("LLM"),
        Just("LLMs"),
        Just("RL"),
        Just("world"),
        Just("α"),
        Just("alpha"),
        Just("Kähler"),
        Just("kahler"),
        Just("深度学习"),
        Just("学习"),
        Just("GPT-4"),
        Just("x"),
        Just("2024"),
        Just("F\\\"{o}ppl"),
        Just("$\\beta$"),
        Just("state"),
        Just("of"),
        Just("the"),
        Just("art"),
        Just("\n"),
        Just("—"),
    ];
    prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

prop_compose! {
    fn paper()(
        title in text_of_words(), summary in text_of_words(), author in text_of_words(), year in 2020_u16..2027,
        dated: bool, starred: bool, read: bool, category in "(cs\\.(LG|AI)|math\\.AG|hep-th|cs)", venue in "(ACL|ACL Findings|NeurIPS 2024|)",
        source in "(bundled|jsonl|hf-page)", rank in prop::option::of(1_u32..50),
    ) -> Marked {
        let mut paper = Paper::new(PaperId::parse("x:0").unwrap());
        (paper.title, paper.summary) = (title, summary);
        paper.authors = vec![Author::named(author)];
        paper.date = dated.then(|| year.to_string().parse().unwrap());
        paper.categories = vec![category];
        paper.venue = (!venue.is_empty()).then_some(venue);
        paper.sources = vec![Source { format: source, ..Source::default() }];
        paper.rank = rank;
        Marked { paper, starred, read }
    }
}

fn clause() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        text_of_words().prop_map(|words| words.split(' ').next().unwrap_or_default().to_owned()),
        "[a-zα深]{1,3}",
        "[A-Z]{1,4}",
    ];
    let text = (word, "(\\*| |)", "(title:|abstract:|author:|)")
        .prop_map(|(word, end, field)| format!("{field}{word}{end}"));
    let phrase = (text_of_words(), "(title:|abstract:|author:|venue:|)")
        .prop_map(|(words, field)| format!("{field}\"{words}\""));
    let fact = prop_oneof![
        Just("year:2024"),
        Just("year:2022.."),
        Just("year:..2023"),
        Just("year:2021..2025"),
        Just("cat:cs"),
        Just("cat:cs.L"),
        Just("cat:math "),
        Just("venue:acl"),
        Just("venue:acl "),
        Just("venue:\"acl findings\""),
        Just("source:hf"),
        Just("source:jsonl"),
        Just("is:starred"),
        Just("is:unread"),
        Just("is:read"),
    ];
    (
        "-?",
        prop_oneof![text, phrase, fact.prop_map(str::to_owned)],
    )
        .prop_map(|(dash, clause)| dash + &clause)
}

/// Clauses, some of them in parentheses with bars between.
fn line() -> impl Strategy<Value = String> {
    clause().prop_recursive(3, 10, 3, |inner| {
        let joint = "( | \\| |\\|)";
        let row = prop::collection::vec((inner, joint), 1..4);
        ("-?\\(", row).prop_map(|(open, row)| {
            let row: String = row
                .into_iter()
                .flat_map(|(clause, joint)| [clause, joint])
                .collect();
            format!("{open}{})", row.trim_end_matches([' ', '|']))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn sets_matcher_and_naive_reading_agree(
        mut papers in prop::collection::vec(paper(), 0..25), clauses in prop::collection::vec(line(), 0..4), joint in "( | \\| )",
    ) {
        for (number, marked) in papers.iter_mut().enumerate() {
            marked.paper.id = PaperId::parse(&format!("x:{number}")).unwrap();
        }
        check(&papers, &clauses.join(&joint));
    }
}
