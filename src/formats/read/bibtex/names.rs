//! The names of authors as BibTeX writes them
//! (<https://www.ctan.org/pkg/tamethebeast>, section 11), as biblatex does, and as people do who
//! know neither.

use super::pieces::split;
use super::{extended_name, first_last};
use crate::formats::letters::{plain, prose};
use crate::formats::names::{self, NameList};
use crate::paper::{Author, NameParts, is_others, is_suffix};

/// The authors of a list joined by `and`.
pub(super) fn authors(list: &str) -> Vec<Author> {
    let mut authors = NameList::default();
    let list = prose(list);
    for piece in split(&list, and) {
        for name in split(piece, semicolon) {
            let names = split(name, ampersand);
            // `Johnson & Johnson` is no list.
            let are_names = names.iter().all(|name| name.trim().contains([' ', ',']));
            if names.len() > 1 && are_names {
                for name in names {
                    add(name, &mut authors);
                }
            } else {
                add(name, &mut authors);
            }
        }
    }
    authors.authors()
}

/// Adds what stands between two `and`.
fn add(name: &str, authors: &mut NameList) {
    let named = std::iter::successors(Some(name), |name| names::without_others(name)).last();
    let named = named.unwrap_or(name);
    add_named(named, authors);
    if named.len() < name.len() {
        authors.push_others();
    }
}

fn add_named(name: &str, authors: &mut NameList) {
    let ends = |c: char| c == ',' || c.is_whitespace();
    let name = name.trim_matches(ends);
    if name.is_empty() {
        return;
    }
    if is_others(name) {
        return authors.push_others();
    }
    if let Some(author) = extended_name::author(name) {
        return authors.push(Some(author));
    }
    if is_group(name) {
        return authors.push(Author::whole(&plain(name)));
    }
    let pieces: Vec<&str> = split(name, comma).into_iter().map(str::trim).collect();
    match pieces.as_slice() {
        [printed] => authors.push(first_last::author(printed)),
        // `Richard H. Granger, Jr.`
        [printed, suffix] if is_suffix(suffix) => {
            authors.push(first_last::with_suffix(printed, suffix));
        }
        [family, given] => authors.push(parted(family, given, "")),
        [family, suffix, given] if is_suffix(suffix) => {
            authors.push(parted(family, given, suffix));
        }
        [family, given, suffix] if is_suffix(suffix) => {
            authors.push(parted(family, given, suffix));
        }
        [family, middle, given] if !pieces.iter().all(|piece| piece.contains(' ')) => {
            authors.push(parted(family, given, middle));
        }
        // More commas are no form of a name.
        pieces => {
            let pieces: Vec<String> = pieces.iter().map(|piece| plain(piece)).collect();
            authors.push_between_commas(&pieces);
        }
    }
}

fn parted(family: &str, given: &str, suffix: &str) -> Option<Author> {
    let [family, given, suffix] = [family, given, suffix].map(plain);
    Author::parted(NameParts {
        family: &family,
        given: &given,
        suffix: &suffix,
    })
}

/// Whether a name is one group in braces; one that begins with a command is only a letter.
fn is_group(name: &str) -> bool {
    let mut depth = 0_usize;
    let closes = name.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let is_letter = name.starts_with("{\\") && !name.contains(' ');
    name.starts_with('{') && closes == Some(name.len() - 1) && !is_letter
}

fn and(before: Option<u8>, rest: &[u8]) -> usize {
    let is_blank = |byte: Option<u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace());
    match rest {
        [b'a' | b'A', b'n' | b'N', b'd' | b'D', after @ ..]
            if is_blank(before) && is_blank(after.first().copied()) =>
        {
            3
        }
        _ => 0,
    }
}

fn semicolon(_: Option<u8>, rest: &[u8]) -> usize {
    usize::from(rest.starts_with(b";"))
}

fn comma(_: Option<u8>, rest: &[u8]) -> usize {
    usize::from(rest.starts_with(b","))
}

fn ampersand(before: Option<u8>, rest: &[u8]) -> usize {
    let sign = if rest.starts_with(b"\\&") { 2 } else { 1 };
    let is_sign = rest.starts_with(b"&") || sign == 2;
    let is_blank = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    if is_sign && is_blank(before.as_ref()) && is_blank(rest.get(sign)) {
        sign
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
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
}
