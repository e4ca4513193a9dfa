//! What lies beside a file while it is replaced: temporary files, where its links lead.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::ReplaceError;

/// As many links as the system itself follows.
const MOST_LINKS: usize = 40;
/// A temporary file of this age belongs to nobody any more.
const LEFT_BEHIND: Duration = Duration::from_secs(60 * 60);
/// So many characters of a name stand in that of its temporary file, which must not be too long.
const LONGEST_NAME: usize = 60;

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
    Err(ReplaceError::new(path, "followed", error))
}

/// A name beside a file that nobody else has.
pub(super) fn temporary(target: &Path) -> PathBuf {
    let mut random = RandomState::new().build_hasher();
    random.write_u32(std::process::id());
    target.with_file_name(format!("{}{:016x}.tmp", prefix(target), random.finish()))
}

fn prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let start: String = name.chars().take(LONGEST_NAME).collect();
    format!(".{start}.")
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
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with(&prefix) || !name.ends_with(".tmp") {
            continue;
        }
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
