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

    /// A feed of this spec under a name that says what it is and that none of the others has.
    #[must_use]
    pub fn named_after(spec: Spec, others: &[Self]) -> Self {
        let base = suggested(&spec.to_string());
        let is_free = |name: &String| others.iter().all(|other| other.name != *name);
        let numbered = (2_u32..).map(|number| format!("{base}-{number}"));
        let mut names = std::iter::once(base.clone()).chain(numbered);
        let name = names.find(is_free).unwrap_or_default();
        Self { name, spec }
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

/// A name for a spec: its words behind the source's name; of an address the words of its host and
/// path that tell it from others.
fn suggested(spec: &str) -> String {
    const SHORTER: usize = LONGEST - 8;
    const SAYS_NOTHING: [&str; 18] = [
        "search", "http", "https", "www", "feed", "feeds", "rss", "atom", "xml", "index", "com",
        "org", "net", "html", "php", "ti", "abs", "all",
    ];
    let is_name = |c: char| c.is_alphanumeric();
    let what = match spec.split_once(':') {
        Some((scheme, _)) if scheme.starts_with("http") => spec,
        Some((_, what)) => what,
        None => spec,
    };
    let words = what.split(|c| !is_name(c)).filter(|word| !word.is_empty());
    let words = words.filter(|word| !SAYS_NOTHING.contains(&word.to_lowercase().as_str()));
    let mut name = String::new();
    for word in words {
        let dash = if name.is_empty() { "" } else { "-" };
        if name.chars().count() + word.chars().count() >= SHORTER {
            break;
        }
        // A letter comes first.
        if !name.is_empty() || word.starts_with(char::is_alphabetic) {
            name = format!("{name}{dash}{word}");
        }
    }
    if name.is_empty() {
        "feed".to_owned()
    } else {
        name
    }
}

/// Whether a text can name a feed or an engine: it is a word of a query, a key of TOML, and no id, address or spec.
pub(super) fn is_name(text: &str) -> bool {
    let is_inner = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_inner)
        && text.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_what_is_followed_and_is_free() {
        let mut others = Vec::new();
        for (spec, name) in [
            ("hf:trending", "trending"),
            ("arxiv:cs.LG", "cs-LG"),
            ("arxiv:cs.LG", "cs-LG-2"),
            ("arxiv:cs.LG+stat.ML", "cs-LG-stat-ML"),
            ("arxiv:search abs:\"neural operator\"", "neural-operator"),
            ("arxiv:2503.11794", "feed"),
            ("arxiv:2503.11795", "feed-2"),
            ("biorxiv:neuroscience", "neuroscience"),
            ("https://journals.example/prl.rss", "journals-example-prl"),
            ("http://www.a.org/feeds/rss.xml?id=3", "a-id-3"),
        ] {
            let feed = Feed::named_after(spec.parse().unwrap(), &others);
            assert_eq!(feed.name(), name);
            others.push(Feed::new(feed.name(), spec).unwrap());
        }
        for (spec, name) in [
            ("https://journals.example/prl.rss", "journals-example-prl"),
            ("http://www.a.org/feeds/rss.xml?id=3", "a-id-3"),
        ] {
            assert_eq!(suggested(spec), name);
        }
        let long = format!("hf:search {}", "word ".repeat(40));
        assert!(is_name(&suggested(&long)));
    }

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
