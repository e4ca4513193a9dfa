//! Title and abstract as a publisher marked them up, where the paper has them as TeX.

use serde_json::{Map, Value};

use super::Paper;

/// The field of a record that keeps them, an object of `title` and `abstract`.
const RECEIVED: &str = "received";
const TITLE: &str = "title";
const ABSTRACT: &str = "abstract";

impl Paper {
    /// The title with the markup in which it came.
    #[must_use]
    pub fn title_as_received(&self) -> &str {
        self.as_received(TITLE).unwrap_or(&self.title)
    }

    /// The abstract with the markup in which it came.
    #[must_use]
    pub fn summary_as_received(&self) -> &str {
        self.as_received(ABSTRACT).unwrap_or(&self.summary)
    }

    /// Keeps the title with its markup.
    pub fn keep_title_as_received(&mut self, text: String) {
        self.keep(TITLE, Some(text));
    }

    /// Keeps the abstract with its markup.
    pub fn keep_summary_as_received(&mut self, text: String) {
        self.keep(ABSTRACT, Some(text));
    }

    /// Takes the title of another record of the same paper, with its markup.
    pub fn take_title(&mut self, further: &Self) {
        self.title.clone_from(&further.title);
        self.keep(TITLE, further.as_received(TITLE).map(str::to_owned));
    }

    /// Takes the abstract of another record of the same paper, with its markup.
    pub fn take_summary(&mut self, further: &Self) {
        self.summary.clone_from(&further.summary);
        self.keep(ABSTRACT, further.as_received(ABSTRACT).map(str::to_owned));
    }

    /// Whether a field of a record goes with its texts, not with what is known of the paper.
    #[must_use]
    pub fn is_of_its_texts(field: &str) -> bool {
        field == RECEIVED
    }

    fn as_received(&self, name: &str) -> Option<&str> {
        self.other.get(RECEIVED)?.get(name)?.as_str()
    }

    fn keep(&mut self, name: &str, text: Option<String>) {
        let mut received = match self.other.remove(RECEIVED) {
            Some(Value::Object(received)) => received,
            // Of another form it is a field that somebody else named so.
            Some(other) if text.is_none() => {
                self.other.insert(RECEIVED.to_owned(), other);
                return;
            }
            Some(_) | None => Map::new(),
        };
        match text {
            Some(text) => received.insert(name.to_owned(), Value::from(text)),
            None => received.remove(name),
        };
        if !received.is_empty() {
            self.other
                .insert(RECEIVED.to_owned(), Value::Object(received));
        }
    }
}
