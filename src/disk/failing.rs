//! A disk for tests: one of its calls fails, whichever is wished.

use std::fs::{File, Permissions, TryLockError};
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Disk, Readers, RealDisk};

/// The file system, of which one call fails, or each from one on.
#[derive(Debug)]
pub struct FailingDisk {
    errno: i32,
    lasts: Lasts,
    calls: Mutex<Calls>,
}

/// How long a failure lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// One call fails.
    Once,
    /// From then on all calls of its name fail, as those that write where a disk is full.
    Longer,
    /// From then on all calls fail, as where a disk is gone.
    ForAll,
}

#[derive(Debug)]
struct Calls {
    /// How many still work.
    left: usize,
    /// The call that failed.
    failed: Option<&'static str>,
}

impl FailingDisk {
    /// A disk on which so many calls work; the next one fails with this error of the system.
    #[must_use]
    pub fn new(calls: usize, errno: i32, lasts: Lasts) -> Self {
        let calls = Mutex::new(Calls {
            left: calls,
            failed: None,
        });
        Self {
            errno,
            lasts,
            calls,
        }
    }

    /// The name of the first call that failed.
    #[must_use]
    pub fn failed(&self) -> Option<&'static str> {
        self.calls().failed
    }

    fn calls(&self) -> MutexGuard<'_, Calls> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is this call's turn to fail.
    fn turn(&self, name: &'static str) -> io::Result<()> {
        let mut calls = self.calls();
        let fails = match calls.failed {
            Some(failed) => match self.lasts {
                Lasts::Once => false,
                Lasts::Longer => failed == name,
                Lasts::ForAll => true,
            },
            None => calls.left == 0,
        };
        if fails {
            calls.failed.get_or_insert(name);
            return Err(io::Error::from_raw_os_error(self.errno));
        }
        calls.left = calls.left.saturating_sub(1);
        Ok(())
    }
}

impl Disk for FailingDisk {
    fn make_dir(&self, path: &Path) -> io::Result<()> {
        self.turn("make_dir")?;
        RealDisk.make_dir(path)
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.turn("open_lock")?;
        RealDisk.open_lock(path)
    }

    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        self.turn("try_lock").map_err(TryLockError::Error)?;
        RealDisk.try_lock(file)
    }

    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<File> {
        self.turn("create_new")?;
        RealDisk.create_new(path, readers)
    }

    fn open_end(&self, path: &Path, readers: Readers) -> io::Result<File> {
        self.turn("open_end")?;
        RealDisk.open_end(path, readers)
    }

    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        self.turn("set_permissions")?;
        RealDisk.set_permissions(file, permissions)
    }

    /// Where it fails half is written, as on a full disk.
    fn write_all(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let turn = self.turn("write_all");
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        RealDisk.write_all(file, if turn.is_ok() { bytes } else { half })?;
        turn
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        self.turn("cut")?;
        RealDisk.cut(file, length)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.turn("sync")?;
        RealDisk.sync(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.turn("rename")?;
        RealDisk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.turn("link")?;
        RealDisk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.turn("remove")?;
        RealDisk.remove(path)
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.turn("sync_dir")?;
        RealDisk.sync_dir(path)
    }
}
