//! Edits of a query as they are written back.

use super::*;

#[test]
fn a_facet_goes_in_before_the_words_and_out_again() {
    let year = Facet::Year(2024);
    let category = Facet::Category("cs.LG".into());
    let venue = Facet::Venue("ACL Findings".into());
    let topic = Facet::Topic("diffusion models".into());
    let (require, exclude) = (Choice::Require, Choice::Exclude);
    for (text, facet, choice, expected) in [
        ("", &year, require, "year:2024 "),
        ("dual", &year, require, "year:2024 dual"),
        ("dual ", &year, require, "year:2024 dual "),
        ("year:2024 dual", &year, require, "dual"),
        ("year:2023..2025 dual", &year, require, "year:2024 dual"),
        (
            "year:2023 dual",
            &year,
            exclude,
            "year:2023 -year:2024 dual",
        ),
        ("-year:2024 dual", &year, require, "year:2024 dual"),
        ("-year:2024 dual", &year, exclude, "dual"),
        (
            "cat:cs.AI dual",
            &category,
            require,
            "cat:cs.AI cat:cs.LG dual",
        ),
        ("cat:cs.lg dual", &category, require, "dual"),
        ("venue:icml x", &venue, require, "venue:\"acl findings\" x"),
        (
            "title:dual",
            &topic,
            require,
            "title:dual* \"diffusion models\" ",
        ),
        ("dual | gan ", &year, require, "year:2024 (dual | gan) "),
        ("Dual | gan", &year, require, "year:2024 (dual | gan*)"),
        ("(Dual | gan)", &year, exclude, "-year:2024 (Dual | gan)"),
        ("year:2024 (Dual | gan)", &year, require, "(Dual | gan)"),
        ("-(Dual gan) x", &year, require, "year:2024 -(Dual gan) x"),
        ("year:2023|2022 x", &year, require, "year:2024 x"),
        (
            "cat:cs|math",
            &year,
            require,
            "(cat:cs | cat:math*) year:2024 ",
        ),
        ("\"dual", &topic, require, "\"diffusion models\" \"dual"),
        (
            "title:dual \"diffusion models\" ",
            &topic,
            require,
            "title:dual ",
        ),
        (
            "\"diffusion models\" title:dual",
            &topic,
            require,
            "title:dual",
        ),
    ] {
        let edited = with_facet(text, facet, choice).unwrap();
        assert_eq!(edited, expected, "{text:?} {facet:?} {choice:?}");
    }
}

#[test]
fn a_view_replaces_the_one_before() {
    for (text, view, expected) in [
        ("", View::Starred, "is:starred "),
        ("dual", View::Unread, "is:unread dual"),
        ("is:starred dual", View::Unread, "is:unread dual"),
        ("is:starred dual", View::All, "dual"),
        ("is:starred ", View::All, ""),
        ("dual -is:read", View::All, "dual "),
        ("dual | gan", View::All, "dual | gan"),
        ("is:starred|read dual", View::Unread, "is:unread dual"),
        (
            "(is:starred | dual) x",
            View::Unread,
            "is:unread (is:starred | dual) x",
        ),
    ] {
        let edited = with_view(text, view).unwrap();
        assert_eq!(edited, expected, "{text:?} {view:?}");
        assert_eq!(edited.parse::<Query>().unwrap().view(), Some(view));
    }
}

#[test]
fn a_word_takes_the_place_of_another() {
    for (text, expected) in [
        ("knowlege", "knowledge"),
        ("title:Knowl\u{e9}ge -x ", "title:knowledge -x "),
        ("(a | \"big knowlege\") b", "(a | \"big knowledge\") b"),
        ("knowlege:x", "knowlege:x"),
    ] {
        assert_eq!(with_word(text, "knowlege", "knowledge"), expected);
    }
}

#[test]
fn a_text_that_is_no_query_is_left_alone() {
    assert!(with_view("year:20", View::All).is_err());
    assert!(with_facet("year:20", &Facet::Year(2024), Choice::Require).is_err());
}
