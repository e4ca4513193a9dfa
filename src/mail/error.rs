//! Why a mail did not go out, and what that means for whoever started recto.

use std::fmt;

/// What a failure means. The first of them counts where there are several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Settings, secret, password or recipient are wrong: a person has to do something.
    Settings,
    /// No server answers, or none that can be trusted.
    NoServer,
    /// It may go out later as it is.
    Later,
}

/// Says why a mail did not go out; one sentence, in which no secret stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailError {
    /// What it means.
    pub verdict: Verdict,
    /// What happened, where, and what to do.
    pub sentence: String,
    /// Whether this mail, or its recipient, was refused, while others may be taken.
    pub is_of_one: bool,
}

impl Verdict {
    /// The exit status, as `sysexits.h` has it.
    #[must_use]
    pub fn exit_status(self) -> u8 {
        match self {
            Self::Settings => 78,
            Self::NoServer => 69,
            Self::Later => 75,
        }
    }
}

impl MailError {
    /// A failure that is not of one mail alone.
    #[must_use]
    pub fn new(verdict: Verdict, sentence: impl Into<String>) -> Self {
        Self {
            verdict,
            sentence: sentence.into(),
            is_of_one: false,
        }
    }

    pub(super) fn of_one(self) -> Self {
        Self {
            is_of_one: true,
            ..self
        }
    }
}

impl fmt::Display for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for MailError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_failures_the_one_for_a_person_counts_first() {
        let mut all = [Verdict::Later, Verdict::Settings, Verdict::NoServer];
        all.sort();
        assert_eq!(all.map(Verdict::exit_status), [78, 69, 75]);
    }
}
