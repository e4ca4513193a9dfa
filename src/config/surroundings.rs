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
mod tests {
    use super::*;
    use crate::config::parse;

    fn settings(here: &Surroundings, text: &str) -> Settings {
        let (config, problems) = parse(text, here.outset());
        assert_eq!(problems, []);
        config.settings
    }

    #[test]
    fn on_the_console_of_linux_signs_and_scripts_are_ascii_unless_the_settings_say_otherwise() {
        for (term, text, ascii, scripts) in [
            ("linux", "", true, Scripts::Plain),
            ("linux", "ascii = false", false, Scripts::Plain),
            ("linux", "scripts = \"unicode\"", true, Scripts::Unicode),
            ("linux-16color", "", true, Scripts::Plain),
            ("xterm-256color", "", false, Scripts::Unicode),
            ("xterm-256color", "ascii = true", true, Scripts::Unicode),
            ("", "", false, Scripts::Unicode),
        ] {
            let here = Surroundings {
                term: term.to_owned(),
                ..Surroundings::default()
            };
            let settings = settings(&here, text);
            let found = (settings.ascii, settings.letters.scripts);
            assert_eq!(found, (ascii, scripts), "{term} {text}");
        }
    }

    #[test]
    fn in_gnu_screen_the_mouse_is_off_unless_the_settings_say_otherwise() {
        for (term, text, mouse) in [
            ("screen", "", Capture::Off),
            ("screen", "mouse = true", Capture::On),
            ("screen", "mouse = false", Capture::Off),
            ("xterm", "", Capture::On),
            ("xterm", "mouse = false", Capture::Off),
        ] {
            let here = Surroundings {
                term: term.to_owned(),
                ..Surroundings::default()
            };
            assert_eq!(settings(&here, text).mouse, mouse, "{term} {text}");
        }
    }

    #[test]
    fn ambiguous_characters_are_wide_where_screen_or_mlterm_has_an_east_asian_locale() {
        for (term, locale, others, wide) in [
            ("screen", "ja_JP.UTF-8", "STY", true),
            ("screen.xterm-256color", "ko_KR.UTF-8", "STY", true),
            ("screen-256color", "zh_TW", "STY", true),
            ("screen", "de_DE.UTF-8", "STY", false),
            ("screen", "C.UTF-8", "STY", false),
            ("screen", "", "STY", false),
            ("screen", "jam_JM", "STY", false),
            // tmux says of itself that it is a screen.
            ("screen", "ja_JP.UTF-8", "TMUX", false),
            ("tmux-256color", "ja_JP.UTF-8", "STY TMUX", false),
            ("tmux-256color", "ja_JP.UTF-8", "TMUX MLTERM", false),
            // Screen that says so, which an xterm started within it does as well.
            ("xterm-256color", "ja_JP.UTF-8", "STY", true),
            // A terminal that was started within screen, and what may be a tmux over SSH.
            ("xterm-kitty", "ja_JP.UTF-8", "STY", false),
            ("screen-256color", "ja_JP.UTF-8", "", false),
            ("xterm-256color", "ja_JP.UTF-8", "", false),
            ("xterm", "ja_JP.UTF-8", "MLTERM", true),
            ("mlterm-256color", "ja", "", true),
            ("xterm", "en_GB.UTF-8", "MLTERM", false),
            ("xterm-kitty", "zh_CN.UTF-8", "MLTERM", false),
        ] {
            let variable = |name: &str| {
                let is_set = others.split(' ').any(|one| one == name);
                if is_set {
                    "set".to_owned()
                } else {
                    String::new()
                }
            };
            let here = Surroundings {
                term: term.to_owned(),
                locale: locale.to_owned(),
                tmux: variable("TMUX"),
                screen: variable("STY"),
                mlterm: variable("MLTERM"),
            };
            for (text, widths) in [
                ("", if wide { Widths::Wide } else { Widths::Narrow }),
                ("wide = true", Widths::Wide),
                ("wide = false", Widths::Narrow),
            ] {
                let found = settings(&here, text).letters.widths;
                assert_eq!(found, widths, "{term} {locale} {others} {text}");
            }
        }
    }
}
