//! What a segment says of words side by side is held to its own wording.

use std::sync::Arc;

use roaring::RoaringBitmap;
use tempfile::TempDir;

use super::codes::CLASS_CODE;
use super::{PairPapers, PhraseRun, Segment, TermKind, WordCodes};
use crate::disk::RealDisk;
use crate::library::index::{Index, IndexNext, Rebuild};
use crate::library::limits::Limits;
use crate::library::store::Store;
use crate::library::store_file::StoreFile;

/// The bundled papers as a segment, of which so many have one common word, and each of these so many
/// pairs.
fn segment(papers_per_common_word: u32, pairs_per_common_word: u32) -> (TempDir, Arc<Segment>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("papers.jsonl");
    std::fs::write(&path, Store::bundled()).unwrap();
    let index = Index::new(Arc::new(RealDisk), &dir.path().join("cache"));
    let limits = Limits {
        papers_per_common_word,
        pairs_per_common_word,
        ..Limits::default()
    };
    index
        .update(&path, Rebuild::Everything, &limits, &mut |_| {
            IndexNext::GoOn
        })
        .unwrap();
    let mut segments = index.read(&StoreFile::open(&path).unwrap(), &[]);
    (dir, segments.pop().unwrap())
}

/// Every word with its code.
fn words(segment: &Segment) -> Vec<(String, u32)> {
    let mut words = Vec::new();
    segment
        .words(TermKind::Word, "", &mut |word, _| {
            words.push(word.to_owned());
            Some(())
        })
        .unwrap();
    let code = |word: String| {
        let code = segment.code(&word).unwrap().unwrap();
        (word, code)
    };
    words.into_iter().map(code).collect()
}

#[test]
fn the_codes_of_a_beginning_are_those_of_the_words_that_begin_so() {
    for papers in [1000, 119, 40, 1] {
        let (_dir, segment) = segment(papers, 16);
        let words = words(&segment);
        let last = u32::try_from(words.len()).unwrap();
        let mut codes: Vec<u32> = words.iter().map(|(_, code)| *code).collect();
        codes.sort_unstable();
        assert!(codes.into_iter().eq(1..=last));
        let starts = words.iter().step_by(9).flat_map(|(word, _)| {
            let start = |length: usize| word.chars().take(length).collect::<String>();
            [1, 2, 3, 99].map(start)
        });
        for start in starts.chain(["zzz".to_owned()]) {
            let codes = segment.codes_beginning(&start).unwrap().unwrap();
            for (word, code) in &words {
                let is_meant = word.starts_with(&start);
                assert_eq!(codes.has(*code), is_meant, "{papers} {start:?} {word:?}");
            }
        }
    }
}

#[test]
fn pairs_of_common_words_are_those_of_the_wording_and_those_of_rarer_ones_no_less() {
    for (papers, pairs) in [(40, 512), (3, 10), (3, 60)] {
        let (_dir, segment) = segment(papers, pairs);
        let common = segment.len() / papers;
        let words = words(&segment);
        let mut found = 0;
        for (first, code) in words.iter().filter(|(_, code)| *code <= common) {
            let most = common * pairs / code;
            let expected = |next: &WordCodes| {
                let run = PhraseRun::new(&[*code], next.clone());
                let has = |number: &u32| segment.has_run(*number, &run, 0..3).unwrap();
                (0..segment.len()).filter(has).collect::<RoaringBitmap>()
            };
            let rarer = words.iter().filter(|(_, code)| *code > common);
            let next = words.iter().filter(|(_, code)| *code <= common);
            for (next, next_code) in next.chain(rarer.step_by(37)) {
                let codes = segment.codes_of(&[next]).unwrap().unwrap();
                let expected = expected(&codes);
                match segment.pair(*code, &codes, 0).unwrap() {
                    Some(PairPapers { sure, open, .. }) if *next_code <= common.min(most) => {
                        assert_eq!(
                            (&sure, open.is_empty()),
                            (&expected, true),
                            "{first} {next}"
                        );
                        found += expected.len();
                    }
                    Some(PairPapers { sure, open, .. }) => {
                        assert!(most >= CLASS_CODE && sure.is_empty(), "{first} {next}");
                        assert!(expected.is_subset(&open), "{first} {next}");
                    }
                    None => assert!(most < CLASS_CODE && *next_code > common.min(most)),
                }
            }
            for start in 'a'..='z' {
                let codes = segment.codes_beginning(&start.to_string());
                let codes = codes.unwrap().unwrap();
                if let Some(PairPapers { sure, open, .. }) = segment.pair(*code, &codes, 0).unwrap()
                {
                    let expected = expected(&codes);
                    assert_eq!((sure, open.is_empty()), (expected, true), "{first} {start}");
                }
            }
        }
        assert!(found > 0, "no pair of {common} words");
        let beyond = words.iter().find(|(_, code)| *code == common + 1).unwrap();
        let codes = segment.codes_of(&[&beyond.0]).unwrap().unwrap();
        assert!(segment.pair(common + 1, &codes, 0).unwrap().is_none());
    }
}
