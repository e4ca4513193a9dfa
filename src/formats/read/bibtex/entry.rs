//! The inside of one BibTeX entry: its key, and its fields with macros expanded. A field with a macro
//! that is not defined is left empty, for its name is no text.
//!
//! What the values of an entry may grow to, and how deep braces may lie, is bounded.

use super::macros::Macros;
use crate::disk::limits;
use crate::text::size::size;

/// Braces within braces; TeX people need three or four.
const DEEPEST: usize = 64;
/// So many characters of a name are told.
const NAME_TOLD: usize = 40;
/// Fields that hold an address or an id; a word with a slash is one there, also without braces.
const ADDRESSES: &[&str] = &["doi", "eprint", "url"];

/// What the inside of an `@word{...}` is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// A work.
    Entry(BibtexEntry),
    /// A macro's name, and its text or why it has none.
    Macro(String, Result<String, String>),
    /// What is no work by its kind, which is named: a comment or a preamble.
    Nothing(&'static str),
}

/// One work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct BibtexEntry {
    /// `article`, `inproceedings`, in lower case.
    pub(super) kind: String,
    /// The key that documents cite it by.
    pub(super) key: String,
    /// Names in lower case and raw values; of two of one name the first counts.
    pub(super) fields: Vec<(String, String)>,
    /// Why fields are left empty, as sentences.
    pub(super) lost: Vec<String>,
}

impl BibtexEntry {
    /// Takes a field, or why it is left empty.
    fn take(&mut self, field: EntryField) -> Result<(), String> {
        let EntryField { name, value } = field;
        match value {
            Ok(value) if self.fields.iter().all(|(known, _)| *known != name) => {
                self.fields.push((name, value));
            }
            Ok(_) => {}
            Err(Unread::Undefined(undefined)) => {
                let (name, undefined) = (told(&name), told(&undefined));
                self.lost.push(format!(
                    "{name} is left empty, for no @string defines {undefined}"
                ));
            }
            Err(Unread::Wrong(reason)) => return Err(reason),
        }
        Ok(())
    }

    /// The value of the first of these fields that is there and says something.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.get(name))
    }

    /// The value of a field that says something.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.fields.iter().find(|(known, _)| known == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

/// Reads an entry from its `@` to its closing brace.
pub(super) fn read(text: &str, macros: &Macros) -> Result<Inside, String> {
    let (kind, inside) = parts(text)?;
    let inside = inside.get(..inside.len().saturating_sub(1));
    let inside = inside.unwrap_or_default();
    let mut reader = EntryReader {
        rest: inside,
        macros,
        room: limits::ENTRY,
    };
    match kind.as_str() {
        "comment" => Ok(Inside::Nothing("@comment")),
        "preamble" => Ok(Inside::Nothing("@preamble")),
        "string" => {
            let EntryField { name, value } = reader.field()?.ok_or("it defines no macro")?;
            let text = value.map_err(|unread| match unread {
                Unread::Undefined(other) => {
                    let (name, other) = (told(&name), told(&other));
                    format!("{name} is not defined, for no @string before it defines {other}")
                }
                Unread::Wrong(reason) => reason,
            });
            Ok(Inside::Macro(name, text))
        }
        _ => {
            let mut entry = BibtexEntry {
                kind,
                key: reader.key(),
                ..BibtexEntry::default()
            };
            while let Some(field) = reader.field()? {
                entry.take(field)?;
            }
            Ok(Inside::Entry(entry))
        }
    }
}

/// Reads what is whole of an entry that has no end.
pub(super) fn read_open(text: &str, macros: &Macros) -> Result<BibtexEntry, String> {
    let (kind, rest) = parts(text)?;
    let room = limits::ENTRY;
    let mut reader = EntryReader { rest, macros, room };
    let mut entry = BibtexEntry {
        kind,
        key: reader.key(),
        ..BibtexEntry::default()
    };
    while let Ok(Some(field)) = reader.field() {
        if entry.take(field).is_err() {
            break;
        }
    }
    Ok(entry)
}

