//! Keys and passwords: where they are found, and that they are never shown.

mod complaint;
mod found;

use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub(crate) use complaint::Complaint;
pub(crate) use found::is_found;

use crate::disk::{SecretError, read_secret};

/// So long a command that tells a secret may take: somebody may have to type another.
pub const COMMAND_TIME: Duration = Duration::from_secs(30);
/// A key or a password is short.
const LONGEST: u64 = 64 << 10;

/// Something that shows who asks. It is in no message, log or [`fmt::Debug`].
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

/// What a secret is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SecretKind {
    /// A service that is fetched from.
    #[default]
    Key,
    /// A mail server. It may have blanks and letters of every script.
    Password,
}

/// Where a key is looked for, in this order. What is set and fails is told: the next place might have
/// an older one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyPlaces {
    /// What it is for.
    pub kind: SecretKind,
    /// A program and its arguments; the key is the first line that it writes. None where it is empty.
    pub command: Vec<String>,
    /// A variable of the environment.
    pub variable: Option<String>,
    /// A file that the user alone may read; it need not be there.
    pub file: Option<PathBuf>,
}

/// Says why there is no key although one is set. No part of it and no argument stands in it.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The command does not start.
    #[error("the command for the {kind}, {program}, does not start: {error}")]
    NotStarted {
        /// What it was to tell.
        kind: SecretKind,
        /// The program.
        program: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// The command says that it failed.
    #[error("the command for the {kind}, {program}, failed: {said}")]
    Failed {
        /// What it was to tell.
        kind: SecretKind,
        /// The program.
        program: String,
        /// Its own words.
        said: String,
    },
    /// The command takes too long.
    #[error("the command for the {kind}, {program}, has told nothing within {} s", limit.as_secs())]
    TooSlow {
        /// What it was to tell.
        kind: SecretKind,
        /// The program.
        program: String,
        /// So long it was waited for.
        limit: Duration,
    },
    /// The file is not taken.
    #[error("the file with the {0} is not taken: {1}")]
    File(SecretKind, SecretError),
    /// What was found cannot be one.
    #[error("what {from} tells is no {kind}: it must be {}", kind.form())]
    NoKey {
        /// What it was to tell.
        kind: SecretKind,
        /// Where it was found.
        from: String,
    },
    /// A command has an odd number of quotes.
    #[error("a quote of the command is not closed")]
    Unclosed,
}

impl SecretKind {
    /// What one must look like.
    fn form(self) -> &'static str {
        match self {
            Self::Key => "a line of visible ASCII",
            Self::Password => "a line with something in it",
        }
    }

    /// Whether a text can be one.
    fn takes(self, text: &str) -> bool {
        let fits = |c: char| match self {
            Self::Key => c.is_ascii_graphic(),
            Self::Password => !c.is_control(),
        };
        !text.is_empty() && text.chars().all(fits)
    }
}

impl fmt::Display for SecretKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "key",
            Self::Password => "password",
        })
    }
}

impl Key {
    /// A key, without the blanks around it.
    ///
    /// # Errors
    /// When it is empty, or could not stand in a header; `from` is where it was found.
    pub fn new(text: &str, from: &str) -> Result<Self, KeyError> {
        Self::of(SecretKind::Key, text.trim(), from)
    }

    /// A secret of some kind.
    fn of(kind: SecretKind, text: &str, from: &str) -> Result<Self, KeyError> {
        if !kind.takes(text) {
            let from = from.to_owned();
            return Err(KeyError::NoKey { kind, from });
        }
        keep_from_dumps();
        Ok(Self(text.to_owned()))
    }

    /// The key itself, for the header or the command that it goes into.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl KeyPlaces {
    /// From where [`Self::find`] takes the key, in words; none where nothing is set.
    #[must_use]
    pub fn place(&self, variable: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        if let Some(program) = self.command.first() {
            return Some(format!("the command {program}"));
        }
        let is_set = |name: &&String| variable(name).is_some_and(|text| !text.is_empty());
        if let Some(name) = self.variable.as_ref().filter(is_set) {
            return Some(format!("the variable {name}"));
        }
        let file = self.file.as_ref().filter(|file| file.exists());
        file.map(|file| format!("the file {}", file.display()))
    }

