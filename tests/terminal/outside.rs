//! Links and copies: programs outside are called by argument, away from the terminal.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::Duration;

use super::session::{Session, home, import};
use crate::common::away::recto;

/// Programs that write down how they were called, in place of those of the system.
pub struct Programs(tempfile::TempDir);

/// Puts programs of these names before all others. Each writes down its session, how many
/// arguments it got, those, and its input.
pub fn with_programs(command: &mut Command, names: &[&str]) -> Programs {
    let dir = tempfile::tempdir().unwrap();
    for name in names {
        let path = dir.path().join(name);
        let called = dir.path().join(format!("{name}.called"));
        let script = format!(
            "#!/bin/sh\nsession=$(cut -d' ' -f6 /proc/$$/stat 2>/dev/null)\n{{ printf '%s|' \"session $session\" $# \"$@\"; cat; }} > {0}.part\nmv {0}.part {0}\n",
            called.display()
        );
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", dir.path().display()));
    Programs(dir)
}

impl Programs {
    /// How a program was called; empty where it was not.
    pub fn called(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(format!("{name}.called"))).unwrap_or_default()
    }
}

#[test]
fn a_link_opens_by_argument_in_a_session_of_its_own_and_leaves_no_zombie() {
    let home = home();
    let mut command = recto(home.path(), &[]);
    let programs = with_programs(&mut command, &["xdg-open"]);
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    session.press("o");
    session.wait_for("Opening https://arxiv.org/search/?searchtype=title&query=Near-Optimal");
    while programs.called("xdg-open").is_empty() {
        session.watch(Duration::from_millis(10));
    }
    let called = programs.called("xdg-open");
    assert!(called.contains("|1|https://arxiv.org/search/?searchtype=title&query=Near-Optimal"));
    let own = format!("session {}|", session.id());
    assert!(!called.starts_with(&own), "{called}");
    let children = format!("/proc/{0}/task/{0}/children", session.id());
    while fs::read_to_string(&children).is_ok_and(|children| !children.is_empty()) {
        session.watch(Duration::from_millis(10));
    }
    session.quit();
}

#[test]
fn only_web_addresses_are_opened_and_the_reason_is_said() {
    let home = home();
    import(
        home.path(),
        r#"{"title":"Nothing to open here","date":"2026-12-01","url":"file:///etc/passwd"}"#,
    );
    let mut command = recto(home.path(), &["--filter", "title:\"nothing to open\""]);
    let programs = with_programs(&mut command, &["xdg-open"]);
    let mut session = Session::run(&command);
    session.wait_for("1 of 120");
    session.press("o");
    session.wait_for("Not opened, only http and https are, not file: file:///etc/passwd");
    assert_eq!(programs.called("xdg-open"), "");
    session.quit();
}

#[test]
fn a_copy_goes_by_the_terminal_and_by_the_desktops_program_and_says_so() {
    let home = home();
    let mut command = recto(home.path(), &[]);
    command.env("DISPLAY", ":recto");
    let programs = with_programs(&mut command, &["xclip", "wl-copy", "pbcopy"]);
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    session.press("y");
    session.wait_for("Copy");
    session.press("t");
    session.wait_for("Copied by xclip: Near-Optimal Solutions");
    let called = programs.called("xclip");
    let expected =
        "|2|-selection|clipboard|Near-Optimal Solutions of Constrained Learning Problems";
    assert!(called.ends_with(expected), "{called}");
    assert_eq!(programs.called("wl-copy"), "");
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    assert_eq!(raw.matches("\u{1b}]52;c;").count(), 1);
    session.quit();
}

#[test]
fn without_a_desktop_a_copy_is_sent_in_the_form_that_what_stands_between_hands_on() {
    let plain = "\u{1b}]52;c;";
    let (tmux, screen) = ("\u{1b}Ptmux;\u{1b}\u{1b}]52;c;", "\u{1b}P\u{1b}]52;c;");
    for (variables, wrapped) in [
        (
            &[("TMUX", "/tmp/tmux,1,0"), ("TERM", "tmux-256color")][..],
            tmux,
        ),
        (&[("STY", "1.pts-0.here"), ("TERM", "screen")], screen),
        // A terminal that was started within tmux.
        (&[("TMUX", "/tmp/tmux,1,0"), ("TERM", "xterm-256color")], ""),
    ] {
        let home = home();
        let mut command = recto(home.path(), &[]);
        command.envs(variables.iter().copied());
        let programs = with_programs(&mut command, &["xclip", "wl-copy", "pbcopy"]);
        let mut session = Session::run(&command);
        session.wait_for("119 papers");
        // Enter of the keypad in tmux.
        session.press("yt");
        session.wait_for("Sent to the terminal (OSC 52); some drop it: Near-Optimal Solutions");
        let raw = String::from_utf8_lossy(&session.raw).into_owned();
        assert!(
            raw.contains(plain) && raw.contains(wrapped),
            "{variables:?}"
        );
        assert_eq!(
            raw.contains("\u{1b}P"),
            !wrapped.is_empty(),
            "{variables:?}"
        );
        assert_eq!(programs.called("xclip") + &programs.called("wl-copy"), "");
        session.quit();
    }
}
