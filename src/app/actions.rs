//! What a user can ask for, and the keys that recto comes with: one table, from which help, README
//! and footer come. The names are stable, so that `config.toml` can bind them.

mod aim;

pub use aim::Aim;

use super::{Edit, Motion, Scope, When};

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
    /// To the paper after this one, from its text.
    NextPaper,
    /// To the paper before this one, from its text.
    PreviousPaper,
    /// To the next pane, and from the last to the first.
    NextPane,
    /// To the pane before, and from the first to the last.
    PreviousPane,
    /// Chooses the next link of what is read.
    NextLink,
    /// Chooses the link before.
    PreviousLink,
    /// Lists the sections of the whole paper.
    Contents,
    /// To the next section.
    NextSection,
    /// To the section before.
    PreviousSection,
    /// Looks for something in the text that is read.
    FindInText,
    /// Shows more on the right of lines that are longer than the page is wide.
    ScrollRight,
    /// Shows more on the left of them.
    ScrollLeft,
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
    /// Picks the paper for what is done next, or drops it.
    Pick,
    /// Picks all papers from the last one that was picked to this one.
    PickToHere,
    /// Marks the paper as read or unread.
    ToggleRead,
    /// Marks all that is listed as read.
    ReadListed,
    /// Opens the line for the tags of the paper.
    Tag,
    /// Opens the note on the paper in the editor.
    Note,
    /// Hides the paper, or shows it again.
    ToggleHidden,
    /// Puts the papers that recto comes with away, or lists them again.
    ToggleSamples,
    /// Opens the palette.
    Palette,
    /// Opens the menu of orders.
    ChooseOrder,
    /// Lists what is like the starred papers first.
    OrderForYou,
    /// Back to the query before this one.
    GoBack,
    /// Shows every paper.
    ViewAll,
    /// Shows unread papers.
    ViewUnread,
    /// Shows starred papers.
    ViewStarred,
    /// Shows the saved view of this key.
    SavedView(u8),
    /// Saves the filter as a view.
    SaveView,
    /// Opens a link of the paper.
    OpenLink,
    /// Opens the paper itself.
    OpenPdf,
    /// Copies a link or the id.
    Copy,
    /// Brings papers in from a file.
    Import,
    /// Gives papers out.
    Export,
    /// Fetches what is followed, or offers what can be.
    Fetch,
    /// Offers engines to look further with.
    LookFurther,
    /// Offers what leads on from the paper: citations, papers like it, its authors.
    LeadOn,
    /// Shows today's digest; where it is shown, offers what can be done with it.
    Digest,
    /// Shows what a fetch brought.
    ShowNew,
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
    /// Shows what was said lately.
    Messages,
    /// Draws everything again.
    Redraw,
    /// Takes what the cursor is on.
    Choose,
    /// Excludes the value that the cursor is on.
    Exclude,
    /// Folds the group that the cursor is in, or unfolds it.
    Fold,
    /// Looks for a value by its name, in every group.
    FindValue,
    /// Steps back: out of a popup, a pane, the query line.
    Back,
    /// Leaves recto.
    Quit,
    /// Leaves recto from anywhere.
    QuitNow,
    /// Completes the operator or value before the cursor.
    Complete,
    /// Goes back in the list of what it may become.
    CompleteBack,
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
    /// What it is pressed for.
    pub aim: Aim,
    /// The keys that recto comes with.
    pub keys: &'static [&'static str],
    /// When it does something; the footer names no others.
    pub when: When,
    /// What it does, in the imperative.
    pub meaning: &'static str,
    /// One or two words for the footer, where it has a place there.
    pub footer: Option<&'static str>,
}

const fn row(
    action: Action,
    name: &'static str,
    (scope, aim): (Scope, Aim),
    keys: &'static [&'static str],
    when: When,
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
        aim,
        keys,
        when,
        meaning,
        footer,
    }
}

