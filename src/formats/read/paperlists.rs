//! Lists of conference papers (<https://github.com/papercopilot/paperlists>): all values texts,
//! lists joined with `;`, what is missing empty.
//!
//! What the lists say of persons (addresses, genders, pages) is not read.

use serde_json::json;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::one_line;
use crate::formats::{addresses, dates, names};
use crate::paper::Paper;

pub(super) const FORMAT: Format = Format {
    name: "paperlists",
    meaning: "conference papers of paperlists, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

/// What blind submissions have for an author.
const NOBODY: &str = "Anonymous";

const LAYOUT: JsonLayout = JsonLayout {
    lists: &[],
    fields: &[
        "id",
        "title",
        "author",
        "abstract",
        "status",
        "site",
        "oa",
        "pdf",
        "openreview",
        "keywords",
        "tldr",
        "arxiv",
        "doi",
        "github",
        "project",
        "bibtex",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    let others = ["status", "track", "aff", "gs_citation"];
    ["", "[]."].iter().any(|at| {
        let is_text = head.value(&format!("{at}author")).is_some();
        is_text && others.iter().any(|name| head.has(&format!("{at}{name}")))
    })
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    for name in ["arxiv", "doi", "openreview", "site", "oa", "pdf"] {
        draft.ids(
            fields
                .text(name)
                .iter()
                .flat_map(|text| addresses::of_field(text)),
        );
    }
    draft.source_id(fields.text("id"));
    draft.title(fields.text("title"));
    draft.summary(fields.text("abstract"));
    let parts = |name: &str| -> Vec<String> {
        let text = fields.text(name).unwrap_or_default();
        let parts = text.split(';').map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let paper = &mut draft.paper;
    let mut authors = parts("author");
    if let [one] = authors.as_slice()
        && one.contains(", ")
    {
        authors = one.split(", ").map(str::to_owned).collect();
    }
    paper.authors = names::all(authors.iter().filter(|name| *name != NOBODY));
    paper.keywords = parts("keywords");
    let bibtex = fields.text("bibtex").unwrap_or_default();
    paper.date = bibtex_field(&bibtex, "year").and_then(|year| dates::of_text(&year));
    paper.venue = bibtex_field(&bibtex, "booktitle");
    let address = |name: &str| fields.text(name).filter(|text| text.starts_with("http"));
    paper.links.page = ["site", "openreview", "oa"].into_iter().find_map(address);
    paper.links.pdf = address("pdf");
    paper.links.code = address("github");
    paper.links.project = address("project");
    for name in ["status", "tldr"] {
        let text = fields.text(name).map(|text| json!(text));
        paper.other.extend(text.map(|text| (name.to_owned(), text)));
    }
    draft.finish()
}

/// The value of a field of a publisher's own entry, which is as regular as a machine writes it.
fn bibtex_field(entry: &str, name: &str) -> Option<String> {
    let mut lines = entry.match_indices(name).filter_map(|(place, _)| {
        let before = entry.get(..place)?.trim_end().chars().next_back();
        let rest = entry.get(place + name.len()..)?.trim_start();
        let rest = rest.strip_prefix('=')?.trim_start();
        let is_name = before.is_none_or(|c| c == ',' || c == '{');
        is_name.then_some(rest)
    });
    let rest = lines.next()?;
    let end = match rest.chars().next()? {
        '{' => '}',
        '"' => '"',
        _ => ',',
    };
    let value = rest
        .trim_start_matches(['{', '"'])
        .split([end, '\n'])
        .next()?;
    Some(one_line(value.trim().trim_end_matches('}'))).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn year_and_venue_come_from_the_publishers_entry() {
        let entry = "@inproceedings{x,\n author = {A},\n booktitle = {Advances in Things},\n url = {http://x/year=3},\n year = {2018}\n}";
        assert_eq!(bibtex_field(entry, "year").as_deref(), Some("2018"));
        assert_eq!(
            bibtex_field(entry, "booktitle").as_deref(),
            Some("Advances in Things")
        );
        assert_eq!(
            bibtex_field("@misc{x, year=2017, title={T}}", "year").as_deref(),
            Some("2017")
        );
        assert_eq!(bibtex_field("", "year"), None);
    }
}
