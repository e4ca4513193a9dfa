//! The rows that recto writes: all that they say comes back.

use super::columns::{Column, Columns};
use crate::formats::draft::Draft;
use crate::formats::names::NameList;
use crate::paper::{Author, KindNames, NameParts, Paper, PaperId, WorkKind, is_others};

/// What recto puts between the words of a list.
const BETWEEN: &str = "; ";

/// The paper of a row.
pub(super) fn paper(columns: &Columns, row: &[String]) -> Result<Paper, String> {
    let row: Vec<String> = row
        .iter()
        .map(|field| without_guard(field).to_owned())
        .collect();
    let first = |column| columns.all(column, &row).next();
    let text = |column| first(column).map(str::to_owned);
    let words = |column| first(column).unwrap_or_default().split(BETWEEN);
    let list = |column| -> Vec<String> {
        let words = words(column).map(str::trim).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let mut draft = Draft::new();
    draft.ids(first(Column::Id).and_then(PaperId::parse));
    draft.ids(words(Column::Aliases).filter_map(PaperId::parse));
    draft.title(text(Column::Title));
    draft.summary(text(Column::Abstract));
    let paper = &mut draft.paper;
    paper.authors = words(Column::Authors)
        .map(author)
        .collect::<NameList>()
        .authors();
    let date = first(Column::Date).unwrap_or_default();
    paper.date = date.parse().ok();
    paper.set_date_text(date);
    paper.updated = first(Column::Updated).and_then(|date| date.parse().ok());
    paper.venue = text(Column::Venue);
    paper.categories = list(Column::Categories);
    paper.keywords = list(Column::KeywordsOrCommas);
    paper.votes = first(Column::Votes).and_then(|votes| votes.parse().ok());
    paper.links.page = text(Column::Page);
    paper.links.pdf = text(Column::Pdf);
    paper.links.code = text(Column::Code);
    let kind = first(Column::Kind).and_then(|kind| WorkKind::named(KindNames::Bibtex, kind));
    if let Some(kind) = kind {
        paper.set_kind(kind);
    }
    for (name, column) in [
        ("volume", Column::Volume),
        ("number", Column::Number),
        ("pages", Column::Pages),
        ("publisher", Column::Publisher),
        ("note", Column::Note),
    ] {
        draft.cite(name, text(column));
    }
    draft.finish()
}

/// A field without the apostrophe before what a spreadsheet would take for a formula.
fn without_guard(field: &str) -> &str {
    let bare = field.strip_prefix('\'');
    let is_formula = |bare: &&str| {
        bare.trim_start_matches('\'')
            .starts_with(['=', '+', '-', '@', '\t', '\r'])
    };
    bare.filter(is_formula).unwrap_or(field)
}

/// A name as it is printed, or with commas where that does not tell its parts; one behind it says that
/// there are none.
fn author(name: &str) -> Option<Author> {
    let name = name.trim();
    if is_others(name) {
        return Some(Author::others());
    }
    match name.strip_suffix(',') {
        Some(whole) => Author::whole(whole),
        None if name.is_empty() => None,
        None if name.contains(',') => {
            // As they were parted, whatever is usual in names.
            let mut parts = name.splitn(3, ", ");
            let [family, given, suffix] = [(); 3].map(|()| parts.next().unwrap_or_default());
            Author::parted(NameParts {
                family,
                given,
                suffix,
            })
        }
        None => Some(Author::named(name)),
    }
}
