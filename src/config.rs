//! `config.toml`: settings and key overrides. A mistake in it costs one entry, never the start.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::disk::{limits, read_own};

/// The name of the file.
const NAME: &str = "config.toml";
const MEASURES: std::ops::RangeInclusive<u16> = 50..=100;

/// What the user has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The widest line of the abstract, 50 to 100 columns.
    pub measure: u16,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// The theme's name and its line.
    pub theme: Option<(String, usize)>,
    /// Keys for actions, in the order of the file.
    pub keys: Vec<KeyEntry>,
}

/// The keys that the user gives to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// The name of the action.
    pub action: String,
    /// The names of the keys; none turns it off.
    pub keys: Vec<String>,
    /// The line of the entry, from 1.
    pub line: usize,
}

/// An entry that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// Says that the settings cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be read: {error}; the settings are those that recto comes with", path.display())]
pub struct ConfigError {
    path: PathBuf,
    error: io::Error,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            measure: 72,
            ascii: false,
            mouse: true,
            theme: None,
            keys: Vec::new(),
        }
    }
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{NAME} line {}: {}", self.line, self.reason)
    }
}

/// Reads the settings of a config directory, and what was wrong with them. Without a file they
/// are those that recto comes with.
///
/// # Errors
/// When the file is there and the system refuses to give it.
pub fn read(config_dir: &Path) -> Result<(Config, Vec<ConfigProblem>), ConfigError> {
    let path = config_dir.join(NAME);
    let text = read_own(&path, limits::CONFIG_FILE).and_then(|bytes| {
        String::from_utf8(bytes.unwrap_or_default())
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
    });
    match text {
        Ok(text) => Ok(parse(&text)),
        Err(error) => Err(ConfigError { path, error }),
    }
}

/// The settings that a text says, and what is wrong with it.
#[must_use]
pub fn parse(text: &str) -> (Config, Vec<ConfigProblem>) {
    let mut entries = Entries {
        text,
        config: Config::default(),
        problems: Vec::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => {
            for (name, value) in table.into_inner() {
                entries.take(name.get_ref(), name.span(), value.get_ref());
            }
        }
        Err(error) => {
            let place = error.span().unwrap_or_default();
            entries.refuse(&place, format!("{}; no setting was taken", error.message()));
        }
    }
    entries.problems.sort_by_key(|problem| problem.line);
    entries.config.keys.sort_by_key(|entry| entry.line);
    (entries.config, entries.problems)
}

struct Entries<'a> {
    text: &'a str,
    config: Config,
    problems: Vec<ConfigProblem>,
}

impl Entries<'_> {
    fn take(&mut self, name: &str, place: Range<usize>, value: &DeValue<'_>) {
        let taken = match name {
            "measure" => measure(value).map(|measure| self.config.measure = measure),
            "ascii" => truth(value).map(|ascii| self.config.ascii = ascii),
            "mouse" => truth(value).map(|mouse| self.config.mouse = mouse),
            "theme" => {
                let line = self.line(&place);
                value
                    .as_str()
                    .ok_or_else(|| "takes a name in quotes".to_owned())
                    .map(|theme| {
                        self.config.theme = Some((theme.to_owned(), line));
                    })
            }
            "keys" => self.keys(value),
            _ => Err("is no setting; there are measure, ascii, mouse, theme and [keys]".to_owned()),
        };
        if let Err(reason) = taken {
            self.refuse(&place, format!("\"{name}\" {reason}"));
        }
    }

    fn keys(&mut self, value: &DeValue<'_>) -> Result<(), String> {
        let table = value
            .as_table()
            .ok_or("is a table: write [keys] on a line of its own")?;
        for (action, value) in table {
            let names = match value.get_ref() {
                DeValue::String(key) => Some(vec![key.to_string()]),
                DeValue::Array(keys) => keys
                    .iter()
                    .map(|key| key.get_ref().as_str().map(str::to_owned))
                    .collect(),
                DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Table(_) => None,
            };
            let line = self.line(&action.span());
            let action_name = action.get_ref().to_string();
            match names {
                Some(keys) => self.config.keys.push(KeyEntry {
                    action: action_name,
                    keys,
                    line,
                }),
                None => self.refuse(
                    &action.span(),
                    format!("\"{action_name}\" takes a key in quotes, or several in brackets"),
                ),
            }
        }
        Ok(())
    }

    fn refuse(&mut self, place: &Range<usize>, reason: String) {
        let line = self.line(place);
        self.problems.push(ConfigProblem { line, reason });
    }

    fn line(&self, place: &Range<usize>) -> usize {
        self.text
            .bytes()
            .take(place.start)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1
    }
}

fn truth(value: &DeValue<'_>) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| "is true or false".to_owned())
}

fn measure(value: &DeValue<'_>) -> Result<u16, String> {
    let number = value
        .as_integer()
        .and_then(|number| number.as_str().parse().ok());
    number
        .filter(|columns| MEASURES.contains(columns))
        .ok_or_else(|| {
            format!(
                "is a number of columns from {} to {}",
                MEASURES.start(),
                MEASURES.end()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_taken() {
        let text = "measure = 66\nascii = true\nmouse = false\ntheme = \"mono\"\n\n[keys]\nstar = \"x\"\nquit = [\"Q\", \"Ctrl-Q\"]\nhelp = []\n";
        let (config, problems) = parse(text);
        assert_eq!(problems, []);
        let keys = |action: &str, keys: &[&str], line| KeyEntry {
            action: action.into(),
            keys: keys.iter().map(ToString::to_string).collect(),
            line,
        };
        assert_eq!(
            config,
            Config {
                measure: 66,
                ascii: true,
                mouse: false,
                theme: Some(("mono".into(), 4)),
                keys: vec![
                    keys("star", &["x"], 7),
                    keys("quit", &["Q", "Ctrl-Q"], 8),
                    keys("help", &[], 9)
                ],
            }
        );
    }

    #[test]
    fn a_mistake_costs_one_entry_and_names_its_line() {
        let text = "measure = 200\nascii = \"no\"\nmouse = false\ncolour = 1\n[keys]\nstar = 7\n";
        let (config, problems) = parse(text);
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "config.toml line 1: \"measure\" is a number of columns from 50 to 100",
                "config.toml line 2: \"ascii\" is true or false",
                "config.toml line 4: \"colour\" is no setting; there are measure, ascii, mouse, theme and [keys]",
                "config.toml line 6: \"star\" takes a key in quotes, or several in brackets",
            ]
        );
        assert_eq!(
            config,
            Config {
                mouse: false,
                ..Config::default()
            }
        );
    }

    #[test]
    fn what_is_no_toml_is_said_with_its_line() {
        let (config, problems) = parse("ascii = true\nmeasure = \n");
        assert_eq!(config, Config::default());
        assert_eq!(problems[0].line, 2);
    }
}
