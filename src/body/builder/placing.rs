//! Where what is complete comes to stand in a document that is being made.

use super::{Builder, Open, Part, Placed, Taking};
use crate::body::{Block, Kind, Mark};

impl Builder {
    /// A label: of what is open around it, else of the next block.
    pub(super) fn label(&mut self, open: Open) {
        let (label, anchors) = match self.open.last_mut() {
            Some(around) if around.taking != Taking::Paragraph => {
                (&mut around.label, &mut around.anchors)
            }
            Some(_) | None => (&mut self.waiting.label, &mut self.waiting.anchors),
        };
        label.blank();
        label.append(open.prose);
        anchors.extend(open.anchors);
    }

    /// A block that is complete: it stands by itself, or is part of what is open around it.
    pub(super) fn finish(&mut self, kind: Kind, open: Open) {
        let around = self
            .open
            .last_mut()
            .filter(|open| open.taking != Taking::Paragraph);
        if let Some(around) = around {
            around.prose.blank();
            if matches!(kind, Kind::Formula) {
                around.prose.append(open.prose);
                around.prose.blank();
                around.prose.append(open.label);
            } else {
                around.prose.append(open.label);
                around.prose.blank();
                around.prose.append(open.prose);
            }
            around.prose.blank();
            around.anchors.extend(open.anchors);
            return;
        }
        let is_empty = open.prose.is_empty() && open.label.is_empty();
        let (kind, is_nothing) = match kind {
            Kind::Formula
                if !open
                    .prose
                    .marks
                    .iter()
                    .any(|(_, mark)| *mark == Mark::Formula) =>
            {
                (Kind::Paragraph, is_empty)
            }
            Kind::Table(ref table) => {
                let is_nothing = table.rows.is_empty();
                (kind, is_nothing)
            }
            Kind::Caption { pictures } => (kind, is_empty && pictures == 0),
            Kind::Paragraph
            | Kind::Heading(_)
            | Kind::Formula
            | Kind::Code
            | Kind::Note
            | Kind::Reference => (kind, is_empty),
        };
        if is_nothing {
            self.waiting.anchors.extend(open.anchors);
            return;
        }
        if let (Kind::Caption { .. }, Some(figure)) = (&kind, self.figures.last_mut()) {
            figure.caption = Some(self.body.blocks.len());
        }
        let mut anchors = std::mem::take(&mut self.waiting.anchors);
        anchors.extend(open.anchors);
        let indent = if matches!(kind, Kind::Heading(_) | Kind::Reference) {
            0
        } else {
            self.indent
        };
        self.place(Placed {
            block: Block {
                kind,
                label: open.label,
                prose: open.prose,
                indent,
            },
            anchors,
        });
    }

    pub(super) fn place(&mut self, placed: Placed) {
        if self.is_of_names && placed.block.kind == Kind::Paragraph {
            self.is_of_names = false;
            self.body.names.push(placed.block.prose.clone());
        }
        let blocks = match self.part {
            Part::Front => &mut self.body.front,
            Part::Summary => &mut self.body.summary,
            Part::Text => &mut self.body.blocks,
        };
        let number = blocks.len();
        blocks.push(placed.block);
        let anchors = placed.anchors.into_iter().map(|name| (name, number));
        match self.part {
            Part::Front => self.front_anchors.extend(anchors),
            // No link leads before the text, where no block has a number.
            Part::Summary => {}
            Part::Text => self.body.anchors.extend(anchors),
        }
    }
}
