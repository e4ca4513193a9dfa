//! A disk on which each call fails in turn, under all that writes the store and its index.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use recto::disk::{FailingDisk, Lasts};
use recto::library::{CompactError, IndexNext, Rebuild, Store, StoreError, StorePlace};
use recto::paper::Paper;
use tempfile::TempDir;

use super::{id, ids, line, place_of};
use crate::common::faults::{at_each_call, temporary_files};

const ANY: &[Lasts] = &[Lasts::Once, Lasts::Longer, Lasts::ForAll];
const TEXT: &str = "{\"id\":\"x:a\",\"title\":\"Old\"}\n{\"id\":\"x:a\",\"title\":\"One\"}\n{\"id\":\"x:b\",\"title\":\"Two\"}\n{torn";
const NOW: &str = "2026-11-24T09:00:00Z";

/// A store of two papers, with a line that is superseded and one that cannot be read.
fn place() -> (TempDir, StorePlace) {
    place_of(TEXT)
}

/// The place, written to through this disk.
fn on(disk: &Arc<FailingDisk>, place: &StorePlace) -> StorePlace {
    let mut place = place.clone();
    place.disk = disk.clone();
    place
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "papers.lock").collect();
    names.sort();
    names
}

fn calls(failed: &BTreeSet<&'static str>) -> Vec<&'static str> {
    failed.iter().copied().collect()
}

type Append = fn(&Store, &StorePlace) -> Result<(), StoreError>;

/// Each way in which the store grows.
const APPENDING: &[Append] = &[
    |store, _| store.append(&[line(&Paper::new(id("x:c"))), line(&Paper::new(id("x:d")))]),
    |store, _| store.append_removals(&[id("x:a")], NOW),
    |store, whole| {
        let spool = whole.spool().unwrap();
        spool
            .store()
            .append(&[line(&Paper::new(id("x:c")))])
            .unwrap();
        store.append_spool(&store.hold()?, &spool)
    },
];

#[test]
fn whichever_call_fails_the_store_has_the_new_lines_or_is_as_it_was() {
    for append in APPENDING {
        let failed = at_each_call(&[Lasts::Once, Lasts::Longer], |disk| {
            let (_dir, place) = place();
            let appended = append(&on(disk, &place).store(), &place);
            let after = fs::read_to_string(place.store().path()).unwrap();
            match disk.failed() {
                None => {
                    appended.unwrap();
                    assert!(after.len() > TEXT.len() && after.starts_with(TEXT));
                }
                Some(call) => {
                    let said = appended.unwrap_err().to_string();
                    assert_eq!(after, TEXT, "{call}: {said}");
                }
            }
            // The next one is whole, and nothing is lost.
            append(&place.store(), &place).unwrap();
            let library = place.open().unwrap().library;
            assert!(library.number_of(&id("x:b")).is_some());
        });
        let expected = ["open_end", "open_lock", "sync", "try_lock", "write_all"];
        assert_eq!(calls(&failed), expected);
    }
}

#[test]
fn what_cannot_be_taken_back_is_said_and_is_a_line_of_its_own() {
    for append in APPENDING {
        at_each_call(&[Lasts::ForAll], |disk| {
            let (_dir, place) = place();
            let appended = append(&on(disk, &place).store(), &place);
            let after = fs::read_to_string(place.store().path()).unwrap();
            assert!(after.starts_with(TEXT));
            if let Some(call) = disk.failed() {
                let said = appended.unwrap_err().to_string();
                let torn = said.contains("the piece at its end cannot be taken back");
                assert!(torn || after == TEXT, "{call}: {said}");
            }
            place
                .store()
                .append(&[line(&Paper::new(id("x:e")))])
                .unwrap();
            let library = place.open().unwrap().library;
            for known in ["x:b", "x:e"] {
                assert!(library.number_of(&id(known)).is_some());
            }
        });
    }
}

#[test]
fn whichever_call_fails_a_first_store_is_whole_or_not_there() {
    let failed = at_each_call(ANY, |disk| {
        let dir = tempfile::tempdir().unwrap();
        let place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
        let opened = on(disk, &place).open().unwrap();
        assert_eq!(opened.library.len(), 119);
        let there = names(&place.data);
        match opened.in_memory {
            None => assert_eq!(there, ["papers.jsonl"]),
            Some(reason) => {
                assert_eq!(there, [] as [&str; 0], "{reason}");
                assert!(disk.failed().is_some());
            }
        }
        assert_eq!(place.open().unwrap().in_memory, None);
    });
    let expected = [
        "create_new",
        "link",
        "make_dir",
        "sync",
        "sync_dir",
        "write_all",
    ];
    assert_eq!(calls(&failed), expected);
}

#[test]
fn whichever_call_fails_a_compaction_changes_nothing_or_is_done() {
    let failed = at_each_call(ANY, |disk| {
        let (_dir, place) = place();
        let compacted = on(disk, &place).compact("2026-11-24");
        let after = fs::read_to_string(place.store().path()).unwrap();
        match compacted {
            Ok(compacted) => {
                let aside = compacted.aside.unwrap();
                let warned = compacted.warning.is_some() || aside.file.warning.is_some();
                assert_eq!(warned, disk.failed() == Some("sync_dir"));
                let there = ["papers.jsonl", "papers.unreadable-2026-11-24.jsonl"];
                assert_eq!(names(&place.data), there);
                assert_eq!(after.lines().count(), 2);
                assert_eq!(fs::read_to_string(aside.file.path).unwrap(), "{torn\n");
            }
            Err(error) => {
                let call = disk.failed().unwrap();
                assert!(!matches!(error, CompactError::Open(_)), "{call}: {error}");
                assert_eq!(after, TEXT, "{call}: {error}");
                assert_eq!(names(&place.data), ["papers.jsonl"], "{call}: {error}");
            }
        }
        place.compact("2026-11-24").unwrap();
        assert_eq!(ids(&place.open().unwrap().library), ["x:a", "x:b"]);
    });
    let expected = [
        "create_new",
        "link",
        "open_lock",
        "rename",
        "set_permissions",
        "sync",
        "sync_dir",
        "try_lock",
        "write_all",
    ];
    assert_eq!(calls(&failed), expected);
}

#[test]
fn whichever_call_fails_the_index_is_that_of_before_or_after() {
    let failed = at_each_call(ANY, |disk| {
        let (_dir, mut place) = place();
        place.limits.tail_papers = 0;
        let (store, limits) = (place.store().path(), place.limits);
        let update = |place: &StorePlace| {
            let mut seen = |_| IndexNext::GoOn;
            place
                .index()
                .update(&store, Rebuild::Missing, &limits, &mut seen)
        };
        let updated = update(&on(disk, &place));
        assert_eq!(temporary_files(&place.cache), [] as [&str; 0]);
        let library = place.open().unwrap().library;
        assert_eq!(ids(&library), ["x:a", "x:b"]);
        assert_eq!(updated.is_ok(), library.segment_count() == 1, "{updated:?}");
        if disk.failed() != Some("sync_dir") {
            assert_eq!(updated.is_ok(), disk.failed().is_none());
        }
        update(&place).unwrap();
        assert_eq!(place.open().unwrap().library.segment_count(), 1);
        let left = names(&place.cache);
        let segments = left.iter().filter(|name| name.ends_with(".segment"));
        assert_eq!(segments.count(), 1, "{left:?}");
    });
    let expected = [
        "create_new",
        "make_dir",
        "open_lock",
        "rename",
        "sync",
        "sync_dir",
        "try_lock",
        "write_all",
    ];
    assert_eq!(calls(&failed), expected);
}
