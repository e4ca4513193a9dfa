//! A merge that is taken back: whatever fails or ends it, the paper is whole or parted.

use std::fs;

use recto::disk::Lasts;
use recto::jobs::split;
use recto::library::{Library, StorePlace};
use tempfile::TempDir;

use super::{id, place_of};
use crate::common::faults::at_each_call;

const TEXT: &str = concat!(
    r#"{"id":"x:beside","title":"Winters"}"#,
    "\n",
    r#"{"id":"doi:10.1/a","title":"Trees","parts":[{"id":"doi:10.1/a","title":"Trees"},"#,
    r#"{"id":"doi:10.1/a","title":"Winters"},{"id":"doi:10.1/c","title":"Summers"}],"#,
    r#""aliases":["doi:10.1/c"]}"#,
    "\n"
);

fn place() -> (TempDir, StorePlace) {
    place_of(TEXT)
}

/// Every title, and whether the paper of two records is whole.
fn told(library: &Library) -> (Vec<String>, bool) {
    let papers = library.papers().iter();
    let papers = papers.map(|number| library.record(number).unwrap());
    let mut titles: Vec<String> = papers.map(|paper| paper.title.clone()).collect();
    titles.sort_unstable();
    let whole = library.number_of(&id("doi:10.1/a")).unwrap();
    let whole = library.record(whole).unwrap();
    (titles, !whole.parts.is_empty())
}

const PARTED: [&str; 4] = ["Summers", "Trees", "Winters", "Winters"];

fn is_parted(library: &Library) -> bool {
    told(library) == (PARTED.map(str::to_owned).to_vec(), false)
}

#[test]
fn whichever_call_fails_a_split_changes_nothing_or_is_done() {
    let failed = at_each_call(&[Lasts::Once, Lasts::Longer], |disk| {
        let (_dir, place) = place();
        let mut failing = place.clone();
        failing.disk = disk.clone();
        let parted = split(&failing, &id("doi:10.1/a"));
        let after = fs::read_to_string(place.store().path()).unwrap();
        assert_eq!(parted.is_ok(), disk.failed().is_none(), "{parted:?}");
        assert!(parted.is_ok() || after == TEXT);
        if parted.is_err() {
            split(&place, &id("doi:10.1/a")).unwrap();
        }
        assert!(is_parted(&place.open().unwrap().library));
    });
    let failed: Vec<&str> = failed.into_iter().collect();
    let expected = ["open_end", "open_lock", "sync", "try_lock", "write_all"];
    assert_eq!(failed, expected);
}

#[test]
fn a_split_that_ends_at_any_byte_leaves_the_paper_whole_and_the_next_one_is_done() {
    let (_dir, place) = place();
    let store = place.store().path();
    split(&place, &id("doi:10.1/a")).unwrap();
    let done = fs::read(&store).unwrap();
    for end in TEXT.len()..done.len() {
        fs::write(&store, &done[..end]).unwrap();
        let library = place.open().unwrap().library;
        // The line break of the last line is not needed.
        if end + 1 < done.len() {
            let (titles, is_whole) = told(&library);
            assert!(is_whole && titles.contains(&"Trees".to_owned()), "{end}");
            split(&place, &id("doi:10.1/a")).unwrap();
        }
        assert!(is_parted(&place.open().unwrap().library), "{end}");
    }
}
