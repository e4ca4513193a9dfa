//! The forms in which whole papers come, and how they are told by what is in them.

use super::{Body, BodyError, html, jats, markdown, plain};

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A page of `LaTeXML`.
    Html,
    /// An article in JATS.
    Jats,
    /// Markdown.
    Markdown,
    /// Text that was taken out of a PDF.
    Text,
}

impl Form {
    /// All of them, the most faithful one first.
    pub const ALL: [Self; 4] = [Self::Html, Self::Jats, Self::Markdown, Self::Text];

    /// The ending of names of files in it.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Form::Html => "html",
            Form::Jats => "xml",
            Form::Markdown => "md",
            Form::Text => "txt",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn said(self) -> &'static str {
        match self {
            Form::Html => "HTML",
            Form::Jats => "XML",
            Form::Markdown => "Markdown",
            Form::Text => "text",
        }
    }

    /// How faithful it is; the first is the best.
    #[must_use]
    pub fn place(self) -> usize {
        let mut all = Self::ALL.into_iter();
        all.position(|known| known == self).unwrap_or_default()
    }

    /// The form of what begins like this; `None` where that may be anything.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        /// So much is looked at.
        const HEAD: usize = 64 << 10;
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let head = String::from_utf8_lossy(head);
        let text = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        if markdown::is_one(text) {
            return Some(Form::Markdown);
        }
        if !text.starts_with('<') {
            return None;
        }
        let lower = text.to_ascii_lowercase();
        let is_page = lower.contains("<html") || lower.starts_with("<!doctype html");
        let is_article = [
            "<article-meta",
            "<front>",
            "<article-type",
            "article-type=",
            "<body>",
        ]
        .iter()
        .any(|sign| lower.contains(sign));
        if is_page || text.contains("ltx_") {
            Some(Form::Html)
        } else if is_article || text.starts_with("<?xml") || lower.contains("<article") {
            Some(Form::Jats)
        } else {
            Some(Form::Html)
        }
    }

    /// Reads a paper in it.
    ///
    /// # Errors
    /// There is no paper.
    pub fn read(self, bytes: &[u8]) -> Result<Body, BodyError> {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        match self {
            Form::Html => html::read(text),
            Form::Jats => jats::read(text),
            Form::Markdown => markdown::read(text),
            Form::Text => plain::read(text),
        }
    }
}

/// Reads a paper in whatever form it is; what may be anything is refused.
///
/// # Errors
/// It is in no form that is known, or there is no paper in it.
pub fn read(bytes: &[u8]) -> Result<Body, BodyError> {
    Form::of(bytes).ok_or(BodyError::NoForm)?.read(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_told_by_what_is_in_it() {
        for (text, form) in [
            ("<!DOCTYPE html><html>", Some(Form::Html)),
            (
                "\u{feff}\n<article class=\"ltx_document\">",
                Some(Form::Html),
            ),
            ("<?xml version='1.0'?><pmc-articleset>", Some(Form::Jats)),
            ("<article article-type='x'><front>", Some(Form::Jats)),
            ("Title: X\n\nMarkdown Content:\n", Some(Form::Markdown)),
            ("Title: X\n\nand so on", None),
            ("%PDF-1.5", None),
            ("", None),
        ] {
            assert_eq!(Form::of(text.as_bytes()), form, "{text}");
        }
        assert_eq!(read(b"words").unwrap_err(), BodyError::NoForm);
    }
}
