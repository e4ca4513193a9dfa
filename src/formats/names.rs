//! Names of people in the order in which a reader says them: first name, last name, suffix.

use super::text::collapsed;
use crate::paper::{Author, NameParts};

/// A name of its parts; what has no letter is what is left of a collaboration's colon, and no name.
pub(super) fn of_parts(given: &str, family: &str, suffix: &str) -> Option<Author> {
    let [given, family, suffix] = [given, family, suffix].map(collapsed);
    let says = [&given, &family, &suffix]
        .iter()
        .any(|part| part.contains(char::is_alphanumeric));
    let parts = NameParts {
        family: &family,
        given: &given,
        suffix: &suffix,
    };
    says.then(|| Author::parted(parts)).flatten()
}

/// A name as it is printed.
pub(super) fn printed(name: &str) -> Option<Author> {
    let name = collapsed(name);
    name.contains(char::is_alphanumeric)
        .then(|| Author::named(name))
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
    pieces.filter_map(|name| printed(&name)).collect()
}

/// The names of a list of texts.
pub(super) fn all(names: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<Author> {
    let names = names.into_iter();
    names.filter_map(|name| printed(name.as_ref())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_first_name_first() {
        for (given, family, suffix, said) in [
            ("C.", "Balázs", "", "C. Balázs"),
            ("Jan", "van der\n Berg", "", "Jan van der Berg"),
            ("Martin L.", "King", "Jr.", "Martin L. King Jr."),
            ("", "The Keck Array", "", "The Keck Array"),
        ] {
            assert_eq!(of_parts(given, family, suffix).unwrap().name, said);
        }
        assert_eq!((of_parts("", ":", ""), printed(" ")), (None, None));
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
