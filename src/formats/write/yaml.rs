//! YAML (<https://yaml.org/spec/1.2.2/>) that every reader takes for the same: a text without quotation
//! marks is one that neither YAML 1.1 nor 1.2 takes for anything else, and a value within another is
//! JSON, which is YAML, too.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::Value;

/// What YAML 1.1 takes for no text (<https://yaml.org/type/bool.html>).
const WORDS: [&str; 9] = ["y", "n", "yes", "no", "true", "false", "on", "off", "null"];

/// A text as a scalar in a block.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Whether a text needs no quotation marks: it begins with a letter, so that it is neither a number nor
/// a date, and has no sign in it that means something anywhere.
fn is_plain(text: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || " -.,()/_+;".contains(c);
    let is_word = WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_sign)
        && !text.ends_with(' ')
        && !text.contains("  ")
        && !is_word
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            // What ends a line, and what is not to stand in a file.
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                escaped(&mut quoted, c);
            }
            c if c.is_control() => escaped(&mut quoted, c),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn escaped(text: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(text, "\\u{:04X}", u32::from(c));
}

/// One field of a map that begins so far in.
pub(super) fn field(
    out: &mut dyn Write,
    indent: usize,
    name: &str,
    value: &Value,
) -> io::Result<()> {
    let name = scalar(name);
    match value {
        Value::String(text) => writeln!(out, "{:indent$}{name}: {}", "", scalar(text)),
        Value::Array(values) if !values.is_empty() && values.iter().all(is_flat) => {
            writeln!(out, "{:indent$}{name}:", "")?;
            values
                .iter()
                .try_for_each(|value| element(out, indent, value))
        }
        Value::Object(fields) if is_flat(value) && !fields.is_empty() => {
            writeln!(out, "{:indent$}{name}:", "")?;
            let within = indent + 2;
            fields.iter().try_for_each(|(name, value)| {
                writeln!(out, "{:within$}{}: {}", "", scalar(name), leaf(value))
            })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            writeln!(out, "{:indent$}{name}: {}", "", leaf(value))
        }
    }
}

/// One element of a list: a text, or a map of texts.
fn element(out: &mut dyn Write, indent: usize, value: &Value) -> io::Result<()> {
    let Value::Object(fields) = value else {
        return writeln!(out, "{:indent$}- {}", "", leaf(value));
    };
    let mut mark = "- ";
    for (name, value) in fields {
        writeln!(out, "{:indent$}{mark}{}: {}", "", scalar(name), leaf(value))?;
        mark = "  ";
    }
    Ok(())
}

/// Whether a value is a text, or a map of texts that is not empty.
fn is_flat(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Object(fields) => !fields.is_empty() && fields.values().all(Value::is_string),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

fn leaf(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            value.to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        for (text, written) in [
            ("Leaves and roots", "Leaves and roots"),
            ("Ash, Ann", "Ash, Ann"),
            ("É. Dâ (2)", "É. Dâ (2)"),
            ("no", "\"no\""),
            ("NULL", "\"NULL\""),
            ("Norway", "Norway"),
            ("1e3", "\"1e3\""),
            ("2020-01-01", "\"2020-01-01\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            (" a", "\" a\""),
            ("a ", "\"a \""),
            ("", "\"\""),
            ("- a", "\"- a\""),
            ("---", "\"---\""),
            ("a\n\nb", "\"a\\n\\nb\""),
            ("\"a\\", "\"\\\"a\\\\\""),
            ("a\u{0}\u{9b}\u{feff}", "\"a\\u0000\\u009B\\uFEFF\""),
            ("~", "\"~\""),
            ("=", "\"=\""),
            ("[a]", "\"[a]\""),
        ] {
            assert_eq!(scalar(text), written);
        }
    }
}
