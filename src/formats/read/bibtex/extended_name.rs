//! biblatex's names by their parts: `family=Montclar, given=Henri, prefix=de, useprefix=false`
//! (<https://ctan.org/pkg/biblatex>, "Extended Name Format").

use crate::formats::letters::plain;
use crate::paper::{Author, NameParts};

/// The author of a name in this form; `None` where it is in another.
pub(super) fn author(name: &str) -> Option<Author> {
    if !name.contains('=') {
        return None;
    }
    let pieces = pieces(name);
    let parts: Vec<(String, &str)> = pieces.into_iter().filter_map(part).collect();
    let first = name
        .split_once('=')
        .map(|(part, _)| part.trim().to_ascii_lowercase())?;
    let is_known = parts.first().is_some_and(|(part, _)| *part == first) && is_part(&first);
    let said = |wanted: &str| {
        let part = parts.iter().find(|(part, _)| part == wanted);
        part.map(|(_, value)| plain(unquoted(value)))
            .unwrap_or_default()
    };
    let [prefix, family, given, suffix] = ["prefix", "family", "given", "suffix"].map(said);
    if !is_known || (family.is_empty() && given.is_empty()) {
        return None;
    }
    let family = format!("{prefix} {family}");
    Author::parted(NameParts {
        family: family.trim(),
        given: &given,
        suffix: &suffix,
    })
}

/// Whether a word names a part of a name, or what biblatex is to do with one.
fn is_part(word: &str) -> bool {
    let word = word.strip_suffix("-i").unwrap_or(word);
    matches!(
        word,
        "family" | "given" | "prefix" | "suffix" | "useprefix" | "id" | "hash" | "nosort"
    ) || word.starts_with("sortingnamekey")
}

/// The name of a part, in small letters, and its value.
fn part(piece: &str) -> Option<(String, &str)> {
    let (name, value) = piece.split_once('=')?;
    Some((name.trim().to_ascii_lowercase(), value.trim()))
}

fn unquoted(value: &str) -> &str {
    let inside = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or(value)
}

/// What stands between commas outside of braces and quotes. A quote opens only behind `=`.
fn pieces(name: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let mut in_quotes = false;
    let mut last = ',';
    for (at, c) in name.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '"' if depth == 0 && last != '\\' => in_quotes = !in_quotes && last == '=',
            ',' if depth == 0 && !in_quotes => {
                pieces.push(name.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
        if !c.is_whitespace() {
            last = c;
        }
    }
    pieces.push(name.get(start..).unwrap_or_default());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_by_its_parts_is_read_in_any_order() {
        for (name, printed, family) in [
            (
                "family=Montclar, given=Henri, prefix=de, useprefix=false",
                "Henri de Montclar",
                "de Montclar",
            ),
            ("given=Hans, family=Harm", "Hans Harm", "Harm"),
            (
                "prefix=van der, FAMILY = {Berg}, Given=Jan",
                "Jan van der Berg",
                "van der Berg",
            ),
            (
                "given={Hans Peter}, family=Ritt, given-i={HP}",
                "Hans Peter Ritt",
                "Ritt",
            ),
            (
                r#"family="Hasan, Jr", given="Ali", id=x"#,
                "Ali Hasan, Jr",
                "Hasan, Jr",
            ),
            (
                r#"family=M\"uller, given=Al, unknown=x"#,
                "Al Müller",
                "Müller",
            ),
            (
                "family=Stone, given=Rita, suffix=Jr.",
                "Rita Stone Jr.",
                "Stone",
            ),
            ("family={Leaf and Co}", "Leaf and Co", "Leaf and Co"),
        ] {
            let author = author(name).unwrap();
            assert_eq!(
                (author.name.as_str(), author.parts().family),
                (printed, family)
            );
        }
    }

    #[test]
    fn a_name_in_another_form_is_none_of_these() {
        for name in [
            "Plain, Ann",
            "a=b, Ann",
            "Plain, family=x",
            "useprefix=true, Ann",
        ] {
            assert_eq!(author(name), None, "{name}");
        }
    }
}
