//! What stands between recto and the terminal.

/// What takes what recto sends before the terminal does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// The terminal takes it itself.
    Nothing,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Between {
    /// What `TERM`, `TMUX` and `STY` say, empty where they are not set. A terminal that was started
    /// within tmux or screen has their variables and another `TERM`; of two that are one in the other
    /// the inner one says what `TERM` is.
    pub(super) fn of(term: &str, tmux: &str, screen: &str) -> Self {
        let is_in_tmux = !tmux.is_empty();
        let is_in_screen = !screen.is_empty();
        if is_in_tmux && term.starts_with("tmux") {
            Self::Tmux
        } else if term.starts_with("screen") {
            // tmux may say so, too; screen in it has both variables, and shows what is for tmux.
            if is_in_tmux && !is_in_screen {
                Self::Tmux
            } else {
                Self::Screen
            }
        } else if is_in_screen && !is_in_tmux && may_be_said_in_screen(term) {
            Self::Screen
        } else {
            Self::Nothing
        }
    }
}

/// Whether people have screen say that it is this terminal. Others have a name of their own, and
/// show what is wrapped for screen.
fn may_be_said_in_screen(term: &str) -> bool {
    let kind = term.strip_prefix("xterm");
    kind.is_some_and(|kind| kind.is_empty() || kind.ends_with("color"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variables_of_tmux_and_screen_count_where_term_is_theirs() {
        use Between::{Nothing, Screen, Tmux};
        let (tmux, sty) = ("/tmp/tmux-0/default,1,0", "1.pts-0.here");
        for (term, tmux, screen, between) in [
            ("xterm-256color", "", "", Nothing),
            ("tmux-256color", tmux, "", Tmux),
            ("screen-256color", tmux, "", Tmux),
            // Terminals that were started within them.
            ("xterm-256color", tmux, "", Nothing),
            ("xterm-kitty", tmux, "", Nothing),
            ("xterm-kitty", "", sty, Nothing),
            ("rxvt-unicode-256color", "", sty, Nothing),
            ("screen", "", sty, Screen),
            ("screen.xterm-256color", "", sty, Screen),
            ("xterm-256color", "", sty, Screen),
            // Over SSH only TERM goes with one.
            ("screen.xterm-256color", "", "", Screen),
            ("tmux-256color", "", "", Nothing),
            // One in the other.
            ("tmux-256color", tmux, sty, Tmux),
            ("screen", tmux, sty, Screen),
            ("xterm-256color", tmux, sty, Nothing),
        ] {
            let found = Between::of(term, tmux, screen);
            assert_eq!(found, between, "{term} {tmux} {screen}");
        }
    }
}
