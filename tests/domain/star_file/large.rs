//! Files of many marks, and files that would be too large to be read again.

use std::fs::{self, File};

use recto::disk::limits;
use recto::marks::{SetRead, SetStar, StarFile, StarFileError};
use recto::paper::PaperId;
use recto::state::StateFile;

use super::{NOW, ids, left_over, set};

const MANY: usize = 80_000;

/// A star as those of real papers are.
fn star(number: usize) -> SetStar {
    let id = |scheme: &str| PaperId::parse(&format!("{scheme}:10.1000/{number:08}"));
    SetStar {
        id: id("doi").unwrap(),
        starred: true,
        at: NOW.to_owned(),
        title: format!(
            "{number}: on a title that is as long as those of papers are, with $\\alpha$"
        ),
        aliases: ["openalex", "s2"].into_iter().filter_map(id).collect(),
    }
}

#[test]
fn eighty_thousand_stars_and_read_marks_are_kept_and_read_again() {
    let dir = tempfile::tempdir().unwrap();
    let stars: Vec<SetStar> = (0..MANY).map(star).collect();
    let file = StarFile::in_dir(dir.path());
    file.save(&stars, NOW).unwrap();
    assert!(fs::metadata(file.path()).unwrap().len() > 16 << 20);
    let saved = file.save(&[set("x:one-more", true)], NOW).unwrap();
    assert_eq!(saved.stars.len(), MANY + 1);
    let read = file.read().unwrap();
    assert_eq!(read.get(&stars[7].id).unwrap().title, stars[7].title);
    assert_eq!(file.backup().read().unwrap().len(), MANY);
    let reads: Vec<SetRead> = stars
        .into_iter()
        .map(|star| SetRead {
            id: star.id,
            read: true,
            at: star.at,
        })
        .collect();
    let state = StateFile::in_dir(dir.path());
    state.save(None, &reads).unwrap();
    state.save(None, &reads[..1]).unwrap();
    assert_eq!(state.read().unwrap().read.iter().count(), MANY);
}

#[test]
fn what_could_not_be_read_again_is_not_written_and_said() {
    let dir = tempfile::tempdir().unwrap();
    let file = StarFile::in_dir(dir.path()).at_most(1000);
    let mut kept = 0;
    let error = loop {
        match file.save(&[star(kept)], NOW) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    let said = error.to_string();
    assert!(
        kept > 0
            && said
                .contains("starred.json could not be replaced: it would be larger than 1000 bytes"),
        "{said}"
    );
    // It is tried again: stars may be taken back meanwhile.
    assert!(!error.is_lasting());
    assert_eq!(file.read().unwrap().len(), kept);
    assert_eq!(left_over(dir.path()), [] as [&str; 0]);
    let back = SetStar {
        starred: false,
        ..star(0)
    };
    file.save(&[star(kept), back], NOW).unwrap();
    assert_eq!(file.read().unwrap().len(), kept);
    let state = StateFile::in_dir(dir.path()).at_most(100);
    let read = |id: PaperId| SetRead {
        id,
        read: true,
        at: NOW.to_owned(),
    };
    state.save(None, &[]).unwrap();
    let said = state.save(None, &[read(star(1).id), read(star(2).id)]);
    let said = said.unwrap_err().to_string();
    assert!(
        said.contains("state.json could not be replaced: it would be larger than 100 bytes"),
        "{said}"
    );
}

#[test]
fn a_file_larger_than_can_be_read_is_never_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let file = StarFile::in_dir(dir.path());
    let large = limits::STAR_FILE + 1;
    File::create(file.path()).unwrap().set_len(large).unwrap();
    let error = file.save(&[set("x:a", true)], NOW).unwrap_err();
    assert!(matches!(error, StarFileError::Broken { .. }), "{error}");
    assert!(
        error.to_string().contains("it is larger than 1 GB"),
        "{error}"
    );
    assert_eq!(fs::metadata(file.path()).unwrap().len(), large);
    assert_eq!(left_over(dir.path()), [] as [&str; 0]);
    assert!(ids(&StarFile::in_dir(&dir.path().join("none")).read().unwrap()).is_empty());
}
