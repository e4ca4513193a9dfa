//! Papers in Markdown (<https://spec.commonmark.org/>), as people and recto write them, with formulas between
//! dollars; and as Hugging Face gives them: made of pages of HTML by a reader that has no rule for formulas, so that
//! each stands twice, and none has dollars.

mod dollars;
mod doubled;
mod head;
mod inline;
mod marked;

use super::builder::{Builder, Part, Taking};
use super::{Body, BodyError, Cell, Defect, Kind, Row};
use head::{Head, Places};

/// Lists and quotations lie so deep at most.
const DEEPEST_LIST: usize = 20;

/// Whether a text has the lines that stand before such a paper.
pub(super) fn is_one(text: &str) -> bool {
    Head::of(text).is_some()
}

/// Reads a paper.
pub(super) fn read(text: &str) -> Result<Body, BodyError> {
    let (read, is_cut) = super::read_of(text);
    let head = Head::of(read);
    let (title, content) = match &head {
        Some(head) => (head.title, head.content),
        None => ("", read),
    };
    if content.trim().is_empty() {
        return Err(BodyError::NoPaper(crate::text::safe::line(title)));
    }
    let mut reader = MarkdownReader {
        builder: Builder::default(),
        places: Places::of(content),
        title: title.trim().to_owned(),
        formulas: head
            .as_ref()
            .map_or(Formulas::Dollars, |_| Formulas::Doubled),
        paragraph: Vec::new(),
        lists: Vec::new(),
        pictures: 0,
        is_headed: false,
    };
    if is_cut {
        reader.builder.defect(Defect::TooLong);
    }
    if reader.formulas == Formulas::Doubled {
        reader
            .builder
            .defect(Defect::ProseOnly("Markdown of a page"));
    }
    reader.all(content);
    Ok(reader.finished())
}

/// How formulas are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Formulas {
    /// Between dollars, in a text in which signs have backslashes.
    Dollars,
    /// Twice, in a text below a head.
    Doubled,
}

struct MarkdownReader {
    builder: Builder,
    places: Places,
    title: String,
    formulas: Formulas,
    /// The lines of the paragraph that is open.
    paragraph: Vec<String>,
    /// The columns of the lists that are open.
    lists: Vec<usize>,
    /// Pictures that wait for what is said of them.
    pictures: usize,
    /// Whether a heading was met.
    is_headed: bool,
}

impl MarkdownReader {
    fn all(&mut self, content: &str) {
        let mut lines = content.lines().peekable();
        while let Some(line) = lines.next() {
            let text = line.trim();
            if self.paragraph.is_empty()
                && !text.is_empty()
                && line.starts_with(text)
                && item(text).is_none()
            {
                self.end_lists();
            }
            if self.formulas == Formulas::Dollars && self.paragraph.is_empty() {
                let builder = &mut self.builder;
                if dollars::displayed(builder, text, &mut lines)
                    || dollars::note(builder, text, &mut lines)
                {
                    continue;
                }
            }
            if let Some(fence) = fence(text) {
                self.end_paragraph();
                self.builder.open(Taking::Block(Kind::Code));
                for line in lines.by_ref() {
                    let end = line.trim();
                    if end.starts_with(fence) && end.chars().all(|c| fence.starts_with(c)) {
                        break;
                    }
                    self.builder.text(line);
                    self.builder.text("\n");
                }
                self.builder.close();
            } else if text.is_empty() {
                self.end_paragraph();
            } else if let Some((level, title)) = heading(text) {
                self.end_paragraph();
                self.heading(level, title);
            } else if let Some(level) = underline(text).filter(|_| !self.paragraph.is_empty()) {
                let title = std::mem::take(&mut self.paragraph).join(" ");
                self.heading(level, &title);
            } else if text.contains('|') && lines.peek().is_some_and(|line| is_rule(line)) {
                self.end_paragraph();
                lines.next();
                self.builder.open_table();
                self.row(text, true);
                while let Some(line) = lines.next_if(|line| line.contains('|')) {
                    self.row(line.trim(), false);
                }
                self.builder.close_table();
            } else if let Some((label, item)) = item(text) {
                self.end_paragraph();
                let column = line.len() - line.trim_start().len();
                self.item(column, label, item);
            } else if is_break(text) {
                self.end_paragraph();
            } else {
                let text = text.trim_start_matches("> ");
                self.paragraph.push(text.to_owned());
            }
        }
        self.end_paragraph();
    }

    fn item(&mut self, column: usize, label: &str, item: &str) {
        while self.lists.last().is_some_and(|outer| *outer > column) {
            self.lists.pop();
            self.builder.indent(-1);
        }
        if self.lists.last() != Some(&column) && self.lists.len() < DEEPEST_LIST {
            self.lists.push(column);
            self.builder.indent(1);
        }
        self.builder.open(Taking::Label);
        self.builder.text(label);
        self.builder.close();
        self.paragraph.push(item.to_owned());
    }

    fn end_lists(&mut self) {
        for _ in std::mem::take(&mut self.lists) {
            self.builder.indent(-1);
        }
    }

    fn row(&mut self, line: &str, is_head: bool) {
        self.builder.row(Row {
            cells: Vec::new(),
            is_head,
        });
        let inside = line.strip_prefix('|').unwrap_or(line);
        let inside = inside.strip_suffix('|').unwrap_or(inside);
        let cells = match self.formulas {
            Formulas::Dollars => dollars::cells(inside),
            Formulas::Doubled => inside.split('|').map(str::to_owned).collect(),
        };
        for cell in cells {
            self.builder.open(Taking::Cell(Cell::default()));
            self.inline(cell.trim());
            self.builder.close();
        }
    }

