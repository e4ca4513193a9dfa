//! Where keys work, and when.

/// Where a binding works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every pane.
    Panes,
    /// In the list.
    List,
    /// In the paper.
    Paper,
    /// In the paper that has the whole screen; what is not said here is as in the paper.
    Reading,
    /// In the filter pane.
    Filter,
    /// In the query line, where every character types.
    Prompt,
    /// In the line for the name of a file, where every character types.
    Path,
    /// In the palette, where every character types.
    Palette,
    /// In help and menus.
    Popup,
    /// In the window of a paper that is cited.
    Reference,
    /// Everywhere, the query line and popups too.
    Everywhere,
}

/// When an action does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At any time.
    Always,
    /// While a paper is selected.
    OnPaper,
    /// While there are several papers to choose from.
    Several,
    /// While there are papers to give out.
    ToGive,
    /// While a star or read mark can be taken back.
    ToUndo,
    /// While one that was taken back can be set again.
    ToRedo,
    /// While a job is under way that can be stopped.
    Running,
    /// While something came that is not shown yet.
    Waiting,
    /// While something stands in the query line.
    Typed,
    /// While all of a paper is read.
    InWhole,
}

impl When {
    /// Why an action of this sort does nothing, where it is not so.
    pub(super) fn otherwise(self) -> &'static str {
        match self {
            Self::Always => "",
            Self::OnPaper => "no paper is selected",
            Self::Several => "there are not several papers",
            Self::ToGive => "there is no paper to give out",
            Self::ToUndo => "there is nothing to take back",
            Self::ToRedo => "nothing was taken back",
            Self::Running => "nothing is under way",
            Self::Waiting => "nothing waits that is new",
            Self::Typed => "nothing is typed",
            Self::InWhole => "the whole paper is not there",
        }
    }
}

impl Scope {
    /// Every scope, in the order of the reference.
    pub const ALL: [Self; 11] = [
        Self::Panes,
        Self::List,
        Self::Filter,
        Self::Paper,
        Self::Reading,
        Self::Prompt,
        Self::Path,
        Self::Palette,
        Self::Popup,
        Self::Reference,
        Self::Everywhere,
    ];

    /// The heading in the reference.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Panes => "In every pane",
            Self::List => "In the list",
            Self::Paper => "In the paper",
            Self::Reading => "Where the paper has the whole screen",
            Self::Filter => "In the filter pane",
            Self::Prompt => "In the query line",
            Self::Path => "In other lines: a file, an address, a value, words in the help",
            Self::Palette => "In the palette",
            Self::Popup => "In help and menus",
            Self::Reference => "Where a paper is shown that the one which is read cites",
            Self::Everywhere => "Everywhere",
        }
    }

    /// Where it is, as the help says beside what works in more places.
    pub(super) fn within_group(self) -> Option<&'static str> {
        match self {
            Self::List => Some("in the list"),
            Self::Paper => Some("in the paper"),
            Self::Reading => Some("reading"),
            Self::Filter => Some("in the filter pane"),
            Self::Path => Some("in other lines"),
            Self::Palette => Some("in the palette"),
            Self::Reference => Some("of a paper that is cited"),
            Self::Panes | Self::Prompt | Self::Popup | Self::Everywhere => None,
        }
    }

    /// Whether a character types here.
    pub(super) fn types(self) -> bool {
        match self {
            Self::Prompt | Self::Path | Self::Palette | Self::Everywhere => true,
            Self::Panes
            | Self::List
            | Self::Paper
            | Self::Reading
            | Self::Filter
            | Self::Popup
            | Self::Reference => false,
        }
    }

    /// Where a key is looked up that is not bound here, one place after the other.
    pub(super) fn wider(self) -> &'static [Self] {
        match self {
            Self::List | Self::Paper | Self::Filter => &[Self::Panes],
            Self::Reading => &[Self::Paper, Self::Panes],
            Self::Reference => &[Self::Popup],
            // A line is a line: it is edited in the same way everywhere.
            Self::Path | Self::Palette => &[Self::Prompt],
            Self::Panes | Self::Prompt | Self::Popup | Self::Everywhere => &[],
        }
    }

    /// Whether a key of the other scope can be pressed where this one works.
    pub(super) fn meets(self, other: Self) -> bool {
        let works_in = |wider: Self, scope: Self| {
            // A line has keys of its own before those of the query line, and a whole paper with what it
            // cites before those of panes and popups.
            let has_own = scope.types() || matches!(scope, Self::Reading | Self::Reference);
            !has_own && scope.wider().contains(&wider)
        };
        self == other
            || self == Self::Everywhere
            || other == Self::Everywhere
            || works_in(self, other)
            || works_in(other, self)
    }
}
