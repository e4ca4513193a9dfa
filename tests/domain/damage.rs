//! An index with flipped bytes or cut files decides nothing wrongly once it was checked, and never
//! ends the program.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use recto::library::{IndexNext, Library, Limits, Rebuild, StorePlace};
use recto::paper::PartialDate;
use recto::query::{LibraryQuestion, Listing, Order, Overlay, Query, answer};
use tempfile::TempDir;

const QUERIES: &[&str] = &[
    "",
    "diffusion",
    "m",
    "mod",
    "\"neural network\"",
    "\"of the m",
    "title:\"of the\"",
    "\"state of the art\"",
    "-learning title:dual",
    "abstract:models",
    "~difusion",
    "*fusio*",
    "source:bundled has:abstract",
    "year:2024 | cat:cs votes:>1",
    "venue:acl",
];

fn limits() -> Limits {
    Limits {
        segment_papers: 50,
        papers_per_common_word: 2,
        pairs_per_common_word: 512,
        block_lines: 16,
        dictionary_words: 7,
        tail_papers: 3,
        small_segments: 2,
        portion: 4,
        tail_text: 1 << 20,
    }
}

/// The bundled papers with an index of three segments.
fn indexed() -> (TempDir, StorePlace) {
    let dir = tempfile::tempdir().unwrap();
    let mut place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
    place.limits = limits();
    place.open().unwrap();
    let store = place.store().path();
    place
        .index()
        .update(&store, Rebuild::Missing, &place.limits, &mut |_| {
            IndexNext::GoOn
        })
        .unwrap();
    assert_eq!(place.open().unwrap().library.segment_count(), 3);
    (dir, place)
}

/// What every query finds, in three orders; asked again where the index turns out to be damaged.
fn answers(library: &mut Library) -> Vec<Vec<String>> {
    'again: loop {
        let mut found = Vec::new();
        for text in QUERIES {
            let query: Query = text.parse().unwrap();
            let question = LibraryQuestion {
                query: &query,
                overlay: &Overlay::default(),
                today: PartialDate::FIRST,
            };
            let set = answer(library, &question, &|| false).unwrap().found;
            for order in [Order::Newest, Order::Title, Order::Relevance] {
                let listing = Listing::new(library, &question, set.clone(), order);
                let ids = listing.at(0..200).into_iter().map(|number| {
                    let id = library.id(number);
                    id.map(|id| id.to_string()).unwrap_or_default()
                });
                found.push(ids.collect());
            }
            if library.is_damaged() {
                *library = library.refreshed().unwrap().unwrap().library;
                continue 'again;
            }
        }
        return found;
    }
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension != "lock")
        })
        .collect();
    files.sort();
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn damage_is_found_and_what_it_hid_is_read_from_the_store(
        file: prop::sample::Index, flips in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..=255), 0..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let (_dir, place) = indexed();
        let whole = answers(&mut place.open().unwrap().library);
        let files = files(&place.cache);
        let file = &files[file.index(files.len())];
        let mut bytes = fs::read(file).unwrap();
        for (place, change) in &flips {
            let place = place.index(bytes.len());
            bytes[place] ^= change;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        fs::remove_file(file).unwrap();
        fs::write(file, bytes).unwrap();

        let mut library = place.open().unwrap().library;
        answers(&mut library);
        if !library.check_index() {
            library = library.refreshed().unwrap().unwrap().library;
        }
        prop_assert_eq!(answers(&mut library), whole);
    }
}

#[test]
fn a_store_that_was_edited_in_place_is_noticed_at_the_record() {
    let (_dir, place) = indexed();
    let mut library = place.open().unwrap().library;
    let path = place.store().path();
    let text = fs::read_to_string(&path).unwrap();
    // Another paper stands where one was, in the middle of the store, byte for byte as long.
    let line = text.lines().nth(60).unwrap();
    let id = line.split('"').nth(3).unwrap();
    let other: String = id.chars().rev().collect();
    let other = format!("title:{}", other.trim_end_matches(":eltit"));
    let edited = text.replacen(&format!("\"{id}\""), &format!("\"{other}\""), 1);
    assert_eq!(edited.len(), text.len());
    fs::write(&path, edited).unwrap();
    let found = answers(&mut library);
    assert!(found[0].contains(&other) && !found[0].contains(&id.to_owned()));
}
