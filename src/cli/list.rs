//! `recto list`: the papers that a query finds.

pub(super) mod views;

use std::io::Write;

use anyhow::{Context, Result};
use clap::{ArgAction, Args};
use serde::Serialize;

use super::Opened;
use super::asked::Asked;
use super::feeds;
use super::output::{self, Output};
use crate::files::Folders;
use crate::library::{self, PaperNumber};
use crate::marks::Tag;
use crate::paper::Paper;
use crate::query::{LibraryQuestion, Listing, Order, PaperMarks, answer};
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;

/// So many papers are listed at a time.
const PORTION: usize = 1024;

/// Print the papers that a query finds, one a line: id, tab, title.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub struct List {
    #[command(flatten)]
    asked: Asked,
    /// The order: newest, oldest, title, page, votes, added, starred, relevance, trending or for-you
    #[arg(long, value_name = "ORDER", default_value = "newest", value_parser = order)]
    sort: Order,
    /// At most so many papers
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Print only how many there are
    #[arg(long, conflicts_with_all = ["json", "limit"])]
    count: bool,
    /// Print one JSON array of records
    #[arg(long)]
    json: bool,
    /// Print help
    #[arg(long, action = ArgAction::Help)]
    help: Option<bool>,
}

pub(super) fn order(name: &str) -> Result<Order, String> {
    let names = || Order::ALL.map(Order::name).join(", ");
    Order::named(name).ok_or_else(|| format!("there are {}", names()))
}

/// A record as `--json` prints it.
#[derive(Serialize)]
pub(super) struct Printed<'a> {
    #[serde(flatten)]
    paper: &'a Paper,
    starred: bool,
    read: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hidden: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
}

impl<'a> Printed<'a> {
    pub(super) fn new(opened: &'a Opened, number: PaperNumber, paper: &'a Paper) -> Self {
        let PaperMarks {
            starred,
            read,
            hidden,
        } = opened.overlay.marks(number);
        Self {
            paper,
            starred,
            read,
            hidden,
            tags: opened.overlay.tags_of(number).map(Tag::as_str).collect(),
        }
    }

    /// The record as JSON, text as received, with nothing invisible in it.
    pub(super) fn json(&self) -> Result<String> {
        Ok(safe::json(&serde_json::to_string(self)?))
    }
}

impl List {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let query = self.asked.query("list")?;
        let scripts = output::letters(folders).scripts;
        let opened = Opened::open_for(folders, &query)?;
        feeds::say_unfed(&query, &opened.library, folders);
        let question = LibraryQuestion {
            query: &query,
            overlay: &opened.overlay,
            today: crate::clock::today(),
        };
        let found = answer(&opened.library, &question, &|| false)
            .map(|answer| answer.found)
            .context("the search was stopped")?;
        if self.count {
            return Ok(writeln!(out, "{}", found.len())?);
        }
        let listing = Listing::new(&opened.library, &question, found, self.sort);
        if self.sort == Order::ForYou {
            output::say(&opened.overlay.taste(&opened.library).to_string());
        }
        let end = self.limit.unwrap_or(usize::MAX).min(listing.len());
        let mut written = 0;
        if self.json {
            write!(out, "[")?;
        }
        for start in (0..end).step_by(PORTION) {
            for number in listing.at(start..end.min(start + PORTION)) {
                let paper = opened.library.paper(number)?;
                if self.json {
                    let comma = if written > 0 { "," } else { "" };
                    write!(
                        out,
                        "{comma}\n{}",
                        Printed::new(&opened, number, &paper).json()?
                    )?;
                } else {
                    let form = Form::Rendered(library::rendering(&paper));
                    let title = library::shown_title(&paper, form, Unseen::Dropped);
                    writeln!(
                        out,
                        "{}\t{}",
                        safe::line(paper.id.as_str()),
                        title.in_scripts(scripts).text()
                    )?;
                }
                written += 1;
            }
        }
        if self.json {
            writeln!(out, "\n]")?;
        }
        Ok(())
    }
}
