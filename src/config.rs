//! `config.toml`: settings and key overrides. A mistake in it costs one entry, never the start.

mod access;
mod any;
mod between;
mod digests;
mod edit;
mod engines;
mod feeds;
mod fields;
mod keys;
mod mail;
mod settings;
mod single;
mod subscribing;
mod surroundings;
mod views;

pub use any::{begin_settings, change_setting, written_setting};
pub use between::Between;
pub use digests::{DIGEST_SETTINGS, DigestDraft, digest_takes};
pub use edit::{
    AccountStanding, DigestChange, DigestEntry, EditError, NamedTable, TableChange, Written,
    account_standing, change_digests, change_samples, change_table, change_views,
};
pub use feeds::ways;
pub use fields::Field;
pub use mail::{MAIL_SETTINGS, mail_takes};
pub use settings::{SETTINGS, Setting};
pub use single::{bodies_max, keywords, notes, samples};
pub use surroundings::Surroundings;

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::app::{KeyEntry, Keymap, Settings};
use crate::bodies::Megabytes;
use crate::digest::{MailAccount, Subscription};
use crate::disk::{limits, read_own};
use crate::marks::Samples;
use crate::query::SavedView;
use crate::sources::{Access, Feed};
use crate::ui::Theme;

/// The name of the file.
const NAME: &str = "config.toml";

/// With so many lines that are no TOML the file is none.
const MOST_SLIPS: usize = 20;

/// What the user has set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// What the reader goes by.
    pub settings: Settings,
    /// How things look.
    pub theme: Theme,
    /// The keys in force.
    pub keymap: Keymap,
    /// Whether the papers that recto comes with are listed.
    pub samples: Samples,
    /// The folder of notes as it was written, where it is not recto's own.
    pub notes: Option<String>,
    /// How much whole papers may take.
    pub bodies_max: Megabytes,
    /// What the user follows, in the order of the file.
    pub feeds: Vec<Feed>,
    /// The queries that the user saved, in the order of the file.
    pub views: Vec<SavedView>,
    /// How services are asked.
    pub access: Access,
    /// What the user subscribed to, in the order of the file.
    pub digests: Vec<Subscription>,
    /// The names of digests in which something is wrong: none of them is sent.
    pub refused_digests: Vec<String>,
    /// The account that mails are sent by.
    pub mail: Option<MailAccount>,
}

/// An entry that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1; `None` where it is of the whole line.
    pub column: Option<usize>,
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

impl Config {
    /// What there is to set, for the help: each name, and what it is about with its value here.
    #[must_use]
    pub fn told(&self) -> Vec<(String, String)> {
        let told = |setting: &Setting| {
            let meaning = match setting.value(self) {
                Some(value) => format!("{}: {value}", setting.meaning),
                None => setting.meaning.to_owned(),
            };
            (setting.head(), meaning)
        };
        SETTINGS.iter().map(told).collect()
    }
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{NAME} line {}: {}", self.line, self.reason)
    }
}

/// Reads the settings of a config directory, and what was wrong with them. What the file does not
/// say, or no file is there to say, is as at the outset.
///
/// # Errors
/// When the file is there and the system refuses to give it.
pub fn read(
    config_dir: &Path,
    outset: Config,
) -> Result<(Config, Vec<ConfigProblem>), ConfigError> {
    Ok(parse(&text_of(config_dir)?, outset))
}

/// The text of the file; empty where there is none.
fn text_of(config_dir: &Path) -> Result<String, ConfigError> {
    let path = config_dir.join(NAME);
    let text = read_own(&path, limits::CONFIG_FILE).and_then(|bytes| {
        String::from_utf8(bytes.unwrap_or_default())
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
    });
    text.map_err(|error| ConfigError { path, error })
}

/// The settings that a text says, the others as at the outset, and everything that is wrong with it.
#[must_use]
pub fn parse(text: &str, outset: Config) -> (Config, Vec<ConfigProblem>) {
    let mut entries = Entries {
        text,
        config: outset,
        keys: Vec::new(),
        digest_lines: Vec::new(),
        is_whole: true,
        refused_mail: false,
        problems: Vec::new(),
    };
    // A line that is no TOML is blanked, so that those beside it are taken.
    let mut readable = text.to_owned();
    for slip in 1..=MOST_SLIPS {
        match DeTable::parse(&readable) {
            Ok(table) => {
                for (name, value) in table.into_inner() {
                    entries.take(&name, value.get_ref());
                }
                break;
            }
            Err(error) => {
                let place = error.span().unwrap_or_default();
                let line = written_line(&readable, place.start);
                let told = error.message();
                entries.refuse(
                    &line,
                    match slip {
                        MOST_SLIPS => format!("{told}; no setting was taken"),
                        _ => told.to_owned(),
                    },
                );
                entries.is_whole = false;
                let blanks = " ".repeat(line.len());
                readable.replace_range(line, &blanks);
            }
        }
    }
    entries.end()
}

/// The line of a text that has this byte, or the next above it that has something.
fn written_line(text: &str, at: usize) -> Range<usize> {
    let mut start = 0;
    let mut found = 0..0;
    for line in text.split_inclusive('\n') {
        let place = start..start + line.trim_end().len();
        if start > at {
            break;
        }
        if !place.is_empty() {
            found = place;
        }
        start += line.len();
    }
    found
}

/// What was read of a text so far.
struct Entries<'a> {
    text: &'a str,
    config: Config,
    keys: Vec<KeyEntry>,
    /// The line of each digest.
    digest_lines: Vec<usize>,
    /// Whether every line was read. Where one was not, what seems to be missing may stand in it.
    is_whole: bool,
    /// Whether there is an account in which something is wrong.
    refused_mail: bool,
    problems: Vec<ConfigProblem>,
}

impl Entries<'_> {
    fn take(&mut self, name: &Spanned<DeString<'_>>, value: &DeValue<'_>) {
        let reason = if let Some(setting) = Setting::named(name.get_ref()) {
            let taken = setting.take(self, value);
            taken.is_none().then(|| format!("takes {}", setting.form()))
        } else {
            let names: Vec<String> = SETTINGS.iter().map(Setting::head).collect();
            Some(format!("is no setting; there are {}", names.join(", ")))
        };
        if let Some(reason) = reason {
            self.refused_mail |= name.get_ref() == mail::NAME;
            self.refuse(&name.span(), format!("\"{}\" {reason}", name.get_ref()));
        }
    }

    /// Settles what depends on several entries.
    fn end(mut self) -> (Config, Vec<ConfigProblem>) {
        digests::settle(&mut self);
        self.keys.sort_by_key(|entry| entry.line);
        let (keymap, mistakes) = Keymap::new(&self.keys);
        self.config.keymap = keymap;
        let mistakes = mistakes.into_iter();
        self.problems.extend(mistakes.map(|mistake| ConfigProblem {
            line: mistake.line,
            column: None,
            reason: mistake.reason,
        }));
        self.problems.sort_by_key(|problem| problem.line);
        (self.config, self.problems)
    }

    fn refuse(&mut self, place: &Range<usize>, reason: String) {
        let before = self.text.get(..place.start).unwrap_or_default();
        let of_line = before.rsplit('\n').next().unwrap_or_default();
        self.problems.push(ConfigProblem {
            line: self.line(place),
            column: Some(of_line.chars().count() + 1),
            reason,
        });
    }

    fn refuse_line(&mut self, line: usize, reason: String) {
        self.problems.push(ConfigProblem {
            line,
            column: None,
            reason,
        });
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

#[cfg(test)]
mod tests;
