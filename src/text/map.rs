//! Where the parts of a text went when it was changed for the screen.

use std::ops::Range;

/// A monotone map from the bytes of one text to those of another that was made of it. Parts that
/// no change covers were taken over as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextMap {
    /// One list of changes after the other: a text is changed in stages.
    stages: Vec<Vec<MapChange>>,
}

/// A part that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
struct MapChange {
    before: Range<usize>,
    after: Range<usize>,
}

impl TextMap {
    /// The bytes that a part of the first text became: none where it was left out. A part of
    /// something replaced became all of what stands there now.
    #[must_use]
    pub fn range(&self, part: &Range<usize>) -> Range<usize> {
        self.stages.iter().fold(part.clone(), |part, changes| {
            let start = place(changes, part.start, RangeEnd::Start);
            let end = place(changes, part.end, RangeEnd::End);
            start..end.max(start)
        })
    }

    /// This map, and then the other.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.stages.extend(next.stages);
        self
    }
}

/// Which end of a part a place is.
#[derive(Clone, Copy)]
enum RangeEnd {
    Start,
    End,
}

fn place(changes: &[MapChange], place: usize, side: RangeEnd) -> usize {
    let before = match side {
        RangeEnd::Start => changes.partition_point(|change| change.before.start <= place),
        RangeEnd::End => changes.partition_point(|change| change.before.start < place),
    };
    let Some(change) = before.checked_sub(1).and_then(|last| changes.get(last)) else {
        return place;
    };
    if place < change.before.end {
        return match side {
            RangeEnd::Start => change.after.start,
            RangeEnd::End => change.after.end,
        };
    }
    change.after.end + (place - change.before.end)
}

/// Makes a text of another, and remembers what went where.
#[derive(Debug, Default)]
pub(super) struct Rewriter {
    pub(super) text: String,
    changes: Vec<MapChange>,
    /// How far the text before was read.
    read: usize,
}

impl Rewriter {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Takes over the next part as it is.
    pub(super) fn keep(&mut self, part: &str) {
        self.read += part.len();
        self.text.push_str(part);
    }

    /// Writes something in place of the next so many bytes. What is replaced without a gap is one
    /// change only where nothing was or is written.
    pub(super) fn replace(&mut self, bytes: usize, with: &str) {
        let (read, written) = (self.read, self.text.len());
        self.read += bytes;
        self.text.push_str(with);
        if let Some(last) = self.changes.last_mut()
            && last.before.end == read
            && last.after.end == written
            && (with.is_empty() || last.after.is_empty())
        {
            last.before.end = self.read;
            last.after.end = self.text.len();
            return;
        }
        self.changes.push(MapChange {
            before: read..self.read,
            after: written..self.text.len(),
        });
    }

    /// The text and the map to it.
    pub(super) fn done(self) -> (String, TextMap) {
        let stages = if self.changes.is_empty() {
            Vec::new()
        } else {
            vec![self.changes]
        };
        (self.text, TextMap { stages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_again_after_every_stage() {
        // "ab-cd" -> "ab+++cd" -> "b+++cdd"
        let mut first = Rewriter::default();
        first.keep("ab");
        first.replace(1, "+++");
        first.keep("cd");
        let mut second = Rewriter::default();
        second.replace(1, "");
        second.keep("b+++c");
        second.replace(1, "dd");
        let ((_, first), (text, second)) = (first.done(), second.done());
        let map = first.then(second);
        for (part, expected) in [
            (0..5, "b+++cdd"),
            (0..1, ""),
            (1..2, "b"),
            (2..3, "+++"),
            (3..4, "c"),
            (4..5, "dd"),
            (1..4, "b+++c"),
        ] {
            assert_eq!(&text[map.range(&part)], expected, "{part:?}");
        }
        assert_eq!(TextMap::default().range(&(3..7)), 3..7);
    }
}
