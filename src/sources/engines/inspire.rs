//! INSPIRE (<https://help.inspirehep.net/knowledge-base/inspire-paper-search/>,
//! <https://github.com/inspirehep/rest-api-doc>).

use super::line::{Beginnings, Signs, asked_line, forms};
use super::row::{Asking, Page, Question};
use super::saying::{Asked, Told};
use super::told;
use crate::net::{Answer, Form};
use crate::paper::{PaperId, Scheme};
use crate::query::{Choice, Dates, Text};
use crate::sources::fields::{number, with};
use crate::sources::row::{OddAnswer, Planned};

const SIGNS: Signs = Signs {
    and: " and ",
    or: " or ",
    without: " and not ",
};

/// It goes no further.
const MOST: u64 = 10_000;

pub(super) fn ask(question: &Question<'_>) -> Option<Asking> {
    let (line, left) = asked_line(question.query, &SIGNS, &tell)?;
    let mut request = question.desk.request("api/literature", Form::JsonObject)?;
    request
        .url
        .query_pairs_mut()
        .append_pair("q", &line)
        .append_pair("size", &question.size.to_string())
        .append_pair("page", "1");
    Some(Asking {
        planned: Planned::new(request, "inspire").and_pages(u32::MAX),
        left,
    })
}

fn tell(asked: &Asked<'_>, _: Choice) -> Told<String> {
    match asked {
        Asked::Words(text, phrase) => {
            let forms = forms(phrase, Beginnings::Starred);
            SIGNS.told(forms.iter().filter_map(|words| words_in(*text, words)))
        }
        Asked::Days(days) => dated(*days),
        Asked::Id(id) => numbered(id),
        Asked::Category(_) | Asked::Votes(_) => Told::Nothing,
    }
}

/// Every word has its field: by itself a word such as `find`, `not` or `a` would mean something.
fn words_in(text: Text, words: &str) -> Option<String> {
    Some(match text {
        Text::Any => format!("(title:{words} or abstract:{words} or author:{words})"),
        Text::Title => format!("title:{words}"),
        Text::Abstract => format!("abstract:{words}"),
        Text::Author => format!("author:{words}"),
        Text::Venue => format!("journal:{words}"),
        Text::Comment | Text::Extra => return None,
    })
}

fn dated(days: Dates) -> Told<String> {
    let from = days.from.map(|day| format!("date >= {day}"));
    let to = days.to.map(|day| format!("date <= {day}"));
    match (from, to) {
        (Some(from), Some(to)) => Told::Exactly(format!("({from} and {to})")),
        (Some(end), None) | (None, Some(end)) => Told::Exactly(end),
        (None, None) => Told::Nothing,
    }
}

fn numbered(id: &PaperId) -> Told<String> {
    if id.value().contains(['"', '\\']) {
        return Told::Nothing;
    }
    match id.scheme() {
        Scheme::Arxiv => Told::Exactly(format!("eprint:{}", id.value())),
        Scheme::Doi => Told::Exactly(format!("doi:\"{}\"", id.value())),
        Scheme::OpenReview
        | Scheme::Acl
        | Scheme::SemanticScholar
        | Scheme::OpenAlex
        | Scheme::Other
        | Scheme::Title => Told::Nothing,
    }
}

pub(super) fn page(planned: &Planned, answer: &Answer) -> Result<Page, OddAnswer> {
    let (hits, all) = told::hits(answer)?;
    let url = &planned.request.url;
    let (page, size) = (number(url, "page").max(1), number(url, "size").max(1));
    let total = all.unwrap_or(0);
    let next = (page.saturating_mul(size) < total.min(MOST)).then(|| {
        let mut next = planned.clone();
        next.request.url = with(url, "page", &(page + 1).to_string());
        next
    });
    Ok(told::page(all, hits, next))
}
