//! Citation keys, each once.

use super::*;
use crate::paper::{Author, Source, title_key};

fn paper(title: &str, author: &str, year: Option<&str>) -> Paper {
    let mut paper = Paper::new(title_key(title));
    paper.title = title.to_owned();
    paper.authors = vec![Author::named(author)];
    paper.date = year.map(|year| year.parse().unwrap());
    paper
}

fn cited(key: &str) -> Paper {
    let mut cited = paper("Any", "X", None);
    cited.sources = vec![Source {
        format: "bibtex".to_owned(),
        id: Some(key.to_owned()),
        ..Source::default()
    }];
    cited
}

#[test]
fn a_key_stays_as_it_came_but_for_what_the_format_cannot_have() {
    for (came, bibtex, csl) in [
        (
            "2012A&A...512A..34S",
            "2012A&A...512A..34S",
            "2012A&A...512A..34S",
        ),
        (
            "10.5555/3292500.333",
            "10.5555/3292500.333",
            "10.5555/3292500.333",
        ),
        ("8876543", "8876543", "8876543"),
        ("müller2001", "müller2001", "müller2001"),
        (
            "_a!$*+-:;<>?[]^`|b",
            "_a!$*+-:;<>?[]^`|b",
            "_a!$*+-:;<>?[]^`|b",
        ),
        ("o'brien 2001\u{202e}", "obrien2001", "o'brien2001"),
        ("a\"#%(),=@{}~\\b", "ab", "a\"#%(),=@{}~\\b"),
        ("{}", "x2001any", "{}"),
        ("title:af63dc4c8601ec8c", "x2001any", "x2001any"),
    ] {
        let mut paper = cited(came);
        paper.date = "2001".parse().ok();
        assert_eq!(CitationKeys::of_bibtex().give(&paper), bibtex, "{came}");
        assert_eq!(CitationKeys::of_csl().give(&paper), csl, "{came}");
    }
}

#[test]
fn a_key_is_author_year_and_word_and_no_two_are_the_same() {
    let mut keys = CitationKeys::of_bibtex();
    let kept = keys.give(&cited("Sen.2016.BV"));
    let given = [
        paper("On the $\\alpha$-Rank", "Erdős Pál", Some("2019")),
        paper("A Rank", "Ada Lovelace", Some("1843-10")),
        paper("Ranks", "Ada Lovelace", None),
        paper("The Rank", "ADA LOVELACE", Some("1843")),
        paper("Rank", "Ada Lovelace", Some("1843")),
        paper("学习", "李", Some("2024")),
    ];
    let given: Vec<String> = given.iter().map(|paper| keys.give(paper)).collect();
    assert_eq!(kept, "Sen.2016.BV");
    assert_eq!(
        given,
        [
            "pal2019alpha",
            "lovelace1843rank",
            "lovelaceranks",
            "lovelace1843ranka",
            "lovelace1843rankb",
            "paper2024"
        ]
    );
    assert_eq!(
        (letters(26), letters(27)),
        ("z".to_owned(), "aa".to_owned())
    );
}
