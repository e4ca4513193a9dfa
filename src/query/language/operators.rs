//! The language of queries as one table: the parser, the help and the README come from it.

mod asks;
mod values;

use std::borrow::Cow;

use super::{FacetKind, Phrase, Test, Text};
use crate::library::{Fact, NamedFact, NumberFact};

/// One row of the language.
#[derive(Debug)]
pub struct Operator {
    /// What one writes, with the varying part in capitals; a field begins with its name and a colon.
    pub form: &'static str,
    /// What it finds; `{}` stands for the words that its value may be.
    meaning: &'static str,
    /// A query that shows it.
    pub example: &'static str,
    /// What a field asks of a paper.
    pub asks: Option<Asks>,
}

/// What a field asks of a paper.
#[derive(Debug, Clone, Copy)]
pub enum Asks {
    /// Words in a text.
    Words(Text),
    /// A value of a fact, written in this form.
    Fact(Fact, ValueForm),
    /// A mark.
    Mark,
    /// A part that it has, or something that lies beside it.
    Part,
    /// A tag.
    Tag,
    /// Words of the note.
    Note,
    /// Words of all of it.
    Body,
    /// The id of a paper, in any form in which one is pasted.
    Like,
}

/// How the values of a fact are written.
#[derive(Debug, Clone, Copy)]
pub enum ValueForm {
    /// A year, or a range of years.
    Years,
    /// A date, or a range of dates.
    Dates,
    /// A time before today, or dates.
    Times,
    /// A number, or a range of numbers.
    Numbers,
    /// A name that papers have, or the beginning of one; facets of this kind have such names.
    Names(FacetKind),
    /// An id, in any form in which one is pasted.
    Ids,
}

/// The value of a field as it was written.
#[derive(Debug)]
pub struct WrittenValue {
    /// The text without quotes and without a closing `*`.
    pub text: String,
    /// Its words; `None` when the text has no letter or digit.
    pub phrase: Option<Phrase>,
}

/// Every operator, in the order of the help.
pub const OPERATORS: &[Operator] = &[
    Operator {
        form: "WORD",
        meaning: "title, abstract or authors have the word; the last one typed may be its beginning",
        example: "diffusion editing",
        asks: None,
    },
    Operator {
        form: "CAPITALS",
        meaning: "that word alone, or with a plural s",
        example: "LLM agents",
        asks: None,
    },
    Operator {
        form: "WORD*",
        meaning: "words that begin with it",
        example: "param* scaling",
        asks: None,
    },
    Operator {
        form: "*PART*",
        meaning: "words that have it anywhere",
        example: "*former* vision",
        asks: None,
    },
    Operator {
        form: "~WORD",
        meaning: "words that differ by a letter, from six letters on by two",
        example: "~difusion ~modle",
        asks: None,
    },
    Operator {
        form: "\"WORDS\"",
        meaning: "the words one after the other",
        example: "\"neural network\"",
        asks: None,
    },
    Operator {
        form: "-CLAUSE",
        meaning: "leave out what matches the clause behind the dash",
        example: "diffusion -image",
        asks: None,
    },
    Operator {
        form: "A | B",
        meaning: "papers that match one side or the other; words beside each other belong together",
        example: "state space | recurrent network",
        asks: None,
    },
    Operator {
        form: "A|B",
        meaning: "one value or the other, of the same field; no blanks around the bar",
        example: "title:graph|network learning",
        asks: None,
    },
    Operator {
        form: "(CLAUSES)",
        meaning: "what stands in them belongs together; right behind a word, as in f(x), they are part of it",
        example: "diffusion -(image | video)",
        asks: None,
    },
    Operator {
        form: "title:WORD",
        meaning: "in the title",
        example: "title:dual",
        asks: Some(Asks::Words(Text::Title)),
    },
    Operator {
        form: "abstract:WORD",
        meaning: "in the abstract",
        example: "abstract:\"scaling laws\"",
        asks: Some(Asks::Words(Text::Abstract)),
    },
    Operator {
        form: "author:NAME",
        meaning: "in an author's name",
        example: "author:hinton",
        asks: Some(Asks::Words(Text::Author)),
    },
    Operator {
        form: "year:YEAR",
        meaning: "dated in the year, or in a range of years",
        example: "year:2023..2025",
        asks: Some(Asks::Fact(Fact::Named(NamedFact::Year), ValueForm::Years)),
    },
    Operator {
        form: "date:DATE",
        meaning: "dated on the day, in the month or year, or in a range of them",
        example: "date:2026-07..",
        asks: Some(Asks::Fact(Fact::Date, ValueForm::Dates)),
    },
    Operator {
        form: "added:TIME",
        meaning: "brought in so many d, w, m or y ago or later, by the last import or fetch (last), or in a range of dates",
        example: "added:7d",
        asks: Some(Asks::Fact(
            Fact::Number(NumberFact::Added),
            ValueForm::Times,
        )),
    },
    Operator {
        form: "votes:NUMBER",
        meaning: "with as many votes, with more (>10, >=10), fewer (<10), or in a range",
        example: "votes:>10",
        asks: Some(Asks::Fact(
            Fact::Number(NumberFact::Votes),
            ValueForm::Numbers,
        )),
    },
    Operator {
        form: "cat:CATEGORY",
        meaning: "in the category or below it",
        example: "cat:cs.LG",
        asks: Some(Asks::Fact(
            Fact::Named(NamedFact::Category),
            ValueForm::Names(FacetKind::Category),
        )),
    },
    Operator {
        form: "venue:WORD",
        meaning: "in the name of journal, conference or archive",
        example: "venue:neurips",
        asks: Some(Asks::Words(Text::Venue)),
    },
    Operator {
        form: "comment:WORD",
        meaning: "in what the authors say of it, such as its pages or where it was accepted",
        example: "comment:accepted",
        asks: Some(Asks::Words(Text::Comment)),
    },
    Operator {
        form: "extra:WORD",
        meaning: "in what a record had and no other field is for, such as its series or ISBN",
        example: "extra:german",
        asks: Some(Asks::Words(Text::Extra)),
    },
    Operator {
        form: "source:NAME",
        meaning: "brought in from that source",
        example: "source:bundled",
        asks: Some(Asks::Fact(
            Fact::Named(NamedFact::Source),
            ValueForm::Names(FacetKind::Source),
        )),
    },
    Operator {
        form: "feed:NAME",
        meaning: "came by that feed",
        example: "feed:trending",
        asks: Some(Asks::Fact(
            Fact::Named(NamedFact::Feed),
            ValueForm::Names(FacetKind::Feed),
        )),
    },
    Operator {
        form: "tag:NAME",
        meaning: "with that tag of yours",
        example: "tag:to-read",
        asks: Some(Asks::Tag),
    },
    Operator {
        form: "note:WORD",
        meaning: "in your note on it",
        example: "note:\"to compare\"",
        asks: Some(Asks::Note),
    },
    Operator {
        form: "body:WORD",
        meaning: "in the whole paper, of those that are kept",
        example: "body:\"loss function\"",
        asks: Some(Asks::Body),
    },
    Operator {
        form: "like:ID",
        meaning: "the 200 papers most like that one, the likest first",
        example: "like:arxiv:2503.11794",
        asks: Some(Asks::Like),
    },
    Operator {
        form: "id:ID",
        meaning: "that paper; known ids, DOIs and addresses need no id: before them",
        example: "id:arxiv:2503.11794",
        asks: Some(Asks::Fact(Fact::Id, ValueForm::Ids)),
    },
    Operator {
        form: "has:PART",
        meaning: "with {}",
        example: "has:code|pdf",
        asks: Some(Asks::Part),
    },
    Operator {
        form: "is:MARK",
        meaning: "{}, where new is what came since your last visit, and hidden what no other query finds",
        example: "is:starred",
        asks: Some(Asks::Mark),
    },
];

