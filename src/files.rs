//! Where things lie, and opening what a person names.

mod output;
mod typed;
mod unpack;

pub use output::{Existing, OutputError, write_file};
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
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It is a folder, a pipe or a device.
    #[error("{} is no ordinary file; name a file, or - for standard input", .0.display())]
    NoFile(PathBuf),
    /// A folder in which nothing lies.
    #[error("{} holds no files; name a file, or the folder that yours are in", .0.display())]
    EmptyFolder(PathBuf),
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
    let refused = |error| FileError::Read {
        path: path.to_owned(),
        error,
    };
    let stream: Box<dyn Read + Send> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        if !std::fs::metadata(path).map_err(refused)?.is_file() {
            return Err(FileError::NoFile(path.to_owned()));
        }
        Box::new(File::open(path).map_err(refused)?)
    };
    let mut stream = unpack::unpacked(stream, HEAD).map_err(refused)?;
    let mut head = Vec::with_capacity(HEAD);
    let read = stream.by_ref().take(HEAD as u64).read_to_end(&mut head);
    let whole = io::Cursor::new(head.clone());
    // What a broken file has before it breaks is read as that of any other.
    let stream: Box<dyn BufRead + Send> = match read {
        Ok(_) => Box::new(BufReader::with_capacity(HEAD, whole.chain(stream))),
        Err(error) if head.is_empty() => return Err(refused(error)),
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
/// order of their names, but for hidden ones.
///
/// # Errors
/// When a folder cannot be read, or holds no files.
pub fn named(paths: &[PathBuf]) -> Result<Vec<PathBuf>, FileError> {
    let mut files = Vec::new();
    for path in paths {
        let before = files.len();
        add_files(path, DEEPEST_FOLDER, &mut files)?;
        if files.len() == before {
            return Err(FileError::EmptyFolder(path.clone()));
        }
    }
    Ok(files)
}

fn add_files(path: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), FileError> {
    if !path.is_dir() || depth == 0 {
        files.push(path.to_owned());
        return Ok(());
    }
    let refused = |error| FileError::Read {
        path: path.to_owned(),
        error,
    };
    let entries: io::Result<Vec<PathBuf>> = std::fs::read_dir(path)
        .map_err(refused)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    let mut entries = entries.map_err(refused)?;
    entries.sort();
    let is_hidden = |path: &Path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with('.')
    };
    for entry in entries.iter().filter(|entry| !is_hidden(entry)) {
        // A link to a folder may lead round in a circle.
        if !(entry.is_symlink() && entry.is_dir()) {
            add_files(entry, depth - 1, files)?;
        }
    }
    Ok(())
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
        assert!(matches!(open(dir.path()), Err(FileError::NoFile(_))));
        let inner = dir.path().join("more");
        std::fs::create_dir(&inner).unwrap();
        let empty = named(std::slice::from_ref(&inner)).unwrap_err();
        assert!(empty.to_string().contains("holds no files"), "{empty}");
        let (hidden, last) = (dir.path().join(".hidden"), inner.join("a"));
        std::fs::write(hidden, "").unwrap();
        std::fs::write(&last, "").unwrap();
        assert_eq!(named(&[dir.path().to_owned()]).unwrap(), [path, last]);
        assert!(matches!(
            open(&dir.path().join("none")),
            Err(FileError::Read { .. })
        ));
    }
}
