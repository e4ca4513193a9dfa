//! Makes a document of what a reader meets, in the order in which it meets it.
//!
//! Text goes into what is open: a heading, a note, a cell, and where nothing is, a paragraph. What is
//! opened inside something else, such as a table in a footnote, becomes part of its text: no word is lost,
//! and none stands twice.

mod finishing;
mod pictures;
mod placing;
mod scripts;
mod tables;

use super::{Block, Body, Cell, Defect, Kind, Mark, Prose, Table, Target};
use crate::text::render::Emphasis;
use pictures::Figure;

/// A document that is being made.
#[derive(Debug, Default)]
pub(super) struct Builder {
    body: Body,
    part: Part,
    /// What leads before the abstract, and from there to nowhere unless that is the text.
    front_anchors: Vec<(String, usize)>,
    open: Vec<Open>,
    /// Marks that have begun and not ended, with the byte at which they began.
    running: Vec<(Mark, usize)>,
    /// Notes that wait for the end of their section.
    notes: Vec<Placed>,
    tables: Vec<Table>,
    figures: Vec<Figure>,
    indent: usize,
    /// Whether the next paragraph names authors.
    is_of_names: bool,
    waiting: Waiting,
    not_converted: usize,
}

/// Which part of a document is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// What stands before the abstract.
    #[default]
    Front,
    /// The abstract.
    Summary,
    /// All else.
    Text,
}

/// What takes text in.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Taking {
    /// A block, which closes by itself where the next one begins.
    Paragraph,
    /// A block of another kind.
    Block(Kind),
    /// The title.
    Title,
    /// What stands before a block: that which is open, else the next one.
    Label,
    /// Words that run into the next paragraph, such as the head of a theorem.
    Lead,
    /// A footnote.
    Note,
    /// What stands in the text for a note of this name.
    NoteMark(String),
    /// A script: `^` or `_`.
    Script(char),
    /// A cell.
    Cell(Cell),
}

#[derive(Debug)]
struct Open {
    taking: Taking,
    label: Prose,
    prose: Prose,
    anchors: Vec<String>,
    /// How many marks ran when it was opened.
    running: usize,
}

#[derive(Debug)]
struct Placed {
    block: Block,
    anchors: Vec<String>,
}

/// What belongs to the next block.
#[derive(Debug, Default)]
struct Waiting {
    label: Prose,
    lead: Prose,
    anchors: Vec<String>,
}

impl Builder {
    /// Forgets all that was met.
    pub(super) fn restart(&mut self) {
        *self = Self::default();
    }

    /// What is made from here on.
    pub(super) fn turn_to(&mut self, part: Part) {
        self.end_section();
        self.part = part;
    }

    /// What is made now.
    pub(super) fn part(&self) -> Part {
        self.part
    }

    /// How many blocks of the text are there.
    pub(super) fn blocks(&self) -> usize {
        self.body.blocks.len()
    }

    /// What was taken for what stands before the abstract is the text.
    pub(super) fn front_is_text(&mut self) {
        self.end_section();
        if self.body.blocks.is_empty() {
            self.body.blocks = std::mem::take(&mut self.body.front);
            self.body.anchors = std::mem::take(&mut self.front_anchors);
        }
    }

    /// Takes in text, in which white space is one blank.
    pub(super) fn text(&mut self, text: &str) {
        if self.open.is_empty() {
            if text.trim().is_empty() {
                return;
            }
            self.open(Taking::Paragraph);
        }
        if let Some(open) = self.open.last_mut() {
            if open.taking == Taking::Block(Kind::Code) {
                open.prose.push_verbatim(text);
            } else {
                open.prose.push(text);
            }
        }
    }

    /// Takes in a formula.
    pub(super) fn formula(&mut self, tex: &str) {
        let tex = tex.trim();
        if tex.is_empty() {
            return;
        }
        if self.open.is_empty() {
            self.open(Taking::Paragraph);
        }
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if open.taking == Taking::Block(Kind::Formula) {
            // The cells of one row are one formula.
            let end = open.prose.text.trim_end().len();
            if let Some((last, Mark::Formula)) = open.prose.marks.last_mut()
                && last.end == end
            {
                open.prose.text.truncate(end);
                open.prose.text.push(' ');
                open.prose.text.push_str(tex);
                last.end = open.prose.text.len();
                return;
            }
        }
        open.prose.push_formula(tex);
    }

    /// Whether what is open has a label.
    pub(super) fn has_label(&self) -> bool {
        self.open.last().is_some_and(|open| !open.label.is_empty())
    }

    /// Begins something that stands out or leads elsewhere.
    pub(super) fn begin(&mut self, mark: Mark) {
        let at = self.open.last().map_or(0, |open| open.prose.text.len());
        self.running.push((mark, at));
    }

    /// Ends what was begun last.
    pub(super) fn end(&mut self) {
        let Some((mark, start)) = self.running.pop() else {
            return;
        };
        if let Some(open) = self.open.last_mut() {
            if self.running.len() >= open.running {
                open.prose.mark(start, mark);
            } else {
                open.running = self.running.len();
            }
        }
    }

