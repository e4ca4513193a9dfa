//! A talk with a mail server, step by step. It goes on a thread of its own, which may be left.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;

use super::step::{self, Step};
use crate::digest::{Auth, MailAccount, Security};
use crate::disk::read_own;
use crate::mail::MailLimits;
use crate::mail::error::{MailError, Verdict};
use crate::secret::Key;

/// A file of certificates is small.
const LARGEST_CERTIFICATE: u64 = 1 << 20;

/// Everything that talking to a server takes.
#[derive(Debug)]
pub(super) struct Talk {
    pub(super) account: MailAccount,
    pub(super) secret: Option<Key>,
    pub(super) limits: MailLimits,
    /// Whether nobody waits for it any more: it says nothing further.
    pub(super) is_left: Arc<AtomicBool>,
}

/// A mail with its envelope.
#[derive(Debug)]
pub(super) struct Envelope {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) mail: String,
}

impl Talk {
    /// Reaches the server, encrypts where that is set, and logs in.
    ///
    /// # Errors
    /// When one of these fails.
    pub(super) fn open(&self) -> Result<SmtpConnection, MailError> {
        let mut talk = self.greeted()?;
        if self.account.security == Security::StartTls {
            let tls = self.tls()?;
            let upgraded = talk.starttls(&tls, &ClientId::default());
            upgraded.map_err(|error| self.failed(Step::StartTls, &error))?;
        }
        self.log_in(&mut talk)?;
        Ok(talk)
    }

    /// Hands a mail over, and tells before its first byte goes out. Returns when the server has said that
    /// it has it, before the goodbye.
    ///
    /// # Errors
    /// When it has not; or it has and the answer was lost, which nobody can tell apart.
    pub(super) fn send(
        &self,
        envelope: &Envelope,
        goes_out: &dyn Fn(),
    ) -> Result<SmtpConnection, MailError> {
        let begun = Instant::now();
        let mut talk = self.open()?;
        let ask = |talk: &mut SmtpConnection, step: Step, command: String| {
            self.in_time(talk, begun)?;
            let answer = talk.command(command);
            self.answered(step, answer)
        };
        let sender = Mail::new(Some(address(&envelope.from)?), Vec::new());
        ask(&mut talk, Step::Sender, sender.to_string())?;
        let recipient = Rcpt::new(address(&envelope.to)?, Vec::new());
        ask(&mut talk, Step::Recipient, recipient.to_string())?;
        ask(&mut talk, Step::Content, Data.to_string())?;
        self.in_time(&mut talk, begun)?;
        goes_out();
        self.wait(&mut talk, self.limits.taken)?;
        let answer = talk.command(stuffed(&envelope.mail));
        self.answered(Step::Taken, answer)?;
        self.wait(&mut talk, self.limits.answer)?;
        Ok(talk)
    }

    /// Says that it takes longer than one waits.
    pub(super) fn too_long(&self, step: Step) -> MailError {
        let doubt = step.doubt();
        let sentence = format!("{} takes too long for {step}{doubt}", self.place());
        MailError::new(Verdict::Later, sentence)
    }

    /// A connection over which the server has said what it can.
    fn greeted(&self) -> Result<SmtpConnection, MailError> {
        if self.account.security == Security::Plain && !self.account.is_here() {
            let sentence = "[mail]: security \"plain\" is for a server on this machine alone";
            return Err(MailError::new(Verdict::Settings, sentence));
        }
        let at_once = match self.account.security {
            Security::Tls => Some(self.tls()?),
            Security::StartTls | Security::Plain => None,
        };
        let host = self.host();
        SmtpConnection::connect(
            (host, self.account.port()),
            Some(self.limits.answer),
            &ClientId::default(),
            at_once.as_ref(),
            None,
        )
        .map_err(|error| self.failed(Step::Greeting, &error))
    }

    fn tls(&self) -> Result<TlsParameters, MailError> {
        let host = self.host();
        let mut tls = TlsParameters::builder(host.to_owned());
        if let Some(file) = &self.account.certificate {
            let refused = |reason: String| {
                let sentence = format!("[mail]: the certificate {}: {reason}", file.display());
                MailError::new(Verdict::Settings, sentence)
            };
            let pem =
                read_own(file, LARGEST_CERTIFICATE).map_err(|error| refused(error.to_string()))?;
            let pem = pem.ok_or_else(|| refused("there is no such file".to_owned()))?;
            let certificate = Certificate::from_pem(&pem);
            let certificate = certificate.map_err(|_| refused("it is no PEM".to_owned()))?;
            tls = tls.add_root_certificate(certificate);
        }
        let built = tls.build_rustls();
        built.map_err(|error| self.failed(Step::StartTls, &error))
    }

