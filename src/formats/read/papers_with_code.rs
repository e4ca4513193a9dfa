//! Dumps of Papers with Code, which closed in 2025: papers with abstracts, and links from papers to
//! their programs (<https://github.com/paperswithcode/paperswithcode-data>).

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::{addresses, names};
use crate::paper::{Paper, PaperId};

pub(super) const FORMAT: Format = Format {
    name: "papers-with-code",
    meaning: "Papers with Code dumps, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &[],
    fields: &[
        "paper_url",
        "arxiv_id",
        "paper_arxiv_id",
        "openreview_id",
        "title",
        "paper_title",
        "abstract",
        "url_abs",
        "paper_url_abs",
        "url_pdf",
        "paper_url_pdf",
        "proceeding",
        "authors",
        "tasks",
        "date",
        "repo_url",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    ["", "[]."].iter().any(|at| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        has("paper_url") && (has("abstract") || has("repo_url"))
    })
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    let arxiv = fields.first_text(&["arxiv_id", "paper_arxiv_id"]);
    draft.ids(arxiv.as_deref().and_then(PaperId::arxiv));
    draft.scheme_id("openreview", fields.text("openreview_id").as_deref());
    let page = fields.first_text(&["url_abs", "paper_url_abs"]);
    draft.ids(page.iter().flat_map(|page| addresses::of_field(page)));
    draft.title(fields.first_text(&["title", "paper_title"]));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    paper.authors = names::all(fields.texts("authors", None));
    paper.keywords = fields.texts("tasks", None);
    paper.date = fields.date(&["date"]);
    paper.venue = fields.text("proceeding");
    paper.links.page = page;
    paper.links.pdf = fields.first_text(&["url_pdf", "paper_url_pdf"]);
    paper.links.code = fields.text("repo_url");
    draft.finish()
}
