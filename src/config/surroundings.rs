//! What the environment says of the terminal, and what recto comes with there: asking the terminal
//! itself would leave its answer among the keys.

use super::{Between, Config};
use crate::app::{Capture, Settings};
use crate::text::letters::Letters;
use crate::text::scripts::Scripts;
use crate::text::wrap::Widths;

/// What the environment says of the terminal; empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The kind of terminal: `TERM`.
    pub term: String,
    /// What it says of its colours: `COLORTERM`.
    pub colours: String,
    /// The language of its letters: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set.
    pub locale: String,
    /// The server of tmux: `TMUX`.
    pub tmux: String,
    /// The session of GNU screen: `STY`.
    pub screen: String,
    /// The version of mlterm, which says otherwise that it is an xterm: `MLTERM`.
    pub mlterm: String,
}

impl Surroundings {
    /// Those of this program.
    #[must_use]
    pub fn here() -> Self {
        let variable = |name| {
            let value = std::env::var_os(name).unwrap_or_default();
            value.to_string_lossy().into_owned()
        };
        let locales = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable);
        let locale = locales.into_iter().find(|value| !value.is_empty());
        Self {
            term: variable("TERM"),
            colours: variable("COLORTERM"),
            locale: locale.unwrap_or_default(),
            tmux: variable("TMUX"),
            screen: variable("STY"),
            mlterm: variable("MLTERM"),
        }
    }

    /// What takes what is sent before the terminal does.
    #[must_use]
    pub fn between(&self) -> Between {
        Between::of(&self.term, &self.tmux, &self.screen)
    }

    /// Whether it says that it shows every colour, and not 256 of them. GNU screen has the word from
    /// the terminal that it was begun in, and shows fewer.
    #[must_use]
    pub fn has_every_colour(&self) -> bool {
        let says_so = matches!(self.colours.as_str(), "truecolor" | "24bit");
        says_so && self.between() != Between::Screen
    }

    /// What holds where the settings say nothing.
    #[must_use]
    pub fn outset(&self) -> Config {
        let mut letters = Letters::default();
        let mouse = match self.between() {
            // While it reports the mouse, screen 4.9 keeps an Escape until the next key comes.
            Between::Screen => Capture::Off,
            Between::Nothing | Between::Tmux => Capture::On,
        };
        if self.is_wide() {
            letters.widths = Widths::Wide;
        }
        if self.is_console() {
            letters.scripts = Scripts::Plain;
        }
        Config {
            settings: Settings {
                ascii: self.is_console(),
                letters,
                mouse,
                ..Settings::default()
            },
            ..Config::default()
        }
    }

    /// Whether this is the console of Linux: its fonts show `★` and `☆` as one box, and few of the
    /// small letters.
    fn is_console(&self) -> bool {
        self.term == "linux" || self.term.starts_with("linux-")
    }

    /// Whether this terminal is one that in such a locale takes ambiguous characters for wide. Of 14
    /// that were asked GNU screen and mlterm do; what runs in them is another terminal again.
    fn is_wide(&self) -> bool {
        // By TERM alone, as over SSH, it may be a tmux.
        let is_screen = self.between() == Between::Screen && !self.screen.is_empty();
        let is_xterm = matches!(self.term.as_str(), "xterm" | "xterm-256color");
        let is_mlterm = self.term.starts_with("mlterm") || (is_xterm && !self.mlterm.is_empty());
        self.is_east_asian() && (is_screen || is_mlterm)
    }

    /// Whether the language is Chinese, Japanese or Korean.
    fn is_east_asian(&self) -> bool {
        let language = self.locale.split(['_', '.', '@']).next();
        language.is_some_and(|language| ["zh", "ja", "ko"].contains(&language))
    }
}

#[cfg(test)]
mod tests;
