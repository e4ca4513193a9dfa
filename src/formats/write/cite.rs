//! Papers, as one hands them on in a text of one's own: entry, key, link, title, id, address.

use super::keys::CitationKeys;
use super::{bibtex, plain};
use crate::paper::{Paper, PaperId, Scheme};
use crate::text::markdown::escaped;

/// A form in which papers go.
#[derive(Debug)]
pub struct CitationForm {
    /// The name for `--form`.
    pub name: &'static str,
    /// The letter that takes it in the reader.
    pub letter: char,
    /// What it is.
    pub meaning: &'static str,
    /// The text of a paper beside others, safe, of one line or of several; none where it has no such
    /// thing.
    of: fn(&Paper, &mut CitationKeys) -> Option<String>,
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
        of: |paper, keys| Some(keys.give(paper)),
    },
    CitationForm {
        name: "markdown",
        letter: 'm',
        meaning: "Markdown link",
        of: |paper, _| Some(markdown_link(paper)),
    },
    CitationForm {
        name: "title",
        letter: 't',
        meaning: "title",
        of: |paper, _| Some(plain::title(paper)),
    },
    CitationForm {
        name: "id",
        letter: 'i',
        meaning: "id",
        of: |paper, _| Some(said_id(&paper.id)),
    },
    CitationForm {
        name: "address",
        letter: 'u',
        meaning: "address",
        of: |paper, _| plain::address(paper),
    },
];

impl CitationForm {
    /// The form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        CITATIONS.iter().find(|form| form.name == name)
    }

    /// The text of papers, safe: a line for each, or an entry, no two with one citation key. Empty where
    /// none has such a thing.
    #[must_use]
    pub fn of<'a>(&self, papers: impl IntoIterator<Item = &'a Paper>) -> String {
        let mut keys = CitationKeys::of_bibtex();
        let papers = papers.into_iter();
        let texts: Vec<String> = papers
            .filter_map(|paper| (self.of)(paper, &mut keys))
            .collect();
        texts.join("\n")
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
        let cited = |name: &str| CitationForm::named(name).unwrap().of([&paper]);
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
    fn of_several_papers_each_has_a_key_of_its_own() {
        let mut paper = Paper::new(PaperId::parse("arxiv:2503.11794").unwrap());
        paper.title = "Maps".to_owned();
        let cited = |name: &str| CitationForm::named(name).unwrap().of([&paper, &paper]);
        assert_eq!(cited("key"), "maps\nmapsa");
        let entries = cited("bibtex");
        assert!(entries.starts_with("@misc{maps,\n") && entries.contains("}\n\n@misc{mapsa,"));
        paper.id = crate::paper::title_key("Maps");
        assert_eq!(CitationForm::named("address").unwrap().of([&paper]), "");
    }

    #[test]
    fn letters_of_forms_differ() {
        let mut letters: Vec<char> = CITATIONS.iter().map(|form| form.letter).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), CITATIONS.len());
    }
}
