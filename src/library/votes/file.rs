//! The file that votes lie in: read whole, appended to, made anew where most of it is old.

use std::fs::{self, File, Metadata};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::{VOTES_NAME, VoteLine, Votes};
use crate::disk::{Disk, Draft, Lock, Readers, ReplaceError, hint, limits, sweep};
use crate::paper::PaperId;
use crate::text::lines::Lines;

/// The file of a data directory.
#[derive(Debug, Clone)]
pub struct VotesFile {
    path: PathBuf,
    disk: Arc<dyn Disk>,
}

/// How the file lies there.
pub(in crate::library) type VotesStamp = Option<(u64, Option<SystemTime>)>;

/// Says why votes could not be read or written; what stood there stands.
#[derive(Debug, thiserror::Error)]
pub enum VotesError {
    /// It cannot be read.
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It cannot be written.
    #[error("{} cannot be written: {error}{}", path.display(), hint(error))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It cannot be made anew.
    #[error(transparent)]
    Replace(#[from] ReplaceError),
}

impl VotesFile {
    pub(in crate::library) fn new(disk: Arc<dyn Disk>, data_dir: &Path) -> Self {
        Self {
            path: data_dir.join(VOTES_NAME),
            disk,
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(in crate::library) fn stamp(&self) -> VotesStamp {
        let found = fs::metadata(&self.path).ok()?;
        Some((found.len(), found.modified().ok()))
    }

    /// How many bytes it has; none where there is no file.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.stamp().map_or(0, |(bytes, _)| bytes)
    }

    /// Reads all that was told; nothing where there is no file.
    ///
    /// # Errors
    /// When it is there and cannot be read. A line that is no votes is none.
    pub fn read(&self) -> Result<Votes, VotesError> {
        self.read_lines().map_err(|error| VotesError::Read {
            path: self.path.clone(),
            error,
        })
    }

    fn read_lines(&self) -> io::Result<Votes> {
        let mut votes = Votes::default();
        let file = match fs::metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(votes),
            found => readable(&found?).and_then(|()| File::open(&self.path))?,
        };
        let file = BufReader::with_capacity(1 << 18, file.take(limits::VOTES_FILE));
        for line in Lines::new(file, limits::VOTES_LINE) {
            votes.take_line(&line?);
        }
        Ok(votes)
    }

    /// Appends what was told, by one who holds the store and knows what stands there; makes the file
    /// anew where most of it does not count any more. Does not wait for the disk.
    ///
    /// # Errors
    /// When the system refuses; then the file is as it was.
    pub fn append(
        &self,
        held: &Lock,
        known: &mut Votes,
        lines: &[VoteLine],
    ) -> Result<(), VotesError> {
        let written = lines.iter().map(|line| serde_json::to_string(line).ok());
        let mut text = String::new();
        for line in written.flatten() {
            text.push_str(&line);
            text.push('\n');
        }
        let refused = |error| VotesError::Write {
            path: self.path.clone(),
            error,
        };
        let mut file = self
            .disk
            .open_end(&self.path, Readers::AsUsual)
            .map_err(refused)?;
        let before = file.metadata().map_err(refused)?.len();
        let written = self
            .begin_line(&mut file, before)
            .and_then(|()| self.disk.write_all(&mut file, text.as_bytes()));
        if let Err(error) = written {
            // What cannot be taken back is a torn line, which costs itself.
            let _ = self.disk.cut(&file, before);
            return Err(refused(error));
        }
        for line in lines {
            // Whoever writes them has a time.
            let _ = known.take(line.clone());
        }
        if known.has_grown() {
            self.make_anew(held, known, &|_| true)?;
        }
        Ok(())
    }

    /// Sees that the next byte written begins a line.
    fn begin_line(&self, file: &mut File, length: u64) -> io::Result<()> {
        if length == 0 {
            return Ok(());
        }
        file.seek(SeekFrom::End(-1))?;
        let mut last = [0];
        file.read_exact(&mut last)?;
        if last == *b"\n" {
            return Ok(());
        }
        self.disk.write_all(file, b"\n")
    }

