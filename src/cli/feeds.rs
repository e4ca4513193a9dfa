//! `recto feeds`: what is followed, and changes of it.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};

use super::output::Output;
use super::{UsageError, say};
use crate::clock;
use crate::config::{self, Config, NamedTable, TableChange, change_table};
use crate::digest::unfed;
use crate::files::Folders;
use crate::jobs::{rename_feed, rename_kept};
use crate::library::{Library, NamedFact, StorePlace};
use crate::marks::{Change, MarkFiles};
use crate::query::Query;
use crate::sources::{Feed, FeedError};

/// Name what you follow. Without a word more, the feeds are listed.
#[derive(Debug, Args)]
pub struct Feeds {
    #[command(subcommand)]
    what: Option<What>,
}

/// What is done with the feeds.
#[derive(Debug, Subcommand)]
enum What {
    /// Print the feeds: name and SOURCE:WHAT, one a line
    List,
    /// Follow something under a name
    Add {
        /// A name for it
        name: String,
        /// What is asked, such as hf:trending or arxiv:cs.LG, or the address of a feed; `recto fetch
        /// --help` lists it
        #[arg(required = true, value_name = "SOURCE:WHAT")]
        spec: Vec<String>,
    },
    /// Follow a feed no more; its papers stay
    Remove {
        /// The name of the feed
        name: String,
    },
    /// Give a feed another name; it keeps its papers
    Rename {
        /// The name of the feed
        old: String,
        /// The other name
        new: String,
    },
}

impl Feeds {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        match &self.what {
            None | Some(What::List) => list(folders, out),
            Some(What::Add { name, spec }) => {
                let feed = Feed::new(name, &spec.join(" ")).map_err(|error| usage(&error))?;
                let add = TableChange::Add {
                    name: feed.name(),
                    value: &feed.spec().to_string(),
                    before: None,
                };
                change(folders, NamedTable::Feeds, add)
            }
            Some(What::Remove { name }) => {
                change(folders, NamedTable::Feeds, TableChange::Remove(name))
            }
            Some(What::Rename { old, new }) => rename(folders, old, new),
        }
    }
}

/// Says which feeds a query asks for in vain, and which there are.
pub(super) fn say_unfed(query: &Query, library: &Library, folders: &Folders) {
    let feeds = match config::read(&folders.config, Config::default()) {
        Ok((config, _)) => config.feeds,
        Err(_) => Vec::new(),
    };
    let followed: Vec<&str> = feeds.iter().map(Feed::name).collect();
    let unfed = unfed(query, library, &followed);
    if unfed.is_empty() {
        // To know the names of all takes a look at the whole dictionary.
        return;
    }
    let came = library.names(NamedFact::Feed).keys().map(String::as_str);
    let known: BTreeSet<&str> = followed.iter().copied().chain(came).collect();
    let known: Vec<&str> = known.into_iter().collect();
    for feed in unfed {
        if feed.is_unknown() && !known.is_empty() {
            say(&format!("{feed}; there are {}", known.join(", ")));
        } else {
            say(&feed.to_string());
        }
    }
}

fn list(folders: &Folders, out: &mut Output) -> Result<()> {
    let (config, problems) = config::read(&folders.config, Config::default())?;
    for problem in &problems {
        say(&problem.to_string());
    }
    if config.feeds.is_empty() {
        say("there is no feed; `recto feeds add NAME SOURCE:WHAT` makes one");
    }
    for feed in &config.feeds {
        writeln!(out, "{}\t{}", feed.name(), feed.spec())?;
    }
    Ok(())
}

fn rename(folders: &Folders, old: &str, new: &str) -> Result<()> {
    let (config, _) = config::read(&folders.config, Config::default())?;
    let known = config.feeds.iter().find(|feed| feed.name() == old);
    if let Some(feed) = known {
        Feed::new(new, &feed.spec().to_string()).map_err(|error| usage(&error))?;
    }
    change(folders, NamedTable::Feeds, TableChange::Rename { old, new })?;
    let place = StorePlace::new(&folders.data, &folders.cache);
    rename_feed(&place, old, new)
        .with_context(|| format!("the feed is {new} now, but its papers still have {old}"))?;
    if let Err(error) = rename_in_lists(folders, old, new) {
        say(&format!(
            "what was marked as read of {old} may be unread: {error}"
        ));
    }
    if let Err(reason) = rename_kept(&folders.state, old, new) {
        say(&format!("{new} will be asked in full: {reason}"));
    }
    Ok(())
}

/// Lets what was marked as read by the name of a feed stay read.
fn rename_in_lists(folders: &Folders, old: &str, new: &str) -> Result<()> {
    let state = MarkFiles::in_dirs(&folders.config, &folders.state).state;
    let marks = state.read()?;
    let intents = marks.reworded(&|query| {
        let query = query.parse::<Query>().ok()?;
        Some(query.with_feed_renamed(old, new)?.to_string())
    });
    if intents.is_empty() {
        return Ok(());
    }
    let change = Change {
        intents: &intents,
        members: &[],
        now: &clock::now(),
    };
    let saved = state.save(&marks, &change)?;
    saved.warnings.iter().for_each(|warning| say(warning));
    Ok(())
}

/// Changes a table of the settings, and says what a person should know of how that went.
pub(super) fn change(folders: &Folders, table: NamedTable, change: TableChange<'_>) -> Result<()> {
    if let Some(warning) = change_table(&folders.config, table, change)? {
        say(&warning);
    }
    Ok(())
}

fn usage(error: &FeedError) -> UsageError {
    UsageError(error.to_string())
}
