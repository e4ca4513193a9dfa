//! Keys as terminals send them.

use super::*;

#[test]
fn a_key_prints_as_it_is_read() {
    for name in [
        "j",
        "G",
        "?",
        "-",
        "Ctrl-D",
        "Ctrl-Up",
        "Alt-x",
        "Space",
        "Shift-Tab",
        "PgDn",
        "F5",
        "é",
        "Ctrl--",
    ] {
        assert_eq!(name.parse::<Key>().unwrap().to_string(), name);
    }
    assert_eq!("ctrl-d".parse::<Key>(), "Ctrl-D".parse());
    assert_eq!("PAGEDOWN".parse::<Key>(), "PgDn".parse());
}

#[test]
fn keys_that_a_terminal_sends_alike_are_one() {
    let ctrl = |c| Key::from_event(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
    for (name, same, sent) in [
        ("Ctrl-I", "Tab", 'i'),
        ("Ctrl-M", "Enter", 'm'),
        ("Ctrl-[", "Esc", '['),
        ("Ctrl-@", "Ctrl-Space", ' '),
        ("Ctrl-\\", "Ctrl-4", '4'),
    ] {
        assert_eq!(name.parse::<Key>(), same.parse(), "{name}");
        assert_eq!(ctrl(sent), same.parse().ok(), "{name}");
    }
}

#[test]
fn a_key_is_sure_where_every_terminal_sends_it() {
    for (name, sure) in [
        ("q", true),
        ("é", true),
        ("Ctrl-Q", true),
        ("Ctrl-I", true),
        ("Ctrl-]", true),
        ("F12", true),
        ("Esc", true),
        ("Ctrl-1", false),
        ("Ctrl-é", false),
        ("Ctrl-Enter", false),
        ("Ctrl-Up", false),
        ("Alt-q", false),
        ("F13", false),
        ("Ctrl-F1", false),
    ] {
        assert_eq!(name.parse::<Key>().unwrap().is_sure(), sure, "{name}");
    }
}

#[test]
fn what_names_no_key_is_refused() {
    for name in ["", "jj", "Hyper-x", "F0", "Ctrl-", " "] {
        assert!(name.parse::<Key>().is_err(), "{name:?}");
    }
}

#[test]
fn every_terminals_way_to_report_a_key_gives_the_same() {
    let event = |code, modifiers| Key::from_event(KeyEvent::new(code, modifiers));
    let shift = KeyModifiers::SHIFT;
    assert_eq!(event(KeyCode::Char('j'), shift), "J".parse().ok());
    assert_eq!(event(KeyCode::Char('J'), shift), "J".parse().ok());
    assert_eq!(event(KeyCode::Char('?'), shift), "?".parse().ok());
    assert_eq!(
        event(KeyCode::Tab, shift),
        event(KeyCode::BackTab, KeyModifiers::NONE)
    );
    let mut release = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
    release.kind = KeyEventKind::Release;
    assert_eq!(Key::from_event(release), None);
    assert_eq!(event(KeyCode::CapsLock, KeyModifiers::NONE), None);
}
