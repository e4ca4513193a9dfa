//! Documents of papis (<https://papis.readthedocs.io/en/latest/info-file.html>): the `info.yaml` of one, or
//! what `papis export --format json` writes of many. Fields are named as BibTeX's are, and some more.

mod documents;

use serde_json::Value;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, each, text_of};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::{addresses, carried, dates, extra};
use crate::paper::{Author, KindNames, Paper, PaperId, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "papis",
    meaning: "documents of papis, info.yaml or exported as JSON",
    detect,
    end: RecordEnd::Open,
    parse,
};

/// What papis says at length of other works.
const PASSED_OVER: &[&str] = &["citations"];

/// Names that no other list of papers has.
const OWN_NAMES: &[&str] = &["papis_id", "author_list"];

/// Fields of which nothing is left, and those that are for papis or of the user's disk.
#[rustfmt::skip] // A list of names reads as one.
const READ: &[&str] = &[
    "title", "author", "author_list", "editor", "editor_list", "abstract", "year", "month", "day", "date", "type",
    "journal", "journaltitle", "booktitle", "full_journal_title", "school", "institution", "volume", "issue",
    "number", "pages", "first_page", "last_page", "publisher", "note", "doi", "eprint", "eprinttype",
    "archiveprefix", "eprintclass", "primaryclass", "url", "doc_url", "tags", "keywords", "ref",
    "papis_id", "time-added", "files", "notes", "_note_file", "_test_files",
];

fn detect(head: &Head) -> bool {
    let is_document = |at: &str| {
        OWN_NAMES
            .iter()
            .any(|name| head.has(&format!("{at}{name}")))
    };
    // A line of YAML that lies in nothing else.
    let begins = |line: &str| {
        let mut names = OWN_NAMES.iter();
        names.any(|name| {
            line.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with(':'))
        })
    };
    ["[].", ""].into_iter().any(is_document) || head.text().lines().any(begins)
}

fn parse(mut input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let start = input.fill_buf()?;
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    if !matches!(first, Some(b'{' | b'[')) {
        return documents::papers(input, paper);
    }
    each(input, &[], |record, text| {
        paper(&Fields::read_but(text, record, PASSED_OVER)?)
    })
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    let archive = fields.first_text(&["eprinttype", "archiveprefix"]);
    let is_arxiv = archive.is_none_or(|archive| archive.eq_ignore_ascii_case("arxiv"));
    let eprint = fields.text("eprint").filter(|_| is_arxiv);
    draft.ids(eprint.as_deref().and_then(PaperId::arxiv));
    for name in ["doi", "url"] {
        let text = fields.text(name).unwrap_or_default();
        draft.ids(addresses::of_field(&text));
    }
    let key = fields.text("ref");
    draft.ids(key.as_deref().and_then(carried::own));
    draft.source_id(key);
    draft.title(fields.text("title").map(|title| collapsed(&title)));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    let mut roles = ["author", "editor"]
        .into_iter()
        .map(|role| people(fields, role));
    paper.authors = roles.find(|names| !names.is_empty()).unwrap_or_default();
    paper.date = date(fields);
    paper.venue = fields.first_text(&[
        "journal",
        "journaltitle",
        "full_journal_title",
        "booktitle",
        "school",
        "institution",
    ]);
    paper.keywords = words(fields);
    paper.categories = fields.texts("eprintclass", None);
    paper.categories.extend(fields.texts("primaryclass", None));
    paper.links.page = fields.text("url");
    let is_pdf = |link: &String| link.to_lowercase().ends_with("pdf");
    paper.links.pdf = fields.text("doc_url").filter(is_pdf);
    let kind = fields.text("type").unwrap_or_default();
    if let Some(kind) = WorkKind::named(KindNames::Bibtex, &kind) {
        paper.set_kind(kind);
    }
    keep(fields, paper);
    draft.cite("volume", fields.text("volume"));
    draft.cite("number", fields.first_text(&["number", "issue"]));
    let ends = ["first_page", "last_page"].map(|end| fields.text(end));
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    let pages = fields.text("pages");
    draft.cite("pages", pages.or_else(|| Some(ends.join("-"))));
    draft.cite("publisher", fields.text("publisher"));
    draft.cite("note", fields.text("note"));
    draft.markup();
    draft.finish()
}

/// The people of a role by the parts of their names, or else in the one text in which all stand.
fn people(fields: &Fields, role: &str) -> Vec<Author> {
    let list = format!("{role}_list");
    let parted = fields.list(&list).iter().filter(|entry| entry.is_object());
    let parted: Vec<Author> = parted.filter_map(person).collect();
    if !parted.is_empty() {
        return parted;
    }
    let text = fields.text(role).unwrap_or_default();
    let names = text.split(" and ").filter(|name| !name.trim().is_empty());
    names.map(names::catalogued).collect::<NameList>().authors()
}

/// `family` and `given`, which were `surname` and `given_name` in libraries of before 2018.
fn person(person: &Value) -> Option<Author> {
    let part = |names: [&str; 2]| {
        let mut parts = names.into_iter().filter_map(|name| person.get(name));
        parts.find_map(text_of).unwrap_or_default()
    };
    let family = part(["family", "surname"]);
    names::of_parts(&part(["given", "given_name"]), &family, "")
}

