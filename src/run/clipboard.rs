//! The clipboard: by way of the terminal, which works over SSH too, and by a program of the desktop
//! where there is one.

use std::io::Write;
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::config::Between;

/// The programs that set a clipboard: the variable that tells of their desktop, the program, its
/// arguments. The first one that runs is enough.
const PROGRAMS: &[(&str, &str, &[&str])] = &[
    ("WAYLAND_DISPLAY", "wl-copy", &[]),
    ("DISPLAY", "xclip", &["-selection", "clipboard"]),
    ("DISPLAY", "xsel", &["--clipboard", "--input"]),
    ("WSL_DISTRO_NAME", "clip.exe", &[]),
];

/// So many bytes of a sequence go into one string for GNU screen: with the wrapping 768. Of 768 bytes
/// without it screen 4.9 drops all.
const SCREEN_STRING: usize = 764;

/// The sequence OSC 52 that puts a text on the terminal's clipboard
/// (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>, "Manipulate Selection Data"), in the
/// form that what stands between hands on.
pub(super) fn osc_52(text: &str, between: Between) -> String {
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    match between {
        Between::Nothing => plain,
        // Once for tmux, which may keep it, and once for the terminal around it.
        Between::Tmux => format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\"),
        // Over SSH it may be a tmux, which takes the plain one; each drops the other's.
        Between::Screen => plain.clone() + &for_screen(&plain),
    }
}

/// A sequence as GNU screen hands it on: in strings, each no longer than it takes.
fn for_screen(sequence: &str) -> String {
    let mut wrapped = String::new();
    let mut rest = sequence;
    while !rest.is_empty() {
        // It is ASCII.
        let (string, after) = rest.split_at_checked(SCREEN_STRING).unwrap_or((rest, ""));
        wrapped.extend(["\x1bP", string, "\x1b\\"]);
        rest = after;
    }
    wrapped
}

/// Hands a text to a program of this desktop. Returns the name of the one that took it.
pub(super) fn by_program(text: &str) -> Option<&'static str> {
    let here = |variable: &str| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    let platform: &[(&str, &str, &[&str])] = if cfg!(target_os = "macos") {
        &[("HOME", "pbcopy", &[])]
    } else if cfg!(windows) {
        &[("SystemRoot", "clip.exe", &[])]
    } else {
        PROGRAMS
    };
    platform
        .iter()
        .filter(|(variable, ..)| here(variable))
        .find(|(_, program, arguments)| hand_to(program, arguments, text))
        .map(|(_, program, _)| *program)
}

/// Whether the program is there and took the text.
fn hand_to(program: &str, arguments: &[&str], text: &str) -> bool {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        return false;
    };
    // The pipe is closed with the end of the statement, and the program sees the end of the text.
    let written = child
        .stdin
        .take()
        .is_some_and(|mut pipe| pipe.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_travels_as_base64_and_nothing_else_in_the_form_of_what_stands_between() {
        for (text, between, sent) in [
            ("\x1b]0;x\x07", Between::Nothing, "\x1b]52;c;G10wO3gH\x07"),
            (
                "a",
                Between::Tmux,
                "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\",
            ),
            (
                "a",
                Between::Screen,
                "\x1b]52;c;YQ==\x07\x1bP\x1b]52;c;YQ==\x07\x1b\\",
            ),
        ] {
            assert_eq!(osc_52(text, between), sent);
        }
    }

    #[test]
    fn screen_gets_strings_of_at_most_768_bytes_that_are_the_sequence_again() {
        for length in [0, 1, 560, 566, 567, 568, 1140, 100_000] {
            let text = "x".repeat(length);
            let plain = osc_52(&text, Between::Nothing);
            let strings = for_screen(&plain);
            let strings: Vec<&str> = strings.split_inclusive("\x1b\\").collect();
            assert!(strings.iter().all(|string| string.len() <= 768), "{length}");
            let inside = |string: &&str| {
                let inside = string.strip_prefix("\x1bP").unwrap();
                inside.strip_suffix("\x1b\\").unwrap().to_owned()
            };
            assert_eq!(strings.iter().map(inside).collect::<String>(), plain);
        }
    }

    #[test]
    fn a_program_that_is_not_there_or_fails_took_nothing() {
        assert!(!hand_to("recto-has-no-such-program", &[], "text"));
        if cfg!(unix) {
            assert!(hand_to("cat", &[], "text"));
            assert!(!hand_to("false", &[], "text"));
        }
    }
}
