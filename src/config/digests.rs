//! `[digest.NAME]`: what is subscribed to.

use std::path::{Path, PathBuf};

use jiff::civil::Time;
use jiff::tz::TimeZone;
use toml::de::{DeTable, DeValue};

use super::Entries;
use super::fields::{self, Field, Refused, Taken, either, number, one_of, read, text};
use crate::digest::{
    FileForm, Subscription, Way, WayKind, WhenEmpty, is_subscription_name, misspelt_placeholder,
};
use crate::marks::MarkKind;
use crate::query::{Order, Query, QueryError};

/// So many papers a mail may have.
const LIMITS: std::ops::RangeInclusive<usize> = 1..=500;
/// The marks with which papers can be left out.
const MARKS: [(&str, MarkKind); 2] = [("starred", MarkKind::Star), ("read", MarkKind::Read)];

/// A subscription on its way, and what its way out is made of.
#[derive(Debug)]
pub struct DigestDraft {
    subscription: Subscription,
    way: WayKind,
    form: FileForm,
    path: Option<PathBuf>,
    command: Vec<String>,
}

impl DigestDraft {
    /// One of which only the name is set.
    fn new(name: &str) -> Self {
        Self {
            subscription: Subscription::new(name),
            way: WayKind::Screen,
            form: FileForm::Text,
            path: None,
            command: Vec::new(),
        }
    }
}

/// Sees whether a setting of a digest takes a text as it is typed.
///
/// # Errors
/// When it does not: why.
pub fn digest_takes(name: &str, typed: &str) -> Result<(), String> {
    fields::takes(DIGEST_SETTINGS, &mut DigestDraft::new(name), (name, typed))
}

