//! A disk on which each call fails in turn, under exports and imports.

use std::fs;
use std::path::Path;

use recto::disk::{Existing, Lasts, OutputError, write_file_on};
use recto::jobs::{Import, Incoming, Purpose, Stop};
use recto::library::StorePlace;

use crate::common::faults::at_each_call;

const ANY: &[Lasts] = &[Lasts::Once, Lasts::Longer, Lasts::ForAll];

#[test]
fn whichever_call_fails_an_export_is_whole_or_as_it_was() {
    for (existing, before) in [
        (Existing::Stays, None),
        (Existing::GivesWay, None),
        (Existing::GivesWay, Some("old")),
    ] {
        let failed = at_each_call(ANY, |disk| {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("refs.bib");
            if let Some(old) = before {
                fs::write(&path, old).unwrap();
            }
            let text = "x".repeat(1 << 19);
            let written = write_file_on(&**disk, &path, existing, |out| {
                text.as_bytes()
                    .chunks(999)
                    .try_for_each(|piece| out.write_all(piece))
            });
            let stands = fs::read_to_string(&path).ok();
            match &written {
                Ok(()) => assert!(stands == Some(text)),
                Err(error) => {
                    let call = disk.failed().unwrap();
                    assert_eq!(stands.as_deref(), before, "{call}: {error}");
                    assert!(
                        matches!(error, OutputError::Write { .. }),
                        "{call}: {error}"
                    );
                }
            }
            // A directory that cannot be synced is no reason against a file.
            let is_well = matches!(disk.failed(), None | Some("sync_dir"));
            assert!(written.is_ok() || !is_well);
            let left = fs::read_dir(dir.path()).unwrap().count();
            assert_eq!(left, usize::from(path.exists()));
        });
        for call in ["create_new", "write_all", "sync", "sync_dir"] {
            assert!(failed.contains(call), "{call} never failed");
        }
        let puts = if existing == Existing::Stays {
            "link"
        } else {
            "rename"
        };
        assert!(failed.contains(puts));
        assert_eq!(failed.contains("set_permissions"), before.is_some());
    }
}

/// A file of so many records, with these titles.
fn records(path: &Path, count: u32, title: &str) -> Incoming {
    let line = |number| format!("{{\"id\":\"x:{number}\",\"title\":\"{title} {number}\"}}\n");
    fs::write(path, (0..count).map(line).collect::<String>()).unwrap();
    Incoming::Path(path.to_owned())
}

#[test]
fn whichever_call_fails_an_import_has_in_the_store_what_it_counts() {
    // The second is appended in three portions.
    let dir = tempfile::tempdir().unwrap();
    let first = records(&dir.path().join("first.jsonl"), 2, "On");
    let second = records(&dir.path().join("second.jsonl"), 10, "Of");
    let failed = at_each_call(&[Lasts::Longer], |disk| {
        let home = tempfile::tempdir().unwrap();
        let mut place = StorePlace::new(&home.path().join("data"), &home.path().join("cache"));
        place.limits.portion = 4;
        place.open().unwrap();
        let whole = place.clone();
        let before = fs::read(place.store().path()).unwrap();
        place.disk = disk.clone();
        let import = Import {
            from: vec![first.clone(), second.clone()],
            format: None,
            prevails: recto::merge::Prevails::Later,
            keywords: recto::merge::Keywords::AsTheyAre,
            purpose: Purpose::Write,
            now: "2026-11-24T09:00:00Z".to_owned(),
        };
        let imported = import.run(&place, &Stop::default(), &mut |_| ());
        let said = imported.sentence();
        let after = fs::read(place.store().path()).unwrap();
        assert!(after.starts_with(&before));
        let counts = imported.counts;
        let lines = after[before.len()..].split_inclusive(|byte| *byte == b'\n');
        assert_eq!(lines.count(), counts.added + counts.changed, "{said}");
        if imported.cut.is_none() {
            assert_eq!((counts.added, counts.changed), (10, 2));
        } else {
            let name = if counts.sum() == 0 {
                "/first"
            } else {
                "/second"
            };
            let is_named = said.contains(name) && said.contains("/data/papers.");
            assert!(is_named, "{said}");
            // What was appended of the second file is taken back where the lock can be had.
            let is_full = matches!(disk.failed(), Some("write_all" | "sync"));
            assert!(!is_full || [0, 2].contains(&counts.sum()), "{said}");
        }
        let library = whole.open().unwrap().library;
        assert_eq!(usize::try_from(library.len()).unwrap(), 119 + counts.added);
    });
    for call in ["open_lock", "try_lock", "open_end", "write_all", "sync"] {
        assert!(failed.contains(call), "{call} never failed");
    }
}
