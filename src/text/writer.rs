//! Writes a rendered text, and notes where each part of it comes from.

use std::ops::Range;

mod scripts;

use super::rendered::{Emphasis, Rendered};
use super::source_map::{PieceKind, SourceMap};

/// A rendered text in the making.
pub(super) struct TextWriter<'a> {
    source: &'a str,
    text: String,
    map: SourceMap,
    styles: Vec<(Range<usize>, Emphasis)>,
    links: Vec<(Range<usize>, String)>,
    /// Where a function's name or a fraction has just ended: a letter there needs a blank before it.
    name_end: Option<(usize, Ended)>,
    /// Where a part begins, such as a script: no name there needs room before it, no blank begins it.
    part: Option<usize>,
    /// Where a blank has just ended that is one of a formula: it only parts what stands round it.
    loose_end: Option<usize>,
    /// Where scripts begin, in order, of one character behind their mark: what follows decides whether
    /// their end can be seen.
    scripts: Vec<usize>,
}

/// What has ended that must not run into what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// The name of a function, which brackets may follow at once.
    Name,
    /// A fraction: a bracket against it would be read as a part of what is below.
    Fraction,
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

    /// So many bytes behind.
    pub(super) fn forward(self, bytes: usize) -> Self {
        Self {
            text: self.text + bytes,
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
            part: None,
            loose_end: None,
            scripts: Vec::new(),
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

    /// Writes a blank, unless there is one. It stays.
    pub(super) fn blank(&mut self, source: Range<usize>) {
        self.loose_end = None;
        self.put_blank(source);
    }

    /// Writes a blank that [`Self::take_loose_blank`] may take back, unless there is one.
    pub(super) fn loose_blank(&mut self, source: Range<usize>) {
        if self.put_blank(source) {
            self.loose_end = Some(self.text.len());
        }
    }

    /// Whether a blank was written.
    fn put_blank(&mut self, source: Range<usize>) -> bool {
        let needs_none = self.text.is_empty()
            || self.text.ends_with([' ', '\n'])
            || self.part == Some(self.text.len());
        if !needs_none {
            self.put(" ", source);
        }
        !needs_none
    }

    /// Lets the blank stay that has just been written, whatever follows.
    pub(super) fn keep_blank(&mut self) {
        self.loose_end = None;
    }

    /// Takes back a blank of a formula that has just been written, if it follows such a character.
    pub(super) fn take_loose_blank(&mut self, follows: impl Fn(char) -> bool) {
        let is_loose = self.loose_end.take() == Some(self.text.len());
        let before = self.text.strip_suffix(' ').filter(|_| is_loose);
        if before.is_some_and(|before| before.ends_with(follows)) {
            self.take_blank();
        }
    }

    /// Begins a paragraph, unless none would be before it.
    pub(super) fn paragraph(&mut self, source: Range<usize>) {
        self.take_blank();
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.put("\n", source);
        }
    }

    /// Takes back a blank at the end, but none that stands before the part.
    pub(super) fn take_blank(&mut self) {
        if self.part != Some(self.text.len()) {
            self.take_end(&[' ']);
        }
    }

    /// Takes back the last character where it is one of these, which are of ASCII.
    pub(super) fn take_end(&mut self, ends: &[char]) {
        if self.text.ends_with(ends) {
            let end = self.text.len() - 1;
            self.text.truncate(end);
            self.map.cut(end);
        }
    }

    /// Makes room before a function's name where a letter would stand against it.
    pub(super) fn begin_name(&mut self) {
        if self.needs_room(self.text.len()) {
            self.text.push(' ');
        }
    }

    /// Whether a letter stands right before a place at which no part begins.
    pub(super) fn needs_room(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default().chars().next_back();
        self.part != Some(at) && before.is_some_and(|c| c.is_alphanumeric() || ")]}′″".contains(c))
    }

    /// Remembers that a function's name ends here.
    pub(super) fn end_name(&mut self) {
        self.name_end = Some((self.text.len(), Ended::Name));
    }

    /// Remembers that a fraction ends here.
    pub(super) fn end_fraction(&mut self) {
        self.name_end = Some((self.text.len(), Ended::Fraction));
    }

    /// What has just ended, which is then forgotten.
    fn take_ended(&mut self) -> Option<Ended> {
        let (end, ended) = self.name_end.take()?;
        (end == self.text.len()).then_some(ended)
    }

    /// Whether a function's name has just ended; it is then forgotten.
    pub(super) fn take_name(&mut self) -> bool {
        self.take_ended().is_some()
    }

    fn space_after_name(&mut self, next: &str) {
        let Some((ended, next)) = self.take_ended().zip(next.chars().next()) else {
            return;
        };
        let is_apart = match ended {
            Ended::Name => next == '‖',
            Ended::Fraction if "|‖".contains(next) => self.is_opening(next),
            Ended::Fraction => "([{⟨⌈⌊".contains(next),
        };
        if is_apart || next.is_alphanumeric() || "√∛∜∑∏∫∂∇".contains(next) {
            self.text.push(' ');
        }
    }

    /// Whether a bar would open: an even number of its kind stands near before it.
    fn is_opening(&self, bar: char) -> bool {
        /// Nothing between bars is longer than so many characters.
        const NEAR: usize = 80;
        let near = self.text.chars().rev().take(NEAR);
        near.filter(|c| *c == bar).count().is_multiple_of(2)
    }

    /// Makes what has been written since a place the name of a function, if it is a word.
    pub(super) fn name_since(&mut self, start: WrittenPlace) {
        if !self.since(start).starts_with(char::is_alphabetic) {
            return;
        }
        if self.needs_room(start.text) {
            self.surround(start, " ", "");
        }
        self.end_name();
    }

    /// Begins a part that stands for itself.
    pub(super) fn begin_part(&mut self) -> WrittenPlace {
        self.part = Some(self.text.len());
        self.place()
    }

    /// Ends the part that was begun last.
    pub(super) fn end_part(&mut self) {
        self.part = None;
    }

    /// Whether a part begins here.
    pub(super) fn is_part(&self) -> bool {
        self.part == Some(self.text.len())
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

    /// What has been written between two places.
    pub(super) fn between(&self, start: WrittenPlace, end: WrittenPlace) -> &str {
        self.text.get(start.text..end.text).unwrap_or_default()
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
        let kept = self.scripts.partition_point(|script| *script < since.text);
        self.scripts.truncate(kept);
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
        let scripts = self.scripts.iter_mut().rev();
        scripts
            .take_while(|script| **script >= start)
            .for_each(|script| *script += before.len());
        self.text.push_str(after);
    }

    /// Lets what has been written since come from some bytes of the source as a whole.
    pub(super) fn own(&mut self, since: WrittenPlace, source: Range<usize>) {
        self.map.cut(since.text);
        self.map
            .push(since.text..self.text.len(), source, PieceKind::Made);
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