/// The name of the macro that an entry is to define, also where it has no end.
pub(super) fn macro_of(begun: &str) -> Option<String> {
    let (kind, inside) = parts(begun).ok()?;
    let (name, _) = inside.split_once('=').filter(|_| kind == "string")?;
    Some(name.trim().to_ascii_lowercase())
}

/// The word of an entry and what follows its opening brace.
fn parts(text: &str) -> Result<(String, &str), String> {
    let (head, inside) = text
        .split_once(['{', '('])
        .ok_or("it has no opening brace")?;
    let kind = head.trim_start_matches('@').trim().to_ascii_lowercase();
    Ok((kind, inside))
}

/// As much of a name as is told.
fn told(name: &str) -> String {
    name.chars().take(NAME_TOLD).collect()
}

/// A field as it stands.
struct EntryField {
    /// In lower case.
    name: String,
    value: Result<String, Unread>,
}

/// Why a value cannot be read.
enum Unread {
    /// No macro has this name.
    Undefined(String),
    /// The entry is wrong.
    Wrong(String),
}

struct EntryReader<'a> {
    rest: &'a str,
    macros: &'a Macros,
    /// What the values may still grow by.
    room: usize,
}

impl<'a> EntryReader<'a> {
    /// Everything up to a byte, or all that is left.
    fn up_to(&mut self, ends: impl Fn(u8) -> bool) -> &'a str {
        let end = self.rest.bytes().position(ends).unwrap_or(self.rest.len());
        let (before, after) = self.rest.split_at(end);
        self.rest = after;
        before
    }

    fn skip(&mut self, one: char) -> bool {
        match self.rest.trim_start().strip_prefix(one) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    /// The key, whatever characters it has. Where it was forgotten, the first field follows.
    fn key(&mut self) -> String {
        let start = self.rest;
        let key = self.up_to(|byte| byte == b',' || byte == b'=');
        if self.rest.starts_with('=') {
            self.rest = start;
            return String::new();
        }
        self.skip(',');
        key.split_whitespace().collect::<Vec<&str>>().join(" ")
    }

    /// The next `name = value`. What is none is passed over up to the next comma.
    fn field(&mut self) -> Result<Option<EntryField>, String> {
        loop {
            while self.skip(',') {}
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() {
                return Ok(None);
            }
            if self.rest.starts_with('%') {
                self.up_to(|byte| byte == b'\n');
                continue;
            }
            let name = self.up_to(|byte| matches!(byte, b'=' | b',' | b'{' | b'}'));
            if self.skip('=') {
                let name = name.split_whitespace().next_back().unwrap_or_default();
                let name = name.to_ascii_lowercase();
                let value = self.value(&name);
                return Ok(Some(EntryField { name, value }));
            }
            if self.rest.starts_with('{') {
                self.braced()?;
            } else {
                self.rest = self.rest.get(1..).unwrap_or_default();
            }
        }
    }

    /// Pieces joined by `#`, in a field of this name.
    fn value(&mut self, field: &str) -> Result<String, Unread> {
        let mut value = String::new();
        let mut undefined = None;
        loop {
            self.rest = self.rest.trim_start();
            let (macros, before) = (self.macros, self.rest);
            let piece = if before.starts_with('{') {
                self.braced().map_err(Unread::Wrong)?
            } else if before.starts_with('"') {
                self.quoted().map_err(Unread::Wrong)?
            } else {
                let word =
                    self.up_to(|byte| b",#{}\"".contains(&byte) || byte.is_ascii_whitespace());
                let is_address = word.contains('/') && ADDRESSES.contains(&field);
                // No macro's name begins with a digit.
                if is_address || word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
                    word
                } else {
                    macros.text(word).unwrap_or_else(|| {
                        undefined.get_or_insert(word);
                        ""
                    })
                }
            };
            self.room = self.room.checked_sub(piece.len()).ok_or_else(|| {
                let largest = size(limits::ENTRY as u64);
                Unread::Wrong(format!("its values are larger than {largest}"))
            })?;
            value.push_str(piece);
            if !self.skip('#') {
                return match undefined {
                    Some(word) => Err(Unread::Undefined(word.to_owned())),
                    None => Ok(value),
                };
            }
        }
    }

    /// The inside of a group.
    fn braced(&mut self) -> Result<&'a str, String> {
        let mut depth = 0;
        for place in memchr::memchr2_iter(b'{', b'}', self.rest.as_bytes()) {
            depth = deeper(
                depth,
                self.rest.as_bytes().get(place).copied().unwrap_or_default(),
            )?;
            if depth == 0 {
                let group = self.rest.get(1..place).unwrap_or_default();
                self.rest = self.rest.get(place + 1..).unwrap_or_default();
                return Ok(group);
            }
        }
        Err("a brace is not closed".to_owned())
    }

    /// The text between quotes; a quote within braces does not close it.
    fn quoted(&mut self) -> Result<&'a str, String> {
        let mut depth = 0;
        let inside = self.rest.get(1..).unwrap_or_default();
        for (place, byte) in inside.bytes().enumerate() {
            depth = deeper(depth, byte)?;
            if byte == b'"' && depth == 0 {
                self.rest = inside.get(place + 1..).unwrap_or_default();
                return inside.get(..place).ok_or_else(String::new);
            }
        }
        Err("a quote is not closed".to_owned())
    }
}