/// Every binding: the more useful one first, in its group of the help and in the footer.
#[rustfmt::skip] // One row of the table is one line.
pub const BINDINGS: &[Binding] = {
    use Action as A;
    use Edit as E;
    use Motion as M;
    use Aim as To;
    use Scope as S;
    use When as W;
    &[
        row(A::StartFilter, "filter", (S::Panes, To::Find), &["/"], W::Always, "filter by keyword, live; a letter replaces the old filter, Right keeps it", "filter"),
        row(A::GoBack, "go-back", (S::Panes, To::Find), &["Ctrl-O"], W::Always, "back to the filter before this one, and to the paper that was selected there", ""),
        row(A::ShowNew, "show-new", (S::Panes, To::BringIn), &["."], W::Waiting, "show what came: fetched, or new since your last visit", "show new"),
        row(A::ToggleStar, "star", (S::Panes, To::Mark), &["s", "*"], W::OnPaper, "star, or take the star back", "star"),
        row(A::ReadOn, "read-on", (S::Panes, To::Read), &["Space"], W::OnPaper, "read on: the abstract, then the next paper", "read on"),
        row(A::OpenLink, "open", (S::Panes, To::Read), &["o"], W::OnPaper, "open the page of the paper, or choose one of its links", "open"),
        row(A::OpenPdf, "pdf", (S::Panes, To::Read), &["O"], W::OnPaper, "open its PDF", ""),
        row(A::Copy, "copy", (S::Panes, To::Share), &["y"], W::OnPaper, "copy it, by a letter: BibTeX, citation key, Markdown link, title, id, address", "copy"),
        row(A::ToggleFilterPane, "filter-pane", (S::Panes, To::View), &["f"], W::Always, "show or hide the filter pane", "filters"),
        row(A::Export, "export", (S::Panes, To::Share), &["e"], W::ToGive, "export papers to a file or the clipboard", ""),
        row(A::Import, "import", (S::Panes, To::BringIn), &["i"], W::Always, "import papers from a file, or paste them", ""),
        row(A::Fetch, "fetch", (S::Panes, To::BringIn), &["F"], W::Always, "fetch what you follow, or choose what to follow", ""),
        row(A::LookFurther, "look-further", (S::Panes, To::Find), &["w"], W::Always, "look further: ask an engine such as OpenAlex for the filter", ""),
        row(A::LeadOn, "lead-on", (S::Panes, To::Find), &["L"], W::OnPaper, "what cites the paper, what it cites, more like it; follow an author", ""),
        row(A::Digest, "digest", (S::Panes, To::BringIn), &["D"], W::Always, "show today's digest as it would be mailed; there, its text and subscribing", ""),
        row(A::StopJob, "stop", (S::Panes, To::BringIn), &["X"], W::Running, "stop the import, export or fetch that is under way", ""),
        row(A::ToggleRead, "read", (S::Panes, To::Mark), &["r"], W::OnPaper, "mark as read or unread", ""),
        row(A::ReadListed, "read-listed", (S::Panes, To::Mark), &["A"], W::OnPaper, "mark all that is listed as read", ""),
        row(A::Tag, "tag", (S::Panes, To::Mark), &["t"], W::OnPaper, "tag the paper, with the tags that are known; tag:NAME finds it", "tag"),
        row(A::Note, "note", (S::Panes, To::Mark), &["a"], W::OnPaper, "write a note on the paper in your editor ($VISUAL or $EDITOR)", ""),
        row(A::ToggleHidden, "hide", (S::Panes, To::Mark), &["x"], W::OnPaper, "hide the paper, or show it again; is:hidden lists what is hidden", ""),
        row(A::ToggleSamples, "samples", (S::Panes, To::View), &[], W::Always, "put the papers that recto comes with away, or list them again", ""),
        row(A::ChooseOrder, "sort", (S::Panes, To::View), &["S"], W::Several, "choose the order of the list", "sort"),
        row(A::OrderForYou, "for-you", (S::Panes, To::View), &["P"], W::Always, "list first what is like your stars, or the newest again", ""),
        row(A::Undo, "undo", (S::Panes, To::Mark), &["u"], W::ToUndo, "take back the last star, read mark or hiding", "undo"),
        row(A::Redo, "redo", (S::Panes, To::Mark), &["Ctrl-R"], W::ToRedo, "do again what was taken back", ""),
        row(A::NextHit, "next-hit", (S::Panes, To::Find), &["n"], W::Always, "next hit, in this paper and then in the next", ""),
        row(A::PreviousHit, "previous-hit", (S::Panes, To::Find), &["N"], W::Always, "the hit before", ""),
        row(A::ViewAll, "view-all", (S::Panes, To::View), &["1"], W::Always, "show read and unread, starred or not: takes is: out of the filter", ""),
        row(A::ViewUnread, "view-unread", (S::Panes, To::View), &["2"], W::Always, "show unread papers", ""),
        row(A::ViewStarred, "view-starred", (S::Panes, To::View), &["3"], W::Always, "show starred papers", ""),
        row(A::SavedView(4), "view-4", (S::Panes, To::View), &["4"], W::Always, "show a saved view: the first by 4, the sixth by 9", ""),
        row(A::SavedView(5), "view-5", (S::Panes, To::View), &["5"], W::Always, "show a saved view: the first by 4, the sixth by 9", ""),
        row(A::SavedView(6), "view-6", (S::Panes, To::View), &["6"], W::Always, "show a saved view: the first by 4, the sixth by 9", ""),
        row(A::SavedView(7), "view-7", (S::Panes, To::View), &["7"], W::Always, "show a saved view: the first by 4, the sixth by 9", ""),
        row(A::SavedView(8), "view-8", (S::Panes, To::View), &["8"], W::Always, "show a saved view: the first by 4, the sixth by 9", ""),
        row(A::SavedView(9), "view-9", (S::Panes, To::View), &["9"], W::Always, "show a saved view: the first by 4, the sixth by 9", ""),
        row(A::SaveView, "save-view", (S::Panes, To::Find), &["b"], W::Always, "save the filter as a view, under a name; of a saved one, its name or its end", ""),
        row(A::NextPane, "next-pane", (S::Panes, To::Move), &["Tab"], W::Always, "next pane", ""),
        row(A::PreviousPane, "previous-pane", (S::Panes, To::Move), &["Shift-Tab"], W::Always, "pane before", ""),
        row(A::PaneRight, "pane-right", (S::Panes, To::Move), &["l", "Right"], W::Always, "pane on the right", ""),
        row(A::PaneLeft, "pane-left", (S::Panes, To::Move), &["h", "Left"], W::Always, "pane on the left", ""),
        row(A::Move(M::Down), "down", (S::Panes, To::Move), &["j", "Down"], W::Several, "down in the focused pane", ""),
        row(A::Move(M::Up), "up", (S::Panes, To::Move), &["k", "Up"], W::Several, "up in the focused pane", ""),
        row(A::Move(M::First), "first", (S::Panes, To::Move), &["g", "Home"], W::Always, "to the first", ""),
        row(A::Move(M::Last), "last", (S::Panes, To::Move), &["G", "End"], W::Always, "to the last", ""),
        row(A::Move(M::HalfPageDown), "half-page-down", (S::Panes, To::Move), &["Ctrl-D"], W::Always, "half a screen down", ""),
        row(A::Move(M::HalfPageUp), "half-page-up", (S::Panes, To::Move), &["Ctrl-U"], W::Always, "half a screen up", ""),
        row(A::Move(M::PageDown), "page-down", (S::Panes, To::Move), &["PgDn", "Ctrl-F"], W::Always, "a screen down", ""),
        row(A::Move(M::PageUp), "page-up", (S::Panes, To::Move), &["PgUp", "Ctrl-B"], W::Always, "a screen up", ""),
        row(A::ScrollPaperDown, "scroll-down", (S::List, To::Read), &["J"], W::Always, "scroll the paper down", ""),
        row(A::ScrollPaperUp, "scroll-up", (S::List, To::Read), &["K"], W::Always, "scroll the paper up", ""),
        row(A::Wider, "wider", (S::Panes, To::View), &["+"], W::Always, "widen the column of text", ""),
        row(A::Narrower, "narrower", (S::Panes, To::View), &["-"], W::Always, "narrow the column of text", ""),
        row(A::ToggleSource, "source", (S::Panes, To::Read), &["="], W::OnPaper, "show the text as received, or rendered", ""),
        row(A::ToggleMouse, "mouse", (S::Panes, To::View), &["M"], W::Always, "turn the mouse on or off", ""),
        row(A::Pick, "pick", (S::List, To::Mark), &["v"], W::OnPaper, "pick the paper, or drop it: s t r x e y are then for all that are picked; Esc drops them", ""),
        row(A::PickToHere, "pick-to-here", (S::List, To::Mark), &["V"], W::OnPaper, "pick all from the last one picked to here", ""),
        row(A::Palette, "palette", (S::Panes, To::View), &[":"], W::Always, "everything that can be done, by a few letters of its name", "do"),
        row(A::Help, "help", (S::Panes, To::View), &["?", "F1"], W::Always, "show this help", "help"),
        row(A::Messages, "messages", (S::Panes, To::View), &["m"], W::Always, "show the last messages whole, also those that are gone", ""),
        row(A::Back, "back", (S::Panes, To::Leave), &["Esc"], W::Always, "back to the list; in the list, clear the filter; never quits", ""),
        row(A::Quit, "quit", (S::List, To::Leave), &["q"], W::Always, "quit", "quit"),
        row(A::Choose, "choose", (S::List, To::Read), &["Enter"], W::OnPaper, "read the paper on the whole screen", "read"),
        row(A::Choose, "choose", (S::Filter, To::Find), &["Enter"], W::Always, "show only papers that have this value; again: all of them", "only these"),
        row(A::Exclude, "exclude", (S::Filter, To::Find), &["!"], W::Always, "hide papers that have this value; again: show them", "without these"),
        row(A::Back, "back", (S::Filter, To::Leave), &["q"], W::Always, "back to the list", "back"),
        row(A::Choose, "choose", (S::Paper, To::Read), &["Enter"], W::OnPaper, "read it on the whole screen", "whole screen"),
        row(A::NextPaper, "next-paper", (S::Paper, To::Move), &["J"], W::Several, "to the next paper", ""),
        row(A::PreviousPaper, "previous-paper", (S::Paper, To::Move), &["K"], W::Several, "to the paper before", ""),
        row(A::Back, "back", (S::Paper, To::Leave), &["q"], W::Always, "back to the list", "back"),
        row(A::Choose, "choose", (S::Reading, To::Read), &["Enter"], W::OnPaper, "get the whole paper; where Tab chose a link, follow it", "whole paper"),
        row(A::Contents, "contents", (S::Reading, To::Read), &["c"], W::InWhole, "list the sections of the whole paper", "contents"),
        row(A::FindInText, "find-in-text", (S::Reading, To::Find), &["/"], W::InWhole, "look for words in the text; n and N go through them", "find"),
        row(A::NextSection, "next-section", (S::Reading, To::Move), &["]"], W::InWhole, "to the next section", ""),
        row(A::PreviousSection, "previous-section", (S::Reading, To::Move), &["["], W::InWhole, "to the section before", ""),
        row(A::NextLink, "next-link", (S::Reading, To::Move), &["Tab"], W::InWhole, "choose the next link; Enter follows it, Ctrl-O comes back", "link"),
        row(A::PreviousLink, "previous-link", (S::Reading, To::Move), &["Shift-Tab"], W::InWhole, "choose the link before", ""),
        row(A::ScrollRight, "scroll-right", (S::Reading, To::Move), &[">"], W::InWhole, "show more on the right of wide tables, formulas and code", ""),
        row(A::ScrollLeft, "scroll-left", (S::Reading, To::Move), &["<"], W::InWhole, "show more on the left of them", ""),
        row(A::ToggleStar, "star", (S::Reference, To::Mark), &["s", "*"], W::Always, "take the paper in and star it, or take the star back", "star"),
        row(A::Choose, "choose", (S::Reference, To::Read), &["Enter", "Space"], W::Always, "show it in the list, or where it is not in the library open its page", "show"),
        row(A::OpenLink, "open", (S::Reference, To::Read), &["o"], W::Always, "open its page, or look for it", "open"),
        row(A::Back, "back", (S::Reading, To::Leave), &["q"], W::Always, "back to where you came from", "back"),
        row(A::FindValue, "find-value", (S::Filter, To::Find), &["&"], W::Always, "find a value by its name, in every group", "find"),
        row(A::Fold, "fold", (S::Filter, To::View), &["z"], W::Always, "fold the group, or unfold it", "fold"),
        row(A::Choose, "choose", (S::Prompt, To::Write), &["Enter"], W::Always, "keep the filter and go to the list", "keep"),
        row(A::Complete, "complete", (S::Prompt, To::Write), &["Tab"], W::Always, "list what a word may become: fields such as year:, their values with papers; Tab, Down and Up choose, Enter takes", "complete"),
        row(A::CompleteBack, "complete-back", (S::Prompt, To::Write), &["Shift-Tab"], W::Always, "back in that list", ""),
        row(A::Back, "back", (S::Prompt, To::Write), &["Esc"], W::Typed, "clear the text; when empty or untouched, back to the list", "clear"),
        row(A::Move(M::Down), "down", (S::Prompt, To::Write), &["Down", "Ctrl-N"], W::Several, "next paper; where Up has brought a filter, the one after it", "next"),
        row(A::Move(M::Up), "up", (S::Prompt, To::Write), &["Up", "Ctrl-P"], W::Several, "paper before; in an empty line, the filter typed before", "previous"),
        row(A::Move(M::PageDown), "page-down", (S::Prompt, To::Write), &["PgDn"], W::Always, "a screen down", ""),
        row(A::Move(M::PageUp), "page-up", (S::Prompt, To::Write), &["PgUp"], W::Always, "a screen up", ""),
        row(A::Help, "help", (S::Prompt, To::Write), &["Ctrl-G"], W::Always, "what a filter can say", "help"),
        row(A::Edit(E::DeleteBack), "delete-back", (S::Prompt, To::Write), &["Backspace", "Ctrl-H"], W::Always, "delete the character before", ""),
        row(A::Edit(E::DeleteForward), "delete-forward", (S::Prompt, To::Write), &["Del", "Ctrl-D"], W::Always, "delete the character under the cursor", ""),
        row(A::Edit(E::DeleteWord), "delete-word", (S::Prompt, To::Write), &["Ctrl-W"], W::Always, "delete the word before", "delete word"),
        row(A::Edit(E::DeleteToStart), "delete-to-start", (S::Prompt, To::Write), &["Ctrl-U"], W::Always, "delete everything before", ""),
        row(A::Edit(E::CursorLeft), "cursor-left", (S::Prompt, To::Write), &["Left", "Ctrl-B"], W::Always, "one character to the left", ""),
        row(A::Edit(E::CursorRight), "cursor-right", (S::Prompt, To::Write), &["Right", "Ctrl-F"], W::Always, "one character to the right", ""),
        row(A::Edit(E::CursorStart), "cursor-start", (S::Prompt, To::Write), &["Home", "Ctrl-A"], W::Always, "to the start of the line", ""),
        row(A::Edit(E::CursorEnd), "cursor-end", (S::Prompt, To::Write), &["End", "Ctrl-E"], W::Always, "to the end of the line", ""),
        row(A::Choose, "choose", (S::Path, To::Write), &["Enter"], W::Always, "take the name; editing is as in the query line", "take"),
        row(A::Complete, "complete", (S::Path, To::Write), &["Tab"], W::Always, "go on with the name as far as it is told", "complete"),
        row(A::Back, "back", (S::Path, To::Write), &["Esc"], W::Always, "close", "close"),
        row(A::Choose, "choose", (S::Palette, To::Write), &["Enter"], W::Always, "do it; editing is as in the query line", "do"),
        row(A::Back, "back", (S::Palette, To::Write), &["Esc"], W::Always, "close", "close"),
        row(A::StartFilter, "filter", (S::Popup, To::Choose), &["/"], W::Always, "look for words in the help", "search"),
        row(A::Choose, "choose", (S::Popup, To::Choose), &["Enter", "Space"], W::Always, "choose the selected entry; in a text, the next screen", "choose"),
        row(A::Move(M::Down), "down", (S::Popup, To::Choose), &["j", "Down", "Ctrl-N"], W::Always, "down", ""),
        row(A::Move(M::Up), "up", (S::Popup, To::Choose), &["k", "Up", "Ctrl-P"], W::Always, "up", ""),
        row(A::Move(M::PageDown), "page-down", (S::Popup, To::Choose), &["PgDn", "Ctrl-D"], W::Always, "a screen down", ""),
        row(A::Move(M::PageUp), "page-up", (S::Popup, To::Choose), &["PgUp", "Ctrl-U"], W::Always, "a screen up", ""),
        row(A::Move(M::First), "first", (S::Popup, To::Choose), &["g", "Home"], W::Always, "to the first", ""),
        row(A::Move(M::Last), "last", (S::Popup, To::Choose), &["G", "End"], W::Always, "to the last", ""),
        row(A::Back, "back", (S::Popup, To::Choose), &["Esc", "q"], W::Always, "close", "close"),
        row(A::Help, "help", (S::Popup, To::Choose), &["?", "F1"], W::Always, "show this help, or close it", "help"),
        row(A::Redraw, "redraw", (S::Everywhere, To::View), &["Ctrl-L"], W::Always, "draw the screen anew", ""),
        row(A::Suspend, "suspend", (S::Everywhere, To::Leave), &["Ctrl-Z"], W::Always, "stop and go back to the shell; fg comes back", ""),
        row(A::QuitNow, "quit-now", (S::Everywhere, To::Leave), &["Ctrl-C"], W::Always, "quit at once, from anywhere", ""),
    ]
};
