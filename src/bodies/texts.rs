//! The words of all papers that are kept, folded, one after the other in one file: what a query looks through
//! without unpacking a paper. It is brought up to what is kept where it is asked, and made anew where it is gone.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::folder::{Bodies, KeptBody};
use super::header::unpacked;
use super::{BodiesError, LARGEST};
use crate::disk::{Draft, Readers, read_own};
use crate::paper::PaperId;
use crate::text::fold;

/// The name of the file.
const NAME: &str = "bodies.idx";
/// The first line; another form has another one, and is made anew.
const FORM: &str = "recto, words of whole papers, 1\n";
/// No more of a line is read that says what follows.
const LONGEST_LINE: u64 = 4096;

/// The words of all papers that are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    path: PathBuf,
    entries: Vec<Entry>,
}

/// The words of one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    of: TextOf,
    /// Where they stand in the file.
    place: Range<u64>,
}

/// Whose words follow, as it stands before them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TextOf {
    id: PaperId,
    /// The name of the file that they were taken from, and how many bytes that has.
    file: String,
    size: u64,
    /// How many bytes of words follow.
    bytes: u64,
}

impl Texts {
    /// The papers, in the order of the file.
    pub fn ids(&self) -> impl Iterator<Item = &PaperId> {
        self.entries.iter().map(|entry| &entry.of.id)
    }

    /// The places among [`Self::ids`] of those whose folded words are so. A file that is gone in the meantime
    /// has none.
    #[must_use]
    pub fn having(&self, is_so: &dyn Fn(&str) -> bool) -> Vec<usize> {
        let Ok(mut file) = File::open(&self.path) else {
            return Vec::new();
        };
        let mut bytes = Vec::new();
        let mut having = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let is_read = words(&mut file, entry, &mut bytes);
            if is_read && std::str::from_utf8(&bytes).is_ok_and(is_so) {
                having.push(place);
            }
        }
        having
    }

    /// Reads what is there; what is damaged ends it.
    fn read(path: PathBuf) -> Self {
        let mut texts = Self {
            path,
            entries: Vec::new(),
        };
        let Ok(file) = File::open(&texts.path) else {
            return texts;
        };
        let end = file.metadata().map_or(0, |metadata| metadata.len());
        let mut file = BufReader::new(file);
        let mut line = Vec::new();
        let mut at = match read_line(&mut file, &mut line) {
            Some(length) if line == FORM.as_bytes() => length,
            Some(_) | None => return texts,
        };
        while let Some(length) = read_line(&mut file, &mut line) {
            let Ok(of) = serde_json::from_slice::<TextOf>(&line) else {
                break;
            };
            at += length;
            let place = at..at.saturating_add(of.bytes);
            at = place.end;
            let skipped = i64::try_from(of.bytes)
                .ok()
                .and_then(|bytes| file.seek_relative(bytes).ok());
            if skipped.is_none() || at > end {
                break;
            }
            texts.entries.push(Entry { of, place });
        }
        texts
    }
}

/// Reads a line with its end; none where there is no whole one.
fn read_line(file: &mut BufReader<File>, line: &mut Vec<u8>) -> Option<u64> {
    line.clear();
    let length = file
        .by_ref()
        .take(LONGEST_LINE)
        .read_until(b'\n', line)
        .ok()?;
    line.ends_with(b"\n").then_some(length as u64)
}

/// Reads the words of an entry into `bytes`; `false` where they are not there.
fn words(file: &mut File, entry: &Entry, bytes: &mut Vec<u8>) -> bool {
    bytes.clear();
    let length = entry.place.end - entry.place.start;
    let read = file.seek(SeekFrom::Start(entry.place.start));
    let read = read.and_then(|_| file.by_ref().take(length).read_to_end(bytes));
    read.is_ok_and(|read| read as u64 == length)
}

