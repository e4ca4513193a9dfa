//! `recto digest`: what is new of what one subscribed to, as it would be sent.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::output::Output;
use super::{Opened, UsageError, around, say, sending};
use crate::clock;
use crate::config::{self, Config, DigestChange, change_digests};
use crate::digest::{Ask, Before, Digest as Made, FORMS, Form, Subscription};
use crate::disk::{Existing, OutputError, write_file};
use crate::files::Folders;
use crate::jobs::{ToSend, letter, listed_digests, told_before};
use crate::sources::Feed;
use crate::text::safe;

/// Show what is new of what you subscribed to, as it would be sent; with --send it is sent.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, after_help = forms())]
pub struct Digest {
    #[command(subcommand)]
    what: Option<What>,
    /// The name of the digest; every one without it
    name: Option<String>,
    /// Send what is due and what waits; it may be called at any time, as often as one likes
    #[arg(long)]
    send: bool,
    /// Send a few words that tell of no paper, to see that the way is open
    #[arg(long, conflicts_with = "send")]
    test: bool,
    /// As of this day; today without it
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with_all = ["send", "test"])]
    day: Option<Date>,
    /// The form; plain text without it
    #[arg(long, short, value_name = "FORM", default_value = "text", value_parser = form, conflicts_with_all = ["send", "test"])]
    format: Shape,
    /// The file to write; standard output without it, or with -
    #[arg(long, short, value_name = "FILE", conflicts_with_all = ["send", "test"])]
    output: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
}

/// What is done with the digests.
#[derive(Debug, Subcommand)]
enum What {
    /// Print the digests: name, days and hour, when it goes next, how, to whom or where, and which
    /// papers, one a line
    List,
    /// Take a digest out of the settings
    Remove {
        /// The name of the digest
        name: String,
    },
}

/// How a digest is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// In a form that can be read as it is.
    Form(Form),
    /// As the mail that would be sent, to the last byte.
    Mail,
}

/// What the mail is called on the command line.
const MAIL: &str = "eml";

fn form(name: &str) -> Result<Shape, String> {
    let names = || FORMS.map(Form::name).join(", ");
    if name == MAIL {
        return Ok(Shape::Mail);
    }
    let form = Form::named(name).map(Shape::Form);
    form.ok_or_else(|| format!("there are {}, {MAIL}", names()))
}

fn day(text: &str) -> Result<Date, String> {
    let day = text.parse::<Date>().ok().filter(|_| text.len() == 10);
    day.ok_or_else(|| "write it as 2026-11-27".to_owned())
}

/// The forms as the help lists them.
fn forms() -> String {
    let rows = FORMS.map(|form| format!("\n  {:<9} {}", form.name(), form.meaning()));
    let mail = "the mail that would be sent, to the last byte";
    format!("Forms:{}\n  {MAIL:<9} {mail}", rows.concat())
}

impl Digest {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        match &self.what {
            Some(What::List) => list(folders, out),
            Some(What::Remove { name }) => {
                let warning = change_digests(&folders.config, DigestChange::Remove(name))?;
                if let Some(warning) = warning {
                    say(&warning);
                }
                Ok(())
            }
            None if self.send => {
                sending::run(self.name.as_deref(), ToSend::WhatIsDue, folders, out)
            }
            None if self.test => sending::run(self.name.as_deref(), ToSend::Test, folders, out),
            None => self.show(folders, out),
        }
    }

    fn show(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let config = settings(folders)?;
        let digests = named(&config, self.name.as_deref())?;
        let file = self.output.as_ref().filter(|path| path.as_os_str() != "-");
        let is_one_document = file.is_some() || self.format != Shape::Form(Form::Text);
        if is_one_document && digests.len() > 1 {
            let names: Vec<&str> = digests.iter().map(|digest| digest.name.as_str()).collect();
            let reason = format!("name one of the digests: {}", names.join(", "));
            return Err(UsageError(reason).into());
        }
        let today = clock::zone().to_datetime(clock::moment()).date();
        if let Some(day) = self.day.filter(|day| *day > today) {
            return Err(UsageError(format!("{day} is still to come")).into());
        }
        let opened = Opened::open(folders)?;
        for (place, subscription) in digests.into_iter().enumerate() {
            let before = match self.day {
                // What a day would have had is all of it, whatever was sent since.
                Some(_) => Before::default(),
                None => told_before(&folders.state, &subscription.name)
                    .map_err(|sentence| anyhow!(sentence))?,
            };
            let digest = made(&config, subscription, &opened, (self.day, &before));
            let written = match self.format {
                Shape::Form(form) => digest.written(form),
                Shape::Mail => letter(&digest, subscription, config.mail.as_ref())?,
            };
            let Some(path) = file else {
                let gap = if place > 0 { "\n" } else { "" };
                write!(out, "{gap}{written}")?;
                continue;
            };
            let existing = if self.force {
                Existing::GivesWay
            } else {
                Existing::Stays
            };
            write_file(path, existing, |file| file.write_all(written.as_bytes())).map_err(
                |error| match error {
                    OutputError::Exists(_) => anyhow!("{error}; --force writes over it"),
                    OutputError::Write { .. } => error.into(),
                },
            )?;
        }
        Ok(())
    }
}