    /// Sees that the key would be found, and says from where, in words; none where nothing is set. A command
    /// is not started: it may ask somebody.
    ///
    /// # Errors
    /// When something is set and gives no key.
    pub fn stands(
        &self,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Option<String>, KeyError> {
        match self.command.first() {
            Some(program) if !is_found(program, variable) => Err(KeyError::NotStarted {
                kind: self.kind,
                program: program.clone(),
                error: std::io::Error::new(
                    std::io::ErrorKind::NotFound,
                    "there is no such program",
                ),
            }),
            Some(_) => Ok(self.place(variable)),
            None => self
                .find(variable, COMMAND_TIME)
                .map(|_| self.place(variable)),
        }
    }

    /// Finds the key; none where nothing is set. Variables are handed in, and how long a command may
    /// take.
    ///
    /// # Errors
    /// When something is set and gives no key.
    pub fn find(
        &self,
        variable: &dyn Fn(&str) -> Option<String>,
        limit: Duration,
    ) -> Result<Option<Key>, KeyError> {
        if let Some((program, arguments)) = self.command.split_first() {
            let line = first_line(self.kind, program, arguments, limit)?;
            return Key::of(self.kind, line.trim(), program).map(Some);
        }
        let named = self.variable.as_deref();
        let found = named.and_then(|name| Some((name, variable(name)?)));
        if let Some((name, text)) = found.filter(|(_, text)| !text.is_empty()) {
            return Key::of(self.kind, text.trim(), name).map(Some);
        }
        let file = self.file.as_ref().filter(|file| file.exists());
        let Some(file) = file else {
            return Ok(None);
        };
        let bytes = read_secret(file).map_err(|error| KeyError::File(self.kind, error))?;
        let text = String::from_utf8_lossy(&bytes);
        let line = text.lines().next().unwrap_or_default();
        Key::of(self.kind, line.trim(), &file.display().to_string()).map(Some)
    }
}

/// The words of a command, without a shell: blanks part them, and quotes of both kinds keep them
/// together. Nothing else has a meaning.
///
/// # Errors
/// When a quote is not closed.
pub fn words(command: &str) -> Result<Vec<String>, KeyError> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in command.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            Some(_) | None => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    if quote.is_some() {
        return Err(KeyError::Unclosed);
    }
    Ok(words)
}

/// The first line that a program writes, which must then end well.
fn first_line(
    kind: SecretKind,
    program: &str,
    arguments: &[String],
    limit: Duration,
) -> Result<String, KeyError> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    // What it has to say would stand in the midst of the screen; it is told where it fails.
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| KeyError::NotStarted {
        kind,
        program: program.to_owned(),
        error,
    })?;
    let complaint = Complaint::of(child.stderr.take());
    let failed = |told: &str| {
        let said = complaint.first_line(told.trim());
        KeyError::Failed {
            kind,
            program: program.to_owned(),
            said: if said.is_empty() {
                "it does not say why; try it in a shell".to_owned()
            } else {
                said
            },
        }
    };
    let Some(out) = child.stdout.take() else {
        return Err(failed(""));
    };
    let (sender, receiver) = mpsc::channel();
    // A program of the program may keep the pipe open: it is not waited for.
    thread::spawn(move || {
        let mut out = BufReader::new(out.take(LONGEST));
        let mut line = String::new();
        let read = out.read_line(&mut line).map(|_| line);
        // Nobody listens where it took too long.
        let _ = sender.send(read);
    });
    match receiver.recv_timeout(limit) {
        Ok(Ok(line)) if ended_well(&mut child, limit) => Ok(line),
        Ok(line) => Err(failed(&line.unwrap_or_default())),
        Err(_) => {
            end(&mut child);
            Err(KeyError::TooSlow {
                kind,
                program: program.to_owned(),
                limit,
            })
        }
    }
}

/// Whether a program that has told its line ends without a fault. One that goes on writing is ended:
/// nobody reads that.
fn ended_well(child: &mut Child, limit: Duration) -> bool {
    const GLANCE: Duration = Duration::from_millis(5);
    let mut waited = Duration::ZERO;
    while waited < limit {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(GLANCE),
            Err(_) => return false,
        }
        waited += GLANCE;
    }
    end(child);
    false
}

fn end(child: &mut Child) {
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

/// While a key is held no picture of the memory is written where the program breaks down.
#[cfg(unix)]
fn keep_from_dumps() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let maximum = getrlimit(Resource::Core).maximum;
    let none = Rlimit {
        current: Some(0),
        maximum,
    };
    // To lower it is always granted.
    let _ = setrlimit(Resource::Core, none);
}

#[cfg(not(unix))]
fn keep_from_dumps() {}

#[cfg(test)]
mod tests;
