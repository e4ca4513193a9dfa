//! The people of one field, in the conventions of the programs that fill it.

use crate::formats::names::{self, NameList};
use crate::formats::text::collapsed;
use crate::paper::Author;

/// The names of a field: `Ash, A.; Bee, B.`, `A. Ash; B. Bee`, `Ash A.; Bee B.`, `Ann Ash|Bo Bee`,
/// `Ash, Ann and Bee, Bo`, `Li, A., Wu, B.`, `Ash A, Bee B.`, or one name.
pub(super) fn listed(text: &str) -> Vec<Author> {
    for mark in [";", "|", " and "] {
        let pieces = text.split(mark).map(without_number);
        let pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
        let is_split = text.contains(mark);
        // With commas between them, `and` only stands before the last.
        let are_turned = || pieces.iter().all(|piece| piece.matches(',').count() == 1);
        if is_split && (mark != " and " || are_turned() || !text.contains(',')) {
            return between_marks(&pieces);
        }
    }
    let text = &without_number(text);
    let pieces: Vec<&str> = text.split(',').map(str::trim).collect();
    match pieces.as_slice() {
        [_] => names::catalogued(text).into_iter().collect(),
        // `Ash, Ann` is one name, `Ann Ash, Bo Bee` are two.
        [family, given] if !(family.contains(' ') && given.contains(' ')) => {
            names::catalogued(text).into_iter().collect()
        }
        _ => names::listed(without_stop(text)),
    }
}

/// Names that stand by themselves. Initials stand behind where all of them have them there.
fn between_marks(pieces: &[String]) -> Vec<Author> {
    let are_behind = names::are_behind(pieces);
    let names = pieces.iter().map(|piece| {
        if are_behind || piece.contains(',') {
            names::catalogued(piece)
        } else {
            names::printed(piece)
        }
    });
    names.collect::<NameList>().authors()
}

/// A name without the number that Scopus gives its bearer: `Ash, Ann (57190000001)`.
fn without_number(name: &str) -> String {
    let name = name.trim();
    let behind = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('));
    let bare = behind.filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    collapsed(bare.map_or(name, |(name, _)| name))
}

/// A list without the full stop that `PubMed` puts behind it.
fn without_stop(text: &str) -> &str {
    let bare = text.strip_suffix('.').unwrap_or(text);
    if bare.contains('.') { text } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_each_program_are_told() {
        for (text, said) in [
            ("Ash A.; de Bee B.C.", &["Ash|A.", "de Bee|B.C."][..]),
            (
                "Ash, Ann (57190000001); de Bee, Bo C. (6)",
                &["Ash|Ann", "de Bee|Bo C."],
            ),
            ("A. Ash; B. C. Bee", &["Ash|A.", "Bee|B. C."]),
            ("Ash, Ann; Bee, BC; ", &["Ash|Ann", "Bee|BC"]),
            ("Ash, Ann", &["Ash|Ann"]),
            ("Ash, Ann (57190000001)", &["Ash|Ann"]),
            ("van der Berg, Jan", &["van der Berg|Jan"]),
            ("Ann Ash; The Leaf Group", &["Ash|Ann", "The Leaf Group|"]),
            ("Ann Ash|Bo C. Bee", &["Ash|Ann", "Bee|Bo C."]),
            ("Ann  Ash and Bo Bee", &["Ash|Ann", "Bee|Bo"]),
            ("Ash, Ann and Bee, Bo", &["Ash|Ann", "Bee|Bo"]),
            (
                "Ann Ash, Bo Bee and Cy Cox",
                &["Ash|Ann", "Bee|Bo", "Cox|Cy"],
            ),
            ("Ash A, de Bee BC, Cox C.", &["Ash|A", "de Bee|BC", "Cox|C"]),
            ("A Ash, BC Bee", &["Ash|A", "Bee|BC"]),
            ("Ash A., Bee B.", &["Ash|A.", "Bee|B."]),
            ("Li, A., Wu, B.", &["Li|A.", "Wu|B."]),
            ("Ash A.; et al.", &["Ash|A.", "others|"]),
            ("Ash A", &["Ash|A"]),
            (" ; ", &[]),
            ("", &[]),
        ] {
            let authors = listed(text);
            let parts = authors.iter().map(|author| {
                let parts = author.parts();
                format!("{}|{}", parts.family, parts.given)
            });
            assert_eq!(parts.collect::<Vec<String>>(), said, "{text}");
        }
    }
}
