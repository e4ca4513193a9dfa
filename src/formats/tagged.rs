//! Records of lines that begin with a tag: RIS and its relatives.

pub(super) mod rest;

use std::io::BufRead;

use super::bytes;
use super::input::{Input, Records};
use super::text::collapsed;
use super::watch::{FieldPath, Fielded, Watch};
use crate::disk::limits;
use crate::paper::{ImportError, Received};
use crate::text::lines::Lines;
use crate::text::size::size;

/// How a format writes its records.
#[derive(Debug)]
pub(super) struct TaggedForm {
    /// The tag that begins a record.
    pub(super) begins: &'static str,
    /// Which tags begin one, too, behind an empty line.
    pub(super) apart: Apart,
    /// The tag that ends one, where one does.
    pub(super) ends: Option<&'static str>,
    /// The tag and the value of a line that has a tag.
    pub(super) tag: fn(&str) -> Option<(&str, &str)>,
    /// The columns at which programs cut a value in the middle of a word: of a line with a tag, and of
    /// one without.
    pub(super) cuts: Option<(usize, usize)>,
}

/// Which tags begin a record behind an empty line.
#[derive(Debug)]
pub(super) enum Apart {
    /// None but the one that begins every record.
    Never,
    /// Any tag, and where a record began by its own one, these: a text may have an empty line, too.
    Lines(&'static [&'static str]),
    /// Any tag at all.
    EveryLine,
}

/// Up to eight signs, letters in capitals; zeros behind them.
type Tag = [u8; 8];

/// A tag as it is kept.
fn kept(tag: &str) -> Option<Tag> {
    let mut kept = Tag::default();
    kept.get_mut(..tag.len())?.copy_from_slice(tag.as_bytes());
    kept.make_ascii_uppercase();
    Some(kept)
}

/// A kept tag as it was.
fn shown(tag: &Tag) -> &str {
    // A tag is letters, digits and signs.
    let tag = str::from_utf8(tag).unwrap_or_default();
    tag.trim_end_matches('\0')
}

/// The papers of an input of such records.
pub(super) fn papers<'a>(
    input: Input<'a>,
    form: &'static TaggedForm,
    paper: fn(&TaggedRecord) -> Result<Received, ImportError>,
) -> Records<'a> {
    let mut watch = Watch::over(&input);
    let records = TaggedRecords::new(input, form);
    Box::new(records.map(move |record| {
        let record = record?;
        let found = paper(&record)?;
        let again = || Some(record.clone());
        watch.tell(&found.paper, record.size, again, |record| {
            paper(record).ok().map(|received| received.paper)
        });
        Ok(found)
    }))
}

/// One record: its tags in their order, and its line.
#[derive(Debug, Clone, Default)]
pub(super) struct TaggedRecord {
    /// The line that it begins on, from 1.
    pub(super) line: u64,
    /// Tags in capitals, with values; a line without a tag continues the value before it.
    fields: Vec<(Tag, String)>,
    size: usize,
    bad: Option<String>,
    /// Whether a line of it has the tag that begins every record.
    has_own: bool,
    /// Whether the line that was read last was cut by a program.
    is_cut: bool,
}

impl TaggedRecord {
    /// Every tag with its value, in the order of the lines.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter();
        fields.map(|(tag, value)| (shown(tag), value.as_str()))
    }

    /// The values of these tags that say something, all of the first tag before those of the next.
    pub(super) fn all<'a>(&'a self, tags: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        tags.iter().flat_map(|tag| {
            let tag = kept(tag);
            let fields = self.fields.iter();
            let fields = fields.filter(move |(known, _)| Some(*known) == tag);
            let values = fields.map(|(_, value)| value.trim());
            values.filter(|value| !value.is_empty())
        })
    }

    /// The values of these tags that say something, in the order of their lines.
    pub(super) fn in_order<'a>(&'a self, tags: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.iter();
        let named = fields.filter(|(known, _)| tags.contains(&shown(known)));
        let values = named.map(|(_, value)| value.trim());
        values.filter(|value| !value.is_empty())
    }

    /// The first value of these tags, as one line.
    pub(super) fn first(&self, tags: &[&str]) -> Option<String> {
        self.all(tags).next().map(collapsed)
    }

    /// The paragraphs of the first value of these tags, which empty lines part.
    pub(super) fn paragraphs(&self, tags: &[&str]) -> Option<String> {
        let mut paragraphs = vec![String::new()];
        for line in self.all(tags).next()?.lines().map(str::trim) {
            match paragraphs.last_mut() {
                Some(last) if !line.is_empty() => {
                    last.push(' ');
                    last.push_str(line);
                }
                Some(_) | None => paragraphs.push(String::new()),
            }
        }
        let paragraphs = paragraphs.iter().map(|paragraph| collapsed(paragraph));
        let told: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
        Some(told.join("\n\n"))
    }

    /// Takes a line, whose tag is told already.
    fn add(&mut self, mut text: String, tag: Option<Tag>, form: &TaggedForm) {
        self.size += text.len();
        if self.size > limits::ENTRY {
            self.spoil(&format!(
                "the record is longer than {}",
                size(limits::ENTRY as u64)
            ));
            return;
        }
        if let Some(tag) = tag {
            self.has_own |= shown(&tag) == form.begins;
            self.is_cut = form.cuts.is_some_and(|(tagged, _)| is_wide(&text, tagged));
            let value = (form.tag)(&text).map_or(0, |(_, value)| text.len() - value.len());
            text.drain(..value);
            self.fields.push((tag, text));
        } else if let Some((_, value)) = self.fields.last_mut() {
            if !self.is_cut {
                value.push('\n');
            }
            // Every paragraph of a value is cut for itself.
            let may_be_cut = self.is_cut || value.ends_with("\n\n");
            value.push_str(&text);
            self.is_cut = may_be_cut && form.cuts.is_some_and(|(_, bare)| is_wide(&text, bare));
        }
    }

    fn spoil(&mut self, reason: &str) {
        self.fields.clear();
        self.bad.get_or_insert_with(|| reason.to_owned());
    }

    /// Takes the tag that should have ended the record off its last value, where it stands alone in the
    /// last line: some programs write nothing behind it, so that it looks like words of a text.
    fn drop_bare(&mut self, end: Option<&str>) {
        if let Some((end, (_, value))) = end.zip(self.fields.last_mut()) {
            let kept = value.trim_end().strip_suffix(end);
            let kept = kept.filter(|kept| kept.ends_with('\n'));
            if let Some(length) = kept.map(str::len) {
                value.truncate(length);
            }
        }
    }

    fn whole(self) -> Result<Self, ImportError> {
        match self.bad {
            None => Ok(self),
            Some(reason) => Err(ImportError::new(self.line, reason)),
        }
    }
}