impl Operator {
    /// What it finds.
    #[must_use]
    pub fn meaning(&self) -> Cow<'static, str> {
        let words = self.asks.map(Asks::words).unwrap_or_default();
        if words.is_empty() {
            Cow::Borrowed(self.meaning)
        } else {
            Cow::Owned(self.meaning.replace("{}", &values::listed(&words)))
        }
    }

    /// The name of its field, and what that asks.
    #[must_use]
    pub fn field(&self) -> Option<(&'static str, Asks)> {
        let (name, _) = self.form.split_once(':')?;
        Some((name, self.asks?))
    }

    /// Every field, in the order of the table.
    pub fn fields() -> impl Iterator<Item = (&'static str, Asks)> + Clone {
        OPERATORS.iter().filter_map(Self::field)
    }

    /// The row of the field of this name.
    #[must_use]
    pub fn of_field(field: &str) -> Option<&'static Self> {
        let is_it = |row: &&Self| row.field().is_some_and(|(name, _)| name == field);
        OPERATORS.iter().find(is_it)
    }

    /// The field of this name, in any case.
    #[must_use]
    pub fn field_named(name: &str) -> Option<(&'static str, Asks)> {
        Self::fields().find(|(known, _)| known.eq_ignore_ascii_case(name))
    }

    /// The name of the field that asks such a thing; `None` for what needs no field.
    pub(super) fn field_of(test: &Test) -> Option<&'static str> {
        let mut fields = Self::fields();
        fields.find(|(_, asks)| asks.is(test)).map(|(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::RecordText;
    use crate::query::Query;
    use crate::query::language::TextSource;

    #[test]
    fn every_example_parses_and_prints_back() {
        for operator in OPERATORS {
            let query: Query = operator.example.parse().unwrap();
            assert!(!query.clauses().is_empty(), "{}", operator.form);
            let printed = query.to_string();
            assert_eq!(printed.parse::<Query>().unwrap(), query, "{printed}");
        }
    }

    #[test]
    fn every_word_that_a_field_takes_parses_and_stands_in_its_meaning() {
        for operator in OPERATORS {
            let Some((field, asks)) = operator.field() else {
                continue;
            };
            for word in asks.words() {
                assert!(operator.meaning().contains(word), "{field}:{word}");
                let query = format!("{field}:{word}");
                let printed = query.parse::<Query>().unwrap().to_string();
                assert_eq!(printed, query);
            }
        }
    }

    /// Else the index would answer that no paper has it.
    #[test]
    fn what_a_field_asks_for_is_kept() {
        for (field, asks) in Operator::fields() {
            let is_kept = match asks {
                Asks::Words(text) => match text.source() {
                    TextSource::Folded { .. } => true,
                    TextSource::Record(record) => RecordText::ALL.contains(&record),
                },
                Asks::Fact(Fact::Named(fact), _) => NamedFact::ALL.contains(&fact),
                Asks::Fact(Fact::Number(fact), _) => NumberFact::ALL.contains(&fact),
                Asks::Fact(Fact::Date | Fact::Id, _)
                | Asks::Mark
                | Asks::Part
                | Asks::Tag
                | Asks::Note
                | Asks::Body
                | Asks::Like => true,
            };
            assert!(is_kept, "{field}: is not among all that the library keeps");
        }
    }

    #[test]
    fn every_field_shows_itself_in_its_example_and_only_fields_ask() {
        for operator in OPERATORS {
            assert_eq!(operator.field().is_some(), operator.asks.is_some());
            if let Some((field, _)) = operator.field() {
                assert!(operator.example.contains(&format!("{field}:")));
            }
        }
    }
}
