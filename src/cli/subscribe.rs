//! `recto subscribe`: one more digest, written into the settings.

use std::io;

use anyhow::Result;
use clap::Args;

use super::asking::Asking;
use super::output::{self, Output};
use super::schedule::{self, Schedule, Standing};
use super::{Opened, UsageError, digest, say, sending};
use crate::config::{Config, DigestChange, DigestEntry, Written, change_digests};
use crate::digest::{
    Address, Before, FileForm, Form, Subscription, Way, WayKind, is_subscription_name,
};
use crate::files::Folders;
use crate::jobs::ToSend;
use crate::query::Query;
use crate::sources::Feed;

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
}

fn way(name: &str) -> Result<WayKind, String> {
    let names = || WayKind::ALL.map(WayKind::name).join(", ");
    WayKind::named(name).ok_or_else(|| format!("there are {}", names()))
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
        let entry = if output::can_ask() {
            let mut input = io::stdin().lock();
            let mut prompt = output::prompt;
            self.entry(&config, Some(Asking::new(&mut input, &mut prompt)))?
        } else {
            self.entry(&config, None)?
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

    /// What is to be written, with what had to be asked for.
    fn entry(&self, config: &Config, mut asking: Option<Asking<'_>>) -> Result<DigestEntry> {
        let query = match (&self.feed, &self.query, &mut asking) {
            (Some(feed), ..) => of_feed(config, feed).map_err(UsageError)?,
            (None, Some(query), _) => query.parse::<Query>().map(|_| query.clone())?,
            (None, None, Some(asking)) => {
                let feeds: Vec<&str> = config.feeds.iter().map(Feed::name).collect();
                let feeds = if feeds.is_empty() {
                    String::new()
                } else {
                    format!(", or one of your feeds ({})", feeds.join(", "))
                };
                let question =
                    format!("Which papers? A query{feeds}; nothing for all that comes in");
                asking.ask(&question, "", |text| wanted(config, text))?
            }
            (None, None, None) => {
                return Err(missing("which papers: --feed NAME or --query QUERY").into());
            }
        };
        let name = self.told_name(config, &query)?;
        let way = self.told_way(asking.as_mut())?;
        let mut settings = vec![("query", query)];
        self.of_way(way, &mut asking, &mut settings)?;
        let to = settings.iter().find(|(name, _)| *name == "to");
        let account = match (way, to) {
            (WayKind::Smtp, Some((_, to))) => Self::account(config, asking.as_mut(), to)?,
            (WayKind::Smtp | WayKind::Command | WayKind::File | WayKind::Screen, _) => Vec::new(),
        };
        let at = match (&self.at, &mut asking) {
            (Some(at), _) => Some(at.clone()),
            (None, Some(asking)) => {
                let is_hour = |text: &str| match text.parse::<jiff::civil::Time>() {
                    Ok(_) if text.len() == 5 => Ok(text.to_owned()),
                    Ok(_) | Err(_) => Err("an hour such as 07:30".to_owned()),
                };
                Some(asking.ask("At which hour, or later?", "07:30", is_hour)?)
            }
            (None, None) => None,
        };
        settings.extend(at.map(|at| ("at", at)));
        settings.extend(self.days.clone().map(|days| ("days", days)));
        Ok(DigestEntry {
            name,
            settings: texts(settings),
            account,
        })
    }

    fn told_way(&self, asking: Option<&mut Asking<'_>>) -> Result<WayKind> {
        let by_rest = if self.path.is_some() {
            Some(WayKind::File)
        } else if self.command.is_some() {
            Some(WayKind::Command)
        } else {
            self.to.as_ref().map(|_| WayKind::Smtp)
        };
        match (self.way.or(by_rest), asking) {
            (Some(way), _) => Ok(way),
            (None, Some(asking)) => {
                let ways =
                    WayKind::ALL.map(|way| format!("\n  {:<8} {}", way.name(), way.meaning()));
                let question = format!("How is it to leave?{}\nOne of these", ways.concat());
                asking.ask(&question, WayKind::Smtp.name(), way)
            }
            (None, None) => {
                Err(missing("how it leaves: --way smtp, command, file or screen").into())
            }
        }
    }

    /// The account that mails are sent by, where there is none yet.
    fn account(
        config: &Config,
        asking: Option<&mut Asking<'_>>,
        to: &str,
    ) -> Result<Vec<(&'static str, Written)>> {
        if config.mail.is_some() {
            return Ok(Vec::new());
        }
        let Some(asking) = asking else {
            let reason = "first write the account into config.toml: [mail] with server = \"smtp.example.org\", user = \"you@example.org\" and password_command = \"…\" (`recto paths` tells where); or choose another way";
            return Err(anyhow::anyhow!("{reason}"));
        };
        let to: Address = to.parse()?;
        let any = |text: &str| Ok(text.to_owned());
        let server = format!("smtp.{}", to.domain());
        let server = asking.ask("Which server takes your mails?", &server, any)?;
        let user = asking.ask("Who logs in there?", &to.mailbox, any)?;
        let question = "Which program tells the password in its first line, such as pass show mail? Nothing where RECTO_MAIL_PASSWORD does";
        let password = asking.ask(question, "", any)?;
        let mut account = vec![("server", server), ("user", user)];
        if !password.is_empty() {
            account.push(("password_command", password));
        }
        Ok(texts(account))
    }

    /// What the way takes.
    fn of_way(
        &self,
        way: WayKind,
        asking: &mut Option<Asking<'_>>,
        settings: &mut Vec<(&'static str, String)>,
    ) -> Result<()> {
        settings.push(("way", way.name().to_owned()));
        let mut is_mail = match way {
            WayKind::Smtp | WayKind::Command => true,
            WayKind::File | WayKind::Screen => false,
        };
        if way == WayKind::Command {
            let question = "Which program takes it on its standard input?";
            let command = given(
                (self.command.as_ref(), asking.as_mut()),
                (question, "msmtp -t", "the program: --command \"msmtp -t\""),
                |text| Ok(text.to_owned()),
            )?;
            settings.push(("command", command));
        }
        if way == WayKind::File {
            let format = given(
                (self.format.as_ref(), asking.as_mut()),
                (
                    "In which form? text, html, markdown, atom, mbox or maildir",
                    "text",
                    "the form: --format",
                ),
                file_form,
            )?;
            is_mail = file_form_of(&format).is_some_and(FileForm::is_mail);
            settings.push(("format", format));
            let path = given(
                (self.path.as_ref(), asking.as_mut()),
                ("Into which file?", "~/digest", "the file: --path"),
                |text| Ok(text.to_owned()),
            )?;
            settings.push(("path", path));
        }
        if is_mail || self.to.is_some() {
            let to = given(
                (self.to.as_ref(), asking.as_mut()),
                ("To whom? An address of e-mail", "", "to whom: --to ADDRESS"),
                |text| match text.parse::<Address>() {
                    Ok(address) => Ok(address.to_string()),
                    Err(error) => Err(format!("“{text}” is {error}")),
                },
            )?;
            settings.push(("to", to));
        }
        Ok(())
    }

    /// The name that was given, or a free one that says what it is.
    fn told_name(&self, config: &Config, query: &str) -> Result<String> {
        if let Some(name) = &self.name {
            if !is_subscription_name(name) {
                let reason = format!(
                    "“{name}” is no name for a digest: a letter, then letters, digits, - and _"
                );
                return Err(UsageError(reason).into());
            }
            return Ok(name.clone());
        }
        Ok(config.free_digest_name(query.strip_prefix("feed:").unwrap_or_default()))
    }
}

fn texts(settings: Vec<(&'static str, String)>) -> Vec<(&'static str, Written)> {
    let settings = settings.into_iter();
    settings
        .map(|(name, text)| (name, Written::Text(text)))
        .collect()
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
    let answer = |text: &str| match text {
        "yes" | "y" => Ok(true),
        "no" | "n" => Ok(false),
        _ => Err("yes or no".to_owned()),
    };
    Asking::new(&mut input, &mut prompt).ask(question, "yes", answer)
}

fn missing(what: &str) -> UsageError {
    UsageError(format!("say {what}; `recto subscribe --help` names all"))
}

/// What was given, or asked for; both are checked in one way.
fn given(
    (given, asking): (Option<&String>, Option<&mut Asking<'_>>),
    (question, usual, flag): (&str, &str, &str),
    check: impl Fn(&str) -> Result<String, String>,
) -> Result<String> {
    match (given, asking) {
        (Some(given), _) => Ok(check(given).map_err(UsageError)?),
        (None, Some(asking)) => asking.ask(question, usual, check),
        (None, None) => Err(missing(flag).into()),
    }
}

fn file_form_of(name: &str) -> Option<FileForm> {
    FileForm::ALL.into_iter().find(|form| form.name() == name)
}

fn file_form(name: &str) -> Result<String, String> {
    let names = || FileForm::ALL.map(FileForm::name).join(", ");
    let known = file_form_of(name).map(|form| form.name().to_owned());
    known.ok_or_else(|| format!("there are {}", names()))
}

/// The query for the papers of a feed.
fn of_feed(config: &Config, name: &str) -> Result<String, String> {
    if config.feeds.iter().any(|feed| feed.name() == name) {
        return Ok(format!("feed:{name}"));
    }
    let names: Vec<&str> = config.feeds.iter().map(Feed::name).collect();
    let known = if names.is_empty() {
        "there is none yet".to_owned()
    } else {
        format!("there are {}", names.join(", "))
    };
    Err(format!(
        "there is no feed “{name}”; {known}; `recto feeds add NAME SOURCE:WHAT` makes one"
    ))
}

/// The query that was typed, or that of the feed whose name was.
fn wanted(config: &Config, text: &str) -> Result<String, String> {
    let query = of_feed(config, text).unwrap_or_else(|_| text.to_owned());
    let parsed = query.parse::<Query>().map(|_| query);
    parsed.map_err(|error| error.to_string())
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
