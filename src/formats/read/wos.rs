//! Web of Science's tagged text, a relative of RIS
//! (<https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html>).

use super::ris::{authors, finish, keywords, pages};
use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::tagged::{self, Apart, TaggedForm, TaggedRecord};
use crate::formats::{addresses, dates};
use crate::paper::{ImportError, PaperId, PartialDate, Received, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "wos",
    meaning: "Web of Science records, tagged text",
    detect,
    end: RecordEnd::Open,
    parse,
};

/// Those who wrote a work, with full names where the record has them and with groups, or else those
/// who edited the book that it is in. One name a line.
const ROLES: &[&[&str]] = &[&["AF", "CA"], &["AU", "CA"], &["BF"], &["BA"], &["BE"]];

const FORM: TaggedForm = TaggedForm {
    begins: "PT",
    apart: Apart::Never,
    ends: Some("ER"),
    tag: tag_of,
    cuts: None,
};

fn detect(head: &Head) -> bool {
    head.text().starts_with("FN ") || head.text().starts_with("PT ")
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    Ok(tagged::papers(input, &FORM, paper))
}

/// `TI Interactions of`; a continued line begins with blanks.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_at_checked(2)?;
    let is_tag = tag
        .bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && (value.is_empty() || value.starts_with(' '));
    is_tag.then_some((tag, value))
}

fn paper(record: &TaggedRecord) -> Result<Received, ImportError> {
    let mut draft = Draft::new();
    let own = record.first(&["UT"]);
    draft.ids(record.all(&["DI"]).flat_map(addresses::of_field));
    draft.ids(own.as_deref().and_then(PaperId::parse));
    draft.source_id(own);
    draft.title(record.first(&["TI"]));
    draft.summary(record.first(&["AB"]));
    let paper = &mut draft.paper;
    paper.authors = authors(record, ROLES);
    paper.date = date(record);
    paper.venue = record.first(&["SO"]);
    paper.keywords = keywords(record, &["DE", "ID"]);
    if let Some(kind) = kind(record) {
        paper.set_kind(kind);
    }
    for (name, tag) in [("volume", "VL"), ("number", "IS"), ("publisher", "PU")] {
        draft.cite(name, record.first(&[tag]));
    }
    draft.cite("pages", pages(record, &["BP"], &["EP"]));
    draft.markup();
    finish(draft, record)
}

/// What the record is a part of, by its letter or, as bibutils has it, by its name; what it is of a
/// book tells its kind of document.
fn kind(record: &TaggedRecord) -> Option<WorkKind> {
    let documents = record.first(&["DT"]).unwrap_or_default().to_lowercase();
    match record.first(&["PT"])?.as_str() {
        "J" | "Journal" | "Journal Article" => Some(WorkKind::Article),
        "C" | "Conference" => Some(WorkKind::Conference),
        "B" | "S" | "Book" if documents.contains("proceedings") => Some(WorkKind::Conference),
        "B" | "S" | "Book" if documents.contains("chapter") => Some(WorkKind::Chapter),
        "B" | "Book" => Some(WorkKind::Book),
        // A part of a series, or a patent.
        _ => None,
    }
}

/// The year of `PY` with the month and the day of `PD`, which may tell the year, too; where there is
/// no year, the date of early access.
fn date(record: &TaggedRecord) -> Option<PartialDate> {
    let year = record.all(&["PY"]).find_map(dates::of_text);
    let mut days = record.all(&["PD"]);
    let of_year = days.find_map(|day| dates::of_year_and_day(year, day));
    let early = || record.all(&["EA"]).find_map(dates::of_text);
    of_year.or(year).or_else(early)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_of_science_has_one_author_a_line() {
        let text = "FN Clarivate\nVR 1.0\nPT J\nAU Loach, PA\n   Law, CJ\nAF Loach, Paul A.\n   Law, C. J.\nTI A title\n   of two\nID ONE TWO;\n   THREE\nPY 2004\nBP 1\nEP 2\nDI 10.1021/bi0497291\nUT WOS:000221807500020\nER\n\nEF";
        let records: Vec<_> = parse(Box::new(text.as_bytes())).unwrap().collect();
        assert_eq!(records.len(), 1);
        assert_eq!(
            records[0].as_ref().unwrap().paper.to_json().unwrap(),
            r#"{"id":"doi:10.1021/bi0497291","aliases":["wos:000221807500020"],"title":"A title of two","authors":[{"name":"Paul A. Loach"},{"name":"C. J. Law"}],"date":"2004","keywords":["ONE TWO","THREE"],"links":{"page":"https://doi.org/10.1021/bi0497291"},"sources":[{"format":"","id":"WOS:000221807500020"}],"kind":"article","pages":"1-2"}"#
        );
    }

    #[test]
    fn the_kind_is_that_of_the_whole_and_of_the_document() {
        for (fields, kind) in [
            ("PT J\nSO Proceedings of Leaves", WorkKind::Article),
            ("PT Journal\nSO Leaf", WorkKind::Article),
            (
                "PT B\nDT Article; Book Chapter\nSO Trees",
                WorkKind::Chapter,
            ),
            (
                "PT B\nDT Proceedings Paper\nSO Trees 20",
                WorkKind::Conference,
            ),
            ("PT C\nSO Trees 20", WorkKind::Conference),
            ("PT B\nDT Book", WorkKind::Book),
            ("PT P", WorkKind::Other),
        ] {
            let text = format!("{fields}\nTI T\nER\n");
            let mut records = parse(Box::new(text.as_bytes())).unwrap();
            let paper = records.next().unwrap().unwrap().paper;
            assert_eq!(paper.kind(), kind, "{fields}");
        }
    }

    #[test]
    fn a_month_goes_with_its_year() {
        for (fields, wanted) in [
            ("PD FEB\nPY 2011", Some("2011-02")),
            ("PD FEB 12\nPY 2011", Some("2011-02-12")),
            ("PD FEB 2011\nPY 2011", Some("2011-02")),
            ("PD JUN 28 2011", Some("2011-06-28")),
            ("PD JUN 28 2011\nPY 2011", Some("2011-06-28")),
            ("PD SEP-OCT\nPY 2012", Some("2012-09")),
            ("PD SPR\nPY 2012", Some("2012")),
            ("PD DEC 2011\nPY 2012", Some("2012")),
            ("PD FEB 12", None),
            ("EA MAR 2021", Some("2021-03")),
            ("EA MAR 2020\nPY 2021", Some("2021")),
            ("PD\nEA MAR 2021\nPY", Some("2021-03")),
        ] {
            let text = format!("PT J\nTI T\n{fields}\nER\n");
            let mut records = parse(Box::new(text.as_bytes())).unwrap();
            let date = records.next().unwrap().unwrap().paper.date;
            let found = date.map(|date| date.to_string());
            assert_eq!(found.as_deref(), wanted, "{fields}");
        }
    }
}
