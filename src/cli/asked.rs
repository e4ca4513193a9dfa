//! The query that a command is given; it may begin with a dash, as options do.

use anyhow::Result;
use clap::{Args, CommandFactory, Parser};

use super::{Arguments, UsageError};
use crate::query::Query;

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
