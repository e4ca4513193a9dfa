//! The star file against everything that can go wrong with a disk.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that goes wrong should fail"
)]

use std::cell::Cell;
use std::fs::{self, File, Permissions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use recto::marks::disk::{Disk, RealDisk};
use recto::marks::{SetStar, StarFile, StarFileError, Stars};
use recto::paper::PaperId;

const NOW: &str = "2026-11-24T09:00:00Z";

fn set(id: &str, starred: bool) -> SetStar {
    SetStar {
        id: PaperId::parse(id).unwrap(),
        starred,
        at: NOW.to_owned(),
        title: format!("Title of {id}"),
        aliases: Vec::new(),
    }
}

fn ids(stars: &Stars) -> Vec<&str> {
    stars.iter().map(|(id, _)| id.as_str()).collect()
}

/// The names in a directory, without those that stay there on purpose.
fn left_over(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let expected = ["starred.json", "starred.json.bak", "starred.lock"];
    names
        .filter(|name| !expected.contains(&name.as_str()))
        .collect()
}

/// A disk on which one call fails.
struct FailingDisk {
    /// How many calls still work.
    calls: Cell<usize>,
    errno: i32,
    /// The call that failed.
    failed: Cell<Option<&'static str>>,
}

impl FailingDisk {
    fn new(calls: usize, errno: i32) -> Self {
        Self {
            calls: Cell::new(calls),
            errno,
            failed: Cell::new(None),
        }
    }

    fn call<T>(&self, name: &'static str, call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.calls.get().checked_sub(1) {
            Some(left) => self.calls.set(left),
            None if self.failed.get().is_none() => {
                self.failed.set(Some(name));
                return Err(io::Error::from_raw_os_error(self.errno));
            }
            None => {}
        }
        call()
    }
}

impl Disk for FailingDisk {
    fn make_dir(&self, path: &Path) -> io::Result<()> {
        self.call("make_dir", || RealDisk.make_dir(path))
    }
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.call("open_lock", || RealDisk.open_lock(path))
    }
    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        self.call("try_lock", || Ok(()))
            .map_err(TryLockError::Error)?;
        RealDisk.try_lock(file)
    }
    fn create_new(&self, path: &Path) -> io::Result<File> {
        self.call("create_new", || RealDisk.create_new(path))
    }
    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        self.call("set_permissions", || {
            RealDisk.set_permissions(file, permissions)
        })
    }
    fn write_all(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        // Half of it is written, as on a full disk.
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        self.call("write_all", || Ok(())).inspect_err(|_| {
            RealDisk.write_all(file, half).unwrap();
        })?;
        RealDisk.write_all(file, bytes)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.call("sync", || RealDisk.sync(file))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", || RealDisk.rename(from, to))
    }
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.call("sync_dir", || RealDisk.sync_dir(path))
    }
}

/// EPERM, EIO, EACCES, EBUSY, EXDEV, EFBIG, ENOSPC, EROFS, ENOLCK.
const ERRNOS: [i32; 9] = [1, 5, 13, 16, 18, 27, 28, 30, 37];

#[test]
fn whichever_call_fails_the_file_is_the_old_one_or_the_new_one() {
    let mut failed = Vec::new();
    for errno in ERRNOS {
        for calls in 0.. {
            let dir = tempfile::tempdir().unwrap();
            let file = StarFile::in_dir(dir.path());
            file.save(&[set("x:a", true)], NOW).unwrap();
            let old = fs::read(file.path()).unwrap();
            let disk = FailingDisk::new(calls, errno);
            let saved = file.save_on(&disk, &[set("x:b", true)], NOW);
            let Some(call) = disk.failed.get() else {
                assert!(saved.is_ok());
                break;
            };
            failed.push(call);
            assert_eq!(left_over(dir.path()), [] as [&str; 0], "{call}");
            if let Ok(saved) = saved {
                // Without a lock or a synced directory it goes on, and says so.
                assert!(["try_lock", "sync_dir"].contains(&call), "{call}");
                assert!(!saved.warnings.is_empty(), "{call}");
                assert_eq!(ids(&file.read().unwrap()), ["x:a", "x:b"]);
            } else {
                assert_eq!(fs::read(file.path()).unwrap(), old, "{call}");
            }
        }
    }
    for call in [
        "make_dir",
        "open_lock",
        "try_lock",
        "create_new",
        "set_permissions",
        "write_all",
        "sync",
        "rename",
        "sync_dir",
    ] {
        assert!(failed.contains(&call), "{call} never failed");
    }
}

