//! What a user can ask for; the names are stable, so that `config.toml` can bind them.

/// Something that a user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// To another row or line of what has the focus.
    Move(Motion),
    /// Another text in the line that is typed, or another place in it.
    Edit(Edit),
    /// The paper one line down, from whichever pane.
    ScrollPaperDown,
    /// The paper one line up, from whichever pane.
    ScrollPaperUp,
    /// The next screen of the abstract, and at its end the next paper.
    ReadOn,
    /// To the next pane, and from the last to the first.
    NextPane,
    /// To the pane before, and from the first to the last.
    PreviousPane,
    /// To the pane on the right.
    PaneRight,
    /// To the pane on the left.
    PaneLeft,
    /// Shows or hides the filter pane.
    ToggleFilterPane,
    /// Goes to the query line.
    StartFilter,
    /// To the next hit in this paper, then in the next paper.
    NextHit,
    /// To the hit before.
    PreviousHit,
    /// Sets or takes back the star.
    ToggleStar,
    /// Marks the paper as read or unread.
    ToggleRead,
    /// Opens the menu of orders.
    ChooseOrder,
    /// Shows every paper.
    ViewAll,
    /// Shows unread papers.
    ViewUnread,
    /// Shows starred papers.
    ViewStarred,
    /// Opens a link of the paper.
    OpenLink,
    /// Copies a link or the id.
    Copy,
    /// Brings papers in from a file.
    Import,
    /// Gives papers out.
    Export,
    /// Stops the newest job that is under way.
    StopJob,
    /// Takes the last star or read mark back.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Widens the column of the abstract.
    Wider,
    /// Narrows the column of the abstract.
    Narrower,
    /// Shows title and abstract as they were received, or rendered again.
    ToggleSource,
    /// Turns the mouse on or off.
    ToggleMouse,
    /// Stops recto and goes back to the shell.
    Suspend,
    /// Opens the help.
    Help,
    /// Takes what the cursor is on.
    Choose,
    /// Excludes the value that the cursor is on.
    Exclude,
    /// Steps back: out of a popup, a pane, the query line.
    Back,
    /// Leaves recto.
    Quit,
    /// Leaves recto from anywhere.
    QuitNow,
    /// Completes the operator or value before the cursor.
    Complete,
}

/// A way through rows or lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One row or line down.
    Down,
    /// One row or line up.
    Up,
    /// To the first row or line.
    First,
    /// To the last row or line.
    Last,
    /// Half a screen down.
    HalfPageDown,
    /// Half a screen up.
    HalfPageUp,
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
}

/// A change of a line that is typed, or a step in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Deletes the character before the cursor.
    DeleteBack,
    /// Deletes the character under the cursor.
    DeleteForward,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes everything before the cursor.
    DeleteToStart,
    /// The cursor one character to the left.
    CursorLeft,
    /// The cursor one character to the right.
    CursorRight,
    /// The cursor to the start of the line.
    CursorStart,
    /// The cursor to the end of the line.
    CursorEnd,
}

impl Motion {
    /// By how many rows it goes where a screen has so many; far beyond the ends to get there.
    #[must_use]
    pub fn steps(self, window: usize) -> isize {
        // A row of the screen before stays, so that the eye finds its place.
        let page = window.saturating_sub(1).max(1).cast_signed();
        match self {
            Self::Down => 1,
            Self::Up => -1,
            Self::First => isize::MIN,
            Self::Last => isize::MAX,
            Self::HalfPageDown => (page / 2).max(1),
            Self::HalfPageUp => -(page / 2).max(1),
            Self::PageDown => page,
            Self::PageUp => -page,
        }
    }
}
