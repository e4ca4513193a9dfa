//! Tags in their entries: one is set or taken back, and whatever else stands there stays as it is, what
//! this recto would not take for a tag, too.

use std::collections::BTreeSet;

use serde_json::Value;

use super::json::{elements, members, string};
use super::{Entry, Intent, MarkKey, MarkKind, Marks, Tag, Wanted};

/// The member of an entry that holds its tags.
const TAGS: &str = "tags";
/// The members that go with the last tag.
const OWN: [&str; 3] = [TAGS, "title", "aliases"];
/// Under this name stands what stood where tags are to be, and was none.
const UNREADABLE: &str = "unreadable";

impl<'a> Entry<'a> {
    /// The tags, as they stand; what is none is passed over.
    pub fn tags(&self) -> impl Iterator<Item = Tag> + use<'a> {
        let list = self.member(TAGS).unwrap_or_default();
        let tags = elements(list).into_iter().flatten();
        tags.filter_map(|tag| read(tag.of(list)))
    }

    fn has_tag(&self, tag: &Tag) -> bool {
        self.tags().any(|known| known == *tag)
    }
}

impl Marks {
    /// Every tag of a paper, under whichever of its ids it stands.
    #[must_use]
    pub fn tags(&self, key: &MarkKey) -> BTreeSet<Tag> {
        let entries = key.ids().filter_map(|id| self.get(MarkKind::Tags, id));
        entries.flat_map(|entry| entry.tags()).collect()
    }

    /// Whether a paper has a tag.
    #[must_use]
    pub fn has_tag(&self, key: &MarkKey, tag: &Tag) -> bool {
        let mut entries = key.ids().filter_map(|id| self.get(MarkKind::Tags, id));
        entries.any(|entry| entry.has_tag(tag))
    }

    /// Sets a tag, or takes it back wherever it stands. The other tags of the paper are as they were, so
    /// that of two copies each keeps what the other says of another tag.
    pub(super) fn apply_tag(&mut self, intent: &Intent, tag: &Tag) {
        let (kind, key) = (MarkKind::Tags, &intent.key);
        match intent.wanted {
            Wanted::Set => {
                if !self.has_tag(key, tag) {
                    let id = self.standing(kind, key).unwrap_or(&key.id);
                    let tagged = with(self.json(kind, id), tag, intent);
                    self.change(kind, id, Some(tagged));
                }
            }
            Wanted::Unset => {
                for id in key.ids() {
                    let standing = self.get(kind, id);
                    if standing.is_some_and(|entry| entry.has_tag(tag)) {
                        let left = self.json(kind, id).and_then(|json| without(json, tag));
                        self.change(kind, id, left);
                    }
                }
            }
        }
    }
}

/// An entry with one tag more; without one, that of a paper which had none.
fn with(standing: Option<&str>, tag: &Tag, intent: &Intent) -> String {
    let tag = Value::from(tag.as_str()).to_string();
    let own = || {
        let title = Value::from(intent.title.as_str()).to_string();
        let aliases: Vec<String> = intent
            .key
            .also
            .iter()
            .map(|id| Value::from(id.as_str()).to_string())
            .collect();
        [
            (quoted("title"), title),
            (quoted("aliases"), listed(&aliases)),
        ]
    };
    let Some(json) = standing else {
        let tags = (quoted(TAGS), listed(&[tag]));
        return object([tags].into_iter().chain(own()));
    };
    let Some(parts) = parts(json) else {
        let parts = [(quoted(TAGS), listed(&[tag]))].into_iter().chain(own());
        return object(parts.chain([(quoted(UNREADABLE), json.to_owned())]));
    };
    let old = parts.iter().rfind(|(name, _)| is(name, TAGS));
    let old_tags = old.and_then(|(_, list)| pieces(list));
    let unreadable = old.filter(|_| old_tags.is_none());
    let unreadable = unreadable.map(|(_, value)| (quoted(UNREADABLE), value.clone()));
    let mut tags = old_tags.unwrap_or_default();
    tags.push(tag);
    let others = parts.iter().filter(|(name, _)| !is(name, TAGS)).cloned();
    object(
        [(quoted(TAGS), listed(&tags))]
            .into_iter()
            .chain(others)
            .chain(unreadable),
    )
}

/// An entry without a tag; `None` where nothing is left that a person or another program wrote.
fn without(json: &str, tag: &Tag) -> Option<String> {
    let parts = parts(json)?;
    let (_, list) = parts.iter().rfind(|(name, _)| is(name, TAGS))?;
    let mut tags = pieces(list)?;
    tags.retain(|piece| read(piece).as_ref() != Some(tag));
    let is_own = |name: &str| OWN.iter().any(|own| is(name, own));
    if tags.is_empty() && parts.iter().all(|(name, _)| is_own(name)) {
        return None;
    }
    let others = parts.iter().filter(|(name, _)| !is(name, TAGS)).cloned();
    Some(object(
        [(quoted(TAGS), listed(&tags))].into_iter().chain(others),
    ))
}

/// What a piece of JSON says, where that is a tag.
fn read(json: &str) -> Option<Tag> {
    Tag::new(&string(json)?).ok()
}

