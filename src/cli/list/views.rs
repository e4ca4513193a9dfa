//! `recto views`: the queries that were saved, and changes of them.

use std::io::Write;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::cli::feeds::change;
use crate::cli::output::Output;
use crate::cli::{UsageError, say};
use crate::config::{self, Config, NamedTable, TableChange};
use crate::files::Folders;
use crate::query::{SavedView, SavedViewError};
use crate::text::safe;

/// Save queries under names. Without a word more, the views are listed.
#[derive(Debug, Args)]
pub struct Views {
    #[command(subcommand)]
    what: Option<What>,
}

/// What is done with the views.
#[derive(Debug, Subcommand)]
enum What {
    /// Print the views: name and query, one a line
    List,
    /// Save a query under a name
    Add {
        /// A name for it
        name: String,
        /// The query
        #[arg(required = true, value_name = "QUERY", allow_hyphen_values = true)]
        query: Vec<String>,
    },
    /// Save a query no more
    Remove {
        /// The name of the view
        name: String,
    },
    /// Give a view another name
    Rename {
        /// The name of the view
        old: String,
        /// The other name
        new: String,
    },
}

impl Views {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        match &self.what {
            None | Some(What::List) => list(folders, out),
            Some(What::Add { name, query }) => {
                let view = SavedView::new(name, &query.join(" ")).map_err(|error| usage(&error))?;
                let add = TableChange::Add {
                    name: view.name(),
                    value: view.text(),
                    before: None,
                };
                change(folders, NamedTable::Views, add)
            }
            Some(What::Remove { name }) => {
                change(folders, NamedTable::Views, TableChange::Remove(name))
            }
            Some(What::Rename { old, new }) => {
                SavedView::named(new).map_err(|error| usage(&error))?;
                change(folders, NamedTable::Views, TableChange::Rename { old, new })
            }
        }
    }
}

fn list(folders: &Folders, out: &mut Output) -> Result<()> {
    let (config, problems) = config::read(&folders.config, Config::default())?;
    for problem in &problems {
        say(&problem.to_string());
    }
    if config.views.is_empty() {
        say(
            "no query is saved; `recto views add NAME QUERY` saves one, and so does `b` in the reader",
        );
    }
    for view in &config.views {
        writeln!(
            out,
            "{}\t{}",
            safe::line(view.name()),
            safe::line(view.text())
        )?;
    }
    Ok(())
}

fn usage(error: &SavedViewError) -> UsageError {
    UsageError(error.to_string())
}
