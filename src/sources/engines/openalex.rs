//! `OpenAlex` (<https://developers.openalex.org/guides/searching>). Words are filters of one field
//! each, so that what stands in one clause must be of one field; filters are all to hold.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::line::{Beginnings, Signs, fitting, written};
use super::row::{Asking, Page, Question};
use super::saying::{Asked, Said, Told, common_days, left, said};
use super::told;
use crate::net::{Answer, Form};
use crate::paper::Scheme;
use crate::query::{Choice, Clause, Dates, Text};
use crate::sources::fields::with;
use crate::sources::openalex::SELECT;
use crate::sources::row::{OddAnswer, Planned};

const SIGNS: Signs = Signs {
    and: " AND ",
    or: " OR ",
    without: " NOT ",
};

/// The fields that words are looked for in.
const FIELDS: [&str; 4] = [
    "title_and_abstract.search",
    "title.search",
    "abstract.search",
    "raw_author_name.search",
];

/// Something that a filter says.
#[derive(Debug, Clone, PartialEq)]
enum Filter {
    /// Words in a field.
    Words(&'static str, String),
    Days(Dates),
    Doi(String),
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answered {
    meta: Meta,
    results: Vec<IgnoredAny>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Meta {
    count: Option<u64>,
    next_cursor: Option<String>,
}

pub(super) fn ask(question: &Question<'_>) -> Option<Asking> {
    let said: Vec<Said<Filter>> = fitting(said(question.query, &tell));
    // A field of which something is not wanted needs something that is.
    let is_led = |field: &str| {
        let mut wanted = said
            .iter()
            .filter(|said| !matches!(said.clause, Clause::Not(_)));
        wanted.any(|said| field_of(&said.clause) == Some(field))
    };
    let said: Vec<Said<Filter>> = said
        .iter()
        .filter(|said| match field_of(&said.clause) {
            Some(field) => is_led(field),
            None => matches!(said.clause, Clause::Test(Filter::Days(_) | Filter::Doi(_))),
        })
        .cloned()
        .collect();
    if !said.iter().any(|said| said.is_positive) {
        return None;
    }
    let mut request = question.desk.request("works", Form::JsonObject)?;
    request
        .url
        .query_pairs_mut()
        .append_pair("filter", &filters(&said).join(","))
        .append_pair("select", SELECT)
        .append_pair("per_page", &question.size.to_string())
        .append_pair("cursor", "*");
    Some(Asking {
        planned: Planned::new(request, "openalex").and_pages(u32::MAX),
        left: left(question.query, &said),
    })
}

fn tell(asked: &Asked<'_>, _: Choice) -> Told<Filter> {
    match asked {
        Asked::Words(text, phrase) => {
            let field = match text {
                Text::Any => "title_and_abstract.search",
                Text::Title => "title.search",
                Text::Abstract => "abstract.search",
                Text::Author => "raw_author_name.search",
                Text::Venue | Text::Comment | Text::Extra => return Told::Nothing,
            };
            let words = written(phrase, Beginnings::Unknown);
            words.map_or(Told::Nothing, |words| {
                Told::Exactly(Filter::Words(field, words))
            })
        }
        Asked::Days(days) => Told::Exactly(Filter::Days(*days)),
        // A comma or a bar in it would end it.
        Asked::Id(id) if id.scheme() == Scheme::Doi && !id.value().contains([',', '|']) => {
            Told::Exactly(Filter::Doi(id.value().to_owned()))
        }
        Asked::Id(_) | Asked::Category(_) | Asked::Votes(_) => Told::Nothing,
    }
}

/// The one field that a clause looks for words in.
fn field_of(clause: &Clause<Filter>) -> Option<&'static str> {
    let tests = clause.tests();
    let mut fields = tests.iter().map(|(filter, _)| match filter {
        Filter::Words(field, _) => Some(*field),
        Filter::Days(_) | Filter::Doi(_) => None,
    });
    let first = fields.next()??;
    fields.all(|field| field == Some(first)).then_some(first)
}

fn filters(said: &[Said<Filter>]) -> Vec<String> {
    let words = FIELDS.iter().filter_map(|field| {
        let of_field = said
            .iter()
            .filter(|said| field_of(&said.clause) == Some(field));
        let clauses: Vec<Clause<String>> = of_field.map(|said| text(&said.clause)).collect();
        let line = SIGNS.line(clauses.iter())?;
        Some(format!("{field}:{line}"))
    });
    let mut filters: Vec<String> = words.collect();
    let mut days = Vec::new();
    for said in said {
        match &said.clause {
            Clause::Test(Filter::Days(span)) => days.push(*span),
            Clause::Test(Filter::Doi(doi)) => filters.push(format!("doi:{doi}")),
            Clause::Test(Filter::Words(..)) | Clause::Not(_) | Clause::All(_) | Clause::Any(_) => {}
        }
    }
    let days = common_days(days);
    filters.extend(days.from.map(|day| format!("from_publication_date:{day}")));
    filters.extend(days.to.map(|day| format!("to_publication_date:{day}")));
    filters
}

/// The words of a clause of one field.
fn text(clause: &Clause<Filter>) -> Clause<String> {
    let each = |clauses: &[Clause<Filter>]| clauses.iter().map(text).collect();
    match clause {
        Clause::Test(Filter::Words(_, words)) => Clause::Test(words.clone()),
        Clause::Test(Filter::Days(_) | Filter::Doi(_)) => Clause::Test(String::new()),
        Clause::Not(inner) => Clause::Not(Box::new(text(inner))),
        Clause::All(clauses) => Clause::All(each(clauses)),
        Clause::Any(clauses) => Clause::Any(each(clauses)),
    }
}

pub(super) fn page(planned: &Planned, answer: &Answer) -> Result<Page, OddAnswer> {
    let told: Answered = told::read(answer)?;
    let next = told.meta.next_cursor.map(|cursor| {
        let mut next = planned.clone();
        next.request.url = with(&planned.request.url, "cursor", &cursor);
        next
    });
    Ok(told::page(told.meta.count, told.results.len(), next))
}
