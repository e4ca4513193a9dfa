//! Why an errand was not done, or not all of it.

use crate::jobs::again::Again;
use crate::jobs::intake::IntakeError;
use crate::net::{AskError, Fault};
use crate::secret::KeyError;
use crate::sources::{OddAnswer, Planned};

/// Says why an errand was not done, or not all of it.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    /// There is no answer.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The answer is none.
    #[error("{whom}: {odd}")]
    Odd { whom: String, odd: OddAnswer },
    /// There is no key although one is set.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The answer was not imported.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// There was no way to the web a moment ago.
    #[error("{0}")]
    Offline(String),
    /// It panicked.
    #[error("{0}, which is a mistake in recto; please report it")]
    Mistake(String),
}

impl Broken {
    /// An answer that is none.
    pub(super) fn odd(page: &Planned, odd: OddAnswer) -> Self {
        let whom = page.request.allowance.said().to_owned();
        Self::Odd { whom, odd }
    }

    /// Whether somebody wanted it to end.
    pub(super) fn is_stopped(&self) -> bool {
        match self {
            Self::Ask(error) => matches!(error.fault, Fault::Stopped),
            Self::Intake(error) => matches!(error, IntakeError::Stopped),
            Self::Odd { .. } | Self::Key(_) | Self::Offline(_) | Self::Mistake(_) => false,
        }
    }

    /// Whether trying again can help.
    pub(super) fn again(&self) -> Again {
        match self {
            Self::Offline(_) => Again::Online,
            Self::Ask(error) => Again::of(error),
            Self::Odd { odd, .. } if odd.may_pass() => Again::Later,
            Self::Intake(IntakeError::Changed) => Again::Later,
            Self::Odd { .. } | Self::Intake(_) | Self::Key(_) | Self::Mistake(_) => Again::InVain,
        }
    }
}