    /// Writes only what counts of papers that are wanted, and the lines that a person wrote otherwise.
    /// Returns how many bytes it has.
    ///
    /// # Errors
    /// When a step fails; then the file is as it was.
    pub(in crate::library) fn make_anew(
        &self,
        _held: &Lock,
        known: &mut Votes,
        wanted: &dyn Fn(&PaperId) -> bool,
    ) -> Result<u64, VotesError> {
        sweep(&self.path);
        let mut draft = Draft::begin(&*self.disk, &self.path, Readers::AsUsual)?;
        let (mut bytes, mut anew) = (0, Votes::default());
        let mut put = |line: &str| -> Result<(), VotesError> {
            draft.add(line.as_bytes())?;
            draft.add(b"\n")?;
            bytes += line.len() as u64 + 1;
            Ok(())
        };
        for line in &known.odd {
            put(line)?;
        }
        for line in known.that_count(wanted) {
            if let Ok(text) = serde_json::to_string(&line) {
                put(&text)?;
                let _ = anew.take(line);
            }
        }
        anew.odd = std::mem::take(&mut known.odd);
        draft.replace_unsynced()?;
        *known = anew;
        Ok(bytes)
    }
}

fn readable(found: &Metadata) -> io::Result<()> {
    if !found.is_file() {
        return Err(io::Error::other("it is no ordinary file"));
    }
    if found.len() > limits::VOTES_FILE {
        return Err(io::Error::other("it is larger than recto reads; delete it"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::{FailingDisk, Lasts};
    use crate::library::{LastTold, StorePlace};
    use crate::paper::Second;

    /// What a full disk says on Linux.
    const ENOSPC: i32 = 28;

    fn line(id: &str, votes: Option<u64>, rank: Option<u32>, second: i64) -> VoteLine {
        VoteLine {
            id: PaperId::parse(id).unwrap(),
            votes,
            rank,
            at: Second(second).to_string(),
        }
    }

    fn place() -> (tempfile::TempDir, StorePlace) {
        let dir = tempfile::tempdir().unwrap();
        let place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
        place.store().make().unwrap();
        (dir, place)
    }

    fn told(votes: &Votes, id: &str) -> (Option<u64>, Option<u32>) {
        let id = PaperId::parse(id).unwrap();
        let told = votes.of(std::iter::once(&id));
        (
            told.and_then(LastTold::votes),
            told.and_then(|told| votes.rank(told)),
        )
    }

    #[test]
    fn of_each_the_last_votes_count_and_places_of_the_newest_list_alone() {
        let (_dir, place) = place();
        let file = place.votes();
        assert!(file.read().unwrap().is_empty());
        let held = place.store().hold().unwrap();
        let mut known = Votes::default();
        for lines in [
            vec![
                line("x:a", Some(3), Some(1), 60),
                line("x:b", None, Some(2), 60),
            ],
            vec![
                line("x:b", Some(9), Some(1), 120),
                line("x:a", Some(4), None, 120),
            ],
        ] {
            file.append(&held, &mut known, &lines).unwrap();
        }
        for votes in [&known, &file.read().unwrap()] {
            assert_eq!(told(votes, "x:a"), (Some(4), None));
            assert_eq!(told(votes, "x:b"), (Some(9), Some(1)));
            assert_eq!(told(votes, "x:c"), (None, None));
        }
        file.make_anew(&held, &mut known, &|id| id.as_str() != "x:a")
            .unwrap();
        let text = fs::read_to_string(file.path()).unwrap();
        let left = r#"{"id":"x:b","votes":9,"rank":1,"at":"1970-01-01T00:02:00Z"}"#;
        assert_eq!(text, format!("{left}\n"));
    }

    #[test]
    fn a_torn_line_costs_itself_and_what_a_person_wrote_is_named_and_kept() {
        let (_dir, place) = place();
        let file = place.votes();
        let slip = r#"{"id":"x:b","votes":"many","at":"2026"}"#;
        let late = r#"{"id":"x:b","votes":3,"at":"soon"}"#;
        let torn = r#"{"id":"x:c","vot"#;
        fs::write(file.path(), format!("{slip}\n\n{late}\n{torn}")).unwrap();
        let held = place.store().hold().unwrap();
        let mut known = file.read().unwrap();
        let problems = |votes: &Votes| {
            let problems = votes.problems.iter();
            problems
                .map(|problem| (problem.line, problem.reason.clone()))
                .collect::<Vec<_>>()
        };
        let said = problems(&known);
        assert_eq!(said[0].0, 1);
        assert!(said[0].1.contains("expected u64"), "{said:?}");
        assert_eq!(said[1], (3, "\"soon\" is no time".to_owned()));
        assert_eq!(said[2].0, 4);
        let lines = [line("x:a", Some(3), None, 60)];
        file.append(&held, &mut known, &lines).unwrap();
        let read = file.read().unwrap();
        assert_eq!(told(&read, "x:a"), (Some(3), None));
        assert_eq!(problems(&read), said);
        file.make_anew(&held, &mut known, &|_| true).unwrap();
        let text = fs::read_to_string(file.path()).unwrap();
        let a = r#"{"id":"x:a","votes":3,"at":"1970-01-01T00:01:00Z"}"#;
        assert_eq!(text, format!("{slip}\n{late}\n{a}\n"));
    }

    #[test]
    fn what_has_grown_to_several_times_what_counts_is_made_anew_by_itself() {
        let (_dir, place) = place();
        let file = place.votes();
        let held = place.store().hold().unwrap();
        let mut known = Votes::default();
        let mut most = 0;
        for second in 0..400 {
            let lines: Vec<VoteLine> = (1..=20)
                .map(|rank| line(&format!("x:{rank}"), Some(rank), Some(21), second))
                .collect();
            file.append(&held, &mut known, &lines).unwrap();
            most = most.max(file.bytes());
        }
        // 20 lines count, and there are never more than 1,100.
        assert!(most < 1_100 * 80, "{most}");
        let read = file.read().unwrap();
        assert_eq!(read.len(), 20);
        assert_eq!(told(&read, "x:7"), (Some(7), Some(21)));
    }

    #[test]
    fn what_cannot_be_written_leaves_the_file_as_it_was() {
        let (_dir, place) = place();
        let file = place.votes();
        let held = place.store().hold().unwrap();
        let mut known = Votes::default();
        let first = [line("x:a", Some(3), None, 60)];
        file.append(&held, &mut known, &first).unwrap();
        let before = fs::read_to_string(file.path()).unwrap();
        for calls in 0..20 {
            let disk = Arc::new(FailingDisk::new(calls, ENOSPC, Lasts::Once));
            let failing = VotesFile::new(disk, &place.data);
            let more = [line("x:a", Some(4), None, 120)];
            let written = failing.append(&held, &mut known.clone(), &more);
            let now = fs::read_to_string(file.path()).unwrap();
            match written {
                Err(error) => {
                    assert!(error.to_string().contains("votes.jsonl"), "{error}");
                    assert_eq!(now, before);
                }
                Ok(()) => return assert!(now.len() > before.len()),
            }
        }
        panic!("it never came to its end");
    }
}
