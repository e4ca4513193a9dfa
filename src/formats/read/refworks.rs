//! `RefWorks`' tagged text
//! (<https://knowledge.exlibrisgroup.com/RefWorks/Product_Documentation/RefWorks_Tagged_Format>): two
//! letters, a blank and a value; each record begins with its kind.

use super::ris::{authors, finish, keywords, pages};
use crate::formats::draft::Draft;
use crate::formats::extra;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::tagged::{self, Apart, TaggedForm, TaggedRecord, rest};
use crate::formats::text::collapsed;
use crate::formats::{addresses, carried, dates};
use crate::paper::{ImportError, KindNames, Paper, PartialDate, Received, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: extra::REFWORKS,
    meaning: "RefWorks' tagged text",
    detect,
    end: RecordEnd::Open,
    parse,
};

const FORM: TaggedForm = TaggedForm {
    begins: "RT",
    apart: Apart::Never,
    ends: None,
    tag: tag_of,
    cuts: None,
};

/// So many lines may stand before the first record.
const LINES_BEFORE: usize = 50;

/// Every tag, in the order of their letters: without more signs than a blank, other words may look like one.
#[rustfmt::skip] // A list of tags reads as one.
const TAGS: &[&str] = &[
    "A1", "A2", "A3", "A4", "A5", "A6", "AB", "AD", "AN", "AV", "CL", "CN", "CR", "DB", "DO", "DOI", "DS", "ED", "EP",
    "FD", "ID", "IP", "IS", "JF", "JO", "K1", "LA", "LK", "LL", "NO", "OL", "OP", "OT", "PB", "PM", "PMCID", "PMID",
    "PP", "RD", "RT", "RW", "SF", "SL", "SN", "SP", "SR", "ST", "T1", "T2", "T3", "U1", "U10", "U11", "U12", "U13",
    "U14", "U15", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "UL", "UR", "VL", "VO", "WP", "WT", "WV", "YR",
];
/// Those who wrote a work, or else those who edited it, its book or its series.
const ROLES: &[&[&str]] = &[&["A1"], &["A2"], &["A3"], &["A6"]];
const TITLES: &[&str] = &["T1", "ST", "OT"];
/// Where a work appeared, the best first.
const VENUES: &[&str] = &["JF", "T2", "JO", "WT", "T3"];
/// Tags of which nothing is left.
const READ: &[&str] = &["RT", "ID", "K1", "SP", "OP", "EP", "PMID", "PM", "PMCID"];
/// Tags of which one value is read: another one may be a line of a text that begins with such a word.
const READ_ONCE: &[&[&str]] = &[TITLES, VENUES, &["AB"], &["VO", "VL"], &["IS"], &["PB"]];

