//! The language of queries as one table: the parser, the help and the README come from it.

mod values;

use super::{FacetKind, Field, Phrase, Test};

/// One row of the language.
#[derive(Debug)]
pub struct Operator {
    /// What one writes, with the varying part in capitals.
    pub form: &'static str,
    /// What it finds.
    pub meaning: &'static str,
    /// A query that shows it.
    pub example: &'static str,
    /// The field that stands before the colon, how its value is read, and which values there are.
    pub field: Option<(&'static str, Read, Values)>,
}

/// Which values a field has, for completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// Any.
    Any,
    /// These words.
    Words(&'static [&'static str]),
    /// The names of this kind that papers have.
    Names(FacetKind),
}

/// Reads the value after a field's colon, or says what the field takes.
pub type Read = fn(Value) -> Result<Test, &'static str>;

/// The value of a field as it was written.
#[derive(Debug)]
pub struct Value {
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
        field: None,
    },
    Operator {
        form: "CAPITALS",
        meaning: "exactly that word, or with a plural s",
        example: "LLM agents",
        field: None,
    },
    Operator {
        form: "WORD*",
        meaning: "words that begin with it",
        example: "param* scaling",
        field: None,
    },
    Operator {
        form: "*PART*",
        meaning: "words that have it anywhere",
        example: "*former* vision",
        field: None,
    },
    Operator {
        form: "~WORD",
        meaning: "words that differ by a letter, from six letters on by two",
        example: "~difusion ~modle",
        field: None,
    },
    Operator {
        form: "\"WORDS\"",
        meaning: "the words one after the other",
        example: "\"neural network\"",
        field: None,
    },
    Operator {
        form: "-CLAUSE",
        meaning: "not what follows",
        example: "diffusion -image",
        field: None,
    },
    Operator {
        form: "A | B",
        meaning: "either side; and, which is a blank, binds first",
        example: "state space | recurrent network",
        field: None,
    },
    Operator {
        form: "A|B",
        meaning: "without blanks: either value, of one field",
        example: "title:graph|network learning",
        field: None,
    },
    Operator {
        form: "(CLAUSES)",
        meaning: "as one clause; glued to a word, as in f(x), it groups nothing",
        example: "diffusion -(image | video)",
        field: None,
    },
    Operator {
        form: "title:WORD",
        meaning: "in the title",
        example: "title:dual",
        field: Some((
            "title",
            |value| values::text(Field::Title, value),
            Values::Any,
        )),
    },
    Operator {
        form: "abstract:WORD",
        meaning: "in the abstract",
        example: "abstract:\"scaling laws\"",
        field: Some((
            "abstract",
            |value| values::text(Field::Abstract, value),
            Values::Any,
        )),
    },
    Operator {
        form: "author:NAME",
        meaning: "in an author's name",
        example: "author:hinton",
        field: Some((
            "author",
            |value| values::text(Field::Author, value),
            Values::Any,
        )),
    },
    Operator {
        form: "year:YEAR",
        meaning: "dated in the year, or in a range of years",
        example: "year:2023..2025",
        field: Some(("year", values::years, Values::Any)),
    },
    Operator {
        form: "date:DATE",
        meaning: "dated on the day, in the month or year, or in a range of them",
        example: "date:2026-07..",
        field: Some(("date", values::dates, Values::Any)),
    },
    Operator {
        form: "added:TIME",
        meaning: "brought in so many d, w, m or y ago or later, or in a range of dates",
        example: "added:7d",
        field: Some(("added", values::added, Values::Any)),
    },
    Operator {
        form: "votes:NUMBER",
        meaning: "with as many votes, with more (>10, >=10), fewer (<10), or in a range",
        example: "votes:>10",
        field: Some(("votes", values::votes, Values::Any)),
    },
    Operator {
        form: "cat:CATEGORY",
        meaning: "in the category or below it",
        example: "cat:cs.LG",
        field: Some((
            "cat",
            |value| Ok(Test::Category(values::name(value)?)),
            Values::Names(FacetKind::Category),
        )),
    },
    Operator {
        form: "venue:WORD",
        meaning: "in the name of journal, conference or archive",
        example: "venue:neurips",
        field: Some(("venue", values::venue, Values::Any)),
    },
    Operator {
        form: "source:NAME",
        meaning: "brought in from that source",
        example: "source:bundled",
        field: Some((
            "source",
            |value| Ok(Test::Source(values::name(value)?)),
            Values::Names(FacetKind::Source),
        )),
    },
    Operator {
        form: "has:PART",
        meaning: "with page, pdf, code, project, abstract, authors, date, venue, comment or votes",
        example: "has:code|pdf",
        field: Some(("has", values::part, Values::Words(values::PARTS))),
    },
    Operator {
        form: "is:MARK",
        meaning: "starred, unread or read",
        example: "is:starred",
        field: Some(("is", values::mark, Values::Words(values::MARKS))),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

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
    fn every_value_that_a_row_names_is_one() {
        for operator in OPERATORS {
            let Some((field, _, Values::Words(words))) = operator.field else {
                continue;
            };
            for word in words {
                assert!(operator.meaning.contains(word), "{field}:{word}");
                assert!(
                    format!("{field}:{word}").parse::<Query>().is_ok(),
                    "{field}:{word}"
                );
            }
        }
        assert_eq!(
            values::PARTS,
            crate::paper::Part::ALL.map(crate::paper::Part::name)
        );
    }

    #[test]
    fn every_field_shows_itself_in_its_example() {
        for operator in OPERATORS {
            if let Some((field, _, _)) = operator.field {
                assert!(operator.form.starts_with(&format!("{field}:")));
                assert!(operator.example.contains(&format!("{field}:")));
            }
        }
    }
}
