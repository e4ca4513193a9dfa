//! Modes, links and places that refuse to be written.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use super::{NOW, has, ids, save, star, star_file};
use crate::common::away::program;
use crate::common::skipped::skipped;

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_new_file_is_the_users_own_and_an_old_one_keeps_its_mode() {
    let dir = tempfile::tempdir().unwrap();
    let config = dir.path().join("made/config");
    let file = star_file(&config);
    save(&file, &[star("x:a")]).unwrap();
    assert_eq!((mode(&config), mode(file.path())), (0o700, 0o600));
    fs::set_permissions(file.path(), fs::Permissions::from_mode(0o640)).unwrap();
    save(&file, &[star("x:b")]).unwrap();
    assert_eq!(mode(file.path()), 0o640);
}

#[test]
fn a_link_stays_a_link_and_its_target_changes() {
    for (link, target) in [
        ("real/s.json", "real/s.json"),
        ("./real/../real/s.json", "real/s.json"),
    ] {
        for dangling in [true, false] {
            let dir = tempfile::tempdir().unwrap();
            fs::create_dir(dir.path().join("real")).unwrap();
            let file = star_file(dir.path());
            symlink(link, file.path()).unwrap();
            if !dangling {
                fs::write(dir.path().join(target), "{\"starred\":{\"x:a\":{}}}").unwrap();
            }
            save(&file, &[star("x:b")]).unwrap();
            assert_eq!(
                fs::read_link(file.path()).unwrap(),
                std::path::Path::new(link)
            );
            let stars = file.read().unwrap();
            assert!(has(&stars, "x:b"));
            assert_eq!(ids(&stars).len(), if dangling { 1 } else { 2 });
            assert!(!dir.path().join(target).is_symlink());
        }
    }
}

#[test]
fn links_in_a_circle_are_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    symlink("other", file.path()).unwrap();
    symlink("starred.json", dir.path().join("other")).unwrap();
    assert!(save(&file, &[star("x:a")]).is_err());
}

/// A program that root starts without the power to write everywhere.
fn powerless(name: impl AsRef<OsStr>) -> Command {
    let mut command = program("setpriv");
    command.arg("--bounding-set=-dac_override,-dac_read_search");
    command.arg(name.as_ref());
    command
}

#[test]
fn a_directory_that_is_not_writable_is_said() {
    let test = "a_directory_that_is_not_writable_is_said";
    let dir = tempfile::tempdir().unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(dir.path().join("probe"), "").is_ok() {
        let mut probe = powerless("sh");
        probe.args(["-c", "test -w \"$0\" || echo refused"]);
        let probed = probe.arg(dir.path()).output();
        if !probed.is_ok_and(|output| output.stdout == b"refused\n") {
            return skipped(test, "this user may write everywhere");
        }
        let mut again = powerless(std::env::current_exe().unwrap());
        let ran = again
            .args(["--exact", &format!("star_file::unix::{test}")])
            .output();
        let told = String::from_utf8(ran.unwrap().stdout).unwrap();
        assert!(told.contains("1 passed"), "{told}");
        return;
    }
    let file = star_file(dir.path());
    let said = save(&file, &[star("x:a")]).unwrap_err().to_string();
    assert!(said.contains("starred.lock"), "{said}");
}

#[test]
fn a_pipe_in_the_place_of_the_file_is_refused_and_not_waited_for() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    let made = program("mkfifo").arg(file.path()).status();
    assert!(made.unwrap().success());
    let said = file.read().unwrap_err().to_string();
    assert!(said.contains("no ordinary file"), "{said}");
    assert!(save(&file, &[star("x:a")]).unwrap_err().is_lasting());
    // The way out puts it aside, as it is.
    let mended = file.start_anew(NOW).unwrap();
    assert!(mended.aside.unwrap().exists());
    save(&file, &[star("x:a")]).unwrap();
}

#[test]
fn a_link_to_a_broken_file_stays_a_link_when_it_is_mended() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("real")).unwrap();
    let target = dir.path().join("real/s.json");
    fs::write(&target, "{").unwrap();
    let file = star_file(dir.path());
    symlink("real/s.json", file.path()).unwrap();
    let aside = file.start_anew(NOW).unwrap().aside.unwrap();
    assert_eq!(aside, dir.path().join("real/s.json.corrupt-2026-11-24"));
    assert_eq!(fs::read_to_string(aside).unwrap(), "{");
    assert!(file.path().is_symlink() && ids(&file.read().unwrap()).is_empty());
}

#[test]
fn an_id_is_a_key_and_never_a_path() {
    let dir = tempfile::tempdir().unwrap();
    let config = dir.path().join("one/config");
    let file = star_file(&config);
    for id in ["x:../../escaped", "x:/etc/passwd", "arxiv:hep-th/9901001"] {
        save(&file, &[star(id)]).unwrap();
    }
    let mut names: Vec<_> = fs::read_dir(&config)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["starred.json", "starred.json.bak", "starred.lock"]);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}
