//! What a person follows: a spec under a name.

use super::spec::{Spec, SpecError};

/// As long as a name may be.
const LONGEST: usize = 40;

/// A named request to a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    name: String,
    spec: Spec,
}

/// Says why there is no such feed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// The name is none.
    #[error(
        "“{0}” is no name for a feed: a letter, then letters, digits, - and _, {LONGEST} at most"
    )]
    Name(String),
    /// What is wanted is not known.
    #[error(transparent)]
    Spec(#[from] SpecError),
}

impl Feed {
    /// A feed of this name and spec.
    ///
    /// # Errors
    /// When the name is none, or the spec is of no source.
    pub fn new(name: &str, spec: &str) -> Result<Self, FeedError> {
        if !is_name(name) {
            return Err(FeedError::Name(name.to_owned()));
        }
        Ok(Self {
            name: name.to_owned(),
            spec: spec.parse()?,
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is asked for it.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        &self.spec
    }
}

/// Whether a text can name a feed: it is a word of a query, a key of TOML, and no id, address or spec.
fn is_name(text: &str) -> bool {
    let is_inner = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_inner)
        && text.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_has_a_name_that_is_a_word() {
        for name in ["ml", "neural-operators_2", "größe"] {
            assert_eq!(Feed::new(name, "hf:daily").unwrap().name(), name);
        }
        let long = "x".repeat(LONGEST + 1);
        for name in ["", "2024", "-x", "a b", "a:b", "a.b", "a\nb", &long] {
            let error = Feed::new(name, "hf:daily").unwrap_err();
            assert_eq!(error, FeedError::Name(name.to_owned()));
        }
        let error = Feed::new("ml", "hf:best").unwrap_err().to_string();
        assert!(
            error.starts_with("hf: “best” is not known there"),
            "{error}"
        );
    }
}