/// The settings; what is wrong with them is said.
pub(super) fn settings(folders: &Folders) -> Result<Config> {
    let (config, problems) = config::read(&folders.config, Config::default())?;
    for problem in &problems {
        say(&problem.to_string());
    }
    Ok(config)
}

/// The digest of this name, or every one.
fn named<'a>(config: &'a Config, name: Option<&str>) -> Result<Vec<&'a Subscription>> {
    let is_meant = |one: &str| name.is_none_or(|name| name == one);
    if let Some(refused) = config.refused_digests.iter().find(|one| is_meant(one)) {
        return Err(anyhow!(
            "the digest “{refused}” waits until its settings are mended"
        ));
    }
    let digests = config.digests.iter();
    let meant: Vec<&Subscription> = digests.filter(|digest| is_meant(&digest.name)).collect();
    match (meant.is_empty(), name) {
        (false, _) => Ok(meant),
        (true, Some(name)) if !config.digests.is_empty() => {
            let known: Vec<&str> = config
                .digests
                .iter()
                .map(|digest| digest.name.as_str())
                .collect();
            let known = known.join(", ");
            Err(anyhow!("there is no digest “{name}”; there are {known}"))
        }
        (true, _) => Err(anyhow!(
            "nothing is subscribed to yet; `recto subscribe` does it"
        )),
    }
}

/// The digest as it would be sent; what its query asks for in vain is said.
pub(super) fn made(
    config: &Config,
    subscription: &Subscription,
    opened: &Opened,
    (day, before): (Option<Date>, &Before),
) -> Made {
    let feeds: Vec<&str> = config.feeds.iter().map(Feed::name).collect();
    for sentence in subscription.unfed(&opened.library, &feeds) {
        say(&sentence.to_string());
    }
    let (now, zone) = (clock::moment(), clock::zone());
    let ask = Ask {
        library: &opened.library,
        overlay: &opened.overlay,
        day: day.unwrap_or_else(|| subscription.today(now, &zone)),
        now,
        zone: &zone,
        before,
    };
    Made::of(subscription, &ask)
}

fn list(folders: &Folders, out: &mut Output) -> Result<()> {
    // What is wrong with them is said.
    settings(folders)?;
    let around = around(folders, clock::zone);
    let subscribed = (around.ways.subscribed)(&around.ways.config);
    let listed = listed_digests(&around, &subscribed).map_err(|sentence| anyhow!(sentence))?;
    for (digest, listed) in subscribed.subscriptions.iter().zip(listed) {
        let (days, at) = (digest.days, digest.at.strftime("%H:%M"));
        let (name, way, next) = (&digest.name, digest.way.kind().name(), listed.next);
        let (to, query) = (safe::line(&listed.to), safe::line(&digest.query_text));
        writeln!(out, "{name}\t{days} {at}\t{next}\t{way}\t{to}\t{query}")?;
    }
    Ok(())
}