impl Bodies {
    /// The words of all papers that are kept now; what is not known yet of one is read from it.
    ///
    /// # Errors
    /// When the folder cannot be read, or the words not be written down.
    pub fn texts(&self) -> Result<Texts, BodiesError> {
        let known = Texts::read(self.path().join(NAME));
        let kept = self.all()?.bodies;
        let is_of = |entry: &Entry, body: &KeptBody| {
            let name = body.path.file_name().and_then(|name| name.to_str());
            entry.of.size == body.size && name == Some(entry.of.file.as_str())
        };
        let is_whole = known.entries.len() == kept.len()
            && kept
                .iter()
                .all(|body| known.entries.iter().any(|entry| is_of(entry, body)));
        if is_whole {
            return Ok(known);
        }
        let mut before = File::open(&known.path).ok();
        let mut draft = Draft::begin(self.disk(), &known.path, Readers::Owner)?;
        draft.add(FORM.as_bytes())?;
        let mut bytes = Vec::new();
        for body in &kept {
            let entry = known.entries.iter().find(|entry| is_of(entry, body));
            let is_known = match (entry, &mut before) {
                (Some(entry), Some(file)) => words(file, entry, &mut bytes),
                (Some(_) | None, _) => false,
            };
            if !is_known {
                // A paper that cannot be read has no words; it is said where one reads it.
                bytes = folded(body).unwrap_or_default().into_bytes();
            }
            let of = TextOf {
                id: body.id.clone(),
                file: body
                    .path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                size: body.size,
                bytes: bytes.len() as u64,
            };
            let line = serde_json::to_string(&of).unwrap_or_default();
            draft.add(format!("{line}\n").as_bytes())?;
            draft.add(&bytes)?;
        }
        draft.replace_unsynced()?;
        Ok(Texts::read(known.path))
    }
}

/// The folded words of a paper that is kept.
fn folded(body: &KeptBody) -> Option<String> {
    let packed = read_own(&body.path, LARGEST).ok()??;
    let bytes = unpacked(&packed, LARGEST).ok()?;
    let text = body.form.read(&bytes).ok()?.text();
    let mut folded = String::from(" ");
    fold::fold_forms_into(&text, &mut folded);
    Some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Form;

    fn page(words: &str) -> String {
        format!(
            "<article class=ltx_document><section class=ltx_section><p>{words}</p></section></article>"
        )
    }

    #[test]
    fn words_of_all_that_is_kept_are_found_and_those_of_what_is_gone_are_not() {
        let dir = tempfile::tempdir().unwrap();
        let bodies = Bodies::in_dir(dir.path());
        let id = |number: &str| PaperId::arxiv(number).unwrap();
        let having = |word: &str| {
            let texts = bodies.texts().unwrap();
            let found = texts.having(&|text| text.contains(word));
            let ids: Vec<&PaperId> = texts.ids().collect();
            let mut ids: Vec<String> = found
                .into_iter()
                .map(|place| ids[place].to_string())
                .collect();
            ids.sort();
            ids
        };
        assert!(having(" alpha ").is_empty());
        for (number, words) in [
            ("2001.00001", "Alpha beta"),
            ("2001.00002", "beta <b>Gamma</b>"),
        ] {
            let page = page(words);
            bodies
                .add(&id(number), None, (Form::Html, page.as_bytes()))
                .unwrap();
        }
        assert_eq!(having(" beta "), ["arxiv:2001.00001", "arxiv:2001.00002"]);
        assert_eq!(having(" gamma "), ["arxiv:2001.00002"]);
        bodies.remove(&[id("2001.00002")]).unwrap();
        assert_eq!(having(" beta "), ["arxiv:2001.00001"]);
        // What is damaged or gone is made anew.
        for damaged in [
            &b"recto, words of whole papers, 1\n{\"id\""[..],
            b"",
            b"other",
        ] {
            std::fs::write(bodies.path().join(NAME), damaged).unwrap();
            assert_eq!(having(" alpha "), ["arxiv:2001.00001"]);
        }
    }
}
