//! What keys are for: the groups of the help.

/// What one presses a key for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aim {
    /// To find papers.
    Find,
    /// To read them.
    Read,
    /// To mark them.
    Mark,
    /// To hand them on.
    Share,
    /// To bring them in.
    BringIn,
    /// To see them otherwise.
    View,
    /// To go to another row, line or pane.
    Move,
    /// To leave, or to step back.
    Leave,
    /// To write a line.
    Write,
    /// To choose in what lies over everything.
    Choose,
}

impl Aim {
    /// Every aim, in the order of the help.
    pub const ALL: [Self; 10] = [
        Self::Find,
        Self::Read,
        Self::Mark,
        Self::Share,
        Self::BringIn,
        Self::View,
        Self::Move,
        Self::Leave,
        Self::Write,
        Self::Choose,
    ];

    /// Whether it is that of keys in a pane; else in a line, or in what lies over everything.
    pub(in crate::app) fn is_of_panes(self) -> bool {
        match self {
            Self::Find
            | Self::Read
            | Self::Mark
            | Self::Share
            | Self::BringIn
            | Self::View
            | Self::Move
            | Self::Leave => true,
            Self::Write | Self::Choose => false,
        }
    }

    /// The heading in the help.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Find => "Find",
            Self::Read => "Read",
            Self::Mark => "Mark",
            Self::Share => "Share",
            Self::BringIn => "Bring in",
            Self::View => "View",
            Self::Move => "Move",
            Self::Leave => "Leave",
            Self::Write => "In the query line",
            Self::Choose => "In help and menus",
        }
    }
}
