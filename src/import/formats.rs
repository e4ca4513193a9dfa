//! The formats that recto reads: one row each, one file each.

use std::io::{self, BufRead};

use super::{
    Head, ImportError, acl_anthology, arxiv_api, arxiv_feed, arxiv_snapshot, bibtex, crossref,
    csl_json, daily_arxiv, dblp, hf_dump, hf_html, hf_map, hf_page, hf_papers, id_list, json_lines,
    oai, openalex, openreview, paperlists, papers_with_code, ris, semantic_scholar, wos,
};
use crate::paper::Paper;

/// The bytes of an input, from its first on, as UTF-8 where it is text.
pub type Input<'a> = Box<dyn BufRead + 'a>;

/// The records of an input, bad ones among them.
pub type Records<'a> = Box<dyn Iterator<Item = Result<Paper, ImportError>> + 'a>;

/// A form in which papers come.
#[derive(Debug)]
pub struct Format {
    /// The name for `--format`, and the source of the papers.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// How faithful its titles and abstracts are.
    pub fidelity: Fidelity,
    /// Whether an input that begins like this has the format.
    pub detect: fn(&Head) -> bool,
    /// Reads the records.
    pub parse: for<'a> fn(Input<'a>) -> Result<Records<'a>, NoInput>,
}

/// How faithful the titles and abstracts of a format are, the worst first; a better text never gives
/// way to a worse one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fidelity {
    /// Hugging Face's: its TeX is lost.
    Stripped,
    /// Collected by others from papers or pages.
    Collected,
    /// Semantic Scholar's.
    SemanticScholar,
    /// OpenAlex's, put together from an index of words.
    OpenAlex,
    /// Crossref's, in the markup of journals.
    Crossref,
    /// A publisher's, or a person's own.
    Publisher,
    /// The ACL Anthology's.
    Anthology,
    /// OpenReview's.
    OpenReview,
    /// arXiv's.
    Arxiv,
}

/// Every format, in the order of detection.
pub const FORMATS: &[Format] = &[
    Format {
        name: "hf-page",
        meaning: "a Hugging Face papers page, copied as text",
        fidelity: Fidelity::Stripped,
        detect: hf_page::detect,
        parse: hf_page::parse,
    },
    Format {
        name: "hf-papers",
        meaning: "Hugging Face daily papers or a single paper, JSON",
        fidelity: Fidelity::Stripped,
        detect: hf_papers::detect,
        parse: hf_papers::parse,
    },
    Format {
        name: "arxiv-snapshot",
        meaning: "arXiv's metadata snapshot, JSON Lines",
        fidelity: Fidelity::Arxiv,
        detect: arxiv_snapshot::detect,
        parse: arxiv_snapshot::parse,
    },
    Format {
        name: "daily-arxiv",
        meaning: "lines of arXiv's daily listings, as collectors keep them",
        fidelity: Fidelity::Arxiv,
        detect: daily_arxiv::detect,
        parse: daily_arxiv::parse,
    },
    Format {
        name: "arxiv-api",
        meaning: "answers of arXiv's interface, Atom",
        fidelity: Fidelity::Arxiv,
        detect: arxiv_api::detect,
        parse: arxiv_api::parse,
    },
    Format {
        name: "arxiv-feed",
        meaning: "arXiv's daily announcements, RSS or Atom",
        fidelity: Fidelity::Arxiv,
        detect: arxiv_feed::detect,
        parse: arxiv_feed::parse,
    },
    Format {
        name: "oai",
        meaning: "records harvested from arXiv by OAI-PMH, XML",
        fidelity: Fidelity::Arxiv,
        detect: oai::detect,
        parse: oai::parse,
    },
    Format {
        name: "acl-anthology",
        meaning: "ACL Anthology collections, XML",
        fidelity: Fidelity::Anthology,
        detect: acl_anthology::detect,
        parse: acl_anthology::parse,
    },
    Format {
        name: "dblp",
        meaning: "DBLP, search answers or records, JSON or XML",
        fidelity: Fidelity::Collected,
        detect: dblp::detect,
        parse: dblp::parse,
    },
    Format {
        name: "hf-html",
        meaning: "a saved web page of Hugging Face papers",
        fidelity: Fidelity::Stripped,
        detect: hf_html::detect,
        parse: hf_html::parse,
    },
    Format {
        name: "paperlists",
        meaning: "conference papers of paperlists, JSON",
        fidelity: Fidelity::Collected,
        detect: paperlists::detect,
        parse: paperlists::parse,
    },
    Format {
        name: "openalex",
        meaning: "OpenAlex works, JSON",
        fidelity: Fidelity::OpenAlex,
        detect: openalex::detect,
        parse: openalex::parse,
    },
    Format {
        name: "semantic-scholar",
        meaning: "Semantic Scholar papers, JSON",
        fidelity: Fidelity::SemanticScholar,
        detect: semantic_scholar::detect,
        parse: semantic_scholar::parse,
    },
    Format {
        name: "crossref",
        meaning: "Crossref works, JSON",
        fidelity: Fidelity::Crossref,
        detect: crossref::detect,
        parse: crossref::parse,
    },
    Format {
        name: "openreview",
        meaning: "OpenReview notes, JSON",
        fidelity: Fidelity::OpenReview,
        detect: openreview::detect,
        parse: openreview::parse,
    },
    Format {
        name: "papers-with-code",
        meaning: "Papers with Code dumps, JSON",
        fidelity: Fidelity::Collected,
        detect: papers_with_code::detect,
        parse: papers_with_code::parse,
    },
    Format {
        name: "hf-map",
        meaning: "Hugging Face papers in one JSON object, by arXiv id",
        fidelity: Fidelity::Stripped,
        detect: hf_map::detect,
        parse: hf_map::parse,
    },
    Format {
        name: "hf-dump",
        meaning: "Title, PDF and Summary of Hugging Face papers, text",
        fidelity: Fidelity::Stripped,
        detect: hf_dump::detect,
        parse: hf_dump::parse,
    },
    Format {
        name: "ids",
        meaning: "a list of arXiv ids or DOIs, one in a line",
        fidelity: Fidelity::Publisher,
        detect: id_list::detect,
        parse: id_list::parse,
    },
    Format {
        name: "bibtex",
        meaning: "BibTeX or BibLaTeX, as reference managers and publishers write it",
        fidelity: Fidelity::Publisher,
        detect: bibtex::detect,
        parse: bibtex::parse,
    },
    Format {
        name: "csl-json",
        meaning: "CSL-JSON, as Zotero, pandoc and DOI services give it",
        fidelity: Fidelity::Publisher,
        detect: csl_json::detect,
        parse: csl_json::parse,
    },
    Format {
        name: "ris",
        meaning: "RIS, as libraries and publishers give it",
        fidelity: Fidelity::Publisher,
        detect: ris::detect,
        parse: ris::parse,
    },
    Format {
        name: "wos",
        meaning: "Web of Science records, tagged text",
        fidelity: Fidelity::Publisher,
        detect: wos::detect,
        parse: wos::parse,
    },
    Format {
        name: "jsonl",
        meaning: "JSON Lines: recto's own store, or any lines with a title",
        fidelity: Fidelity::Publisher,
        detect: json_lines::detect,
        parse: json_lines::parse,
    },
];

