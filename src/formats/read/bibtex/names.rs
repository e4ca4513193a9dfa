//! The names of authors as BibTeX writes them
//! (<https://www.ctan.org/pkg/tamethebeast>, section 11).

use super::letters::plain;
use crate::paper::{Author, NameParts};

/// What follows a family name without being a given name.
const SUFFIXES: [&str; 5] = ["Jr", "Sr", "II", "III", "IV"];

/// The authors of a list joined by `and`; `others` is nobody.
pub(super) fn authors(list: &str) -> Vec<Author> {
    let names = split(list, |text| {
        let word = text.get(..3)?;
        let alone = text.get(3..)?.starts_with(|c: char| c.is_whitespace());
        (word.eq_ignore_ascii_case("and") && alone).then_some(3)
    });
    let names = names.into_iter().map(str::trim);
    names
        .filter(|name| !name.is_empty() && *name != "others")
        .filter_map(author)
        .collect()
}

fn author(name: &str) -> Option<Author> {
    let is_group = |text: &str| {
        let inside = text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        inside.is_some_and(|inside| !inside.contains(['{', '}']) && !inside.starts_with('\\'))
    };
    if is_group(name) {
        return Author::whole(&plain(name));
    }
    let parts = split(name, |text| text.starts_with(',').then_some(1));
    let parts: Vec<String> = parts.into_iter().map(plain).collect();
    let parts = match parts.as_slice() {
        [] => return None,
        [printed] => {
            let is_name = !printed.is_empty();
            return is_name.then(|| Author::named(printed.as_str()));
        }
        // `Richard H. Granger, Jr.`
        [printed, suffix] if SUFFIXES.contains(&suffix.trim_end_matches('.')) => {
            let author = Author::named(printed.as_str());
            let NameParts { family, given, .. } = author.parts();
            return Author::parted(NameParts {
                family,
                given,
                suffix,
            });
        }
        [family, given] => NameParts {
            family,
            given,
            suffix: "",
        },
        [family, suffix, given, ..] => NameParts {
            family,
            given,
            suffix,
        },
    };
    Author::parted(parts)
}

/// The pieces between separators outside of braces. A word separates only after a blank.
fn split(text: &str, separator: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let mut after_blank = true;
    let mut skip_until = 0;
    for (place, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let may_separate = depth == 0 && place >= skip_until && (after_blank || c == ',');
        let rest = text.get(place..).unwrap_or_default();
        if may_separate && let Some(length) = separator(rest) {
            pieces.push(text.get(start..place).unwrap_or_default());
            start = place + length;
            skip_until = start;
        }
        after_blank = c.is_whitespace();
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_name_is_read() {
        let list = r"R{\o}nnow, Troels F. and Ford, Jr., Henry and Ada  Lovelace AND
            {Court of Arbitration and Sport} and de la {V}all{\'e}e Poussin, C. and {\'E}va T. and Anderson, A and Al Gore, Jr. and others";
        let found = authors(list);
        let names: Vec<&str> = found.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "Troels F. Rønnow",
                "Henry Ford Jr.",
                "Ada Lovelace",
                "Court of Arbitration and Sport",
                "C. de la Vallée Poussin",
                "Éva T.",
                "A Anderson",
                "Al Gore Jr."
            ]
        );
        let families: Vec<&str> = found.iter().map(|author| author.parts().family).collect();
        assert_eq!(
            families,
            [
                "Rønnow",
                "Ford",
                "Lovelace",
                "Court of Arbitration and Sport",
                "de la Vallée Poussin",
                "T.",
                "Anderson",
                "Gore"
            ]
        );
    }
}
