//! The way by a mail server. What each refusal means depends on the step at which it comes.

mod step;
mod talk;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use lettre::transport::smtp::client::SmtpConnection;

use super::error::{MailError, Verdict};
use super::{MailLimits, Parcel};
use crate::digest::MailAccount;
use crate::secret::{Key, KeyPlaces};
use step::Step;
use talk::{Envelope, Talk};

/// A server with everything that talking to it takes.
#[derive(Debug)]
pub struct Server<'a> {
    account: &'a MailAccount,
    secret: Option<Key>,
    limits: MailLimits,
}

/// Says that a password is wanted and none is set.
#[must_use]
pub fn no_password(user: &str, places: &KeyPlaces) -> MailError {
    let variable = places.variable.as_deref().unwrap_or_default();
    let file = places.file.as_ref();
    let file = file.map_or(String::new(), |file| {
        let file = file.display();
        format!(", or put it into {file}, which nobody else may read (chmod 600)")
    });
    let sentence = format!(
        "[mail] names the user {user} and there is no password: set password_command or {variable}{file}"
    );
    MailError::new(Verdict::Settings, sentence)
}

/// A connection over which everything was said but goodbye, which is said when it is dropped: what is to
/// be written down is written before.
pub(super) struct Open {
    talk: Option<SmtpConnection>,
    limit: Duration,
}

/// What is heard of a talk.
enum Heard {
    /// The mail goes out from now on.
    GoesOut,
    /// It is at its end.
    End(Box<Result<SmtpConnection, MailError>>),
}

impl<'a> Server<'a> {
    /// A server that is talked to within limits, with the password or the token of its user.
    #[must_use]
    pub fn new(account: &'a MailAccount, secret: Option<Key>, limits: MailLimits) -> Self {
        Self {
            account,
            secret,
            limits,
        }
    }

    /// Hands a mail over. Returns when the server has said that it has it, before the goodbye.
    ///
    /// # Errors
    /// When it has not; or it has and the answer was lost, which nobody can tell apart.
    pub(super) fn send(&self, parcel: &Parcel<'_>) -> Result<Open, MailError> {
        let envelope = Envelope {
            from: parcel.from.to_owned(),
            to: parcel.to.to_owned(),
            mail: parcel.text.to_owned(),
        };
        self.watched(move |talk, goes_out| talk.send(&envelope, goes_out))
    }

    /// Reaches the server and leaves it again.
    ///
    /// # Errors
    /// When it does not answer, or cannot be trusted.
    pub fn reach(&self) -> Result<(), MailError> {
        self.watched(|talk, _| talk.open()).map(drop)
    }

    /// Talks on a thread of its own: of a server that tells a letter a minute each answer is in time, and
    /// none comes to an end. Such a talk is left.
    fn watched(
        &self,
        talking: impl FnOnce(&Talk, &dyn Fn()) -> Result<SmtpConnection, MailError> + Send + 'static,
    ) -> Result<Open, MailError> {
        let is_left = Arc::new(AtomicBool::new(false));
        let talk = || Talk {
            account: self.account.clone(),
            secret: self.secret.clone(),
            limits: self.limits,
            is_left: is_left.clone(),
        };
        let (tell, told) = mpsc::channel();
        let told_of = talk();
        thread::spawn(move || {
            // Nobody listens where it was left.
            let end = talking(&told_of, &|| {
                let _ = tell.send(Heard::GoesOut);
            });
            let _ = tell.send(Heard::End(Box::new(end)));
        });
        let (mut step, mut limit) = (Step::Talk, self.limits.talk);
        loop {
            // One that is silent is told of by the talk itself, which waits as long.
            match told.recv_timeout(limit + self.limits.answer) {
                Ok(Heard::GoesOut) => (step, limit) = (Step::Taken, self.limits.taken),
                Ok(Heard::End(end)) => {
                    return end.map(|talk| Open {
                        talk: Some(talk),
                        limit: self.limits.answer,
                    });
                }
                Err(RecvTimeoutError::Timeout) => {
                    is_left.store(true, Ordering::Release);
                    return Err(talk().too_long(step));
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let sentence = format!("talking to {} broke down", talk().place());
                    return Err(MailError::new(Verdict::Later, sentence + step.doubt()));
                }
            }
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let Some(mut talk) = self.talk.take() else {
            return;
        };
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            // It has the mail, whatever it says now, and nobody may listen any more.
            let _ = talk.quit();
            let _ = tell.send(());
        });
        let _ = told.recv_timeout(self.limit);
    }
}
