//! Changes to a source before it is read as TeX, and the way back through them.

use std::borrow::Cow;
use std::ops::Range;

use super::source_map::{PieceKind, SourceMap, SourcePiece};

/// Changes in the order of the text, none overlapping another.
#[derive(Debug, Default)]
pub(super) struct Edits {
    list: Vec<(Range<usize>, Cow<'static, str>)>,
}

impl Edits {
    /// Replaces some bytes; a change that reaches back into an earlier one is left out.
    pub(super) fn replace(&mut self, range: Range<usize>, with: impl Into<Cow<'static, str>>) {
        let end = self.list.last().map_or(0, |(range, _)| range.end);
        if end <= range.start {
            self.list.push((range, with.into()));
        }
    }

    /// The text with the changes made.
    pub(super) fn apply<'a>(&self, text: &'a str) -> Cow<'a, str> {
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
    pub(super) fn source_of(&self, map: SourceMap, len: usize) -> SourceMap {
        if self.list.is_empty() {
            return map;
        }
        let changed = self.as_map(len);
        let mut through = SourceMap::default();
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
                PieceKind::Copied => touched.for_each(|stage| copied(piece, stage, &mut through)),
                PieceKind::Made => made(piece, touched, &mut through),
            }
        }
        through
    }

    /// The changed text as a map to the text before.
    fn as_map(&self, len: usize) -> SourceMap {
        let mut map = SourceMap::default();
        let (mut text, mut source) = (0, 0);
        for (range, with) in &self.list {
            let kept = range.start - source;
            map.push(text..text + kept, source..range.start, PieceKind::Copied);
            text += kept;
            map.push(text..text + with.len(), range.clone(), PieceKind::Made);
            text += with.len();
            source = range.end;
        }
        map.push(text..text + (len - source), source..len, PieceKind::Copied);
        map
    }
}

/// Adds what a copied piece shares with a stage.
fn copied(piece: &SourcePiece, stage: &SourcePiece, through: &mut SourceMap) {
    let start = piece.source.start.max(stage.text.start);
    let end = piece.source.end.min(stage.text.end);
    let text = piece.text.start + (start - piece.source.start)
        ..piece.text.start + (end - piece.source.start);
    match stage.kind {
        PieceKind::Copied => {
            let source = stage.source.start + (start - stage.text.start)
                ..stage.source.start + (end - stage.text.start);
            through.push(text, source, PieceKind::Copied);
        }
        PieceKind::Made => through.push(text, stage.source.clone(), PieceKind::Made),
    }
}

/// Adds a made piece, which stands for all that its stages stand for.
fn made<'a>(
    piece: &SourcePiece,
    touched: impl Iterator<Item = &'a SourcePiece>,
    through: &mut SourceMap,
) {
    let mut source: Option<Range<usize>> = None;
    for stage in touched {
        let (mut from, mut to) = (stage.source.start, stage.source.end);
        if stage.kind == PieceKind::Copied {
            from += piece.source.start.saturating_sub(stage.text.start);
            to -= stage.text.end.saturating_sub(piece.source.end);
        }
        source = Some(source.map_or(from, |known| known.start)..to);
    }
    if let Some(source) = source {
        through.push(piece.text.clone(), source, PieceKind::Made);
    }
}
