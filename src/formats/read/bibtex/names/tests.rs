//! Names as BibTeX has them.

use super::*;

fn names(list: &str) -> Vec<String> {
    authors(list)
        .into_iter()
        .map(|author| author.name)
        .collect()
}

#[test]
fn every_form_of_a_name_is_read() {
    let list = r"R{\o}nnow, Troels F. and Ford, Jr., Henry and Ada  Lovelace AND
        {Court of Arbitration and Sport} and de la {V}all{\'e}e Poussin, C. and {\'E}va T. and Anderson, A and Al Gore, Jr. and others";
    let found = authors(list);
    let parts: Vec<(&str, &str)> = found
        .iter()
        .map(|author| (author.name.as_str(), author.parts().family))
        .collect();
    assert_eq!(
        parts,
        [
            ("Troels F. Rønnow", "Rønnow"),
            ("Henry Ford Jr.", "Ford"),
            ("Ada Lovelace", "Lovelace"),
            (
                "Court of Arbitration and Sport",
                "Court of Arbitration and Sport"
            ),
            ("C. de la Vallée Poussin", "de la Vallée Poussin"),
            ("Éva T.", "T."),
            ("A Anderson", "Anderson"),
            ("Al Gore Jr.", "Gore"),
            ("others", "others"),
        ]
    );
}

#[test]
fn a_group_in_braces_is_one_word_of_a_name() {
    for (name, family, given, suffix) in [
        (
            r"Gabriel {Garc{\'\i}a M{\'a}rkez}",
            "García Márkez",
            "Gabriel",
            "",
        ),
        ("A. {Delgado de Molin}", "Delgado de Molin", "A.", ""),
        ("Maria {De Witt}", "De Witt", "Maria", ""),
        (r"{\'A}lvaro {de la Cruz}", "de la Cruz", "Álvaro", ""),
        ("Guy L. {Steel Jr.}", "Steel", "Guy L.", "Jr."),
        ("Frank G. {Bennett, Jr.}", "Bennett", "Frank G.", "Jr."),
        ("{Nguyen Van} {An Binh}", "An Binh", "Nguyen Van", ""),
        ("Ludwig {von} Bee", "Bee", "Ludwig von", ""),
        ("Ludwig von {Bee Cee}", "von Bee Cee", "Ludwig", ""),
        (
            r"Charles de la Vall{\'e}e Poussin",
            "de la Vallée Poussin",
            "Charles",
            "",
        ),
        (
            "Andrea de Leeuw van Weenen",
            "de Leeuw van Weenen",
            "Andrea",
            "",
        ),
        (r"Jean \'elan Bee", "élan Bee", "Jean", ""),
        (r"{\LaTeX} {Project Team}", "LaTeX Project Team", "", ""),
        ("{{BIG} Collaboration}", "BIG Collaboration", "", ""),
        ("BIG Collaboration", "BIG Collaboration", "", ""),
        ("Robert Smith Jr.", "Smith", "Robert", "Jr."),
        (
            "{Garc{\\'\\i}a M{\\'a}rkez}, Gabriel",
            "García Márkez",
            "Gabriel",
            "",
        ),
        ("Smith, Robert, III", "Smith", "Robert", "III"),
        ("Robert {Bee Cee} Jr.", "Bee Cee", "Robert", "Jr."),
        ("{O}wens, {J}ohn", "Owens", "John", ""),
    ] {
        let found = authors(name);
        let parts = NameParts {
            family,
            given,
            suffix,
        };
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(found[0].parts(), parts, "{name}");
    }
}

#[test]
fn names_joined_by_other_signs_are_names() {
    for (list, said) in [
        (
            "Wils E, Rinken G, Brook KA, Falken M",
            &["Wils E", "Rinken G", "Brook KA", "Falken M"][..],
        ),
        (
            "Bo Ask, Cy Bee, Di Cee and Ed Dee",
            &["Bo Ask", "Cy Bee", "Di Cee", "Ed Dee"],
        ),
        ("Bo Ask; Cy Bee", &["Bo Ask", "Cy Bee"]),
        ("Ask, Bo; Bee, Cy;", &["Bo Ask", "Cy Bee"]),
        (r"Bo Ask \& Cy Bee", &["Bo Ask", "Cy Bee"]),
        ("Ask, B. & Bee, C.", &["B. Ask", "C. Bee"]),
        ("Johnson & Johnson", &["Johnson & Johnson"]),
        (r"{Barnes \& Noble Ltd}", &["Barnes & Noble Ltd"]),
        ("Ask, B., Bee, C., Cee, D.", &["B. Ask", "C. Bee", "D. Cee"]),
        (
            "Bo Ask, Al Gore, Jr., Di Cee, Ed Dee",
            &["Bo Ask", "Al Gore Jr.", "Di Cee", "Ed Dee"],
        ),
        ("Ask, Bo, and Cee, Di", &["Bo Ask", "Di Cee"]),
        ("Brown, PhD, Anna", &["Anna Brown PhD"]),
    ] {
        assert_eq!(names(list), said, "{list}");
    }
}

#[test]
fn those_that_are_not_named_are_kept_in_every_form() {
    for list in [
        "Ask, Bo and others",
        "Ask, Bo and others, ",
        "Ask, Bo and Others.",
        "Ask, Bo and {others}",
        "Ask, Bo and et al.",
        "Ask, Bo et al.",
        "Ask, Bo, et al.",
        r"Ask, Bo and \emph{et al.}",
        "Ask, Bo and ...",
        "Bo Ask et al",
    ] {
        assert_eq!(names(list), ["Bo Ask", "others"], "{list}");
    }
}

#[test]
fn a_list_without_measure_is_read_in_one_go() {
    for piece in [
        "{A} Jr ",
        "A et al ",
        "A, Jr, ",
        "{",
        "}",
        "A; ",
        "A & B ",
        "\\ifmmode ",
        "family=",
        "\\'{",
        "\\v{\\'",
        "A and others and ",
        "=\"",
        "\\x{",
    ] {
        // Each is at most one author, and there may be others.
        assert!(authors(&piece.repeat(5_000)).len() <= 5_001, "{piece}");
    }
}

#[test]
fn what_stands_in_text_is_read_of_a_conditional() {
    assert_eq!(
        names(
            r"\ifmmode \check{C}\else \v{C}\fi{}ern\'{\i}k, Ond\ifmmode \check{r}\else \v{r}\fi{}ej and Mo\ifmmode \check{s}\else \v{s}\fi{}kon {Bee Cee}"
        ),
        ["Ondřej Černík", "Moškon Bee Cee"]
    );
}
