//! Where things lie, and opening what a person names.

mod around;
mod browser;
mod line_ends;
mod typed;
mod unpack;

pub use around::{arguments, program, user_home, user_settings};
pub use browser::{browse, openable};
pub use typed::{completed, typed};

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The variable that moves everything below one folder.
const HOME_VARIABLE: &str = "RECTO_HOME";
/// So much of an input tells its format.
const HEAD: usize = 64 * 1024;
/// So deep are folders looked into.
const DEEPEST_FOLDER: usize = 16;

/// What a folder of a library holds, the records of it, and what else must be there. The other files are
/// those of its papers: their texts, and notes.
const LIBRARIES: &[(&str, Option<&str>)] = &[
    // Of papis: one document.
    ("info.yaml", None),
    // Of bibox.
    ("db.json", Some("notes")),
    ("db.json", Some("pdfs")),
];

/// The folders that recto keeps things in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Stars and settings: what the user said.
    pub config: PathBuf,
    /// The papers.
    pub data: PathBuf,
    /// What can be made anew.
    pub cache: PathBuf,
    /// Where one left off.
    pub state: PathBuf,
}

/// Says why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The platform tells no folders.
    #[error(
        "this system tells no folder for your files; name one with --home DIR or {HOME_VARIABLE}"
    )]
    NoFolders,
    /// The system refused.
    #[error("it cannot be read: {0}")]
    Read(#[from] io::Error),
    /// It is a folder, a pipe, a socket or a device.
    #[error("it is no ordinary file; name a file, or - for standard input")]
    NoFile,
    /// A folder in which nothing lies.
    #[error("it holds no files; name a file, or the folder that yours are in")]
    EmptyFolder,
    /// A link to a folder, in a folder.
    #[error("it leads to another folder; name that one, too, if its files are meant")]
    FolderLink,
    /// A folder far inside of others.
    #[error("it lies deeper than {DEEPEST_FOLDER} folders; name it by itself")]
    TooDeep,
}

/// A file that was meant, or something that lies where files were meant.
#[derive(Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// How it was come upon.
    pub by: By,
    /// Why it is none, where that is known without opening it.
    pub refused: Option<FileError>,
}

/// How a file was come upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A person named it.
    Name,
    /// It lies in a folder that was named.
    Folder,
}

impl Folders {
    /// The folders below `home`, or below `RECTO_HOME`, or where the platform wants them.
    ///
    /// # Errors
    /// When the platform tells none.
    pub fn find(home: Option<&Path>) -> Result<Self, FileError> {
        let variable = std::env::var_os(HOME_VARIABLE).filter(|dir| !dir.is_empty());
        if let Some(home) = home
            .map(Path::to_owned)
            .or_else(|| variable.map(PathBuf::from))
        {
            let [config, data, cache, state] =
                ["config", "data", "cache", "state"].map(|name| home.join(name));
            return Ok(Self {
                config,
                data,
                cache,
                state,
            });
        }
        let dirs = ProjectDirs::from("", "", "recto").ok_or(FileError::NoFolders)?;
        let state = dirs.state_dir().unwrap_or_else(|| dirs.data_dir());
        Ok(Self {
            config: dirs.config_dir().to_owned(),
            data: dirs.data_dir().to_owned(),
            cache: dirs.cache_dir().to_owned(),
            state: state.to_owned(),
        })
    }
}

/// A variable of the environment, for those who are handed it: proxies, keys. None where it is empty.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// An input and how it begins.
pub struct Input {
    /// The first bytes, to tell the format by.
    pub head: Vec<u8>,
    /// The whole stream, from its first byte on.
    pub stream: Box<dyn BufRead + Send>,
}

/// Opens a file, or standard input for `-`, unpacked. Folders, pipes and devices are refused, for
/// opening some of them would wait for ever.
///
/// # Errors
/// When the system refuses, or it is no ordinary file.
pub fn open(path: &Path) -> Result<Input, FileError> {
    let stream: Box<dyn Read + Send> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        if !std::fs::metadata(path)?.is_file() {
            return Err(FileError::NoFile);
        }
        Box::new(File::open(path)?)
    };
    let mut stream = unpack::unpacked(stream, HEAD)?;
    let mut head = Vec::with_capacity(HEAD);
    let read = stream.by_ref().take(HEAD as u64).read_to_end(&mut head);
    let whole = io::Cursor::new(head.clone());
    // What a broken file has before it breaks is read as that of any other.
    let stream: Box<dyn BufRead + Send> = match read {
        Ok(_) => Box::new(BufReader::with_capacity(HEAD, whole.chain(stream))),
        Err(error) if head.is_empty() => return Err(error.into()),
        Err(error) => Box::new(BufReader::with_capacity(
            HEAD,
            whole.chain(Broken(Some(error))),
        )),
    };
    Ok(Input { head, stream })
}

