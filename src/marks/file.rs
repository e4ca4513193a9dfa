//! A file of marks: read again under a lock, intents applied, replaced at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::document::{Document, Member};
use super::error::aside;
use super::{FileKind, Intent, MarkFileError, Marks};
use crate::disk::{
    Disk, Lock, Readers, RealDisk, ReplaceError, read_own, read_own_head, replace, sweep, write_own,
};

/// So many bytes hold what `state.json` has before its marks, with a query of any length.
const HEAD: u64 = 256 * 1024;
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The files that marks lie in.
#[derive(Debug, Clone)]
pub struct MarkFiles {
    /// `starred.json`.
    pub stars: MarkFile,
    /// `state.json`.
    pub state: MarkFile,
}

/// One file of marks.
#[derive(Debug, Clone)]
pub struct MarkFile {
    kind: FileKind,
    path: PathBuf,
    /// So many bytes it may have.
    largest: u64,
}

/// The file as a directory lists it; another stamp is another content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    written: Option<SystemTime>,
    /// How large it is.
    pub bytes: u64,
    #[cfg(unix)]
    inode: u64,
}

/// What a save is to do.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The marks to set or take back; those that lie in another file are passed over.
    pub intents: &'a [Intent],
    /// What else to write, where it differs.
    pub members: &'a [Member],
    /// The time, RFC 3339.
    pub now: &'a str,
}

/// A save that was done.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Every mark on disk now, another copy's too.
    pub marks: Marks,
    /// What a person should know, such as a missing lock.
    pub warnings: Vec<String>,
}

impl MarkFiles {
    /// The files of a config and a state directory.
    #[must_use]
    pub fn in_dirs(config: &Path, state: &Path) -> Self {
        Self {
            stars: MarkFile::in_dir(FileKind::Stars, config),
            state: MarkFile::in_dir(FileKind::State, state),
        }
    }

    /// Each of them.
    pub fn each(&self) -> impl Iterator<Item = &MarkFile> {
        [&self.stars, &self.state].into_iter()
    }

    /// Reads every mark; those of a file that cannot be read are none, and the reason is told.
    #[must_use]
    pub fn read(&self) -> (Marks, Vec<MarkFileError>) {
        let (mut marks, mut errors) = (Marks::default(), Vec::new());
        for file in self.each() {
            match file.read_into(&marks) {
                Ok(read) => marks = read,
                Err(error) => errors.push(error),
            }
        }
        (marks, errors)
    }
}

impl MarkFile {
    /// The file of this kind in its directory.
    #[must_use]
    pub fn in_dir(kind: FileKind, dir: &Path) -> Self {
        Self::at(kind, dir.join(kind.name()))
    }

    /// The file of this kind at this place.
    pub(super) fn at(kind: FileKind, path: PathBuf) -> Self {
        let largest = kind.largest();
        Self {
            kind,
            path,
            largest,
        }
    }

    /// The same file, with at most so many bytes.
    #[must_use]
    pub fn at_most(self, largest: u64) -> Self {
        Self { largest, ..self }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Which it is.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        self.kind
    }

