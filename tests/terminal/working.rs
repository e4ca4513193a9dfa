//! Working with papers: tags for several at once, a note in an editor, a saved view; all of it is there
//! again at the next start.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::session::{Session, home, import, stars};
use crate::common::away::recto;

/// Asks for a line of the terminal, and writes it behind the note.
const EDITOR: &str =
    "#!/bin/sh\nprintf 'a line for the note: '\nread line\nprintf '%s\\n' \"$line\" >> \"$1\"\n";

#[test]
fn what_one_says_of_papers_is_there_again_at_the_next_start() {
    let home = home();
    let line = |number: u8| {
        format!(
            "{{\"id\":\"x:{number}\",\"title\":\"Zeppelins {number}\",\"abstract\":\"Short.\",\"date\":\"2026-11-0{number}\"}}"
        )
    };
    let lines: Vec<String> = (1..=9).map(line).collect();
    let lines = lines.join("\n");
    import(home.path(), &lines);
    let editor = home.path().join("editor");
    fs::write(&editor, EDITOR).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let open = || {
        let mut command = recto(home.path(), &[]);
        command.env("VISUAL", &editor);
        Session::run(&command)
    };
    let mut session = open();
    session.wait_for("128 papers");
    session.press("gvjjjV");
    session.wait_for("5 picked");
    session.press("t");
    session.wait_for("Tags that all the picked papers have");
    session.press("to-read\r");
    session.wait_for("Tagged, 5 papers: +to-read.");
    session.press("u");
    session.wait_for("Tag taken back: 5 papers.");
    session.press("\u{12}");
    session.wait_for("Tagged: 5 papers.");
    session.press("\u{1b}");
    session.wait("nothing is picked", |screen| {
        !screen.contents().contains("picked")
    });
    session.press("/tag:to-read\r");
    session.wait_for("5 of 128");
    session.press("g");
    session.press("a");
    session.wait_for("a line for the note: ");
    // What is typed now is for the editor alone.
    session.press("q is no key here\r");
    session.wait_for("Your note:");
    session.wait_for("q is no key here");
    session.press("b");
    session.wait_for("Save the filter as");
    session.press("Pile\r");
    session.wait_for("Saved as “Pile”; 4 shows it.");
    session.press("\u{1b}");
    session.wait_for("128 papers");
    session.quit();

    assert_eq!(stars(home.path()).matches("to-read").count(), 5);
    let mut session = open();
    session.wait_for("Pile");
    session.press("4");
    session.wait_for("5 of 128");
    session.press("g");
    session.wait_for("#to-read");
    session.wait_for("q is no key here");
    session.quit();
}

#[test]
fn an_editor_that_fails_or_is_not_named_is_said_and_the_reader_goes_on() {
    let home = home();
    let mut command = recto(home.path(), &[]);
    command.env("VISUAL", "false");
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    session.press("a");
    session.wait_for("The editor false failed");
    session.press("j");
    session.wait("the next row", |screen| {
        !screen.contents().contains("failed")
    });
    session.quit();
    // The note is none: nothing was written into it.
    let notes = home.path().join("data/notes");
    assert_eq!(fs::read_dir(notes).unwrap().count(), 0);

    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("a");
    session.wait_for("No editor is named");
    session.quit();
}
