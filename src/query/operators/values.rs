//! How the value of each field is read, or what the field takes instead.

use super::Value;
use crate::paper::{Ago, Part, PartialDate, Unit};
use crate::query::test::has_meaning;
use crate::query::{Added, Ending, Field, Mark, Name, Span, Test, Votes};

type Read = Result<Test, &'static str>;

/// What `is:` takes.
pub(super) const MARKS: &[&str] = &["starred", "unread", "read"];
/// What `has:` takes.
pub(super) const PARTS: &[&str] = &[
    "page", "pdf", "code", "project", "abstract", "authors", "date", "venue", "comment", "votes",
];

const NEEDS_WORDS: &str = "needs a word right after the colon";

pub(super) fn text(field: Field, value: Value) -> Read {
    Ok(Test::Text(field, value.phrase.ok_or(NEEDS_WORDS)?))
}

pub(super) fn name(value: Value) -> Result<Name, &'static str> {
    let folded = value.text.trim().to_lowercase();
    let is_one_word = !folded.contains(has_meaning);
    let ending = value.phrase.map(|phrase| phrase.ending);
    let prefix = is_one_word && ending == Some(Ending::Prefix);
    if folded.is_empty() {
        Err("needs a name right after the colon")
    } else {
        Ok(Name { folded, prefix })
    }
}

pub(super) fn venue(value: Value) -> Read {
    Ok(Test::Venue(value.phrase.ok_or(NEEDS_WORDS)?))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "every row reads a value in the same way"
)]
pub(super) fn years(value: Value) -> Read {
    const FORM: &str = "takes a year such as 2024, or years such as 2023..2025, 2024.. or ..2020";
    let year = |text: &str| {
        let whole = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        whole.then(|| text.parse::<u16>().ok()).flatten()
    };
    Ok(Test::Year(Span::read(&value.text, year).ok_or(FORM)?))
}

fn date(text: &str) -> Option<PartialDate> {
    let is_date = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.parse().ok().filter(|_| is_date)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "every row reads a value in the same way"
)]
pub(super) fn dates(value: Value) -> Read {
    const FORM: &str = "takes a date such as 2026-07-04, 2026-07 or 2026, or dates such as 2026-07.. or 2025..2026-07";
    Ok(Test::Date(Span::read(&value.text, date).ok_or(FORM)?))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "every row reads a value in the same way"
)]
pub(super) fn added(value: Value) -> Read {
    const FORM: &str = "takes a time such as 7d, 2w, 3m or 1y, or dates such as 2026-07-04, 2026-07.. or 2025..2026";
    let text = value.text.to_lowercase();
    let ago = Unit::ALL.into_iter().find_map(|unit| {
        let count = text.strip_suffix(unit.letter())?;
        let is_number = count.bytes().all(|byte| byte.is_ascii_digit());
        let count = count.parse().ok().filter(|_| is_number)?;
        Some(Added::Within(Ago { count, unit }))
    });
    let between = || Span::read(&text, date).map(Added::Between);
    Ok(Test::Added(ago.or_else(between).ok_or(FORM)?))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "every row reads a value in the same way"
)]
pub(super) fn votes(value: Value) -> Read {
    const FORM: &str = "takes a number such as 10, >10, >=10, <10, or numbers such as 10..20";
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<u64>().ok()).flatten()
    };
    let text = value.text.as_str();
    let from = |from: u64| Votes {
        from: Some(from),
        to: None,
    };
    let to = |to: u64| Votes {
        from: None,
        to: Some(to),
    };
    let span = if let Some(least) = text.strip_prefix(">=") {
        number(least).map(from)
    } else if let Some(less) = text.strip_prefix('>') {
        number(less).and_then(|less| less.checked_add(1)).map(from)
    } else if let Some(most) = text.strip_prefix("<=") {
        number(most).map(to)
    } else if let Some(more) = text.strip_prefix('<') {
        number(more).and_then(|more| more.checked_sub(1)).map(to)
    } else {
        Span::read(text.strip_prefix('=').unwrap_or(text), number)
    };
    Ok(Test::Votes(span.ok_or(FORM)?))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "every row reads a value in the same way"
)]
pub(super) fn part(value: Value) -> Read {
    let wanted = value.text.to_lowercase();
    Part::ALL
        .into_iter()
        .find(|part| part.name() == wanted)
        .map(Test::Has)
        .ok_or("takes page, pdf, code, project, abstract, authors, date, venue, comment or votes")
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "every row reads a value in the same way"
)]
pub(super) fn mark(value: Value) -> Read {
    let wanted = value.text.to_lowercase();
    [Mark::Starred, Mark::Unread, Mark::Read]
        .into_iter()
        .find(|mark| mark.name() == wanted)
        .map(Test::Is)
        .ok_or("takes starred, unread or read")
}
