//! Records of lines that begin with a tag, as RIS and Web of Science have them.

use std::io::BufRead;

use super::bytes;
use super::text::collapsed;
use crate::disk::limits;
use crate::paper::ImportError;
use crate::text::lines::Lines;
use crate::text::size::size;

/// How a format writes its records.
#[derive(Debug)]
pub(super) struct TaggedForm {
    /// The tag that begins a record.
    pub(super) begins: &'static str,
    /// The tag that ends one.
    pub(super) ends: &'static str,
    /// The tag and the value of a line that has a tag.
    pub(super) tag: fn(&str) -> Option<(&str, &str)>,
    /// The columns at which programs cut a value in the middle of a word: of a line with a tag, and of
    /// one without.
    pub(super) cuts: Option<(usize, usize)>,
}

/// Two letters or digits, in capitals.
type Tag = [u8; 2];

/// One record: its tags in their order, and its line.
#[derive(Debug, Default)]
pub(super) struct TaggedRecord {
    /// The line that it begins on, from 1.
    pub(super) line: u64,
    /// Tags in capitals, with values; a line without a tag continues the value before it.
    fields: Vec<(Tag, String)>,
    size: usize,
    bad: Option<String>,
    /// Whether the line that was read last was cut by a program.
    is_cut: bool,
}

impl TaggedRecord {
    /// Every tag with its value, in the order of the lines.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter();
        // A tag is letters and digits.
        fields.map(|(tag, value)| (str::from_utf8(tag).unwrap_or_default(), value.as_str()))
    }

    /// The values of these tags that say something, all of the first tag before those of the next.
    pub(super) fn all<'a>(&'a self, tags: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        tags.iter().flat_map(|tag| {
            let tag = tag.as_bytes();
            let fields = self.fields.iter().filter(move |(known, _)| known == tag);
            let values = fields.map(|(_, value)| value.trim());
            values.filter(|value| !value.is_empty())
        })
    }

    /// The values of these tags that say something, in the order of their lines.
    pub(super) fn in_order<'a>(&'a self, tags: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.iter();
        let named = fields.filter(|(known, _)| tags.iter().any(|tag| tag.as_bytes() == known));
        let values = named.map(|(_, value)| value.trim());
        values.filter(|value| !value.is_empty())
    }

    /// The first value of these tags, as one line.
    pub(super) fn first(&self, tags: &[&str]) -> Option<String> {
        self.all(tags).next().map(collapsed)
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

    fn whole(self) -> Result<Self, ImportError> {
        match self.bad {
            None => Ok(self),
            Some(reason) => Err(ImportError::new(self.line, reason)),
        }
    }
}

/// Whether a text has exactly so many columns, as programs count them: in units of UTF-16.
fn is_wide(text: &str, columns: usize) -> bool {
    // A unit is of one to three bytes.
    (columns..=3 * columns).contains(&text.len()) && text.encode_utf16().count() == columns
}

/// The records of a stream; the lines between them are passed over.
pub(super) struct TaggedRecords<R> {
    lines: Lines<R>,
    form: &'static TaggedForm,
    current: Option<TaggedRecord>,
    /// The line that was read last, and whether the input ends within it.
    line: u64,
    is_cut: bool,
    /// What is said behind the last record.
    cut: Option<ImportError>,
}

impl<R: BufRead> TaggedRecords<R> {
    pub(super) fn new(stream: R, form: &'static TaggedForm) -> Self {
        Self {
            lines: Lines::new(stream, limits::LINE),
            form,
            current: None,
            line: 0,
            is_cut: false,
            cut: None,
        }
    }

    /// The last record where nothing ends it: people forget that, or copy all but the last line. Where
    /// the last line has no end either, its value may be cut, which is said behind the record.
    fn unended(&mut self, record: TaggedRecord) -> Result<TaggedRecord, ImportError> {
        if self.is_cut {
            self.cut = Some(ImportError::new(
                record.line,
                format!(
                    "the file ends in line {}, without its {}; what there is of it is kept",
                    self.line, self.form.ends
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
            let tag =
                (self.form.tag)(&text).and_then(|(tag, _)| Tag::try_from(tag.as_bytes()).ok());
            let tag = tag.map(|tag| tag.map(|letter| letter.to_ascii_uppercase()));
            let is_it = |name: &str| tag.is_some_and(|tag| name.as_bytes() == tag);
            if is_it(self.form.ends) {
                if let Some(record) = self.current.take() {
                    return Some(record.whole());
                }
            } else if is_it(self.form.begins) {
                let mut record = TaggedRecord {
                    line: line.number,
                    ..TaggedRecord::default()
                };
                record.add(text, tag, self.form);
                // The end of the one before was forgotten.
                if let Some(before) = self.current.replace(record) {
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
