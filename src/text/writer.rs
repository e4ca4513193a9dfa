//! Writes a rendered text, and notes where each part of it comes from.

use std::ops::Range;

use super::rendered::{Emphasis, Rendered};
use super::source_map::{PieceKind, SourceMap};

/// A rendered text in the making.
pub(super) struct TextWriter<'a> {
    source: &'a str,
    text: String,
    map: SourceMap,
    styles: Vec<(Range<usize>, Emphasis)>,
    links: Vec<(Range<usize>, String)>,
    /// Where a function's name has just ended: a letter there needs a blank before it.
    name_end: Option<usize>,
    /// Where a part begins, such as a script: no name there needs room before it.
    part: usize,
}

/// A place in the text to which one can come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenPlace {
    pub(super) text: usize,
    styles: usize,
    links: usize,
}

impl WrittenPlace {
    /// So many bytes before.
    pub(super) fn back(self, bytes: usize) -> Self {
        Self {
            text: self.text.saturating_sub(bytes),
            ..self
        }
    }
}

impl<'a> TextWriter<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::with_capacity(source.len()),
            map: SourceMap::default(),
            styles: Vec::new(),
            links: Vec::new(),
            name_end: None,
            part: 0,
        }
    }

    /// Copies some bytes of the source.
    pub(super) fn copy(&mut self, source: Range<usize>) {
        let Some(copied) = self.source.get(source.clone()) else {
            return;
        };
        self.space_after_name(copied);
        let start = self.text.len();
        self.text.push_str(copied);
        self.map
            .push(start..self.text.len(), source, PieceKind::Copied);
    }

    /// Writes what some bytes of the source stand for.
    pub(super) fn put(&mut self, text: &str, source: Range<usize>) {
        self.space_after_name(text);
        let start = self.text.len();
        self.text.push_str(text);
        self.map
            .push(start..self.text.len(), source, PieceKind::Made);
    }

    /// Writes what stands nowhere in the source.
    pub(super) fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes a blank, unless there is one.
    pub(super) fn blank(&mut self, source: Range<usize>) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.put(" ", source);
        }
    }

    /// Begins a paragraph, unless none would be before it.
    pub(super) fn paragraph(&mut self, source: Range<usize>) {
        self.take_blank();
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.put("\n", source);
        }
    }

    /// Takes back a blank at the end.
    pub(super) fn take_blank(&mut self) {
        if self.text.ends_with(' ') {
            let end = self.text.len() - 1;
            self.text.truncate(end);
            self.map.cut(end);
        }
    }

    /// Makes room before a function's name where a letter would stand against it.
    pub(super) fn begin_name(&mut self) {
        if self.part == self.text.len() {
            return;
        }
        let before = self.text.chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || ")]}′″".contains(c)) {
            self.text.push(' ');
        }
    }

    /// Remembers that a function's name ends here.
    pub(super) fn end_name(&mut self) {
        self.name_end = Some(self.text.len());
    }

    /// Whether a function's name has just ended; it is then forgotten.
    pub(super) fn take_name(&mut self) -> bool {
        self.name_end.take() == Some(self.text.len())
    }

    fn space_after_name(&mut self, next: &str) {
        if self.name_end.take() == Some(self.text.len())
            && next.starts_with(|c: char| c.is_alphanumeric() || "√∛∜∑∏∫∂∇‖".contains(c))
        {
            self.text.push(' ');
        }
    }

    /// Begins a part that stands for itself.
    pub(super) fn begin_part(&mut self) -> WrittenPlace {
        self.part = self.text.len();
        self.place()
    }

    pub(super) fn place(&self) -> WrittenPlace {
        WrittenPlace {
            text: self.text.len(),
            styles: self.styles.len(),
            links: self.links.len(),
        }
    }

    /// What has been written since.
    pub(super) fn since(&self, place: WrittenPlace) -> &str {
        self.text.get(place.text..).unwrap_or_default()
    }

    /// The last character.
    pub(super) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// What has been written.
    pub(super) fn written(&self) -> &str {
        &self.text
    }

    /// Writes something else in place of what has been written since.
    pub(super) fn replace(&mut self, since: WrittenPlace, text: &str, source: Range<usize>) {
        self.text.truncate(since.text);
        self.map.cut(since.text);
        self.styles.truncate(since.styles);
        self.links.truncate(since.links);
        self.name_end = None;
        let start = self.text.len();
        self.text.push_str(text);
        self.map
            .push(start..self.text.len(), source, PieceKind::Made);
    }

    /// Puts brackets or the like round what has been written since.
    pub(super) fn surround(&mut self, since: WrittenPlace, before: &str, after: &str) {
        self.name_end = None;
        let start = since.text.min(self.text.len());
        self.text.insert_str(start, before);
        self.map.shift(start, before.len());
        let shifted = |range: &mut Range<usize>| {
            *range = range.start + before.len()..range.end + before.len();
        };
        let styles = self.styles.iter_mut().skip(since.styles);
        styles.for_each(|(range, _)| shifted(range));
        let links = self.links.iter_mut().skip(since.links);
        links.for_each(|(range, _)| shifted(range));
        self.text.push_str(after);
    }

    /// Lets what has been written since a byte stand out.
    pub(super) fn style(&mut self, since: usize, emphasis: Emphasis) {
        if since < self.text.len() {
            self.styles.push((since..self.text.len(), emphasis));
        }
    }

    /// Lets so many bytes from a place on lead to an address.
    pub(super) fn link(&mut self, since: WrittenPlace, len: usize, address: String) {
        if len > 0 && !address.is_empty() {
            self.links.push((since.text..since.text + len, address));
        }
    }

    /// The text without white space at its end.
    pub(super) fn finish(mut self) -> Rendered {
        let end = self.text.trim_end_matches([' ', '\n']).len();
        self.text.truncate(end);
        self.map.cut(end);
        let clamp = |range: &mut Range<usize>| {
            range.end = range.end.min(end);
            range.start < range.end
        };
        self.styles.retain_mut(|(range, _)| clamp(range));
        self.links.retain_mut(|(range, _)| clamp(range));
        self.styles
            .sort_by_key(|(range, _)| (range.start, range.end));
        Rendered {
            text: self.text,
            styles: self.styles,
            links: self.links,
            map: self.map,
            source_len: self.source.len(),
        }
    }
}
