//! Crossref (<https://api.crossref.org/swagger-ui/index.html>). It finds what has some of the words,
//! the best first, and knows no signs: whatever is asked is a hint to it, and the matcher decides.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::line::{Beginnings, joined, written};
use super::row::{Asking, Page, Question};
use super::saying::{Asked, Said, Told, common_days, left, said};
use super::told;
use crate::net::{Answer, Form};
use crate::paper::Scheme;
use crate::query::{Choice, Clause, Dates, Text};
use crate::sources::fields::with;
use crate::sources::row::{OddAnswer, Planned};

/// The members that words stand in.
const MEMBERS: [&str; 4] = [
    "query.bibliographic",
    "query.title",
    "query.author",
    "query.container-title",
];

/// Something that it is told.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// Words in a member.
    Words(&'static str, String),
    Days(Dates),
    Doi(String),
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answered {
    message: Message,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Message {
    total_results: Option<u64>,
    next_cursor: Option<String>,
    items: Vec<IgnoredAny>,
}

pub(super) fn ask(question: &Question<'_>) -> Option<Asking> {
    let said: Vec<Said<Part>> = said(question.query, &tell);
    let said: Vec<Said<Part>> = said
        .into_iter()
        .filter(|said| is_told(&said.clause))
        .collect();
    if !said.iter().any(|said| said.is_positive) {
        return None;
    }
    let mut request = question.desk.request("works", Form::JsonObject)?;
    let mut pairs = request.url.query_pairs_mut();
    for member in MEMBERS {
        let words: Vec<&str> = said
            .iter()
            .flat_map(|said| words_of(&said.clause, member))
            .collect();
        if !words.is_empty() {
            pairs.append_pair(member, &words.join(" "));
        }
    }
    let filters = filters(&said);
    if !filters.is_empty() {
        pairs.append_pair("filter", &filters.join(","));
    }
    pairs
        .append_pair("rows", &question.size.to_string())
        .append_pair("cursor", "*");
    drop(pairs);
    Some(Asking {
        planned: Planned::new(request, "crossref").and_pages(u32::MAX),
        left: left(question.query, &said),
    })
}

fn tell(asked: &Asked<'_>, choice: Choice) -> Told<Part> {
    if choice == Choice::Exclude {
        return Told::Nothing;
    }
    match asked {
        Asked::Words(text, phrase) => {
            let member = match text {
                Text::Any | Text::Abstract => "query.bibliographic",
                Text::Title => "query.title",
                Text::Author => "query.author",
                Text::Venue => "query.container-title",
                Text::Comment | Text::Extra => return Told::Nothing,
            };
            // Signs mean nothing to it.
            match written(phrase, Beginnings::Unknown) {
                Some(_) => Told::More(Part::Words(member, joined(&phrase.words))),
                None => Told::Nothing,
            }
        }
        Asked::Days(days) => Told::Exactly(Part::Days(*days)),
        Asked::Id(id) if id.scheme() == Scheme::Doi && !id.value().contains(',') => {
            Told::Exactly(Part::Doi(id.value().to_owned()))
        }
        Asked::Id(_) | Asked::Category(_) | Asked::Votes(_) => Told::Nothing,
    }
}

/// Whether a clause can be told: days and DOIs stand by themselves, words are of one member.
fn is_told(clause: &Clause<Part>) -> bool {
    if let Clause::Test(_) = clause {
        return true;
    }
    MEMBERS
        .iter()
        .any(|member| words_of(clause, member).len() == clause.tests().len())
}

/// The words that a clause has in a member.
fn words_of<'a>(clause: &'a Clause<Part>, member: &str) -> Vec<&'a str> {
    let tests = clause.tests().into_iter();
    let words = tests.filter_map(|(part, _)| match part {
        Part::Words(of, words) if *of == member => Some(words.as_str()),
        Part::Words(..) | Part::Days(_) | Part::Doi(_) => None,
    });
    words.collect()
}

fn filters(said: &[Said<Part>]) -> Vec<String> {
    let mut filters = Vec::new();
    let mut days = Vec::new();
    for said in said {
        match &said.clause {
            Clause::Test(Part::Days(span)) => days.push(*span),
            Clause::Test(Part::Doi(doi)) => filters.push(format!("doi:{doi}")),
            Clause::Test(Part::Words(..)) | Clause::Not(_) | Clause::All(_) | Clause::Any(_) => {}
        }
    }
    let days = common_days(days);
    filters.extend(days.from.map(|day| format!("from-pub-date:{day}")));
    filters.extend(days.to.map(|day| format!("until-pub-date:{day}")));
    filters
}

pub(super) fn page(planned: &Planned, answer: &Answer) -> Result<Page, OddAnswer> {
    let Message {
        total_results,
        next_cursor,
        items,
    } = told::read::<Answered>(answer)?.message;
    let next = next_cursor.map(|cursor| {
        let mut next = planned.clone();
        next.request.url = with(&planned.request.url, "cursor", &cursor);
        next
    });
    Ok(told::page(total_results, items.len(), next))
}
