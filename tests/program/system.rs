//! The program itself on a system that refuses: calls made to fail by `strace`, and disks that are
//! full, read-only or mounted by themselves.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::common::away::{self, RECTO, program};
use crate::common::skipped::skipped;
use crate::common::star_files::{has, left_over, star_file};

const FIRST: &str = "title:ad4f2cff35d232a6";

/// A home with a star in it, and the id of a paper without one.
fn starred_home() -> (tempfile::TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    let ran = recto(home.path(), &["star", FIRST]);
    assert!(ran.status.success(), "{ran:?}");
    let listed = recto(home.path(), &["list", "-is:starred", "--limit", "1"]);
    let line = String::from_utf8(listed.stdout).unwrap();
    (home, line.split('\t').next().unwrap().to_owned())
}

fn recto(home: &Path, arguments: &[&str]) -> Output {
    away::recto(home, arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether a program can be run here.
fn can_run(command: &[&str]) -> bool {
    let (name, arguments) = command.split_first().unwrap();
    let ran = program(name).args(arguments).output();
    ran.is_ok_and(|output| output.status.success())
}

#[test]
fn a_call_that_fails_in_the_program_leaves_the_old_file_or_the_new_one() {
    if !can_run(&["strace", "-f", "-qq", "-o", "/dev/null", "true"]) {
        skipped(
            "a_call_that_fails_in_the_program_leaves_the_old_file_or_the_new_one",
            "strace does not work here",
        );
        return;
    }
    let mut failed = 0;
    for (call, error, whens) in [
        // The backup first, then the file: each is synced, and its folder.
        ("fsync", "error=EIO", 1..=4),
        ("write", "error=ENOSPC", 1..=3),
        ("rename,renameat,renameat2", "error=EXDEV", 1..=2),
        ("rename,renameat,renameat2", "error=EIO", 1..=2),
        ("fchmod", "error=EPERM", 1..=2),
        ("flock", "error=ENOLCK", 1..=1),
        ("fsync", "signal=KILL", 1..=4),
        ("rename,renameat,renameat2", "signal=KILL", 1..=2),
    ] {
        for when in whens {
            let (home, other) = starred_home();
            let config = home.path().join("config");
            let file = star_file(&config);
            let old = fs::read(file.path()).unwrap();
            let what = format!("{call}:{error}:when={when}");
            let output = program("strace")
                .args(["-f", "-qq", "-o", "/dev/null", "-e"])
                .arg(format!("trace={call}"))
                .arg("-e")
                .arg(format!("inject={what}"))
                .arg(RECTO)
                .arg("--home")
                .arg(home.path())
                .args(["star", &other])
                .output()
                .unwrap();
            let stars = file.read().unwrap();
            assert!(has(&stars, FIRST), "{what}");
            if output.status.success() {
                assert!(has(&stars, &other), "{what}");
            } else if !error.contains("KILL") {
                failed += 1;
                assert_eq!(fs::read(file.path()).unwrap(), old, "{what}");
                assert_eq!(left_over(&config), [] as [&str; 0], "{what}");
                assert!(said(&output).starts_with("recto: "), "{what}: {output:?}");
            }
            if call == "flock" {
                assert!(said(&output).contains("cannot be locked"), "{output:?}");
            }
        }
    }
    assert!(failed >= 5, "{failed}");
}

/// Runs a script in a mount namespace of its own, where it may mount; `$recto` is the program with
/// its home, `$home` the home. `None` where the system does not allow it, which is said.
fn in_a_namespace(test: &str, home: &Path, script: &str) -> Option<Output> {
    let flags = ["-m", "-rm"];
    let flags = flags
        .iter()
        .find(|flags| can_run(&["unshare", flags, "true"]));
    let Some(flags) = flags else {
        skipped(test, "unshare does not work here");
        return None;
    };
    let ran = program("unshare")
        .args([flags, "sh", "-ec", script])
        .env("home", home)
        .env("recto", format!("{RECTO} --home {}", home.display()))
        .output()
        .unwrap();
    if said(&ran).contains("mount:") {
        skipped(test, "nothing can be mounted here");
        return None;
    }
    Some(ran)
}

#[test]
fn on_a_full_disk_the_old_stars_stay_and_the_reason_is_said() {
    let home = tempfile::tempdir().unwrap();
    recto(home.path(), &["list"]);
    let script = "mkdir $home/config; mount -t tmpfs -o size=16k none $home/config
        $recto star title:ad4f2cff35d232a6
        head -c 1M /dev/zero > $home/config/fill 2>/dev/null || true
        if $recto star \"$($recto list -is:starred --limit 1 | cut -f1)\"; then echo starred; fi
        $recto list is:starred --count; ls -A $home/config";
    let test = "on_a_full_disk_the_old_stars_stay_and_the_reason_is_said";
    let Some(ran) = in_a_namespace(test, home.path(), script) else {
        return;
    };
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(said(&ran).contains("make room on the disk"), "{ran:?}");
    assert!(out.starts_with("1\n"), "{ran:?}");
    assert!(!out.contains(".tmp"), "{ran:?}");
}

#[test]
fn an_import_that_fills_the_disk_leaves_the_store_as_it_was_and_room_for_a_star() {
    let home = tempfile::tempdir().unwrap();
    let files = tempfile::tempdir().unwrap();
    let line = |number| {
        let text = "of it ".repeat(50);
        format!("{{\"id\":\"x:{number}\",\"title\":\"On {number}\",\"abstract\":\"{text}\"}}\n")
    };
    let small = (20_000..20_003).map(line).collect::<String>();
    fs::write(files.path().join("small.jsonl"), small).unwrap();
    let large = (0..20_000).map(line).collect::<String>();
    fs::write(files.path().join("large.jsonl"), large).unwrap();
    let script = format!(
        "mount -t tmpfs -o size=5m none $home
        $recto import {files}/small.jsonl
        before=$(cksum < $home/data/papers.jsonl)
        if $recto import {files}/large.jsonl; then echo imported; fi
        test \"$before\" = \"$(cksum < $home/data/papers.jsonl)\" && echo as before
        if $recto import --strict {files}/large.jsonl; then echo imported; fi
        test \"$before\" = \"$(cksum < $home/data/papers.jsonl)\" && echo as before
        $recto star {FIRST} && $recto list is:starred --count
        $recto list --count; find $home -name '*.tmp' -o -name 'spool*'",
        files = files.path().display()
    );
    let test = "an_import_that_fills_the_disk_leaves_the_store_as_it_was_and_room_for_a_star";
    let Some(ran) = in_a_namespace(test, home.path(), &script) else {
        return;
    };
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    let expected = "added 3, changed 0, same 0, skipped 0\nas before\nas before\n1\n122\n";
    assert_eq!(out, expected, "{ran:?}");
    let said = said(&ran);
    let reasons = said.lines().filter(|line| {
        line.contains("nothing was imported: ")
            && line.contains("large.jsonl: ")
            && line.contains("make room on the disk")
    });
    assert_eq!(reasons.count(), 2, "{said}");
}

#[test]
fn on_a_read_only_disk_the_stars_are_shown_and_the_reason_is_said() {
    let (home, other) = starred_home();
    let script = format!(
        "mount --bind $home/config $home/config; mount -o remount,ro,bind $home/config
        if $recto star {other}; then echo starred; fi; $recto list is:starred --count"
    );
    let test = "on_a_read_only_disk_the_stars_are_shown_and_the_reason_is_said";
    let Some(ran) = in_a_namespace(test, home.path(), &script) else {
        return;
    };
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "1\n", "{ran:?}");
    assert!(said(&ran).to_lowercase().contains("read-only"), "{ran:?}");
}

#[test]
fn a_file_that_is_mounted_by_itself_is_not_cut_short_and_the_reason_is_said() {
    let (home, other) = starred_home();
    let script = format!(
        "mount --bind $home/config/starred.json $home/config/starred.json
        if $recto star {other}; then echo starred; fi; $recto list is:starred --count"
    );
    let test = "a_file_that_is_mounted_by_itself_is_not_cut_short_and_the_reason_is_said";
    let Some(ran) = in_a_namespace(test, home.path(), &script) else {
        return;
    };
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "1\n", "{ran:?}");
    assert!(said(&ran).contains("mount its folder instead"), "{ran:?}");
}
