//! Europe PMC (<https://europepmc.org/searchsyntax>). Errors come with status 200.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::line::{Beginnings, Signs, asked_line, forms};
use super::row::{Asking, Page, Question};
use super::saying::{Asked, Told};
use super::told;
use crate::net::{Answer, Form};
use crate::paper::{PaperId, PartialDate, Scheme};
use crate::query::{Choice, Dates, Text};
use crate::sources::fields::{value, with};
use crate::sources::row::{OddAnswer, Planned};
use crate::text::safe;

const SIGNS: Signs = Signs {
    and: " AND ",
    or: " OR ",
    without: " NOT ",
};

/// What an answer has beside its papers.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Answered {
    hit_count: Option<u64>,
    next_cursor_mark: Option<String>,
    result_list: ResultList,
    err_msg: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ResultList {
    result: Vec<IgnoredAny>,
}

pub(super) fn ask(question: &Question<'_>) -> Option<Asking> {
    let (line, left) = asked_line(question.query, &SIGNS, &tell)?;
    let mut request = question.desk.request("search", Form::JsonObject)?;
    request
        .url
        .query_pairs_mut()
        .append_pair("query", &line)
        .append_pair("format", "json")
        .append_pair("resultType", "core")
        .append_pair("pageSize", &question.size.to_string())
        .append_pair("cursorMark", "*");
    Some(Asking {
        planned: Planned::new(request, "europe-pmc").and_pages(u32::MAX),
        left,
    })
}

fn tell(asked: &Asked<'_>, _: Choice) -> Told<String> {
    match asked {
        Asked::Words(text, phrase) => {
            let forms = forms(phrase, Beginnings::Starred);
            SIGNS.told(forms.iter().filter_map(|words| words_in(*text, words)))
        }
        Asked::Days(days) => Told::Exactly(dated(*days)),
        Asked::Id(id) => numbered(id),
        Asked::Category(_) | Asked::Votes(_) => Told::Nothing,
    }
}

fn words_in(text: Text, words: &str) -> Option<String> {
    Some(match text {
        Text::Any => format!("(TITLE_ABS:{words} OR AUTH:{words})"),
        Text::Title => format!("TITLE:{words}"),
        Text::Abstract => format!("ABSTRACT:{words}"),
        Text::Author => format!("AUTH:{words}"),
        Text::Venue => format!("JOURNAL:{words}"),
        Text::Comment | Text::Extra => return None,
    })
}

fn dated(days: Dates) -> String {
    let day =
        |day: Option<PartialDate>, open: &str| day.map_or(open.to_owned(), |day| day.to_string());
    let (from, to) = (day(days.from, "1500-01-01"), day(days.to, "2999-12-31"));
    format!("FIRST_PDATE:[{from} TO {to}]")
}

fn numbered(id: &PaperId) -> Told<String> {
    // In quotes: parentheses may stand in a DOI, and quotes in none that is one.
    if id.scheme() == Scheme::Doi && !id.value().contains(['"', '\\']) {
        return Told::Exactly(format!("DOI:\"{}\"", id.value()));
    }
    let of_pubmed = id.as_str().strip_prefix("pmid:");
    let number = of_pubmed.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    number.map_or(Told::Nothing, |number| {
        Told::Exactly(format!("(EXT_ID:{number} AND SRC:MED)"))
    })
}

pub(super) fn page(planned: &Planned, answer: &Answer) -> Result<Page, OddAnswer> {
    let told: Answered = told::read(answer)?;
    if let Some(said) = &told.err_msg {
        return Err(OddAnswer::Said(safe::line(said)));
    }
    let url = &planned.request.url;
    // The last page has the mark that it was asked with.
    let mark = told
        .next_cursor_mark
        .filter(|mark| Some(mark) != value(url, "cursorMark").as_ref());
    let next = mark.map(|mark| {
        let mut next = planned.clone();
        next.request.url = with(url, "cursorMark", &mark);
        next
    });
    Ok(told::page(
        told.hit_count,
        told.result_list.result.len(),
        next,
    ))
}
