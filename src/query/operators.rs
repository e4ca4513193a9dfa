//! The language of queries as one table: the parser, the help and the README come from it.

use super::test::has_meaning;
use super::{Ending, Field, Mark, Name, Phrase, Test, Years};

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
        field: Some(("title", |value| text(Field::Title, value))),
    },
    Operator {
        form: "abstract:WORD",
        meaning: "in the abstract",
        example: "abstract:\"scaling laws\"",
        field: Some(("abstract", |value| text(Field::Abstract, value))),
    },
    Operator {
        form: "author:NAME",
        meaning: "in an author's name",
        example: "author:hinton",
        field: Some(("author", |value| text(Field::Author, value))),
    },
    Operator {
        form: "year:YEAR",
        meaning: "dated in the year, or in a range of years",
        example: "year:2023..2025",
        field: Some(("year", years)),
    },
    Operator {
        form: "cat:CATEGORY",
        meaning: "in the category or below it",
        example: "cat:cs.LG",
        field: Some(("cat", |value| Ok(Test::Category(name(value)?)))),
    },
    Operator {
        form: "venue:WORD",
        meaning: "in the name of journal, conference or archive",
        example: "venue:neurips",
        field: Some(("venue", |value| {
            Ok(Test::Venue(value.phrase.ok_or(NEEDS_WORDS)?))
        })),
    },
    Operator {
        form: "source:NAME",
        meaning: "brought in from that source",
        example: "source:bundled",
        field: Some(("source", |value| Ok(Test::Source(name(value)?)))),
    },
    Operator {
        form: "is:MARK",
        meaning: "starred, unread or read",
        example: "is:starred",
        field: Some(("is", mark)),
    },
];

const NEEDS_WORDS: &str = "needs a word right after the colon";

fn text(field: Field, value: Value) -> Result<Test, &'static str> {
    Ok(Test::Text(field, value.phrase.ok_or(NEEDS_WORDS)?))
}

fn name(value: Value) -> Result<Name, &'static str> {
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

#[expect(
    clippy::needless_pass_by_value,
    reason = "every row reads a value in the same way"
)]
fn years(value: Value) -> Result<Test, &'static str> {
    const FORM: &str = "takes a year such as 2024, or years such as 2023..2025, 2024.. or ..2020";
    let year = |text: &str| {
        let whole = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        whole
            .then(|| text.parse::<u16>().ok())
            .flatten()
            .ok_or(FORM)
    };
    let open = |text: &str| {
        if text.is_empty() {
            Ok(None)
        } else {
            year(text).map(Some)
        }
    };
    let years = match value.text.split_once("..") {
        Some(("", "")) => return Err(FORM),
        Some((from, to)) => Years {
            from: open(from)?,
            to: open(to)?,
        },
        None => {
            let year = year(&value.text)?;
            Years {
                from: Some(year),
                to: Some(year),
            }
        }
    };
    Ok(Test::Year(years))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "every row reads a value in the same way"
)]
fn mark(value: Value) -> Result<Test, &'static str> {
    let wanted = value.text.to_lowercase();
    [Mark::Starred, Mark::Unread, Mark::Read]
        .into_iter()
        .find(|mark| mark.name() == wanted)
        .map(Test::Is)
        .ok_or("takes starred, unread or read")
}

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
    fn every_field_shows_itself_in_its_example() {
        for operator in OPERATORS {
            if let Some((field, _)) = operator.field {
                assert!(operator.form.starts_with(&format!("{field}:")));
                assert!(operator.example.contains(&format!("{field}:")));
            }
        }
    }
}
