//! The keys that recto comes with: one table, from which help, README and the footer come.

use super::Action;

/// Where a binding works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every pane.
    Panes,
    /// In the list.
    List,
    /// In the paper.
    Paper,
    /// In the filter pane.
    Filter,
    /// In the query line, where every character types.
    Prompt,
    /// In the line for the name of a file, where every character types.
    Path,
    /// In help and menus.
    Popup,
    /// Everywhere, the query line and popups too.
    Everywhere,
}

/// One row of the table.
#[derive(Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The name in `config.toml`.
    pub name: &'static str,
    /// Where it works.
    pub scope: Scope,
    /// The keys that recto comes with.
    pub keys: &'static [&'static str],
    /// What it does, in the imperative.
    pub meaning: &'static str,
    /// One or two words for the footer, where it has a place there.
    pub footer: Option<&'static str>,
}

const fn row(
    action: Action,
    name: &'static str,
    scope: Scope,
    keys: &'static [&'static str],
    meaning: &'static str,
    footer: &'static str,
) -> Binding {
    let footer = if footer.is_empty() {
        None
    } else {
        Some(footer)
    };
    Binding {
        action,
        name,
        scope,
        keys,
        meaning,
        footer,
    }
}

/// Every binding, in the order of help and footer.
#[rustfmt::skip] // One row of the table is one line.
pub const BINDINGS: &[Binding] = {
    use Action as A;
    use Scope as S;
    &[
        row(A::StartFilter, "filter", S::Panes, &["/"], "filter by keyword, live", "filter"),
        row(A::ToggleStar, "star", S::Panes, &["s", "*"], "star, or take the star back", "star"),
        row(A::ReadOn, "read-on", S::Panes, &["Space"], "read on: the abstract, then the next paper", "read on"),
        row(A::OpenLink, "open", S::Panes, &["o"], "open a link of the paper", "open"),
        row(A::Copy, "copy", S::Panes, &["y"], "copy a link or the id", "copy"),
        row(A::Export, "export", S::Panes, &["e"], "export papers to a file or the clipboard", ""),
        row(A::Import, "import", S::Panes, &["i"], "import papers from a file, or paste them", ""),
        row(A::ToggleRead, "read", S::Panes, &["r"], "mark as read or unread", ""),
        row(A::ChooseOrder, "sort", S::Panes, &["S"], "choose the order of the list", "sort"),
        row(A::Undo, "undo", S::Panes, &["u"], "take back the last star or read mark", "undo"),
        row(A::Redo, "redo", S::Panes, &["Ctrl-R"], "do again what was taken back", ""),
        row(A::NextHit, "next-hit", S::Panes, &["n"], "next hit, in this paper and then in the next", ""),
        row(A::PreviousHit, "previous-hit", S::Panes, &["N"], "the hit before", ""),
        row(A::ViewAll, "view-all", S::Panes, &["1"], "show all papers", ""),
        row(A::ViewUnread, "view-unread", S::Panes, &["2"], "show unread papers", ""),
        row(A::ViewStarred, "view-starred", S::Panes, &["3"], "show starred papers", ""),
        row(A::ToggleFilterPane, "filter-pane", S::Panes, &["f"], "show or hide the filter pane", "filters"),
        row(A::NextPane, "next-pane", S::Panes, &["Tab"], "next pane", ""),
        row(A::PreviousPane, "previous-pane", S::Panes, &["Shift-Tab"], "pane before", ""),
        row(A::PaneRight, "pane-right", S::Panes, &["l", "Right"], "pane on the right", ""),
        row(A::PaneLeft, "pane-left", S::Panes, &["h", "Left"], "pane on the left", ""),
        row(A::Down, "down", S::Panes, &["j", "Down"], "down in the focused pane", ""),
        row(A::Up, "up", S::Panes, &["k", "Up"], "up in the focused pane", ""),
        row(A::First, "first", S::Panes, &["g", "Home"], "to the first", ""),
        row(A::Last, "last", S::Panes, &["G", "End"], "to the last", ""),
        row(A::HalfPageDown, "half-page-down", S::Panes, &["Ctrl-D"], "half a screen down", ""),
        row(A::HalfPageUp, "half-page-up", S::Panes, &["Ctrl-U"], "half a screen up", ""),
        row(A::PageDown, "page-down", S::Panes, &["PgDn"], "a screen down", ""),
        row(A::PageUp, "page-up", S::Panes, &["PgUp"], "a screen up", ""),
        row(A::ScrollPaperDown, "scroll-down", S::Panes, &["J"], "scroll the paper down", ""),
        row(A::ScrollPaperUp, "scroll-up", S::Panes, &["K"], "scroll the paper up", ""),
        row(A::Wider, "wider", S::Panes, &["+"], "widen the column of text", ""),
        row(A::Narrower, "narrower", S::Panes, &["-"], "narrow the column of text", ""),
        row(A::ToggleSource, "source", S::Panes, &["="], "show the text as received, or rendered", ""),
        row(A::ToggleMouse, "mouse", S::Panes, &["M"], "turn the mouse on or off", ""),
        row(A::Help, "help", S::Panes, &["?", "F1"], "show this help", "help"),
        row(A::Quit, "quit", S::Panes, &["q"], "quit", "quit"),
        row(A::Back, "back", S::Panes, &["Esc"], "back to the list; never quits", ""),
        row(A::Choose, "choose", S::List, &["Enter"], "go to the paper", ""),
        row(A::Choose, "choose", S::Filter, &["Enter"], "require the value, or no longer", "require"),
        row(A::Exclude, "exclude", S::Filter, &["!"], "exclude the value, or no longer", "exclude"),
        row(A::Choose, "choose", S::Prompt, &["Enter"], "keep the filter and go to the list", "keep"),
        row(A::Back, "back", S::Prompt, &["Esc"], "clear the text; when empty, back to the list", "clear"),
        row(A::Down, "down", S::Prompt, &["Down", "Ctrl-N"], "next paper", "next"),
        row(A::Up, "up", S::Prompt, &["Up", "Ctrl-P"], "paper before", "previous"),
        row(A::PageDown, "page-down", S::Prompt, &["PgDn"], "a screen down", ""),
        row(A::PageUp, "page-up", S::Prompt, &["PgUp"], "a screen up", ""),
        row(A::Complete, "complete", S::Prompt, &["Tab"], "complete an operator such as year: or its value", ""),
        row(A::DeleteBack, "delete-back", S::Prompt, &["Backspace", "Ctrl-H"], "delete the character before", ""),
        row(A::DeleteForward, "delete-forward", S::Prompt, &["Del", "Ctrl-D"], "delete the character under the cursor", ""),
        row(A::DeleteWord, "delete-word", S::Prompt, &["Ctrl-W"], "delete the word before", "delete word"),
        row(A::DeleteToStart, "delete-to-start", S::Prompt, &["Ctrl-U"], "delete everything before", ""),
        row(A::CursorLeft, "cursor-left", S::Prompt, &["Left", "Ctrl-B"], "one character to the left", ""),
        row(A::CursorRight, "cursor-right", S::Prompt, &["Right", "Ctrl-F"], "one character to the right", ""),
        row(A::CursorStart, "cursor-start", S::Prompt, &["Home", "Ctrl-A"], "to the start of the line", ""),
        row(A::CursorEnd, "cursor-end", S::Prompt, &["End", "Ctrl-E"], "to the end of the line", ""),
        row(A::Choose, "choose", S::Path, &["Enter"], "take the name; editing is as in the query line", "take"),
        row(A::Complete, "complete", S::Path, &["Tab"], "go on with the name as far as it is told", "complete"),
        row(A::Back, "back", S::Path, &["Esc"], "close", "close"),
        row(A::Choose, "choose", S::Popup, &["Enter", "Space"], "take it", "take"),
        row(A::Down, "down", S::Popup, &["j", "Down", "Ctrl-N"], "down", ""),
        row(A::Up, "up", S::Popup, &["k", "Up", "Ctrl-P"], "up", ""),
        row(A::PageDown, "page-down", S::Popup, &["PgDn", "Ctrl-D"], "a screen down", ""),
        row(A::PageUp, "page-up", S::Popup, &["PgUp", "Ctrl-U"], "a screen up", ""),
        row(A::First, "first", S::Popup, &["g", "Home"], "to the first", ""),
        row(A::Last, "last", S::Popup, &["G", "End"], "to the last", ""),
        row(A::Back, "back", S::Popup, &["Esc", "q", "?"], "close", "close"),
        row(A::Suspend, "suspend", S::Everywhere, &["Ctrl-Z"], "stop and go back to the shell; fg comes back", ""),
        row(A::QuitNow, "quit-now", S::Everywhere, &["Ctrl-C"], "quit at once, from anywhere", ""),
    ]
};