    fn log_in(&self, talk: &mut SmtpConnection) -> Result<(), MailError> {
        let (Some(user), Some(secret)) = (&self.account.user, &self.secret) else {
            return Ok(());
        };
        let wished = match self.account.auth {
            // What is encrypted already may go in one word or in two.
            Auth::Plain => vec![Mechanism::Plain, Mechanism::Login],
            Auth::Login => vec![Mechanism::Login],
            Auth::XOAuth2 => vec![Mechanism::Xoauth2],
        };
        if talk.server_info().get_auth_mechanism(&wished).is_none() {
            let wished: Vec<String> = wished.iter().map(ToString::to_string).collect();
            let sentence = format!(
                "{}: one cannot log in there by {}; see `auth` and `security` in [mail]",
                self.place(),
                wished.join(" or ")
            );
            return Err(MailError::new(Verdict::Settings, sentence));
        }
        let credentials = Credentials::new(user.clone(), secret.reveal().to_owned());
        let answer = talk.auth(&wished, &credentials);
        self.answered(Step::Login, answer)
    }

    /// Whether the server said what is due at this step, and nothing that belongs to another.
    fn answered(
        &self,
        step: Step,
        answer: Result<Response, lettre::transport::smtp::Error>,
    ) -> Result<(), MailError> {
        let answer = answer.map_err(|error| self.failed(step, &error))?;
        if step.is_agreed(&answer) {
            return Ok(());
        }
        let (place, code) = (self.place(), answer.code());
        let sentence = format!("{place} says {code} to {step}, which is no answer to that");
        Err(MailError::new(Verdict::Later, sentence))
    }

    fn in_time(&self, talk: &mut SmtpConnection, begun: Instant) -> Result<(), MailError> {
        let left = self.limits.talk.saturating_sub(begun.elapsed());
        if left.is_zero() || self.is_left.load(Ordering::Acquire) {
            return Err(self.too_long(Step::Talk));
        }
        self.wait(talk, left.min(self.limits.answer))
    }

    /// So long the next answer is waited for.
    fn wait(&self, talk: &mut SmtpConnection, time: Duration) -> Result<(), MailError> {
        talk.set_timeout(Some(time))
            .map_err(|error| MailError::new(Verdict::Later, format!("{}: {error}", self.place())))
    }

    fn failed(&self, step: Step, error: &lettre::transport::smtp::Error) -> MailError {
        let secret = self.secret.as_ref().map(Key::reveal);
        step::failed(step, error, &self.place(), secret, self.account.security)
    }

    fn host(&self) -> &str {
        self.account.server.trim_matches(['[', ']'])
    }

    pub(super) fn place(&self) -> String {
        format!("{}:{}", self.account.server, self.account.port())
    }
}

/// A mail as it goes over the line, to the last dot (RFC 5321, 4.5.2). It is one piece: a dot that is sent
/// by itself waits until the other side has confirmed what was before it, and all that time nobody knows
/// whether the mail is taken.
fn stuffed(mail: &str) -> String {
    // A line end belongs to the dot that follows.
    let mail = mail.strip_suffix("\r\n").unwrap_or(mail);
    let first = if mail.starts_with('.') { "." } else { "" };
    let rest = mail.replace("\r\n.", "\r\n..");
    format!("{first}{rest}\r\n.\r\n")
}

/// An address for the envelope.
fn address(text: &str) -> Result<lettre::Address, MailError> {
    let address = text.parse();
    address.map_err(|_| MailError::new(Verdict::Settings, format!("{text} is no address")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_begins_with_a_dot_does_not_end_the_mail() {
        for (mail, expected) in [
            ("a\r\n", "a\r\n.\r\n"),
            ("a", "a\r\n.\r\n"),
            (".\r\n", "..\r\n.\r\n"),
            ("a\r\n.\r\n.b\r\n..\r\n", "a\r\n..\r\n..b\r\n...\r\n.\r\n"),
            ("a.\r\n\r\n", "a.\r\n\r\n.\r\n"),
        ] {
            assert_eq!(stuffed(mail), expected);
        }
    }
}
