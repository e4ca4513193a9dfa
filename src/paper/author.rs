//! The parts of an author's name, as bibliographies need them.
//!
//! A record has the name as it is printed. Family name, given name and suffix stand beside it only
//! where they are not what the printed name says by itself.

use serde_json::{Map, Value};

use super::Author;

/// What a name is made of; each may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameParts<'a> {
    /// Brittain, van der Berg, or the whole name of a group of people.
    pub family: &'a str,
    /// Ian, J. R. R.
    pub given: &'a str,
    /// Jr., III.
    pub suffix: &'a str,
}

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
        let pieces = [given, family, suffix];
        let printed: Vec<&str> = pieces
            .into_iter()
            .filter(|piece| !piece.is_empty())
            .collect();
        if printed.is_empty() {
            return None;
        }
        let mut author = Self::named(printed.join(" "));
        if author.parts()
            != (NameParts {
                family,
                given,
                suffix,
            })
        {
            for (name, part) in [("family", family), ("given", given), ("suffix", suffix)] {
                if !part.is_empty() {
                    author.other.insert(name.to_owned(), Value::from(part));
                }
            }
        }
        Some(author)
    }

    /// Makes an author of a name that has no parts, such as that of a group of people.
    #[must_use]
    pub fn whole(name: &str) -> Option<Self> {
        Self::parted(NameParts {
            family: name,
            given: "",
            suffix: "",
        })
    }

    /// The parts of the name: those beside it, or else its last word with the particles before it
    /// as the family name.
    #[must_use]
    pub fn parts(&self) -> NameParts<'_> {
        let part = |name: &str| text_of(&self.other, name);
        if let Some(family) = part("family") {
            return NameParts {
                family,
                given: part("given").unwrap_or_default(),
                suffix: part("suffix").unwrap_or_default(),
            };
        }
        let name = self.name.trim();
        let mut start = name.rfind(' ').map_or(0, |blank| blank + 1);
        while let Some(before) = name.get(..start.saturating_sub(1)).filter(|_| start > 0) {
            let word = before.rfind(' ').map_or(0, |blank| blank + 1);
            let is_particle = before
                .get(word..)
                .is_some_and(|word| word.starts_with(char::is_lowercase));
            if word == 0 || !is_particle {
                break;
            }
            start = word;
        }
        NameParts {
            family: name.get(start..).unwrap_or_default(),
            given: name.get(..start).unwrap_or_default().trim_end(),
            suffix: "",
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
            (
                "Ford",
                "Henry",
                "Jr.",
                r#"{"name":"Henry Ford Jr.","family":"Ford","given":"Henry","suffix":"Jr."}"#,
            ),
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
        assert_eq!(Author::whole(" "), None);
    }
}
