//! The whole paper below its abstract.

use super::{Line, Page, Part, letters};
use crate::body::lines::{self, Extent};
use crate::body::{Body, Target};
use crate::text::shown::Form;

impl Page {
    /// Appends what follows the abstract, and before it what is missing there.
    pub(super) fn whole(&mut self, body: &Body) {
        let missing = body.missing();
        if !missing.is_empty() {
            self.push(String::new(), Part::Blank);
            self.own(&missing, Part::Note);
        }
        self.push(String::new(), Part::Blank);
        let formulas = match self.form {
            Form::Raw => lines::Formulas::Tex,
            Form::Rendered(_) => lines::Formulas::Shown,
        };
        let set = lines::set(body, Extent::Text, formulas, self.width, self.letters);
        for line in set {
            self.push_whole(line);
        }
    }

    fn push_whole(&mut self, line: lines::Line) {
        let is_first = self
            .lines
            .last()
            .is_none_or(|last| last.block != line.block);
        let above = self
            .lines
            .last()
            .map_or(0, |last| last.above + last.letters);
        let letters = match line.part {
            // What has other lines at another width counts as one letter.
            lines::Part::Formula => usize::from(is_first),
            lines::Part::Rule | lines::Part::Blank => 0,
            lines::Part::Title
            | lines::Part::Facts
            | lines::Part::Heading(_)
            | lines::Part::Text
            | lines::Part::Code
            | lines::Part::Table
            | lines::Part::TableHead
            | lines::Part::Caption
            | lines::Part::Note
            | lines::Part::Reference => letters(&line.text),
        };
        let links = line.links.into_iter();
        self.lines.push(Line {
            text: line.text,
            part: Part::Whole(line.part),
            styles: line.styles,
            links: links.map(|(place, target)| (place, href(target))).collect(),
            marks: line.marks,
            above,
            letters,
            block: line.block,
            from: None,
        });
    }
}

/// A target as the address of a link: a place of the paper begins with `#`.
fn href(target: Target) -> String {
    match target {
        Target::Anchor(name) => format!("#{name}"),
        Target::Address(address) => address,
    }
}
