//! `state.json`: where one left off, and which papers were read.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::disk::{
    Disk, Lock, LockError, RealDisk, ReplaceError, limits, read_own, sweep, write_own,
};
use crate::marks::{ReadMarks, SetRead};
use crate::paper::PaperId;

/// What `state.json` holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// Where one left off.
    #[serde(flatten)]
    pub position: Position,
    /// The papers that were read.
    pub read: ReadMarks,
    /// Fields that this recto does not know, kept as they came.
    #[serde(flatten)]
    other: Map<String, Value>,
}

/// Where one left off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Position {
    /// The query line.
    pub query: String,
    /// The name of the order.
    pub order: String,
    /// The selected paper.
    pub selected: Option<PaperId>,
    /// The first line shown of that paper.
    pub scroll: usize,
    /// How far down the screen its row stands.
    pub row: usize,
}

/// Says why the state could not be read or saved.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// The system refused to give the file.
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// The state file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The file is no state file; recto starts without it.
    #[error("{} line {}, column {}: {error}; recto starts anew and keeps the file as {}", path.display(), error.line(), error.column(), aside(path).display())]
    Broken {
        /// The state file.
        path: PathBuf,
        /// What is wrong.
        error: serde_json::Error,
    },
    /// The state cannot be said in JSON.
    #[error("the state cannot be written: {0}")]
    Json(serde_json::Error),
    /// Another copy keeps the lock.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The directory cannot be made.
    #[error("the folder {} cannot be made: {error}", path.display())]
    Folder {
        /// The state directory.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A step of writing failed.
    #[error(transparent)]
    Replace(#[from] ReplaceError),
}

/// The state file of a state directory.
#[derive(Debug, Clone)]
pub struct StateFile {
    path: PathBuf,
    /// So many bytes it may have.
    largest: u64,
}

impl StateFile {
    /// The state file of this directory.
    #[must_use]
    pub fn in_dir(state_dir: &Path) -> Self {
        Self {
            path: state_dir.join("state.json"),
            largest: limits::STATE_FILE,
        }
    }

    /// The same file, with at most so many bytes.
    #[must_use]
    pub fn at_most(self, largest: u64) -> Self {
        Self { largest, ..self }
    }

    /// Reads the state; the default where there is no file.
    ///
    /// # Errors
    /// When the file is there and cannot be read or understood.
    pub fn read(&self) -> Result<State, StateError> {
        match read_own(&self.path, self.largest) {
            Ok(Some(bytes)) => serde_json::from_slice(&bytes).map_err(|error| StateError::Broken {
                path: self.path.clone(),
                error,
            }),
            Ok(None) => Ok(State::default()),
            Err(error) => Err(StateError::Read {
                path: self.path.clone(),
                error,
            }),
        }
    }

    /// Applies read marks to the file as it is now, and takes the position, if there is one. A
    /// broken file is put aside first.
    ///
    /// # Errors
    /// When a step fails; then the file is as it was.
    pub fn save(
        &self,
        position: Option<&Position>,
        reads: &[SetRead],
    ) -> Result<State, StateError> {
        let disk = &RealDisk;
        let dir = self.path.parent().unwrap_or(Path::new("."));
        let no_folder = |error| StateError::Folder {
            path: dir.to_owned(),
            error,
        };
        disk.make_dir(dir).map_err(no_folder)?;
        let _lock = Lock::take(disk, &self.path.with_file_name("state.lock"))?;
        sweep(&self.path);
        let before = match self.read() {
            Err(StateError::Broken { path, .. }) => {
                let refused = |error| StateError::Read {
                    path: path.clone(),
                    error,
                };
                disk.rename(&path, &aside(&path)).map_err(refused)?;
                State::default()
            }
            read => read?,
        };
        let mut state = before.clone();
        for set in reads {
            state.read.apply(set);
        }
        if let Some(position) = position {
            state.position = position.clone();
        }
        if state != before {
            let text = serde_json::to_string_pretty(&state).map_err(StateError::Json)? + "\n";
            write_own(disk, &self.path, text.as_bytes(), self.largest)?;
        }
        Ok(state)
    }
}

/// Where a broken state file goes.
fn aside(path: &Path) -> PathBuf {
    path.with_file_name("state.json.corrupt")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn read(id: &str, read: bool) -> SetRead {
        SetRead {
            id: PaperId::parse(id).unwrap(),
            read,
            at: "2026-11-24T09:00:00Z".into(),
        }
    }

    #[test]
    fn two_copies_merge_their_read_marks_and_the_last_position_stays() {
        let dir = tempfile::tempdir().unwrap();
        let file = StateFile::in_dir(dir.path());
        assert_eq!(file.read().unwrap(), State::default());
        let position = Position {
            query: "dual".into(),
            scroll: 3,
            ..Position::default()
        };
        file.save(Some(&position), &[read("x:a", true)]).unwrap();
        file.save(None, &[read("x:b", true), read("x:a", false)])
            .unwrap();
        let state = file.read().unwrap();
        assert_eq!(state.position, position);
        assert_eq!(
            state
                .read
                .iter()
                .map(PaperId::as_str)
                .collect::<Vec<&str>>(),
            ["x:b"]
        );
    }

    #[test]
    fn unknown_fields_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("state.json"), r#"{"query":"q","mine":[1]}"#).unwrap();
        let file = StateFile::in_dir(dir.path());
        file.save(None, &[read("x:a", true)]).unwrap();
        let text = fs::read_to_string(dir.path().join("state.json")).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (&value["mine"], &value["query"]),
            (&serde_json::json!([1]), &"q".into())
        );
    }

    #[test]
    fn a_broken_file_is_said_with_its_place_and_put_aside_before_it_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.json");
        fs::write(&path, "{\n\"query\": ").unwrap();
        let file = StateFile::in_dir(dir.path());
        let said = file.read().unwrap_err().to_string();
        assert!(said.contains("state.json line 2, column"), "{said}");
        file.save(Some(&Position::default()), &[read("x:a", true)])
            .unwrap();
        assert_eq!(fs::read_to_string(aside(&path)).unwrap(), "{\n\"query\": ");
        assert!(file.read().is_ok());
    }
}
