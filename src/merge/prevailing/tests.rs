//! Texts of which the better one stays.

use super::*;
use crate::paper::title_key;

#[test]
fn among_equals_the_richer_spelling_stays_and_else_the_known_one() {
    for (further, known, taken) in [
        ("the kähler metric", "The Kähler metric", false),
        ("The Kähler metric", "the kähler metric", true),
        ("THE KÄHLER METRIC", "The Kähler metric", false),
        ("Λ decays", "$\\Lambda$ decays", false),
        ("$\\Lambda$ decays", "Λ decays", true),
        ("Trees: A (Re)view", "Trees: a (re)view", true),
        (
            "Trees: A study? Of leaves",
            "Trees: a study? of leaves",
            false,
        ),
        // pandoc 3.9 writes every title into BibTeX like this.
        (
            "On the Growth of Leaves in a Cold Climate",
            "On the growth of leaves in a cold climate",
            false,
        ),
        (
            "On the Growth of DNA Leaves in Cold Climates",
            "On the growth of dna leaves in cold climates",
            true,
        ),
        (
            "On the Growth of Leaves in a Cold Climate",
            "on the growth of leaves in a cold climate",
            true,
        ),
        (
            "On the growth of leaves in a cold climate",
            "On the Growth of Leaves in a Cold Climate",
            false,
        ),
        (
            "Bayesian inference for German banks",
            "Bayesian inference for german banks",
            true,
        ),
        ("Seen in $5. Second", "Seen in $5.\n\nSecond", false),
        ("Seen in May.\n\nSecond", "Seen in May. Second", true),
        (
            "$\\Lambda$\\_$\\alpha$ decays",
            "$\\Lambda_\\alpha$ decays",
            false,
        ),
        ("$\\mu$2Token of A", "μ$^2$Token of A", false),
        ("A -- The \\textsection{}", "A — The §", false),
        ("Another title", "A title", false),
        ("We show that trees grow.", "We show that…", true),
        ("We show that...", "We show that trees grow.", false),
        ("A title", " ", true),
        ("", "A title", false),
    ] {
        let found = takes_place(further, known, Standing::Level);
        assert_eq!(found, taken, "{further} / {known}");
    }
}

#[test]
fn a_journal_takes_the_place_of_an_archive_whoever_tells_of_it() {
    for standing in [Standing::Above, Standing::Level, Standing::Below] {
        for (further, known, taken) in [
            ("Phys. Rev. Leaf", "arXiv", true),
            ("Phys. Rev. Leaf", "CoRR", true),
            ("Phys. Rev. Leaf", "", true),
            ("arXiv (Leaf University)", "Phys. Rev. Leaf", false),
            ("arXiv", "", true),
            ("", "arXiv", false),
        ] {
            let found = venue_takes_place(further, known, standing);
            assert_eq!(found, taken, "{further} / {known}");
        }
    }
}

#[test]
fn an_empty_line_breaks_no_paragraph() {
    for (text, broken) in [
        ("One line.", false),
        ("One\nline.", true),
        ("One line.\n\nAnother.\n", false),
        ("One line.\n  Another.", false),
        ("One line.\n \nAnother\nin two.", true),
    ] {
        assert_eq!(is_broken(text), broken, "{text:?}");
    }
}

#[test]
fn versions_stand_by_the_days_of_their_texts() {
    let of = |format: &str, date: &str, updated: &str| {
        let mut paper = Paper::new(title_key("t"));
        (paper.date, paper.updated) = (date.parse().ok(), updated.parse().ok());
        paper.sources = vec![crate::paper::Source {
            format: format.to_owned(),
            ..crate::paper::Source::default()
        }];
        paper
    };
    let second = of("arxiv-api", "2021-05-25", "2022-06-01");
    for (first, known) in [
        (of("arxiv-api", "2021-05-25", ""), &second),
        (of("arxiv-feed", "2021-05-26", ""), &second),
        (of("oai", "2021-05-25", "2021-06"), &second),
        (of("bibtex", "", "2021-05-25"), &of("ris", "", "2022-06-01")),
    ] {
        assert_eq!(standing(&first, known, Prevails::Better), Standing::Below);
        assert_eq!(standing(known, &first, Prevails::Better), Standing::Above);
        assert_eq!(standing(&first, known, Prevails::Later), Standing::Above);
    }
    for (one, other) in [
        (of("bibtex", "2020", ""), of("ris", "2022", "")),
        (
            of("arxiv-api", "2021-05-25", ""),
            of("arxiv-feed", "2021-05", ""),
        ),
    ] {
        assert_eq!(standing(&one, &other, Prevails::Better), Standing::Level);
    }
}
