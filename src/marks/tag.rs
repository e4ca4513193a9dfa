//! Tags: words of the user's own that papers are kept under.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::text::safe;

/// So many characters a tag has at most.
pub const LONGEST_TAG: usize = 100;

/// A word that papers are kept under: in NFC, as it was typed, compared letter by letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

/// Says why a text is no tag, and what would be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// There is nothing in it.
    #[error("a tag needs a letter or a digit, as in to-read")]
    Empty,
    /// It has a blank.
    #[error("“{text}” has a blank, and a tag is one word: {joined} would be one")]
    Blank {
        /// What was meant as a tag.
        text: String,
        /// The same as one word.
        joined: String,
    },
    /// It has a control, or what cannot be seen.
    #[error("“{0}” has a character that cannot be seen; type the tag anew")]
    Hidden(String),
    /// It has a sign that stands between tags, or around them.
    #[error("“{text}” has the sign {sign}, which no tag may have; leave it out")]
    Sign {
        /// What was meant as a tag.
        text: String,
        /// The sign.
        sign: char,
    },
    /// It is too long.
    #[error("a tag has at most {LONGEST_TAG} characters, and this one {0}; a shorter one will do")]
    Long(usize),
}

impl Tag {
    /// Reads a tag; blanks around it are no part of it.
    ///
    /// # Errors
    /// When it is no single word, has what cannot be seen, a comma or a quote, or is too long.
    pub fn new(text: &str) -> Result<Self, TagError> {
        let tag: String = text.trim().nfc().collect();
        // What is said of it is foreign text.
        let said = || safe::line(&tag);
        if tag.chars().any(|c| c.is_whitespace() && !c.is_control()) {
            let words: Vec<&str> = tag.split_whitespace().collect();
            let joined = safe::line(&words.join("-"));
            return Err(TagError::Blank {
                text: said(),
                joined,
            });
        }
        if tag.chars().any(safe::is_hidden) {
            return Err(TagError::Hidden(said()));
        }
        if let Some(sign) = tag.chars().find(|c| ",\"".contains(*c)) {
            return Err(TagError::Sign { text: said(), sign });
        }
        let length = tag.chars().count();
        if length > LONGEST_TAG {
            return Err(TagError::Long(length));
        }
        if !tag.chars().any(char::is_alphanumeric) {
            return Err(TagError::Empty);
        }
        Ok(Self(tag))
    }

    /// The tag that a keyword or the name of a group makes: its words with `-` between them, without
    /// what no tag may have. None where nothing is left, or too much.
    #[must_use]
    pub fn of_keyword(keyword: &str) -> Option<Self> {
        let is_kept = |c: &char| c.is_whitespace() || !(safe::is_hidden(*c) || ",\"".contains(*c));
        let keyword: String = keyword.chars().filter(is_kept).collect();
        let words: Vec<&str> = keyword.split_whitespace().collect();
        Self::new(&words.join("-")).ok()
    }

    /// The tag as it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_one_word_kept_as_it_was_typed() {
        for (text, tag) in [
            (" To-Read ", "To-Read"),
            ("c++", "c++"),
            ("深度学习", "深度学习"),
            ("cafe\u{301}", "caf\u{e9}"),
            ("lab/2026", "lab/2026"),
        ] {
            assert_eq!(Tag::new(text).unwrap().as_str(), tag);
        }
        assert_ne!(Tag::new("ml"), Tag::new("ML"));
        assert!(Tag::new(&"a".repeat(LONGEST_TAG)).is_ok());
    }

    #[test]
    fn a_keyword_makes_a_tag_of_its_words() {
        for (keyword, tag) in [
            (" Graph  Neural\nNetworks ", Some("Graph-Neural-Networks")),
            ("\"quoted\", twice", Some("quoted-twice")),
            ("a\u{1b}\u{202e}b", Some("ab")),
            (" , ", None),
            ("", None),
        ] {
            let made = Tag::of_keyword(keyword);
            assert_eq!(made.as_ref().map(Tag::as_str), tag, "{keyword}");
        }
        assert_eq!(Tag::of_keyword(&"a".repeat(LONGEST_TAG + 1)), None);
    }

    #[test]
    fn what_is_no_tag_says_what_to_do() {
        for (text, said) in [
            ("", "a tag needs a letter or a digit, as in to-read"),
            (" -+ ", "a tag needs a letter or a digit, as in to-read"),
            (
                "two words",
                "“two words” has a blank, and a tag is one word: two-words would be one",
            ),
            (
                "a\u{1b}[1mb",
                "“ab” has a character that cannot be seen; type the tag anew",
            ),
            (
                "a\u{202e}b",
                "“ab” has a character that cannot be seen; type the tag anew",
            ),
            (
                "a,b",
                "“a,b” has the sign ,, which no tag may have; leave it out",
            ),
        ] {
            assert_eq!(Tag::new(text).unwrap_err().to_string(), said, "{text:?}");
        }
        let long = Tag::new(&"\u{e9}".repeat(LONGEST_TAG + 1)).unwrap_err();
        assert!(long.to_string().contains("and this one 101;"), "{long}");
    }
}
