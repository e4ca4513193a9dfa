//! Files of many marks, and files that would be too large to be read again.

use std::fs::{self, File};

use recto::disk::limits;
use recto::marks::{Change, FileKind, Intent, MarkFile, MarkFileError, MarkKind, Marks, Wanted};
use recto::paper::PaperId;

use super::{NOW, change, left_over, save, star, star_file};

const MANY: usize = 300_000;

/// A star as those of real papers are.
fn long_star(number: usize) -> Intent {
    let id = |scheme: &str| PaperId::parse(&format!("{scheme}:10.1000/{number:08}"));
    let mut star = star(&format!("doi:10.1000/{number:08}"));
    star.key.also = ["openalex", "s2"].into_iter().filter_map(id).collect();
    star.title =
        format!("{number}: on a title that is as long as those of papers are, with $\\alpha$");
    star
}

/// A file of so many marks, as recto writes it.
fn many(kind: MarkKind) -> String {
    let entry = |number: usize| match kind {
        MarkKind::Star | MarkKind::Hidden => format!(
            "\"doi:10.1000/{number:08}\": {{\n      \"at\": \"{NOW}\",\n      \"title\": \"{number}: on a \
             title that is as long as those of papers are, with $\\\\alpha$\",\n      \"aliases\": [\n        \
             \"openalex:10.1000/{number:08}\",\n        \"s2:10.1000/{number:08}\"\n      ]\n    }}"
        ),
        MarkKind::Tags => format!(
            "\"doi:10.1000/{number:08}\": {{\n      \"tags\": [\"kept\"],\n      \"title\": \"{number}: on a \
             title that is as long as those of papers are, with $\\\\alpha$\",\n      \"aliases\": \
             [\"openalex:10.1000/{number:08}\", \"s2:10.1000/{number:08}\"]\n    }}"
        ),
        MarkKind::Read | MarkKind::Unread => {
            format!("\"doi:10.1000/{number:08}\": \"{NOW}\"")
        }
        MarkKind::ReadList => format!(
            "\"doi:10.1000/{number:08}\": {{\n      \"query\": \"{number}: on a title that is as long \
             as those of papers are, with $\\\\alpha$\",\n      \"until\": \"{NOW}\"\n    }}"
        ),
    };
    let entries: Vec<String> = (0..MANY).map(entry).collect();
    let member = match kind {
        MarkKind::Star => "\"version\": 1,\n  \"starred\"",
        MarkKind::Hidden => "\"version\": 1,\n  \"hidden\"",
        MarkKind::Tags => "\"version\": 1,\n  \"tagged\"",
        MarkKind::Read => "\"read\"",
        MarkKind::Unread => "\"unread\"",
        MarkKind::ReadList => "\"read_lists\"",
    };
    format!(
        "{{\n  {member}: {{\n    {}\n  }}\n}}\n",
        entries.join(",\n    ")
    )
}

#[test]
fn three_hundred_thousand_stars_and_read_marks_are_kept_and_read_again() {
    for kind in MarkKind::ALL {
        let dir = tempfile::tempdir().unwrap();
        let file = MarkFile::in_dir(kind.file(), dir.path());
        let text = many(kind);
        fs::write(file.path(), &text).unwrap();
        let mark = |star: Intent| Intent { kind, ..star };
        // What stands stays as it is, and what is one more comes behind it.
        let set = [mark(long_star(7)), mark(star("x:one-more"))];
        let known = file.save(&Marks::default(), &change(&set)).unwrap().marks;
        assert_eq!(known.count(kind), MANY + 1);
        assert!(known.get(kind, &set[1].key.id).is_some());
        let unset = Intent {
            wanted: Wanted::Unset,
            ..set[1].clone()
        };
        file.save(&known, &change(&[unset])).unwrap();
        assert!(fs::read_to_string(file.path()).unwrap() == text);
        if kind == MarkKind::Star {
            let entry = known.get(kind, &set[0].key.id).unwrap();
            assert_eq!(entry.title(), set[0].title);
            assert!(entry.aliases().eq(set[0].key.also.iter().cloned()));
            let backup = file.backup();
            assert!(fs::read_to_string(backup.path()).unwrap() == text);
        }
    }
}

#[test]
fn what_could_not_be_read_again_is_not_written_and_said() {
    for kind in MarkKind::ALL {
        let dir = tempfile::tempdir().unwrap();
        let file = MarkFile::in_dir(kind.file(), dir.path()).at_most(1000);
        let mark = |number: usize| Intent {
            kind,
            ..long_star(number)
        };
        let (mut marks, mut kept) = (Marks::default(), 0);
        let error = loop {
            match file.save(&marks, &change(&[mark(kept)])) {
                Ok(saved) => (marks, kept) = (saved.marks, kept + 1),
                Err(error) => break error,
            }
        };
        let said = error.to_string();
        let expected = "could not be replaced: it would be larger than 1000 bytes";
        assert!(kept > 0 && said.contains(expected), "{said}");
        // It is tried again: marks may be taken back meanwhile.
        assert!(!error.is_lasting());
        assert_eq!(file.read().unwrap().count(kind), kept);
        assert_eq!(left_over(dir.path()), [] as [&str; 0]);
        let back = Intent {
            wanted: Wanted::Unset,
            ..mark(0)
        };
        file.save(&marks, &change(&[mark(kept), back])).unwrap();
        assert_eq!(file.read().unwrap().count(kind), kept);
    }
}

#[test]
fn a_file_larger_than_can_be_read_is_never_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    let large = limits::STAR_FILE + 1;
    File::create(file.path()).unwrap().set_len(large).unwrap();
    let error = save(&file, &[star("x:a")]).unwrap_err();
    assert!(matches!(error, MarkFileError::Broken { .. }), "{error}");
    assert!(
        error.to_string().contains("it is larger than 1 GB"),
        "{error}"
    );
    assert_eq!(fs::metadata(file.path()).unwrap().len(), large);
    assert_eq!(left_over(dir.path()), [] as [&str; 0]);
    let state = MarkFile::in_dir(FileKind::State, dir.path());
    let large = limits::STATE_FILE + 1;
    File::create(state.path()).unwrap().set_len(large).unwrap();
    let change = Change {
        intents: &[],
        members: &[("scroll", "1".to_owned())],
        now: NOW,
    };
    state.save(&Marks::default(), &change).unwrap();
    let aside = dir.path().join("state.json.corrupt");
    assert_eq!(fs::metadata(aside).unwrap().len(), large);
}
