//! What ends in an article, and what that does to the document.

use super::{ArticleReader, Element, State};
use crate::body::builder::{Part, Taking};
use crate::body::jats::role::Role;
use crate::body::jats::tex;
use crate::body::name::Name;
use crate::body::{Body, BodyError, Defect, Mark, Target};
use crate::formats::tex_of_mathml;
use crate::text::safe;

impl ArticleReader<'_> {
    /// An element ends: the nearest of that name, with all that is open in it; its end tag is at this byte.
    pub(in crate::body::jats) fn end(&mut self, name: &str, at: usize) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let name = Name::of(name.as_bytes());
        let Some(place) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        while self.open.len() > place {
            self.pop(at);
        }
    }

    fn pop(&mut self, at: usize) {
        let Some(element) = self.open.pop() else {
            return;
        };
        if let Some(depth) = self.skipped {
            if depth == self.open.len() {
                self.skipped = None;
                if element.role == Role::Math {
                    self.finish_drawn(element.inside, at);
                }
            }
            return;
        }
        if self.headed == Some(self.open.len() + 1) {
            self.headed = None;
            self.builder.close();
        }
        for _ in 0..element.marks {
            self.builder.end();
        }
        if self.state == State::Within {
            self.finish(element);
        }
    }

    /// What the end of an element does.
    fn finish(&mut self, element: Element) {
        let builder = &mut self.builder;
        match element.role {
            Role::Article => {
                builder.end_section();
                self.state = State::Behind;
            }
            Role::Titles
            | Role::Heading
            | Role::Caption
            | Role::Lead
            | Role::Cell
            | Role::NoteBlock
            | Role::Reference
            | Role::Code
            | Role::Script(_) => builder.close(),
            Role::Label => {
                builder.close();
                self.last = ' ';
            }
            Role::CaptionTitle => self.say(" "),
            Role::Summary => builder.turn_to(Part::Front),
            Role::Text | Role::Section | Role::References => builder.end_section(),
            Role::People | Role::Block | Role::Affiliation | Role::Notes | Role::Item => {
                builder.end_paragraph();
            }
            Role::Indented => builder.indent(-1),
            Role::List => {
                builder.indent(-1);
                self.lists.end();
            }
            Role::Figure => builder.close_figure(),
            Role::Table if self.flat_tables > 0 => {
                self.flat_tables -= 1;
                builder.end_paragraph();
            }
            Role::Table => builder.close_table(),
            Role::Displayed => {
                self.finish_formula();
                self.builder.close();
            }
            Role::Formula | Role::Tex => self.finish_formula(),
            Role::Note => self.finish_note(element.note),
            Role::Citation if !self.is_in(Role::Citation) => self.citation = None,
            Role::WorkId => self.finish_work_id(&element.note),
            Role::Name => self.finish_name(),
            Role::Alternatives => {
                if std::mem::take(&mut self.has_picture) {
                    self.builder.picture();
                }
            }
            Role::Inline
            | Role::Skipped
            | Role::Front
            | Role::Meta
            | Role::Subtitle
            | Role::Person
            | Role::Names
            | Role::TableHead
            | Role::Row
            | Role::Math
            | Role::Citation
            | Role::Picture
            | Role::Break => {}
        }
        if element.is_part
            && let Some(citation) = &mut self.citation
        {
            let behind = citation.behind();
            self.say(behind);
        }
    }

    /// The formula that stands between two bytes as it is drawn.
    fn finish_drawn(&mut self, start: usize, end: usize) {
        let drawn = tex_of_mathml(self.source.get(start..end).unwrap_or_default());
        if let Some(formula) = &mut self.formula {
            formula.drawn.push(' ');
            formula.drawn.push_str(&drawn);
        }
        self.finish_formula();
    }

    /// A formula ends, where it is this element that began it.
    fn finish_formula(&mut self) {
        let depth = self.open.len();
        let Some(formula) = self.formula.take_if(|formula| formula.depth == depth) else {
            return;
        };
        let tex = tex::formula(&formula.tex);
        let tex = if tex.is_empty() { formula.drawn } else { tex };
        if !tex.trim().is_empty() {
            self.builder.formula(&tex);
            self.last = '$';
        } else if formula.has_picture {
            self.builder.not_converted();
            self.say("[…]");
        }
    }

    /// A note within a text ends: its number stands in the text.
    fn finish_note(&mut self, name: String) {
        self.builder.close();
        let label = std::mem::take(&mut self.note_label);
        let label = label.trim();
        self.builder.open(Taking::NoteMark(name));
        self.builder
            .text(if label.is_empty() { "*" } else { label });
        self.builder.close();
    }

    /// The number of a work ends: it leads there. In a text that is written out its register is named.
    fn finish_work_id(&mut self, register: &str) {
        let Some(id) = self.captured.take() else {
            return;
        };
        let id = id.trim();
        let (name, address) = match register {
            "doi" => ("doi:", format!("https://doi.org/{id}")),
            "pmid" => ("PMID ", format!("https://pubmed.ncbi.nlm.nih.gov/{id}/")),
            "pmcid" => ("", format!("https://pmc.ncbi.nlm.nih.gov/articles/{id}/")),
            "arxiv" => ("arXiv:", format!("https://arxiv.org/abs/{id}")),
            _ => return self.say(id),
        };
        if self.citation.is_some() {
            self.say(name);
        }
        self.builder.begin(Mark::Link(Target::Address(address)));
        self.say(id);
        self.builder.end();
    }

    /// A name of those who wrote it ends: in the order in which one says it.
    fn finish_name(&mut self) {
        let Some(parts) = self.name.take() else {
            return;
        };
        if self
            .open
            .last()
            .is_some_and(|open| open.role == Role::Names)
        {
            // The other forms of it say the same.
            self.skipped = Some(self.open.len() - 1);
        }
        let parts = parts.iter().map(|part| part.trim());
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        self.say(&parts.join(" "));
    }

    /// The document.
    pub(in crate::body::jats) fn finished(mut self) -> Result<Body, BodyError> {
        match self.state {
            State::Before => return Err(BodyError::NoPaper(safe::line(&self.said))),
            State::Within => self.defects.push(Defect::Cut),
            State::Behind => {}
        }
        while !self.open.is_empty() {
            self.pop(self.source.len());
        }
        for defect in self.defects {
            self.builder.defect(defect);
        }
        if !self.has_text && self.builder.blocks() > 0 {
            self.builder.defect(Defect::NoText);
        }
        Ok(self.builder.finished())
    }
}
