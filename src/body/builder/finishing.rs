//! The end of a document that is being made.

use super::Builder;
use crate::body::{Body, Defect, links};

impl Builder {
    /// Keeps so many blocks of the text; names of those behind them lead to the last that is kept. Notes
    /// that wait for the end of their section are still to come.
    pub(in crate::body) fn keep(&mut self, blocks: usize) {
        self.close_all();
        self.body.blocks.truncate(blocks);
        for (_, block) in &mut self.body.anchors {
            *block = (*block).min(blocks.saturating_sub(1));
        }
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
        while !self.figures.is_empty() {
            self.close_figure();
        }
    }

    /// The document, in which each link leads somewhere.
    pub(in crate::body) fn finished(mut self) -> Body {
        self.close_all();
        self.end_section();
        let mut body = self.body;
        let last = body.blocks.len().saturating_sub(1);
        let names = self.waiting.anchors.into_iter().map(|name| (name, last));
        body.anchors.extend(names);
        // Of two places of one name the first is meant.
        body.anchors
            .sort_by(|(name, _), (other, _)| name.cmp(other));
        body.anchors.dedup_by(|(name, _), (first, _)| name == first);
        if self.not_converted > 0 {
            body.defects.push(Defect::NotConverted(self.not_converted));
        }
        if body.blocks.is_empty() {
            body.defects.push(Defect::NoText);
        }
        links::settle(&mut body);
        body
    }
}
