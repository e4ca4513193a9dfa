//! One paper as lines of one width: title, what is known of it, abstract, the rest.

use std::ops::Range;
use std::sync::Arc;

mod beside;
mod pages;
mod record;
mod whole;

use crate::body::lines;
use crate::library;
use crate::paper::{Paper, byline};
use crate::query::{Query, Text};
use crate::text::clipped::{Clipped, clip};
use crate::text::letters::Letters;
use crate::text::render::Emphasis;
use crate::text::safe::Unseen;
use crate::text::scripts::Scripts;
use crate::text::shown::{Form, Paragraph, Shown};
pub use beside::{Beside, Whole};
pub(super) use pages::Pages;
use record::{Above, Byline, own_links};

/// A paper wrapped for one width.
#[derive(Debug, PartialEq)]
pub struct Page {
    /// The paper.
    pub paper: Arc<Paper>,
    /// The columns that it is wrapped for.
    pub width: usize,
    /// How letters come onto the terminal that it is wrapped for.
    pub letters: Letters,
    /// Whether title and abstract are rendered or as received.
    pub form: Form,
    /// The title in one line, as long as it is.
    pub title: String,
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
    /// The line after the abstract, or after the whole paper where that is there.
    pub abstract_end: usize,
    /// What is said of it beside its record.
    pub beside: Beside,
    /// Every address that belongs to the paper, raw, the best one first.
    pub links: Vec<String>,
    /// The texts that were wrapped, in which words are looked for.
    blocks: Vec<Block>,
}

/// One line of a paper. Ranges are bytes of its text, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, safe.
    pub text: String,
    /// What it is part of.
    pub part: Part,
    /// What stands out, and how.
    pub styles: Vec<(Range<usize>, Emphasis)>,
    /// What leads to which address, whole even where it is wrapped; raw.
    pub links: Vec<(Range<usize>, String)>,
    /// The marks that stand for what cannot be seen.
    pub marks: Vec<Range<usize>>,
    /// How many letters stand above it, whatever the width.
    pub(super) above: usize,
    /// How many it counts as having: as many in all lines of a text, whatever the width.
    pub(super) letters: usize,
    /// The block of the whole paper that it is part of.
    pub block: Option<usize>,
    /// The block that it is a line of, the paragraph there, and its bytes of that.
    from: Option<(usize, usize, Range<usize>)>,
}

/// What a line is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The line of facts below it.
    Facts,
    /// The abstract.
    Abstract,
    /// Authors, comment, keywords.
    Note,
    /// What the user says of it: tags, and the first lines of a note.
    Own,
    /// An address.
    Link,
    /// Nothing.
    Blank,
    /// The whole paper.
    Whole(lines::Part),
}

/// A text that was wrapped.
#[derive(Debug, Default, PartialEq)]
struct Block {
    field: Option<Text>,
    source: String,
    shown: Shown,
}

impl Page {
    /// Wraps a paper for a width of at least one column.
    #[must_use]
    pub fn new(paper: &Arc<Paper>, form: Form, width: u16, letters: Letters) -> Self {
        Self::telling(paper, form, width, (letters, &Beside::default()))
    }

    /// The same, with what is said of it beside its record.
    #[must_use]
    pub fn telling(
        paper: &Arc<Paper>,
        form: Form,
        width: u16,
        (letters, beside): (Letters, &Beside),
    ) -> Self {
        let mut page = Self {
            paper: paper.clone(),
            width: usize::from(width.max(1)),
            letters,
            form,
            title: String::new(),
            lines: Vec::new(),
            abstract_end: 0,
            beside: beside.clone(),
            links: own_links(paper),
            blocks: Vec::new(),
        };
        let (title, summary) = match form {
            Form::Raw => (paper.title_as_received(), paper.summary_as_received()),
            Form::Rendered(_) => (paper.title.as_str(), paper.summary.as_str()),
        };
        let scripts = match form {
            // What was received stands there as it was.
            Form::Raw => Scripts::Unicode,
            Form::Rendered(_) => letters.scripts,
        };
        let shown = library::shown_title(paper, form, Unseen::Marked).in_scripts(scripts);
        shown.text().clone_into(&mut page.title);
        page.wrapped(title, shown, Part::Title, Some(Text::Title));
        let above = page.facts();
        page.reason();
        page.push(String::new(), Part::Blank);
        let of_whole = beside.whole.as_ref().map(|whole| whole.0.abstract_tex());
        // A record without an abstract has that of the whole paper.
        let summary = match &of_whole {
            Some(of_whole) if summary.is_empty() => of_whole,
            Some(_) | None => summary,
        };
        let shown = Shown::paragraphs(summary, form, Unseen::Marked).in_scripts(scripts);
        if shown.paragraphs.is_empty() {
            page.push("No abstract is known.".to_owned(), Part::Note);
        }
        page.wrapped(summary, shown, Part::Abstract, Some(Text::Abstract));
        page.abstract_end = page.lines.len();
        page.own_note();
        if let Some(whole) = &beside.whole {
            page.whole(&whole.0);
            page.abstract_end = page.lines.len();
        }
        page.notes(above);
        page
    }