/// Every setting of a digest, in the order of the reference.
pub const DIGEST_SETTINGS: &[Field<DigestDraft>] = &[
    Field {
        name: "query",
        meaning: "which papers, as in the reader's query line; everything that comes in without it",
        form: || "a query in quotes".to_owned(),
        take: |draft, value| {
            let written = text(value)?;
            let query = written.parse::<Query>();
            let query = query.map_err(|error: QueryError| Refused::Because(error.to_string()))?;
            draft.subscription.query = query;
            written.clone_into(&mut draft.subscription.query_text);
            Ok(())
        },
    },
    Field {
        name: "order",
        meaning: "which come first; newest",
        form: || either(Order::ALL.map(Order::name)),
        take: |draft, value| {
            draft.subscription.order = one_of(value, &Order::ALL, Order::name)?;
            Ok(())
        },
    },
    Field {
        name: "limit",
        meaning: "so many at most, the others are counted; 20",
        form: || format!("a number from {} to {}", LIMITS.start(), LIMITS.end()),
        take: |draft, value| {
            draft.subscription.limit = number(value, &LIMITS)?;
            Ok(())
        },
    },
    Field {
        name: "days",
        meaning: "on which days; all",
        form: || "\"all\", or days such as \"mon..fri\" or \"mon,thu\"".to_owned(),
        take: |draft, value| {
            draft.subscription.days = text(value)?.parse().map_err(|_| Refused::Form)?;
            Ok(())
        },
    },
    Field {
        name: "at",
        meaning: "at which hour or later; 07:30",
        form: || "an hour such as \"07:30\"".to_owned(),
        take: |draft, value| {
            draft.subscription.at = hour(value)?;
            Ok(())
        },
    },
    Field {
        name: "tz",
        meaning: "where that hour is meant; that of the system",
        form: || "the name of a time zone, such as \"Europe/Berlin\"".to_owned(),
        take: |draft, value| {
            let zone = TimeZone::get(text(value)?).map_err(|_| Refused::Form)?;
            draft.subscription.zone = Some(zone);
            Ok(())
        },
    },
    Field {
        name: "fetch",
        meaning: "whether your feeds are asked before; true",
        form: || "true or false".to_owned(),
        take: |draft, value| {
            draft.subscription.fetch = value.as_bool().ok_or(Refused::Form)?;
            Ok(())
        },
    },
    Field {
        name: "to",
        meaning: "to whom it goes",
        form: || "an address of e-mail in quotes".to_owned(),
        take: |draft, value| {
            draft.subscription.to = Some(read(value)?);
            Ok(())
        },
    },
    Field {
        name: "from",
        meaning: "from whom it comes, if not as [mail] says",
        form: || "an address of e-mail in quotes".to_owned(),
        take: |draft, value| {
            draft.subscription.from = Some(read(value)?);
            Ok(())
        },
    },
    Field {
        name: "subject",
        meaning: "the subject, with {name}, {papers} and {day} for what these are; \"{name}: {papers}, {day}\"",
        form: || "a text in quotes".to_owned(),
        take: |draft, value| {
            let written = text(value)?;
            if written.trim().is_empty() || written.contains(char::is_control) {
                return Err(Refused::Because("it is one line".to_owned()));
            }
            if let Some(word) = misspelt_placeholder(written) {
                let known = Subscription::PLACEHOLDERS.map(|known| format!("{{{known}}}"));
                let reason = format!("there is no {{{word}}}, only {}", known.join(", "));
                return Err(Refused::Because(reason));
            }
            written.clone_into(&mut draft.subscription.subject);
            Ok(())
        },
    },
    Field {
        name: "leave_out",
        meaning: "papers with one of these marks are left out; both",
        form: || "\"starred\" and \"read\" in brackets, one of them, or none".to_owned(),
        take: |draft, value| {
            draft.subscription.leave_out = marks(value).ok_or(Refused::Form)?;
            Ok(())
        },
    },
    Field {
        name: "when_empty",
        meaning: "what is sent on a day without papers; nothing, but once in a week a line that says why",
        form: || either(WhenEmpty::ALL.map(WhenEmpty::name)),
        take: |draft, value| {
            draft.subscription.when_empty = one_of(value, &WhenEmpty::ALL, WhenEmpty::name)?;
            Ok(())
        },
    },
    Field {
        name: "way",
        meaning: "how it leaves; screen",
        form: || either(WayKind::ALL.map(WayKind::name)),
        take: |draft, value| {
            draft.way = one_of(value, &WayKind::ALL, WayKind::name)?;
            Ok(())
        },
    },
    Field {
        name: "format",
        meaning: "the form of the file, where the way is file; text",
        form: || either(FileForm::ALL.map(FileForm::name)),
        take: |draft, value| {
            draft.form = one_of(value, &FileForm::ALL, FileForm::name)?;
            Ok(())
        },
    },
    Field {
        name: "path",
        meaning: "the file, or the folder of a Maildir, where the way is file",
        form: || "a path in quotes that begins with / or ~/".to_owned(),
        take: |draft, value| {
            let written = text(value)?;
            if !Path::new(written).is_absolute() && !written.starts_with("~/") {
                return Err(Refused::Form);
            }
            draft.path = Some(PathBuf::from(written));
            Ok(())
        },
    },
    Field {
        name: "command",
        meaning: "the program that takes the mail on its standard input, where the way is command",
        form: || "a program with its arguments, such as \"msmtp -t\"".to_owned(),
        take: |draft, value| {
            draft.command = fields::command(value)?;
            Ok(())
        },
    },
];

