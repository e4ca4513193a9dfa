//! The filters that were typed: `history`, one a line, the newest last. Several copies append.

use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::disk::{Disk, Lock, Readers, close_to_others, limits, read_own, replace_unsynced};

/// The name of the file, in the state folder.
pub const HISTORY_NAME: &str = "history";
const LOCK_NAME: &str = "history.lock";

/// The file of the filters that were typed.
#[derive(Debug, Clone)]
pub struct HistoryFile {
    path: PathBuf,
    lock: PathBuf,
    /// So many are worth keeping.
    kept: usize,
}

impl HistoryFile {
    /// The file in this folder, of which the last so many lines are worth keeping.
    #[must_use]
    pub fn in_dir(state: &Path, kept: usize) -> Self {
        Self {
            path: state.join(HISTORY_NAME),
            lock: state.join(LOCK_NAME),
            kept,
        }
    }

    /// The filters, the oldest first; a line that is no text costs itself. A file with many more lines
    /// than are worth keeping is cut to those.
    ///
    /// # Errors
    /// As the system says.
    pub fn read(&self, disk: &dyn Disk) -> io::Result<Vec<String>> {
        let (lines, all) = self.lines()?;
        if all <= 2 * self.kept {
            return Ok(lines);
        }
        let locked = Lock::take_soon(disk, &self.lock);
        // Another copy does it, or may have appended.
        if locked.is_ok() {
            let (lines, _) = self.lines()?;
            let text = lines.iter().map(|line| format!("{line}\n"));
            let text: String = text.collect();
            replace_unsynced(disk, &self.path, text.as_bytes()).map_err(io::Error::other)?;
        }
        Ok(lines)
    }

    /// The lines worth keeping, each only where it was typed last, and how many there are in all.
    fn lines(&self) -> io::Result<(Vec<String>, usize)> {
        let bytes = read_own(&self.path, limits::HISTORY_FILE)?.unwrap_or_default();
        let lines = bytes.split(|byte| *byte == b'\n');
        let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).collect();
        let mut seen = std::collections::HashSet::new();
        let mut kept: Vec<String> = Vec::new();
        for line in lines.iter().rev() {
            if kept.len() == self.kept {
                break;
            }
            if let Ok(line) = std::str::from_utf8(line)
                && seen.insert(line)
            {
                kept.push(line.to_owned());
            }
        }
        kept.reverse();
        Ok((kept, lines.len()))
    }

    /// Appends a filter, which is one line, without waiting for the disk. The file is for the user
    /// alone.
    ///
    /// # Errors
    /// As the system says, or where another copy keeps the lock.
    pub fn add(&self, disk: &dyn Disk, filter: &str) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            disk.make_dir(folder)?;
        }
        let _held = Lock::take(disk, &self.lock).map_err(io::Error::other)?;
        let mut file = disk.open_end(&self.path, Readers::Owner)?;
        close_to_others(disk, &file);
        // What is torn becomes a line of its own.
        let mut last = [b'\n'];
        if file.seek(SeekFrom::End(0))? > 0 {
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
        }
        let begin = if last == [b'\n'] { "" } else { "\n" };
        disk.write_all(&mut file, format!("{begin}{filter}\n").as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::RealDisk;

    fn history(kept: usize) -> (tempfile::TempDir, HistoryFile) {
        let dir = tempfile::tempdir().unwrap();
        let file = HistoryFile::in_dir(&dir.path().join("state"), kept);
        (dir, file)
    }

    #[test]
    fn what_is_added_is_read_again_and_a_broken_line_costs_itself() {
        let (_dir, file) = history(10);
        assert_eq!(file.read(&RealDisk).unwrap(), [] as [&str; 0]);
        for filter in ["one", "two ", "one"] {
            file.add(&RealDisk, filter).unwrap();
        }
        let torn = [
            std::fs::read(&file.path).unwrap(),
            b"\xff\xfe\n\ntorn".to_vec(),
        ];
        std::fs::write(&file.path, torn.concat()).unwrap();
        file.add(&RealDisk, "three").unwrap();
        let read = file.read(&RealDisk).unwrap();
        assert_eq!(read, ["two ", "one", "torn", "three"]);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_for_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let (_dir, file) = history(10);
        file.add(&RealDisk, "one").unwrap();
        let mode = std::fs::metadata(&file.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        // Also where an earlier one was for others, too.
        std::fs::set_permissions(&file.path, std::fs::Permissions::from_mode(0o644)).unwrap();
        file.add(&RealDisk, "two").unwrap();
        let mode = std::fs::metadata(&file.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn two_copies_append_and_a_long_file_is_cut() {
        let (_dir, file) = history(3);
        let other = file.clone();
        for number in 0..4 {
            file.add(&RealDisk, &format!("a{number}")).unwrap();
            other.add(&RealDisk, &format!("b{number}")).unwrap();
        }
        let read = file.read(&RealDisk).unwrap();
        assert_eq!(read, ["b2", "a3", "b3"]);
        let text = std::fs::read_to_string(&file.path).unwrap();
        assert_eq!(text, "b2\na3\nb3\n");
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let (dir, file) = history(3);
        std::fs::create_dir_all(dir.path().join("state").join(HISTORY_NAME)).unwrap();
        assert!(file.read(&RealDisk).is_err());
        assert!(file.add(&RealDisk, "x").is_err());
    }
}
