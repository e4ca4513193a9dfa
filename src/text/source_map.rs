//! Which bytes of a text come from which bytes of its source.

use std::ops::Range;

/// The pieces of a text that come from its source, in the order of both. What lies between two
/// pieces was added to the text, or left out of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SourceMap {
    pieces: Vec<SourcePiece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SourcePiece {
    pub(super) text: Range<usize>,
    pub(super) source: Range<usize>,
    pub(super) kind: PieceKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Byte for byte the same.
    Copied,
    /// The whole stands for the whole.
    Made,
}

impl SourceMap {
    /// Adds the next piece; one that continues the last is joined to it, and one that reaches
    /// back in the source counts as added to the text.
    pub(super) fn push(&mut self, text: Range<usize>, source: Range<usize>, kind: PieceKind) {
        let end = self.pieces.last().map_or(0, |last| last.source.end);
        if text.is_empty() || source.start < end {
            return;
        }
        if let (Some(last), PieceKind::Copied) = (self.pieces.last_mut(), kind)
            && last.kind == PieceKind::Copied
            && last.text.end == text.start
            && last.source.end == source.start
        {
            last.text.end = text.end;
            last.source.end = source.end;
            return;
        }
        self.pieces.push(SourcePiece { text, source, kind });
    }

    /// Forgets the text from a byte on.
    pub(super) fn cut(&mut self, end: usize) {
        while let Some(last) = self.pieces.last_mut() {
            if last.text.start >= end {
                self.pieces.pop();
                continue;
            }
            if last.text.end > end {
                if last.kind == PieceKind::Copied {
                    last.source.end -= last.text.end - end;
                }
                last.text.end = end;
            }
            return;
        }
    }

    /// Makes room for bytes that are inserted into the text where a piece begins or none is.
    pub(super) fn shift(&mut self, at: usize, by: usize) {
        let mut divided = None;
        for piece in self.pieces.iter_mut().rev() {
            if piece.text.end <= at {
                break;
            }
            if piece.text.start < at {
                divided = Some(piece.divide(at));
                break;
            }
            *piece = piece.clone().shifted(by);
        }
        if let Some(rest) = divided {
            let place = self.pieces.partition_point(|piece| piece.text.start < at);
            self.pieces.insert(place, rest.shifted(by));
        }
    }

    /// Makes room for one byte before each of these bytes of the text, which ascend.
    pub(super) fn spread(&mut self, places: &[usize]) {
        let mut spread = Vec::with_capacity(self.pieces.len() + places.len());
        let mut passed = 0;
        for mut piece in self.pieces.drain(..) {
            while let Some(&place) = places.get(passed).filter(|at| **at < piece.text.end) {
                if place > piece.text.start {
                    let rest = piece.divide(place);
                    spread.push(piece.shifted(passed));
                    piece = rest;
                }
                passed += 1;
            }
            spread.push(piece.shifted(passed));
        }
        self.pieces = spread;
    }

    pub(super) fn pieces(&self) -> &[SourcePiece] {
        &self.pieces
    }

    /// The byte of the source behind a byte of the text.
    pub(super) fn source(&self, text: usize) -> usize {
        let after = self
            .pieces
            .partition_point(|piece| piece.text.start <= text);
        let Some(piece) = after.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return 0;
        };
        match piece.kind {
            _ if text >= piece.text.end => piece.source.end,
            PieceKind::Copied => piece.source.start + (text - piece.text.start),
            PieceKind::Made => piece.source.start,
        }
    }

    /// The bytes of the text that some bytes of the source have become.
    pub(super) fn text(&self, source: Range<usize>) -> Range<usize> {
        let first = self
            .pieces
            .partition_point(|piece| piece.source.end <= source.start);
        let end = self.text_before(source.end.max(source.start));
        let start = match self.pieces.get(first) {
            Some(piece) if piece.kind == PieceKind::Copied && source.start > piece.source.start => {
                piece.text.start + (source.start - piece.source.start)
            }
            Some(piece) => piece.text.start,
            None => end,
        };
        // Where nothing is shown, it is the place where it would be.
        start.min(end)..end
    }

    /// Where the text ends that comes from before a byte of the source.
    fn text_before(&self, source: usize) -> usize {
        let after = self
            .pieces
            .partition_point(|piece| piece.source.start < source);
        let Some(piece) = after.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return 0;
        };
        match piece.kind {
            PieceKind::Copied => {
                piece.text.start + (source.min(piece.source.end) - piece.source.start)
            }
            PieceKind::Made => piece.text.end,
        }
    }
}

impl SourcePiece {
    /// The piece so many bytes further on in the text.
    fn shifted(mut self, by: usize) -> Self {
        self.text = self.text.start + by..self.text.end + by;
        self
    }

    /// Ends the piece at a byte of the text inside it, and gives the rest.
    fn divide(&mut self, at: usize) -> SourcePiece {
        let source = match self.kind {
            PieceKind::Copied => self.source.start + (at - self.text.start),
            PieceKind::Made => self.source.end,
        };
        let rest = SourcePiece {
            text: at..self.text.end,
            source: source..self.source.end,
            kind: self.kind,
        };
        self.text.end = at;
        self.source.end = source;
        rest
    }
}
