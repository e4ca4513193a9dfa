//! A disk on which each call fails in turn, with each error that there is.

use std::cell::Cell;
use std::fs::{self, File, Permissions, TryLockError};
use std::io;
use std::path::Path;

use recto::disk::{Disk, RealDisk};
use recto::marks::{Intent, MarkFile, MarkKind, Marks};

use super::{change, left_over, save, star};

/// A disk on which one call fails.
struct FailingDisk {
    /// How many calls still work.
    calls: Cell<usize>,
    errno: i32,
    /// The call that failed.
    failed: Cell<Option<&'static str>>,
}

impl FailingDisk {
    fn new(calls: usize, errno: i32) -> Self {
        Self {
            calls: Cell::new(calls),
            errno,
            failed: Cell::new(None),
        }
    }

    fn call<T>(&self, name: &'static str, call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.calls.get().checked_sub(1) {
            Some(left) => self.calls.set(left),
            None if self.failed.get().is_none() => {
                self.failed.set(Some(name));
                return Err(io::Error::from_raw_os_error(self.errno));
            }
            None => {}
        }
        call()
    }
}

impl Disk for FailingDisk {
    fn make_dir(&self, path: &Path) -> io::Result<()> {
        self.call("make_dir", || RealDisk.make_dir(path))
    }
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.call("open_lock", || RealDisk.open_lock(path))
    }
    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        self.call("try_lock", || Ok(()))
            .map_err(TryLockError::Error)?;
        RealDisk.try_lock(file)
    }
    fn create_new(&self, path: &Path) -> io::Result<File> {
        self.call("create_new", || RealDisk.create_new(path))
    }
    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        self.call("set_permissions", || {
            RealDisk.set_permissions(file, permissions)
        })
    }
    fn write_all(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        // Half of it is written, as on a full disk.
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        self.call("write_all", || Ok(())).inspect_err(|_| {
            RealDisk.write_all(file, half).unwrap();
        })?;
        RealDisk.write_all(file, bytes)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.call("sync", || RealDisk.sync(file))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", || RealDisk.rename(from, to))
    }
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.call("sync_dir", || RealDisk.sync_dir(path))
    }
}

/// EPERM, EIO, EACCES, EBUSY, EXDEV, EFBIG, ENOSPC, EROFS, ENOLCK.
const ERRNOS: [i32; 9] = [1, 5, 13, 16, 18, 27, 28, 30, 37];

#[test]
fn whichever_call_fails_the_file_is_the_old_one_or_the_new_one() {
    let mut failed = Vec::new();
    let kinds = MarkKind::ALL.into_iter();
    for (kind, errno) in kinds.flat_map(|kind| ERRNOS.map(|errno| (kind, errno))) {
        for calls in 0.. {
            let dir = tempfile::tempdir().unwrap();
            let file = MarkFile::in_dir(kind.file(), dir.path());
            let mark = |id: &str| Intent { kind, ..star(id) };
            let marks = || {
                let read = file.read().unwrap();
                let ids = read.iter(kind).map(|(id, _)| id.to_string());
                ids.collect::<Vec<String>>()
            };
            save(&file, &[mark("x:a")]).unwrap();
            let old = fs::read(file.path()).unwrap();
            let disk = FailingDisk::new(calls, errno);
            let saved = file.save_on(&disk, &Marks::default(), &change(&[mark("x:b")]));
            let Some(call) = disk.failed.get() else {
                assert!(saved.is_ok());
                break;
            };
            failed.push(call);
            assert_eq!(left_over(dir.path()), [] as [&str; 0], "{call}");
            if let Ok(saved) = saved {
                // Without a lock or a synced directory it goes on, and says so.
                assert!(["try_lock", "sync_dir"].contains(&call), "{call}");
                assert!(!saved.warnings.is_empty(), "{call}");
                assert_eq!(marks(), ["x:a", "x:b"]);
            } else {
                assert_eq!(fs::read(file.path()).unwrap(), old, "{call}");
                // The intent is still there, and the next try keeps it.
                save(&file, &[mark("x:b")]).unwrap();
                assert_eq!(marks(), ["x:a", "x:b"]);
            }
        }
    }
    for call in [
        "make_dir",
        "open_lock",
        "try_lock",
        "create_new",
        "set_permissions",
        "write_all",
        "sync",
        "rename",
        "sync_dir",
    ] {
        assert!(failed.contains(&call), "{call} never failed");
    }
}
