//! Names in one text, and their parts.

use super::*;

#[test]
fn a_printed_name_has_its_parts() {
    for (name, family, given, suffix) in [
        ("Ada Lovelace", "Lovelace", "Ada", ""),
        ("Plato", "Plato", "", ""),
        ("Jan van der Berg", "van der Berg", "Jan", ""),
        (
            "Charles de la Vallée Poussin",
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
        ("von der Leyen", "von der Leyen", "", ""),
        ("yibin Li", "Li", "yibin", ""),
        ("danah boyd", "boyd", "danah", ""),
        ("e. e. Cummings", "Cummings", "e. e.", ""),
        ("Robert Smith Jr.", "Smith", "Robert", "Jr."),
        ("Robert Smith, Jr.", "Smith", "Robert", "Jr."),
        ("Adlai Stevens III", "Stevens", "Adlai", "III"),
        ("Smith, Jr., Robert", "Smith", "Robert", "Jr."),
        ("Smith, Robert, Jr", "Smith", "Robert", "Jr"),
        ("ter Meulen, Alice", "ter Meulen", "Alice", ""),
        ("Ash, B., for all", "Ash, B., for all", "", ""),
        ("BIG Collaboration", "BIG Collaboration", "", ""),
        ("ATLAS collaboration:", "ATLAS collaboration:", "", ""),
        ("Planck Collaboration", "Planck Collaboration", "", ""),
        ("The Plant Study Group", "The Plant Study Group", "", ""),
        ("The Keck Array", "The Keck Array", "", ""),
        ("Court of Sport", "Court of Sport", "", ""),
        ("others", "others", "", ""),
        ("李 明", "明", "李", ""),
        ("", "", "", ""),
    ] {
        let parts = NameParts {
            family,
            given,
            suffix,
        };
        assert_eq!(NameParts::printed(name), parts, "{name}");
    }
}

#[test]
fn a_name_that_is_turned_round_is_put_in_order() {
    for (name, printed) in [
        ("Anna Smith", "Anna Smith"),
        ("Smith, Anna", "Anna Smith"),
        ("van der berg, jan", "jan van der berg"),
        ("Berg, Jan van der", "Jan van der Berg"),
        ("Smith, Jr., Robert", "Robert Smith Jr."),
        ("Robert Smith, Jr.", "Robert Smith Jr."),
        ("Smith,", "Smith"),
        ("Institute of Leaves, Kew", "Institute of Leaves, Kew"),
    ] {
        assert_eq!(in_order(name), printed);
    }
}

#[test]
fn initials_are_at_most_three_capitals() {
    for (word, is) in [
        ("E", true),
        ("J-H", true),
        ("AB", true),
        ("A.B.", true),
        ("ABCD", false),
        ("Bo", false),
        ("-", false),
        ("李", false),
    ] {
        assert_eq!(is_initials(word), is, "{word}");
    }
}