#[test]
fn a_file_that_cannot_be_parsed_is_never_written_over_and_copied_once() {
    let large = format!(
        "{{\"starred\":{{\"x:a\":{{\"title\":\"{}\"}}}}}}",
        "x".repeat(17 << 20)
    );
    let cases: [&[u8]; 7] = [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{\"starred\":[]}",
        b"{\"starred\":{}}\xff",
        large.as_bytes(),
    ];
    for content in cases {
        let dir = tempfile::tempdir().unwrap();
        let file = StarFile::in_dir(dir.path());
        fs::write(file.path(), content).unwrap();
        for _ in 0..3 {
            let error = file.save(&[set("x:a", true)], NOW).unwrap_err();
            assert!(matches!(error, StarFileError::Broken { .. }), "{error}");
            let said = error.to_string();
            assert!(
                said.contains("starred.json") && said.contains("`recto doctor`"),
                "{said}"
            );
        }
        assert_eq!(fs::read(file.path()).unwrap(), content);
        if content.len() < 1 << 20 {
            assert_eq!(left_over(dir.path()), ["starred.json.corrupt-2026-11-24"]);
            let copy = fs::read(dir.path().join("starred.json.corrupt-2026-11-24")).unwrap();
            assert_eq!(copy, content);
        }
    }
}

#[test]
fn a_directory_in_the_place_of_the_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = StarFile::in_dir(dir.path());
    fs::create_dir(file.path()).unwrap();
    assert!(file.read().is_err() && file.save(&[set("x:a", true)], NOW).is_err());
}

#[test]
fn a_newer_file_is_read_and_not_written() {
    let dir = tempfile::tempdir().unwrap();
    let file = StarFile::in_dir(dir.path());
    let content = r#"{"version":2,"starred":{"x:a":{}}}"#;
    fs::write(file.path(), content).unwrap();
    assert_eq!(ids(&file.read().unwrap()), ["x:a"]);
    let error = file.save(&[set("x:b", true)], NOW).unwrap_err();
    assert!(matches!(error, StarFileError::Newer { version: 2, .. }));
    assert_eq!(fs::read_to_string(file.path()).unwrap(), content);
}

#[test]
fn what_is_unknown_survives_a_save() {
    let dir = tempfile::tempdir().unwrap();
    let file = StarFile::in_dir(dir.path());
    fs::write(
        file.path(),
        r#"{"mine":[1],"starred":{"not an id":3,"x:a":{"note":"n"}},"version":1}"#,
    )
    .unwrap();
    file.save(&[set("x:b", true)], NOW).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&fs::read(file.path()).unwrap()).unwrap();
    assert_eq!(value["mine"], serde_json::json!([1]));
    assert_eq!(value["starred"]["not an id"], 3);
    assert_eq!(value["starred"]["x:a"]["note"], "n");
    assert_eq!(value["starred"]["x:b"]["title"], "Title of x:b");
}

#[test]
fn nothing_is_written_when_nothing_changes() {
    let dir = tempfile::tempdir().unwrap();
    let file = StarFile::in_dir(dir.path());
    file.save(&[set("x:a", false)], NOW).unwrap();
    assert!(!file.path().exists());
    file.save(&[set("x:a", true)], NOW).unwrap();
    let before = fs::metadata(file.path()).unwrap().modified().unwrap();
    file.save(&[set("x:a", true)], NOW).unwrap();
    assert_eq!(
        fs::metadata(file.path()).unwrap().modified().unwrap(),
        before
    );
}

#[test]
fn before_the_first_change_of_a_day_the_file_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let file = StarFile::in_dir(dir.path());
    file.save(&[set("x:a", true)], NOW).unwrap();
    let first = fs::read(file.path()).unwrap();
    file.save(&[set("x:b", true)], NOW).unwrap();
    file.save(&[set("x:c", true)], NOW).unwrap();
    assert_eq!(
        fs::read(dir.path().join("starred.json.bak")).unwrap(),
        first
    );
}

