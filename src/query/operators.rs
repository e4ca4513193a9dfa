//! The language of queries as one table: the parser, the help and the README come from it.

mod values;

use super::{Field, Phrase, Test};

/// One row of the language.
#[derive(Debug)]
pub struct Operator {
    /// What one writes, with the varying part in capitals.
    pub form: &'static str,
    /// What it finds.
    pub meaning: &'static str,
    /// A query that shows it.
    pub example: &'static str,
    /// The field that stands before the colon, and how its value is read.
    pub field: Option<(&'static str, Read)>,
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
        field: Some(("title", |value| values::text(Field::Title, value))),
    },
    Operator {
        form: "abstract:WORD",
        meaning: "in the abstract",
        example: "abstract:\"scaling laws\"",
        field: Some(("abstract", |value| values::text(Field::Abstract, value))),
    },
    Operator {
        form: "author:NAME",
        meaning: "in an author's name",
        example: "author:hinton",
        field: Some(("author", |value| values::text(Field::Author, value))),
    },
    Operator {
        form: "year:YEAR",
        meaning: "dated in the year, or in a range of years",
        example: "year:2023..2025",
        field: Some(("year", values::years)),
    },
    Operator {
        form: "date:DATE",
        meaning: "dated on the day, in the month or year, or in a range of them",
        example: "date:2026-07..",
        field: Some(("date", values::dates)),
    },
    Operator {
        form: "added:TIME",
        meaning: "brought in so many d, w, m or y ago or later, or in a range of dates",
        example: "added:7d",
        field: Some(("added", values::added)),
    },
    Operator {
        form: "votes:NUMBER",
        meaning: "with as many votes, with more (>10, >=10), fewer (<10), or in a range",
        example: "votes:>10",
        field: Some(("votes", values::votes)),
    },
    Operator {
        form: "cat:CATEGORY",
        meaning: "in the category or below it",
        example: "cat:cs.LG",
        field: Some(("cat", |value| Ok(Test::Category(values::name(value)?)))),
    },
    Operator {
        form: "venue:WORD",
        meaning: "in the name of journal, conference or archive",
        example: "venue:neurips",
        field: Some(("venue", values::venue)),
    },
    Operator {
        form: "source:NAME",
        meaning: "brought in from that source",
        example: "source:bundled",
        field: Some(("source", |value| Ok(Test::Source(values::name(value)?)))),
    },
    Operator {
        form: "has:PART",
        meaning: "with page, pdf, code, project, abstract, authors, date, venue, comment or votes",
        example: "has:code|pdf",
        field: Some(("has", values::part)),
    },
    Operator {
        form: "is:MARK",
        meaning: "starred, unread or read",
        example: "is:starred",
        field: Some(("is", values::mark)),
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
    fn every_part_of_a_paper_stands_in_the_table() {
        let row = OPERATORS.iter().find(|row| row.form == "has:PART").unwrap();
        for part in crate::paper::Part::ALL {
            assert!(row.meaning.contains(part.name()), "{part:?}");
        }
    }

    #[test]
    fn every_field_shows_itself_in_its_example() {
        for operator in OPERATORS {
            if let Some((field, _)) = operator.field {
                assert!(operator.form.starts_with(&format!("{field}:")));
                assert!(operator.example.contains(&format!("{field}:")));
            }
        }
    }
}
