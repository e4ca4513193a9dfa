//! Notes in folders that are there, that are not, and that refuse.

use super::*;

fn id(id: &str) -> PaperId {
    PaperId::parse(id).unwrap()
}

fn about(own: &str) -> About {
    About {
        id: id(own),
        title: format!("On {own}"),
        link: None,
    }
}

#[test]
fn a_note_is_begun_once_and_found_by_any_id_of_the_paper() {
    let dir = tempfile::tempdir().unwrap();
    let folder = NoteFolder::own(dir.path());
    let begun = folder.begin(&about("x:old"), &[]).unwrap();
    let text = fs::read_to_string(&begun.path).unwrap();
    assert_eq!(text, about("x:old").front_matter());
    fs::write(&begun.path, format!("{text}Mine.\n")).unwrap();
    assert_eq!(folder.end(&begun).unwrap(), Ended::Kept);
    // Merged, the paper has a better id; what stands in the note is as it was.
    let again = folder.begin(&about("doi:10.1/x"), &[id("x:old")]).unwrap();
    assert_eq!(again.path, begun.path);
    assert_eq!(folder.end(&again).unwrap(), Ended::Kept);
    let text = fs::read_to_string(&begun.path).unwrap();
    assert!(text.ends_with("\n\nMine.\n"), "{text}");
}

#[test]
fn a_new_note_into_which_nothing_was_written_goes_again() {
    let dir = tempfile::tempdir().unwrap();
    let folder = NoteFolder::own(dir.path());
    let begun = folder.begin(&about("x:a"), &[]).unwrap();
    assert_eq!(folder.end(&begun).unwrap(), Ended::Removed);
    assert!(!begun.path.exists());
    assert_eq!(folder.end(&begun).unwrap(), Ended::Removed);
}

#[test]
fn notes_are_read_again_where_their_files_have_changed() {
    let dir = tempfile::tempdir().unwrap();
    let folder = NoteFolder::of_user(dir.path().to_owned());
    let long = id(&format!("doi:10.1/{}", "(".repeat(150)));
    for (own, text) in [("x:a", "one"), (long.as_str(), "two")] {
        let begun = folder.begin(&about(own), &[]).unwrap();
        let matter = fs::read_to_string(&begun.path).unwrap();
        fs::write(&begun.path, matter + text).unwrap();
    }
    fs::write(dir.path().join("Diary.md"), "of the user").unwrap();
    let texts = |notes: &Notes| {
        let texts = notes.iter();
        texts
            .map(|(id, note)| (id.clone(), note.text.trim().to_owned()))
            .collect::<Vec<_>>()
    };
    let (first, errors) = folder.read(&Notes::default());
    assert!(errors.is_empty());
    let one = |text: &str| (id("x:a"), text.to_owned());
    let two = (long.clone(), "two".to_owned());
    assert_eq!(texts(&first), [two.clone(), one("one")]);
    let (same, _) = folder.read(&first);
    assert!(same == first && Arc::ptr_eq(&same.by_id[&long], &first.by_id[&long]));
    fs::write(dir.path().join(file_name(&id("x:a"))), "longer").unwrap();
    let (next, _) = folder.read(&first);
    assert_eq!(texts(&next), [two, one("longer")]);
    fs::write(dir.path().join(file_name(&id("x:bad"))), b"\xff").unwrap();
    let (_, errors) = folder.read(&next);
    assert!(errors[0].to_string().ends_with("it is not UTF-8"));
}

#[test]
fn a_folder_that_is_not_there_or_is_a_file_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let missing = NoteFolder::of_user(dir.path().join("vault"));
    let error = missing.begin(&about("x:a"), &[]).unwrap_err();
    assert!(
        error.to_string().contains("make it, or name another"),
        "{error}"
    );
    let (notes, errors) = missing.read(&Notes::default());
    assert!(notes.is_empty() && errors.len() == 1);
    fs::write(dir.path().join("notes"), "").unwrap();
    let own = NoteFolder::own(dir.path());
    let error = own.begin(&about("x:a"), &[]).unwrap_err();
    assert!(error.to_string().contains("cannot be used"), "{error}");
}
