//! The folder of whole papers.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

use super::LARGEST;
use super::error::BodiesError;
use super::header::{Header, unpacked};
use crate::body::Form;
use crate::disk::{Disk, RealDisk, names_in, read_own, read_own_head, replace, sweep, write_own};
use crate::paper::PaperId;

/// The name of the folder.
const NAME: &str = "bodies";
/// How the names of packed files end.
const ENDING: &str = ".gz";
/// The list of papers that stay: one id a line.
const STAY: &str = "kept.txt";
/// The bytes of that list.
const STAY_FILE: u64 = 4 << 20;
/// So much of a file tells what is in it: an id is no longer.
const HEAD: u64 = 4 << 10;

/// The folder of whole papers.
#[derive(Debug, Clone)]
pub struct Bodies {
    folder: PathBuf,
    most: u64,
    disk: Arc<dyn Disk>,
}

/// A whole paper that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBody {
    /// The id under which it was fetched.
    pub id: PaperId,
    /// The version, where it is known.
    pub version: Option<u32>,
    /// The form that it is in.
    pub form: Form,
    /// The bytes that it takes, packed.
    pub size: u64,
    /// When it was read last, or came.
    pub read: Option<Timestamp>,
    /// Whether it stays whatever the limit is.
    pub stays: bool,
    pub(super) path: PathBuf,
}

/// What lies in the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The papers, those read last first.
    pub bodies: Vec<KeptBody>,
    /// What is wrong with some of its files, in sentences.
    pub problems: Vec<String>,
}

impl KeptBody {
    /// The file that it is in.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Bodies {
    /// The folder in a data directory.
    #[must_use]
    pub fn in_dir(data: &Path) -> Self {
        Self {
            folder: data.join(NAME),
            most: u64::MAX,
            disk: Arc::new(RealDisk),
        }
    }

    /// The same, in which papers may take so many bytes.
    #[must_use]
    pub fn at_most(self, most: u64) -> Self {
        Self { most, ..self }
    }

    /// The same with a disk of one's choice.
    #[must_use]
    pub fn on(self, disk: Arc<dyn Disk>) -> Self {
        Self { disk, ..self }
    }

    /// What it is written by.
    pub(super) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// When papers came or went last, as the system tells it; another time says that they did.
    #[must_use]
    pub fn changed(&self) -> Option<SystemTime> {
        fs::metadata(&self.folder).ok()?.modified().ok()
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// The papers, those read last first. A file that is damaged is said, and taken for absent.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn all(&self) -> Result<Kept, BodiesError> {
        let names = names_in(&self.folder).map_err(|error| self.unusable(error))?;
        let staying = self.staying()?;
        let mut kept = Kept::default();
        for name in names.iter().filter(|name| name.ends_with(ENDING)) {
            let path = self.folder.join(name);
            match one(&path, &staying) {
                Ok(Some(body)) => kept.bodies.push(body),
                // It has gone in the meantime.
                Ok(None) => {}
                Err(error) => {
                    let error = BodiesError::Read { path, error };
                    kept.problems
                        .push(format!("{error}; `recto fetch --whole` gets it again"));
                }
            }
        }
        kept.bodies.sort_by_key(|body| std::cmp::Reverse(body.read));
        Ok(kept)
    }

    /// The newest version that is there of a paper of these ids.
    ///
    /// # Errors
    /// When the folder cannot be read, or all that is there is damaged.
    pub fn of(&self, ids: &[PaperId]) -> Result<Option<KeptBody>, BodiesError> {
        let staying = self.staying()?;
        let (mut found, mut damaged) = (Vec::new(), None);
        for path in self.named_by(ids)? {
            match one(&path, &staying) {
                Ok(body) => found.extend(body.filter(|body| ids.contains(&body.id))),
                Err(error) => damaged = Some(BodiesError::Read { path, error }),
            }
        }
        let found = found.into_iter();
        let best = found.max_by_key(|body| (body.version, std::cmp::Reverse(body.form.place())));
        match (best, damaged) {
            (None, Some(error)) => Err(error),
            (best, _) => Ok(best),
        }
    }

    /// The files whose names begin as those of papers of these ids do.
    fn named_by(&self, ids: &[PaperId]) -> Result<Vec<PathBuf>, BodiesError> {
        let names = names_in(&self.folder).map_err(|error| self.unusable(error))?;
        let begins: Vec<String> = ids.iter().map(PaperId::file_name).collect();
        let is_of = |name: &&String| {
            name.ends_with(ENDING)
                && begins.iter().any(|begin| {
                    name.strip_prefix(begin.as_str())
                        .is_some_and(|rest| rest.starts_with(['@', '_']))
                })
        };
        let found = names.iter().filter(is_of);
        Ok(found.map(|name| self.folder.join(name)).collect())
    }

    /// The files of papers of these ids, and damaged ones that are named so.
    fn files_of(&self, ids: &[PaperId]) -> Result<Vec<PathBuf>, BodiesError> {
        let mut files = self.named_by(ids)?;
        files.retain(|path| match one(path, &BTreeSet::new()) {
            Ok(body) => body.is_some_and(|body| ids.contains(&body.id)),
            // It is of no use, whatever it was.
            Err(_) => true,
        });
        Ok(files)
    }

