//! A file that is written beside its place and unseen until it is whole: it takes the place of what
//! stands there at once, or a place where nothing stands.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::beside::{follow_links, temporary};
use super::{Disk, DiskFile, Readers, ReplaceError};

/// So many bytes are written at a time.
const BUFFER: usize = 1 << 18;

/// A file on its way; what is dropped before it has its place is taken away.
#[derive(Debug)]
pub struct Draft<'a> {
    disk: &'a dyn Disk,
    /// The place, at the end of all links.
    target: PathBuf,
    /// Where it is written; `None` once it has its place.
    temporary: Option<PathBuf>,
    out: BufWriter<DiskFile<'a>>,
}

/// Where a file was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutAside {
    /// Its place.
    pub path: PathBuf,
    /// Whether the same did not stand there before.
    pub is_new: bool,
    /// What a person should know: the directory could not be synced.
    pub warning: Option<String>,
}

impl<'a> Draft<'a> {
    /// Begins a file for the place that `path` leads to. Links stay; where a file stands there the
    /// new one has its mode.
    ///
    /// # Errors
    /// When a step fails.
    pub fn begin(disk: &'a dyn Disk, path: &Path, readers: Readers) -> Result<Self, ReplaceError> {
        let target = follow_links(path)?;
        let temporary = temporary(&target);
        Self::at(disk, target, temporary, readers)
    }

    /// Begins a file for a place, to be written at another of the same directory.
    pub(super) fn at(
        disk: &'a dyn Disk,
        target: PathBuf,
        temporary: PathBuf,
        readers: Readers,
    ) -> Result<Self, ReplaceError> {
        let file = DiskFile::create_new(disk, &temporary, readers)
            .map_err(|error| ReplaceError::new(&temporary, "made", error))?;
        let draft = Self {
            disk,
            target,
            temporary: Some(temporary),
            out: BufWriter::with_capacity(BUFFER, file),
        };
        if let Ok(old) = fs::metadata(&draft.target) {
            let given = draft.out.get_ref().set_permissions(old.permissions());
            given.map_err(|error| draft.failed("given its mode", error))?;
        }
        Ok(draft)
    }

    /// Writes the next bytes.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), ReplaceError> {
        let added = self.out.write_all(bytes);
        added.map_err(|error| self.failed("written", error))
    }

    /// Puts it in the place of what stands there, at once. Returns a warning where the directory
    /// could not be synced.
    ///
    /// # Errors
    /// When a step fails; then what stood there stands.
    pub fn replace(mut self) -> Result<Option<String>, ReplaceError> {
        let temporary = self.complete()?;
        self.rename(&temporary)?;
        Ok(self.sync_dir())
    }

    /// Puts it in the place of what stands there, at once, and leaves it to the system when it comes
    /// to the disk.
    ///
    /// # Errors
    /// When a step fails; then what stood there stands.
    pub fn replace_unsynced(mut self) -> Result<(), ReplaceError> {
        let temporary = self.flushed()?;
        self.rename(&temporary)
    }

    /// Puts it in its place, where nothing stands yet. Returns a warning as [`Self::replace`] does.
    ///
    /// # Errors
    /// When something stands there, as [`io::ErrorKind::AlreadyExists`], or a step fails.
    pub fn put(mut self) -> Result<Option<String>, ReplaceError> {
        let temporary = self.complete()?;
        let place = self.target.clone();
        self.put_at(&temporary, &place)?;
        Ok(self.sync_dir())
    }

    /// Puts it at the first of these places, of the same directory, where nothing stands yet or the
    /// same already does.
    ///
    /// # Errors
    /// When a step fails, or each place is taken.
    pub fn put_aside(
        mut self,
        places: impl Iterator<Item = PathBuf>,
    ) -> Result<PutAside, ReplaceError> {
        let temporary = self.complete()?;
        for path in places {
            let is_new = match self.put_at(&temporary, &path) {
                Ok(()) => true,
                Err(refused) if refused.error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(refused);
                }
                Err(_) if is_same(&temporary, &path) => false,
                Err(_) => continue,
            };
            let warning = self.sync_dir();
            return Ok(PutAside {
                path,
                is_new,
                warning,
            });
        }
        Err(self.failed("put in its place", io::ErrorKind::AlreadyExists.into()))
    }

    fn put_at(&mut self, temporary: &Path, place: &Path) -> Result<(), ReplaceError> {
        // A second name takes no other file's place, as a rename would.
        let put = match self.disk.link(temporary, place) {
            Ok(()) => Ok(()),
            Err(_) if fs::symlink_metadata(place).is_ok() => {
                Err(io::ErrorKind::AlreadyExists.into())
            }
            // Some file systems know no second names.
            Err(_) => {
                let renamed = rename(self.disk, temporary, place);
                renamed.map(|()| self.temporary = None)
            }
        };
        put.map_err(|error| ReplaceError::new(place, "put in its place", error))
    }

    fn rename(&mut self, temporary: &Path) -> Result<(), ReplaceError> {
        rename(self.disk, temporary, &self.target)
            .map_err(|error| ReplaceError::new(&self.target, "replaced", error))?;
        self.temporary = None;
        Ok(())
    }

    /// Hands all of it to the system; returns where it is.
    fn flushed(&mut self) -> Result<PathBuf, ReplaceError> {
        let flushed = self.out.flush();
        flushed.map_err(|error| self.failed("written", error))?;
        Ok(self.temporary.clone().unwrap_or_default())
    }

    /// Waits until all of it is on the disk; returns where it is.
    fn complete(&mut self) -> Result<PathBuf, ReplaceError> {
        let temporary = self.flushed()?;
        let synced = self.out.get_ref().sync();
        synced.map_err(|error| self.failed("synced", error))?;
        Ok(temporary)
    }

    fn sync_dir(&self) -> Option<String> {
        let dir = dir_of(&self.target);
        let error = self.disk.sync_dir(dir).err()?;
        Some(format!("{} could not be synced: {error}", dir.display()))
    }

    fn failed(&self, step: &'static str, error: io::Error) -> ReplaceError {
        ReplaceError::new(
            self.temporary.as_deref().unwrap_or(&self.target),
            step,
            error,
        )
    }
}

impl Write for Draft<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // The error that counts is the one before.
            let _ = fs::remove_file(temporary);
        }
    }
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

/// Whether two files hold the same bytes.
fn is_same(one: &Path, other: &Path) -> bool {
    let length = |path| fs::metadata(path).map(|found| found.len()).ok();
    if length(one) != length(other) {
        return false;
    }
    let bytes =
        |path| File::open(path).map(|file| BufReader::new(file).bytes().map_while(Result::ok));
    bytes(one).is_ok_and(|one| bytes(other).is_ok_and(|other| one.eq(other)))
}

fn dir_of(path: &Path) -> &Path {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    dir.unwrap_or(Path::new("."))
}
