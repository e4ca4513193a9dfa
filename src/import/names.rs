//! Names of people in the order in which a reader says them: first name, last name, suffix.

use serde_json::Value;

use super::text::collapsed;
use crate::paper::Author;

/// A name of its parts. The family name is kept beside where it is not the last word.
pub(super) fn of_parts(given: &str, family: &str, suffix: &str) -> Option<Author> {
    let (given, family, suffix) = (collapsed(given), collapsed(family), collapsed(suffix));
    let parts = [given.as_str(), &family, &suffix];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    // A lone mark is what is left of a collaboration's colon.
    if !parts
        .iter()
        .any(|part| part.contains(char::is_alphanumeric))
    {
        return None;
    }
    let mut author = Author::named(parts.join(" "));
    if !given.is_empty() && (family.contains(' ') || !suffix.is_empty()) {
        author
            .other
            .insert("family".to_owned(), Value::String(family));
    }
    Some(author)
}

/// The names of a list in one text: `A, B and C`, with affiliations in brackets passed over.
pub(super) fn listed(text: &str) -> Vec<Author> {
    let mut names = vec![String::new()];
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => names.push(String::new()),
            _ if depth == 0 => {
                if let Some(name) = names.last_mut() {
                    name.push(c);
                }
            }
            _ => {}
        }
    }
    let pieces = names.iter().flat_map(|name| {
        let name = collapsed(name);
        let name = name.strip_prefix("and ").unwrap_or(&name).to_owned();
        name.split(" and ")
            .map(str::to_owned)
            .collect::<Vec<String>>()
    });
    pieces.filter_map(|name| of_parts(&name, "", "")).collect()
}

/// The names of a list of texts.
pub(super) fn all(names: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<Author> {
    let names = names.into_iter();
    names
        .filter_map(|name| of_parts(name.as_ref(), "", ""))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_first_name_first() {
        for (given, family, suffix, said, kept) in [
            ("C.", "Balázs", "", "C. Balázs", None),
            (
                "Jan",
                "van der Berg",
                "",
                "Jan van der Berg",
                Some("van der Berg"),
            ),
            (
                "Martin L.",
                "King",
                "Jr.",
                "Martin L. King Jr.",
                Some("King"),
            ),
            ("", "The Keck Array", "", "The Keck Array", None),
        ] {
            let author = of_parts(given, family, suffix).unwrap();
            assert_eq!(author.name, said);
            assert_eq!(author.other.get("family").and_then(Value::as_str), kept);
        }
        assert_eq!((of_parts("", ":", ""), of_parts("", "", "")), (None, None));
    }

    #[test]
    fn a_list_of_names_is_split_outside_of_brackets() {
        let listed = |text: &str| -> Vec<String> {
            listed(text).into_iter().map(|author| author.name).collect()
        };
        assert_eq!(
            listed("Xiaojun Bi (Minzu University, Beijing, China), Jun Jiang (X)"),
            ["Xiaojun Bi", "Jun Jiang"]
        );
        assert_eq!(
            listed("C. Bal\\'azs, E. L. Berger and C.-P. Yuan"),
            ["C. Bal\\'azs", "E. L. Berger", "C.-P. Yuan"]
        );
        assert_eq!(listed("A, and B"), ["A", "B"]);
    }
}
