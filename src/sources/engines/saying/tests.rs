//! What is said of a query, and what is left.

use super::*;

/// An engine that knows words of titles, dates roughly, and nothing else.
fn told(query: &str) -> (Vec<String>, String) {
    let query: Query = query.parse().unwrap();
    let tell = |asked: &Asked<'_>, _: Choice| match asked {
        Asked::Words(Text::Title, phrase) => Told::Exactly(phrase.words.join("_")),
        Asked::Days(_) => Told::More("days".to_owned()),
        Asked::Words(..) | Asked::Category(_) | Asked::Id(_) | Asked::Votes(_) => Told::Nothing,
    };
    let said = said(&query, &tell);
    let left = left(&query, &said).to_string();
    let lines = said.iter().map(|said| format!("{:?}", said.clause));
    let lines = lines.map(|line| line.replace(['"', ' '], ""));
    (lines.collect(), left.trim_end().to_owned())
}

#[test]
fn an_engine_is_told_what_finds_as_much_or_more_and_the_rest_is_left() {
    for (query, lines, left) in [
        ("title:a ", &["Test(a)"][..], ""),
        ("title:a b ", &["Test(a)"], "b"),
        ("-title:a ", &["Not(Test(a))"], ""),
        ("title:a -b ", &["Test(a)"], "-b"),
        ("(title:a | b)", &[], "title:a | b"),
        ("(title:a b)", &["Test(a)"], "(title:a b)"),
        ("-(title:a b)", &[], "-(title:a b)"),
        ("title:(a | b)", &["Any([Test(a),Test(b)])"], ""),
        ("year:2024 title:a", &["Test(days)", "Test(a)"], "year:2024"),
        ("-year:2024", &[], "-year:2024"),
        (
            "(year:2024 | title:a )",
            &["Any([Test(days),Test(a)])"],
            "year:2024 | title:a",
        ),
    ] {
        let (found, rest) = told(query);
        assert_eq!(
            (found.as_slice(), rest.as_str()),
            (
                lines
                    .iter()
                    .map(|l| (*l).to_owned())
                    .collect::<Vec<_>>()
                    .as_slice(),
                left
            ),
            "{query}"
        );
    }
}

#[test]
fn a_clause_that_no_paper_elsewhere_fulfils_is_named() {
    for (query, clause) in [
        ("is:starred graph", Some("is:starred")),
        ("added:7d x", Some("added:7d")),
        ("source:bundled x", Some("source:bundled")),
        ("-is:starred x", None),
        ("is:unread votes:>3 has:code", None),
        ("(is:read | x)", None),
    ] {
        let query: Query = query.parse().unwrap();
        assert_eq!(only_here(&query).as_deref(), clause, "{query}");
    }
}

#[test]
fn years_and_months_are_days() {
    let query: Query = "year:2024.. date:..2025-02".parse().unwrap();
    let tests: Vec<(&Test, Choice)> = query.tests().collect();
    let spans = tests.iter().filter_map(|(test, _)| match asked(test) {
        Some(Asked::Days(days)) => Some(days),
        _ => None,
    });
    assert_eq!(common_days(spans).to_string(), "2024-01-01..2025-02-28");
}
