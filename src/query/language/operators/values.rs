//! How the values of fields are read, or what a field takes instead.

use super::{ValueForm, WrittenValue};
use crate::marks::Tag;
use crate::paper::{Ago, PaperId, PartialDate, Second, Unit};
use crate::query::language::value::{LAST, has_meaning};
use crate::query::language::{Mark, Name, Numbers, Phrase, Span, TagName, Value, WordEnding};

const NEEDS_WORDS: &str = "needs a word right after the colon";
const NEEDS_NAME: &str = "needs a name right after the colon";
const YEARS: &str = "takes a year such as 2024, or years such as 2023..2025, 2024.. or ..2020";
const DATES: &str =
    "takes a date such as 2026-07-04, 2026-07 or 2026, or dates such as 2026-07.. or 2025..2026-07";
const TIMES: &str = "takes last, a time such as 7d, 2w, 3m or 1y, or dates such as 2026-07-04, 2026-07.. or 2025..2026";
const IDS: &str = "takes an id such as arxiv:2503.11794, a DOI, or the address of a paper";
const NUMBERS: &str = "takes a number such as 10, >10, >=10, <10, or numbers such as 10..20";

impl ValueForm {
    /// Reads what was written after the colon, or says what the field takes.
    pub(super) fn read(self, written: &WrittenValue) -> Result<Value, String> {
        let text = written.text.as_str();
        let (value, takes) = match self {
            Self::Years => (Span::read(text, year).map(Value::Years), YEARS),
            Self::Dates => (Span::read(text, date).map(Value::Dates), DATES),
            Self::Times => (time(text), TIMES),
            Self::Numbers => (numbers(text).map(Value::Numbers), NUMBERS),
            Self::Ids => (PaperId::given(text).map(Value::Id), IDS),
            Self::Names(_) => (name(written).map(Value::Name), NEEDS_NAME),
        };
        value.ok_or_else(|| takes.to_owned())
    }
}

impl ValueForm {
    /// Whether a text may be the beginning of what the field takes.
    pub(super) fn may_begin(self, text: &str) -> bool {
        let text = text.to_lowercase();
        match self {
            Self::Years => begins_span(&text, &["0000"]),
            Self::Dates => begins_span(&text, &[DATE]),
            Self::Times => {
                let is_count = text.chars().all(|c| c.is_ascii_digit());
                is_count || LAST.starts_with(&text) || begins_span(&text, &[DATE, TIME])
            }
            Self::Numbers => {
                let signs = [">=", ">", "<=", "<", "="].iter();
                let number = { signs }.find_map(|sign| text.strip_prefix(sign));
                let number = number.unwrap_or(&text);
                number.chars().all(|c| c.is_ascii_digit() || c == '.')
            }
            Self::Names(_) | Self::Ids => true,
        }
    }
}

/// A date and a time as they are written, with 0 for any digit.
const DATE: &str = "0000-00-00";
const TIME: &str = "0000-00-00t00:00:00z";

/// Whether a text may be the beginning of one of these words.
pub(super) fn begins_one_of(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| word.starts_with(&text))
}

/// Whether a text may be the beginning of a value of one of these forms, or of a range of such.
fn begins_span(text: &str, forms: &[&str]) -> bool {
    let begins = |side: &str| {
        let fits = |form: &&str| {
            let mut signs = form.chars();
            let mut typed = side.chars();
            typed.all(|c| match signs.next() {
                Some('0') => c.is_ascii_digit(),
                sign => sign == Some(c),
            })
        };
        forms.iter().any(fits)
    };
    let (from, to) = text.split_once("..").unwrap_or((text, ""));
    begins(from.strip_suffix('.').unwrap_or(from)) && begins(to)
}

/// The words of a phrase.
pub(super) fn phrase(written: WrittenValue) -> Result<Phrase, String> {
    written.phrase.ok_or_else(|| NEEDS_WORDS.to_owned())
}

pub(super) fn mark(written: &WrittenValue) -> Result<Mark, String> {
    let wanted = written.text.to_lowercase();
    let mark = Mark::ALL.into_iter().find(|mark| mark.name() == wanted);
    mark.ok_or_else(|| takes_one_of(&Mark::ALL.map(Mark::name)))
}

pub(super) fn takes_one_of(words: &[&str]) -> String {
    format!("takes {}", listed(words))
}

/// Words as a sentence lists them.
pub(super) fn listed(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}

/// The id of a paper.
pub(super) fn liked(written: &WrittenValue) -> Result<PaperId, String> {
    PaperId::given(&written.text).ok_or_else(|| IDS.to_owned())
}

/// A tag, or the beginning of one.
pub(super) fn tag(written: &WrittenValue) -> Result<TagName, String> {
    let text = written.text.trim();
    if text.is_empty() {
        return Err(NEEDS_NAME.to_owned());
    }
    let tag = Tag::new(text).map_err(|error| error.to_string())?;
    let ending = written.phrase.as_ref().map(|phrase| phrase.ending);
    let prefix = !text.contains(has_meaning) && ending == Some(WordEnding::Prefix);
    Ok(TagName { tag, prefix })
}

fn name(written: &WrittenValue) -> Option<Name> {
    let folded = written.text.trim().to_lowercase();
    let is_one_word = !folded.contains(has_meaning);
    let ending = written.phrase.as_ref().map(|phrase| phrase.ending);
    let prefix = is_one_word && ending == Some(WordEnding::Prefix);
    (!folded.is_empty()).then_some(Name { folded, prefix })
}

fn year(text: &str) -> Option<u16> {
    let whole = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| text.parse().ok()).flatten()
}

fn date(text: &str) -> Option<PartialDate> {
    let is_date = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.parse().ok().filter(|_| is_date)
}

fn time(text: &str) -> Option<Value> {
    let text = text.to_lowercase();
    if text == LAST {
        return Some(Value::Last);
    }
    let ago = Unit::ALL.into_iter().find_map(|unit| {
        let count = text.strip_suffix(unit.letter())?;
        let is_number = count.bytes().all(|byte| byte.is_ascii_digit());
        let count = count.parse().ok().filter(|_| is_number)?;
        Some(Value::Since(Ago { count, unit }))
    });
    ago.or_else(|| Span::read(&text, date).map(Value::Dates))
        .or_else(|| Span::read(&text, Second::read).map(Value::Seconds))
}

fn numbers(text: &str) -> Option<Numbers> {
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<u64>().ok()).flatten()
    };
    let from = |from: u64| Numbers {
        from: Some(from),
        to: None,
    };
    let to = |to: u64| Numbers {
        from: None,
        to: Some(to),
    };
    if let Some(least) = text.strip_prefix(">=") {
        number(least).map(from)
    } else if let Some(less) = text.strip_prefix('>') {
        number(less).and_then(|less| less.checked_add(1)).map(from)
    } else if let Some(most) = text.strip_prefix("<=") {
        number(most).map(to)
    } else if let Some(more) = text.strip_prefix('<') {
        number(more).and_then(|more| more.checked_sub(1)).map(to)
    } else {
        Span::read(text.strip_prefix('=').unwrap_or(text), number)
    }
}
