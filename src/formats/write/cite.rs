//! One paper, as one hands it on in a text of one's own: entry, key, link, title, id, address.

use super::keys::CitationKeys;
use super::{bibtex, plain};
use crate::paper::{Paper, PaperId, Scheme};
use crate::text::markdown::escaped;

/// A form in which one paper goes.
#[derive(Debug)]
pub struct CitationForm {
    /// The name for `--form`.
    pub name: &'static str,
    /// The letter that takes it in the reader.
    pub letter: char,
    /// What it is.
    pub meaning: &'static str,
    /// The text, safe, of one line or of several; none where the paper has no such thing.
    pub of: fn(&Paper) -> Option<String>,
}

/// Every form, the most asked for first.
pub const CITATIONS: &[CitationForm] = &[
    CitationForm {
        name: "bibtex",
        letter: 'b',
        meaning: "BibTeX",
        of: bibtex::entry,
    },
    CitationForm {
        name: "key",
        letter: 'c',
        meaning: "citation key",
        of: |paper| Some(CitationKeys::of_bibtex().give(paper)),
    },
    CitationForm {
        name: "markdown",
        letter: 'm',
        meaning: "Markdown link",
        of: |paper| Some(markdown_link(paper)),
    },
    CitationForm {
        name: "title",
        letter: 't',
        meaning: "title",
        of: |paper| Some(plain::title(paper)),
    },
    CitationForm {
        name: "id",
        letter: 'i',
        meaning: "id",
        of: |paper| Some(said_id(&paper.id)),
    },
    CitationForm {
        name: "address",
        letter: 'u',
        meaning: "address",
        of: plain::address,
    },
];

impl CitationForm {
    /// The form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        CITATIONS.iter().find(|form| form.name == name)
    }
}

/// The title, which leads to the paper where an address is known.
fn markdown_link(paper: &Paper) -> String {
    let title = escaped(&plain::title(paper));
    match plain::address(paper) {
        Some(address) => format!("[{title}](<{address}>)"),
        None => title,
    }
}

/// An id as people write it.
fn said_id(id: &PaperId) -> String {
    match id.scheme() {
        Scheme::Arxiv => format!("arXiv:{}", id.value()),
        Scheme::Doi
        | Scheme::OpenReview
        | Scheme::Acl
        | Scheme::SemanticScholar
        | Scheme::OpenAlex
        | Scheme::Other
        | Scheme::Title => id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Author;

    #[test]
    fn a_paper_is_cited_in_each_form() {
        let mut paper = Paper::new(PaperId::parse("arxiv:2503.11794").unwrap());
        paper.title = "On $\\mu$-*Transfer* [sic]".to_owned();
        paper.authors = vec![Author::named("Ada Lovelace")];
        paper.date = "2025-03-18".parse().ok();
        let cited = |name: &str| (CitationForm::named(name).unwrap().of)(&paper).unwrap();
        assert!(cited("bibtex").starts_with("@misc{lovelace2025mu,\n  title = {"));
        assert!(cited("bibtex").ends_with("}\n"));
        for (name, text) in [
            ("key", "lovelace2025mu"),
            (
                "markdown",
                r"[On μ-\*Transfer\* \[sic\]](<https://arxiv.org/abs/2503.11794>)",
            ),
            ("title", "On μ-*Transfer* [sic]"),
            ("id", "arXiv:2503.11794"),
            ("address", "https://arxiv.org/abs/2503.11794"),
        ] {
            assert_eq!(cited(name), text, "{name}");
        }
    }

    #[test]
    fn letters_of_forms_differ() {
        let mut letters: Vec<char> = CITATIONS.iter().map(|form| form.letter).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), CITATIONS.len());
    }
}
