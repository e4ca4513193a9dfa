//! The folded words of a paper: what the matcher looks at.

use std::borrow::Cow;
use std::ops::Range;

use crate::paper::{Paper, Source, Texts, in_order};
use crate::text::render::{Origin, Rendering};
use crate::text::{fold, shown};

/// The folded words of one paper, as they were received and where they are others as they are
/// shown. Every word has a blank on both sides; a line break stands between the parts, and between
/// the forms, so that no phrase runs from one into the next.
///
/// A part is cut out when it is asked for: where all papers are looked through, most of the time
/// goes into first touching their bytes.
#[derive(Debug, Clone, Copy)]
pub struct Folded<'a> {
    text: &'a str,
    span: FoldedSpan,
}

/// Folded words with the text that they stand in: that of the tail, or their own.
#[derive(Debug, Clone, Default)]
pub struct FoldedPaper<'a> {
    text: Cow<'a, str>,
    span: FoldedSpan,
}

/// Where the parts of a paper lie in a folded text, in bytes; of none by default.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct FoldedSpan {
    start: usize,
    title_end: usize,
    summary_end: usize,
    end: usize,
}

/// The parts of a text of which one must have a phrase: title, abstract, authors are 0, 1, 2.
pub type TextParts = Range<usize>;

impl<'a> Folded<'a> {
    pub(super) fn new(text: &'a str, span: FoldedSpan) -> Self {
        Self { text, span }
    }

    /// Title, abstract and authors.
    #[must_use]
    pub fn all(self) -> &'a str {
        self.part(self.span.start, self.span.end)
    }

    /// The title.
    #[must_use]
    pub fn title(self) -> &'a str {
        self.part(self.span.start, self.span.title_end)
    }

    /// The abstract.
    #[must_use]
    pub fn summary(self) -> &'a str {
        self.part(self.span.title_end + 1, self.span.summary_end)
    }

    /// The names of the authors.
    #[must_use]
    pub fn authors(self) -> &'a str {
        self.part(self.span.summary_end + 1, self.span.end)
    }

    fn part(self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }
}

impl<'a> FoldedPaper<'a> {
    pub(super) fn in_text(text: &'a str, span: FoldedSpan) -> Self {
        Self {
            text: Cow::Borrowed(text),
            span,
        }
    }

    pub(super) fn new(text: String, span: FoldedSpan) -> FoldedPaper<'static> {
        FoldedPaper {
            text: Cow::Owned(text),
            span,
        }
    }

    /// The words, part by part.
    #[must_use]
    pub fn parts(&self) -> Folded<'_> {
        Folded::new(&self.text, self.span)
    }
}

/// How title and abstract of a paper are rendered.
#[must_use]
pub fn rendering(paper: &Paper) -> Rendering {
    Rendering::of(origin(paper), [&paper.title, &paper.summary])
}

/// Where title and abstract of a paper come from, which tells how they are mended.
#[must_use]
pub fn origin(paper: &Paper) -> Origin {
    origin_of(paper.sources.first())
}

fn origin_of(first: Option<&Source>) -> Origin {
    if first.is_some_and(Source::is_stripped) {
        Origin::HuggingFace
    } else {
        Origin::Faithful
    }
}

/// Appends the folded words of a paper to a text.
pub(super) fn fold_paper(paper: &Paper, text: &mut String) -> FoldedSpan {
    let authors = paper.authors.iter().map(|author| author.name.as_str());
    fold_parts(&paper.title, &paper.summary, origin(paper), authors, text)
}

/// Appends the folded words of a paper's texts to a text.
pub(super) fn fold_texts(texts: &Texts, text: &mut String) -> FoldedSpan {
    let authors = texts.authors.iter().map(|author| author.name.as_str());
    let origin = origin_of(texts.sources.first());
    fold_parts(&texts.title, &texts.summary, origin, authors, text)
}

fn fold_parts<'a>(
    title: &str,
    summary: &str,
    origin: Origin,
    authors: impl Iterator<Item = &'a str>,
    text: &mut String,
) -> FoldedSpan {
    let start = text.len();
    text.push(' ');
    shown::fold_into(title, origin, text);
    let title_end = text.len();
    text.push_str("\n ");
    shown::fold_into(summary, origin, text);
    let summary_end = text.len();
    text.push_str("\n ");
    let names = text.len();
    authors.for_each(|name| fold::fold_into(&in_order(name), text));
    if let Some(bare) = text.get(names..).and_then(fold::bare_form) {
        fold::push_form(&bare, text);
    }
    FoldedSpan {
        start,
        title_end,
        summary_end,
        end: text.len(),
    }
}

/// How many words the folded words of a paper are: each has a blank after it, and there is one
/// before the first, and before the first after a line break.
pub(super) fn count_words(folded: &str) -> u32 {
    let blanks = memchr::memchr_iter(b' ', folded.as_bytes()).count();
    let breaks = memchr::memchr_iter(b'\n', folded.as_bytes()).count();
    u32::try_from(blanks.saturating_sub(breaks + 1)).unwrap_or(u32::MAX)
}