    /// What the system says of the file; nothing where there is none. One question, cheap enough
    /// for each key.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        let found = fs::metadata(&self.path).ok()?;
        Some(Stamp {
            written: found.modified().ok(),
            bytes: found.len(),
            #[cfg(unix)]
            inode: std::os::unix::fs::MetadataExt::ino(&found),
        })
    }

    /// Why these marks, read from the file, must not be written, where a newer recto wrote them.
    #[must_use]
    pub fn newer(&self, marks: &Marks) -> Option<MarkFileError> {
        let version = marks.document(self.kind).version();
        let newest = self.kind.version()?;
        (version > newest).then(|| MarkFileError::Newer {
            path: self.path.clone(),
            version,
        })
    }

    /// Reads every mark of the file; none where there is no file.
    ///
    /// # Errors
    /// When the file is there and cannot be read or understood.
    pub fn read(&self) -> Result<Marks, MarkFileError> {
        self.read_into(&Marks::default())
    }

    /// These marks with those of the file as it is now.
    ///
    /// # Errors
    /// As for [`Self::read`].
    pub fn read_into(&self, marks: &Marks) -> Result<Marks, MarkFileError> {
        let document = self.parse(self.read_bytes()?, marks.document(self.kind))?;
        Ok(marks.with(document))
    }

    /// These marks with those members of the file that stand in its beginning, and none of its
    /// marks; a file that cannot be read has none.
    #[must_use]
    pub fn head_into(&self, marks: &Marks) -> Marks {
        let head = read_own_head(&self.path, HEAD).ok().flatten();
        marks.with(Arc::new(Document::head(
            self.kind,
            &head.unwrap_or_default(),
        )))
    }

    /// Makes a change to the file as it is now. What is known of it need not be understood again.
    ///
    /// # Errors
    /// When a step fails; then the file is as it was, and the same change again is safe.
    pub fn save(&self, known: &Marks, change: &Change<'_>) -> Result<Saved, MarkFileError> {
        self.save_on(&RealDisk, known, change)
    }

    /// [`Self::save`], call by call on a disk of one's choice.
    ///
    /// # Errors
    /// As for [`Self::save`].
    pub fn save_on(
        &self,
        disk: &dyn Disk,
        known: &Marks,
        change: &Change<'_>,
    ) -> Result<Saved, MarkFileError> {
        let lock = self.lock(disk)?;
        sweep(&self.path);
        let before = self.standing(disk, known, change.now)?;
        if let Some(newer) = self.newer(&before) {
            return Err(newer);
        }
        let mut marks = before.clone();
        let intents = change.intents.iter();
        for intent in intents.filter(|intent| intent.kind.file() == self.kind) {
            marks.apply(intent);
        }
        let mut warnings: Vec<String> = lock.warning.iter().cloned().collect();
        if let Some(changed) = marks.to_write(self.kind, change.members) {
            warnings.extend(self.back_up(disk, &before)?);
            warnings.extend(self.write(disk, changed.text())?);
            marks = marks.with(Arc::new(changed));
        }
        Ok(Saved { marks, warnings })
    }

    /// The marks with those of the file as it is now. A broken file of the user's own is copied and
    /// stays an error; a broken state is put aside.
    fn standing(&self, disk: &dyn Disk, known: &Marks, now: &str) -> Result<Marks, MarkFileError> {
        match self.read_into(known) {
            Err(MarkFileError::Broken { path, reason, .. }) => Err(MarkFileError::Broken {
                path,
                reason,
                copy: self.copy_broken(disk, now),
            }),
            Err(MarkFileError::Lost { path, .. }) => {
                let refused = |error| MarkFileError::Read {
                    path: path.clone(),
                    error,
                };
                disk.rename(&path, &aside(&path)).map_err(refused)?;
                Ok(known.with(Arc::new(Document::missing(self.kind))))
            }
            read => read,
        }
    }

    /// Puts a text in the place of what stands. Returns what a person should know.
    pub(super) fn write(
        &self,
        disk: &dyn Disk,
        text: &str,
    ) -> Result<Option<String>, ReplaceError> {
        write_own(disk, &self.path, text.as_bytes(), self.largest)
    }

    /// Takes the lock beside the file; the folder is made where it is missing.
    pub(super) fn lock(&self, disk: &dyn Disk) -> Result<Lock, MarkFileError> {
        let dir = self.path.parent().unwrap_or(Path::new("."));
        let no_folder = |error| MarkFileError::Folder {
            path: dir.to_owned(),
            error,
        };
        disk.make_dir(dir).map_err(no_folder)?;
        let lock = self.path.with_file_name(self.kind.lock_name());
        Ok(Lock::take(disk, &lock)?)
    }

    /// The bytes of the file; `None` where there is none.
    fn read_bytes(&self) -> Result<Option<Vec<u8>>, MarkFileError> {
        read_own(&self.path, self.largest).map_err(|error| {
            if error.kind() == io::ErrorKind::InvalidData {
                self.broken(error.to_string())
            } else {
                let path = self.path.clone();
                MarkFileError::Read { path, error }
            }
        })
    }

    /// The document of the file; the one that is known where it has the same bytes.
    fn parse(
        &self,
        bytes: Option<Vec<u8>>,
        known: &Arc<Document>,
    ) -> Result<Arc<Document>, MarkFileError> {
        match bytes {
            None if known.text().is_empty() => Ok(known.clone()),
            None => Ok(Arc::new(Document::missing(self.kind))),
            Some(bytes) if !bytes.is_empty() && bytes == known.text().as_bytes() => {
                Ok(known.clone())
            }
            Some(bytes) => match Document::parse(self.kind, bytes) {
                Ok(document) => Ok(Arc::new(document)),
                Err(error) => Err(self.broken(error.to_string())),
            },
        }
    }

    fn broken(&self, reason: String) -> MarkFileError {
        let path = self.path.clone();
        match self.kind {
            FileKind::Stars => MarkFileError::Broken {
                path,
                reason,
                copy: None,
            },
            FileKind::State => MarkFileError::Lost { path, reason },
        }
    }

    /// Copies a broken file beside it, once for the same content. Returns where the copy is.
    fn copy_broken(&self, disk: &dyn Disk, now: &str) -> Option<PathBuf> {
        let bytes = self.read_bytes().ok()??;
        let day = now.get(..10).unwrap_or(now);
        let name = |number: usize| {
            let more = if number > 1 {
                format!("-{number}")
            } else {
                String::new()
            };
            let name = self.kind.name();
            self.path
                .with_file_name(format!("{name}.corrupt-{day}{more}"))
        };
        (1..10).map(name).find(|copy| {
            let made = disk.create_new(copy, Readers::Owner).and_then(|mut file| {
                disk.write_all(&mut file, &bytes)?;
                disk.sync(&file)
            });
            made.is_ok() || fs::read(copy).is_ok_and(|kept| kept == bytes)
        })
    }

    /// The daily copy of the file, as a file of marks.
    #[must_use]
    pub fn backup(&self) -> Self {
        let name = format!("{}.bak", self.kind.name());
        Self {
            path: self.path.with_file_name(name),
            ..self.clone()
        }
    }

    /// Once a day the user's own file is kept as it was before the first change.
    fn back_up(&self, disk: &dyn Disk, before: &Marks) -> Result<Option<String>, ReplaceError> {
        let has_any = |kind| before.has_any(kind);
        if self.kind != FileKind::Stars || !self.kind.kinds().any(has_any) {
            return Ok(None);
        }
        let backup = self.backup();
        let written = backup.stamp().and_then(|stamp| stamp.written);
        let age = written.and_then(|at| SystemTime::now().duration_since(at).ok());
        if age.is_some_and(|age| age < A_DAY) {
            return Ok(None);
        }
        replace(
            disk,
            backup.path(),
            before.document(self.kind).text().as_bytes(),
        )
    }
}
