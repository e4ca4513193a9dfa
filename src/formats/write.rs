//! The formats that recto writes: one row each, one file each.

mod bibtex;
mod bulk;
mod capitals;
mod cite;
mod csl_json;
mod csl_yaml;
mod csv;
mod endnote;
mod extra;
mod hayagriva;
mod json;
mod keys;
mod markdown;
mod nbib;
mod org;
mod plain;
mod ris;
mod tags;
mod tex;
mod yaml;

pub use cite::{CITATIONS, CitationForm};
pub use tags::with_tags;

use std::io::{self, Write};
use std::sync::Arc;

use crate::paper::Paper;

/// The papers of an export, in its order.
pub type Papers<'a> = dyn Iterator<Item = Arc<Paper>> + 'a;

/// A form in which papers go.
#[derive(Debug)]
pub struct ExportFormat {
    /// The name for `--format`.
    pub name: &'static str,
    /// The letter that takes it in the reader.
    pub letter: char,
    /// How the names of such files end, without the point before it.
    pub extension: &'static str,
    /// What it is: its name among people, and after a comma more.
    pub meaning: &'static str,
    /// The format that reads it again; none where it is meant for people alone.
    pub read_as: Option<&'static str>,
    /// What it carries of a paper.
    pub carries: &'static str,
    /// Writes the papers.
    pub write: fn(&mut Papers<'_>, &mut dyn Write) -> io::Result<()>,
    /// Writes them behind others, where such files are added to.
    pub append: Option<Append>,
}

/// Writes papers behind others, which have been given these citation keys.
pub type Append = fn(&[String], &mut Papers<'_>, &mut dyn Write) -> io::Result<()>;

/// Every format, the most asked for first.
pub const EXPORTS: &[ExportFormat] = &[
    ExportFormat {
        name: "bibtex",
        letter: 'b',
        extension: "bib",
        meaning: "BibTeX, for LaTeX and BibLaTeX",
        read_as: Some("bibtex"),
        carries: "every id, title, abstract, authors, date, venue, kind, volume, number, pages, publisher of a book, note, first category of an arXiv paper, keywords and tags, a link, other fields of BibTeX",
        write: bibtex::write,
        append: Some(bibtex::append),
    },
    ExportFormat {
        name: "ris",
        letter: 'r',
        extension: "ris",
        meaning: "RIS, for reference managers",
        read_as: Some("ris"),
        carries: "every id, title, abstract as one paragraph, authors, date, venue, kind, volume, number, pages, publisher of a book, note, keywords and tags, page and PDF, other fields of RIS",
        write: ris::write,
        append: None,
    },
    ExportFormat {
        name: "csl-json",
        letter: 'c',
        extension: "csl.json",
        meaning: "CSL-JSON, for pandoc and Zotero",
        read_as: Some("csl-json"),
        carries: "every id, title, abstract, authors, date, venue, kind, volume, number, pages, publisher, note, keywords and tags, a link, other fields of CSL-JSON",
        write: csl_json::write,
        append: None,
    },
    ExportFormat {
        name: "endnote",
        letter: 'e',
        extension: "enw",
        meaning: "EndNote, its tagged text",
        read_as: Some("endnote-tagged"),
        carries: "every id, title, abstract as one paragraph, authors, date, venue, kind, volume, number, pages, publisher of a book, note, keywords and tags, page and PDF, other fields of EndNote",
        write: endnote::write,
        append: None,
    },
    ExportFormat {
        name: "nbib",
        letter: 'p',
        extension: "nbib",
        meaning: "PubMed's nbib, for programs of medicine",
        read_as: Some("nbib"),
        carries: "every id, title, abstract as one paragraph, authors, date, venue, kind, volume, number, pages, publisher of a book, note, keywords and tags, a link, other fields of MEDLINE",
        write: nbib::write,
        append: None,
    },
    ExportFormat {
        name: "csl-yaml",
        letter: 'y',
        extension: "yaml",
        meaning: "CSL-YAML, for pandoc and Quarto",
        read_as: Some("csl-yaml"),
        carries: "every id, title, abstract, authors, date, venue, kind, volume, number, pages, publisher, note, keywords and tags, a link, other fields of CSL-JSON",
        write: csl_yaml::write,
        append: None,
    },
    ExportFormat {
        name: "hayagriva",
        letter: 't',
        extension: "yml",
        meaning: "hayagriva, for Typst",
        read_as: Some("hayagriva"),
        carries: "every id, title, abstract, authors, date, venue, kind, volume, number, pages, publisher, note, a link",
        write: hayagriva::write,
        append: None,
    },
    ExportFormat {
        name: "markdown",
        letter: 'm',
        extension: "md",
        meaning: "Markdown, for notes and pages",
        read_as: None,
        carries: "title, abstract, authors, date, venue, tags, links",
        write: markdown::write,
        append: None,
    },
    ExportFormat {
        name: "org",
        letter: 'o',
        extension: "org",
        meaning: "Org, for notes in Emacs",
        read_as: None,
        carries: "title, abstract, authors, date, venue, kind, volume, number, pages, publisher, DOI and arXiv id, keywords, tags, a link",
        write: org::write,
        append: None,
    },
    ExportFormat {
        name: "csv",
        letter: 'v',
        extension: "csv",
        meaning: "CSV, for spreadsheets",
        read_as: Some("csv"),
        carries: "every id, title, abstract, authors, date, last change, venue, kind, volume, number, pages, publisher, note, every category, keywords and tags, votes, page and PDF, code",
        write: csv::write,
        append: None,
    },
    ExportFormat {
        name: "json",
        letter: 'n',
        extension: "json",
        meaning: "JSON, an array of recto's own records",
        read_as: Some("jsonl"),
        carries: "everything",
        write: json::write_array,
        append: None,
    },
    ExportFormat {
        name: "jsonl",
        letter: 'l',
        extension: "jsonl",
        meaning: "JSON Lines, a record each, as the store has them",
        read_as: Some("jsonl"),
        carries: "everything",
        write: json::write_lines,
        append: None,
    },
    ExportFormat {
        name: "bulk",
        letter: 'u',
        extension: "bulk",
        meaning: "Bulk lines, for OpenSearch, Elasticsearch and Quickwit",
        read_as: None,
        carries: "everything",
        write: bulk::write,
        append: None,
    },
];

impl ExportFormat {
    /// The names of all among people: "BibTeX, RIS, … or JSON Lines".
    #[must_use]
    pub fn listed() -> String {
        let names = EXPORTS
            .iter()
            .map(|export| export.meaning.split(',').next().unwrap_or_default());
        let names: Vec<&str> = names.collect();
        match names.split_last() {
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        EXPORTS.iter().find(|export| export.name == name)
    }

    /// The format that a file's name tells: the one with the longest ending that fits.
    #[must_use]
    pub fn of_file(name: &str) -> Option<&'static Self> {
        let lower = name.to_lowercase();
        let fits = |export: &&Self| lower.ends_with(&format!(".{}", export.extension));
        let known = EXPORTS.iter().filter(fits);
        known.max_by_key(|export| export.extension.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_formats_differ_and_move_nothing() {
        let mut letters: Vec<char> = EXPORTS.iter().map(|export| export.letter).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), EXPORTS.len());
    }

    #[test]
    fn a_name_tells_one_format() {
        for export in EXPORTS {
            assert_eq!(
                ExportFormat::named(export.name).map(|found| found.name),
                Some(export.name)
            );
            let file = format!("refs.{}", export.extension.to_uppercase());
            assert_eq!(
                ExportFormat::of_file(&file).map(|found| found.name),
                Some(export.name)
            );
        }
        assert!(ExportFormat::of_file("refs.txt").is_none());
    }
}