/// Takes what is subscribed to, in the order in which it stands. One in which something is wrong is not
/// taken: it might send too much.
pub(super) fn take(entries: &mut Entries<'_>, table: &DeTable<'_>) {
    for (name, place, table) in fields::tables(entries, "digest", table) {
        if !is_subscription_name(name) {
            let reason = format!(
                "“{name}” is no name for a digest: a letter, then letters, digits, - and _"
            );
            entries.refuse(&place, reason);
            continue;
        }
        let mut draft = DigestDraft::new(name);
        let head = format!("[digest.{name}]");
        let taken = fields::take(entries, (DIGEST_SETTINGS, &head), &mut draft, table);
        let made = match (taken, made(draft)) {
            (Taken::Whole, Ok(subscription)) => Some(subscription),
            (Taken::InPart, _) => None,
            (Taken::Whole, Err(missing)) => {
                entries.refuse(&place, format!("{head} {missing}"));
                None
            }
        };
        match made {
            Some(subscription) => {
                let line = entries.line(&place);
                entries.config.digests.push(subscription);
                entries.digest_lines.push(line);
            }
            None => entries.config.refused_digests.push(name.to_owned()),
        }
    }
}

/// The subscription with its way out; what is missing for that is said.
fn made(draft: DigestDraft) -> Result<Subscription, String> {
    let DigestDraft {
        mut subscription,
        way,
        form,
        path,
        command,
    } = draft;
    subscription.way = match way {
        WayKind::Smtp => Way::Smtp,
        WayKind::Command if command.is_empty() => {
            return Err(
                "goes by a command and names none: command = [\"msmtp\", \"-t\"]".to_owned(),
            );
        }
        WayKind::Command => Way::Command(command),
        WayKind::File => Way::File {
            form,
            path: path.ok_or("goes into a file and names none: path = \"~/digest.txt\"")?,
        },
        WayKind::Screen => Way::Screen,
    };
    if subscription.way.is_mail() && subscription.to.is_none() {
        return Err("is a mail to nobody: to = \"me@example.org\"".to_owned());
    }
    Ok(subscription)
}

/// Takes out what cannot be sent by the account of the mail, now that it is known.
pub(super) fn settle(entries: &mut Entries<'_>) {
    let lines = std::mem::take(&mut entries.digest_lines);
    let digests = std::mem::take(&mut entries.config.digests);
    // A head that cannot be read hides all of its table.
    let is_hidden = entries.config.mail.is_none() && !entries.is_whole;
    let is_refused = entries.refused_mail || is_hidden;
    for (line, subscription) in lines.into_iter().zip(digests) {
        let mail = entries.config.mail.as_ref();
        let own = subscription.from.as_ref();
        let has_sender = own.is_some() || mail.is_some_and(|mail| mail.sender().is_some());
        let missing = match (&subscription.way, mail) {
            (Way::Smtp, None) => Some("goes by smtp, and there is no [mail] with server = \"…\""),
            (Way::Smtp | Way::Command(_), _) if !has_sender => {
                Some("has no sender: from = \"me@example.org\" here or below [mail]")
            }
            (Way::Smtp | Way::Command(_) | Way::File { .. } | Way::Screen, _) => None,
        };
        let Some(missing) = missing else {
            entries.config.digests.push(subscription);
            continue;
        };
        // What is wrong with the account is said; that it is not there is no second mistake.
        if !is_refused {
            let reason = format!("[digest.{}] {missing}", subscription.name);
            entries.refuse_line(line, reason);
        }
        entries.config.refused_digests.push(subscription.name);
    }
}

/// An hour in quotes, or as TOML has it.
fn hour(value: &DeValue<'_>) -> Result<Time, Refused> {
    let written = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => return Err(Refused::Form),
    };
    let is_time = |c: char| c.is_ascii_digit() || c == ':';
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let fits = written.chars().all(is_time) && matches!((written.len(), digits), (5, 4) | (8, 6));
    let time = written.parse::<Time>().ok().filter(|_| fits);
    time.ok_or(Refused::Form)
}

fn marks(value: &DeValue<'_>) -> Option<Vec<MarkKind>> {
    let names = value.as_array()?.iter();
    let mark = |name: &str| MARKS.iter().find(|(known, _)| *known == name);
    names
        .map(|name| mark(name.get_ref().as_str()?).map(|(_, kind)| *kind))
        .collect()
}

#[cfg(test)]
mod tests;
