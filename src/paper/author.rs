//! The parts of an author's name, as bibliographies need them.
//!
//! A record has the name as it is printed. Family name, given name and suffix stand beside it only
//! where they are not what the printed name says by itself.

use serde_json::{Map, Value};

use super::Author;
use super::printed_name::{NameParts, ends_as_group};

/// The field of an author that says in what capacity, where it is not as a person.
const ROLE: &str = "role";
const COLLABORATION: &str = "collaboration";

impl Author {
    /// Makes an author of the parts of a name; `None` where they say nothing.
    #[must_use]
    pub fn parted(parts: NameParts<'_>) -> Option<Self> {
        let NameParts {
            family,
            given,
            suffix,
        } = NameParts {
            family: parts.family.trim(),
            given: parts.given.trim(),
            suffix: parts.suffix.trim(),
        };
        // Nobody's family name is Collaboration.
        let is_torn = !family.contains(' ') && ends_as_group(family);
        let pieces = [given, family, suffix];
        let printed: Vec<&str> = pieces
            .into_iter()
            .filter(|piece| !piece.is_empty())
            .collect();
        if printed.is_empty() {
            return None;
        }
        let name = printed.join(" ");
        let parts = NameParts {
            family,
            given,
            suffix,
        };
        let parts = if is_torn {
            NameParts::whole(&name)
        } else {
            parts
        };
        Some(Self::printed_as(&name, parts))
    }

    /// Makes an author of a name that has no parts, such as that of a group of people.
    #[must_use]
    pub fn whole(name: &str) -> Option<Self> {
        Self::parted(NameParts::whole(name))
    }

    /// Makes an author of the group for which the authors of a paper write.
    #[must_use]
    pub fn collaboration(name: &str) -> Option<Self> {
        let mut author = Self::whole(name)?;
        let role = Value::from(COLLABORATION);
        author.other.insert(ROLE.to_owned(), role);
        Some(author)
    }

    /// Whether this author is the group for which the others write.
    #[must_use]
    pub fn is_collaboration(&self) -> bool {
        text_of(&self.other, ROLE) == Some(COLLABORATION)
    }

    /// The parts of the name: those beside it, or else what the printed name tells.
    #[must_use]
    pub fn parts(&self) -> NameParts<'_> {
        let part = |name: &str| text_of(&self.other, name);
        match part("family") {
            Some(family) => NameParts {
                family,
                given: part("given").unwrap_or_default(),
                suffix: part("suffix").unwrap_or_default(),
            },
            None => NameParts::printed(&self.name),
        }
    }

    /// An author whose name is printed otherwise than `Given Family Suffix`.
    #[must_use]
    pub fn printed_as(name: &str, parts: NameParts<'_>) -> Self {
        let mut author = Self::named(name);
        author.set_parts(parts);
        author
    }

    /// Keeps the parts beside the name, where it does not tell them.
    fn set_parts(&mut self, parts: NameParts<'_>) {
        if self.parts() == parts {
            return;
        }
        let NameParts {
            family,
            given,
            suffix,
        } = parts;
        for (name, part) in [("family", family), ("given", given), ("suffix", suffix)] {
            if !part.is_empty() {
                self.other.insert(name.to_owned(), Value::from(part));
            }
        }
    }
}

fn text_of<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    fields.get(name)?.as_str().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_beside_a_name_only_where_it_does_not_tell_them() {
        for (family, given, suffix, record) in [
            ("Lovelace", "Ada", "", r#"{"name":"Ada Lovelace"}"#),
            ("van der Berg", "Jan", "", r#"{"name":"Jan van der Berg"}"#),
            ("Plato", "", "", r#"{"name":"Plato"}"#),
            (
                "Sun Microsystems",
                "",
                "",
                r#"{"name":"Sun Microsystems","family":"Sun Microsystems"}"#,
            ),
            ("Ford", "Henry", "Jr.", r#"{"name":"Henry Ford Jr."}"#),
            (
                "García Márquez",
                "Gabriel",
                "",
                r#"{"name":"Gabriel García Márquez","family":"García Márquez","given":"Gabriel"}"#,
            ),
        ] {
            let parts = NameParts {
                family,
                given,
                suffix,
            };
            let author = Author::parted(parts).unwrap();
            assert_eq!(serde_json::to_string(&author).unwrap(), record);
            assert_eq!(author.parts(), parts);
        }
        let torn = NameParts {
            family: "Collaboration",
            given: "for the BIG",
            suffix: "",
        };
        let author = Author::parted(torn).unwrap();
        assert_eq!(
            author.parts(),
            NameParts::whole("for the BIG Collaboration")
        );
        assert_eq!(Author::whole(" "), None);
    }
}
