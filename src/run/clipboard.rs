//! The clipboard: by way of the terminal, which works over SSH too, and by a program of the desktop
//! where there is one.

use std::io::Write;
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The programs that set a clipboard: the variable that tells of their desktop, the program, its
/// arguments. The first one that runs is enough.
const PROGRAMS: &[(&str, &str, &[&str])] = &[
    ("WAYLAND_DISPLAY", "wl-copy", &[]),
    ("DISPLAY", "xclip", &["-selection", "clipboard"]),
    ("DISPLAY", "xsel", &["--clipboard", "--input"]),
    ("WSL_DISTRO_NAME", "clip.exe", &[]),
];

/// The sequence OSC 52 that puts a text on the terminal's clipboard
/// (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>, "Manipulate Selection Data").
///
/// Within tmux it is sent twice: once for tmux, which may keep it, and once wrapped, for the
/// terminal around it.
pub(super) fn osc_52(text: &str) -> String {
    wrapped(text, std::env::var_os("TMUX").is_some())
}

fn wrapped(text: &str, in_tmux: bool) -> String {
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    if in_tmux {
        format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\")
    } else {
        plain
    }
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
    fn the_text_travels_as_base64_and_nothing_else() {
        assert_eq!(wrapped("\x1b]0;x\x07", false), "\x1b]52;c;G10wO3gH\x07");
        assert_eq!(
            wrapped("a", true),
            "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\"
        );
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
