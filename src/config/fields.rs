//! Settings that stand in a table of their own, such as `[digest.NAME]`: one row a setting.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::Entries;

/// A setting of a table that is made into a `T`.
#[derive(Debug)]
pub struct Field<T: 'static> {
    /// Its name.
    pub name: &'static str,
    /// What it is about, and what it comes as.
    pub meaning: &'static str,
    /// What it takes.
    pub form: fn() -> String,
    /// Takes what the file says.
    pub(super) take: fn(&mut T, &DeValue<'_>) -> Result<(), Refused>,
}

/// Says that a value is not what a field takes.
pub(super) enum Refused {
    /// It has not the form.
    Form,
    /// It is said what is wrong with it.
    Because(String),
}

/// Where something has gone wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// Everything was taken.
    Whole,
    /// Something was not, which is said.
    InPart,
}

/// Takes the settings of a table, which stand below this head; what is wrong is said with its line.
pub(super) fn take<T>(
    entries: &mut Entries<'_>,
    (fields, head): (&'static [Field<T>], &str),
    draft: &mut T,
    table: &DeTable<'_>,
) -> Taken {
    let mut taken = Taken::Whole;
    for (name, value) in table {
        if let Err(reason) = one(fields, head, draft, (name.get_ref(), value.get_ref())) {
            entries.refuse(&name.span(), format!("\"{}\" {reason}", name.get_ref()));
            taken = Taken::InPart;
        }
    }
    taken
}

fn one<T>(
    fields: &'static [Field<T>],
    head: &str,
    draft: &mut T,
    (name, value): (&str, &DeValue<'_>),
) -> Result<(), String> {
    let Some(field) = fields.iter().find(|field| field.name == name) else {
        let known: Vec<&str> = fields.iter().map(|field| field.name).collect();
        let known = known.join(", ");
        return Err(format!("is no setting of {head}; there are {known}"));
    };
    (field.take)(draft, value).map_err(|refused| {
        let form = (field.form)();
        match refused {
            Refused::Form => format!("takes {form}"),
            Refused::Because(reason) => format!("takes {form}; {reason}"),
        }
    })
}

/// Sees whether a field takes a text as a person types it, without the quotes of the file.
///
/// # Errors
/// When it does not: why.
pub(super) fn takes<T>(
    fields: &'static [Field<T>],
    draft: &mut T,
    (name, typed): (&str, &str),
) -> Result<(), String> {
    let Some(field) = fields.iter().find(|field| field.name == name) else {
        return Err(format!("there is no setting {name}"));
    };
    let value = DeValue::String(Cow::Borrowed(typed));
    (field.take)(draft, &value).map_err(|refused| match refused {
        Refused::Because(reason) if !typed.is_empty() => reason,
        Refused::Form | Refused::Because(_) => {
            let form = (field.form)().replace(" in quotes", "").replace('"', "");
            let instead = if typed.is_empty() {
                String::new()
            } else {
                format!(", not “{typed}”")
            };
            format!("it takes {form}{instead}")
        }
    })
}

/// A text in quotes.
pub(super) fn text<'a>(value: &'a DeValue<'_>) -> Result<&'a str, Refused> {
    value.as_str().ok_or(Refused::Form)
}

/// A text that can be read as something.
pub(super) fn read<T: std::str::FromStr>(value: &DeValue<'_>) -> Result<T, Refused>
where
    T::Err: std::fmt::Display,
{
    let written = text(value)?;
    let read = written.parse::<T>();
    read.map_err(|error| Refused::Because(format!("“{written}” is {error}")))
}

/// A whole number within bounds.
pub(super) fn number<T: std::str::FromStr + PartialOrd>(
    value: &DeValue<'_>,
    bounds: &std::ops::RangeInclusive<T>,
) -> Result<T, Refused> {
    let number = value
        .as_integer()
        .and_then(|number| number.as_str().parse().ok());
    number
        .filter(|number| bounds.contains(number))
        .ok_or(Refused::Form)
}

/// The words of a command: a text, which is cut at its blanks, or the words themselves.
pub(super) fn command(value: &DeValue<'_>) -> Result<Vec<String>, Refused> {
    let words = match value.as_array() {
        Some(words) => {
            let words = words
                .iter()
                .map(|word| word.get_ref().as_str().map(str::to_owned));
            words
                .collect::<Option<Vec<String>>>()
                .ok_or(Refused::Form)?
        }
        None => crate::secret::words(text(value)?)
            .map_err(|error| Refused::Because(error.to_string()))?,
    };
    let is_command = words.first().is_some_and(|program| !program.is_empty());
    is_command.then_some(words).ok_or(Refused::Form)
}

/// The one of this name among all.
pub(super) fn one_of<T: Copy>(
    value: &DeValue<'_>,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<T, Refused> {
    let wanted = text(value)?;
    let mut all = all.iter().copied();
    all.find(|one| name(*one) == wanted).ok_or(Refused::Form)
}

/// Names as they are listed for a person.
pub(super) fn either(names: impl IntoIterator<Item = &'static str>) -> String {
    let names: Vec<String> = names
        .into_iter()
        .map(|name| format!("\"{name}\""))
        .collect();
    names.join(" or ")
}

/// The tables below a table, each with its name, in the order in which they stand; what is none is said.
pub(super) fn tables<'a, 'de>(
    entries: &mut Entries<'_>,
    above: &str,
    table: &'a DeTable<'de>,
) -> Vec<(&'a str, Range<usize>, &'a DeTable<'de>)> {
    let mut rows: Vec<(&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)> = table.iter().collect();
    rows.sort_by_key(|(name, _)| name.span().start);
    let mut tables = Vec::new();
    for (name, value) in rows {
        let key: &str = name.get_ref();
        match value.get_ref().as_table() {
            Some(table) => tables.push((key, name.span(), table)),
            None => entries.refuse(
                &name.span(),
                format!("\"{key}\" takes lines below [{above}.{key}]"),
            ),
        }
    }
    tables
}
