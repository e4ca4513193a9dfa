//! Figures of a document that is being made: what is not shown is counted.

use super::{Builder, Taking};
use crate::body::{Block, Kind};

/// A figure that is open.
#[derive(Debug, Default)]
pub(super) struct Figure {
    pub(super) pictures: usize,
    /// The block that is its caption.
    pub(super) caption: Option<usize>,
}

impl Builder {
    /// Begins a figure.
    pub(in crate::body) fn open_figure(&mut self) {
        self.end_paragraph();
        self.figures.push(Figure::default());
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