#[test]
fn old_temporary_files_are_swept_and_young_ones_are_not() {
    let dir = tempfile::tempdir().unwrap();
    let file = StarFile::in_dir(dir.path());
    let old = dir.path().join(".starred.json.0123.tmp");
    let young = dir.path().join(".starred.json.4567.tmp");
    let hours_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 60 * 60);
    File::create(&old).unwrap().set_modified(hours_ago).unwrap();
    File::create(&young).unwrap();
    file.save(&[set("x:a", true)], NOW).unwrap();
    assert!(!old.exists() && young.exists());
}

#[test]
fn copies_that_save_at_once_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path: PathBuf = dir.path().to_owned();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let path = path.clone();
            std::thread::spawn(move || {
                let file = StarFile::in_dir(&path);
                for number in 0..25 {
                    file.save(&[set(&format!("x:{writer}-{number}"), true)], NOW)
                        .unwrap();
                    if number % 3 == 0 {
                        file.save(&[set(&format!("x:{writer}-{number}"), false)], NOW)
                            .unwrap();
                    }
                    StarFile::in_dir(&path).read().unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let stars = StarFile::in_dir(&path).read().unwrap();
    assert_eq!(stars.len(), 4 * (25 - 9));
    assert_eq!(left_over(&path), [] as [&str; 0]);
}

#[test]
fn a_lock_that_another_copy_keeps_is_said_and_not_waited_for_for_ever() {
    let dir = tempfile::tempdir().unwrap();
    let held = File::create(dir.path().join("starred.lock")).unwrap();
    held.lock().unwrap();
    let error = StarFile::in_dir(dir.path())
        .save(&[set("x:a", true)], NOW)
        .unwrap_err();
    assert!(
        error.to_string().contains("held by another copy of recto"),
        "{error}"
    );
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::{NOW, StarFile, fs, ids, set};

    fn mode(path: &std::path::Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_the_users_own_and_an_old_one_keeps_its_mode() {
        let dir = tempfile::tempdir().unwrap();
        let config = dir.path().join("made/config");
        let file = StarFile::in_dir(&config);
        file.save(&[set("x:a", true)], NOW).unwrap();
        assert_eq!((mode(&config), mode(file.path())), (0o700, 0o600));
        fs::set_permissions(file.path(), fs::Permissions::from_mode(0o640)).unwrap();
        file.save(&[set("x:b", true)], NOW).unwrap();
        assert_eq!(mode(file.path()), 0o640);
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_changes() {
        for (link, target) in [
            ("real/s.json", "real/s.json"),
            ("./real/../real/s.json", "real/s.json"),
        ] {
            for dangling in [true, false] {
                let dir = tempfile::tempdir().unwrap();
                fs::create_dir(dir.path().join("real")).unwrap();
                let file = StarFile::in_dir(dir.path());
                symlink(link, file.path()).unwrap();
                if !dangling {
                    fs::write(dir.path().join(target), "{\"starred\":{\"x:a\":{}}}").unwrap();
                }
                file.save(&[set("x:b", true)], NOW).unwrap();
                assert_eq!(
                    fs::read_link(file.path()).unwrap(),
                    std::path::Path::new(link)
                );
                let stars = file.read().unwrap();
                assert!(ids(&stars).contains(&"x:b"));
                assert_eq!(stars.len(), if dangling { 1 } else { 2 });
                assert!(!dir.path().join(target).is_symlink());
            }
        }
    }

    #[test]
    fn links_in_a_circle_are_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let file = StarFile::in_dir(dir.path());
        symlink("other", file.path()).unwrap();
        symlink("starred.json", dir.path().join("other")).unwrap();
        assert!(file.save(&[set("x:a", true)], NOW).is_err());
    }

    #[test]
    fn a_directory_that_is_not_writable_is_said() {
        let dir = tempfile::tempdir().unwrap();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o500)).unwrap();
        let file = StarFile::in_dir(dir.path());
        if fs::write(dir.path().join("probe"), "").is_ok() {
            eprintln!("skipped: this user may write everywhere");
            return;
        }
        let said = file.save(&[set("x:a", true)], NOW).unwrap_err().to_string();
        assert!(said.contains("starred.lock"), "{said}");
    }
}
