//! What a record had that recto has no field for, under the format that it came in:
//! `{"bibtex":{"isbn":"0-19-853453-1"}}`. The same format gives it out again.

use serde_json::{Map, Value};

use super::Paper;

/// The field of a record that keeps it, an object of objects.
const FIELD: &str = "extra";
/// The bytes of what is kept of one format, so that a line of the store stays short.
const LARGEST: usize = 64 << 10;

/// Fields of file names, and how those begin of which a program has several: they are the user's own.
const FILES: &[&str] = &[
    "file",
    "files",
    "local-url",
    "localfile",
    "local_url",
    "pdf",
    "fulltext",
    "l1",
    "l4",
];
const FILES_BEGIN: &[&str] = &["bdsk-file-", "file-"];
/// Fields that are for programs: keys of other records, what a list is sorted by.
#[rustfmt::skip] // A list of names reads as one.
const KEYS: &[&str] = &[
    "crossref", "xdata", "xref", "ids", "entryset", "related", "key", "sortkey", "sortname", "sorttitle",
    "presort", "citekey", "bibkey", "bibsource", "biburl", "groups", "timestamp", "owner", "hash",
];
/// How the fields of abstracts in other languages begin, and RIS's tags for abstracts.
const ABSTRACTS: &[&str] = &["abstract", "summary", "ab", "n2"];

impl Paper {
    /// The fields that a format had and recto has none for, in their order.
    pub fn extra_of(&self, format: &str) -> impl Iterator<Item = (&str, &Value)> {
        let fields = self
            .extra()
            .and_then(|extra| extra.get(format)?.as_object());
        let fields = fields.into_iter().flatten();
        fields.map(|(name, value)| (name.as_str(), value))
    }

    /// Keeps such a field of a format. Whether there was room for it.
    pub fn keep_extra(&mut self, format: &str, name: &str, value: Value) -> bool {
        let known: usize = self
            .extra_of(format)
            .map(|(name, value)| size(name, value))
            .sum();
        if known + size(name, &value) > LARGEST {
            return false;
        }
        let extra = self
            .other
            .entry(FIELD)
            .or_insert_with(|| Value::Object(Map::new()));
        let fields = extra.as_object_mut().map(|extra| {
            let fields = extra.entry(format);
            fields.or_insert_with(|| Value::Object(Map::new()))
        });
        match fields.and_then(Value::as_object_mut) {
            Some(fields) => fields.insert(name.to_owned(), value).is_none(),
            None => false,
        }
    }

    /// The texts in it that are looked at for words: no names of files, keys or abstracts, which are
    /// in other languages.
    #[must_use]
    pub fn extra_text(&self) -> String {
        let mut texts: Vec<&str> = Vec::new();
        let formats = self.extra().into_iter().flat_map(Map::values);
        let fields = formats.filter_map(Value::as_object).flatten();
        for (_, value) in fields.filter(|(name, _)| is_searched(name)) {
            leaves(value, &mut texts);
        }
        texts.retain(|text| !is_of_disk(text));
        texts.join("\n")
    }

    /// Keeps what is known and what a further record has beside it.
    pub(crate) fn unite_extra(&mut self, further: &Self) {
        let formats = further.extra().into_iter().flatten();
        for (format, fields) in formats {
            for (name, value) in fields.as_object().into_iter().flatten() {
                if self.extra_of(format).all(|(known, _)| known != name) {
                    self.keep_extra(format, name, value.clone());
                }
            }
        }
    }

    /// Whether a field of a record is this one.
    pub(crate) fn is_extra(field: &str) -> bool {
        field == FIELD
    }

    fn extra(&self) -> Option<&Map<String, Value>> {
        self.other.get(FIELD)?.as_object()
    }
}

/// Whether a field may leave the machine: one with names of files may not.
#[must_use]
pub fn is_for_others(name: &str, value: &Value) -> bool {
    let mut texts = Vec::new();
    leaves(value, &mut texts);
    !is_file(name) && !texts.into_iter().any(is_of_disk)
}

fn is_file(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    FILES.contains(&name.as_str()) || FILES_BEGIN.iter().any(|begin| name.starts_with(begin))
}