fn is(name: &str, wanted: &str) -> bool {
    string(name).is_some_and(|name| name == wanted)
}

/// The members of an object, as they stand; `None` for what is no object.
fn parts(json: &str) -> Option<Vec<(String, String)>> {
    let owned = |piece: &str| piece.to_owned();
    let parts = members(json)?;
    let parts = parts.map(|(name, value)| (owned(name.of(json)), owned(value.of(json))));
    Some(parts.collect())
}

/// The elements of an array, as they stand; `None` for what is no array.
fn pieces(json: &str) -> Option<Vec<String>> {
    let pieces = elements(json)?.map(|piece| piece.of(json).to_owned());
    Some(pieces.collect())
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn listed(pieces: &[String]) -> String {
    format!("[{}]", pieces.join(", "))
}

/// An object, two levels deep in its file.
fn object(parts: impl Iterator<Item = (String, String)>) -> String {
    let parts: Vec<String> = parts
        .map(|(name, value)| format!("      {name}: {value}"))
        .collect();
    format!("{{\n{}\n    }}", parts.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::FileKind;
    use crate::paper::PaperId;

    fn intent(ids: &[&str], wanted: Wanted, tag: &str) -> Intent {
        let mut ids = ids.iter().map(|id| PaperId::parse(id).unwrap());
        Intent {
            kind: MarkKind::Tags,
            tag: Some(Tag::new(tag).unwrap()),
            wanted,
            key: MarkKey {
                id: ids.next().unwrap(),
                also: ids.collect(),
            },
            at: String::new(),
            title: "On \"it\"".to_owned(),
        }
    }

    fn tags(marks: &Marks, ids: &[&str]) -> Vec<String> {
        let key = intent(ids, Wanted::Set, "x").key;
        let tags = marks.tags(&key).into_iter();
        tags.map(|tag| tag.to_string()).collect()
    }

    fn parse(text: &str) -> Marks {
        Marks::parse(FileKind::Stars, text.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn tags_come_and_go_one_by_one_and_the_last_leaves_nothing() {
        let empty = Marks::default();
        let mut marks = empty.clone();
        for tag in ["b", "a", "b"] {
            marks.apply(&intent(&["x:a", "x:b"], Wanted::Set, tag));
        }
        assert_eq!(tags(&marks, &["x:b", "x:a"]), ["a", "b"]);
        let text = marks.to_json(FileKind::Stars);
        let expected = r#"{
  "version": 1,
  "tagged": {
    "x:a": {
      "tags": ["b", "a"],
      "title": "On \"it\"",
      "aliases": ["x:b"]
    }
  }
}
"#;
        assert_eq!(text, expected);
        let mut again = parse(&text);
        again.apply(&intent(&["x:b", "x:a"], Wanted::Unset, "b"));
        assert_eq!(tags(&again, &["x:a"]), ["a"]);
        again.apply(&intent(&["x:a"], Wanted::Set, "b"));
        again.apply(&intent(&["x:a"], Wanted::Unset, "a"));
        again.apply(&intent(&["x:a"], Wanted::Unset, "b"));
        assert_eq!(again.count(MarkKind::Tags), 0);
        assert!(!again.to_json(FileKind::Stars).contains("x:a"));
    }

    #[test]
    fn what_is_no_tag_and_no_member_of_ours_outlives_every_change() {
        for (entry, tagged, bare) in [
            (
                r#"{"tags":["a b", 7, "t"],"mine":{"x":[1]},"title":"T"}"#,
                r#"{ "tags": ["a b", 7, "t", "new"], "mine": {"x":[1]}, "title": "T" }"#,
                r#"{ "tags": ["a b", 7], "mine": {"x":[1]}, "title": "T" }"#,
            ),
            (
                r#"{"tags":"t","title":"T"}"#,
                r#"{ "tags": ["new"], "title": "T", "unreadable": "t" }"#,
                r#"{ "tags": [], "title": "T", "unreadable": "t" }"#,
            ),
            (
                "7",
                r#"{ "tags": ["new"], "title": "On \"it\"", "aliases": [], "unreadable": 7 }"#,
                r#"{ "tags": [], "title": "On \"it\"", "aliases": [], "unreadable": 7 }"#,
            ),
        ] {
            let mut marks = parse(&format!("{{\"tagged\":{{\"x:a\":{entry}}}}}"));
            let written = |marks: &Marks| {
                let id = PaperId::parse("x:a").unwrap();
                let json = marks.json(MarkKind::Tags, &id).unwrap_or_default();
                json.split_whitespace().collect::<Vec<&str>>().join(" ")
            };
            marks.apply(&intent(&["x:a"], Wanted::Set, "new"));
            assert_eq!(written(&marks), tagged);
            marks.apply(&intent(&["x:a"], Wanted::Unset, "new"));
            marks.apply(&intent(&["x:a"], Wanted::Unset, "t"));
            assert_eq!(written(&marks), bare);
        }
    }

    #[test]
    fn an_intent_without_a_tag_means_nothing() {
        let mut marks = Marks::default();
        marks.apply(&Intent {
            tag: None,
            ..intent(&["x:a"], Wanted::Set, "t")
        });
        assert_eq!(marks, Marks::default());
    }
}
