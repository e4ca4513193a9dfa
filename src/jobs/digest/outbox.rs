//! `outbox/`: a file for each digest that is finished and not yet known to be sent. It is on the disk
//! before the first byte goes out.

use std::path::{Path, PathBuf};

use super::waiting::Waiting;
use crate::disk::{Disk, names_in, read_own, replace, sweep};

/// A digest is some hundred kilobytes at most.
const LARGEST: u64 = 64 << 20;
/// How the files end.
const ENDING: &str = ".json";

/// The folder.
#[derive(Debug)]
pub(super) struct Outbox<'a> {
    disk: &'a dyn Disk,
    folder: PathBuf,
}

impl<'a> Outbox<'a> {
    /// That of the folder of the state.
    pub(super) fn in_folder(disk: &'a dyn Disk, state: &Path) -> Self {
        Self {
            disk,
            folder: state.join("outbox"),
        }
    }

    /// What waits, by day, and what could not be read, one sentence each.
    pub(super) fn read(&self) -> (Vec<Waiting>, Vec<String>) {
        let names = match names_in(&self.folder) {
            Ok(names) => names,
            Err(error) => {
                let sentence = format!("{} cannot be read: {error}", self.folder.display());
                return (Vec::new(), vec![sentence]);
            }
        };
        let (mut waiting, mut slips) = (Vec::new(), Vec::new());
        for name in names.iter().filter(|name| name.ends_with(ENDING)) {
            let path = self.folder.join(name);
            let read = read_own(&path, LARGEST).map(|bytes| {
                let text = String::from_utf8(bytes.unwrap_or_default()).ok()?;
                Waiting::read(&text)
            });
            match read {
                Ok(Some(found)) => waiting.push(found),
                Ok(None) => slips.push(format!(
                    "{} is no mail of recto; nothing is sent of it: move it away",
                    path.display()
                )),
                Err(error) => slips.push(format!("{} cannot be read: {error}", path.display())),
            }
        }
        waiting.sort_by(|one, other| {
            (one.day, &one.subscription).cmp(&(other.day, &other.subscription))
        });
        (waiting, slips)
    }

    /// Puts one in. It is on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written: one sentence. Then it is not there.
    pub(super) fn put(&self, waiting: &Waiting) -> Result<(), String> {
        let made = self.disk.make_dir(&self.folder);
        made.map_err(|error| format!("{} cannot be made: {error}", self.folder.display()))?;
        let path = self.path(waiting);
        sweep(&path);
        match replace(self.disk, &path, waiting.written().as_bytes()) {
            Ok(None) => Ok(()),
            // It may be gone with the power, and would then be made anew with another name.
            Ok(Some(warning)) => {
                let _ = self.disk.remove(&path);
                Err(warning)
            }
            Err(error) => Err(error.to_string()),
        }
    }

    /// Takes one out that is sent, or that is not to be sent any more.
    ///
    /// # Errors
    /// When it stays: one sentence.
    pub(super) fn take(&self, waiting: &Waiting) -> Result<(), String> {
        let path = self.path(waiting);
        let taken = self.disk.remove(&path);
        taken.map_err(|error| format!("{} cannot be taken away: {error}", path.display()))
    }

    fn path(&self, waiting: &Waiting) -> PathBuf {
        let (day, name) = (waiting.day, &waiting.subscription);
        self.folder.join(format!("{day}-{name}{ENDING}"))
    }
}
