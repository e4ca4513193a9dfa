//! The clipboard sequence, OSC 52
//! (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>, "Manipulate Selection Data").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The sequence that puts a text on the terminal's clipboard. Within tmux it is sent twice: once
/// for tmux, which may keep it, and once wrapped, for the terminal around it.
pub(super) fn osc_52(text: &str, in_tmux: bool) -> String {
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    if in_tmux {
        format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\")
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_travels_as_base64_and_nothing_else() {
        assert_eq!(osc_52("\x1b]0;x\x07", false), "\x1b]52;c;G10wO3gH\x07");
        assert_eq!(
            osc_52("a", true),
            "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\"
        );
    }
}
