//! `config.toml` as recto changes it: a line of `[feeds]` or `[views]`, a table `[digest.NAME]`, `samples`; the rest of the file
//! stays as it was written.

mod digests;
mod samples;
mod tables;

use std::io;
use std::path::Path;

use toml_edit::{Decor, DocumentMut, Table, TomlError};

use super::{ConfigError, NAME, text_of};
use crate::disk::{Disk, Lock, LockError, RealDisk, ReplaceError, limits, write_own};

pub use digests::{
    AccountStanding, DigestChange, DigestEntry, Written, account_standing, change_digests,
};
pub use samples::change_samples;
pub use tables::{NamedTable, TableChange, change_table, change_views};

/// Says why the settings are as they were.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The settings cannot be read.
    #[error(transparent)]
    Read(#[from] ConfigError),
    /// The settings are no TOML.
    #[error("{NAME} cannot be changed before this is mended: {0}")]
    Toml(String),
    /// There is something else.
    #[error("\"{0}\" in {NAME} is no table [{0}]; mend it first")]
    NoTable(&'static str),
    /// Another one has the name.
    #[error("there is a {what} “{name}” already: {value}")]
    Taken {
        /// What has it.
        what: &'static str,
        /// The name.
        name: String,
        /// What that one is.
        value: String,
    },
    /// None has the name.
    #[error("there is no {what} “{name}”; {known}")]
    Unknown {
        /// What there is none of.
        what: &'static str,
        /// The name.
        name: String,
        /// Those that there are, in words.
        known: String,
    },
    /// A digest has the name.
    #[error("there is a digest “{0}” already; `recto digest remove {0}` takes it out")]
    TakenDigest(String),
    /// No digest has the name.
    #[error("there is no digest “{name}”; {known}")]
    UnknownDigest {
        /// The name.
        name: String,
        /// Those that there are, in words.
        known: String,
    },
    /// An account is there, and something is wrong with it.
    #[error("[mail] in {NAME} has a mistake; mend it first")]
    NoAccount,
    /// The digest could not be sent so.
    #[error("nothing was written: {0}")]
    Mistake(String),
    /// There is no such setting.
    #[error("there is no setting {0}; {1}")]
    NoSetting(String, String),
    /// The file has something in it.
    #[error(
        "{NAME} has something in it, and stays as it is; `recto config set KEY VALUE` changes a line of it"
    )]
    Begun,
    /// The folder cannot be made.
    #[error("the folder of the settings cannot be made: {0}")]
    Folder(io::Error),
    /// Another copy changes them.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] ReplaceError),
}

/// Writes the settings of a directory anew as they are to be.
pub(super) fn edit(
    config_dir: &Path,
    changed: &dyn Fn(&str) -> Result<String, EditError>,
) -> Result<Option<String>, EditError> {
    RealDisk.make_dir(config_dir).map_err(EditError::Folder)?;
    let path = config_dir.join(NAME);
    let _held = Lock::take(&RealDisk, &path.with_extension("lock"))?;
    let old = text_of(config_dir)?;
    let text = changed(&old)?;
    if text == old {
        return Ok(None);
    }
    let largest = limits::CONFIG_FILE;
    Ok(write_own(&RealDisk, &path, text.as_bytes(), largest)?)
}

/// The text of the settings after a change.
pub(super) fn rewritten(
    text: &str,
    change: &dyn Fn(&mut DocumentMut) -> Result<(), EditError>,
) -> Result<String, EditError> {
    let mut document = document(text)?;
    change(&mut document)?;
    let changed = document.to_string();
    // It writes the ends of lines in its own way.
    Ok(if text.contains("\r\n") {
        changed.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        changed
    })
}

/// The settings, to be changed.
pub(super) fn document(text: &str) -> Result<DocumentMut, EditError> {
    text.parse().map_err(|error: TomlError| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map(|before| before.matches('\n').count() + 1);
        let line = line
            .map(|line| format!("line {line}: "))
            .unwrap_or_default();
        EditError::Toml(format!("{line}{}", error.message().replace('\n', " ")))
    })
}

/// The names in a table, in words.
fn known(table: &Table) -> String {
    let names: Vec<&str> = table.iter().map(|(name, _)| name).collect();
    if names.is_empty() {
        "there is none yet".to_owned()
    } else {
        format!("there are {}", names.join(", "))
    }
}

/// What stands above a line may be about more than that line: it goes above the next one, or where
/// there is none above the whole table.
fn keep_comments(feeds: &mut Table, name: &str) {
    let above = feeds.key(name).and_then(|key| key.leaf_decor().prefix());
    let above = above.and_then(|above| above.as_str()).unwrap_or_default();
    if !above.contains('#') {
        return;
    }
    let above = above.to_owned();
    let names: Vec<String> = feeds.iter().map(|(name, _)| name.to_owned()).collect();
    let next = names.iter().skip_while(|one| *one != name).nth(1);
    if let Some(mut next) = next.and_then(|next| feeds.key_mut(next)) {
        put_above(next.leaf_decor_mut(), &above);
    } else {
        put_above(feeds.decor_mut(), &above);
    }
}

fn put_above(decor: &mut Decor, text: &str) {
    let before = decor.prefix().and_then(|prefix| prefix.as_str());
    let before = before.unwrap_or_default().to_owned();
    decor.set_prefix(format!("{text}{before}"));
}