fn deeper(depth: usize, byte: u8) -> Result<usize, String> {
    match byte {
        b'{' if depth == DEEPEST => Err(format!("its braces are nested deeper than {DEEPEST}")),
        b'{' => Ok(depth + 1),
        b'}' => Ok(depth.saturating_sub(1)),
        _ => Ok(depth),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> BibtexEntry {
        let mut macros = Macros::default();
        macros.define("jul", Ok("Juillet".to_owned())).unwrap();
        match read(text, &macros).unwrap() {
            Inside::Entry(entry) => entry,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_value_is_braced_quoted_bare_or_joined() {
        let entry = entry(
            "@Article( my: key, é ,Title = {A {B} \"c\"} # \" d {\"}e\" # JUL, year=1999, month = jul booktitle = aaai-91\n school = jul # csli, pages = {}, year = 2000, % note\n x)",
        );
        assert_eq!(
            (entry.kind.as_str(), entry.key.as_str()),
            ("article", "my: key")
        );
        assert_eq!(entry.get("title"), Some("A {B} \"c\" d {\"}eJuillet"));
        assert_eq!(entry.get("year"), Some("1999"));
        assert_eq!(entry.get("pages"), None);
        assert_eq!(entry.first(&["pages", "month"]), Some("Juillet"));
        let lost = |field, name| format!("{field} is left empty, for no @string defines {name}");
        assert_eq!(
            entry.lost,
            [lost("booktitle", "aaai-91"), lost("school", "csli")]
        );
    }

    #[test]
    fn a_missing_comma_or_key_and_a_stray_word_lose_nothing_else() {
        let entry = entry(
            "@misc{title = {T} author = \"Foo \"Bar\" Baz\" year = 2020, note, doi = {10.1/x}}",
        );
        assert_eq!(entry.key, "");
        assert_eq!(entry.get("title"), Some("T"));
        assert_eq!(entry.get("author"), Some("Foo"));
        assert_eq!(entry.get("doi"), Some("10.1/x"));
    }

    #[test]
    fn what_grows_or_nests_without_end_is_refused() {
        let mut macros = Macros::default();
        let (mut refused, text) = (false, Ok("x".to_owned()));
        macros.define("a", text).unwrap();
        for _ in 0..40 {
            match read("@string{a = a # a # \"xx\"}", &macros) {
                Ok(Inside::Macro(name, text)) => {
                    refused |= macros.define(&name, text).is_err();
                }
                other => refused |= other.is_err(),
            }
        }
        assert!(refused);
        let deep = format!(
            "@a{{k, t = {}{}}}",
            "{".repeat(100_000),
            "}".repeat(100_000)
        );
        assert_eq!(
            read(&deep, &macros),
            Err("its braces are nested deeper than 64".to_owned())
        );
    }
}
