//! The folder of notes: where the note of a paper is, how one is begun, and all that lie there.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::NoteError;
use super::file_name::{file_name, id_of, is_cut};
use super::note::{About, Note, Notes, body, id_in};
use crate::disk::{Disk, Existing, RealDisk, limits, names_in, read_own, write_file};
use crate::paper::PaperId;

/// The name of recto's own folder.
const OWN: &str = "notes";

/// A folder of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteFolder {
    path: PathBuf,
    whose: Whose,
}

/// Who makes the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// recto does, with the first note.
    Own,
    /// The user has one.
    Users,
}

/// A note that can be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Its file.
    pub path: PathBuf,
    /// What recto wrote there, where the note is new.
    new: Option<String>,
}

/// What became of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It is there.
    Kept,
    /// Nothing was written into a new one, and its file is gone again.
    Removed,
}

/// A note, and the id that stands in it where the file was read.
type Read = (Arc<Note>, Option<PaperId>);

impl NoteFolder {
    /// recto's own folder in its data directory.
    #[must_use]
    pub fn own(data: &Path) -> Self {
        Self {
            path: data.join(OWN),
            whose: Whose::Own,
        }
    }

    /// A folder of the user's, such as a vault.
    #[must_use]
    pub fn of_user(path: PathBuf) -> Self {
        Self {
            path,
            whose: Whose::Users,
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file of a paper of these ids: the one that is there, else the one of the first id.
    #[must_use]
    pub fn file<'a>(&self, ids: impl IntoIterator<Item = &'a PaperId>) -> Option<PathBuf> {
        let mut files = ids.into_iter().map(|id| self.path.join(file_name(id)));
        let first = files.next()?;
        let mut all = std::iter::once(first.clone()).chain(files);
        Some(all.find(|file| file.exists()).unwrap_or(first))
    }

    /// Begins the note of a paper, where there is none yet under any of its ids.
    ///
    /// # Errors
    /// When the folder is not there, or cannot be written.
    pub fn begin(&self, about: &About, others: &[PaperId]) -> Result<Begun, NoteError> {
        let ids = std::iter::once(&about.id).chain(others);
        let path = self.file(ids).unwrap_or_else(|| self.path.clone());
        if path.exists() {
            return Ok(Begun { path, new: None });
        }
        self.ready()?;
        let text = about.front_matter();
        let written = write_file(&path, Existing::Stays, |out| out.write_all(text.as_bytes()));
        match written {
            Ok(()) => Ok(Begun {
                path,
                new: Some(text),
            }),
            // Another copy was quicker.
            Err(_) if path.exists() => Ok(Begun { path, new: None }),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes a new note away again into which nothing was written.
    ///
    /// # Errors
    /// When that is not possible.
    pub fn end(&self, begun: &Begun) -> Result<Ended, NoteError> {
        let path = &begun.path;
        let Some(new) = &begun.new else {
            return Ok(Ended::Kept);
        };
        match read_own(path, limits::NOTE_FILE) {
            Ok(Some(bytes)) if bytes == new.as_bytes() => {}
            Ok(None) => return Ok(Ended::Removed),
            // Whatever it is, it is not what recto wrote.
            Ok(Some(_)) | Err(_) => return Ok(Ended::Kept),
        }
        match fs::remove_file(path) {
            Ok(()) => Ok(Ended::Removed),
            Err(error) => Err(NoteError::Remove {
                path: path.clone(),
                error,
            }),
        }
    }

    /// Whether files can be put there; recto's own folder is made.
    fn ready(&self) -> Result<(), NoteError> {
        let cannot = |error| NoteError::Folder {
            path: self.path.clone(),
            error,
        };
        match self.whose {
            Whose::Own => RealDisk.make_dir(&self.path).map_err(cannot),
            Whose::Users if self.path.is_dir() => Ok(()),
            Whose::Users => Err(NoteError::NoFolder(self.path.clone())),
        }
    }

    /// The text of a note with its front matter; nothing where there is none.
    ///
    /// # Errors
    /// When the file cannot be read, or is no text.
    pub fn text(&self, path: &Path) -> Result<Option<String>, NoteError> {
        let text = read_own(path, limits::NOTE_FILE).and_then(|bytes| bytes.map(text).transpose());
        text.map_err(|error| NoteError::Read {
            path: path.to_owned(),
            error,
        })
    }

    /// Every note that lies there now; a file that is as it was is not read again. Returns with them why
    /// some could not be read.
    #[must_use]
    pub fn read(&self, known: &Notes) -> (Notes, Vec<NoteError>) {
        let mut errors = Vec::new();
        if self.whose == Whose::Users && !self.path.is_dir() {
            errors.push(NoteError::NoFolder(self.path.clone()));
        }
        let names = names_in(&self.path).unwrap_or_else(|error| {
            errors.push(NoteError::Folder {
                path: self.path.clone(),
                error,
            });
            Vec::new()
        });
        let mut notes = Notes::default();
        for name in names {
            let told = id_of(&name);
            if told.is_none() && !is_cut(&name) {
                continue;
            }
            let path = self.path.join(&name);
            let known_id = told.as_ref().or_else(|| known.cut.get(&name));
            let known = known_id.and_then(|id| Some((id, known.by_id.get(id)?)));
            match self.note(&path, known.map(|(_, note)| note)) {
                Ok(Some((note, in_text))) => {
                    let id = known_id.cloned().or(in_text);
                    let id = id.filter(|id| told.is_some() || file_name(id) == name);
                    let Some(id) = id else { continue };
                    if told.is_none() {
                        notes.cut.insert(name, id.clone());
                    }
                    notes.by_id.insert(id, note);
                }
                Ok(None) => {}
                Err(error) => errors.push(error),
            }
        }
        (notes, errors)
    }

    /// A note as its file is now, with the id that stands in it; nothing where the file has gone.
    fn note(&self, path: &Path, known: Option<&Arc<Note>>) -> Result<Option<Read>, NoteError> {
        let Ok(found) = fs::metadata(path) else {
            return Ok(None);
        };
        let stamp = (found.modified().ok(), found.len());
        if let Some(known) = known.filter(|known| known.stamp == stamp) {
            return Ok(Some((known.clone(), None)));
        }
        let text = self.text(path)?;
        Ok(text.map(|text| {
            let id = id_in(&text);
            let text = body(&text).to_owned();
            (Arc::new(Note { text, stamp }), id)
        }))
    }
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    let no_text = |_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8");
    String::from_utf8(bytes).map_err(no_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(id: &str) -> PaperId {
        PaperId::parse(id).unwrap()
    }

    fn about(own: &str) -> About {
        About {
            id: id(own),
            title: format!("On {own}"),
            link: None,
        }
    }

    #[test]
    fn a_note_is_begun_once_and_found_by_any_id_of_the_paper() {
        let dir = tempfile::tempdir().unwrap();
        let folder = NoteFolder::own(dir.path());
        let begun = folder.begin(&about("x:old"), &[]).unwrap();
        let text = fs::read_to_string(&begun.path).unwrap();
        assert_eq!(text, about("x:old").front_matter());
        fs::write(&begun.path, format!("{text}Mine.\n")).unwrap();
        assert_eq!(folder.end(&begun).unwrap(), Ended::Kept);
        // Merged, the paper has a better id; what stands in the note is as it was.
        let again = folder.begin(&about("doi:10.1/x"), &[id("x:old")]).unwrap();
        assert_eq!(again.path, begun.path);
        assert_eq!(folder.end(&again).unwrap(), Ended::Kept);
        let text = fs::read_to_string(&begun.path).unwrap();
        assert!(text.ends_with("\n\nMine.\n"), "{text}");
    }

    #[test]
    fn a_new_note_into_which_nothing_was_written_goes_again() {
        let dir = tempfile::tempdir().unwrap();
        let folder = NoteFolder::own(dir.path());
        let begun = folder.begin(&about("x:a"), &[]).unwrap();
        assert_eq!(folder.end(&begun).unwrap(), Ended::Removed);
        assert!(!begun.path.exists());
        assert_eq!(folder.end(&begun).unwrap(), Ended::Removed);
    }

    #[test]
    fn notes_are_read_again_where_their_files_have_changed() {
        let dir = tempfile::tempdir().unwrap();
        let folder = NoteFolder::of_user(dir.path().to_owned());
        let long = id(&format!("doi:10.1/{}", "(".repeat(150)));
        for (own, text) in [("x:a", "one"), (long.as_str(), "two")] {
            let begun = folder.begin(&about(own), &[]).unwrap();
            let matter = fs::read_to_string(&begun.path).unwrap();
            fs::write(&begun.path, matter + text).unwrap();
        }
        fs::write(dir.path().join("Diary.md"), "of the user").unwrap();
        let texts = |notes: &Notes| {
            let texts = notes.iter();
            texts
                .map(|(id, note)| (id.clone(), note.text.trim().to_owned()))
                .collect::<Vec<_>>()
        };
        let (first, errors) = folder.read(&Notes::default());
        assert!(errors.is_empty());
        let one = |text: &str| (id("x:a"), text.to_owned());
        let two = (long.clone(), "two".to_owned());
        assert_eq!(texts(&first), [two.clone(), one("one")]);
        let (same, _) = folder.read(&first);
        assert!(same == first && Arc::ptr_eq(&same.by_id[&long], &first.by_id[&long]));
        fs::write(dir.path().join(file_name(&id("x:a"))), "longer").unwrap();
        let (next, _) = folder.read(&first);
        assert_eq!(texts(&next), [two, one("longer")]);
        fs::write(dir.path().join(file_name(&id("x:bad"))), b"\xff").unwrap();
        let (_, errors) = folder.read(&next);
        assert!(errors[0].to_string().ends_with("it is not UTF-8"));
    }

    #[test]
    fn a_folder_that_is_not_there_or_is_a_file_is_said() {
        let dir = tempfile::tempdir().unwrap();
        let missing = NoteFolder::of_user(dir.path().join("vault"));
        let error = missing.begin(&about("x:a"), &[]).unwrap_err();
        assert!(
            error.to_string().contains("make it, or name another"),
            "{error}"
        );
        let (notes, errors) = missing.read(&Notes::default());
        assert!(notes.is_empty() && errors.len() == 1);
        fs::write(dir.path().join("notes"), "").unwrap();
        let own = NoteFolder::own(dir.path());
        let error = own.begin(&about("x:a"), &[]).unwrap_err();
        assert!(error.to_string().contains("cannot be used"), "{error}");
    }
}
