//! Files that a person asked for: whole or not at all, and none lost by surprise. What a killed copy
//! left beside them is swept away.

use std::collections::hash_map::RandomState;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::beside::is_left_behind;

/// How the names of temporary files end, behind a point and 16 hex digits.
const ENDING: &str = ".recto-export";

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and writing fails.
    Stays,
    /// The new one takes its place.
    GivesWay,
}

/// Says why a file could not be written; what stood there stands.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A file of this name is there.
    #[error("{} is there already; nothing was written", .0.display())]
    Exists(PathBuf),
    /// The system refused.
    #[error("{} cannot be written: {error}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Writes a file beside its place and moves it there when it is whole.
///
/// # Errors
/// When a file is there that shall stay, or the system refuses.
pub fn write_file(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), OutputError> {
    let failed = |error| OutputError::Write {
        path: path.to_owned(),
        error,
    };
    if existing == Existing::Stays && path.symlink_metadata().is_ok() {
        return Err(OutputError::Exists(path.to_owned()));
    }
    let Some(name) = path.file_name() else {
        return Err(failed(io::ErrorKind::InvalidInput.into()));
    };
    // A link keeps its place; what it leads to is written.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = place.with_file_name(temporary_name(name));
    sweep(&place);
    let written = File::create_new(&temporary).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync_all()
    });
    let moved = written.and_then(|()| move_to(&temporary, &place, existing));
    if moved.is_err() {
        // It may never have come to be.
        let _ = fs::remove_file(&temporary);
    }
    moved.map_err(|error| {
        if existing == Existing::Stays && error.kind() == io::ErrorKind::AlreadyExists {
            OutputError::Exists(path.to_owned())
        } else {
            failed(error)
        }
    })
}

fn move_to(temporary: &Path, place: &Path, existing: Existing) -> io::Result<()> {
    match existing {
        Existing::GivesWay => fs::rename(temporary, place),
        // A link takes no other file's place, as a rename would.
        Existing::Stays => match fs::hard_link(temporary, place) {
            Ok(()) => fs::remove_file(temporary),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Some file systems know no links.
            Err(_) => fs::rename(temporary, place),
        },
    }
}

/// A name that nobody else has, and that a sweep recognises.
fn temporary_name(name: &OsStr) -> OsString {
    let mut temporary = OsString::from(".");
    temporary.push(name);
    let random = RandomState::new().build_hasher().finish();
    temporary.push(format!(".{random:016x}{ENDING}"));
    temporary
}

fn is_temporary_name(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let begun = name.strip_suffix(ENDING.as_bytes());
    let parts = begun.and_then(|begun| begun.split_last_chunk::<17>());
    parts.is_some_and(|(before, [point, random @ ..])| {
        let is_hex = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
        before.len() > 1 && before.starts_with(b".") && *point == b'.' && random.iter().all(is_hex)
    })
}

/// Removes from the folder of a file what killed copies left there an hour ago or more.
fn sweep(place: &Path) {
    let dir = place.parent().filter(|dir| !dir.as_os_str().is_empty());
    let entries = fs::read_dir(dir.unwrap_or(Path::new(".")));
    for entry in entries.into_iter().flatten().flatten() {
        let is_ours = || {
            let found = entry.metadata()?;
            io::Result::Ok(found.is_file() && is_of_this_user(&found) && is_left_behind(&found))
        };
        if is_temporary_name(&entry.file_name()) && is_ours().unwrap_or(false) {
            // The next sweep finds it again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(unix)]
fn is_of_this_user(found: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    found.uid() == rustix::process::geteuid().as_raw()
}

/// Another user's files cannot be removed there.
#[cfg(not(unix))]
fn is_of_this_user(_: &Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("refs.bib");
        let say = |text: &'static str| move |out: &mut dyn Write| out.write_all(text.as_bytes());
        write_file(&path, Existing::Stays, say("one")).unwrap();
        let refused = write_file(&path, Existing::Stays, say("two"));
        assert!(matches!(refused, Err(OutputError::Exists(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        write_file(&path, Existing::GivesWay, say("three")).unwrap();
        let broken = |out: &mut dyn Write| {
            out.write_all(b"ha")?;
            Err(io::Error::other("no more"))
        };
        assert!(write_file(&path, Existing::GivesWay, broken).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
        // Nothing else is left behind.
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
