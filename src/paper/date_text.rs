//! The words that stand where a date would: of a work that is still to appear.

use serde_json::Value;

use super::Paper;

/// The field of a record that keeps them.
const FIELD: &str = "date_text";
/// More is no date.
const LONGEST: usize = 40;
/// As received, with what may stand between its words.
const LONGEST_RECEIVED: usize = 1_000;

/// What is said of a work that is to appear, and how BibLaTeX (`pubstate`,
/// <https://ctan.org/pkg/biblatex>, 2.2.2) and CSL say it.
#[rustfmt::skip] // A list of words reads as one.
const SAID: &[&str] = &[
    "in press", "inpress", "in print", "press", "submitted", "forthcoming", "to appear", "appear", "accepted",
    "in preparation", "inpreparation", "in review", "under review", "under revision", "to be published",
    "prepublished", "advance online", "online first", "early access", "im druck", "im erscheinen", "sous presse",
    "à paraître", "en prensa", "in corso di stampa", "no prelo",
];
/// Words that BibLaTeX writes as one.
const JOINED: [(&str, &str); 2] = [("inpress", "in press"), ("inpreparation", "in preparation")];

impl Paper {
    /// The words that stand where a date would; none where there is one. Raw, as received.
    #[must_use]
    pub fn date_text(&self) -> Option<&str> {
        let text = self.other.get(FIELD).and_then(Value::as_str)?;
        (self.date.is_none() && !text.trim().is_empty()).then_some(text)
    }

    /// The date, or the words in its place; raw.
    #[must_use]
    pub fn date_shown(&self) -> Option<String> {
        let date = self.date.map(|date| date.to_string());
        date.or_else(|| self.date_text().map(str::to_owned))
    }

    /// Keeps what is said in the place of a date, where there is none and it says that the work is to
    /// appear.
    pub fn set_date_text(&mut self, text: &str) {
        if self.date.is_some() {
            return;
        }
        let is_word = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
        if text.len() > LONGEST_RECEIVED || !text.bytes().any(is_word) {
            return;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = words.join(" ");
        let lower = words.to_lowercase();
        let is_said = SAID.iter().any(|said| has_words(&lower, said));
        if is_said && words.chars().count() <= LONGEST {
            let joined = JOINED.iter().find(|(joined, _)| *joined == lower);
            let said = joined.map_or(words.as_str(), |(_, said)| said);
            self.other.insert(FIELD.to_owned(), Value::from(said));
        }
    }

    /// Gives the words their place: a date takes it from them, and those that are known have it before
    /// others.
    pub fn settle_date_text(&mut self, known: Option<&str>) {
        if self.date.is_some() {
            self.other.remove(FIELD);
        } else if let Some(text) = known {
            self.other.insert(FIELD.to_owned(), Value::from(text));
        }
    }
}

/// Whether these words stand in a text as words.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(place, _)| {
        let before = text.get(..place).and_then(|text| text.chars().next_back());
        let behind = text.get(place + words.len()..);
        let behind = behind.and_then(|text| text.chars().next());
        ![before, behind]
            .into_iter()
            .flatten()
            .any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::title_key;

    #[test]
    fn words_that_say_of_a_work_that_it_is_to_appear_are_kept() {
        for (text, kept) in [
            ("in press", Some("in press")),
            ("In\n Press", Some("In Press")),
            ("inpress", Some("in press")),
            ("(submitted)", Some("(submitted)")),
            ("to appear in 3 volumes", Some("to appear in 3 volumes")),
            ("à paraître", Some("à paraître")),
            ("pressure", None),
            ("n.d.", None),
            ("199X", None),
            ("", None),
            ("accepted by a journal of which the name is too long", None),
        ] {
            let mut paper = Paper::new(title_key("t"));
            paper.set_date_text(text);
            assert_eq!(paper.date_text(), kept, "{text}");
            assert_eq!(paper.date_shown().as_deref(), kept);
            paper.date = "2020".parse().ok();
            assert_eq!(paper.date_text(), None);
            assert_eq!(paper.date_shown().as_deref(), Some("2020"));
        }
    }
}
