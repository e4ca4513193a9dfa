//! arXiv's interface (<https://info.arxiv.org/help/api/user-manual.html>, section 5.1). What stands
//! behind ANDNOT is looked for in title, abstract and authors: `all:` sees comments, too, and would
//! leave out more.

use super::line::{Beginnings, Signs, asked_line, forms};
use super::row::{Asking, Page, Question};
use super::saying::{Asked, Told};
use crate::net::{Answer, Form};
use crate::query::{Choice, Dates, Name, Text};
use crate::sources::arxiv as source;
use crate::sources::row::{OddAnswer, Planned};

const SIGNS: Signs = Signs {
    and: " AND ",
    or: " OR ",
    without: " ANDNOT ",
};

pub(super) fn ask(question: &Question<'_>) -> Option<Asking> {
    let (line, left) = asked_line(question.query, &SIGNS, &tell)?;
    let mut request = question.desk.request("api/query", Form::Xml(&["feed"]))?;
    request
        .url
        .query_pairs_mut()
        .append_pair("search_query", &line)
        .append_pair("sortBy", "relevance")
        .append_pair("sortOrder", "descending")
        .append_pair("max_results", &question.size.to_string())
        .append_pair("start", "0");
    Some(Asking {
        planned: Planned::new(request, "arxiv-api").and_pages(u32::MAX),
        left,
    })
}

fn tell(asked: &Asked<'_>, choice: Choice) -> Told<String> {
    match asked {
        Asked::Words(text, phrase) => {
            let forms = forms(phrase, Beginnings::Starred);
            let forms = forms.iter();
            SIGNS.told(forms.filter_map(|words| words_in(*text, words, choice)))
        }
        Asked::Days(days) => Told::Exactly(dated(*days)),
        Asked::Category(name) => Told::Exactly(category(name)),
        Asked::Id(_) | Asked::Votes(_) => Told::Nothing,
    }
}

fn words_in(text: Text, words: &str, choice: Choice) -> Option<String> {
    Some(match (text, choice) {
        (Text::Any, Choice::Require) => format!("all:{words}"),
        (Text::Any, Choice::Exclude) => format!("(ti:{words} OR abs:{words} OR au:{words})"),
        (Text::Title, _) => format!("ti:{words}"),
        (Text::Abstract, _) => format!("abs:{words}"),
        (Text::Author, _) => format!("au:{words}"),
        (Text::Venue, _) => format!("jr:{words}"),
        (Text::Comment | Text::Extra, _) => return None,
    })
}

fn dated(days: Dates) -> String {
    let digits = |day: Option<crate::paper::PartialDate>, open: &str| {
        day.map_or(open.to_owned(), |day| day.to_string().replace('-', ""))
    };
    let from = digits(days.from, "19910101");
    let to = digits(days.to, "29991231");
    format!("submittedDate:[{from}0000 TO {to}2359]")
}

/// A category and those below it, in arXiv's own letters: `cs.LG`, `cond-mat.str-el`.
fn category(name: &Name) -> String {
    let folded = &name.folded;
    let own = match folded.split_once('.') {
        Some((archive, subject)) if subject.chars().count() == 2 => {
            format!("{archive}.{}", subject.to_uppercase())
        }
        Some(_) | None => folded.clone(),
    };
    if name.prefix {
        format!("cat:{own}*")
    } else if own.contains('.') {
        format!("cat:{own}")
    } else {
        format!("(cat:{own} OR cat:{own}.*)")
    }
}

pub(super) fn page(planned: &Planned, answer: &Answer) -> Result<Page, OddAnswer> {
    Ok(Page {
        next: source::next(planned, answer)?,
        about: source::total(answer),
    })
}
