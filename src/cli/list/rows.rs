//! Rows for scripts: which fields of a record are printed, and in what form.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::Printed;
use crate::library;
use crate::paper::{Paper, byline};
use crate::text::safe::{self, Unseen};
use crate::text::shown::{Form, Shown};

/// A field of a record that can be asked for by its name.
#[derive(Debug)]
pub(super) struct Field {
    name: &'static str,
    value: fn(&Printed<'_>) -> Value,
    /// What a line says of it, where that is not its value.
    text: Option<fn(&Paper) -> String>,
}

const fn field(name: &'static str, value: fn(&Printed<'_>) -> Value) -> Field {
    Field {
        name,
        value,
        text: None,
    }
}

static FIELDS: [Field; 21] = [
    field("id", |row| json!(row.paper.id)),
    field("aliases", |row| json!(row.paper.aliases)),
    Field {
        name: "title",
        value: |row| json!(row.paper.title),
        text: Some(|paper| {
            let form = Form::Rendered(library::rendering(paper));
            let title = library::shown_title(paper, form, Unseen::Dropped);
            title.text().to_owned()
        }),
    },
    Field {
        name: "abstract",
        value: |row| json!(row.paper.summary),
        text: Some(|paper| {
            let form = Form::Rendered(library::rendering(paper));
            let shown = Shown::paragraphs(&paper.summary, form, Unseen::Dropped);
            let texts = shown.paragraphs.into_iter().map(|paragraph| paragraph.text);
            texts.collect::<Vec<String>>().join(" ")
        }),
    },
    Field {
        name: "authors",
        value: |row| json!(row.paper.authors),
        text: Some(|paper| byline(&paper.authors, usize::MAX)),
    },
    field("date", |row| json!(row.paper.date)),
    field("updated", |row| json!(row.paper.updated)),
    field("venue", |row| json!(row.paper.venue)),
    field("categories", |row| json!(row.paper.categories)),
    field("keywords", |row| json!(row.paper.keywords)),
    field("links", |row| json!(row.paper.links)),
    field("page", |row| json!(row.paper.links.page)),
    field("pdf", |row| json!(row.paper.links.pdf)),
    field("comment", |row| json!(row.paper.comment)),
    field("votes", |row| json!(row.paper.votes)),
    field("rank", |row| json!(row.paper.rank)),
    field("added", |row| json!(row.paper.added)),
    field("starred", |row| json!(row.starred)),
    field("read", |row| json!(row.read)),
    field("hidden", |row| json!(row.hidden)),
    field("tags", |row| json!(row.tags)),
];

impl Field {
    /// The field of this name, or a sentence that names the one that may be meant.
    fn named(name: &str) -> Result<&'static Self, String> {
        if let Some(field) = FIELDS.iter().find(|field| field.name == name) {
            return Ok(field);
        }
        let near = FIELDS
            .iter()
            .map(|field| (edits(field.name, name), field.name))
            .min()
            .filter(|(edits, _)| *edits <= 2);
        Err(if let Some((_, near)) = near {
            format!("there is no field {name}; did you mean {near}?")
        } else {
            let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
            format!("there is no field {name}; there are {}", names.join(", "))
        })
    }

    /// What a line says of it: one safe line; nothing where the paper has none.
    fn line(&self, row: &Printed<'_>) -> String {
        let text = match self.text {
            Some(text) => text(row.paper),
            None => match (self.value)(row) {
                Value::Null => String::new(),
                Value::String(text) => text,
                Value::Array(values) => {
                    let texts = values.iter().map(|value| match value {
                        Value::String(text) => text.clone(),
                        Value::Null
                        | Value::Bool(_)
                        | Value::Number(_)
                        | Value::Array(_)
                        | Value::Object(_) => value.to_string(),
                    });
                    texts.collect::<Vec<String>>().join(", ")
                }
                value @ (Value::Bool(_) | Value::Number(_) | Value::Object(_)) => value.to_string(),
            },
        };
        safe::line(&text)
    }
}

