//! The query that a command is given; it may begin with a dash, as options do.

use std::ffi::OsString;

use anyhow::Result;
use clap::error::{ContextKind, ContextValue};
use clap::{Args, CommandFactory, Parser};

use super::{Arguments, UsageError};
use crate::query::Query;

impl Arguments {
    /// Reads the arguments of the program. Words that begin with no command, and with none that is
    /// nearly so, are a filter for the reader; behind `--` all are.
    ///
    /// # Errors
    /// When they mean nothing, or ask for help.
    pub fn read(words: &[OsString]) -> Result<Self, clap::Error> {
        let error = match Self::try_parse_from(words) {
            Ok(arguments) => return Ok(arguments),
            Err(error) => error,
        };
        let dashes = words.iter().position(|word| word == "--");
        let (before, filter, behind) = match (dashes, stranger(&error, words)) {
            (Some(place), None) => {
                let (before, filter) = words.split_at(place);
                (before, filter.get(1..).unwrap_or_default(), [].as_slice())
            }
            (_, Some(place)) => {
                let (before, rest) = words.split_at(place);
                let is_option = |word: &OsString| word.to_string_lossy().starts_with("--");
                let end = rest.iter().position(is_option).unwrap_or(rest.len());
                let (filter, behind) = rest.split_at(end);
                (before, filter, behind)
            }
            (None, None) => return Err(error),
        };
        match Self::try_parse_from(before.iter().chain(behind)) {
            Ok(mut arguments) if arguments.command.is_none() && arguments.filter.is_none() => {
                let filter = filter.iter().map(|word| word.to_string_lossy());
                arguments.filter = Some(filter.collect::<Vec<_>>().join(" "));
                Ok(arguments)
            }
            Ok(_) | Err(_) => Err(error),
        }
    }
}

/// The place of the word that should be a command, and is not even nearly one.
fn stranger(error: &clap::Error, words: &[OsString]) -> Option<usize> {
    let is_near = error.get(ContextKind::SuggestedSubcommand).is_some();
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let place = words
        .iter()
        .skip(1)
        .position(|other| other == word.as_str());
    place.filter(|_| !is_near).map(|place| place + 1)
}

/// A query among the arguments of a command.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// What to find, as in the reader's query line; every paper without it
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// More words of it, as a shell without quotes gives them
    #[arg(hide = true, num_args = 0..)]
    more: Vec<String>,
    /// The query, whatever it begins with
    #[arg(last = true, hide = true, conflicts_with = "query")]
    behind_dashes: Option<String>,
}

impl Asked {
    /// The query of this command.
    ///
    /// # Errors
    /// When it is none, or looks like an option of the command; the help of the command, where that is
    /// asked for.
    pub(super) fn query(&self, command: &str) -> Result<Query> {
        Ok(self.text(command)?.parse::<Query>()?)
    }

    /// The query with its last word as a whole one: nobody goes on typing it.
    ///
    /// # Errors
    /// As for [`Self::query`].
    pub(super) fn whole_words(&self, command: &str) -> Result<Query> {
        Ok(format!("{} ", self.text(command)?).parse::<Query>()?)
    }

    /// The query as it was typed; foreign text. A blank at its end makes the last word a whole one.
    pub(super) fn typed(&self) -> String {
        if let Some(text) = &self.behind_dashes {
            return text.clone();
        }
        let words = self.query.iter().chain(&self.more);
        words.map(String::as_str).collect::<Vec<&str>>().join(" ")
    }

    /// The text of the query.
    fn text(&self, command: &str) -> Result<String> {
        let first = self.query.as_deref().unwrap_or_default();
        // As an option it would take `-hinton`, too.
        if first == "-h"
            && let Err(help) = Arguments::try_parse_from(["recto", command, "--help"])
        {
            return Err(help.into());
        }
        let letters = first.strip_prefix('-').map(|rest| rest.chars().count());
        if first.starts_with("--") || letters == Some(1) {
            let meant = self.meant(command);
            let reason = format!(
                "there is no option {first}{meant}; `recto {command} --help` names them all, and what stands behind -- is a query"
            );
            return Err(UsageError(reason).into());
        }
        Ok(self.typed())
    }

    /// The option that is meant by a letter with a number, where the command has it.
    fn meant(&self, command: &str) -> String {
        let number = self
            .more
            .first()
            .filter(|word| word.parse::<usize>().is_ok());
        let arguments = Arguments::command();
        let known = arguments.find_subcommand(command);
        let has_limit = known.is_some_and(|known| {
            let mut options = known.get_arguments();
            options.any(|option| option.get_long() == Some("limit"))
        });
        match number {
            Some(number) if has_limit => format!(", say --limit {number}"),
            Some(_) | None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Arguments, clap::Error> {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        Arguments::read(&words)
    }

    #[test]
    fn words_that_are_no_command_are_a_filter_for_the_reader() {
        for (line, filter) in [
            ("recto diffusion", "diffusion"),
            (
                "recto diffusion editing year:2024..",
                "diffusion editing year:2024..",
            ),
            ("recto --home x diffusion", "diffusion"),
            ("recto diffusion -image --plain", "diffusion -image"),
            ("recto -- list", "list"),
            ("recto --plain -- show -x", "show -x"),
        ] {
            let arguments = read(line).unwrap();
            assert_eq!(arguments.filter.as_deref(), Some(filter), "{line}");
            assert!(arguments.command.is_none(), "{line}");
            assert_eq!(arguments.plain, line.contains("--plain"), "{line}");
        }
    }

    #[test]
    fn what_is_nearly_a_command_is_no_filter() {
        for line in [
            "recto lst",
            "recto stat",
            "recto lst diffusion",
            "recto --bogus",
            "recto diffusion --bogus",
            "recto list --bogus -- x",
            "recto --filter x diffusion",
            "recto --help",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
