//! Tables with a first line of names, CSV and its relatives with tabs and semicolons
//! (<https://www.rfc-editor.org/rfc/rfc4180>): what search sites and libraries export, and recto's own.

mod columns;
mod fielded;
mod own;
mod people;
mod rows;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::watch::Watch;
use crate::formats::{addresses, bytes, dates, formulas};
use crate::paper::{ImportError, KindNames, Paper, PartialDate, Received, WorkKind};
use crate::text::lines::Lines;
use columns::{Column, Columns};
use fielded::NamedRow;
use rows::{Row, Rows};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    meaning: "CSV or TSV with a line of names: Scopus, IEEE Xplore, Zotero, Google Scholar, OpenAlex and others",
    detect,
    end: RecordEnd::Open,
    parse,
};

/// What stands between the fields of a row; the first that gives the most columns counts.
const BETWEEN: &[u8] = b",\t;";
/// So many lines may stand before the names: `sep=;`, or what Dimensions says of its search.
const LINES_BEFORE: usize = 3;
/// The bytes of a line of names.
const LONGEST: usize = 64 << 10;

/// What programs call kinds of works that no bibliography calls so.
const KINDS: &[(&str, WorkKind)] = &[
    ("conference review", WorkKind::Conference),
    ("proceeding", WorkKind::Conference),
    ("proceedings paper", WorkKind::Conference),
    ("conference proceedings article", WorkKind::Conference),
    ("ieee conferences", WorkKind::Conference),
    ("ieee journals", WorkKind::Article),
    ("ieee magazines", WorkKind::Article),
    ("review", WorkKind::Article),
    ("letter", WorkKind::Article),
    ("editorial", WorkKind::Article),
    ("preprint", WorkKind::Other),
    ("bachelor thesis", WorkKind::Thesis),
];

fn detect(head: &Head) -> bool {
    let lines = head.text().lines().filter(|line| !line.trim().is_empty());
    let mut lines = lines.map(str::as_bytes).take(LINES_BEFORE + 1);
    lines.any(|line| line.len() <= LONGEST && header(line).is_some())
}

/// The columns of a line of names, and what stands between its fields.
fn header(line: &[u8]) -> Option<(Columns, u8)> {
    let read = BETWEEN.iter().filter_map(|between| {
        let row = Rows::new(Box::new(line), *between, 0).next()?.ok()?;
        Some((Columns::of(&row.fields)?, *between))
    });
    // Of the best the first.
    read.reduce(|best, other| {
        if other.0.known() > best.0.known() {
            other
        } else {
            best
        }
    })
}

fn parse(mut input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut count = 0;
    let mut found = None;
    let mut before = 0;
    for line in Lines::new(&mut input, LONGEST) {
        let line = line?;
        count = line.number;
        let text = bytes::text(line.bytes.unwrap_or_default());
        found = header(text.as_bytes());
        before += usize::from(!text.trim().is_empty());
        if found.is_some() || before > LINES_BEFORE {
            break;
        }
    }
    let Some((columns, between)) = found else {
        return Err(NoInput::Unknown);
    };
    let mut watch = Watch::over(&input);
    let rows = Rows::new(input, between, count).filter(|row| !row.as_ref().is_ok_and(is_blank));
    Ok(Box::new(rows.map(move |row| {
        let Row { line, fields } = row?;
        match paper(&columns, &fields) {
            Ok(found) => {
                let bytes = fields.iter().map(String::len).sum();
                let again = || Some(NamedRow::new(&columns.names, fields.clone()));
                watch.tell(&found, bytes, again, |row| {
                    paper(&columns, &row.fields).ok()
                });
                Ok(Received { line, paper: found })
            }
            Err(reason) => Err(ImportError::new(line, reason)),
        }
    })))
}

/// Whether a row has nothing in its fields.
fn is_blank(row: &Row) -> bool {
    row.fields.iter().all(|field| field.trim().is_empty())
}

fn paper(columns: &Columns, fields: &[String]) -> Result<Paper, String> {
    let (named, further) = fields
        .split_at_checked(columns.count)
        .unwrap_or((fields, &[]));
    if named.len() < columns.count || further.iter().any(|field| !field.trim().is_empty()) {
        return Err(format!(
            "the row has {} fields, and the first line names {}",
            fields.len(),
            columns.count
        ));
    }
    if columns.is_own {
        own::paper(columns, fields)
    } else {
        foreign(columns, fields)
    }
}

