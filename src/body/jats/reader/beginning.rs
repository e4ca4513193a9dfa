//! What begins in an article and is more than one step: sections, headings with their numbers, formulas.

use super::{ArticleReader, Formula, Role, Tag};
use crate::body::Kind;
use crate::body::builder::{Part, Taking};

impl ArticleReader<'_> {
    pub(super) fn begin_text(&mut self, tag: &Tag) {
        self.has_text |= tag.name == "body";
        if self.builder.part() == Part::Text {
            self.builder.end_section();
        } else {
            self.builder.turn_to(Part::Text);
        }
    }

    pub(super) fn begin_section(&mut self, tag: &Tag) {
        self.builder.end_section();
        let title = match tag.name.as_str() {
            "ref-list" => Some("References"),
            "fn-group" => Some("Notes"),
            "ack" => Some("Acknowledgements"),
            _ => None,
        };
        self.untitled = title.map(|title| (self.open.len() + 1, title));
    }

    /// A number; that of a section or a figure begins the heading.
    pub(super) fn begin_label(&mut self, around: Role) {
        let depth = self.open.len();
        let kind = if matches!(around, Role::Section | Role::References) {
            Some(Kind::Heading(self.level()))
        } else {
            (around == Role::Figure).then_some(Kind::Caption { pictures: 0 })
        };
        if let Some(kind) = kind {
            self.heading(depth, kind);
            self.headed = Some(depth);
        }
        self.builder.open(Taking::Label);
    }

    /// What stands high behind a name.
    pub(super) fn begin_person_mark(&mut self, sign: char) {
        if self.people.1 > 0 {
            self.say(",");
        }
        self.people.1 += 1;
        self.builder.open(Taking::Script(sign));
    }

    /// Begins a heading, unless its number did.
    pub(super) fn heading(&mut self, depth: usize, kind: Kind) {
        if self.headed.take() != Some(depth) {
            self.builder.open(Taking::Block(kind));
        }
    }

    pub(super) fn begin_formula(&mut self) {
        if self.formula.is_none() {
            self.formula = Some(Formula {
                depth: self.open.len(),
                ..Formula::default()
            });
        }
    }
}
