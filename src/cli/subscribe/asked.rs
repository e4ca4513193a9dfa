//! What is to be written of a digest: by flags, and by the answers to what they do not tell. Each is
//! checked as the file is when it is read, flags before the first question.

use anyhow::Result;

use super::Subscribe;
use super::asking::Asking;
use crate::cli::UsageError;
use crate::config::{
    AccountStanding, Config, DigestEntry, EditError, Written, digest_takes, mail_takes,
};
use crate::digest::{Address, FileForm, MailAccount, WayKind, is_subscription_name};
use crate::query::Query;
use crate::sources::Feed;

/// What is told, and what it is told to.
pub(super) struct Asked<'a> {
    pub(super) flags: &'a Subscribe,
    pub(super) config: &'a Config,
    pub(super) account: AccountStanding,
    /// Sees whether a mail server answers.
    pub(super) reach: &'a dyn Fn(&MailAccount) -> Result<(), String>,
}

/// Settings, by their names.
pub(super) type Settings = Vec<(&'static str, Written)>;

/// A question, its usual answer, and the flag that answers it.
type Question<'a> = (&'a str, &'a str, &'a str);

impl Asked<'_> {
    /// What is to be written, with what had to be asked for.
    pub(super) fn entry(&self, mut asking: Option<Asking<'_>>) -> Result<DigestEntry> {
        self.flags_fit()?;
        let query = self.query(asking.as_mut())?;
        let name = self.name(&query);
        let way = self.way(asking.as_mut())?;
        let mut settings = vec![text("query", query), text("way", way.name().to_owned())];
        let to = self.of_way(way, &mut asking, &mut settings)?;
        let mut account = Vec::new();
        if let Some(to) = to.filter(|_| is_by_mail(way)) {
            if way == WayKind::Smtp {
                account = self.new_account(asking.as_mut(), &to)?;
            }
            let from = self.from(asking.as_mut(), (&account, &to))?;
            settings.extend(from.map(|from| text("from", from)));
        }
        let at = match (&self.flags.at, &mut asking) {
            (Some(at), _) => Some(at.clone()),
            (None, Some(asking)) => {
                let question = "At which hour, or later?";
                Some(asking.ask(question, "07:30", |text| of_digest("at", text))?)
            }
            (None, None) => None,
        };
        settings.extend(at.map(|at| text("at", at)));
        settings.extend(self.flags.days.clone().map(|days| text("days", days)));
        Ok(DigestEntry {
            name,
            settings,
            account,
        })
    }

    /// Sees that every flag is what it can be.
    fn flags_fit(&self) -> Result<()> {
        let flags = self.flags;
        let of_digest = |name, flag: &Option<String>| {
            let check = |text: &String| of_digest(name, text).map(drop);
            let checked = flag.as_ref().map_or(Ok(()), check);
            checked.map_err(|reason| UsageError(format!("--{name}: {reason}")))
        };
        for (name, flag) in [
            ("query", &flags.query),
            ("to", &flags.to),
            ("from", &flags.from),
            ("at", &flags.at),
            ("days", &flags.days),
            ("path", &flags.path),
            ("format", &flags.format),
            ("command", &flags.command),
        ] {
            of_digest(name, flag)?;
        }
        let account = &flags.account;
        for (name, flag, value) in [
            ("server", "server", &account.server),
            ("user", "user", &account.user),
            (
                "password_command",
                "password-command",
                &account.password_command,
            ),
        ] {
            let check = |text: &String| mail_takes(name, text);
            let checked = value.as_ref().map_or(Ok(()), check);
            checked.map_err(|reason| UsageError(format!("--{flag}: {reason}")))?;
        }
        let Some(name) = &flags.name else {
            return Ok(());
        };
        if !is_subscription_name(name) {
            let reason = format!(
                "“{name}” is no name for a digest: a letter, then letters, digits, - and _"
            );
            return Err(UsageError(reason).into());
        }
        if self.config.free_digest_name(name) != *name {
            return Err(EditError::TakenDigest(name.clone()).into());
        }
        Ok(())
    }

    fn query(&self, asking: Option<&mut Asking<'_>>) -> Result<String> {
        let config = self.config;
        match (&self.flags.feed, &self.flags.query, asking) {
            (Some(feed), ..) => Ok(of_feed(config, feed).map_err(UsageError)?),
            (None, Some(query), _) => Ok(query.clone()),
            (None, None, Some(asking)) => {
                let feeds: Vec<&str> = config.feeds.iter().map(Feed::name).collect();
                let feeds = if feeds.is_empty() {
                    String::new()
                } else {
                    format!(", or one of your feeds ({})", feeds.join(", "))
                };
                let question =
                    format!("Which papers? A query{feeds}; nothing for all that comes in");
                asking.ask(&question, "", |text| wanted(config, text))
            }
            (None, None, None) => Err(missing("which papers: --feed NAME or --query QUERY").into()),
        }
    }

    /// The name that was given, or a free one that says what it is.
    fn name(&self, query: &str) -> String {
        let given = self.flags.name.clone();
        given.unwrap_or_else(|| {
            let feed = query.strip_prefix("feed:");
            self.config.free_digest_name(feed.unwrap_or_default())
        })
    }

    fn way(&self, asking: Option<&mut Asking<'_>>) -> Result<WayKind> {
        let flags = self.flags;
        let by_rest = if flags.path.is_some() {
            Some(WayKind::File)
        } else if flags.command.is_some() {
            Some(WayKind::Command)
        } else {
            let mail = flags.to.as_ref().or(flags.account.server.as_ref());
            mail.map(|_| WayKind::Smtp)
        };
        // An account with a mistake can neither be used nor written.
        let fits = |way: WayKind| match (way, self.account) {
            (WayKind::Smtp, AccountStanding::Mistaken) => Err(EditError::NoAccount),
            (WayKind::Smtp | WayKind::Command | WayKind::File | WayKind::Screen, _) => Ok(way),
        };
        match (flags.way.or(by_rest), asking) {
            (Some(way), _) => Ok(fits(way)?),
            (None, Some(asking)) => {
                let ways =
                    WayKind::ALL.map(|way| format!("\n  {:<8} {}", way.name(), way.meaning()));
                let question = format!("How is it to leave?{}\nOne of these", ways.concat());
                asking.ask(&question, WayKind::Smtp.name(), |name| {
                    let way = super::way(name)?;
                    fits(way).map_err(|error| error.to_string())
                })
            }
            (None, None) => {
                Err(missing("how it leaves: --way smtp, command, file or screen").into())
            }
        }
    }

    /// What the way takes; whom it is for, where that is told.
    fn of_way(
        &self,
        way: WayKind,
        asking: &mut Option<Asking<'_>>,
        settings: &mut Settings,
    ) -> Result<Option<Address>> {
        let flags = self.flags;
        let mut is_mail = is_by_mail(way);
        let mut given = |asking: &mut Option<Asking<'_>>, name: &'static str, flag, question| {
            let given = given((flag, asking.as_mut()), question, |text| {
                of_digest(name, text)
            })?;
            settings.push(text(name, given.clone()));
            Ok::<String, anyhow::Error>(given)
        };
        if way == WayKind::Command {
            let question = "Which program takes it on its standard input?";
            let question = (question, "msmtp -t", "the program: --command \"msmtp -t\"");
            given(asking, "command", flags.command.as_ref(), question)?;
        }
        if way == WayKind::File {
            let question = "In which form? text, html, markdown, atom, mbox or maildir";
            let question = (question, "text", "the form: --format");
            let format = given(asking, "format", flags.format.as_ref(), question)?;
            let form = FileForm::ALL.into_iter().find(|form| form.name() == format);
            is_mail = form.is_some_and(FileForm::is_mail);
            let question = ("Into which file?", "~/digest", "the file: --path");
            given(asking, "path", flags.path.as_ref(), question)?;
        }
        if !is_mail && flags.to.is_none() {
            return Ok(None);
        }
        let own = self.config.mail.as_ref().and_then(MailAccount::sender);
        let own = own.map(|own| own.mailbox).unwrap_or_default();
        let question = (
            "To whom? An address of e-mail",
            &*own,
            "to whom: --to ADDRESS",
        );
        let to = given(asking, "to", flags.to.as_ref(), question)?;
        Ok(to.parse().ok())
    }

    /// From whom it is, where the account does not say it.
    fn from(
        &self,
        asking: Option<&mut Asking<'_>>,
        (new, to): (&Settings, &Address),
    ) -> Result<Option<String>> {
        let flag = self.flags.from.as_ref();
        let is_address = |(name, written): &(&str, Written)| match written {
            Written::Text(user) => *name == "user" && user.parse::<Address>().is_ok(),
            Written::Words(_) | Written::Number(_) => false,
        };
        let account = self.config.mail.as_ref().and_then(MailAccount::sender);
        let has_sender = account.is_some() || new.iter().any(is_address);
        if has_sender && flag.is_none() {
            return Ok(None);
        }
        let question = "From whom? The address of your account";
        let question = (question, &*to.mailbox, "from whom: --from ADDRESS");
        given((flag, asking), question, |text| of_digest("from", text)).map(Some)
    }
}