/// How many letters must be put in, left out or changed to make one name of the other.
fn edits(name: &str, typed: &str) -> usize {
    let typed: Vec<char> = typed.chars().take(32).collect();
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (place, letter) in name.chars().enumerate() {
        let mut left = place + 1;
        let mut next = vec![left];
        for (pair, other) in row.windows(2).zip(&typed) {
            let &[corner, above] = pair else { continue };
            let changed = corner + usize::from(letter != *other);
            left = changed.min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// The fields that were asked for; all that the record has where none is named.
#[derive(Debug, Clone)]
pub(super) struct Fields(Vec<&'static Field>);

impl Fields {
    /// Reads names with commas between them.
    pub(super) fn named(names: &str) -> Result<Self, String> {
        let names = names.split(',').map(str::trim);
        let names = names.filter(|name| !name.is_empty());
        names.map(Field::named).collect::<Result<_, _>>().map(Self)
    }

    /// The row as JSON with these fields, `null` where the paper has none.
    pub(super) fn json(&self, row: &Printed<'_>) -> anyhow::Result<String> {
        if self.0.is_empty() {
            return row.json();
        }
        let chosen = Chosen { row, fields: self };
        Ok(safe::json(&serde_json::to_string(&chosen)?))
    }
}

/// The fields of a row in the order in which they were named.
struct Chosen<'a> {
    row: &'a Printed<'a>,
    fields: &'a Fields,
}

impl Serialize for Chosen<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.fields.0.iter();
        serializer.collect_map(fields.map(|field| (field.name, (field.value)(self.row))))
    }
}

/// A line with places for fields, such as `{id}\t{title}`.
#[derive(Debug, Clone)]
pub(super) struct Template(Vec<Piece>);

#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Field(&'static Field),
}

impl Template {
    /// Reads a template: `{field}`, `{{` and `}}` for braces, `\t`, `\n` and `\\`.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '{' | '}' if letters.peek() == Some(&letter) => {
                    letters.next();
                    plain.push(letter);
                }
                '{' => {
                    let mut name = String::new();
                    loop {
                        match letters.next() {
                            Some('}') => break,
                            Some(letter) => name.push(letter),
                            None => return Err(format!("{{{name} has no closing brace")),
                        }
                    }
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                    pieces.push(Piece::Field(Field::named(name.trim())?));
                }
                '}' => return Err("a closing brace stands alone; }} prints one".to_owned()),
                '\\' => plain.push(match letters.next() {
                    Some('t') => '\t',
                    Some('n') => '\n',
                    Some('\\') => '\\',
                    Some(other) => return Err(format!("\\{other} means nothing; \\\\ is one \\")),
                    None => return Err("a \\ stands at the end; \\\\ is one \\".to_owned()),
                }),
                letter => plain.push(letter),
            }
        }
        pieces.push(Piece::Text(plain));
        Ok(Self(pieces))
    }

    /// The line of a row, without its end.
    pub(super) fn line(&self, row: &Printed<'_>) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Field(field) => field.line(row),
        });
        pieces.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_is_nearly_named_is_told() {
        for (typed, told) in [
            ("titel", "there is no field titel; did you mean title?"),
            ("Id", "there is no field Id; did you mean id?"),
            ("frobnicate", "there is no field frobnicate; there are id, "),
        ] {
            let error = Fields::named(typed).unwrap_err();
            assert!(error.starts_with(told), "{error}");
        }
    }

    #[test]
    fn a_template_that_means_nothing_is_refused() {
        for text in ["{id", "id}", "{}", "{nothing}", "\\x", "\\"] {
            assert!(Template::read(text).is_err(), "{text}");
        }
        for text in ["", "{{}}", "{id}\\t{title}", "{ id }", "\\\\"] {
            assert!(Template::read(text).is_ok(), "{text}");
        }
    }
}
