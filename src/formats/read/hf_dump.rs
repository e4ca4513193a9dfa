//! Blocks of lines that readers of the Hugging Face daily papers keep: `Title:`, `PDF:`,
//! `Summary:`, and `---` at the end (<https://github.com/InMatrix/ai-papers-reader>).

use crate::disk::limits;
use crate::formats::addresses;
use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::paper::{ImportError, Received};
use crate::text::lines::{InputLine, Lines};

pub(super) const FORMAT: Format = Format {
    name: "hf-dump",
    meaning: "Title, PDF and Summary of Hugging Face papers, text",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const END: &str = "---";

fn detect(head: &Head) -> bool {
    let has = |name: &str| head.text().lines().any(|line| line.starts_with(name));
    head.text().starts_with("Title: ") && (has("PDF: ") || has("Summary: "))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut blocks = DumpBlocks {
        lines: Lines::new(input, limits::LINE),
        block: DumpBlock::default(),
    }
    .peekable();
    if blocks.peek().is_none() {
        return Err(NoInput::Nothing);
    }
    // They are kept in the order of the page.
    let placed = (1..).zip(blocks).map(|(place, record)| {
        record.map(|mut received: Received| {
            received.paper.rank = Some(place);
            received
        })
    });
    Ok(Box::new(placed))
}

struct DumpBlocks<'a> {
    lines: Lines<Input<'a>>,
    block: DumpBlock,
}

/// What a block says.
#[derive(Default)]
struct DumpBlock {
    /// The line that it begins in; 0 before it does.
    line: u64,
    title: String,
    page: String,
    summary: String,
    last: DumpField,
    fault: Option<String>,
}

#[derive(Default, Clone, Copy)]
enum DumpField {
    #[default]
    None,
    Title,
    Page,
    Summary,
}

impl Iterator for DumpBlocks<'_> {
    type Item = Result<Received, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.lines.next() {
                Some(Ok(line)) => {
                    if line.text().is_ok_and(|text| text.trim_end() == END) {
                        return Some(std::mem::take(&mut self.block).finish());
                    }
                    self.block.take(&line);
                }
                Some(Err(error)) => return Some(Err(ImportError::ended(0, &error))),
                None if self.block.line == 0 => return None,
                None => {
                    let line = std::mem::take(&mut self.block).line;
                    return Some(Err(ImportError::new(
                        line,
                        "the file ends in the middle of this paper, before its ---",
                    )));
                }
            }
        }
    }
}

impl DumpBlock {
    fn take(&mut self, line: &InputLine) {
        let text = match line.text() {
            Ok(text) => text,
            Err(reason) => {
                self.fault = Some(reason);
                return;
            }
        };
        if self.line == 0 {
            if text.trim().is_empty() {
                return;
            }
            self.line = line.number;
        }
        for (name, field) in [
            ("Title:", DumpField::Title),
            ("PDF:", DumpField::Page),
            ("Summary:", DumpField::Summary),
        ] {
            if let Some(value) = text.strip_prefix(name) {
                self.last = field;
                self.add(value);
                return;
            }
        }
        self.add(text);
    }

    fn add(&mut self, text: &str) {
        let field = match self.last {
            DumpField::None => return,
            DumpField::Title => &mut self.title,
            DumpField::Page => &mut self.page,
            DumpField::Summary => &mut self.summary,
        };
        if !field.is_empty() {
            field.push('\n');
        }
        field.push_str(text);
    }

    fn finish(self) -> Result<Received, ImportError> {
        let line = self.line;
        let bad = |reason| ImportError::new(line, reason);
        if let Some(reason) = self.fault {
            return Err(bad(reason));
        }
        let mut draft = Draft::new();
        draft.ids(addresses::of_field(self.page.trim()));
        draft.title(Some(self.title));
        draft.summary(Some(self.summary));
        let page = self.page.trim();
        draft.paper.links.pdf = Some(page.to_owned()).filter(|page| !page.is_empty());
        let paper = draft.finish().map_err(bad)?;
        Ok(Received { line, paper })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_a_paper_and_one_without_an_end_is_said() {
        let text = "Title: Answer Matching for\n  Language\nPDF: https://arxiv.org/pdf/2507.02856\nSummary: One.\n\nTwo.\n---\nPDF: x\n---\nTitle: Cut\nSummary: Off";
        let records: Vec<_> = parse(Box::new(text.as_bytes())).unwrap().collect();
        let paper = &records[0].as_ref().unwrap().paper;
        assert_eq!(paper.title, "Answer Matching for Language");
        assert_eq!(paper.summary, "One.\n\nTwo.");
        assert_eq!(paper.id.as_str(), "arxiv:2507.02856");
        let said: Vec<String> = records[1..]
            .iter()
            .map(|record| record.as_ref().unwrap_err().to_string())
            .collect();
        assert_eq!(
            said,
            [
                "line 8: it has neither a title nor an id",
                "line 10: the file ends in the middle of this paper, before its ---"
            ]
        );
    }
}
