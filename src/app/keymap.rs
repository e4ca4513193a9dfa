//! The keys: one table, from which help, README and the footer come, and the user's changes to it.

use super::{Action, Key};

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

    /// Whether a key of the other scope can be pressed where this one works.
    fn meets(self, other: Self) -> bool {
        let is_pane = |scope| matches!(scope, Self::List | Self::Paper | Self::Filter);
        self == other
            || self == Self::Everywhere
            || other == Self::Everywhere
            || (self == Self::Panes && is_pane(other))
            || (other == Self::Panes && is_pane(self))
    }
}

/// The bindings as they are in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// Which keys each row of [`BINDINGS`] has.
    keys: Vec<Vec<Key>>,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        let parsed = |binding: &Binding| {
            binding
                .keys
                .iter()
                .filter_map(|key| key.parse().ok())
                .collect()
        };
        Self {
            keys: BINDINGS.iter().map(parsed).collect(),
        }
    }
}

impl Keymap {
    /// Gives an action other keys, wherever it works, in place of those of the table. No keys
    /// turns it off.
    ///
    /// # Errors
    /// Says which word is no action or no key, or which action has the key already; then nothing
    /// is changed.
    pub fn bind(&mut self, name: &str, keys: &[String]) -> Result<(), String> {
        let rows: Vec<usize> = (0..BINDINGS.len())
            .filter(|row| {
                BINDINGS
                    .get(*row)
                    .is_some_and(|binding| binding.name == name)
            })
            .collect();
        if rows.is_empty() {
            return Err(format!(
                "\"{name}\" is no action; `recto` lists them under ?"
            ));
        }
        let keys = keys
            .iter()
            .map(|key| key.parse::<Key>().map_err(|error| error.to_string()))
            .collect::<Result<Vec<Key>, String>>()?;
        let mut changed = self.clone();
        for row in &rows {
            let scope = BINDINGS.get(*row).map(|binding| binding.scope);
            // In the query line a character types; it cannot also be a command.
            let fits = |key: &&Key| {
                !matches!(scope, Some(Scope::Prompt | Scope::Path)) || key.typed().is_none()
            };
            if let Some(place) = changed.keys.get_mut(*row) {
                *place = keys.iter().filter(fits).copied().collect();
            }
        }
        if let Some((key, other)) = changed.clash(name) {
            return Err(format!(
                "{key} is already the key of \"{other}\"; give that another key first"
            ));
        }
        *self = changed;
        Ok(())
    }

    /// A key that `name` shares with another action where both work.
    fn clash(&self, name: &str) -> Option<(Key, &'static str)> {
        let rows = || BINDINGS.iter().zip(&self.keys);
        for (mine, keys) in rows().filter(|(binding, _)| binding.name == name) {
            for (other, other_keys) in rows().filter(|(binding, _)| binding.name != name) {
                // A pane's own binding goes before that of every pane, on purpose.
                if !mine.scope.meets(other.scope) {
                    continue;
                }
                if let Some(key) = keys.iter().find(|key| other_keys.contains(key)) {
                    return Some((*key, other.name));
                }
            }
        }
        None
    }

    /// The action of a key in a scope; a pane's own binding goes before that of every pane.
    #[must_use]
    pub fn action(&self, scope: Scope, key: Key) -> Option<Action> {
        let is_pane = matches!(scope, Scope::List | Scope::Paper | Scope::Filter);
        let in_scope = |wanted: Scope| {
            BINDINGS
                .iter()
                .zip(&self.keys)
                .find(|(binding, keys)| binding.scope == wanted && keys.contains(&key))
                .map(|(binding, _)| binding.action)
        };
        in_scope(scope)
            // A line is a line: it is edited in the same way everywhere.
            .or_else(|| {
                (scope == Scope::Path)
                    .then(|| in_scope(Scope::Prompt))
                    .flatten()
            })
            .or_else(|| is_pane.then(|| in_scope(Scope::Panes)).flatten())
            .or_else(|| in_scope(Scope::Everywhere))
    }

