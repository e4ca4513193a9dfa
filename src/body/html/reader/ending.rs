//! What ends in a page, and what that does to the document.

use super::{Element, PageReader, State};
use crate::body::builder::Part;
use crate::body::html::role::Role;
use crate::body::name::Name;
use crate::body::{Body, BodyError, Defect};
use crate::text::safe;

impl PageReader {
    /// An element ends: the nearest of that name, with all that is open in it.
    pub(in crate::body::html) fn end(&mut self, name: &[u8]) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let name = Name::of(name);
        let Some(place) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        while self.open.len() > place {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(element) = self.open.pop() else {
            return;
        };
        if let Some(depth) = self.skipped {
            if depth == self.open.len() {
                self.skipped = None;
            }
            return;
        }
        for _ in 0..element.marks {
            self.builder.end();
        }
        self.finish(&element);
        if element.is_converted && self.builder.part() == Part::Text {
            self.converted = self.builder.blocks();
        }
    }

    /// What the end of an element does.
    fn finish(&mut self, element: &Element) {
        let builder = &mut self.builder;
        match element.role {
            Role::Article => {
                builder.end_section();
                self.state = State::Behind;
            }
            Role::Summary => builder.turn_to(Part::Text),
            Role::Authors | Role::Author | Role::Section => builder.end_section(),
            Role::Block => builder.end_paragraph(),
            Role::Indented => builder.indent(-1),
            Role::Title
            | Role::Heading(_)
            | Role::Lead
            | Role::Label
            | Role::Caption
            | Role::Cell
            | Role::Formula
            | Role::NoteMark
            | Role::NoteText
            | Role::Reference
            | Role::Code
            | Role::Script(_) => builder.close(),
            Role::Figure => builder.close_figure(),
            Role::Table if self.flat_tables > 0 => {
                self.flat_tables -= 1;
                builder.end_paragraph();
            }
            Role::Table => builder.close_table(),
            Role::Math => self.finish_math(),
            Role::Listing => {
                self.listing = None;
                builder.close();
            }
            Role::ListingLine => {
                if self
                    .listing
                    .as_ref()
                    .is_some_and(|listing| !listing.is_whole)
                {
                    builder.text("\n");
                }
            }
            Role::NotConverted => self.is_unknown = true,
            Role::Skipped
            | Role::Picture
            | Role::Inline
            | Role::PersonName
            | Role::Note
            | Role::TableHead
            | Role::Row
            | Role::Tex
            | Role::PageTitle
            | Role::Break => {}
        }
    }

    fn finish_math(&mut self) {
        let Some(math) = self.math.take() else { return };
        self.is_unknown = false;
        if self
            .listing
            .as_ref()
            .is_some_and(|listing| listing.is_whole)
        {
            return;
        }
        match math.tex() {
            Some(tex) => self.builder.formula(&tex),
            None => self.builder.text(&math.drawn),
        }
    }

    /// The document.
    pub(in crate::body::html) fn finished(mut self) -> Result<Body, BodyError> {
        match self.state {
            State::Within => self.defects.push(Defect::Cut),
            State::Before if self.converted == 0 => {
                return Err(BodyError::NoPaper(safe::line(&self.title)));
            }
            State::Before | State::Behind => {}
        }
        let is_whole = self.state != State::Before;
        while !self.open.is_empty() {
            self.pop();
        }
        for defect in self.defects {
            self.builder.defect(defect);
        }
        if !is_whole {
            self.builder.keep(self.converted);
        }
        Ok(self.builder.finished())
    }
}