/// The end of a stream that could not be read on.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// The files that these paths name: a folder stands for the files in it and in its folders, in the
/// order of their names, but for hidden ones. What is odd is among them, with its reason.
#[must_use]
pub fn named(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        let before = found.len();
        add(path, By::Name, DEEPEST_FOLDER, &mut found);
        if found.len() == before {
            found.push(Found {
                path: path.clone(),
                by: By::Name,
                refused: Some(FileError::EmptyFolder),
            });
        }
    }
    found
}

/// Adds a file, or the files of a folder with so many folders in each other.
fn add(path: &Path, by: By, depth: usize, found: &mut Vec<Found>) {
    let mut put = |refused| {
        let path = path.to_owned();
        found.push(Found { path, by, refused });
    };
    if !path.is_dir() {
        return put(None);
    }
    if depth == 0 {
        return put(Some(FileError::TooDeep));
    }
    // It may lead round in a circle.
    if by == By::Folder && path.is_symlink() {
        return put(Some(FileError::FolderLink));
    }
    let entries = std::fs::read_dir(path)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut entries: Vec<PathBuf> = match entries {
        Ok(entries) => entries,
        Err(error) => return put(Some(error.into())),
    };
    entries.sort();
    if let Some(records) = records_of_library(&entries) {
        return add(&records, By::Folder, depth - 1, found);
    }
    let is_hidden = |path: &Path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with('.')
    };
    for entry in entries.iter().filter(|entry| !is_hidden(entry)) {
        add(entry, By::Folder, depth - 1, found);
    }
}

/// The file with the records, where a folder is one of a library.
fn records_of_library(entries: &[PathBuf]) -> Option<PathBuf> {
    let found = |name: &str| {
        let is_it = |path: &&PathBuf| path.file_name().is_some_and(|known| known == name);
        entries.iter().find(is_it)
    };
    LIBRARIES.iter().find_map(|(records, beside)| {
        let records = found(records).filter(|path| path.is_file())?;
        let is_there = beside.is_none_or(|name| found(name).is_some());
        is_there.then(|| records.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_moves_every_folder() {
        let folders = Folders::find(Some(Path::new("h"))).unwrap();
        assert_eq!(folders.config, Path::new("h").join("config"));
        assert_eq!(folders.state, Path::new("h").join("state"));
    }

    #[test]
    fn an_input_is_read_from_its_first_byte_on() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("in");
        let text = "x".repeat(HEAD + 10);
        std::fs::write(&path, &text).unwrap();
        let mut input = open(&path).unwrap();
        let mut read = String::new();
        input.stream.read_to_string(&mut read).unwrap();
        assert_eq!((input.head.len(), read), (HEAD, text));
        assert!(matches!(open(dir.path()), Err(FileError::NoFile)));
        assert!(matches!(
            open(&dir.path().join("none")),
            Err(FileError::Read(_))
        ));
    }

    #[test]
    fn of_a_library_of_another_program_its_records_are_the_files() {
        let dir = tempfile::tempdir().unwrap();
        let (papis, bibox) = (dir.path().join("papis"), dir.path().join("bibox"));
        for file in [
            "papis/a/info.yaml",
            "papis/a/a.pdf",
            "papis/a/notes.tex",
            "papis/b/info.yaml",
            "bibox/db.json",
            "bibox/notes/ash.md",
            "bibox/pdfs/ash.pdf",
            "other/db.json",
            "other/x.json",
        ] {
            let path = dir.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let files = |path: &Path| -> Vec<PathBuf> {
            let found = named(&[path.to_owned()]).into_iter();
            found.map(|found| found.path).collect()
        };
        let documents = ["a/info.yaml", "b/info.yaml"].map(|file| papis.join(file));
        assert_eq!(files(&papis), documents);
        assert_eq!(files(&bibox), [bibox.join("db.json")]);
        assert_eq!(files(&dir.path().join("other")).len(), 2);
    }

    #[test]
    fn a_folder_stands_for_the_files_in_it() {
        let dir = tempfile::tempdir().unwrap();
        let (path, inner) = (dir.path().join("in"), dir.path().join("more"));
        std::fs::create_dir(&inner).unwrap();
        let [empty] = named(std::slice::from_ref(&inner)).try_into().unwrap();
        assert!(matches!(empty.refused, Some(FileError::EmptyFolder)));
        let last = inner.join("a");
        for path in [&dir.path().join(".hidden"), &path, &last] {
            std::fs::write(path, "").unwrap();
        }
        let deep = inner.join("b/".repeat(DEEPEST_FOLDER));
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(deep.join("c"), "").unwrap();
        let found = named(&[dir.path().to_owned(), path.clone()]);
        let files = found.iter().filter(|found| found.refused.is_none());
        let files: Vec<_> = files.map(|found| (&found.path, found.by)).collect();
        let in_folder = By::Folder;
        assert_eq!(
            files,
            [(&path, in_folder), (&last, in_folder), (&path, By::Name)]
        );
        let refused: Vec<_> = found
            .iter()
            .filter_map(|found| found.refused.as_ref())
            .collect();
        assert!(
            matches!(refused.as_slice(), [FileError::TooDeep]),
            "{refused:?}"
        );
    }
}
