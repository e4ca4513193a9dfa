//! What the user wants of a mark: a value, so that applying it twice is applying it once.

use crate::paper::PaperId;

/// A star to be there, or not to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetStar {
    /// The key under which the star stands.
    pub id: PaperId,
    /// Whether it shall be there.
    pub starred: bool,
    /// When it was set, RFC 3339.
    pub at: String,
    /// The title, so that the star is readable without its paper.
    pub title: String,
    /// The other ids of the paper, so that the star finds it again.
    pub aliases: Vec<PaperId>,
}

/// A paper to count as read, or as unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetRead {
    /// The key under which the mark stands.
    pub id: PaperId,
    /// Whether it shall be there.
    pub read: bool,
    /// When it was read, RFC 3339.
    pub at: String,
}

/// A mark of either kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// A star.
    Star(SetStar),
    /// A read mark.
    Read(SetRead),
}