/// Whether a text is the name of a file on a disk.
fn is_of_disk(text: &str) -> bool {
    let text = text.trim_start();
    let mut chars = text.chars();
    let is_drive = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && matches!((chars.next(), chars.next()), (Some(':'), Some('\\' | '/')));
    let begins = ["/home/", "/Users/", "~/", "file:", "\\\\"];
    let is_path = begins.into_iter().any(|begin| text.starts_with(begin));
    // `http://` has more letters before its colon.
    is_drive || is_path
}

fn is_searched(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_abstract = ABSTRACTS.iter().any(|begin| {
        let rest = lower.strip_prefix(begin);
        rest.is_some_and(|rest| begin.len() > 2 || rest.is_empty())
    });
    !is_file(name) && !is_abstract && !KEYS.contains(&lower.as_str())
}

/// The texts of a value, however deep: a decoded one has no more levels than its reader allows.
fn leaves<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => texts.push(text),
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(fields) => {
                let values: Vec<&Value> = fields.values().collect();
                open.extend(values.into_iter().rev());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// The bytes that a field takes, about.
fn size(name: &str, value: &Value) -> usize {
    let signs = 4;
    name.len()
        + signs
        + match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => signs,
            Value::String(text) => text.len(),
            Value::Array(values) => values.iter().map(|value| size("", value)).sum(),
            Value::Object(fields) => fields.iter().map(|(name, value)| size(name, value)).sum(),
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::title_key;

    fn paper(fields: &[(&str, &str, Value)]) -> Paper {
        let mut paper = Paper::new(title_key("t"));
        for (format, name, value) in fields {
            assert!(paper.keep_extra(format, name, value.clone()));
        }
        paper
    }

    #[test]
    fn what_is_looked_at_for_words_has_no_files_keys_and_abstracts() {
        let text = |value: &str| Value::from(value);
        let paper = paper(&[
            ("bibtex", "isbn", text("0-19")),
            ("bibtex", "file", text("leaf.pdf")),
            ("bibtex", "bdsk-file-1", text("YnBsaXN0")),
            ("bibtex", "abstract-de", text("Wir zeigen")),
            ("bibtex", "crossref", text("key")),
            ("bibtex", "annote", text("C:\\leaf.txt")),
            ("ris", "T3", serde_json::json!(["Leaves", "Trees"])),
            ("ris", "N2", text("Wir zeigen")),
            ("csl-json", "editor", serde_json::json!([{"family": "Ash"}])),
        ]);
        assert_eq!(paper.extra_text(), "0-19\nLeaves\nTrees\nAsh");
        let is_told = |name: &str| {
            let mut fields = paper.extra_of("bibtex");
            let (_, value) = fields.find(|(known, _)| *known == name).unwrap();
            is_for_others(name, value)
        };
        for (name, told) in [
            ("isbn", true),
            ("crossref", true),
            ("abstract-de", true),
            ("file", false),
            ("annote", false),
        ] {
            assert_eq!(is_told(name), told, "{name}");
        }
        assert!(is_for_others("x", &text("http://a.org/home/")));
    }

    #[test]
    fn the_known_value_stays_and_there_is_an_end_of_room() {
        let mut known = paper(&[("bibtex", "isbn", "1".into())]);
        let further = paper(&[
            ("bibtex", "isbn", "2".into()),
            ("bibtex", "issn", "3".into()),
            ("ris", "SN", "4".into()),
        ]);
        known.unite_extra(&further);
        let json = known.to_json().unwrap();
        assert!(
            json.contains(r#""extra":{"bibtex":{"isbn":"1","issn":"3"},"ris":{"SN":"4"}}"#),
            "{json}"
        );
        assert!(!known.keep_extra("bibtex", "x", "x".repeat(LARGEST).into()));
        // A field that somebody else named so stays as it is.
        known.other.insert(FIELD.to_owned(), "mine".into());
        assert!(!known.keep_extra("bibtex", "x", "y".into()));
        assert_eq!(known.other.get(FIELD), Some(&Value::from("mine")));
        assert_eq!(known.extra_text(), "");
    }
}
