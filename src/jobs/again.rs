//! Whether something that failed is worth another try.

use crate::net::{AskError, Fault};

/// Whether trying again can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// When there is a network.
    Online,
    /// Later.
    Later,
    /// No.
    InVain,
}

impl Again {
    /// Whether asking again can help after this.
    pub(super) fn of(error: &AskError) -> Self {
        if matches!(error.fault, Fault::NoNetwork | Fault::NameUnknown) {
            Self::Online
        } else if error.may_pass() {
            Self::Later
        } else {
            Self::InVain
        }
    }
}
