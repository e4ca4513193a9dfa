//! A disk on which each call fails in turn, under an export.

use std::fs;

use recto::disk::{Existing, Lasts, OutputError, write_file_on};

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
