//! The query that a command is given; it may begin with a dash, as options do.

use anyhow::Result;
use clap::{Args, Parser};

use super::{Arguments, UsageError};
use crate::query::Query;

/// A query among the arguments of a command.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// What to find, as in the reader's query line; every paper without it
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
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

    /// The query as it was typed; foreign text.
    pub(super) fn typed(&self) -> &str {
        let typed = self.behind_dashes.as_ref().or(self.query.as_ref());
        typed.map_or("", |typed| typed.trim())
    }

    /// The text of the query.
    fn text(&self, command: &str) -> Result<&str> {
        if let Some(text) = &self.behind_dashes {
            return Ok(text);
        }
        let text = self.query.as_deref().unwrap_or_default();
        // As an option it would take `-hinton`, too.
        if text == "-h"
            && let Err(help) = Arguments::try_parse_from(["recto", command, "--help"])
        {
            return Err(help.into());
        }
        let letters = text.strip_prefix('-').map(|rest| rest.chars().count());
        if text.starts_with("--") || letters == Some(1) {
            let reason = format!(
                "there is no option {text}; `recto {command} --help` names them all, and what stands behind -- is a query"
            );
            return Err(UsageError(reason).into());
        }
        Ok(text)
    }
}
