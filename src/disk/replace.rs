//! Replacing a file at once: what stands there is the old text or the new one, never a part.

use std::collections::hash_map::RandomState;
use std::ffi::OsString;
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Disk;

/// As many links as the system itself follows.
const MOST_LINKS: usize = 40;
/// A temporary file of this age belongs to nobody any more.
const LEFT_BEHIND: Duration = Duration::from_secs(60 * 60);

/// Says which step of a replacement failed; the old file is as it was.
#[derive(Debug, thiserror::Error)]
#[error("{} could not be {step}: {error}{}", path.display(), hint(error))]
pub struct ReplaceError {
    /// The file that the step was about.
    pub path: PathBuf,
    /// The step, as a participle.
    pub step: &'static str,
    /// What the system said.
    pub error: io::Error,
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system has more kinds of errors than there are hints"
)]
fn hint(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::ResourceBusy => {
            " (a file that is mounted by itself cannot be replaced; mount its folder instead)"
        }
        io::ErrorKind::StorageFull => " (make room on the disk)",
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            " (its folder must be writable)"
        }
        _ => "",
    }
}

/// Replaces the file that `path` leads to; links stay, the mode stays. Returns a warning where the
/// directory could not be synced.
///
/// # Errors
/// When a step fails; then the old file is untouched and no temporary file is left.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<Option<String>, ReplaceError> {
    let target = follow_links(path)?;
    let dir = target
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let temporary = dir.join(temporary_name(&target));
    let failed = |path: &Path, step| {
        let path = path.to_owned();
        move |error| ReplaceError { path, step, error }
    };
    let mut file = disk
        .create_new(&temporary)
        .map_err(failed(&temporary, "made"))?;
    let written = fill(disk, &mut file, &target, bytes).map_err(|(step, error)| ReplaceError {
        path: temporary.clone(),
        step,
        error,
    });
    drop(file);
    let replaced = written
        .and_then(|()| rename(disk, &temporary, &target).map_err(failed(&target, "replaced")));
    if let Err(error) = replaced {
        // The error that counts is the one before.
        let _ = fs::remove_file(&temporary);
        return Err(error);
    }
    let synced = disk.sync_dir(dir);
    Ok(synced
        .err()
        .map(|error| format!("{} could not be synced: {error}", dir.display())))
}

fn fill(
    disk: &dyn Disk,
    file: &mut File,
    target: &Path,
    bytes: &[u8],
) -> Result<(), (&'static str, io::Error)> {
    if let Ok(old) = fs::metadata(target) {
        disk.set_permissions(file, old.permissions())
            .map_err(|error| ("given its mode", error))?;
    }
    disk.write_all(file, bytes)
        .map_err(|error| ("written", error))?;
    disk.sync(file).map_err(|error| ("synced", error))
}

/// On Windows another program may have the file open for a moment.
fn rename(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    for wait in [10, 25, 50, 100, 200, 300, 300] {
        match disk.rename(from, to) {
            Err(error) if cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32)) => {
                std::thread::sleep(Duration::from_millis(wait));
            }
            done => return done,
        }
    }
    disk.rename(from, to)
}

/// The file at the end of all links, which need not be there.
///
/// # Errors
/// When the links go round in a circle.
pub fn follow_links(path: &Path) -> Result<PathBuf, ReplaceError> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            // What a link says is meant from its own directory; `..` is left to the system.
            Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(target),
        }
    }
    let error = io::Error::other("the links go round in a circle");
    Err(ReplaceError {
        path: path.to_owned(),
        step: "followed",
        error,
    })
}

fn prefix(target: &Path) -> OsString {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".");
    name
}

fn temporary_name(target: &Path) -> OsString {
    let mut random = RandomState::new().build_hasher();
    random.write_u32(std::process::id());
    let mut name = prefix(target);
    name.push(format!("{:016x}.tmp", random.finish()));
    name
}

/// Removes temporary files that a killed copy left behind an hour ago or more.
pub fn sweep(path: &Path) {
    let Ok(target) = follow_links(path) else {
        return;
    };
    let Some(Ok(entries)) = target.parent().map(fs::read_dir) else {
        return;
    };
    let prefix = prefix(&target);
    let is_ours = |name: &OsString| {
        let name = name.as_encoded_bytes();
        name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(b".tmp")
    };
    for entry in entries
        .flatten()
        .filter(|entry| is_ours(&entry.file_name()))
    {
        if entry.metadata().is_ok_and(|found| is_left_behind(&found)) {
            // The next sweep finds it again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether nobody has written to a temporary file for an hour, so that it belongs to nobody any
/// more.
pub(super) fn is_left_behind(found: &fs::Metadata) -> bool {
    let written = found.modified().ok();
    let age = written.and_then(|at| SystemTime::now().duration_since(at).ok());
    age.is_some_and(|age| age >= LEFT_BEHIND)
}
