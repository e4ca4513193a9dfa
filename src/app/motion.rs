//! Ways through rows and lines, and changes of a line that is typed.

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
