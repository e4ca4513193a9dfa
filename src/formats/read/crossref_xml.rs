//! Works of Crossref, XML: what its interface gives as `unixref` and `unixsd`, and what publishers
//! deposit (<https://www.crossref.org/documentation/schema-library/>).
//!
//! What a work is in stands before it in the same element: a journal and its issue before the
//! article, a book before its chapters. A book without chapters is a work itself.

mod work;

use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::xml::{Element, several};
use crate::paper::{Paper, WorkKind};
use work::Work;

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "Crossref works, XML (unixref)",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const NAME: &str = "crossref-xml";
/// What holds works, and what says why there are none.
const RECORDS: &[&str] = &[
    "journal",
    "conference",
    "book",
    "posted_content",
    "dissertation",
    "report-paper",
    "standard",
    "database",
    "peer_review",
    "error",
];

fn detect(head: &Head) -> bool {
    match head.root() {
        Some("doi_records" | "doi_record" | "crossref_result" | "doi_batch") => true,
        Some("crossref") => head.text().contains("<doi"),
        Some(_) | None => false,
    }
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    several(input, RECORDS, |_, record| papers(record))
}

fn papers(record: &Element) -> Vec<Result<Paper, String>> {
    let works = match record.name.as_str() {
        "journal" => of_journal(record),
        "conference" => of_conference(record),
        "book" => of_book(record),
        "dissertation" => vec![Work::of(record, WorkKind::Thesis)],
        "posted_content" | "peer_review" => vec![Work::of(record, WorkKind::Other)],
        "report-paper" => of_series(record, "report-paper", WorkKind::Report),
        "standard" => of_series(record, "standard", WorkKind::Other),
        "database" => of_database(record),
        _ => {
            let said = collapsed(&record.text());
            return vec![Err(format!("Crossref answered: {said}"))];
        }
    };
    if works.is_empty() {
        return vec![Err("it holds no work".to_owned())];
    }
    works.iter().map(Work::paper).collect()
}

fn of_journal(journal: &Element) -> Vec<Work<'_>> {
    let around = ["journal_metadata", "journal_issue"].map(|name| journal.child(name));
    let articles = journal.all("journal_article");
    let works = articles.map(|article| Work::within(article, WorkKind::Article, &around));
    let works: Vec<Work<'_>> = works.collect();
    if works.is_empty() {
        // An issue or a journal may have a DOI of its own.
        let own = around.into_iter().rev().flatten();
        let named = own.filter(|own| own.child("doi_data").is_some());
        return named
            .take(1)
            .map(|own| Work::of(own, WorkKind::Other))
            .collect();
    }
    works
}

fn of_conference(conference: &Element) -> Vec<Work<'_>> {
    let proceedings = ["proceedings_metadata", "proceedings_series_metadata"];
    let proceedings = proceedings
        .into_iter()
        .find_map(|name| conference.child(name));
    let around = [proceedings, conference.child("event_metadata")];
    let papers = conference.all("conference_paper");
    let works = papers.map(|paper| Work::within(paper, WorkKind::Conference, &around));
    let works: Vec<Work<'_>> = works.collect();
    if works.is_empty() {
        let own = proceedings.into_iter();
        return own.map(|own| Work::of(own, WorkKind::Book)).collect();
    }
    works
}

fn of_book(book: &Element) -> Vec<Work<'_>> {
    let of_book = ["book_metadata", "book_series_metadata", "book_set_metadata"];
    let of_book = of_book.into_iter().find_map(|name| book.child(name));
    let parts = book.all("content_item");
    let works = parts.map(|part| Work::within(part, WorkKind::Chapter, &[of_book]));
    let works: Vec<Work<'_>> = works.collect();
    if works.is_empty() {
        let own = of_book.into_iter();
        return own.map(|own| Work::of(own, WorkKind::Book)).collect();
    }
    works
}

/// A report or a standard: what says of it, or of the series that it is in, is all there is.
fn of_series<'a>(record: &'a Element, name: &str, kind: WorkKind) -> Vec<Work<'a>> {
    let is_own = |element: &&Element| {
        let own = element.name.strip_prefix(name);
        own.is_some_and(|rest| rest.ends_with("_metadata"))
    };
    let own = record.elements().filter(is_own);
    own.map(|own| Work::of(own, kind)).collect()
}

fn of_database(database: &Element) -> Vec<Work<'_>> {
    let around = [database.child("database_metadata")];
    let sets = database.all("dataset");
    let works = sets.map(|set| Work::within(set, WorkKind::Other, &around));
    let works: Vec<Work<'_>> = works.collect();
    if works.is_empty() {
        let own = around.into_iter().flatten();
        return own.map(|own| Work::of(own, WorkKind::Other)).collect();
    }
    works
}

#[cfg(test)]
mod tests;
