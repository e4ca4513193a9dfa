//! The papers that recto comes with: on the shelf with the others, or put away.

/// Whether the papers that recto comes with are listed with the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Samples {
    /// They are.
    #[default]
    Shown,
    /// They are hidden, but for those that have a star or came from elsewhere, too.
    PutAway,
}

impl Samples {
    /// The other one.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Shown => Self::PutAway,
            Self::PutAway => Self::Shown,
        }
    }
}
