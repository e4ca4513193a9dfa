//! Text that was taken out of a PDF, as `pdftotext` of poppler does it: pages with form feeds between, lines as
//! they were printed, column by column.

mod line;
mod pages;

use super::builder::{Builder, Part, Taking};
use super::{Body, BodyError, Defect, Kind};
use line::{Heading, LineKind};

/// Reads a text.
pub(super) fn read(text: &str) -> Result<Body, BodyError> {
    let (read, is_cut) = super::read_of(text);
    let blocks = pages::blocks(read);
    let mut reader = PlainReader {
        builder: Builder::default(),
        number: 0,
        is_headed: false,
        is_references: false,
    };
    if is_cut {
        reader.builder.defect(Defect::TooLong);
    }
    reader.builder.defect(Defect::ProseOnly("Text of a PDF"));
    let mut blocks = blocks.as_slice();
    let Some((first, rest)) = blocks.split_first() else {
        return Err(BodyError::NoPaper(String::new()));
    };
    reader.title(first);
    blocks = rest;
    while let Some((block, rest)) = blocks.split_first() {
        blocks = rest;
        // The number of a heading often stands by itself.
        let number = block.as_slice();
        if let ([number], Some(([title, under @ ..], rest))) = (
            number,
            rest.split_first()
                .map(|(block, rest)| (block.as_slice(), rest)),
        ) && line::is_number(number)
            && let Some(heading) = reader.heading_of(&format!("{number} {title}"))
        {
            reader.heading(&heading);
            reader.lines(under);
            blocks = rest;
            continue;
        }
        reader.lines(block);
    }
    if !reader.is_headed {
        reader.builder.front_is_text();
    }
    Ok(reader.builder.finished())
}

struct PlainReader {
    builder: Builder,
    /// The number of the section that one is in.
    number: usize,
    is_headed: bool,
    is_references: bool,
}

impl PlainReader {
    /// The first lines are the title, and who wrote it.
    fn title(&mut self, block: &[String]) {
        /// Behind such a word a title goes on.
        const GOES_ON: [&str; 14] = [
            "a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "via",
            "with",
        ];
        let goes_on = |line: &str| {
            let last = line.rsplit(' ').next().unwrap_or_default();
            line.ends_with([':', '-', ',']) || GOES_ON.contains(&last)
        };
        let more = block.iter().take_while(|line| goes_on(line)).count();
        let (title, rest) = block.split_at(block.len().min(more + 1));
        self.builder.open(Taking::Title);
        self.builder.text(&pages::joined(title));
        self.builder.close();
        self.lines(rest);
    }

    /// A heading, where its number comes next.
    fn heading_of<'a>(&self, line: &'a str) -> Option<Heading<'a>> {
        line::heading(line).filter(|heading| {
            heading
                .number
                .is_none_or(|number| (self.number..=self.number + 1).contains(&number))
        })
    }

    fn heading(&mut self, heading: &Heading<'_>) {
        self.is_headed = true;
        self.number = heading.number.unwrap_or(self.number);
        if heading.is_abstract && self.builder.part() == Part::Front {
            self.builder.turn_to(Part::Summary);
            return;
        }
        self.is_references = heading.is_references;
        if self.builder.part() != Part::Text {
            self.builder.turn_to(Part::Text);
        }
        self.builder
            .open(Taking::Block(Kind::Heading(heading.level)));
        if !heading.label.is_empty() {
            self.builder.open(Taking::Label);
            self.builder.text(heading.label);
            self.builder.close();
        }
        self.builder.text(heading.title);
        self.builder.close();
    }

    /// Lines without a blank one between.
    fn lines(&mut self, block: &[String]) {
        let mut from = 0;
        let mut open: Option<LineKind<'_>> = None;
        for (at, line) in block.iter().enumerate() {
            if let Some(heading) = self.heading_of(line) {
                self.paragraph(open.take(), block.get(from..at).unwrap_or_default());
                self.heading(&heading);
                from = at + 1;
            } else if let Some(kind) = LineKind::of(line, self.is_references) {
                self.paragraph(open.take(), block.get(from..at).unwrap_or_default());
                open = Some(kind);
                from = at;
            }
        }
        self.paragraph(open, block.get(from..).unwrap_or_default());
    }

    fn paragraph(&mut self, kind: Option<LineKind<'_>>, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let text = pages::joined(lines);
        let (taking, label) = match kind {
            Some(LineKind::Figure) => (Taking::Block(Kind::Caption { pictures: 1 }), ""),
            Some(LineKind::Table) => (Taking::Block(Kind::Caption { pictures: 0 }), ""),
            Some(LineKind::Reference(label)) => (Taking::Block(Kind::Reference), label),
            Some(LineKind::Item(label)) => (Taking::Paragraph, label),
            None => (Taking::Paragraph, ""),
        };
        if taking == Taking::Paragraph && !label.is_empty() {
            self.builder.open(Taking::Label);
            self.builder.text(label);
            self.builder.close();
        }
        self.builder.open(taking.clone());
        if taking != Taking::Paragraph && !label.is_empty() {
            self.builder.open(Taking::Label);
            self.builder.text(label);
            self.builder.close();
        }
        self.builder
            .text(text.strip_prefix(label).unwrap_or(&text).trim_start());
        self.builder.close();
    }
}

#[cfg(test)]
mod tests;
