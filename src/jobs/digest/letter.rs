//! What goes out of a digest: a mail, or what a file or the screen gets.

use std::hash::{BuildHasher, Hasher};

use jiff::Timestamp;
use jiff::civil::Date;

use super::waiting::Waiting;
use crate::digest::{Address, Composed, Digest, FileForm, Form, MailAccount, Subscription, Way};
use crate::mail::{Letter, MailError, Verdict, message_id};

/// What goes out by a way: the name of it is kept beside it in the outbox.
const MAIL: &str = "mail";

/// Who sends and is sent to.
pub(super) struct Between {
    pub(super) from: Address,
    pub(super) to: Address,
}

/// The form in which a subscription's digest goes out; none for a mail.
fn form(way: &Way) -> Option<Form> {
    match way {
        Way::Smtp | Way::Command(_) => None,
        Way::Screen => Some(Form::Text),
        Way::File { form, .. } => match form {
            FileForm::Text => Some(Form::Text),
            FileForm::Html => Some(Form::Html),
            FileForm::Markdown => Some(Form::Markdown),
            FileForm::Atom => Some(Form::Atom),
            FileForm::Mbox | FileForm::Maildir => None,
        },
    }
}

/// The name of the form in which a subscription's digest goes out.
pub(super) fn form_name(way: &Way) -> &'static str {
    form(way).map_or(MAIL, Form::name)
}

/// Who sends a subscription's digest, and whom it is for.
///
/// # Errors
/// When the settings do not say it.
pub(super) fn between(
    subscription: &Subscription,
    account: Option<&MailAccount>,
) -> Result<Between, MailError> {
    let missing = |what: &str, hint: &str| {
        let sentence = format!("[digest.{}] has no `{what}`{hint}", subscription.name);
        MailError::new(Verdict::Settings, sentence)
    };
    let own = subscription.from.clone();
    let from = own.or_else(|| account.and_then(MailAccount::sender));
    match &subscription.way {
        Way::Smtp | Way::Command(_) => {
            let to = subscription.to.clone();
            let to = to.ok_or_else(|| missing("to", ": say whom it is for"))?;
            let from = from.ok_or_else(|| missing("from", ", and [mail] has none"))?;
            Ok(Between { from, to })
        }
        // Nobody has to answer what lies in a file.
        Way::File { .. } | Way::Screen => {
            let here = Address {
                name: None,
                mailbox: "recto@localhost".to_owned(),
            };
            let to = subscription.to.clone();
            let either = from.clone().or_else(|| to.clone()).unwrap_or(here);
            Ok(Between {
                from: from.unwrap_or_else(|| either.clone()),
                to: to.unwrap_or(either),
            })
        }
    }
}

/// The mail of a digest, as it would be sent.
///
/// # Errors
/// When the settings do not say from whom and to whom.
pub fn letter(
    digest: &Digest,
    subscription: &Subscription,
    account: Option<&MailAccount>,
) -> Result<String, MailError> {
    let between = between(subscription, account)?;
    let id = message_id(&digest.name, digest.day, chance(), &between.from);
    Letter {
        from: &between.from,
        to: &between.to,
        subject: &digest.subject,
        text: &digest.written(Form::Text),
        html: &digest.written(Form::Html),
        id: &id,
        list: &digest.name,
        at: digest.made,
    }
    .bytes()
}

/// A few words by which a person sees that the way is open.
///
/// # Errors
/// As for [`letter`].
pub(super) fn test_letter(
    subscription: &Subscription,
    account: Option<&MailAccount>,
    (day, now): (Date, Timestamp),
) -> Result<(String, String), MailError> {
    let between = between(subscription, account)?;
    let id = message_id(&subscription.name, day, chance(), &between.from);
    let name = &subscription.name;
    let text = format!(
        "This is a test of recto's digest “{name}”: it comes this way.\nNo paper counts as told by it.\n"
    );
    let html = text.replace('\n', "<br>\n");
    let letter = Letter {
        from: &between.from,
        to: &between.to,
        subject: &format!("{name}: a test"),
        text: &text,
        html: &format!("<!doctype html><html><body><p>{html}</p></body></html>\n"),
        id: &id,
        list: name,
        at: now,
    };
    let goes_out = match form(&subscription.way) {
        None => letter.bytes()?,
        Some(_) => text,
    };
    Ok((id, goes_out))
}

/// A finished digest, ready for the outbox.
///
/// # Errors
/// As for [`letter`].
pub(super) fn finished(
    digest: &Digest,
    composed: &Composed,
    subscription: &Subscription,
    account: Option<&MailAccount>,
) -> Result<Waiting, MailError> {
    let between = between(subscription, account)?;
    let id = message_id(
        &composed.subscription,
        composed.day,
        chance(),
        &between.from,
    );
    let text = match form(&subscription.way) {
        Some(form) => digest.written(form),
        None => Letter {
            from: &between.from,
            to: &between.to,
            subject: &composed.subject,
            text: &composed.text,
            html: &composed.html,
            id: &id,
            list: &composed.subscription,
            at: digest.made,
        }
        .bytes()?,
    };
    Ok(Waiting {
        subscription: composed.subscription.clone(),
        day: composed.day,
        id,
        made: digest.made,
        form: form_name(&subscription.way).to_owned(),
        from: between.from.mailbox,
        to: between.to.mailbox,
        text,
        chosen: composed.chosen,
        papers: composed.papers.clone(),
        up_to: composed.up_to,
    })
}

fn chance() -> u64 {
    let hasher = std::collections::hash_map::RandomState::new();
    hasher.build_hasher().finish()
}
