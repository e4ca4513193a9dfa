//! `recto views`: the queries that were saved, and changes of them.

use std::io::Write;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::cli::output::Output;
use crate::cli::{UsageError, say};
use crate::config::{self, Config, NamedTable, TableChange, change_table, change_views};
use crate::files::Folders;
use crate::query::{SavedView, SavedViewError, ViewChange};
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
                tell(change_views(&folders.config, &ViewChange::Add(view))?.as_deref());
                Ok(())
            }
            Some(What::Remove { name }) => change(folders, TableChange::Remove(name)),
            Some(What::Rename { old, new }) => {
                // Whether it is a name does not depend on the query.
                SavedView::new(new, "is:unread").map_err(|error| usage(&error))?;
                change(folders, TableChange::Rename { old, new })
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

fn change(folders: &Folders, change: TableChange<'_>) -> Result<()> {
    tell(change_table(&folders.config, NamedTable::Views, change)?.as_deref());
    Ok(())
}

fn usage(error: &SavedViewError) -> UsageError {
    UsageError(error.to_string())
}

fn tell(warning: Option<&str>) {
    if let Some(warning) = warning {
        say(warning);
    }
}