impl Scope {
    /// Every scope, in the order of the help.
    pub const ALL: [Self; 8] = [
        Self::Panes,
        Self::List,
        Self::Filter,
        Self::Paper,
        Self::Prompt,
        Self::Path,
        Self::Popup,
        Self::Everywhere,
    ];

    /// The heading in help and README.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Panes => "In every pane",
            Self::List => "In the list",
            Self::Paper => "In the paper",
            Self::Filter => "In the filter pane",
            Self::Prompt => "In the query line",
            Self::Path => "For the name of a file",
            Self::Popup => "In help and menus",
            Self::Everywhere => "Everywhere",
        }
    }

    /// Whether a character types here.
    pub(super) fn types(self) -> bool {
        match self {
            Self::Prompt | Self::Path | Self::Everywhere => true,
            Self::Panes | Self::List | Self::Paper | Self::Filter | Self::Popup => false,
        }
    }

    /// Whether a key of the other scope can be pressed where this one works.
    pub(super) fn meets(self, other: Self) -> bool {
        let is_pane = |scope| matches!(scope, Self::List | Self::Paper | Self::Filter);
        self == other
            || self == Self::Everywhere
            || other == Self::Everywhere
            || (self == Self::Panes && is_pane(other))
            || (other == Self::Panes && is_pane(self))
    }
}
