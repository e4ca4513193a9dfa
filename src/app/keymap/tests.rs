//! Keys that are bound, free and taken.

use super::*;
use crate::app::{Edit, Motion};

fn key(name: &str) -> Key {
    name.parse().unwrap()
}

fn entry(line: usize, action: &str, keys: &[&str]) -> KeyEntry {
    KeyEntry {
        action: action.to_owned(),
        keys: keys.iter().map(ToString::to_string).collect(),
        line,
    }
}

/// The keymap of some entries and what is said of them, with their lines.
fn of(entries: &[(&str, &[&str])]) -> (Keymap, Vec<String>) {
    let entries: Vec<KeyEntry> = (1..)
        .zip(entries)
        .map(|(line, (action, keys))| entry(line, action, keys))
        .collect();
    let (keymap, mistakes) = Keymap::new(&entries);
    let said = mistakes.iter();
    let said = said.map(|mistake| format!("{}: {}", mistake.line, mistake.reason));
    (keymap, said.collect())
}

#[test]
fn every_key_of_the_table_is_a_key_and_has_one_meaning_where_it_works() {
    let keymap = Keymap::default();
    let rows = || BINDINGS.iter().zip(&keymap.keys);
    for (binding, keys) in rows() {
        assert_eq!(binding.keys.len(), keys.len(), "{}", binding.name);
        for (other, theirs) in rows() {
            if other.name == binding.name {
                assert_eq!(other.action, binding.action, "{}", other.name);
            } else if other.scope.meets(binding.scope) {
                let shared = keys.iter().find(|key| theirs.contains(key));
                assert_eq!(shared, None, "{} and {}", binding.name, other.name);
            }
        }
    }
    assert!(keymap.leads_out());
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
        (Scope::List, "j", Some(Action::Move(Motion::Down))),
        (Scope::Filter, "!", Some(Action::Exclude)),
        (Scope::List, "!", None),
        (Scope::Prompt, "j", None),
        (
            Scope::Prompt,
            "Ctrl-D",
            Some(Action::Edit(Edit::DeleteForward)),
        ),
        (
            Scope::Paper,
            "Ctrl-D",
            Some(Action::Move(Motion::HalfPageDown)),
        ),
        (Scope::Prompt, "Ctrl-C", Some(Action::QuitNow)),
        (Scope::Popup, "q", Some(Action::Back)),
    ] {
        assert_eq!(keymap.action(scope, key(name)), action, "{scope:?} {name}");
    }
}

#[test]
fn a_user_gives_an_action_other_keys() {
    let (keymap, said) = of(&[
        ("star", &["x", "Ctrl-S"]),
        // The key that the line above leaves, and no key at all.
        ("sort", &["s"]),
        ("quit", &[]),
    ]);
    assert_eq!(said, [""; 0]);
    for (name, action) in [
        ("x", Some(Action::ToggleStar)),
        ("Ctrl-S", Some(Action::ToggleStar)),
        ("s", Some(Action::ChooseOrder)),
        ("q", None),
    ] {
        assert_eq!(keymap.action(Scope::List, key(name)), action, "{name}");
    }
}

#[test]
fn what_the_user_gives_goes_before_the_table() {
    let (keymap, said) = of(&[("star", &["r", "Ctrl-Z", "Enter"])]);
    assert_eq!(said, [""; 0]);
    for (scope, name, action) in [
        (Scope::List, "r", Some(Action::ToggleStar)),
        (Scope::List, "Ctrl-Z", Some(Action::ToggleStar)),
        (Scope::Paper, "Enter", Some(Action::ToggleStar)),
        // Keys of the table that nobody else wants stay, as do keys of other places.
        (Scope::Prompt, "Enter", Some(Action::Choose)),
        (Scope::Popup, "Enter", Some(Action::Choose)),
    ] {
        assert_eq!(keymap.action(scope, key(name)), action, "{scope:?} {name}");
    }
    assert_eq!(keymap.key_of(Action::ToggleRead, Scope::Panes), None);
}

#[test]
fn an_action_with_a_character_keeps_its_other_keys_where_one_types() {
    let (keymap, said) = of(&[("back", &["x"])]);
    assert_eq!(said, [""; 0]);
    for (scope, name, action) in [
        (Scope::Popup, "x", Some(Action::Back)),
        (Scope::Popup, "Esc", None),
        (Scope::Prompt, "x", None),
        (Scope::Prompt, "Esc", Some(Action::Back)),
        (Scope::Path, "Esc", Some(Action::Back)),
    ] {
        assert_eq!(keymap.action(scope, key(name)), action, "{scope:?} {name}");
    }
}

#[test]
fn what_cannot_be_taken_is_said_and_costs_its_line_only() {
    let (keymap, said) = of(&[
        ("sing", &["x"]),
        ("read", &["Hyper-x"]),
        ("star", &["r"]),
        ("undo", &["w", "r"]),
        ("delete-word", &["Ctrl-X", "w"]),
        ("quit-now", &["w"]),
        ("redo", &["w"]),
    ]);
    let begin = [
        "1: \"sing\" is no action",
        "2: \"Hyper-x\" is no key",
        "4: r is already the key of \"star\" by line 3",
        "5: \"delete-word\" works where one types, and w is typed there",
        "6: \"quit-now\" works where one types, and w is typed there",
    ];
    assert_eq!(said.len(), begin.len(), "{said:?}");
    for (said, begin) in said.iter().zip(begin) {
        assert!(said.starts_with(begin), "{said}");
    }
    for (name, action) in [
        ("r", Some(Action::ToggleStar)),
        ("u", Some(Action::Undo)),
        ("w", Some(Action::Redo)),
        ("Ctrl-C", Some(Action::QuitNow)),
    ] {
        assert_eq!(keymap.action(Scope::List, key(name)), action, "{name}");
    }
}

#[test]
fn nobody_locks_oneself_in() {
    let refused = |line: usize, name: &str| {
        format!("{line}: \"{name}\" is not changed: no key would lead out of recto any more")
    };
    let none: &[&str] = &[];
    for (entries, said) in [
        (vec![("quit", none)], vec![]),
        (vec![("quit-now", none)], vec![]),
        (
            vec![("quit", none), ("quit-now", none)],
            vec![refused(2, "quit-now")],
        ),
        (vec![("quit", none), ("quit-now", &["F5"])], vec![]),
        // Keys that only some terminals send.
        (
            vec![
                ("quit", &["Alt-q"]),
                ("quit-now", &["Ctrl-Enter", "Ctrl-1", "F13"]),
            ],
            vec![refused(2, "quit-now")],
        ),
        // Another action has the key.
        (vec![("star", &["Ctrl-C"])], vec![]),
        (
            vec![("star", &["Ctrl-C"]), ("read", &["q"])],
            vec![refused(1, "star")],
        ),
        (
            vec![("quit-now", none), ("star", &["Ctrl-C"]), ("quit", none)],
            vec![refused(1, "quit-now"), refused(2, "star")],
        ),
        // No way back from where "quit" does not work.
        (vec![("back", none)], vec![]),
        (
            vec![("quit-now", none), ("back", none)],
            vec![refused(1, "quit-now")],
        ),
        (vec![("quit-now", none), ("back", &["x"])], vec![]),
        (
            vec![("quit-now", none), ("complete", &["Esc"])],
            vec![refused(1, "quit-now")],
        ),
    ] {
        let (keymap, told) = of(&entries);
        assert_eq!(told, said, "{entries:?}");
        assert!(keymap.leads_out(), "{entries:?}");
    }
}
