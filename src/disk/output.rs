//! Files that a person asked for: whole or not at all, and none lost by surprise. What a killed copy
//! left beside them is swept away.

use std::collections::hash_map::RandomState;
use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::beside::{follow_links, is_left_behind};
use super::{Disk, Draft, Readers, RealDisk, ReplaceError, hint};

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
    #[error("{} cannot be written: {error}{}", path.display(), hint(error))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Writes a file beside its place and moves it there when it is whole. Links stay, and a file that
/// gives way leaves its mode.
///
/// # Errors
/// When a file is there that shall stay, or the system refuses.
pub fn write_file(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), OutputError> {
    write_file_on(&RealDisk, path, existing, write)
}

/// [`write_file`], call by call on a disk of one's choice.
///
/// # Errors
/// As for [`write_file`].
pub fn write_file_on(
    disk: &dyn Disk,
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), OutputError> {
    if existing == Existing::Stays && path.symlink_metadata().is_ok() {
        return Err(OutputError::Exists(path.to_owned()));
    }
    let failed = |error| OutputError::Write {
        path: path.to_owned(),
        error,
    };
    let Some(name) = path.file_name() else {
        return Err(failed(io::ErrorKind::InvalidInput.into()));
    };
    let place = follow_links(path).map_err(|refused| failed(refused.error))?;
    sweep(&place);
    let temporary = place.with_file_name(temporary_name(name));
    let refused = |refused: ReplaceError| failed(refused.error);
    let mut draft = Draft::at(disk, place, temporary, Readers::AsUsual).map_err(refused)?;
    write(&mut draft).map_err(failed)?;
    let put = match existing {
        Existing::Stays => draft.put(),
        Existing::GivesWay => draft.replace(),
    };
    match put {
        // A file that a person asked for is there for all to see, synced directory or not.
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(OutputError::Exists(path.to_owned()))
        }
        Err(error) => Err(refused(error)),
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
