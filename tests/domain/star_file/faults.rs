//! A disk on which each call fails in turn, with each error that there is.

use std::fs;

use recto::disk::Lasts;
use recto::marks::{Intent, MarkFile, MarkKind, Marks};

use super::{change, left_over, save, star};
use crate::common::faults::at_each_call;

#[test]
fn whichever_call_fails_the_file_is_the_old_one_or_the_new_one() {
    for kind in MarkKind::ALL {
        let failed = at_each_call(&[Lasts::Once, Lasts::Longer], |disk| {
            let dir = tempfile::tempdir().unwrap();
            let file = MarkFile::in_dir(kind.file(), dir.path());
            let mark = |id: &str| Intent { kind, ..star(id) };
            let marks = || {
                let read = file.read().unwrap();
                let ids = read.iter(kind).map(|(id, _)| id.to_string());
                ids.collect::<Vec<String>>()
            };
            save(&file, &[mark("x:a")]).unwrap();
            let old = fs::read(file.path()).unwrap();
            let saved = file.save_on(&**disk, &Marks::default(), &change(&[mark("x:b")]));
            let Some(call) = disk.failed() else {
                assert!(saved.is_ok());
                return;
            };
            assert_eq!(left_over(dir.path()), [] as [&str; 0], "{call}");
            if let Ok(saved) = saved {
                // Without a lock or a synced directory it goes on, and says so.
                assert!(["try_lock", "sync_dir"].contains(&call), "{call}");
                assert!(!saved.warnings.is_empty(), "{call}");
                assert_eq!(marks(), ["x:a", "x:b"]);
            } else {
                assert_eq!(fs::read(file.path()).unwrap(), old, "{call}");
                // The intent is still there, and the next try keeps it.
                save(&file, &[mark("x:b")]).unwrap();
                assert_eq!(marks(), ["x:a", "x:b"]);
            }
        });
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
            assert!(failed.contains(call), "{call} never failed for {kind:?}");
        }
    }
}
