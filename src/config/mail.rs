//! `[mail]`: the account that mails are sent by.

use std::path::Path;

use toml::de::DeTable;

use super::Entries;
use super::fields::{self, Field, Refused, Taken, either, number, one_of, read, text};
use crate::digest::{Auth, MailAccount, Security};

/// The name of its table.
pub(super) const NAME: &str = "mail";

/// Every setting of the account, in the order of the reference.
pub const MAIL_SETTINGS: &[Field<MailAccount>] = &[
    Field {
        name: "server",
        meaning: "the server that takes your mails",
        form: || "the name of a server in quotes, such as \"smtp.example.org\"".to_owned(),
        take: |mail, value| {
            let name = text(value)?;
            let is_fit = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
            if name.is_empty() || !name.chars().all(is_fit) {
                return Err(Refused::Form);
            }
            name.clone_into(&mut mail.server);
            Ok(())
        },
    },
    Field {
        name: "port",
        meaning: "its port; 465 with tls, 587 with starttls, 25 with plain",
        form: || "a number from 1 to 65535".to_owned(),
        take: |mail, value| {
            mail.own_port = Some(number(value, &(1..=u16::MAX))?);
            Ok(())
        },
    },
    Field {
        name: "security",
        meaning: "how the connection is kept from others; tls. Plain is for this machine alone",
        form: || either(Security::ALL.map(Security::name)),
        take: |mail, value| {
            mail.security = one_of(value, &Security::ALL, Security::name)?;
            Ok(())
        },
    },
    Field {
        name: "user",
        meaning: "who logs in; nobody without it",
        form: || "a name in quotes, often your address".to_owned(),
        take: |mail, value| {
            let name = text(value)?;
            if name.is_empty() || name.contains(char::is_control) {
                return Err(Refused::Form);
            }
            mail.user = Some(name.to_owned());
            Ok(())
        },
    },
    Field {
        name: "auth",
        meaning: "how one logs in; plain. With xoauth2 a token stands for the password",
        form: || either(Auth::ALL.map(Auth::name)),
        take: |mail, value| {
            mail.auth = one_of(value, &Auth::ALL, Auth::name)?;
            Ok(())
        },
    },
    Field {
        name: "password_command",
        meaning: "what tells the password, or the token, in its first line",
        form: || "a program with its arguments, such as \"pass show mail\"".to_owned(),
        take: |mail, value| {
            mail.password_command = fields::command(value)?;
            Ok(())
        },
    },
    Field {
        name: "certificate",
        meaning: "certificates that are trusted beside those that browsers trust, for a server of one's own",
        form: || "the path of a PEM file in quotes that begins with /".to_owned(),
        take: |mail, value| {
            let path = Path::new(text(value)?);
            if !path.is_absolute() {
                return Err(Refused::Form);
            }
            mail.certificate = Some(path.to_owned());
            Ok(())
        },
    },
    Field {
        name: "from",
        meaning: "from whom mails are; user, where that is an address",
        form: || "an address of e-mail in quotes".to_owned(),
        take: |mail, value| {
            mail.from = Some(read(value)?);
            Ok(())
        },
    },
];

/// Sees whether a setting of the account takes a text as it is typed.
///
/// # Errors
/// When it does not: why.
pub fn mail_takes(name: &str, typed: &str) -> Result<(), String> {
    fields::takes(MAIL_SETTINGS, &mut MailAccount::new(""), (name, typed))
}

/// Takes the account. One in which something is wrong is not taken.
pub(super) fn take(entries: &mut Entries<'_>, table: &DeTable<'_>) {
    let mut mail = MailAccount::new("");
    let taken = fields::take(entries, (MAIL_SETTINGS, "[mail]"), &mut mail, table);
    // Until it is taken.
    entries.refused_mail = true;
    if taken == Taken::InPart {
        return;
    }
    let place = table
        .iter()
        .map(|(name, _)| name.span())
        .min_by_key(|place| place.start);
    let place = place.unwrap_or_default();
    let mistake = if mail.server.is_empty() {
        Some("[mail] names no server: server = \"smtp.example.org\"".to_owned())
    } else if mail.security == Security::Plain && !mail.is_here() {
        Some(format!(
            "\"security\" of [mail] is plain, and {} is another machine; write \"tls\" or \"starttls\"",
            mail.server
        ))
    } else {
        None
    };
    match mistake {
        None => {
            entries.config.mail = Some(mail);
            entries.refused_mail = false;
        }
        Some(mistake) if entries.is_whole => entries.refuse(&place, mistake),
        // What is missing may stand in a line that cannot be read, which is said.
        Some(_) => {}
    }
}
