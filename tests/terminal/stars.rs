//! Stars on the screen: only what is on disk is shown full, and what cannot be kept is said.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use super::session::{Session, home, script, stars};
use crate::common::away::recto;
use crate::common::skipped::skipped;

fn star_file(home: &Path, content: &str) {
    fs::create_dir_all(home.join("config")).unwrap();
    fs::write(home.join("config/starred.json"), content).unwrap();
}

/// Holds the lock of the stars, as another copy does that hangs.
fn held_lock(home: &Path) -> File {
    fs::create_dir_all(home.join("config")).unwrap();
    let lock = File::create(home.join("config/starred.lock")).unwrap();
    lock.lock().unwrap();
    lock
}

#[test]
fn two_open_copies_lose_no_star_of_each_other() {
    let home = home();
    let mut one = Session::open(home.path());
    let mut other = Session::open(home.path());
    one.wait_for("119 papers");
    other.wait_for("119 papers");
    one.press("s");
    one.wait_for("★ Near-Optimal");
    other.press("js");
    other.wait_for("★ Dual Lagrangian");
    // Its save has brought the other's star along.
    other.wait_for("★ Near-Optimal");
    one.quit();
    other.quit();
    let kept = stars(home.path());
    assert_eq!(kept.matches("\"title\"").count(), 2, "{kept}");
}

#[test]
fn a_star_of_another_copy_appears_with_the_next_key() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    let star = |command: &str| {
        let ran = recto(home.path(), &[command, "title:ad4f2cff35d232a6"]).status();
        assert!(ran.unwrap().success());
    };
    star("star");
    session.press("j");
    session.wait_for("★ Near-Optimal");
    star("unstar");
    session.press("k");
    session.wait("no star", |screen| {
        !screen.contents().contains("★ Near-Optimal")
    });
    session.quit();
}

#[test]
fn more_stars_than_the_first_frame_waits_for_are_there_soon_and_one_more_is_kept() {
    let home = home();
    let star = |number: usize| format!("\"x:{number}\":{{\"title\":\"{}\"}}", "t".repeat(200));
    let many: Vec<String> = (0..20_000).map(star).collect();
    let first = "\"title:ad4f2cff35d232a6\":{}";
    let content = format!(
        "{{\"version\":1,\"starred\":{{{first},{}}}}}",
        many.join(",")
    );
    star_file(home.path(), &content);
    let mut session = Session::open(home.path());
    session.wait_for("★ Near-Optimal");
    session.press("js");
    session.wait_for("★ Dual Lagrangian");
    session.quit();
    assert_eq!(stars(home.path()).matches("\"title\"").count(), 20_001);
}

#[test]
fn a_broken_file_is_said_and_never_written_and_works_again_once_mended() {
    let home = home();
    star_file(home.path(), "{\"version\": 1,");
    let mut session = Session::open(home.path());
    session.wait_for("stars cannot be read or set, `recto doctor` tells the ways out: ");
    session.press("s");
    session.wait("no star", |screen| {
        let seen = screen.contents();
        !seen.contains("☆ Near-Optimal")
            && !seen.contains("★ Near-Optimal")
            && seen.contains("recto doctor")
    });
    assert_eq!(stars(home.path()), "{\"version\": 1,");
    star_file(home.path(), "{\"version\": 1}");
    session.press("j");
    session.wait("the reason gone", |screen| {
        !screen.contents().contains("recto doctor")
    });
    session.press("s");
    session.wait_for("★ Dual Lagrangian");
    session.quit();
}

#[test]
fn stars_of_a_newer_recto_are_shown_and_not_changed() {
    let home = home();
    let newer = r#"{"version":2,"starred":{"title:ad4f2cff35d232a6":{"new":1}}}"#;
    star_file(home.path(), newer);
    let mut session = Session::open(home.path());
    session.wait_for("★ Near-Optimal");
    session.wait_for("a newer recto (version 2) wrote");
    session.press("js");
    session.watch(Duration::from_millis(200));
    session.wait_for("a newer recto (version 2) wrote");
    session.wait("one star", |screen| {
        let seen = screen.contents();
        seen.matches("★ Near-Optimal").count() == 1 && !seen.contains("☆ Near-Optimal")
    });
    session.quit();
    assert_eq!(stars(home.path()), newer);
}

#[test]
fn a_star_that_could_not_be_saved_stays_pending_and_is_tried_again() {
    let home = home();
    let lock = held_lock(home.path());
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("s");
    session.wait_for("☆ Near-Optimal");
    session.wait_for("1 mark is not saved yet, recto tries again:");
    drop(lock);
    session.wait_for("★ Near-Optimal");
    session.wait("the reason gone", |screen| {
        !screen.contents().contains("not saved yet")
    });
    session.quit();
}

#[test]
fn who_quits_with_unsaved_stars_is_told() {
    let home = home();
    let _lock = held_lock(home.path());
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("sq");
    let (code, session) = session.end();
    assert_eq!(code, 1);
    session.assert_given_back();
    let told = session.screen().contents();
    assert!(
        told.contains("1 of your last stars and read marks could not be saved"),
        "{told}"
    );
}

#[test]
fn on_a_read_only_disk_the_reader_shows_the_stars_and_refuses_others_with_the_reason() {
    let home = home();
    star_file(
        home.path(),
        r#"{"version":1,"starred":{"title:ad4f2cff35d232a6":{}}}"#,
    );
    let mounted = "mount --bind $home/config $home/config && mount -o remount,ro,bind $home/config";
    let told = format!("{mounted} || {{ echo cannot mount; exit; }}; exec $recto");
    let mut command = script(home.path(), &format!("exec unshare -m sh -c '{told}'"));
    command.env("home", home.path());
    let mut session = Session::run(&command);
    session.wait("the reader, or no mount", |screen| {
        let seen = screen.contents();
        seen.contains("119 papers") || seen.contains("cannot mount") || seen.contains("unshare:")
    });
    if !session.screen().alternate_screen() {
        skipped(
            "on_a_read_only_disk_the_reader_shows_the_stars_and_refuses_others_with_the_reason",
            "nothing can be mounted here",
        );
        return;
    }
    session.wait_for("★ Near-Optimal");
    session.press("js");
    session.wait_for("(os error 30)");
    session.wait("one star", |screen| {
        let seen = screen.contents();
        seen.matches("★ Near-Optimal").count() == 1 && !seen.contains("☆ Near-Optimal")
    });
    session.quit();
}