    /// The next paragraph names authors.
    pub(super) fn name_authors(&mut self) {
        self.is_of_names = true;
    }

    /// A name by which what comes next can be linked to.
    pub(super) fn anchor(&mut self, name: &str) {
        let names = match self.open.last_mut() {
            Some(open) => &mut open.anchors,
            None => &mut self.waiting.anchors,
        };
        names.extend(Some(name.to_owned()).filter(|name| !name.is_empty()));
    }

    /// Ends the paragraph that is open; inside of something else, words before and after are parted.
    pub(super) fn end_paragraph(&mut self) {
        match self.open.last_mut() {
            Some(open) if open.taking == Taking::Paragraph => self.close(),
            Some(open) => open.prose.blank(),
            None => {}
        }
    }

    /// Begins what takes text in from here on.
    pub(super) fn open(&mut self, taking: Taking) {
        if matches!(taking, Taking::Block(_) | Taking::Title | Taking::Lead) {
            self.end_paragraph();
        }
        let mut open = Open {
            taking,
            label: Prose::default(),
            prose: Prose::default(),
            anchors: Vec::new(),
            running: self.running.len(),
        };
        match open.taking {
            Taking::Paragraph => {
                open.label = std::mem::take(&mut self.waiting.label);
                open.prose = std::mem::take(&mut self.waiting.lead);
                open.prose.blank();
                // What began before the paragraph did marks it, too.
                open.running = 0;
                for (_, start) in &mut self.running {
                    *start = open.prose.text.len();
                }
            }
            Taking::Block(Kind::Heading(_)) => self.end_section(),
            Taking::Block(_) if self.open.is_empty() => self.end_waiting(),
            Taking::Block(_)
            | Taking::Title
            | Taking::Label
            | Taking::Lead
            | Taking::Note
            | Taking::NoteMark(_)
            | Taking::Script(_)
            | Taking::Cell(_) => {}
        }
        self.open.push(open);
    }

    /// Ends what was opened last.
    pub(super) fn close(&mut self) {
        let Some(mut open) = self.open.pop() else {
            return;
        };
        self.end_marks(&mut open);
        if open.taking != Taking::Block(Kind::Code) {
            open.prose.trim();
        }
        match open.taking {
            Taking::Paragraph => self.finish(Kind::Paragraph, open),
            Taking::Block(ref kind) => {
                let kind = kind.clone();
                self.finish(kind, open);
            }
            Taking::Title => {
                self.body.title = open.prose;
                self.waiting.anchors.append(&mut open.anchors);
            }
            Taking::Label => self.label(open),
            Taking::Lead => {
                self.waiting.lead.blank();
                let start = self.waiting.lead.text.len();
                self.waiting.lead.append(open.prose);
                self.waiting
                    .lead
                    .mark(start, Mark::Emphasis(Emphasis::Bold));
                self.waiting.anchors.append(&mut open.anchors);
            }
            // What stands in the text for a note that is elsewhere brings an empty one along.
            Taking::Note if open.prose.is_empty() => {}
            Taking::Note => self.notes.push(Placed {
                block: Block {
                    kind: Kind::Note,
                    label: open.label,
                    prose: open.prose,
                    indent: 0,
                },
                anchors: open.anchors,
            }),
            Taking::NoteMark(name) => {
                self.begin(Mark::Link(Target::Anchor(name)));
                self.script('^', open.prose);
                self.end();
            }
            Taking::Script(sign) => self.script(sign, open.prose),
            Taking::Cell(cell) => {
                self.waiting.anchors.append(&mut open.anchors);
                let row = self
                    .tables
                    .last_mut()
                    .and_then(|table| table.rows.last_mut());
                if let Some(row) = row {
                    let prose = open.prose;
                    row.cells.push(Cell { prose, ..cell });
                }
            }
        }
    }

    /// Marks what still runs up to the end of what is closed; in a paragraph it runs on in the next one.
    fn end_marks(&mut self, open: &mut Open) {
        let from = open.running.min(self.running.len());
        for (mark, start) in self.running.iter().skip(from) {
            open.prose.mark(*start, mark.clone());
        }
        if open.taking == Taking::Paragraph {
            for (_, start) in &mut self.running {
                *start = 0;
            }
        } else {
            self.running.truncate(from);
        }
    }

    /// What waits for a paragraph and meets another block stands by itself.
    fn end_waiting(&mut self) {
        if !self.waiting.lead.is_empty() || !self.waiting.label.is_empty() {
            self.open(Taking::Paragraph);
            self.close();
        }
    }

    /// Ends a section: its notes stand here.
    pub(super) fn end_section(&mut self) {
        self.end_paragraph();
        self.end_waiting();
        for note in std::mem::take(&mut self.notes) {
            self.place(note);
        }
    }

    /// So many levels further in, or out.
    pub(super) fn indent(&mut self, levels: isize) {
        self.end_paragraph();
        self.indent = self.indent.saturating_add_signed(levels);
    }

    /// A place that the converter did not know.
    pub(super) fn not_converted(&mut self) {
        self.not_converted += 1;
    }

    /// What is missing or wrong.
    pub(super) fn defect(&mut self, defect: Defect) {
        self.body.defects.push(defect);
    }
}