/// Says why an input gives no papers at all.
#[derive(Debug, thiserror::Error)]
pub enum NoInput {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// No record, and nothing that is wrong.
    #[error("it holds no papers: a list or a page of results without any")]
    Nothing,
    /// A web page as the browser saves it.
    #[error(
        "it is a saved web page; select the page's text in the browser, copy it into a file, and import that"
    )]
    WebPage,
    /// Nothing that recto knows.
    #[error("its format is not known; recto import --help lists those that recto reads")]
    Unknown,
    /// The system refused.
    #[error("it cannot be read: {0}")]
    Read(#[from] io::Error),
}

impl Format {
    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

/// Tells the format of an input by its first bytes.
///
/// # Errors
/// Says what the input is instead of papers.
pub fn detect(head: &[u8]) -> Result<&'static Format, NoInput> {
    let head = Head::new(head);
    if head.text().is_empty() {
        return Err(NoInput::Empty);
    }
    let found = FORMATS.iter().find(|format| (format.detect)(&head));
    found.ok_or(if head.is_web_page() {
        NoInput::WebPage
    } else {
        NoInput::Unknown
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format() {
        for (head, found) in [
            (
                "Get trending papers in your email inbox once a day!\n",
                "hf-page",
            ),
            ("\u{feff}\n SubscribeNear-Optimal Solutions\n", "hf-page"),
            ("{\"title\": \"x\"}\n", "jsonl"),
            ("", "it is empty"),
            (
                "<!DOCTYPE html><html>",
                "it is a saved web page; select the page's text in the browser, copy it into a file, and import that",
            ),
        ] {
            let said = detect(head.as_bytes());
            let said = said.map_or_else(|error| error.to_string(), |format| format.name.to_owned());
            assert_eq!(said, found);
        }
        assert!(matches!(detect(b"\x00\x01"), Err(NoInput::Unknown)));
    }

    #[test]
    fn formats_of_stripped_text_are_told_by_their_names() {
        for format in FORMATS {
            let stripped = format.fidelity == Fidelity::Stripped;
            assert_eq!(format.name.starts_with("hf-"), stripped, "{}", format.name);
        }
    }
}
