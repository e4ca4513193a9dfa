//! An index with changed bytes and cut files: nothing ends the program, and once the checksums were
//! compared every answer is right. `tests/domain/damage.rs` does the same on stable.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use recto::library::{IndexNext, Library, Limits, Rebuild, StorePlace};
use recto::paper::PartialDate;
use recto::query::{LibraryQuestion, Listing, Order, Overlay, Query, answer};

const QUERIES: &[&str] = &[
    "",
    "diffusion",
    "mo",
    "\"neural network\"",
    "\"of the m",
    "\"state of the art\"",
    "~difusion",
    "abstract:models",
];

/// The bundled papers with an index of two segments: where they lie, the bytes of the files of the
/// index, and what every query finds.
struct Whole {
    place: StorePlace,
    files: Vec<(PathBuf, Vec<u8>)>,
    answers: Vec<Vec<u32>>,
}

fn whole() -> &'static Whole {
    static WHOLE: OnceLock<Whole> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let home = std::env::temp_dir().join(format!("recto-fuzz-{}", std::process::id()));
        let mut place = StorePlace::new(&home.join("data"), &home.join("cache"));
        place.limits = Limits {
            segment_papers: 60,
            papers_per_common_word: 2,
            pairs_per_common_word: 512,
            block_lines: 16,
            dictionary_words: 7,
            tail_papers: 3,
            ..Limits::default()
        };
        place.open().unwrap();
        let store = place.store().path();
        let index = place.index();
        index
            .update(&store, Rebuild::Everything, &place.limits, &mut |_| {
                IndexNext::GoOn
            })
            .unwrap();
        let entries = fs::read_dir(&place.cache).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let mut files: Vec<(PathBuf, Vec<u8>)> = paths
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        files.sort();
        let answers = answers(&mut place.open().unwrap().library);
        Whole {
            place,
            files,
            answers,
        }
    })
}

/// What every query finds: the arrivals of the papers, newest first.
fn answers(library: &mut Library) -> Vec<Vec<u32>> {
    loop {
        let mut found = Vec::new();
        for text in QUERIES {
            let query: Query = text.parse().unwrap();
            let question = LibraryQuestion {
                query: &query,
                overlay: &Overlay::default(),
                today: PartialDate::FIRST,
            };
            let set = answer(library, &question, &|| false).unwrap().found;
            let listing = Listing::new(library, &question, set, Order::Newest);
            let ranks = listing.at(0..200).into_iter();
            found.push(
                ranks
                    .map(|number| library.rank(number).unwrap_or(0))
                    .collect(),
            );
        }
        if !library.is_damaged() {
            return found;
        }
        *library = library.refreshed().unwrap().unwrap().library;
    }
}

fuzz_target!(|changes: (u8, Option<u16>, Vec<(u32, u8)>)| {
    let (file, cut, changes) = changes;
    let whole = whole();
    for (path, bytes) in &whole.files {
        let _ = fs::remove_file(path);
        fs::write(path, bytes).unwrap();
    }
    let (path, bytes) = &whole.files[usize::from(file) % whole.files.len()];
    let mut bytes = bytes.clone();
    for (place, change) in changes {
        let length = bytes.len().max(1);
        if let Some(byte) = bytes.get_mut(place as usize % length) {
            *byte ^= change;
        }
    }
    if let Some(cut) = cut {
        bytes.truncate(usize::from(cut));
    }
    fs::remove_file(path).unwrap();
    fs::write(path, bytes).unwrap();
    let mut library = whole.place.open().unwrap().library;
    answers(&mut library);
    if !library.check_index() {
        library = library.refreshed().unwrap().unwrap().library;
    }
    assert_eq!(answers(&mut library), whole.answers);
});