fn foreign(columns: &Columns, row: &[String]) -> Result<Paper, String> {
    let all = |column| columns.all(column, row);
    let first = |column| all(column).next().map(str::to_owned);
    let mut draft = Draft::new();
    draft.ids(all(Column::Id).flat_map(addresses::of_field));
    draft.ids(all(Column::Page).flat_map(addresses::of_field));
    draft.ids(
        all(Column::Note)
            .flat_map(str::lines)
            .flat_map(addresses::alone),
    );
    draft.scheme_id("pmid", first(Column::Pmid).as_deref().map(last_of_address));
    draft.source_id(first(Column::Key));
    draft.title(first(Column::Title).map(|title| formulas::unescaped(&title)));
    draft.summary(first(Column::Abstract));
    let notes = all(Column::Note).flat_map(str::lines);
    let notes: Vec<&str> = notes
        .filter(|line| addresses::says_more(line, &[]))
        .collect();
    draft.cite("note", Some(notes.join("\n")));
    for (name, column) in [
        ("volume", Column::Volume),
        ("number", Column::Number),
        ("publisher", Column::Publisher),
    ] {
        draft.cite(name, first(column).map(|text| collapsed(&text)));
    }
    draft.cite("pages", pages(columns, row));
    let paper = &mut draft.paper;
    if !columns.has_glued_names {
        paper.authors = all(Column::Authors)
            .map(people::listed)
            .next()
            .unwrap_or_default();
    }
    paper.date = date(columns, row);
    let words = all(Column::Date).chain(all(Column::Year));
    words.for_each(|words| paper.set_date_text(words));
    paper.venue = first(Column::Venue).map(|venue| collapsed(&venue));
    paper.keywords = keywords(columns, row);
    let link = |column| all(column).flat_map(addresses::links).next();
    paper.links.page = link(Column::Page);
    paper.links.pdf = link(Column::Pdf);
    if let Some(kind) = all(Column::Kind).find_map(kind) {
        paper.set_kind(kind);
    }
    draft.markup();
    draft.finish()
}

/// The last part of a number that may stand in an address.
fn last_of_address(text: &str) -> &str {
    text.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(text)
}

/// The most exact date of the year that is told.
fn date(columns: &Columns, row: &[String]) -> Option<PartialDate> {
    let all = |column| columns.all(column, row);
    let month = all(Column::Month).next().unwrap_or_default();
    let mut years = all(Column::Year);
    let year =
        years.find_map(|year| dates::of_texts(year, month, "").or_else(|| dates::of_text(year)));
    let whole = all(Column::Date).filter_map(|text| {
        // `FEB 12` of the year that stands beside it.
        dates::of_text(text).or_else(|| dates::of_text(&format!("{} {text}", year?.year())))
    });
    let exactness = |date: &PartialDate| (date.month().is_some(), date.day().is_some());
    let mut whole = whole.filter(|date| year.is_none_or(|year| year.year() == date.year()));
    let first = whole.next();
    // Of dates that are as exact the first, but the year's own month before a year alone.
    [first, year].into_iter().flatten().max_by_key(exactness)
}

fn pages(columns: &Columns, row: &[String]) -> Option<String> {
    let first = |column| columns.all(column, row).next();
    if let Some(pages) = first(Column::Pages) {
        return Some(pages.to_owned());
    }
    let begin = first(Column::FirstPage)?;
    let end = first(Column::LastPage).filter(|end| *end != begin);
    Some(end.map_or_else(|| begin.to_owned(), |end| format!("{begin}-{end}")))
}

fn keywords(columns: &Columns, row: &[String]) -> Vec<String> {
    let columns_of = [(Column::Keywords, ';'), (Column::KeywordsOrCommas, ',')];
    let texts = columns_of.into_iter().flat_map(|(column, comma)| {
        let texts = columns.all(column, row);
        texts.map(move |text| {
            (
                text,
                if text.contains([';', '|']) {
                    ';'
                } else {
                    comma
                },
            )
        })
    });
    let words = texts.flat_map(|(text, comma)| text.split([comma, '|', '\n']).map(collapsed));
    each_once(words.filter(|word| !word.is_empty()))
}

/// The kind of a work; Web of Science tells several: `Article; Proceedings Paper`.
fn kind(text: &str) -> Option<WorkKind> {
    let mut kinds = text.split(';').rev().map(|kind| kind.trim().to_lowercase());
    kinds.find_map(|kind| {
        let known = KINDS.iter().find(|(name, _)| *name == kind);
        let name = kind.replace(' ', "_");
        known
            .map(|(_, kind)| *kind)
            .or_else(|| WorkKind::named(KindNames::Bibtex, &name))
            .or_else(|| WorkKind::named(KindNames::Csl, &name))
    })
}

#[cfg(test)]
mod tests;