    /// The bytes of a paper, which nobody reads.
    ///
    /// # Errors
    /// When it cannot be read or unpacked.
    pub fn bytes(&self, body: &KeptBody) -> Result<Vec<u8>, BodiesError> {
        let failed = |error| BodiesError::Read {
            path: body.path.clone(),
            error,
        };
        let packed = read_own(&body.path, LARGEST).map_err(failed)?;
        let packed = packed.ok_or_else(|| failed(ErrorKind::NotFound.into()))?;
        unpacked(&packed, LARGEST).map_err(failed)
    }

    /// The bytes of a paper, which is read at this time.
    ///
    /// # Errors
    /// When it cannot be read or unpacked.
    pub fn read(&self, body: &KeptBody, now: Timestamp) -> Result<Vec<u8>, BodiesError> {
        let bytes = self.bytes(body)?;
        // Where that is refused it only goes earlier.
        let seconds = u64::try_from(now.as_second()).unwrap_or_default();
        if let Some(now) = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
            && let Ok(file) = File::options().append(true).open(&body.path)
        {
            let _ = file.set_modified(now);
        }
        Ok(bytes)
    }

    /// Keeps a paper in place of earlier ones of the same id, and lets those go that were read longest ago
    /// where all of them take too much. Returns how many went.
    ///
    /// # Errors
    /// When it cannot be written; then what was there is there.
    pub fn add(
        &self,
        id: &PaperId,
        version: Option<u32>,
        (form, bytes): (Form, &[u8]),
    ) -> Result<usize, BodiesError> {
        self.disk
            .make_dir(&self.folder)
            .map_err(|error| self.unusable(error))?;
        let header = Header {
            id: id.clone(),
            version,
            form,
        };
        let version = version.map_or_else(|| "_".to_owned(), |version| format!("@{version}"));
        let name = format!("{}{version}.{}{ENDING}", id.file_name(), form.ending());
        let path = self.folder.join(name);
        let packed = header.packed(bytes).map_err(|error| BodiesError::Folder {
            path: path.clone(),
            error,
        })?;
        sweep(&path);
        write_own(&*self.disk, &path, &packed, LARGEST)?;
        for earlier in self.files_of(std::slice::from_ref(id))? {
            if earlier != path {
                self.take_away(&earlier)?;
            }
        }
        self.make_room(&path)
    }

    /// Takes those away that were read longest ago, but for one, until the others fit.
    fn make_room(&self, newest: &Path) -> Result<usize, BodiesError> {
        let kept = self.all()?.bodies;
        let mut taken: u64 = kept.iter().map(|body| body.size).sum();
        let mut gone = 0;
        for body in kept.iter().rev() {
            if taken <= self.most {
                break;
            }
            if body.stays || body.path == newest {
                continue;
            }
            self.take_away(&body.path)?;
            taken = taken.saturating_sub(body.size);
            gone += 1;
        }
        Ok(gone)
    }

    /// Takes all versions of the papers of these ids away, damaged ones among them. Returns how many bytes
    /// that gave back.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn remove(&self, ids: &[PaperId]) -> Result<u64, BodiesError> {
        let mut freed = 0;
        for path in self.files_of(ids)? {
            freed += fs::metadata(&path).map_or(0, |file| file.len());
            self.take_away(&path)?;
        }
        let mut staying = self.staying()?;
        let before = staying.len();
        staying.retain(|id| !ids.contains(id));
        if staying.len() < before {
            self.write_staying(&staying)?;
        }
        Ok(freed)
    }

    /// Lets papers stay, whatever the limit is.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn let_stay(&self, ids: impl IntoIterator<Item = PaperId>) -> Result<(), BodiesError> {
        let mut staying = self.staying()?;
        staying.extend(ids);
        self.write_staying(&staying)
    }

    fn take_away(&self, path: &Path) -> Result<(), BodiesError> {
        match self.disk.remove(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(BodiesError::Remove {
                path: path.to_owned(),
                error,
            }),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// The papers that stay.
    fn staying(&self) -> Result<BTreeSet<PaperId>, BodiesError> {
        let path = self.folder.join(STAY);
        let bytes =
            read_own(&path, STAY_FILE).map_err(|error| BodiesError::Read { path, error })?;
        let text = String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned();
        Ok(text
            .lines()
            .filter_map(|line| PaperId::parse(line.trim()))
            .collect())
    }

    fn write_staying(&self, ids: &BTreeSet<PaperId>) -> Result<(), BodiesError> {
        let lines: Vec<&str> = ids.iter().map(PaperId::as_str).collect();
        let lines = lines.join("\n") + "\n";
        replace(&*self.disk, &self.folder.join(STAY), lines.as_bytes())?;
        Ok(())
    }

    fn unusable(&self, error: io::Error) -> BodiesError {
        BodiesError::Folder {
            path: self.folder.clone(),
            error,
        }
    }
}

/// What a file holds; nothing where there is none.
fn one(path: &Path, staying: &BTreeSet<PaperId>) -> io::Result<Option<KeptBody>> {
    let Some(head) = read_own_head(path, HEAD)? else {
        return Ok(None);
    };
    let header = Header::of(&head);
    let header = header.ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "it is damaged"))?;
    let found = fs::metadata(path)?;
    Ok(Some(KeptBody {
        stays: staying.contains(&header.id),
        id: header.id,
        version: header.version,
        form: header.form,
        size: found.len(),
        read: found
            .modified()
            .ok()
            .and_then(|at| Timestamp::try_from(at).ok()),
        path: path.to_owned(),
    }))
}

#[cfg(test)]
mod tests;
