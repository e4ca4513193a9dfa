//! What is wrong with a command line, said as every error is: a sentence, and what to do below it.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseIntError};

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The sentence, and the hints that go with it; both may hold what was typed.
pub(super) fn told(error: &clap::Error) -> (String, Vec<String>) {
    let of = |kind| strings(error, kind);
    let typed = |kind| of(kind).join(" ");
    let argument = named(&typed(ContextKind::InvalidArg));
    let value = typed(ContextKind::InvalidValue);
    let sentence = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!(
                "there is no command {}",
                typed(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("there is no option {argument}")
        }
        ErrorKind::UnknownArgument => format!("{argument} is a word too many"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} needs a value"),
        ErrorKind::InvalidValue => format!("{argument} cannot be {value}"),
        ErrorKind::ValueValidation => {
            format!("{argument} cannot be {value}: {}", reason(error))
        }
        ErrorKind::NoEquals => format!("{argument} has its value behind ="),
        ErrorKind::MissingRequiredArgument => format!("{argument} is missing"),
        ErrorKind::ArgumentConflict => match typed(ContextKind::PriorArg) {
            other if other.is_empty() || named(&other) == argument => {
                format!("{argument} is given twice")
            }
            other => format!("{argument} does not go with {}", named(&other)),
        },
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::MissingSubcommand
        | ErrorKind::InvalidUtf8
        | ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => first_line(error),
    };
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    // The nearest one comes last.
    let near: Vec<String> = near
        .into_iter()
        .flat_map(of)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let can_be = of(ContextKind::ValidValue);
    let mut hints = Vec::new();
    if !near.is_empty() {
        hints.push(format!("did you mean {}?", either(&near)));
    } else if !can_be.is_empty() {
        hints.push(format!("it can be {}", either(&can_be)));
    }
    let usage = error.get(ContextKind::Usage).map(ToString::to_string);
    let usage = usage.unwrap_or_default();
    hints.push(match usage.trim().strip_prefix("Usage: ") {
        Some(usage) => format!(
            "usage: {}; --help tells more",
            usage.lines().next().unwrap_or_default()
        ),
        None => "recto --help, and --help behind a command, tell more".to_owned(),
    });
    (sentence, hints)
}

/// What clap says of a part of the error.
fn strings(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// An option without the form of its value: `--limit`, not `--limit <N>`.
fn named(argument: &str) -> String {
    let end = argument.find([' ', '[', '=']);
    match end {
        Some(end) if argument.starts_with("--") => argument.split_at(end).0.to_owned(),
        _ => argument.to_owned(),
    }
}

/// Why a value is none.
fn reason(error: &clap::Error) -> String {
    let Some(source) = error.source() else {
        return "it has another form".to_owned();
    };
    match source.downcast_ref::<ParseIntError>() {
        Some(number) if *number.kind() == IntErrorKind::PosOverflow => "it is too large".to_owned(),
        Some(_) => "a whole number is due, such as 20".to_owned(),
        None => source.to_string(),
    }
}

fn either(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// What clap says itself, where there are no words of ours.
fn first_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Arguments;
    use clap::Parser;

    #[test]
    fn what_is_wrong_with_a_command_line_is_a_sentence_and_a_hint() {
        for (words, sentence, hint) in [
            (
                "liste",
                "there is no command liste",
                "did you mean list, cite or digest?",
            ),
            (
                "list --limit abc",
                "--limit cannot be abc: a whole number is due, such as 20",
                "recto --help, and --help behind a command, tell more",
            ),
            (
                "list --limit 99999999999999999999999",
                "--limit cannot be 99999999999999999999999: it is too large",
                "recto --help, and --help behind a command, tell more",
            ),
            (
                "star",
                "<ID>... is missing",
                "usage: recto star <ID>...; --help tells more",
            ),
            ("feeds ad x", "there is no command ad", "did you mean add?"),
            (
                "paths --jsn",
                "there is no option --jsn",
                "did you mean --json?",
            ),
            (
                "paths more",
                "more is a word too many",
                "usage: recto paths [OPTIONS]; --help tells more",
            ),
        ] {
            let arguments = std::iter::once("recto").chain(words.split(' '));
            let error = Arguments::try_parse_from(arguments).unwrap_err();
            let (said, hints) = told(&error);
            assert_eq!((said.as_str(), hints[0].as_str()), (sentence, hint));
        }
    }
}
