//! The formats that recto reads: one row each, one file each.

use std::io::{self, BufRead};

use super::{Head, ImportError, bibtex, hf_page, json_lines, ris, wos};
use crate::paper::Paper;

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
    pub parse: for<'a> fn(Box<dyn BufRead + 'a>) -> Result<Records<'a>, NoInput>,
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
        name: "jsonl",
        meaning: "JSON Lines: recto's own store, or any lines with a title",
        fidelity: Fidelity::Publisher,
        detect: json_lines::detect,
        parse: json_lines::parse,
    },
    Format {
        name: "bibtex",
        meaning: "BibTeX or BibLaTeX, as reference managers and publishers write it",
        fidelity: Fidelity::Publisher,
        detect: bibtex::detect,
        parse: bibtex::parse,
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
];

/// Says why an input gives no papers at all.
#[derive(Debug, thiserror::Error)]
pub enum NoInput {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// A web page as the browser saves it.
    #[error(
        "it is a saved web page; select the page's text in the browser, copy it into a file, and import that"
    )]
    WebPage,
    /// UTF-16, as some editors save it.
    #[error("it is UTF-16; save it as UTF-8")]
    Utf16,
    /// Nothing that recto knows.
    #[error("its format is not known; recto reads {}", names())]
    Unknown,
    /// The system refused.
    #[error("it cannot be read: {0}")]
    Read(#[from] io::Error),
}

fn names() -> String {
    let names: Vec<String> = FORMATS
        .iter()
        .map(|format| format!("{} ({})", format.name, format.meaning))
        .collect();
    names.join(" and ")
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
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Err(NoInput::Utf16);
    }
    let head = Head::new(head);
    if head.text().is_empty() {
        return Err(NoInput::Empty);
    }
    if head.begins("<!doctype html") || head.begins("<html") {
        return Err(NoInput::WebPage);
    }
    FORMATS
        .iter()
        .find(|format| (format.detect)(&head))
        .ok_or(NoInput::Unknown)
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
        assert!(matches!(detect(b"\xff\xfea\0"), Err(NoInput::Utf16)));
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