/// Whether what leaves by a way has a sender.
fn is_by_mail(way: WayKind) -> bool {
    match way {
        WayKind::Smtp | WayKind::Command => true,
        WayKind::File | WayKind::Screen => false,
    }
}

pub(super) fn text(name: &'static str, text: String) -> (&'static str, Written) {
    (name, Written::Text(text))
}

/// What a setting of a digest becomes as it was typed.
///
/// # Errors
/// When it does not take that: why.
fn of_digest(name: &str, typed: &str) -> Result<String, String> {
    digest_takes(name, typed)?;
    // Names are quoted as they have to be.
    let address = typed
        .parse::<Address>()
        .ok()
        .filter(|_| matches!(name, "to" | "from"));
    Ok(address.map_or_else(|| typed.to_owned(), |address| address.to_string()))
}

pub(super) fn missing(what: &str) -> UsageError {
    UsageError(format!("say {what}; `recto subscribe --help` names all"))
}

/// What was given, or asked for; both are checked in one way.
pub(super) fn given(
    (given, asking): (Option<&String>, Option<&mut Asking<'_>>),
    (question, usual, flag): Question<'_>,
    check: impl Fn(&str) -> Result<String, String>,
) -> Result<String> {
    match (given, asking) {
        (Some(given), _) => Ok(check(given).map_err(UsageError)?),
        (None, Some(asking)) => asking.ask(question, usual, check),
        (None, None) => Err(missing(flag).into()),
    }
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
