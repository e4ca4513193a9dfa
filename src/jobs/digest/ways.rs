//! The ways of subscriptions, each opened when it is needed: a password is asked for once.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Post;
use crate::digest::{MailAccount, Subscription, Way};
use crate::disk::Disk;
use crate::files::typed;
use crate::jobs::Subscribed;
use crate::mail::{
    MailError, MailLimits, OpenWay, Parcel, Server, Taken, Tried, Verdict, no_password,
};
use crate::secret::{COMMAND_TIME, Key, KeyPlaces, SecretKind};

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

    fn open<'w>(&mut self, subscription: &'w Subscription) -> Result<OpenWay<'w>, MailError>
    where
        'a: 'w,
    {
        let settings = |reason: &str| {
            let sentence = format!("[digest.{}]: {reason}", subscription.name);
            MailError::new(Verdict::Settings, sentence)
        };
        match &subscription.way {
            Way::Smtp => {
                let account = self.account;
                let account =
                    account.ok_or_else(|| settings("the way smtp needs [mail] with the server"))?;
                let secret = self.secret(account)?;
                Ok(OpenWay::Smtp(Server::new(account, secret, self.limits)))
            }
            Way::Command(command) => Ok(OpenWay::Command(command, self.limits)),
            Way::File { form, path } => {
                let path = whole(path);
                // Whoever starts it by the clock stands elsewhere.
                if !path.is_absolute() {
                    return Err(settings("`path` must be a whole one, from the root on"));
                }
                Ok(OpenWay::File(*form, path))
            }
            Way::Screen => Ok(OpenWay::Screen),
        }
    }

    /// The password of an account; none for one without a user.
    fn secret(&mut self, account: &MailAccount) -> Result<Option<Key>, MailError> {
        let Some(user) = &account.user else {
            return Ok(None);
        };
        let post = self.post;
        let found = self.secret.get_or_insert_with(|| {
            let places = KeyPlaces {
                kind: SecretKind::Password,
                command: account.password_command.clone(),
                variable: Some(PASSWORD_VARIABLE.to_owned()),
                file: Some(post.password_file.clone()),
            };
            let found = places.find(&post.around.ways.variable, COMMAND_TIME);
            let failed = |error| MailError::new(Verdict::Settings, format!("[mail]: {error}"));
            let found = found.map_err(failed)?;
            found.map(Some).ok_or_else(|| no_password(user, &places))
        });
        found.clone()
    }
}

/// A path, with the user's own folder for `~`.
fn whole(path: &Path) -> PathBuf {
    path.to_str().map_or_else(|| path.to_owned(), typed)
}

/// Where a digest goes, for a sentence.
pub(super) fn place(subscription: &Subscription, to: &str) -> String {
    match &subscription.way {
        Way::Smtp | Way::Command(_) => to.to_owned(),
        Way::File { path, .. } => path.display().to_string(),
        Way::Screen => "the screen".to_owned(),
    }
}
