//! What starts it by the clock.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::{home, papers_come, send, settings};
use crate::common::away;
use crate::common::post::Post;

/// recto as it would be installed, with a home of the user and a `systemctl` that only writes down what
/// it is asked; `refusing` is asked for in vain.
fn installed(dir: &Path, refusing: &str) -> std::path::PathBuf {
    let bin = dir.join("bin");
    fs::create_dir_all(&bin).unwrap();
    let program = bin.join("recto");
    if !program.exists() {
        install(Path::new(away::RECTO), &program);
    }
    let log = dir.join("asked").display().to_string();
    let script = format!(
        "#!/bin/sh\necho \"$@\" >>'{log}'\ncase \"$*\" in *{refusing}*) exit 1;; esac\nexit 0\n"
    );
    let written = dir.join("systemctl");
    fs::write(&written, script).unwrap();
    install(&written, &bin.join("systemctl"));
    let script = format!("#!/bin/sh\ncat '{}'\n", dir.join("crontab.txt").display());
    fs::write(&written, script).unwrap();
    install(&written, &bin.join("crontab"));
    program
}

/// Puts a program there by another one: what this process has open for writing a program that another
/// test starts meanwhile would have open, too, and nobody could run it.
fn install(from: &Path, to: &Path) {
    let mut install = away::program("install");
    let status = install.args(["-m", "755"]).args([from, to]).status();
    assert!(status.unwrap().success());
}

fn run(dir: &Path, program: &Path, home: &Path, arguments: &[&str]) -> Output {
    let mut command: Command = away::program(program);
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", dir.join("bin").display()));
    command.env("HOME", dir).env_remove("XDG_CONFIG_HOME");
    command.arg("--home").arg(home).args(arguments);
    command.output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn systemd_starts_it_and_doctor_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let post = Post::start(|_| None);
    let home_dir = dir.path().join("a home");
    home(&home_dir, &settings(post.port()));
    let program = installed(dir.path(), "nothing-of-it");
    let run = |arguments: &[&str]| {
        let output = run(dir.path(), &program, &home_dir, arguments);
        let out = String::from_utf8(output.stdout).unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), out, err)
    };
    let (code, out, _) = run(&["doctor"]);
    assert_eq!(code, 1);
    assert!(
        out.contains("schedule\tnot well: nothing starts `recto digest --send`"),
        "{out}"
    );
    let (code, out, err) = run(&["subscribe", "--install"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("every 15 minutes"), "{out}");
    let units = dir.path().join(".config/systemd/user");
    let names = recto::disk::names_in(&units).unwrap();
    assert!(
        names.len() == 2 && names[0].starts_with("recto-digest-"),
        "{names:?}"
    );
    let service = fs::read_to_string(units.join(&names[0])).unwrap();
    let line = format!(
        "ExecStart=\"{}\" \"--home\" \"{}\" \"digest\" \"--send\"\n",
        program.display(),
        home_dir.display()
    );
    assert!(service.contains(&line), "{service}");
    let asked = fs::read_to_string(dir.path().join("asked")).unwrap();
    assert!(
        asked.contains(&format!("--user enable --now {}\n", names[1])),
        "{asked}"
    );
    papers_come(&home_dir, 0..1);
    assert!(send(&home_dir).status.success());
    let (code, out, _) = run(&["doctor"]);
    assert_eq!(code, 0, "{out}");
    assert!(
        out.contains("schedule\twell: systemd (recto-digest-"),
        "{out}"
    );
    assert!(out.contains("digest\twell: morning: "), "{out}");
    installed(dir.path(), "is-active");
    let (code, out, _) = run(&["doctor"]);
    assert_eq!(code, 1);
    assert!(
        out.contains("is not active, so that nothing is sent"),
        "{out}"
    );
}

#[test]
fn where_nothing_starts_it_the_lines_for_cron_are_printed() {
    let dir = tempfile::tempdir().unwrap();
    let home_dir = dir.path().join("home");
    home(&home_dir, "");
    let program = installed(dir.path(), "show-environment");
    let output = run(
        dir.path(),
        &program,
        &home_dir,
        &["subscribe", "--schedule"],
    );
    let out = String::from_utf8(output.stdout).unwrap();
    let line = format!(
        "*/15 * * * * {} --home {} digest --send\n",
        program.display(),
        home_dir.display()
    );
    assert!(
        out.contains(&line) && out.contains("schtasks /Create"),
        "{out}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_line_of_cron_is_a_schedule() {
    let dir = tempfile::tempdir().unwrap();
    let home_dir = dir.path().join("home");
    home(&home_dir, &settings(Post::start(|_| None).port()));
    let program = installed(dir.path(), "show-environment");
    let run = |arguments: &[&str]| {
        let output = run(dir.path(), &program, &home_dir, arguments);
        String::from_utf8(output.stdout).unwrap()
    };
    let out = run(&["doctor"]);
    assert!(out.contains("schedule\tnot well: nothing starts"), "{out}");
    let lines = run(&["subscribe", "--schedule"]);
    fs::write(dir.path().join("crontab.txt"), lines).unwrap();
    let out = run(&["doctor"]);
    assert!(
        out.contains("schedule\twell: cron starts `recto digest --send`, not yet"),
        "{out}"
    );
}

#[test]
fn a_program_that_the_next_build_replaces_is_not_started_by_the_clock() {
    let dir = tempfile::tempdir().unwrap();
    let output = away::recto(dir.path(), &["subscribe", "--install"])
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(
        err.contains("lies below target/") && err.contains("cargo install"),
        "{err}"
    );
}
