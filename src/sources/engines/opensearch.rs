//! An index of one's own that speaks `_search`: `OpenSearch`, Elasticsearch, Quickwit
//! (<https://docs.opensearch.org/latest/query-dsl/compound/bool/>). Its documents are records of recto,
//! as the export form `bulk` writes them.

use serde_json::{Value, json};

use super::line::joined;
use super::row::{Asking, Page, Question};
use super::saying::{Asked, Told, left, said};
use super::told;
use crate::net::{Answer, Form, Method};
use crate::query::{Choice, Clause, Dates, Name, Phrase, Text, WordEnding};
use crate::sources::row::{OddAnswer, Planned};

/// Its servers give no more by this way of paging, unless they are set otherwise.
const MOST: u64 = 10_000;

pub(super) fn ask(question: &Question<'_>) -> Option<Asking> {
    let said = said(question.query, &tell);
    if !said.iter().any(|said| said.is_positive) {
        return None;
    }
    let clauses: Vec<Clause<Value>> = said.iter().map(|said| said.clause.clone()).collect();
    let asked = json!({
        "query": all(&clauses),
        "from": 0,
        "size": question.size,
        "track_total_hits": true,
    });
    let mut request = question.desk.request("_search", Form::JsonObject)?;
    request.method = Method::Post(asked.to_string());
    Some(Asking {
        planned: Planned::new(request, "opensearch").and_pages(u32::MAX),
        left: left(question.query, &said),
    })
}

/// Clauses that all must hold.
fn all(clauses: &[Clause<Value>]) -> Value {
    let mut must = Vec::new();
    let mut must_not = Vec::new();
    for clause in clauses {
        match clause {
            Clause::Not(inner) => must_not.push(one(inner)),
            Clause::Test(_) | Clause::All(_) | Clause::Any(_) => must.push(one(clause)),
        }
    }
    json!({ "bool": { "must": must, "must_not": must_not } })
}

fn one(clause: &Clause<Value>) -> Value {
    match clause {
        Clause::Test(leaf) => leaf.clone(),
        Clause::Not(inner) => json!({ "bool": { "must_not": [one(inner)] } }),
        Clause::All(clauses) => all(clauses),
        Clause::Any(clauses) => any(&clauses.iter().map(one).collect::<Vec<_>>()),
    }
}

fn any(each: &[Value]) -> Value {
    json!({ "bool": { "should": each, "minimum_should_match": 1 } })
}

fn tell(asked: &Asked<'_>, _: Choice) -> Told<Value> {
    match asked {
        Asked::Words(text, phrase) => words(*text, phrase),
        Asked::Days(days) => Told::Exactly(dated(*days)),
        Asked::Category(name) => Told::Exactly(category(name)),
        Asked::Id(id) => {
            let member = |name: &str| json!({ "match_phrase": { name: id.as_str() } });
            Told::Exactly(any(&[member("id"), member("aliases")]))
        }
        Asked::Votes(votes) => Told::Exactly(between("votes", votes.from, votes.to)),
    }
}

fn words(text: Text, phrase: &Phrase) -> Told<Value> {
    let members: &[&str] = match text {
        Text::Any => &["title", "abstract", "authors.name"],
        Text::Title => &["title"],
        Text::Abstract => &["abstract"],
        Text::Author => &["authors.name"],
        Text::Venue => &["venue"],
        Text::Comment | Text::Extra => return Told::Nothing,
    };
    let kind = match phrase.ending {
        WordEnding::Whole | WordEnding::Acronym => "phrase",
        WordEnding::Prefix => "phrase_prefix",
        WordEnding::Near | WordEnding::Part => return Told::Nothing,
    };
    let words = joined(&phrase.words);
    let one =
        |words: &str| json!({ "multi_match": { "query": words, "type": kind, "fields": members } });
    let is_plural = phrase.ending == WordEnding::Acronym && phrase.words.len() == 1;
    Told::Exactly(if is_plural {
        any(&[one(&words), one(&format!("{words}s"))])
    } else {
        one(&words)
    })
}

fn dated(days: Dates) -> Value {
    let day = |day: Option<crate::paper::PartialDate>| day.map(|day| day.to_string());
    between("date", day(days.from), day(days.to))
}

/// A category and those below it.
fn category(name: &Name) -> Value {
    let begins = |with: String| json!({ "prefix": { "categories": with } });
    if name.prefix {
        return begins(name.folded.clone());
    }
    let own = json!({ "match_phrase": { "categories": name.folded } });
    any(&[own, begins(format!("{}.", name.folded))])
}

fn between(member: &str, from: Option<impl Into<Value>>, to: Option<impl Into<Value>>) -> Value {
    let mut range = serde_json::Map::new();
    range.extend(from.map(|from| ("gte".to_owned(), from.into())));
    range.extend(to.map(|to| ("lte".to_owned(), to.into())));
    json!({ "range": { member: range } })
}

pub(super) fn page(planned: &Planned, answer: &Answer) -> Result<Page, OddAnswer> {
    let (hits, total) = told::hits(answer)?;
    let next = after(planned, hits, total.unwrap_or(0));
    Ok(told::page(total, hits, next))
}

/// The same question, behind the papers that came.
fn after(planned: &Planned, papers: usize, total: u64) -> Option<Planned> {
    let Method::Post(asked) = &planned.request.method else {
        return None;
    };
    let mut asked: Value = serde_json::from_str(asked).ok()?;
    let from = asked.get("from")?.as_u64()? + u64::try_from(papers).ok()?;
    let size = asked.get("size")?.as_u64()?;
    if from >= total || from + size > MOST {
        return None;
    }
    *asked.get_mut("from")? = from.into();
    let mut next = planned.clone();
    next.request.method = Method::Post(asked.to_string());
    Some(next)
}