    /// Where the wanted words of a query stand, for each line, in bytes of its text.
    #[must_use]
    pub fn hits(&self, query: &Query) -> Vec<Vec<Range<usize>>> {
        let mut hits = vec![Vec::new(); self.lines.len()];
        let of_blocks: Vec<Vec<Vec<Range<usize>>>> = self
            .blocks
            .iter()
            .map(|block| match block.field {
                Some(field) => query.hits_shown(field, &block.source, &block.shown),
                None => Vec::new(),
            })
            .collect();
        for (line, hits) in self.lines.iter().zip(&mut hits) {
            let Some((block, paragraph, bytes)) = &line.from else {
                continue;
            };
            let found = of_blocks
                .get(*block)
                .and_then(|block| block.get(*paragraph));
            if let Some(found) = found {
                let from = found.partition_point(|hit| hit.end <= bytes.start);
                let found = found
                    .iter()
                    .skip(from)
                    .take_while(|hit| hit.start < bytes.end);
                *hits = found.map(|hit| clip(hit, bytes)).collect();
            }
        }
        hits
    }

    fn push(&mut self, text: String, part: Part) {
        let above = self
            .lines
            .last()
            .map_or(0, |last| last.above + last.letters);
        self.lines.push(Line {
            letters: letters(&text),
            block: None,
            text,
            part,
            styles: Vec::new(),
            links: Vec::new(),
            marks: Vec::new(),
            above,
            from: None,
        });
    }

    /// Wraps the paragraphs of a text, a blank line between them.
    fn wrapped(&mut self, source: &str, shown: Shown, part: Part, field: Option<Text>) {
        for (number, paragraph) in shown.paragraphs.iter().enumerate() {
            if number > 0 {
                self.push(String::new(), Part::Blank);
            }
            self.paragraph(paragraph, number, part);
        }
        self.blocks.push(Block {
            field,
            source: source.to_owned(),
            shown,
        });
    }

    fn paragraph(&mut self, paragraph: &Paragraph, number: usize, part: Part) {
        let mut styles = Clipped::new(paragraph.styles.clone());
        let mut links = Clipped::new(paragraph.links.clone());
        let marks = paragraph.marks.iter().map(|mark| (mark.clone(), ()));
        let mut marks = Clipped::new(marks.collect());
        for bytes in self.letters.widths.lines(&paragraph.text, self.width) {
            self.push(
                paragraph
                    .text
                    .get(bytes.clone())
                    .unwrap_or_default()
                    .to_owned(),
                part,
            );
            if let Some(line) = self.lines.last_mut() {
                line.styles = styles.next(&bytes);
                line.links = links.next(&bytes);
                line.marks = marks
                    .next(&bytes)
                    .into_iter()
                    .map(|(mark, ())| mark)
                    .collect();
                line.from = Some((self.blocks.len(), number, bytes));
            }
        }
        for (_, address) in &paragraph.links {
            if !self.links.contains(address) {
                self.links.push(address.clone());
            }
        }
    }

    /// Who wrote it, when, and what else is known of it; returns what of that is there whole.
    fn facts(&mut self) -> Above {
        let byline = Byline::new(&self.paper, self.letters, self.width);
        for line in byline.lines {
            self.push(line.text, Part::Facts);
            let names = 0..line.names.len();
            if let Some(last) = self.lines.last_mut() {
                last.from = Some((self.blocks.len(), 0, names));
            }
            self.blocks.push(Block {
                field: Some(Text::Author),
                shown: Shown::line(&line.names, Form::Raw, Unseen::Dropped),
                source: line.names,
            });
        }
        byline.whole
    }

    /// Why it is shown, and its tags.
    fn reason(&mut self) {
        let why = self.beside.why.clone();
        self.own(&why, Part::Note);
        let tags = self.beside.tags.clone();
        self.own(&tags, Part::Own);
    }

    /// The first lines of the note that the user has on it.
    fn own_note(&mut self) {
        let lines = self.beside.note.clone();
        if !lines.is_empty() {
            self.push(String::new(), Part::Blank);
            self.push("Your note:".to_owned(), Part::Note);
        }
        for line in lines {
            if line.is_empty() {
                self.push(String::new(), Part::Blank);
            }
            self.own(&line, Part::Own);
        }
    }

    /// A line that is none of the record; nothing where it is empty.
    fn own(&mut self, line: &str, part: Part) {
        if !line.is_empty() {
            let shown =
                Shown::line(line, Form::Raw, Unseen::Dropped).in_scripts(self.letters.scripts);
            self.wrapped(line, shown, part, None);
        }
    }

    /// What there was no room for above the abstract, and the rest.
    fn notes(&mut self, above: Above) {
        let paper = self.paper.clone();
        if !above.names {
            let names = byline(&paper.authors, usize::MAX);
            self.note(&names, Some(Text::Author));
        }
        if !above.venue {
            self.note(paper.venue.as_deref().unwrap_or_default(), None);
        }
        self.note(paper.comment.as_deref().unwrap_or_default(), None);
        self.note(&paper.keywords.join(", "), None);
        if !own_links(&paper).is_empty() {
            self.push(String::new(), Part::Blank);
        }
        for address in own_links(&paper) {
            self.paragraph(&Paragraph::address(address), 0, Part::Link);
            self.blocks.push(Block::default());
        }
    }

    fn note(&mut self, note: &str, field: Option<Text>) {
        let shown = Shown::line(note, Form::Raw, Unseen::Marked).in_scripts(self.letters.scripts);
        if !shown.paragraphs.is_empty() {
            self.push(String::new(), Part::Blank);
            self.wrapped(note, shown, Part::Note, field);
        }
    }
}

/// How many letters a line has; breaking lines elsewhere changes none.
fn letters(line: &str) -> usize {
    line.chars().filter(|c| !c.is_whitespace()).count()
}
