//! The whole paper: one document, whatever form it came in, and its lines for a terminal.
//!
//! A document is a flat list of blocks in the order in which one reads, so that nothing that reads or
//! draws it goes deeper than the paper says. Texts are as they were received, formulas as TeX: what is
//! shown goes through `text`. Readers never fail on what is damaged: they give what can be had, and say
//! what is missing.

mod builder;
mod cited;
mod form;
mod html;
mod jats;
pub mod lines;
mod links;
mod markdown;
mod name;
mod names;
mod plain;
mod prose;
mod sections;
pub mod shown;
mod table;
mod text;
mod writing;

pub use cited::{Cited, ids_in};
pub use form::{Form, read};
pub use prose::{Mark, Prose, Target};
pub use table::{Cell, Row, Side, Table};
pub use writing::to_markdown;

/// No more bytes of a page than these are read.
pub const MOST_BYTES: usize = 8 << 20;
/// What stands deeper than so many elements is read as if it stood there.
pub const DEEPEST: usize = 500;

/// A whole paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The title as the page has it.
    pub title: Prose,
    /// What stands before the abstract: authors, where they are, notes of theirs.
    pub front: Vec<Block>,
    /// The lines of it that name authors, where the page tells them from the others.
    pub names: Vec<Prose>,
    /// The abstract, without its heading.
    pub summary: Vec<Block>,
    /// All that follows, in order.
    pub blocks: Vec<Block>,
    /// Where a link may lead: names, sorted, and the block of `blocks` that each one is at.
    anchors: Vec<(String, usize)>,
    /// What is missing, or may be wrong.
    pub defects: Vec<Defect>,
}

/// A piece of a paper that is read as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// What stands before it, such as a number, a bullet or a name; of a formula, its number.
    pub label: Prose,
    /// What it says; of a table nothing.
    pub prose: Prose,
    /// In how many lists, quotations and notes it stands.
    pub indent: usize,
}

/// What a block is.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Kind {
    /// Text that is broken into lines.
    #[default]
    Paragraph,
    /// The heading of a section, by how many sections it is in, itself counted.
    Heading(usize),
    /// A displayed formula: TeX, with words between where it has some.
    Formula,
    /// Lines that stand as they are.
    Code,
    /// Cells in rows.
    Table(Table),
    /// What stands below a figure or above a table, and how many pictures are not shown there.
    Caption {
        /// So many.
        pictures: usize,
    },
    /// A note to the text before, at the end of its section.
    Note,
    /// An entry of the list of references.
    Reference,
}

/// What is missing in a document, or may be wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Defect {
    /// So many places are not what the author wrote, for the converter did not know them.
    NotConverted(usize),
    /// The page ends before the paper does.
    Cut,
    /// The page is longer than what is read.
    TooLong,
    /// The page is nested deeper than what is followed.
    TooDeep,
    /// The page is that of another paper, of this title.
    AnotherPaper(String),
    /// It has an abstract, and nothing else.
    NoText,
    /// The form has no formulas as they were written, such as text taken out of a PDF.
    ProseOnly(&'static str),
}

impl Defect {
    /// A sentence for the first line.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Defect::NotConverted(1) => "1 place is not converted.".to_owned(),
            Defect::NotConverted(places) => format!("{places} places are not converted."),
            Defect::Cut => "The page ends before the paper does.".to_owned(),
            Defect::TooLong => format!("Only the first {} MB are read.", MOST_BYTES >> 20),
            Defect::TooDeep => format!("What is nested deeper than {DEEPEST} levels is flat."),
            Defect::AnotherPaper(title) => format!("The page is another paper's: {title}."),
            Defect::NoText => "Only the abstract is there.".to_owned(),
            Defect::ProseOnly(form) => format!("{form}: formulas and tables may be wrong."),
        }
    }
}

/// What of a page is read, and whether that is not all of it.
fn read_of(page: &str) -> (&str, bool) {
    let end = (0..=MOST_BYTES.min(page.len()))
        .rev()
        .find(|end| page.is_char_boundary(*end));
    let read = page.get(..end.unwrap_or_default()).unwrap_or_default();
    (read, read.len() < page.len())
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// The page holds no paper; it has this title.
    #[error("no paper is in this page, whose title is {0:?}")]
    NoPaper(String),
    /// It is in no form that is known.
    #[error("it is no page, no article in XML and no Markdown of a paper")]
    NoForm,
}

/// Reads a page of HTML in which `LaTeXML` wrote a paper (<https://math.nist.gov/~BMiller/LaTeXML/>), such as
/// those of arXiv, of any age and in any frame.
///
/// # Errors
/// The page holds no paper.
pub fn from_html(page: &str) -> Result<Body, BodyError> {
    html::read(page)
}

/// Reads an article of a journal in JATS (<https://jats.nlm.nih.gov/archiving/tag-library/1.3/>), as Europe PMC,
/// `PubMed` Central and publishers give it, in whatever wrapping.
///
/// # Errors
/// No article is in it.
pub fn from_jats(article: &str) -> Result<Body, BodyError> {
    jats::read(article)
}

/// Reads a paper in Markdown (<https://spec.commonmark.org/>), as Hugging Face has it (`/papers/ID.md`): with a head
/// of lines, and formulas that stand twice.
///
/// # Errors
/// There is nothing but a head.
pub fn from_markdown(text: &str) -> Result<Body, BodyError> {
    markdown::read(text)
}

/// Reads a text that was taken out of a PDF, as `pdftotext` of poppler does it.
///
/// # Errors
/// There are no words.
pub fn from_plain_text(text: &str) -> Result<Body, BodyError> {
    plain::read(text)
}

impl Body {
    /// The abstract as its author writes it, with formulas between dollars; an empty line between paragraphs.
    #[must_use]
    pub fn abstract_tex(&self) -> String {
        let paragraphs: Vec<String> = self.summary.iter().map(|block| block.prose.tex()).collect();
        paragraphs.join("\n\n")
    }

    /// The block of [`Body::blocks`] that a name of the page leads to.
    #[must_use]
    pub fn anchored(&self, name: &str) -> Option<usize> {
        let place = self
            .anchors
            .binary_search_by(|(known, _)| known.as_str().cmp(name));
        place
            .ok()
            .and_then(|place| self.anchors.get(place))
            .map(|(_, block)| *block)
    }

    /// The headings: the block of each, and by how many sections it is in.
    pub fn headings(&self) -> impl Iterator<Item = (usize, usize)> {
        let blocks = self.blocks.iter().enumerate();
        blocks.filter_map(|(number, block)| match block.kind {
            Kind::Heading(level) => Some((number, level)),
            Kind::Paragraph
            | Kind::Formula
            | Kind::Code
            | Kind::Table(_)
            | Kind::Caption { .. }
            | Kind::Note
            | Kind::Reference => None,
        })
    }

    /// What is missing, in one line; empty where nothing is.
    #[must_use]
    pub fn missing(&self) -> String {
        let sentences: Vec<String> = self.defects.iter().map(Defect::sentence).collect();
        sentences.join(" ")
    }
}
