//! The folded words of a paper: what the matcher looks at.

use std::borrow::Cow;

use crate::paper::{Paper, Texts};
use crate::text::fold::fold_into;

/// The folded words of one paper. Every word has a blank on both sides; a line break stands
/// between the parts, so that no phrase runs from one into the next.
#[derive(Debug, Clone, Copy)]
pub struct Folded<'a> {
    /// Title, abstract and authors.
    pub all: &'a str,
    /// The title.
    pub title: &'a str,
    /// The abstract.
    pub summary: &'a str,
    /// The names of the authors.
    pub authors: &'a str,
}

/// Folded words with the text that they stand in: that of the tail, or their own.
#[derive(Debug, Clone, Default)]
pub struct FoldedPaper<'a> {
    text: Cow<'a, str>,
    span: Span,
}

/// Where the parts of a paper lie in a folded text, in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    start: usize,
    title_end: usize,
    summary_end: usize,
    end: usize,
}

impl Span {
    pub(super) fn in_text(self, text: &str) -> Folded<'_> {
        let part = |start, end| text.get(start..end).unwrap_or_default();
        Folded {
            all: part(self.start, self.end),
            title: part(self.start, self.title_end),
            summary: part(self.title_end + 1, self.summary_end),
            authors: part(self.summary_end + 1, self.end),
        }
    }
}

impl<'a> FoldedPaper<'a> {
    pub(super) fn in_text(text: &'a str, span: Span) -> Self {
        Self {
            text: Cow::Borrowed(text),
            span,
        }
    }

    /// Folds a paper.
    pub(super) fn of(paper: &Paper) -> FoldedPaper<'static> {
        let mut text = String::new();
        let span = fold_paper(paper, &mut text);
        FoldedPaper {
            text: Cow::Owned(text),
            span,
        }
    }

    /// Folds the texts of a paper.
    pub(super) fn of_texts(texts: &Texts) -> FoldedPaper<'static> {
        let mut text = String::new();
        let authors = texts.authors.iter().map(|author| author.name.as_str());
        let span = fold_parts(&texts.title, &texts.summary, authors, &mut text);
        FoldedPaper {
            text: Cow::Owned(text),
            span,
        }
    }

    /// The words, part by part.
    #[must_use]
    pub fn parts(&self) -> Folded<'_> {
        self.span.in_text(&self.text)
    }
}

/// Appends the folded words of a paper to a text.
pub(super) fn fold_paper(paper: &Paper, text: &mut String) -> Span {
    let authors = paper.authors.iter().map(|author| author.name.as_str());
    fold_parts(&paper.title, &paper.summary, authors, text)
}

fn fold_parts<'a>(
    title: &str,
    summary: &str,
    authors: impl Iterator<Item = &'a str>,
    text: &mut String,
) -> Span {
    let start = text.len();
    text.push(' ');
    fold_into(title, text);
    let title_end = text.len();
    text.push_str("\n ");
    fold_into(summary, text);
    let summary_end = text.len();
    text.push_str("\n ");
    authors.for_each(|name| fold_into(name, text));
    Span {
        start,
        title_end,
        summary_end,
        end: text.len(),
    }
}

/// How many words the folded words of a paper are: each has a blank after it, and each of the three
/// parts one before its first.
pub(super) fn count_words(folded: &str) -> u32 {
    let blanks = memchr::memchr_iter(b' ', folded.as_bytes()).count();
    u32::try_from(blanks.saturating_sub(3)).unwrap_or(u32::MAX)
}