fn date(fields: &Fields) -> Option<PartialDate> {
    let part = |name: &str| fields.text(name).unwrap_or_default();
    let parts = dates::of_texts(&part("year"), &part("month"), &part("day"));
    parts.or_else(|| dates::of_text(&part("date")))
}

/// The tags, which are a list, or words in one text with commas or blanks between them, and keywords.
fn words(fields: &Fields) -> Vec<String> {
    let words = ["tags", "keywords"].into_iter().flat_map(|name| {
        let is_list = fields.get(name).is_some_and(Value::is_array);
        let texts = fields.texts(name, None).into_iter();
        texts.flat_map(move |text| -> Vec<String> {
            let has_marks = text.contains([',', ';']);
            let is_sign = |c: char| match c {
                _ if is_list => false,
                ',' | ';' => true,
                c => !has_marks && name == "tags" && c.is_whitespace(),
            };
            text.split(is_sign).map(collapsed).collect()
        })
    });
    each_once(words.filter(|word| !word.is_empty()))
}

/// Keeps what recto has no field for, where it needs no signs of TeX: it goes out as BibTeX.
fn keep(fields: &Fields, paper: &mut Paper) {
    let rest = fields.all().filter(|(name, _)| !READ.contains(name));
    for (name, value) in rest {
        let text =
            text_of(value).filter(|text| !text.contains(['\\', '{', '}', '%', '#', '&', '$', '_']));
        let is_name = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if let Some(text) = text.filter(|_| is_name) {
            // Of a record without measure what does not fit is left out.
            let _ = paper.keep_extra(extra::BIBTEX, name, Value::from(collapsed(&text)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let fields = Fields::read_but(text, "", PASSED_OVER).unwrap();
        match paper(&fields) {
            Ok(mut paper) => {
                paper.sources.clear();
                paper.to_json().unwrap()
            }
            Err(reason) => reason,
        }
    }

    #[test]
    fn documents_are_read_as_papis_keeps_them() {
        for (record, said) in [
            (
                r#"{"ref":"Ash2025","type":"article","title":"On Leaves","author":"Ash, Ann and van der Berg, Jan","author_list":[{"family":"Ash","given":"Ann"},{"family":"van der Berg","given":"Jan"}],"doi":"10.1000/LEAF","year":2025,"month":"03","journal":"The Leaf","volume":"5","issue":"1","pages":"1--9","tags":["leaf","two words"],"isbn":"1","papis_id":"ab","files":["a.pdf"],"citations":[{"title":"other"}],"time-added":"2026-01-01-10:00:00","abstract":"We show.","doc_url":"https://e.example/_pdf"}"#,
                r#"{"id":"doi:10.1000/leaf","title":"On Leaves","abstract":"We show.","authors":[{"name":"Ann Ash"},{"name":"Jan van der Berg"}],"date":"2025-03","venue":"The Leaf","keywords":["leaf","two words"],"links":{"page":"https://doi.org/10.1000/leaf","pdf":"https://e.example/_pdf"},"kind":"article","extra":{"bibtex":{"isbn":"1"}},"volume":"5","number":"1","pages":"1-9"}"#,
            ),
            (
                r#"{"doi":"10.1000/x","author_list":[{"given_name":"Ann","surname":"Ash"}],"title":"T","tags":"leaf tree","first_page":"1","last_page":"9","year":"1957"}"#,
                r#"{"id":"doi:10.1000/x","title":"T","authors":[{"name":"Ann Ash"}],"date":"1957","keywords":["leaf","tree"],"links":{"page":"https://doi.org/10.1000/x"},"pages":"1-9"}"#,
            ),
            (
                r#"{"doi":"10.1000/x","title":"T","author":"Ash, Ann and Elm, Bo","tags":"leaf, two words","keywords":"a b; c"}"#,
                r#"{"id":"doi:10.1000/x","title":"T","authors":[{"name":"Ann Ash"},{"name":"Bo Elm"}],"keywords":["leaf","two words","a b","c"],"links":{"page":"https://doi.org/10.1000/x"}}"#,
            ),
            (
                r#"{"eprint":"2501.00001","eprinttype":"arxiv","eprintclass":"cs.LG","title":"T","date":"2025-01-02","author_list":[{"family":"LEAF Collaboration"}]}"#,
                r#"{"id":"arxiv:2501.00001","title":"T","authors":[{"name":"LEAF Collaboration"}],"date":"2025-01-02","categories":["cs.LG"],"links":{"page":"https://arxiv.org/abs/2501.00001"}}"#,
            ),
            (
                r#"{"doi":"10.1000/x","title":"T","author":"","editor":"Fir, Cy","type":"phdthesis","school":"U","year":"n.d.","eprint":"7","archiveprefix":"jstor","language":"en","annote":"50 % & more"}"#,
                r#"{"id":"doi:10.1000/x","title":"T","authors":[{"name":"Cy Fir"}],"venue":"U","links":{"page":"https://doi.org/10.1000/x"},"kind":"phdthesis","extra":{"bibtex":{"language":"en"}}}"#,
            ),
            (
                r#"{"papis_id":"ab","files":[]}"#,
                "it has neither a title nor an id",
            ),
        ] {
            assert_eq!(read(record), said, "{record}");
        }
    }
}
