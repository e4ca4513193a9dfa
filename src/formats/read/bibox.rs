//! The library of bibox (<https://docs.rs/crate/bibox>): its `db.json`, or what `bibox show --json` prints.
//! Its fields are named as BibTeX's are.

use serde_json::Value;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::{addresses, carried, dates, extra};
use crate::paper::{KindNames, Paper, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "bibox",
    meaning: "the library of bibox, db.json",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["entries"],
    fields: &[
        "bibtex_key",
        "entry_type",
        "title",
        "author",
        "editor",
        "year",
        "month",
        "journal",
        "booktitle",
        "howpublished",
        "volume",
        "number",
        "pages",
        "publisher",
        "note",
        "doi",
        "url",
        "abstract",
        "tags",
        "collections",
        "isbn",
        "edition",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    let is_entry = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        has("bibtex_key") && has("entry_type")
    };
    ["entries[].", "[].", ""].into_iter().any(is_entry)
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    for name in ["doi", "url"] {
        let text = fields.text(name).unwrap_or_default();
        draft.ids(addresses::of_field(&text));
    }
    let key = fields.text("bibtex_key");
    draft.ids(key.as_deref().and_then(carried::own));
    draft.source_id(key);
    draft.title(fields.text("title").map(|title| collapsed(&title)));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    let authors = fields.texts("author", None);
    let editors = fields.text("editor").unwrap_or_default();
    let editors = editors
        .split(" and ")
        .filter(|name| !name.trim().is_empty());
    paper.authors = if authors.is_empty() {
        editors
            .map(names::catalogued)
            .collect::<NameList>()
            .authors()
    } else {
        let names = authors.iter().map(|name| names::catalogued(name));
        names.collect::<NameList>().authors()
    };
    let part = |name: &str| fields.text(name).unwrap_or_default();
    paper.date = dates::of_texts(&part("year"), &part("month"), "");
    paper.venue = fields.first_text(&["journal", "booktitle"]).or_else(|| {
        let place = fields.text("howpublished");
        place.filter(|place| addresses::links(place).is_empty())
    });
    let words = ["tags", "collections"].map(|name| fields.texts(name, None));
    paper.keywords = each_once(words.into_iter().flatten());
    paper.links.page = fields.text("url");
    let kind = WorkKind::named(KindNames::Bibtex, &part("entry_type"));
    // Whatever it does not know is a `misc` there, a thesis, too.
    if let Some(kind) = kind.filter(|kind| *kind != WorkKind::Other) {
        paper.set_kind(kind);
    }
    for name in ["isbn", "edition"] {
        if let Some(text) = fields.text(name) {
            // Of a record without measure what does not fit is left out.
            let _ = paper.keep_extra(extra::BIBTEX, name, Value::from(text));
        }
    }
    for name in ["volume", "number", "pages", "publisher", "note"] {
        draft.cite(name, fields.text(name));
    }
    draft.markup();
    draft.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::one_paper;

    #[test]
    fn entries_are_read_as_they_lie_on_disk() {
        for (record, said) in [
            (
                r#"{"id":"0f","bibtex_key":"ash2025leaves","entry_type":"article","title":"On Leaves","author":["Ash, Ann","van der Berg, Jan"],"year":2025,"journal":"The Leaf","volume":"5","number":"1","pages":"1--9","publisher":null,"doi":"10.1000/LEAF","url":"https://doi.org/10.1000/leaf","abstract":"We show.","tags":["leaf"],"month":"mar","note":"read it","collections":["Trees/Leaves","leaf"],"file_path":"x.pdf","created_at":"2026-10-10T10:05:00+02:00"}"#,
                r#"{"id":"doi:10.1000/leaf","title":"On Leaves","abstract":"We show.","authors":[{"name":"Ann Ash"},{"name":"Jan van der Berg"}],"date":"2025-03","venue":"The Leaf","keywords":["leaf","Trees/Leaves"],"links":{"page":"https://doi.org/10.1000/leaf"},"kind":"article","volume":"5","number":"1","pages":"1-9","note":"read it"}"#,
            ),
            (
                r#"{"bibtex_key":"k","entry_type":"book","title":"T","author":[],"editor":"Ash, Ann and Elm, Bo","isbn":"1","edition":"2","year":2001,"month":"5"}"#,
                r#"{"title":"T","authors":[{"name":"Ann Ash"},{"name":"Bo Elm"}],"date":"2001-05","kind":"book","extra":{"bibtex":{"isbn":"1","edition":"2"}}}"#,
            ),
            (
                r#"{"bibtex_key":"k","entry_type":"misc","title":"T","author":["Ash"],"url":"https://arxiv.org/abs/2501.00001v2","howpublished":"https://e.example","year":null}"#,
                r#"{"id":"arxiv:2501.00001","title":"T","authors":[{"name":"Ash"}],"date":"2025-01","links":{"page":"https://arxiv.org/abs/2501.00001v2"}}"#,
            ),
            (
                r#"{"bibtex_key":"k","entry_type":"inproceedings","title":"T","booktitle":"Leaves 2001","tags":null}"#,
                r#"{"title":"T","venue":"Leaves 2001","kind":"inproceedings"}"#,
            ),
            (
                r#"{"bibtex_key":"doi:10.1000/kept","entry_type":"misc","title":null}"#,
                r#"{"id":"doi:10.1000/kept","links":{"page":"https://doi.org/10.1000/kept"}}"#,
            ),
            (
                r#"{"bibtex_key":"k","entry_type":"misc","title":" "}"#,
                "it has neither a title nor an id",
            ),
        ] {
            assert_eq!(one_paper(record, &LAYOUT), said, "{record}");
        }
    }
}