impl Fielded for TaggedRecord {
    fn names(&self, within: &[String]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let own = self.fields().filter(|_| within.is_empty());
        for (tag, _) in own {
            if names.iter().all(|name| name != tag) {
                names.push(tag.to_owned());
            }
        }
        names
    }

    fn without(&self, fields: &[&FieldPath]) -> Self {
        let is_left_out = |tag: &Tag| {
            let mut names = fields.iter().filter_map(|path| path.first());
            names.any(|name| name == shown(tag))
        };
        let mut less = self.clone();
        less.fields.retain(|(tag, _)| !is_left_out(tag));
        less
    }
}

/// Whether a text has exactly so many columns, as programs count them: in units of UTF-16.
fn is_wide(text: &str, columns: usize) -> bool {
    // A unit is of one to three bytes.
    (columns..=3 * columns).contains(&text.len()) && text.encode_utf16().count() == columns
}

/// The records of a stream; the lines between them are passed over.
struct TaggedRecords<R> {
    lines: Lines<R>,
    form: &'static TaggedForm,
    current: Option<TaggedRecord>,
    /// The line that was read last, whether the input ends within it, and whether the one before was
    /// empty.
    line: u64,
    is_cut: bool,
    is_behind_empty: bool,
    /// What is said behind the last record.
    cut: Option<ImportError>,
}

impl<R: BufRead> TaggedRecords<R> {
    fn new(stream: R, form: &'static TaggedForm) -> Self {
        Self {
            lines: Lines::new(stream, limits::LINE),
            form,
            current: None,
            line: 0,
            is_cut: false,
            is_behind_empty: false,
            cut: None,
        }
    }

    /// Whether a tag begins a record.
    fn begins(&self, tag: &str) -> bool {
        let is_own = tag == self.form.begins;
        let Some(record) = &self.current else {
            return match self.form.apart {
                Apart::Never => is_own,
                Apart::Lines(_) | Apart::EveryLine => true,
            };
        };
        // Of a record that is bad the fields are gone.
        let has_own = record.bad.is_some() || record.has_own;
        match self.form.apart {
            Apart::Never => is_own,
            // Other lines of a record may stand before the one that should begin it.
            Apart::Lines(_) | Apart::EveryLine if is_own => has_own || self.is_behind_empty,
            Apart::Lines(tags) => self.is_behind_empty && (!has_own || tags.contains(&tag)),
            Apart::EveryLine => self.is_behind_empty,
        }
    }

    /// The last record where nothing ends it: people forget that, or copy all but the last line. Where
    /// the last line has no end either, its value may be cut, which is said behind the record.
    fn unended(&mut self, mut record: TaggedRecord) -> Result<TaggedRecord, ImportError> {
        record.drop_bare(self.form.ends);
        if let Some(end) = self.form.ends.filter(|_| self.is_cut) {
            self.cut = Some(ImportError::new(
                record.line,
                format!(
                    "the file ends in line {}, without its {end}; what there is of it is kept",
                    self.line
                ),
            ));
        }
        record.whole()
    }
}

impl<R: BufRead> Iterator for TaggedRecords<R> {
    type Item = Result<TaggedRecord, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(line) = self.lines.next() {
            let line = match line {
                Ok(line) => line,
                Err(error) => {
                    return Some(Err(ImportError::ended(0, &error)));
                }
            };
            let length = line.bytes.as_ref().map_or(0, Vec::len) as u64;
            self.is_cut = self.lines.byte() == line.start + length;
            self.line = line.number;
            let Some(text) = line.bytes.map(bytes::text) else {
                if let Some(record) = &mut self.current {
                    let largest = size(limits::LINE as u64);
                    record.spoil(&format!("line {} is longer than {largest}", line.number));
                }
                continue;
            };
            let tag = (self.form.tag)(&text).and_then(|(tag, _)| kept(tag));
            let name = tag.as_ref().map(shown);
            let begins = name.is_some_and(|name| self.begins(name));
            self.is_behind_empty = text.trim().is_empty();
            if name.is_some() && name == self.form.ends {
                if let Some(record) = self.current.take() {
                    return Some(record.whole());
                }
            } else if begins {
                let mut record = TaggedRecord {
                    line: line.number,
                    ..TaggedRecord::default()
                };
                record.add(text, tag, self.form);
                // Nothing ends the one before, or its end was forgotten.
                if let Some(mut before) = self.current.replace(record) {
                    before.drop_bare(self.form.ends);
                    return Some(before.whole());
                }
            } else if let Some(record) = &mut self.current {
                record.add(text, tag, self.form);
            }
        }
        match self.current.take() {
            Some(record) => Some(self.unended(record)),
            None => self.cut.take().map(Err),
        }
    }
}
