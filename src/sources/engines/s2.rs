//! Semantic Scholar (<https://api.semanticscholar.org/api-docs/graph>). Plain words are asked of its
//! search, which gives the best first; whatever needs signs is asked of its bulk search, which knows
//! them and gives the newest first. Both look at title and abstract alone.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::line::{Beginnings, Signs, fitting, written};
use super::row::{Asking, Page, Question};
use super::saying::{Asked, Said, Told, common_days, left, said};
use super::told;
use crate::net::{Answer, Form};
use crate::query::{Choice, Clause, Dates, Phrase, Text, WordEnding, slips};
use crate::sources::fields::{number, with};
use crate::sources::row::{OddAnswer, Planned};
use crate::sources::semantic_scholar::FIELDS;

const SIGNS: Signs = Signs {
    and: " + ",
    or: " | ",
    without: " -",
};

/// The search goes no further.
const MOST: u64 = 1_000;

/// Something that it is told.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// A word without signs.
    Plain(String),
    /// Words with signs.
    Signed(String),
    Days(Dates),
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answered {
    total: Option<u64>,
    next: Option<u64>,
    token: Option<String>,
    data: Vec<IgnoredAny>,
}

pub(super) fn ask(question: &Question<'_>) -> Option<Asking> {
    let said = fitting(said(question.query, &tell));
    let said: Vec<Said<Part>> = said
        .into_iter()
        .filter(|said| has_words(&said.clause))
        .collect();
    if !said.iter().any(|said| said.is_positive) {
        return None;
    }
    let is_plain =
        |said: &Said<Part>| matches!(said.clause, Clause::Test(Part::Plain(_) | Part::Days(_)));
    let clauses: Vec<Clause<String>> = said.iter().filter_map(|said| text(&said.clause)).collect();
    let days = common_days(said.iter().filter_map(|said| match said.clause {
        Clause::Test(Part::Days(days)) => Some(days),
        Clause::Test(_) | Clause::Not(_) | Clause::All(_) | Clause::Any(_) => None,
    }));
    let form = Form::JsonObject;
    let mut request;
    if said.iter().all(is_plain) {
        let signs = Signs { and: " ", ..SIGNS };
        request = question.desk.request("graph/v1/paper/search", form)?;
        request
            .url
            .query_pairs_mut()
            .append_pair("query", &signs.line(clauses.iter())?)
            .append_pair("limit", &question.size.to_string())
            .append_pair("offset", "0");
    } else {
        request = question.desk.request("graph/v1/paper/search/bulk", form)?;
        request
            .url
            .query_pairs_mut()
            .append_pair("query", &SIGNS.line(clauses.iter())?)
            .append_pair("sort", "publicationDate:desc");
    }
    request.url.query_pairs_mut().append_pair("fields", FIELDS);
    if days.from.is_some() || days.to.is_some() {
        let end = |day: Option<_>| {
            day.map_or(String::new(), |day: crate::paper::PartialDate| {
                day.to_string()
            })
        };
        let span = format!("{}:{}", end(days.from), end(days.to));
        request
            .url
            .query_pairs_mut()
            .append_pair("publicationDateOrYear", &span);
    }
    Some(Asking {
        planned: Planned::new(request, "semantic-scholar").and_pages(u32::MAX),
        left: left(question.query, &said),
    })
}

fn tell(asked: &Asked<'_>, choice: Choice) -> Told<Part> {
    match asked {
        Asked::Words(text, phrase) => {
            let Some(part) = words(phrase) else {
                return Told::Nothing;
            };
            match text {
                Text::Any => Told::Exactly(part),
                Text::Title | Text::Abstract => Told::More(part),
                Text::Author | Text::Venue | Text::Comment | Text::Extra => Told::Nothing,
            }
        }
        Asked::Days(days) if choice == Choice::Require => Told::Exactly(Part::Days(*days)),
        Asked::Days(_) | Asked::Category(_) | Asked::Id(_) | Asked::Votes(_) => Told::Nothing,
    }
}

fn words(phrase: &Phrase) -> Option<Part> {
    match (phrase.words.as_slice(), phrase.ending) {
        ([word], WordEnding::Near) if word.chars().all(char::is_alphanumeric) => {
            Some(Part::Signed(format!("{word}~{}", slips(word))))
        }
        ([_], WordEnding::Whole | WordEnding::Acronym) => {
            written(phrase, Beginnings::Starred).map(Part::Plain)
        }
        _ => written(phrase, Beginnings::Starred).map(Part::Signed),
    }
}

/// Whether a clause is of words alone, or days by themselves.
fn has_words(clause: &Clause<Part>) -> bool {
    matches!(clause, Clause::Test(_)) || text(clause).is_some()
}

/// The words of a clause; `None` where it has days.
fn text(clause: &Clause<Part>) -> Option<Clause<String>> {
    let each = |clauses: &[Clause<Part>]| clauses.iter().map(text).collect::<Option<Vec<_>>>();
    Some(match clause {
        Clause::Test(Part::Plain(words) | Part::Signed(words)) => Clause::Test(words.clone()),
        Clause::Test(Part::Days(_)) => return None,
        Clause::Not(inner) => Clause::Not(Box::new(text(inner)?)),
        Clause::All(clauses) => Clause::All(each(clauses)?),
        Clause::Any(clauses) => Clause::Any(each(clauses)?),
    })
}

pub(super) fn page(planned: &Planned, answer: &Answer) -> Result<Page, OddAnswer> {
    let told: Answered = told::read(answer)?;
    let url = &planned.request.url;
    let size = number(url, "limit");
    let on = |name: &str, value: &str| {
        let mut next = planned.clone();
        next.request.url = with(url, name, value);
        next
    };
    let by_token = told.token.map(|token| on("token", &token));
    let fits = |next: &u64| next.saturating_add(size) <= MOST;
    let by_offset = told
        .next
        .filter(fits)
        .map(|next| on("offset", &next.to_string()));
    Ok(told::page(
        told.total,
        told.data.len(),
        by_token.or(by_offset),
    ))
}
