//! A file that is written call by call, for those who give it its place themselves.

use std::fs::{File, Permissions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use super::{Disk, Readers};

/// An open file of a disk. Nothing is held back: who writes little pieces puts a buffer before it.
#[derive(Debug)]
pub struct DiskFile<'a> {
    disk: &'a dyn Disk,
    file: File,
}

impl<'a> DiskFile<'a> {
    /// Makes a file that must not be there yet.
    ///
    /// # Errors
    /// As the system says.
    pub fn create_new(disk: &'a dyn Disk, path: &Path, readers: Readers) -> io::Result<Self> {
        let file = disk.create_new(path, readers)?;
        Ok(Self { disk, file })
    }

    /// Gives it these permissions.
    ///
    /// # Errors
    /// As the system says.
    pub fn set_permissions(&self, permissions: Permissions) -> io::Result<()> {
        self.disk.set_permissions(&self.file, permissions)
    }

    /// Waits until it is on the disk.
    ///
    /// # Errors
    /// As the system says.
    pub fn sync(&self) -> io::Result<()> {
        self.disk.sync(&self.file)
    }
}

impl Write for DiskFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.write_all(&mut self.file, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for DiskFile<'_> {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.file.seek(place)
    }
}