fn detect(head: &Head) -> bool {
    let mut lines = head.text().lines().take(LINES_BEFORE);
    let is_kind = |line: &str| {
        let kind = line.strip_prefix("RT ").map(str::trim);
        kind.is_some_and(|kind| kind.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let next = lines.find(|line| is_kind(line)).and(lines.next());
    next.is_some_and(|line| tag_of(line).is_some_and(|(tag, _)| tag != "RT"))
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    Ok(tagged::papers(input, &FORM, paper))
}

/// `T1 Leaves of spring`.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let end = line.find(' ').unwrap_or(line.len());
    let (tag, value) = line.split_at_checked(end)?;
    TAGS.binary_search(&tag).ok().map(|_| (tag, value))
}

fn paper(record: &TaggedRecord) -> Result<Received, ImportError> {
    let mut draft = Draft::new();
    draft.ids(record.all(&["DO", "DOI"]).flat_map(addresses::of_field));
    draft.ids(
        record
            .all(&["UL", "UR", "LK"])
            .flat_map(addresses::of_field),
    );
    draft.ids(record.all(&["AN", "NO", "IP"]).flat_map(addresses::alone));
    draft.scheme_id("pmid", record.first(&["PMID", "PM"]).as_deref());
    draft.scheme_id("pmcid", record.first(&["PMCID"]).as_deref());
    let own = record.first(&["ID"]);
    draft.ids(own.as_deref().and_then(carried::own));
    draft.source_id(own);
    draft.title(record.first(TITLES));
    draft.summary(record.paragraphs(&["AB"]));
    let paper = &mut draft.paper;
    paper.authors = authors(record, ROLES);
    paper.date = date(record);
    record
        .all(&["FD", "YR"])
        .for_each(|words| paper.set_date_text(words));
    paper.venue = record.first(VENUES);
    paper.keywords = keywords(record, &["K1"]);
    paper.links.page = record
        .all(&["UL", "UR", "LK"])
        .flat_map(addresses::links)
        .next();
    let kind = record.first(&["RT"]).unwrap_or_default();
    if let Some(kind) = WorkKind::named(KindNames::EndNote, &kind) {
        paper.set_kind(kind);
    }
    for (name, tags) in [
        ("volume", &["VO", "VL"][..]),
        ("number", &["IS"]),
        ("publisher", &["PB"]),
    ] {
        draft.cite(name, record.first(tags));
    }
    draft.cite("pages", pages(record, &["SP"], &["OP", "EP"]));
    let mut notes = record.all(&["NO"]).map(collapsed);
    draft.cite("note", notes.find(|note| addresses::says_more(note, &[])));
    keep(record, &mut draft.paper);
    draft.markup();
    finish(draft, record)
}

/// The year with the month and the day of the free-form date, which may tell the year, too.
fn date(record: &TaggedRecord) -> Option<PartialDate> {
    let year = record.all(&["YR"]).find_map(dates::of_text);
    let mut days = record.all(&["FD"]);
    days.find_map(|day| dates::of_year_and_day(year, day))
        .or(year)
}

/// Keeps the lines that recto has no field for.
fn keep(record: &TaggedRecord, paper: &mut Paper) {
    let note = paper.cited("note").map(str::to_owned);
    let role = ROLES.iter().find(|tags| record.all(tags).next().is_some());
    let is_dated = paper.date.is_some() || paper.date_text().is_some();
    let once = rest::ReadOnce::of(record, READ_ONCE);
    rest::keep(record, paper, extra::REFWORKS, |paper, tag, value| {
        let text = collapsed(value);
        let is_read = READ.contains(&tag)
            || role.is_some_and(|tags| tags.contains(&tag))
            || (["YR", "FD"].contains(&tag) && is_dated)
            || once.has(tag, value)
            || (["DO", "DOI"].contains(&tag) && !addresses::of_field(&text).is_empty())
            || (["AN", "NO", "IP"].contains(&tag) && rest::is_id(&text))
            || (tag == "NO" && note.as_ref() == Some(&text));
        match tag {
            _ if is_read => Vec::new(),
            "UL" | "UR" | "LK" => rest::addresses(paper, value),
            _ => vec![text],
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Result<Received, ImportError>> {
        parse(Box::new(text.as_bytes())).unwrap().collect()
    }

    #[test]
    fn every_tag_is_found() {
        assert!(TAGS.is_sorted());
    }

    #[test]
    fn a_record_gives_all_that_it_says() {
        let text = "RT Journal Article\r\nSR Electronic(1)\r\nID 206\r\nA1 Ash,Ann B.\r\nA1 van der Berg,Jan\r\nT1 Leaves of\r\nspring\r\nJF The Leaf\r\nJO Leaf\r\nYR 2020\r\nFD May 12\r\nVO 5\r\nIS 1\r\nSP 1\r\nOP 9\r\nK1 spring\r\nK1 leaves, dry\r\nAB We show.\r\n\r\nIS it green? We\r\ndo not know.\r\nNO Read it\r\nPB Leaf House\r\nSN 1234-5678\r\nLA English\r\nUL https://example.org/leaf\r\nDO 10.1000/Leaf\r\n";
        let records = read(text);
        assert_eq!(records.len(), 1);
        assert_eq!(
            records[0].as_ref().unwrap().paper.to_json().unwrap(),
            r#"{"id":"doi:10.1000/leaf","title":"Leaves of spring","abstract":"We show.","authors":[{"name":"Ann B. Ash"},{"name":"Jan van der Berg"}],"date":"2020-05-12","venue":"The Leaf","keywords":["spring","leaves, dry"],"links":{"page":"https://example.org/leaf"},"sources":[{"format":"","id":"206"}],"kind":"article","volume":"5","number":"1","publisher":"Leaf House","pages":"1-9","note":"Read it","extra":{"refworks":{"SR":"Electronic(1)","JO":"Leaf","IS":"it green? We do not know.","SN":"1234-5678","LA":"English"}}}"#
        );
    }

    #[test]
    fn a_part_of_a_book_has_its_editors_and_its_book() {
        for (fields, kind, venue, authors) in [
            (
                "RT Book, Section\nA1 Ash,Ann\nA2 Elm,Bo\nT2 Trees",
                WorkKind::Chapter,
                "Trees",
                &["Ann Ash"][..],
            ),
            (
                "RT Book, Edited\nA2 Elm,Bo\nT2 Leaf series",
                WorkKind::Book,
                "Leaf series",
                &["Bo Elm"],
            ),
            (
                "RT Dissertation/Thesis\nA1 Ash,Ann\nPB University of Leaves",
                WorkKind::Thesis,
                "University of Leaves",
                &["Ann Ash"],
            ),
            (
                "RT Conference Proceedings\nA1 Ash,Ann,Jr.\nJF Proc. of Trees\nT2 Trees",
                WorkKind::Conference,
                "Proc. of Trees",
                &["Ann Ash Jr."],
            ),
            (
                "RT Web Page\nA1 Leaf Council,\nWT The leaf",
                WorkKind::Other,
                "The leaf",
                &["Leaf Council"],
            ),
            (
                "RT Newspaper Article\nJO Leaf\nA1 Ash,A. B.",
                WorkKind::Article,
                "Leaf",
                &["A. B. Ash"],
            ),
        ] {
            let records = read(&format!("{fields}\nT1 Leaves\n"));
            let paper = &records[0].as_ref().unwrap().paper;
            let names: Vec<&str> = paper
                .authors
                .iter()
                .map(|author| author.name.as_str())
                .collect();
            assert_eq!(
                (paper.kind(), paper.venue.as_deref()),
                (kind, Some(venue)),
                "{fields}"
            );
            assert_eq!(names, authors, "{fields}");
        }
    }

    #[test]
    fn the_date_is_of_the_year_and_of_what_stands_in_no_form() {
        for (fields, date) in [
            ("YR 2020\nFD 2020 May 12", Some("2020-05-12")),
            ("YR 2020\nFD 12 May", Some("2020-05-12")),
            ("YR 2020\nFD Spring", Some("2020")),
            ("FD May 2020", Some("2020-05")),
            ("YR 2020/05/12/", Some("2020-05-12")),
            ("YR in press", Some("in press")),
            ("YR", None),
        ] {
            let records = read(&format!("RT Generic\nT1 Leaves\n{fields}\n"));
            let date_shown = records[0].as_ref().unwrap().paper.date_shown();
            assert_eq!(date_shown.as_deref(), date, "{fields}");
        }
    }

    #[test]
    fn the_format_is_told_by_a_kind_and_a_tag_behind_it() {
        for (text, is_told) in [
            ("RT Journal Article\nSR Electronic(1)\n", true),
            ("Export of today\n\nRT Book, Whole\nT1 Leaves\n", true),
            ("RT of all things\nT1 Leaves\n", false),
            ("RT Journal\nand so on\n", false),
            ("TY  - JOUR\nT1  - RT\n", false),
        ] {
            assert_eq!(detect(&Head::new(text.as_bytes())), is_told, "{text}");
        }
    }
}
