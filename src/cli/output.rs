//! Standard output and standard error: the one place that writes to them.

mod refused;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};

use anyhow::Result;

use crate::config::{self, Config, Surroundings};
use crate::files::Folders;
use crate::text::letters::Letters;
use crate::text::safe;

/// Standard output, buffered.
pub(super) struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    pub(super) fn standard() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    /// Writes what is still buffered.
    pub(super) fn finish(mut self) -> Result<()> {
        Ok(self.0.flush()?)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Says something on standard error, as one safe line. Where that is closed nobody is to be told.
pub(super) fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "recto: {}", safe::line(sentence));
}

/// Says what is wrong with the command line: a sentence, and each hint on a line of its own below it;
/// where a command lacks its second word, all that can stand there.
pub(super) fn refuse(error: &clap::Error) {
    if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        for line in error.render().to_string().lines() {
            repeat(line);
        }
        return;
    }
    let (sentence, hints) = refused::told(error);
    say(&sentence);
    for hint in hints {
        repeat(&format!("       {hint}"));
    }
}

/// Whether somebody is there who can be asked.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks something on standard error; the answer is typed behind it. The text is safe.
pub(super) fn prompt(text: &str) {
    let mut err = io::stderr();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}

/// Repeats a line on standard error, made safe; it keeps its indent.
pub(super) fn repeat(line: &str) {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let _ = writeln!(io::stderr(), "{:indent$}{}", "", safe::line(text));
}

/// Whether a person looks at standard output.
pub(super) fn is_watched() -> bool {
    io::stdout().is_terminal()
}

/// Whether the reader of a pipe has gone, as `head` does; that is no failure.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
    })
}

/// The columns of the terminal that shows standard output; `None` where none does.
pub(super) fn columns() -> Option<usize> {
    let told = || crossterm::terminal::size().ok().map(|(columns, _)| columns);
    io::stdout().is_terminal().then(|| usable(told()))
}

/// The columns that a terminal tells; a usual number where it tells none.
fn usable(told: Option<u16>) -> usize {
    const USUAL: u16 = 80;
    usize::from(told.filter(|columns| *columns > 0).unwrap_or(USUAL))
}

/// How letters are to come out.
pub(super) fn letters(folders: &Folders) -> Letters {
    config(folders).settings.letters
}

/// How things are to come out: by the settings, and by what the terminal is that shows them, if one
/// does. `recto doctor` names what is mistaken in the settings.
pub(super) fn config(folders: &Folders) -> Config {
    let outset = if io::stdout().is_terminal() {
        Surroundings::here().outset()
    } else {
        Config::default()
    };
    match config::read(&folders.config, outset.clone()) {
        Ok((config, _)) => config,
        Err(error) => {
            say(&error.to_string());
            outset
        }
    }
}

/// How far something has come, on standard error where that is a terminal.
pub(super) struct Progress {
    what: &'static str,
    /// What stands there now; `None` where nobody looks.
    shown: Option<String>,
}

impl Progress {
    /// Nothing is shown until something is said of it.
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            what,
            shown: io::stderr().is_terminal().then(String::new),
        }
    }

    /// So many are done, and nobody knows how many there are.
    pub(super) fn count(&mut self, done: usize) {
        self.show(format!("{} {done}", self.what));
    }

    /// So many of a whole are done.
    pub(super) fn share(&mut self, done: u64, whole: u64) {
        let percent = (done.min(whole) * 100).checked_div(whole).unwrap_or(100);
        let marks = usize::try_from(percent / 5).unwrap_or(20);
        let bar = "#".repeat(marks) + &".".repeat(20 - marks.min(20));
        self.show(format!("{} [{bar}] {percent} %", self.what));
    }

    /// Something is done that has no number; the text is safe.
    pub(super) fn word(&mut self, text: &str) {
        const WIDEST: usize = 60;
        self.show(text.chars().take(WIDEST).collect());
    }

    fn show(&mut self, line: String) {
        if let Some(shown) = self.shown.as_ref().filter(|shown| **shown != line) {
            let longer = shown.chars().count().saturating_sub(line.chars().count());
            // Where standard error is closed nobody is to be told.
            let _ = write!(io::stderr(), "\r{line}{}", " ".repeat(longer));
            self.shown = Some(line);
        }
    }
}

impl Drop for Progress {
    /// Leaves an empty line.
    fn drop(&mut self) {
        if let Some(shown) = self.shown.take().filter(|shown| !shown.is_empty()) {
            let _ = write!(io::stderr(), "\r{}\r", " ".repeat(shown.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_tells_no_size_has_eighty_columns() {
        for (told, columns) in [(None, 80), (Some(0), 80), (Some(132), 132)] {
            assert_eq!(usable(told), columns);
        }
    }
}
