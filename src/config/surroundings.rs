//! What the environment says of the terminal, and what recto comes with there: asking the terminal
//! itself would leave its answer among the keys.

use super::Config;
use crate::app::Settings;

/// What the environment says of the terminal; empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The kind of terminal: `TERM`.
    pub term: String,
}

impl Surroundings {
    /// Those of this program.
    #[must_use]
    pub fn here() -> Self {
        let variable = |name| {
            let value = std::env::var_os(name).unwrap_or_default();
            value.to_string_lossy().into_owned()
        };
        Self {
            term: variable("TERM"),
        }
    }

    /// What holds where the settings say nothing.
    #[must_use]
    pub fn outset(&self) -> Config {
        Config {
            settings: Settings {
                ascii: self.is_console(),
                ..Settings::default()
            },
            ..Config::default()
        }
    }

    /// Whether this is the console of Linux, whose fonts show `★` and `☆` as one box.
    fn is_console(&self) -> bool {
        self.term == "linux" || self.term.starts_with("linux-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;

    #[test]
    fn on_the_console_of_linux_the_signs_are_ascii_unless_the_settings_say_otherwise() {
        for (term, text, ascii) in [
            ("linux", "", true),
            ("linux", "ascii = false", false),
            ("linux-16color", "", true),
            ("xterm-256color", "", false),
            ("xterm-256color", "ascii = true", true),
            ("", "", false),
        ] {
            let here = Surroundings {
                term: term.to_owned(),
            };
            let (config, problems) = parse(text, here.outset());
            assert_eq!(
                (config.settings.ascii, problems),
                (ascii, Vec::new()),
                "{term} {text}"
            );
        }
    }
}