    /// Reads a line into what is open.
    fn inline(&mut self, text: &str) {
        match self.formulas {
            Formulas::Dollars => marked::read(&mut self.builder, text),
            Formulas::Doubled => inline::read(&mut self.builder, text),
        }
    }

    fn heading(&mut self, level: usize, title: &str) {
        self.end_lists();
        let is_title = if self.title.is_empty() {
            level == 1 && !self.is_headed
        } else {
            title == self.title && self.builder.blocks() == 0
        };
        if is_title {
            title.clone_into(&mut self.title);
            self.builder.open(Taking::Title);
            self.inline(title);
            self.builder.close();
            return;
        }
        self.end_pictures();
        self.is_headed = true;
        if title.eq_ignore_ascii_case("abstract") && self.builder.part() == Part::Front {
            self.builder.turn_to(Part::Summary);
            return;
        }
        if self.builder.part() != Part::Text {
            self.builder.turn_to(Part::Text);
        }
        let taking = if level == 6 && self.formulas == Formulas::Doubled {
            Taking::Lead
        } else {
            Taking::Block(Kind::Heading(level.saturating_sub(1).max(1)))
        };
        self.builder.open(taking);
        for name in self.places.named(title) {
            self.builder.anchor(&name);
        }
        self.inline(title);
        self.builder.close();
    }

    fn end_paragraph(&mut self) {
        let lines = std::mem::take(&mut self.paragraph);
        if lines.is_empty() {
            return;
        }
        let text = lines.join(" ");
        if text.starts_with("![") && text.ends_with(')') {
            self.pictures += 1;
            return;
        }
        let displayed = match self.formulas {
            Formulas::Dollars => None,
            Formulas::Doubled => doubled::displayed(&text),
        };
        if let Some((tex, number)) = displayed {
            self.builder.open(Taking::Block(Kind::Formula));
            if !number.is_empty() {
                self.builder.open(Taking::Label);
                self.builder.text(number);
                self.builder.close();
            }
            self.builder.formula(&tex);
            self.builder.close();
            return;
        }
        let (text, told) = dollars::pictures(&text);
        if is_caption(text) || told > 0 {
            let pictures = if text.starts_with("Fig") {
                told + std::mem::take(&mut self.pictures)
            } else {
                told
            };
            self.builder.open(Taking::Block(Kind::Caption { pictures }));
        } else {
            self.builder.open(Taking::Paragraph);
        }
        let summary = self.builder.part() == Part::Summary;
        let text = text
            .strip_prefix("Abstract: ")
            .filter(|_| summary)
            .unwrap_or(text);
        self.inline(text);
        self.builder.close();
    }

    /// Pictures of which nothing is said.
    fn end_pictures(&mut self) {
        if self.pictures > 0 {
            let pictures = std::mem::take(&mut self.pictures);
            self.builder.open(Taking::Block(Kind::Caption { pictures }));
            self.builder.close();
        }
    }

    fn finished(mut self) -> Body {
        self.end_lists();
        self.end_pictures();
        if !self.is_headed {
            // No heading parts the front from the text.
            self.builder.front_is_text();
        }
        let mut body = self.builder.finished();
        if body.title.is_empty() {
            body.title = super::Prose::plain(&self.title);
        }
        body
    }
}

/// What a fence of code is made of: three signs or more.
fn fence(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|c| "`~".contains(*c))?;
    let fence = line.get(..line.len() - line.trim_start_matches(sign).len())?;
    // In a line that goes on with them it is code in the text.
    let is_one = fence.len() >= 3 && !line.get(fence.len()..)?.contains('`');
    is_one.then_some(fence)
}

/// The level and the title of a heading that begins with number signs.
fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let is_one = (1..=6).contains(&level) && rest.starts_with([' ', '\t']);
    is_one.then(|| (level, rest.trim().trim_end_matches('#').trim_end()))
}

/// The level of a heading that is underlined.
fn underline(line: &str) -> Option<usize> {
    let is_all = |sign: char| line.len() >= 2 && line.chars().all(|c| c == sign);
    if is_all('=') {
        Some(1)
    } else if is_all('-') {
        Some(2)
    } else {
        None
    }
}

/// Whether a line parts the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("--") && line.chars().all(|c| "|-: ".contains(c))
}

fn is_break(line: &str) -> bool {
    let is_all = |sign: char| line.chars().all(|c| c == sign || c == ' ');
    line.len() >= 3 && ['*', '-', '_'].into_iter().any(is_all)
}

/// The bullet or the number of an item of a list, and its text.
fn item(line: &str) -> Option<(&str, &str)> {
    let bullet = ["- ", "* ", "+ "]
        .into_iter()
        .find_map(|bullet| line.strip_prefix(bullet));
    if let Some(text) = bullet {
        return Some(("•", text.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?;
    let is_one = (1..=3).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "));
    let label = line.get(..digits + 1).filter(|_| is_one)?;
    Some((label, rest.get(2..)?.trim_start()))
}

/// Whether something is said of a figure or a table.
fn is_caption(text: &str) -> bool {
    ["Figure ", "Fig. ", "Table "].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with([':', '.'])
        })
    })
}

#[cfg(test)]
mod tests;
