//! One value of a query line, and the test that it is.

use std::borrow::Cow;

use super::super::operators::{Asks, Operator, WrittenValue};
use super::super::{Beside, Phrase, Test, Text, Value, WordEnding};
use crate::library::Fact;
use crate::paper::{PaperId, in_order};
use crate::text::{fold, shown};

const QUOTES: &str = "in quotes it is searched as words";
const NO_PAGE: &str = "this address tells no id of a paper";

/// A field that exists, and what it asks.
pub(super) type Known = (&'static str, Asks);

/// One value as it was written.
pub(super) struct Token<'a> {
    pub(super) field: Option<Known>,
    pub(super) value: &'a str,
    pub(super) quoted: Quoted,
    /// Whether the text ends with it, so that it may be the beginning of a word.
    pub(super) is_last: bool,
}

/// Whether a value stands in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    No,
    /// The closing quote is still to come.
    Open,
    Closed,
}

impl Token<'_> {
    /// The condition; `None` where there is nothing to look for.
    pub(super) fn test(&self) -> Result<Option<Test>, String> {
        let starred = self.is_bare() && self.value.ends_with('*');
        let phrase = self.phrase(starred);
        let Some((field, asks)) = self.field else {
            return Ok(phrase.map(|phrase| Test::Words(Text::Any, phrase)));
        };
        let text = if starred {
            self.value.trim_end_matches('*')
        } else {
            self.value
        };
        let written = WrittenValue {
            text: text.to_owned(),
            phrase,
        };
        let read = asks.read(written).map(Some);
        read.map_err(|takes| format!("{field}: {takes}"))
    }

    /// Whether more letters may make a value of it that is none yet.
    pub(super) fn may_go_on(&self) -> bool {
        let value = self.value.trim_start();
        let may_begin = |(_, asks): Known| asks.may_begin(value);
        self.is_last && self.quoted != Quoted::Closed && self.field.is_some_and(may_begin)
    }

    fn is_bare(&self) -> bool {
        self.quoted == Quoted::No
    }

    /// A value; that of a field for names in the order in which names are printed.
    fn in_order<'a>(&self, value: &'a str) -> Cow<'a, str> {
        let is_name = self
            .field
            .is_some_and(|(_, asks)| matches!(asks, Asks::Words(Text::Author)));
        if !is_name {
            return Cow::Borrowed(value);
        }
        match value.split_once(',') {
            Some((family, _)) if self.quoted == Quoted::Open => Cow::Borrowed(family),
            Some(_) | None => in_order(value),
        }
    }

    fn phrase(&self, starred: bool) -> Option<Phrase> {
        // `a*` is a beginning; whoever means the sign writes it in quotes.
        let unstarred = self.value.strip_suffix('*').filter(|_| starred);
        let value = self.in_order(unstarred.unwrap_or(self.value));
        let has_given_name = value.len() < self.value.len();
        let value = shown::asked(&value);
        let words: Vec<fold::Word> = fold::words(&value);
        let last = value.get(words.last()?.range.clone()).unwrap_or_default();
        let ending = match self.quoted {
            Quoted::Open if self.value.ends_with(char::is_whitespace) => WordEnding::Whole,
            // The family name is whole where the given name is being typed.
            Quoted::Open if has_given_name => WordEnding::Whole,
            Quoted::Open => WordEnding::Prefix,
            Quoted::No if self.value.starts_with('~') => WordEnding::Near,
            Quoted::No if starred && self.value.starts_with('*') => WordEnding::Part,
            Quoted::No if starred => WordEnding::Prefix,
            // No text without quotes says a word that ends in this sign.
            Quoted::No if is_all_caps(last) && !last.ends_with('*') => WordEnding::Acronym,
            Quoted::No if self.is_last => WordEnding::Prefix,
            Quoted::Closed | Quoted::No => WordEnding::Whole,
        };
        Some(Phrase {
            words: words.into_iter().map(|word| word.folded).collect(),
            ending,
        })
    }
}

/// The field of this name.
pub(super) fn operator(field: &str) -> Option<Known> {
    Operator::field_named(field)
}

/// At least two letters, and none of them small: the word is meant as written.
fn is_all_caps(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 2 && letters().all(char::is_uppercase)
}

/// The test for an id that stands without a field, or in one for ids.
pub(super) fn of_id(field: Option<Known>, id: PaperId) -> Test {
    match field {
        Some((_, Asks::Like)) => Test::Beside(Beside::Like(id)),
        Some(_) | None => Test::Fact(Fact::Id, Value::Id(id)),
    }
}

/// Whether ids are looked for here: outside of any field, or in those for them.
pub(super) fn takes_ids(field: Option<Known>) -> bool {
    field.is_none_or(|(_, asks)| matches!(asks, Asks::Fact(Fact::Id, _) | Asks::Like))
}

/// Whether ids or addresses of papers begin with this and a colon.
pub(super) fn begins_ids(name: &str) -> bool {
    is_address(name) || PaperId::is_scheme(name)
}

fn is_address(name: &str) -> bool {
    let mut schemes = ["http", "https"].iter();
    schemes.any(|scheme| name.eq_ignore_ascii_case(scheme))
}

/// Says that there is no such field, and which may be meant.
pub(super) fn unknown(field: &str) -> String {
    if is_address(field) {
        return format!("{NO_PAGE}; {QUOTES}");
    }
    if PaperId::is_scheme(field) {
        return format!("what stands after {field}: is no id of that kind; {QUOTES}");
    }
    let names = Operator::fields().map(|(name, _)| name);
    let wanted = field.to_lowercase();
    let near = names.clone().find(|name| is_near(name, &wanted));
    if let Some(near) = near {
        format!("no field {wanted}: (is {near}: meant? In quotes it is searched as words)")
    } else {
        let all: Vec<String> = names.map(|name| format!("{name}:")).collect();
        format!("no field {wanted}: ({QUOTES}; there are {})", all.join(" "))
    }
}

/// Whether the names share their beginning or differ by one letter's slip.
fn is_near(name: &str, typed: &str) -> bool {
    let shared = name
        .bytes()
        .zip(typed.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let tail = name
        .bytes()
        .rev()
        .zip(typed.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longer = name.len().max(typed.len());
    (typed.len() >= 2 && name.starts_with(typed)) || (longer >= 3 && shared + tail + 1 >= longer)
}
