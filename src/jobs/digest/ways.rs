//! The ways of subscriptions, each opened when it is needed: a password is asked for once.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Post;
use crate::digest::{MailAccount, Subscription, Way};
use crate::disk::Disk;
use crate::files::typed;
use crate::jobs::Subscribed;
use crate::mail::{
    MailError, MailLimits, OpenWay, Parcel, Server, Taken, Tried, Verdict, check_file, no_password,
};
use crate::secret::{COMMAND_TIME, Key, KeyError, KeyPlaces, SecretKind, is_found};

/// The variable with the password of the account.
const PASSWORD_VARIABLE: &str = "RECTO_MAIL_PASSWORD";

/// So long a server is waited for that is only looked for.
const REACHED: Duration = Duration::from_secs(10);

/// Sees whether a mail server answers as it should, before anybody logs in there.
///
/// # Errors
/// When it does not: one sentence.
pub fn reach(account: &MailAccount) -> Result<(), String> {
    let limits = MailLimits {
        answer: REACHED,
        talk: REACHED,
        ..MailLimits::default()
    };
    let reached = Server::new(account, None, limits).reach();
    reached.map_err(|error| error.sentence)
}

/// The ways.
pub(super) struct Ways<'a> {
    post: &'a Post,
    account: Option<&'a MailAccount>,
    limits: MailLimits,
    /// The password, once it was looked for.
    secret: Option<Result<Option<Key>, MailError>>,
}

impl<'a> Ways<'a> {
    pub(super) fn new(post: &'a Post, subscribed: &'a Subscribed) -> Self {
        Self {
            post,
            account: subscribed.account.as_ref(),
            limits: post.limits,
            secret: None,
        }
    }

    /// Sees whether a way lacks something, before anything is made for it.
    ///
    /// # Errors
    /// When it does.
    pub(super) fn check(&mut self, subscription: &Subscription) -> Result<(), MailError> {
        self.open(subscription).map(|_| ())
    }

    /// Hands something over by the way of a subscription.
    ///
    /// # Errors
    /// As for [`OpenWay::hand_over`]; when the way lacks something.
    pub(super) fn hand_over(
        &mut self,
        disk: &dyn Disk,
        subscription: &Subscription,
        parcel: &Parcel<'_>,
        show: &mut dyn FnMut(&str),
    ) -> Result<Taken, MailError> {
        self.open(subscription)?.hand_over(disk, parcel, show)
    }

    /// Tries the way of a subscription.
    ///
    /// # Errors
    /// As for [`Self::hand_over`].
    pub(super) fn try_out(
        &mut self,
        disk: &dyn Disk,
        subscription: &Subscription,
        parcel: &Parcel<'_>,
        show: &mut dyn FnMut(&str),
    ) -> Result<Tried, MailError> {
        self.open(subscription)?.try_out(disk, parcel, show)
    }

    /// Sees what a way lacks, without starting a program or asking a server; by what it goes, and where
    /// the password comes from, in words that follow where it goes.
    ///
    /// # Errors
    /// When it lacks something.
    pub(super) fn look_at(&self, subscription: &Subscription) -> Result<String, MailError> {
        let variable = &self.post.around.ways.variable;
        match &subscription.way {
            Way::Smtp => {
                let account = account(self.account, subscription)?;
                let password = match &account.user {
                    None => String::new(),
                    Some(user) => {
                        let places = self.places(account);
                        let place = places.stands(variable).map_err(of_mail)?;
                        let place = place.ok_or_else(|| no_password(user, &places))?;
                        format!(", the password from {place}")
                    }
                };
                let (server, port) = (&account.server, account.port());
                Ok(format!(" by {server}:{port}{password}"))
            }
            Way::Command(command) => {
                let program = command.first().map(String::as_str).unwrap_or_default();
                if !is_found(program, variable) {
                    let reason = format!("there is no program {program}");
                    return Err(of_digest(subscription, &reason));
                }
                Ok(format!(" by {program}"))
            }
            Way::File { form, path } => {
                let path = absolute(path, subscription)?;
                check_file(&*self.post.disk, *form, &path)?;
                Ok(String::new())
            }
            Way::Screen => Ok(String::new()),
        }
    }

    fn open<'w>(&mut self, subscription: &'w Subscription) -> Result<OpenWay<'w>, MailError>
    where
        'a: 'w,
    {
        match &subscription.way {
            Way::Smtp => {
                let account = account(self.account, subscription)?;
                let secret = self.secret(account)?;
                Ok(OpenWay::Smtp(Server::new(account, secret, self.limits)))
            }
            Way::Command(command) => Ok(OpenWay::Command(command, self.limits)),
            Way::File { form, path } => Ok(OpenWay::File(*form, absolute(path, subscription)?)),
            Way::Screen => Ok(OpenWay::Screen),
        }
    }

    /// The password of an account; none for one without a user.
    fn secret(&mut self, account: &MailAccount) -> Result<Option<Key>, MailError> {
        let Some(user) = &account.user else {
            return Ok(None);
        };
        let (post, places) = (self.post, self.places(account));
        let found = self.secret.get_or_insert_with(|| {
            let found = places.find(&post.around.ways.variable, COMMAND_TIME);
            let found = found.map_err(of_mail)?;
            found.map(Some).ok_or_else(|| no_password(user, &places))
        });
        found.clone()
    }

    /// Where the password of an account may be.
    fn places(&self, account: &MailAccount) -> KeyPlaces {
        KeyPlaces {
            kind: SecretKind::Password,
            command: account.password_command.clone(),
            variable: Some(PASSWORD_VARIABLE.to_owned()),
            file: Some(self.post.password_file.clone()),
        }
    }
}

/// A mistake in the settings of the account.
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is handed over by `map_err`"
)]
fn of_mail(error: KeyError) -> MailError {
    MailError::new(Verdict::Settings, format!("[mail]: {error}"))
}

/// A mistake in the settings of a digest.
fn of_digest(subscription: &Subscription, reason: &str) -> MailError {
    let sentence = format!("[digest.{}]: {reason}", subscription.name);
    MailError::new(Verdict::Settings, sentence)
}

fn account<'a>(
    account: Option<&'a MailAccount>,
    subscription: &Subscription,
) -> Result<&'a MailAccount, MailError> {
    let reason = "the way smtp needs [mail] with the server";
    account.ok_or_else(|| of_digest(subscription, reason))
}

/// A path from the root on, with the user's own folder for `~`: whoever starts it by the clock stands
/// elsewhere.
fn absolute(path: &Path, subscription: &Subscription) -> Result<PathBuf, MailError> {
    let whole = path.to_str().map_or_else(|| path.to_owned(), typed);
    let reason = "`path` must be a whole one, from the root on";
    let is_whole = whole.is_absolute();
    is_whole
        .then_some(whole)
        .ok_or_else(|| of_digest(subscription, reason))
}

/// Where a digest goes, for a sentence.
pub(super) fn place(subscription: &Subscription, to: &str) -> String {
    match &subscription.way {
        Way::Smtp | Way::Command(_) => to.to_owned(),
        Way::File { path, .. } => path.display().to_string(),
        Way::Screen => "the screen".to_owned(),
    }
}
