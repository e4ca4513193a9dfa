//! Input that lies: whatever a terminal reports, nothing is starred, opened or quit by it.

use std::time::Duration;

use super::outside::with_programs;
use super::session::{Session, home, stars};
use crate::common::away::recto;

/// Feeds bytes in pieces, so long apart, then presses what frees the keys. Nothing must have come
/// of them, and keys must work.
fn nothing_comes_of(pieces: &[&str], apart: Duration, then: &str) {
    let home = home();
    let mut command = recto(home.path(), &[]);
    let programs = with_programs(&mut command, &["xdg-open"]);
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    for piece in pieces {
        session.press(piece);
        session.watch(apart);
    }
    // A menu may stand open; Escape closes it and does nothing else.
    for keys in [then, "\u{1b}"] {
        session.press(keys);
        session.watch(Duration::from_millis(60));
    }
    session.press("?");
    session.wait_for("╭ Help");
    session.press("q");
    session.wait("the list", |screen| !screen.contents().contains("╭ Help"));
    assert_eq!(stars(home.path()), "", "{pieces:?}");
    assert_eq!(programs.called("xdg-open"), "", "{pieces:?}");
    session.quit();
}

const SOON: Duration = Duration::from_millis(20);

#[test]
fn a_sequence_in_two_reads_is_no_command() {
    for rest in ["[A", "OB", "[5~", "[<0;40;6M", "[1;5C", "OS", "[15;2~"] {
        for apart in [SOON, Duration::from_millis(120)] {
            nothing_comes_of(&["\u{1b}", rest], apart, "");
        }
    }
}

#[test]
fn a_reply_that_nobody_asked_for_is_no_command() {
    for reply in [
        // Device attributes, cursor place, keyboard flags, colour, name and version.
        "\u{1b}[?1;2c",
        "\u{1b}[>41;354;0c",
        "\u{1b}[12;40R",
        "\u{1b}[?0u",
        "\u{1b}]11;rgb:0000/0000/0000\u{7}",
        "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\",
        "\u{1b}P>|foot(1.16.2) so qso\u{1b}\\",
        "\u{1b}_Gi=31;OK so\u{1b}\\",
    ] {
        nothing_comes_of(&[reply], SOON, "");
    }
}

/// crossterm 0.29 waits for the end of these, and takes every key up to a `u` or `c` for a part of
/// them (crossterm issue 1104). recto never asks for them.
#[test]
fn a_reply_that_crossterm_does_not_know_is_no_command_and_u_frees_the_keys() {
    for reply in ["\u{1b}[?2026;2$y", "\u{1b}[?997;1n"] {
        nothing_comes_of(&[reply, "sso", "q"], SOON, "u");
    }
}

/// crossterm keeps what follows for the text of the paste; its end frees the keys.
#[test]
fn a_paste_that_does_not_end_is_no_command_and_its_end_frees_the_keys() {
    nothing_comes_of(&["\u{1b}[200~sso", "qs\rq"], SOON, "\u{1b}[201~");
}

#[test]
fn releases_and_focus_are_no_commands() {
    for report in [
        "\u{1b}[I",
        "\u{1b}[O",
        "\u{1b}[115;1:3u",
        "\u{1b}[111;1:3u",
        "\u{1b}[113;1:3u",
        "\u{1b}[113;1:3u\u{1b}[99;5:3u",
    ] {
        nothing_comes_of(&[report], SOON, "");
    }
}

#[test]
fn a_paste_goes_into_the_query_line_as_one_safe_line_and_nowhere_else() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("\u{1b}[200~sq/dual\u{1b}[201~");
    session.press("/\u{1b}[200~diffusion\r\n\u{1b}[31mimage\u{7}\u{1b}[201~");
    session.wait_for("/ diffusion image");
    // A long one is cut, and the reader does not drown in it.
    session.press("\u{15}\u{1b}[200~");
    for _ in 0..20 {
        session.press("x".repeat(50_000));
    }
    session.press("\u{1b}[201~");
    session.press("\u{15}dual");
    session.wait_for("/ dual");
    session.press("\r");
    assert_eq!(stars(home.path()), "");
    session.quit();
}
