//! `recto subscribe`: one more digest, written into the settings.

mod account;
mod asked;
mod asking;

use std::io;

use anyhow::Result;
use clap::Args;

use super::output::{self, Output};
use super::schedule::{self, Schedule, Standing};
use super::{Opened, digest, say, sending};
use crate::config::{DigestChange, account_standing, change_digests};
use crate::digest::{Auth, Before, Form, Security, Subscription, Way, WayKind};
use crate::files::Folders;
use crate::jobs::{self, ToSend};
use asked::Asked;
use asking::Asking;

/// Subscribe to a digest: the day's papers by mail, or in a file. What is not told is asked for on a
/// terminal.
#[derive(Debug, Default, Args)]
pub struct Subscribe {
    /// Subscribe to nothing: let the system start `recto digest --send` every quarter of an hour
    #[arg(long, exclusive = true)]
    install: bool,
    /// Subscribe to nothing: print the lines that let cron or the Task Scheduler of Windows start it
    #[arg(long, exclusive = true)]
    schedule: bool,
    /// A name for it; that of the feed without it
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// To whom it goes
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
    /// From whom it comes; from the account without it
    #[arg(long, value_name = "ADDRESS")]
    from: Option<String>,
    /// Papers of this feed
    #[arg(long, value_name = "FEED", conflicts_with = "query")]
    feed: Option<String>,
    /// Papers that this finds, as in the reader's query line
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// At which hour or later
    #[arg(long, value_name = "HH:MM")]
    at: Option<String>,
    /// On which days: all, mon..fri or mon,thu
    #[arg(long, value_name = "DAYS")]
    days: Option<String>,
    /// How it leaves: smtp, command, file or screen
    #[arg(long, value_name = "WAY", value_parser = way)]
    way: Option<WayKind>,
    /// The file, or the folder of a Maildir, where the way is file
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// The form of the file: text, html, markdown, atom, mbox or maildir
    #[arg(long, value_name = "FORM")]
    format: Option<String>,
    /// The program that takes the mail, where the way is command
    #[arg(long, value_name = "COMMAND")]
    command: Option<String>,
    #[command(flatten)]
    account: Account,
}

/// The account that mails are sent by, where there is none yet.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "The account of the mail, where there is none yet")]
struct Account {
    /// The server that takes your mails
    #[arg(long, value_name = "SERVER")]
    server: Option<String>,
    /// Its port; 465 with tls, 587 with starttls without it
    #[arg(long, value_name = "PORT", requires = "server", value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
    /// How the connection is kept from others: tls, starttls or plain; tls without it
    #[arg(long, value_name = "SECURITY", requires = "server", value_parser = security)]
    security: Option<Security>,
    /// Who logs in; nobody without it
    #[arg(long, value_name = "NAME", requires = "server")]
    user: Option<String>,
    /// How one logs in: plain, login or xoauth2, with which a token stands for the password; plain
    /// without it
    #[arg(long, value_name = "HOW", requires = "server", value_parser = auth)]
    auth: Option<Auth>,
    /// The program that tells the password, or the token, in its first line
    #[arg(long, value_name = "COMMAND", requires = "server")]
    password_command: Option<String>,
}

fn way(name: &str) -> Result<WayKind, String> {
    let names = || WayKind::ALL.map(WayKind::name).join(", ");
    WayKind::named(name).ok_or_else(|| format!("there are {}", names()))
}

fn security(name: &str) -> Result<Security, String> {
    let names = || Security::ALL.map(Security::name).join(", ");
    Security::named(name).ok_or_else(|| format!("there are {}", names()))
}

fn auth(name: &str) -> Result<Auth, String> {
    let known = Auth::ALL.into_iter().find(|auth| auth.name() == name);
    known.ok_or_else(|| format!("there are {}", Auth::ALL.map(Auth::name).join(", ")))
}

impl Subscribe {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        if self.install {
            return Schedule::of(folders)?.install(out);
        }
        if self.schedule {
            return Schedule::of(folders)?.print(out);
        }
        let config = digest::settings(folders)?;
        // What would refuse every answer is said before the first question.
        let account = account_standing(&folders.config)?;
        let asked = Asked {
            flags: self,
            config: &config,
            account,
            reach: &jobs::reach,
        };
        let entry = if output::can_ask() {
            let mut input = io::stdin().lock();
            let mut prompt = output::prompt;
            asked.entry(Some(Asking::new(&mut input, &mut prompt)))?
        } else {
            asked.entry(None)?
        };
        let warning = change_digests(&folders.config, DigestChange::Add(&entry))?;
        if let Some(warning) = warning {
            say(&warning);
        }
        let config = digest::settings(folders)?;
        let mut digests = config.digests.iter();
        let Some(subscription) = digests.find(|digest| digest.name == entry.name) else {
            return Ok(());
        };
        say(&told(subscription));
        if subscription.way != Way::Screen {
            say(
                "`recto subscribe --install` has the system send what is due, `recto digest --test` tries the way",
            );
        }
        let opened = Opened::open(folders)?;
        let made = digest::made(&config, subscription, &opened, (None, &Before::default()));
        io::Write::write_all(out, made.written(Form::Text).as_bytes())?;
        io::Write::flush(out)?;
        offer(subscription, folders, out)
    }
}

/// Offers what is to be done next: to try the way, and to let the system send what is due.
fn offer(subscription: &Subscription, folders: &Folders, out: &mut Output) -> Result<()> {
    let name = Some(subscription.name.as_str());
    let way = &subscription.way;
    if way.is_mail() && is_wished("Send a test mail now?")? {
        sending::run(name, ToSend::Test, folders, out)?;
    }
    let is_started = matches!(schedule::standing(folders), Standing::Runs(_));
    if way.kind() == WayKind::Screen || is_started {
        return Ok(());
    }
    if is_wished("Let the system send what is due, every quarter of an hour?")? {
        return Schedule::of(folders)?.install(out);
    }
    Ok(())
}

/// Whether a person who can be asked wants something.
fn is_wished(question: &str) -> Result<bool> {
    if !output::can_ask() {
        return Ok(false);
    }
    let (mut input, mut prompt) = (io::stdin().lock(), output::prompt);
    let wish = Asking::new(&mut input, &mut prompt).is_wished(question, "yes")?;
    Ok(wish)
}

/// What was subscribed to, in a sentence.
fn told(subscription: &Subscription) -> String {
    let (name, days) = (&subscription.name, subscription.days);
    let at = subscription.at.strftime("%H:%M");
    let to = match &subscription.way {
        Way::Screen => "shown by `recto digest`".to_owned(),
        Way::File { path, .. } => format!("written into {}", path.display()),
        Way::Command(_) | Way::Smtp => {
            let to = subscription.to.as_ref().map(|to| to.mailbox.as_str());
            format!("mailed to {}", to.unwrap_or_default())
        }
    };
    let days = if days == crate::digest::Days::ALL {
        "every day".to_owned()
    } else {
        days.to_string()
    };
    format!("the digest “{name}” is {to}, {days} at {at} or later; this is how it looks today")
}

#[cfg(test)]
mod tests;
