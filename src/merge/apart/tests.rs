//! Works that have one title and are two.

use super::*;

fn paper(line: &str) -> Paper {
    Paper::from_json(line).unwrap()
}

#[test]
fn signs_tell_titles_apart_and_spellings_do_not() {
    for (one, other) in [
        ("A note on C", "A note on C++"),
        ("A note on C#", "A note on C++"),
        ("Decays of $\\Lambda_c$", "Decays of $\\Xi_c$"),
        ("$L^p$ for $p<1$", "$L^p$ for $p>1$"),
        ("Decay of $B^+$", "Decay of $B^-$"),
        ("A sum of $n^2$", "A sum of $n^{-2}$"),
        ("Bounds at $\\infty$", "Bounds at"),
        ("On $A\\cap B$", "On $A\\cup B$"),
        ("Maps $X\\to Y$", "Maps $X\\leftarrow Y$"),
        ("Sums $A\\oplus B$", "Sums $A\\otimes B$"),
        ("Points $x\\in A$", "Points $x\\notin A$"),
        ("When $x\\ll y$", "When $x\\gg y$"),
    ] {
        assert_ne!(signs(one), signs(other), "{one} / {other}");
    }
    for (one, other) in [
        ("Trees -- a view", "Trees — a view"),
        ("K{\\\"u}hlin's trees", "Kühlin’s trees"),
        ("Decays of $\\Lambda_c$", "Decays of Λ_c"),
        ("State-of-the-art", "State of the art"),
        ("$B^{+} \\to K$", "B⁺ → K"),
        ("Trees & more", "Trees \\& more"),
        ("A $\\varphi$ field", "A $\\phi$ field"),
        ("One \u{3a9} of a \u{3bc}m", "One \u{2126} of a \u{b5}m"),
    ] {
        assert_eq!(signs(one), signs(other), "{one} / {other}");
    }
}

#[test]
fn two_places_in_print_are_two_works_and_a_preprint_has_none() {
    let at = |fields: &str| paper(&format!("{{\"id\":\"x:1\",\"title\":\"T\"{fields}}}"));
    for (one, other, told) in [
        (
            ",\"venue\":\"J\",\"volume\":\"5\"",
            ",\"venue\":\"J\",\"volume\":\"6\"",
            Some("volume"),
        ),
        (
            ",\"venue\":\"J\",\"volume\":\"5\"",
            ",\"venue\":\"J.\",\"volume\":\"05\"",
            None,
        ),
        (
            ",\"extra\":{\"bibtex\":{\"edition\":\"2nd\"}}",
            ",\"extra\":{\"ris\":{\"ET\":\"3\"}}",
            Some("edition"),
        ),
        (
            ",\"extra\":{\"bibtex\":{\"edition\":\"Second\"}}",
            ",\"extra\":{\"csl-json\":{\"edition\":2}}",
            None,
        ),
        (",\"number\":\"1\"", ",\"number\":\"2\"", Some("number")),
        (",\"pages\":\"1-9\"", ",\"pages\":\"11-19\"", Some("pages")),
        (",\"pages\":\"1-10\"", ",\"pages\":\"1-8\"", Some("pages")),
        (",\"pages\":\"1021-1028\"", ",\"pages\":\"1021-8\"", None),
        (",\"pages\":\"1\"", ",\"pages\":\"1-8\"", None),
        (
            ",\"venue\":\"Trees\"",
            ",\"venue\":\"Leaves\"",
            Some("venue"),
        ),
        (
            ",\"venue\":\"J\",\"volume\":\"5\",\"pages\":\"1-9\"",
            "",
            None,
        ),
    ] {
        assert_eq!(place(&at(one), &at(other)), told, "{one} / {other}");
    }
}

#[test]
fn two_dois_are_two_works_but_for_those_of_archives() {
    let with = |ids: &[&str]| {
        let aliases = serde_json::to_string(ids).unwrap();
        paper(&format!("{{\"id\":\"x:1\",\"aliases\":{aliases}}}"))
    };
    for (one, other, differ) in [
        (&["doi:10.1/a"][..], &["doi:10.1/b"][..], true),
        (&["doi:10.1/a", "doi:10.1/b"], &["doi:10.1/b"], false),
        (&["doi:10.1101/a"], &["doi:10.1/b"], false),
        (&["doi:10.48550/arxiv.2503.11794"], &["doi:10.1/b"], false),
        (&["doi:10.1/a"], &[], false),
    ] {
        assert_eq!(dois(&with(one), &with(other)).is_some(), differ);
    }
}
