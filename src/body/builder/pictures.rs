//! Figures of a document that is being made: what is not shown is counted.

use super::{Builder, Part, Taking};
use crate::body::{Block, Kind};

/// A figure that is open.
#[derive(Debug, Default)]
pub(super) struct Figure {
    pub(super) pictures: usize,
    /// The block that is its caption.
    pub(super) caption: Option<usize>,
    /// By what it is linked to.
    name: String,
    /// The block with which it begins.
    start: usize,
}

impl Builder {
    /// Begins a figure of this name.
    pub(in crate::body) fn open_figure(&mut self, name: &str) {
        self.end_paragraph();
        self.figures.push(Figure {
            name: name.to_owned(),
            start: self.body.blocks.len(),
            ..Figure::default()
        });
    }

    /// The block of a figure that one is led to: its caption, which carries its number, and not that of a
    /// part of it; where a table or code is above the caption, its first block.
    fn place_of(&self, figure: &Figure) -> usize {
        let caption = figure.caption.unwrap_or(figure.start);
        let above = self.body.blocks.get(figure.start..caption);
        let is_shown = |block: &Block| matches!(block.kind, Kind::Table(_) | Kind::Code);
        if above.is_some_and(|above| above.iter().any(is_shown)) {
            figure.start
        } else {
            caption
        }
    }

    /// A picture, which is not shown.
    pub(in crate::body) fn picture(&mut self) {
        if let Some(figure) = self.figures.last_mut() {
            figure.pictures += 1;
        }
    }

    /// Ends a figure: its caption says how many pictures are there.
    pub(in crate::body) fn close_figure(&mut self) {
        self.end_paragraph();
        let Some(figure) = self.figures.pop() else {
            return;
        };
        if !figure.name.is_empty() && self.part == Part::Text {
            let place = self.place_of(&figure);
            let name = figure.name.clone();
            if place < self.body.blocks.len() {
                self.body.anchors.push((name, place));
            } else {
                self.waiting.anchors.push(name);
            }
        }
        if figure.pictures == 0 {
            return;
        }
        let caption = figure
            .caption
            .and_then(|caption| self.body.blocks.get_mut(caption));
        if let Some(Block {
            kind: Kind::Caption { pictures },
            ..
        }) = caption
        {
            *pictures = figure.pictures;
        } else if let Some(around) = self.figures.last_mut() {
            around.pictures += figure.pictures;
        } else {
            let pictures = figure.pictures;
            self.open(Taking::Block(Kind::Caption { pictures }));
            self.close();
        }
    }
}