    /// The rows of a scope with the keys in force; rows without a key are left out.
    pub fn rows(&self, scope: Scope) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        BINDINGS
            .iter()
            .zip(&self.keys)
            .filter(move |(binding, keys)| binding.scope == scope && !keys.is_empty())
            .map(|(binding, keys)| (binding, keys.as_slice()))
    }

    /// The first key of an action in a scope, to name it in a sentence.
    #[must_use]
    pub fn key_of(&self, action: Action, scope: Scope) -> Option<Key> {
        self.rows(scope)
            .find(|(binding, _)| binding.action == action)?
            .1
            .first()
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        name.parse().unwrap()
    }

    #[test]
    fn every_key_of_the_table_is_a_key_and_has_one_meaning_where_it_works() {
        let keymap = Keymap::default();
        for (binding, keys) in BINDINGS.iter().zip(&keymap.keys) {
            assert_eq!(binding.keys.len(), keys.len(), "{}", binding.name);
            assert_eq!(keymap.clash(binding.name), None);
            let same_name = BINDINGS.iter().filter(|other| other.name == binding.name);
            assert!(
                same_name
                    .into_iter()
                    .all(|other| other.action == binding.action)
            );
        }
    }

    #[test]
    fn no_character_is_a_command_in_the_query_line() {
        let keymap = Keymap::default();
        for (_, keys) in keymap
            .rows(Scope::Prompt)
            .chain(keymap.rows(Scope::Path))
            .chain(keymap.rows(Scope::Everywhere))
        {
            assert!(keys.iter().all(|key| key.typed().is_none()));
        }
    }

    #[test]
    fn a_key_means_what_the_pane_says_and_then_what_every_pane_says() {
        let keymap = Keymap::default();
        for (scope, name, action) in [
            (Scope::List, "j", Some(Action::Down)),
            (Scope::Filter, "!", Some(Action::Exclude)),
            (Scope::List, "!", None),
            (Scope::Prompt, "j", None),
            (Scope::Prompt, "Ctrl-D", Some(Action::DeleteForward)),
            (Scope::Paper, "Ctrl-D", Some(Action::HalfPageDown)),
            (Scope::Prompt, "Ctrl-C", Some(Action::QuitNow)),
            (Scope::Popup, "q", Some(Action::Back)),
        ] {
            assert_eq!(keymap.action(scope, key(name)), action, "{scope:?} {name}");
        }
    }

    #[test]
    fn a_user_gives_an_action_other_keys() {
        let mut keymap = Keymap::default();
        keymap.bind("star", &["x".into(), "Ctrl-S".into()]).unwrap();
        assert_eq!(
            keymap.action(Scope::List, key("x")),
            Some(Action::ToggleStar)
        );
        assert_eq!(keymap.action(Scope::List, key("s")), None);
        // Freed, the key can go to another action; without keys an action is off.
        keymap.bind("sort", &["s".into()]).unwrap();
        assert_eq!(
            keymap.action(Scope::Paper, key("s")),
            Some(Action::ChooseOrder)
        );
        keymap.bind("quit", &[]).unwrap();
        assert_eq!(keymap.action(Scope::List, key("q")), None);
    }

    #[test]
    fn what_cannot_be_bound_is_said_and_changes_nothing() {
        let mut keymap = Keymap::default();
        for (name, keys, said) in [
            ("sing", "x", "\"sing\" is no action"),
            ("star", "Hyper-x", "\"Hyper-x\" is no key"),
            ("star", "r", "r is already the key of \"read\""),
        ] {
            let error = keymap.bind(name, &[keys.to_owned()]).unwrap_err();
            assert!(error.starts_with(said), "{error}");
        }
        assert_eq!(
            keymap.action(Scope::List, key("s")),
            Some(Action::ToggleStar)
        );
    }
}
