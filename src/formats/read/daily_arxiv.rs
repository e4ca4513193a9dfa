//! Lines that collectors of arXiv's daily listings write, with or without a summary by a machine
//! (<https://github.com/dw-dengwei/daily-arXiv-ai-enhanced>).

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::{addresses, names};
use crate::paper::{Paper, PaperId};

pub(super) const FORMAT: Format = Format {
    name: "daily-arxiv",
    meaning: "lines of arXiv's daily listings, as collectors keep them",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &[],
    fields: &[
        "id",
        "categories",
        "pdf",
        "abs",
        "authors",
        "title",
        "comment",
        "summary",
        "doi",
        "published",
        "updated",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    ["", "[]."].iter().any(|at| {
        let place = |name: &str| format!("{at}{name}");
        let page = head.value(&place("abs")).unwrap_or_default();
        page.contains("arxiv.org/abs/") && head.has(&place("summary"))
    })
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    draft.ids(fields.text("id").as_deref().and_then(PaperId::arxiv));
    for name in ["abs", "pdf"] {
        draft.ids(
            fields
                .text(name)
                .iter()
                .flat_map(|page| addresses::of_field(page)),
        );
    }
    draft.ids(
        fields
            .text("doi")
            .iter()
            .flat_map(|doi| addresses::of_list(doi)),
    );
    draft.title(fields.text("title"));
    draft.summary(fields.text("summary"));
    let paper = &mut draft.paper;
    paper.authors = names::all(fields.texts("authors", None));
    paper.categories = fields.texts("categories", None);
    paper.comment = fields.text("comment");
    paper.date = fields.date(&["published"]);
    paper.updated = fields.date(&["updated"]);
    paper.links.page = fields.text("abs");
    paper.links.pdf = fields.text("pdf");
    draft.finish()
}
