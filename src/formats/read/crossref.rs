//! Works of Crossref: one, or a list (<https://api.crossref.org/swagger-ui/index.html>). Abstracts
//! are in the markup of journals (JATS).

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, dates, names, series, titles};
use crate::paper::{Author, KindNames, Paper, PaperId, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "crossref",
    meaning: "Crossref works, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["message.items"],
    fields: &[
        "message",
        "DOI",
        "title",
        "subtitle",
        "author",
        "container-title",
        "institution",
        "issued",
        "published",
        "published-print",
        "published-online",
        "created",
        "abstract",
        "subject",
        "is-referenced-by-count",
        "link",
        "relation",
        "URL",
        "page",
        "volume",
        "issue",
        "publisher",
        "type",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    head.has("message-type") || head.has("message.DOI") || head.has("message.items")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(around: &Fields) -> Result<Paper, String> {
    let inner = around.within("message");
    let fields = inner.as_ref().unwrap_or(around);
    let mut draft = Draft::new();
    draft.ids(fields.text("DOI").as_deref().and_then(PaperId::doi));
    draft.ids(
        fields
            .text("DOI")
            .iter()
            .flat_map(|doi| addresses::of_field(doi)),
    );
    let preprints = fields.list("relation.has-preprint").iter();
    let preprints = preprints.filter_map(|preprint| preprint.get("id").and_then(text_of));
    draft.ids(preprints.flat_map(|id| addresses::of_field(&id)));
    let title = fields.texts("title", None).into_iter().next();
    let subtitles = fields.texts("subtitle", None).into_iter();
    let title = subtitles.fold(title.unwrap_or_default(), |title, subtitle| {
        titles::with_subtitle(&title, &subtitle)
    });
    draft.title(Some(collapsed(&title)));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    paper.authors = fields.list("author").iter().filter_map(author).collect();
    let issued = [
        "issued",
        "published",
        "published-print",
        "published-online",
        "created",
    ];
    paper.date = issued
        .into_iter()
        .find_map(|name| dates::of_parts(fields.get(name)));
    let kind = fields.text("type").unwrap_or_default();
    let kind = WorkKind::named(KindNames::Csl, &kind);
    if let Some(kind) = kind {
        paper.set_kind(kind);
    }
    let venue = series::venue(fields.texts("container-title", None), kind);
    let venue = venue.or_else(|| fields.texts("institution", Some("name")).into_iter().next());
    paper.venue = venue;
    paper.keywords = fields.texts("subject", None);
    paper.links.page = fields.text("URL");
    let mut pdfs = fields
        .list("link")
        .iter()
        .filter(|link| link.get("content-type").and_then(Value::as_str) == Some("application/pdf"));
    paper.links.pdf = pdfs.find_map(|link| link.get("URL").and_then(text_of));
    let citations = fields
        .number("is-referenced-by-count")
        .map(|count| json!(count));
    paper
        .other
        .extend(citations.map(|count| ("citations".to_owned(), count)));
    for (name, theirs) in [
        ("pages", "page"),
        ("volume", "volume"),
        ("number", "issue"),
        ("publisher", "publisher"),
    ] {
        draft.cite(name, fields.text(theirs));
    }
    draft.markup();
    draft.finish()
}

fn author(author: &Value) -> Option<Author> {
    let part = |name: &str| author.get(name).and_then(text_of).unwrap_or_default();
    names::of_parts(&part("given"), &part("family"), &part("suffix"))
        .or_else(|| names::printed(&part("name")))
}
