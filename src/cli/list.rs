//! `recto list`: the papers that a query finds.

mod rows;
pub(super) mod views;

use std::io::Write;
use std::ops::Range;

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
use rows::{Fields, Template};

/// So many papers are listed at a time.
const PORTION: usize = 1024;

/// Print the papers that a query finds, one a line: id, tab, title.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub struct List {
    #[command(flatten)]
    asked: Asked,
    /// The order: newest, oldest, title, page, votes, added, starred, relevance, trending
    /// or for-you; date is newest
    #[arg(long, value_name = "ORDER", default_value = "newest", value_parser = order)]
    sort: Order,
    /// At most so many papers
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// The last one of the order first
    #[arg(long)]
    reverse: bool,
    /// Print only how many there are
    #[arg(long, conflicts_with_all = ["jsonl", "template", "null", "limit"])]
    count: bool,
    /// Print one JSON array of records, or of these fields of them, such as --json=id,title
    #[arg(long, value_name = "FIELDS", num_args = 0..=1, require_equals = true,
        default_missing_value = "", value_parser = Fields::named, conflicts_with_all = ["jsonl", "template", "null"])]
    json: Option<Fields>,
    /// Print each record, or these fields of it, as JSON on a line of its own
    #[arg(long, value_name = "FIELDS", num_args = 0..=1, require_equals = true,
        default_missing_value = "", value_parser = Fields::named, conflicts_with = "template")]
    jsonl: Option<Fields>,
    /// Print each paper in this form, such as '{id}\t{date}\t{title}'
    #[arg(long, value_name = "TEMPLATE", value_parser = Template::read)]
    template: Option<Template>,
    /// End each paper with a NUL instead of a line break
    #[arg(long)]
    null: bool,
    /// Print help
    #[arg(long, action = ArgAction::Help)]
    help: Option<bool>,
}

pub(super) fn order(name: &str) -> Result<Order, String> {
    let names = || Order::ALL.map(Order::name).join(", ");
    let order = match name {
        "date" => Some(Order::Newest),
        name => Order::named(name),
    };
    order.ok_or_else(|| format!("there are {}", names()))
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
            let count = found.len();
            let written = match self.json {
                Some(_) => writeln!(out, "{{\"count\":{count}}}"),
                None => writeln!(out, "{count}"),
            };
            return Ok(written?);
        }
        let listing = Listing::new(&opened.library, &question, found, self.sort);
        if self.sort == Order::ForYou {
            output::say(&opened.overlay.taste(&opened.library).to_string());
        }
        let end = self.limit.unwrap_or(usize::MAX).min(listing.len());
        let mut written = 0;
        if self.json.is_some() {
            write!(out, "[")?;
        }
        let line_end = if self.null { '\0' } else { '\n' };
        for start in (0..end).step_by(PORTION) {
            for number in self.at(&listing, start..end.min(start + PORTION)) {
                let paper = opened.library.paper(number)?;
                let row = || Printed::new(&opened, number, &paper);
                if let Some(fields) = &self.json {
                    let comma = if written > 0 { "," } else { "" };
                    write!(out, "{comma}\n{}", fields.json(&row())?)?;
                } else if let Some(fields) = &self.jsonl {
                    write!(out, "{}{line_end}", fields.json(&row())?)?;
                } else if let Some(template) = &self.template {
                    write!(out, "{}{line_end}", template.line(&row()))?;
                } else {
                    let form = Form::Rendered(library::rendering(&paper));
                    let title = library::shown_title(&paper, form, Unseen::Dropped);
                    let (id, title) = (safe::line(paper.id.as_str()), title.in_scripts(scripts));
                    write!(out, "{id}\t{}{line_end}", title.text())?;
                }
                written += 1;
            }
        }
        if self.json.is_some() {
            writeln!(out, "\n]")?;
        }
        Ok(())
    }

    /// The papers at these places, counted from the end where that comes first.
    fn at(&self, listing: &Listing, places: Range<usize>) -> Vec<PaperNumber> {
        if !self.reverse {
            return listing.at(places);
        }
        let whole = listing.len();
        let mut found = listing.at(whole - places.end..whole - places.start);
        found.reverse();
        found
    }
}
