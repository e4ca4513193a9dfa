//! `recto export`: papers in the forms that other programs read.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{ArgAction, Args};

use super::output::Output;
use super::{Opened, UsageError, list, say};
use crate::export::{EXPORTS, Export as Format};
use crate::files::{Existing, Folders, OutputError, write_file};
use crate::query::{Listing, Order, Question, answer};

/// Give papers out for other programs, the oldest first, so that citation keys stay as they are
/// when papers are added.
#[derive(Debug, Args)]
#[command(disable_help_flag = true, after_help = formats())]
pub struct Export {
    /// What to give out, as in the reader's query line; every paper without it
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// The format; without it the file's name tells
    #[arg(long, short, value_name = "FORMAT", value_parser = format)]
    format: Option<&'static Format>,
    /// The file to write; standard output without it
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
    /// The order: newest, oldest, title, page, votes, added, starred or relevance
    #[arg(long, value_name = "ORDER", default_value = "oldest", value_parser = list::order)]
    sort: Order,
    /// Print help
    #[arg(long, action = ArgAction::Help)]
    help: Option<bool>,
}

fn format(name: &str) -> Result<&'static Format, String> {
    Format::named(name).ok_or_else(|| format!("there are {}", names()))
}

/// The formats as the help lists them.
fn formats() -> String {
    let rows = EXPORTS
        .iter()
        .map(|export| format!("\n  {:<9} {}", export.name, export.meaning));
    format!("Formats:{}", rows.collect::<String>())
}

fn names() -> String {
    let names: Vec<&str> = EXPORTS.iter().map(|export| export.name).collect();
    names.join(", ")
}

impl Export {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let format = self.told_format()?;
        let query = super::query("export", self.query.as_deref())?;
        let opened = Opened::open(folders)?;
        let question = Question {
            query: &query,
            overlay: &opened.overlay,
            today: crate::clock::today(),
        };
        let found = answer(&opened.library, &question, &|| false)
            .context("the search was stopped")?
            .found;
        let listing = Listing::new(&opened.library, &question, found, self.sort);
        let mut failed = None;
        // A record that cannot be read ends the export, and is said.
        let mut papers = listing
            .records()
            .map_while(|record| record.map_err(|error| failed = Some(error)).ok());
        match &self.output {
            None => (format.write)(&mut papers, out)?,
            Some(path) => {
                let existing = if self.force {
                    Existing::GivesWay
                } else {
                    Existing::Stays
                };
                let write = |file: &mut dyn Write| (format.write)(&mut papers, file);
                write_file(path, existing, write).map_err(|error| match error {
                    OutputError::Exists(_) => {
                        anyhow::anyhow!("{error}; --force writes over it")
                    }
                    OutputError::Write { .. } => error.into(),
                })?;
                let count = listing.len();
                say(&format!("{count} papers are in {} now", path.display()));
            }
        }
        failed.map_or(Ok(()), |error| Err(error.into()))
    }

    /// The format that was asked for, or that the file's name tells.
    fn told_format(&self) -> Result<&'static Format> {
        let by_name = || {
            let name = self.output.as_ref()?.file_name()?.to_str()?;
            Format::of_file(name)
        };
        self.format.or_else(by_name).ok_or_else(|| {
            UsageError(format!(
                "name the format with --format; there are {}",
                names()
            ))
            .into()
        })
    }
}
