//! The steps of handing a mail to a server, and what it means where one fails.

use std::error::Error as _;
use std::fmt;
use std::io::{self, ErrorKind};

use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::{Response, Severity};

use crate::digest::Security;
use crate::mail::error::{MailError, Verdict};
use crate::text::safe;

/// So much of what a server says stands in a sentence, in characters.
const MOST_SAID: usize = 200;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Reaching it, and hearing who it is.
    Greeting,
    /// From here on encrypted.
    StartTls,
    /// Who we are.
    Login,
    /// Whom the mail is from.
    Sender,
    /// Whom it is for.
    Recipient,
    /// That the mail comes.
    Content,
    /// The mail, to the last dot.
    Taken,
    /// All that is said before the mail.
    Talk,
}

impl Step {
    /// Whether a server agrees (RFC 5321, 4.3.2). Whoever answers one thing with what is due for
    /// another is a step behind, and would be believed to have a mail that it has not.
    pub(super) fn is_agreed(self, answer: &Response) -> bool {
        match self {
            Self::Content => answer.has_code(354),
            Self::Greeting
            | Self::StartTls
            | Self::Login
            | Self::Sender
            | Self::Recipient
            | Self::Taken
            | Self::Talk => answer.code().severity == Severity::PositiveCompletion,
        }
    }

    /// What a refusal for good means here, and what a person can do.
    fn refused(self) -> (Verdict, &'static str, &'static str) {
        use Verdict::{NoServer, Settings};
        match self {
            Self::Greeting => (NoServer, "takes no mail", ""),
            Self::StartTls => (NoServer, "does not encrypt", ""),
            Self::Login => (
                Settings,
                "refuses user and password",
                "; many accounts want a password made for one program",
            ),
            Self::Sender => (
                Settings,
                "refuses the sender",
                "; `from` in [mail] must be the address of the account",
            ),
            Self::Recipient => (Settings, "refuses the recipient", "; see `to`"),
            Self::Content | Self::Taken | Self::Talk => (Settings, "refuses the mail", ""),
        }
    }

    /// What is to be said where nobody can tell whether the server has the mail; begins with a semicolon,
    /// or is empty.
    pub(super) fn doubt(self) -> &'static str {
        match self {
            Self::Taken => "; it may have the mail, which is sent again, byte for byte",
            Self::Greeting
            | Self::StartTls
            | Self::Login
            | Self::Sender
            | Self::Recipient
            | Self::Content
            | Self::Talk => "",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Greeting => "the greeting",
            Self::StartTls => "STARTTLS",
            Self::Login => "the login",
            Self::Sender => "the sender",
            Self::Recipient => "the recipient",
            Self::Content => "the announcement of the mail",
            Self::Taken => "the mail",
            Self::Talk => "all that is said before the mail",
        })
    }
}

/// What an error means at a step. No secret stands in it, should the server say it.
pub(super) fn failed(
    step: Step,
    error: &Error,
    place: &str,
    secret: Option<&str>,
    security: Security,
) -> MailError {
    let said = said(error, secret);
    let (verdict, sentence) = match error.status() {
        Some(code) if code.severity == Severity::TransientNegativeCompletion => (
            Verdict::Later,
            format!("{place} cannot take the mail now: {code} {said}"),
        ),
        Some(code) => {
            let (verdict, what, hint) = step.refused();
            (verdict, format!("{place} {what}: {code} {said}{hint}"))
        }
        None => unsaid(step, error, place, &said, security),
    };
    let is_of_one = error.status().is_some() && verdict == Verdict::Settings;
    let failed = MailError::new(verdict, sentence);
    match step {
        Step::Recipient | Step::Content | Step::Taken if is_of_one => failed.of_one(),
        Step::Recipient
        | Step::Content
        | Step::Taken
        | Step::Greeting
        | Step::StartTls
        | Step::Login
        | Step::Sender
        | Step::Talk => failed,
    }
}

/// What an error means that is no answer.
fn unsaid(
    step: Step,
    error: &Error,
    place: &str,
    said: &str,
    security: Security,
) -> (Verdict, String) {
    use ErrorKind::{
        BrokenPipe, ConnectionAborted, ConnectionReset, InvalidData, NotConnected, TimedOut,
        UnexpectedEof, WouldBlock,
    };
    let doubt = step.doubt();
    let is_first = matches!(step, Step::Greeting | Step::StartTls);
    let kind = io_error(error).map(io::Error::kind);
    if error.is_tls() || (kind == Some(InvalidData) && is_first && is_encrypting(step, security)) {
        let hint = "; is it the right port for this security?";
        return (
            Verdict::NoServer,
            format!("{place} cannot be trusted: {said}{hint}"),
        );
    }
    match kind {
        Some(WouldBlock) => (
            Verdict::Later,
            format!("{place} says nothing at {step}{doubt}"),
        ),
        Some(TimedOut) if step != Step::Greeting => (
            Verdict::Later,
            format!("{place} says nothing at {step}{doubt}"),
        ),
        Some(BrokenPipe | ConnectionAborted | ConnectionReset | NotConnected | UnexpectedEof) => (
            Verdict::Later,
            format!("{place} has hung up at {step}{doubt}"),
        ),
        Some(InvalidData) if is_first => (
            Verdict::NoServer,
            format!("{place} is no mail server: what it says is no text"),
        ),
        Some(_) if step == Step::Greeting => (
            Verdict::NoServer,
            format!(
                "{place} cannot be reached: {said}; are server and port right, and is there a network?"
            ),
        ),
        Some(_) => (Verdict::Later, format!("{place}: {said}, at {step}{doubt}")),
        None if error.is_response() && said == CUT => (
            Verdict::Later,
            format!("{place} has hung up at {step}{doubt}"),
        ),
        None if error.is_response() && is_first => (
            Verdict::NoServer,
            format!("{place} is no mail server: what it says is none of that language"),
        ),
        None if error.is_response() => (
            Verdict::Later,
            format!("{place} answers what nobody can read at {step}{doubt}"),
        ),
        None => unasked(step, place, said),
    }
}

/// How the library says that a connection ended.
const CUT: &str = "incomplete response";

/// What it means where the server was not asked.
fn unasked(step: Step, place: &str, said: &str) -> (Verdict, String) {
    match step {
        Step::Greeting => (
            Verdict::NoServer,
            format!("{place} cannot be reached: {said}"),
        ),
        Step::StartTls => (
            Verdict::NoServer,
            format!(
                "{place} offers no STARTTLS, and nothing is said to it without; `security = \"tls\"` is another way, usually at port 465"
            ),
        ),
        Step::Login => (
            Verdict::Settings,
            format!("{place} refuses user and password or token: {said}"),
        ),
        Step::Sender | Step::Recipient | Step::Content | Step::Taken | Step::Talk => (
            Verdict::Settings,
            format!("{place} is not handed the mail: {said}"),
        ),
    }
}

fn is_encrypting(step: Step, security: Security) -> bool {
    match security {
        Security::Tls => true,
        Security::StartTls => step == Step::StartTls,
        Security::Plain => false,
    }
}

fn io_error(error: &Error) -> Option<&io::Error> {
    error.source()?.downcast_ref::<io::Error>()
}

/// What was said, as a short safe line.
fn said(error: &Error, secret: Option<&str>) -> String {
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    let said = match secret.filter(|secret| !secret.is_empty()) {
        Some(secret) => said.replace(secret, "…"),
        None => said,
    };
    let said = safe::line(&said);
    let said = said.trim();
    let mut short: String = said.chars().take(MOST_SAID).collect();
    if said.chars().count() > MOST_SAID {
        short.push('…');
    }
    short
}
