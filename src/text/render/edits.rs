//! Changes to a source before it is read as TeX, and the way back through them.

use std::borrow::Cow;
use std::ops::Range;

use super::map::{Kind, Map, Piece};

/// Changes in the order of the text, none overlapping another.
#[derive(Debug, Default)]
pub(in crate::text) struct Edits {
    list: Vec<(Range<usize>, Cow<'static, str>)>,
}

impl Edits {
    /// Replaces some bytes; a change that reaches back into an earlier one is left out.
    pub(in crate::text) fn replace(
        &mut self,
        range: Range<usize>,
        with: impl Into<Cow<'static, str>>,
    ) {
        let end = self.list.last().map_or(0, |(range, _)| range.end);
        if end <= range.start {
            self.list.push((range, with.into()));
        }
    }

    /// The text with the changes made.
    pub(in crate::text) fn apply<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.list.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut changed = String::with_capacity(text.len());
        let mut done = 0;
        for (range, with) in &self.list {
            changed.push_str(text.get(done..range.start).unwrap_or_default());
            changed.push_str(with);
            done = range.end;
        }
        changed.push_str(text.get(done..).unwrap_or_default());
        Cow::Owned(changed)
    }

    /// A map to the changed text as a map to the text before, which has so many bytes.
    pub(super) fn source_of(&self, map: Map, len: usize) -> Map {
        if self.list.is_empty() {
            return map;
        }
        let changed = self.as_map(len);
        let mut through = Map::default();
        let mut begun = 0;
        for piece in map.pieces() {
            let stages = changed.pieces().get(begun..).unwrap_or_default();
            let skipped = stages
                .iter()
                .take_while(|stage| stage.text.end <= piece.source.start)
                .count();
            begun += skipped;
            let stages = stages.get(skipped..).unwrap_or_default();
            let touched = stages
                .iter()
                .take_while(|stage| stage.text.start < piece.source.end);
            match piece.kind {
                Kind::Copied => touched.for_each(|stage| copied(piece, stage, &mut through)),
                Kind::Made => made(piece, touched, &mut through),
            }
        }
        through
    }

    /// The changed text as a map to the text before.
    fn as_map(&self, len: usize) -> Map {
        let mut map = Map::default();
        let (mut text, mut source) = (0, 0);
        for (range, with) in &self.list {
            let kept = range.start - source;
            map.push(text..text + kept, source..range.start, Kind::Copied);
            text += kept;
            map.push(text..text + with.len(), range.clone(), Kind::Made);
            text += with.len();
            source = range.end;
        }
        map.push(text..text + (len - source), source..len, Kind::Copied);
        map
    }
}

/// Adds what a copied piece shares with a stage.
fn copied(piece: &Piece, stage: &Piece, through: &mut Map) {
    let start = piece.source.start.max(stage.text.start);
    let end = piece.source.end.min(stage.text.end);
    let text = piece.text.start + (start - piece.source.start)
        ..piece.text.start + (end - piece.source.start);
    match stage.kind {
        Kind::Copied => {
            let source = stage.source.start + (start - stage.text.start)
                ..stage.source.start + (end - stage.text.start);
            through.push(text, source, Kind::Copied);
        }
        Kind::Made => through.push(text, stage.source.clone(), Kind::Made),
    }
}

/// Adds a made piece, which stands for all that its stages stand for.
fn made<'a>(piece: &Piece, touched: impl Iterator<Item = &'a Piece>, through: &mut Map) {
    let mut source: Option<Range<usize>> = None;
    for stage in touched {
        let (mut from, mut to) = (stage.source.start, stage.source.end);
        if stage.kind == Kind::Copied {
            from += piece.source.start.saturating_sub(stage.text.start);
            to -= stage.text.end.saturating_sub(piece.source.end);
        }
        source = Some(source.map_or(from, |known| known.start)..to);
    }
    if let Some(source) = source {
        through.push(piece.text.clone(), source, Kind::Made);
    }
}
