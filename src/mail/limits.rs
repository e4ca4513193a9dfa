//! How long things may take on a mail's way; handed in, so that a test need not wait.

use std::time::Duration;

/// How long things may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailLimits {
    /// A server to be reached and to answer a command.
    pub answer: Duration,
    /// A server to answer the last dot. Who gives up earlier may send twice, for it looks for viruses
    /// meanwhile: ten minutes (RFC 5321, 4.5.3.2.6).
    pub taken: Duration,
    /// All that is said before the mail itself, for a server that tells a letter a minute.
    pub talk: Duration,
    /// A program that takes a mail.
    pub command: Duration,
}

impl Default for MailLimits {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(60),
            taken: Duration::from_secs(600),
            talk: Duration::from_secs(240),
            command: Duration::from_secs(60),
        }
    }
}
