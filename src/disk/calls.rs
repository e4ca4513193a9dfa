//! The calls that keeping a file safe is made of, so that a test can let each of them fail.

use std::fmt;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Write};
use std::path::Path;

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// The user alone.
    Owner,
    /// Whoever the user's settings let read new files.
    AsUsual,
}

/// The file system, call by call.
pub trait Disk: fmt::Debug + Send + Sync {
    /// Makes a directory and those above it, for the user alone.
    ///
    /// # Errors
    /// As the system says.
    fn make_dir(&self, path: &Path) -> io::Result<()>;
    /// Opens a lock file, which is made where it is missing.
    ///
    /// # Errors
    /// As the system says.
    fn open_lock(&self, path: &Path) -> io::Result<File>;
    /// Takes a lock, or says that another has it.
    ///
    /// # Errors
    /// As the system says.
    fn try_lock(&self, file: &File) -> Result<(), TryLockError>;
    /// Makes a file that must not be there yet.
    ///
    /// # Errors
    /// As the system says.
    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<File>;
    /// Opens a file to be written to at its end, which is made for these readers where it is missing.
    ///
    /// # Errors
    /// As the system says.
    fn open_end(&self, path: &Path, readers: Readers) -> io::Result<File>;
    /// Gives an open file these permissions.
    ///
    /// # Errors
    /// As the system says.
    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()>;
    /// Writes everything.
    ///
    /// # Errors
    /// As the system says.
    fn write_all(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    /// Cuts a file to so many bytes.
    ///
    /// # Errors
    /// As the system says.
    fn cut(&self, file: &File, length: u64) -> io::Result<()>;
    /// Waits until the file is on the disk.
    ///
    /// # Errors
    /// As the system says.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Puts one file in the place of another, at once.
    ///
    /// # Errors
    /// As the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, which must not be there yet.
    ///
    /// # Errors
    /// As the system says; some file systems know no second names.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file away.
    ///
    /// # Errors
    /// As the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until a directory is on the disk.
    ///
    /// # Errors
    /// As the system says.
    fn sync_dir(&self, path: &Path) -> io::Result<()>;
}

/// The file system itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn make_dir(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        options(Readers::Owner)
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
    }

    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        file.try_lock()
    }

    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<File> {
        options(readers).write(true).create_new(true).open(path)
    }

    fn open_end(&self, path: &Path, readers: Readers) -> io::Result<File> {
        options(readers)
            .read(true)
            .append(true)
            .create(true)
            .open(path)
    }

    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        file.set_permissions(permissions)
    }

    fn write_all(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    #[cfg(unix)]
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    /// A directory cannot be opened as a file there; the rename is journalled.
    #[cfg(not(unix))]
    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// Options for a new file.
#[cfg(unix)]
fn options(readers: Readers) -> OpenOptions {
    let mut options = OpenOptions::new();
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options
}

/// There the user's folders are the user's own.
#[cfg(not(unix))]
fn options(_: Readers) -> OpenOptions {
    OpenOptions::new()
}
