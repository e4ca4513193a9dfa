//! What stands in a note, and the notes of a folder as they were read last.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use crate::paper::PaperId;

/// What stands above what the user writes.
const FENCE: &str = "---";

/// What a new note says of its paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its id.
    pub id: PaperId,
    /// Its title, safe.
    pub title: String,
    /// Where it is on the web, if that is known.
    pub link: Option<String>,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What the user wrote, without the front matter; raw.
    pub text: String,
    /// The file as a folder lists it: another stamp is another content.
    pub(super) stamp: (Option<SystemTime>, u64),
}

/// The notes of a folder as they were read last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    pub(super) by_id: BTreeMap<PaperId, Arc<Note>>,
    /// The names of files whose ids had to be cut, and the ids that stand in them.
    pub(super) cut: BTreeMap<String, PaperId>,
}

impl About {
    /// The text of a new note: front matter, and room below it.
    #[must_use]
    pub fn front_matter(&self) -> String {
        // A string of JSON is one of YAML.
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let link = self.link.as_deref();
        let link = link.map_or_else(String::new, |link| format!("link: {}\n", quoted(link)));
        format!(
            "{FENCE}\nid: {}\ntitle: {}\n{link}{FENCE}\n\n",
            quoted(self.id.as_str()),
            quoted(&self.title)
        )
    }
}

impl Notes {
    /// Every note with the id that it is kept under.
    pub fn iter(&self) -> impl Iterator<Item = (&PaperId, &Note)> {
        self.by_id.iter().map(|(id, note)| (id, note.as_ref()))
    }

    /// The note under this very id.
    #[must_use]
    pub fn get(&self, id: &PaperId) -> Option<&Note> {
        self.by_id.get(id).map(Arc::as_ref)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}

/// What stands below the front matter; all of a text that has none.
pub(super) fn body(text: &str) -> &str {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    matter(text).map_or(text, |(_, body)| body)
}

/// The id that the front matter tells.
pub(super) fn id_in(text: &str) -> Option<PaperId> {
    let (matter, _) = matter(text)?;
    let id = matter
        .lines()
        .find_map(|line| line.strip_prefix("id:"))?
        .trim();
    let unquoted = serde_json::from_str::<String>(id);
    PaperId::parse(&unquoted.unwrap_or_else(|_| id.to_owned()))
}

/// The front matter and what stands below it.
fn matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(FENCE)?;
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim_end() == FENCE {
            return Some((rest.get(..at)?, rest.get(end..)?));
        }
        at = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_tells_the_paper_and_is_not_what_was_written() {
        let about = About {
            id: PaperId::parse("arxiv:2503.11794").unwrap(),
            title: "On \"it\": a".to_owned(),
            link: Some("https://arxiv.org/abs/2503.11794".to_owned()),
        };
        let text = about.front_matter();
        let expected = "---\nid: \"arxiv:2503.11794\"\ntitle: \"On \\\"it\\\": a\"\nlink: \"https://arxiv.org/abs/2503.11794\"\n---\n\n";
        assert_eq!(text, expected);
        assert_eq!(body(&format!("{text}Mine.\n")), "\nMine.\n");
        assert_eq!(id_in(&text), Some(about.id));
        for (text, whole) in [
            ("No matter.\n---\n", "No matter.\n---\n"),
            ("---\nnot closed\n", "---\nnot closed\n"),
            ("---\r\nid: x:a\r\n---\r\nMine.", "Mine."),
            ("\u{feff}Mine.", "Mine."),
        ] {
            assert_eq!(body(text), whole, "{text:?}");
        }
    }
}
