//! Keys that some terminals send where another one was pressed.

use crate::app::Key;

/// What a terminal sends, and what was pressed.
struct StandIn {
    /// How the names of those terminals begin.
    term: &'static str,
    sent: &'static str,
    pressed: &'static str,
}

/// tmux and alacritty send a line feed for the keypad's Enter, and may have any name. st sends
/// `ESC [ P` for Del, which crossterm reads as F1.
const STAND_INS: &[StandIn] = &[
    StandIn {
        term: "",
        sent: "Ctrl-J",
        pressed: "Enter",
    },
    StandIn {
        term: "st",
        sent: "F1",
        pressed: "Del",
    },
];

/// The keys that a terminal of this `TERM` may send for others.
pub(super) fn of_terminal(term: &str) -> Vec<(Key, Key)> {
    let here = STAND_INS.iter().filter(|one| term.starts_with(one.term));
    here.filter_map(|one| Some((one.sent.parse().ok()?, one.pressed.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::KeyEntry;
    use crate::app::{Action, Edit, Keymap, Scope};

    fn key(name: &str) -> Key {
        name.parse().unwrap()
    }

    #[test]
    fn every_stand_in_is_two_keys() {
        assert_eq!(of_terminal("st-256color").len(), STAND_INS.len());
    }

    #[test]
    fn the_enter_of_the_keypad_is_enter_wherever_enter_is_something() {
        let keymap = Keymap::default();
        for scope in [
            Scope::List,
            Scope::Paper,
            Scope::Filter,
            Scope::Prompt,
            Scope::Path,
            Scope::Popup,
        ] {
            assert_eq!(keymap.action(scope, key("Ctrl-J")), Some(Action::Choose));
        }
        assert_eq!(keymap.action(Scope::Everywhere, key("Ctrl-J")), None);
    }

    #[test]
    fn a_key_that_is_bound_stands_for_no_other() {
        let entry = KeyEntry {
            action: "star".to_owned(),
            keys: vec!["Ctrl-J".to_owned()],
            line: 1,
        };
        let keymap = Keymap::new(&[entry]).0;
        let found = |scope| keymap.action(scope, key("Ctrl-J"));
        assert_eq!(found(Scope::List), Some(Action::ToggleStar));
        assert_eq!(found(Scope::Prompt), Some(Action::Choose));
    }

    #[test]
    fn in_st_what_is_read_as_f1_deletes_in_a_line_and_helps_elsewhere() {
        let deletes = Some(Action::Edit(Edit::DeleteForward));
        for (term, scope, action) in [
            ("st-256color", Scope::Prompt, deletes),
            ("st", Scope::Path, deletes),
            ("st-256color", Scope::List, Some(Action::Help)),
            ("st-256color", Scope::Popup, Some(Action::Help)),
            ("xterm-256color", Scope::Prompt, None),
            ("", Scope::Prompt, None),
        ] {
            let keymap = Keymap::default().of_terminal(term);
            assert_eq!(keymap.action(scope, key("F1")), action, "{term} {scope:?}");
        }
    }
}
