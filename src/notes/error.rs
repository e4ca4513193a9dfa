//! Why a note could not be read, begun or edited.

use std::io;
use std::path::PathBuf;

use crate::disk::OutputError;

/// Says why a note could not be read, begun or edited, and what to do. What was written stays.
#[derive(Debug, thiserror::Error)]
pub enum NoteError {
    /// The folder of the setting is not there.
    #[error(
        "the folder {} of the setting `notes` is not there; make it, or name another in config.toml",
        .0.display()
    )]
    NoFolder(PathBuf),
    /// The folder cannot be made or read.
    #[error(
        "the folder of notes {} cannot be used: {error}; the setting `notes` names another",
        path.display()
    )]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The file cannot be begun.
    #[error(transparent)]
    Begin(#[from] OutputError),
    /// The file cannot be read.
    #[error("the note {} cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file that nothing was written to cannot be taken away again.
    #[error("the empty note {} cannot be removed: {error}", path.display())]
    Remove {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// No editor is named.
    #[error(
        "no editor is named: set VISUAL or EDITOR, as in EDITOR=nano, or write the note yourself; `recto note ID --path` tells where"
    )]
    NoEditor,
    /// The name of the editor is none.
    #[error("{variable} has a quote that is not closed: {command}")]
    Unclosed {
        /// The variable of the environment.
        variable: &'static str,
        /// What it says.
        command: String,
    },
    /// The editor did not start.
    #[error("the editor {program} did not start: {error}; {variable} names it")]
    NotStarted {
        /// The variable of the environment.
        variable: &'static str,
        /// The program.
        program: String,
        /// What the system said.
        error: io::Error,
    },
    /// The editor ended with a fault.
    #[error("the editor {program} failed ({status}); the note {} is as it left it", path.display())]
    Failed {
        /// The program.
        program: String,
        /// How it ended.
        status: String,
        /// The file.
        path: PathBuf,
    },
}
