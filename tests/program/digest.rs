//! `recto digest --send` as the clock starts it: killed at any moment it loses nothing and tells nothing
//! twice, and its exit status says what to do.

#[cfg(unix)]
#[path = "digest/health.rs"]
mod health;
#[cfg(unix)]
#[path = "digest/killed.rs"]
mod killed;
#[cfg(unix)]
#[path = "digest/schedule.rs"]
mod schedule;
#[path = "digest/sent.rs"]
mod sent;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Output;

use crate::common::away;

/// Settings with one digest that goes to a server on this machine.
fn settings(port: u16) -> String {
    format!(
        "[mail]\nserver = \"127.0.0.1\"\nport = {port}\nsecurity = \"plain\"\nfrom = \"me@example.org\"\n\n[digest.morning]\nto = \"you@example.org\"\nway = \"smtp\"\nfetch = false\nlimit = 500\nat = \"00:00\"\n"
    )
}

/// A home with these settings, and no papers.
fn home(dir: &Path, settings: &str) {
    for folder in ["config", "data"] {
        fs::create_dir_all(dir.join(folder)).unwrap();
    }
    fs::write(dir.join("config/config.toml"), settings).unwrap();
    fs::write(dir.join("data/papers.jsonl"), "").unwrap();
}

/// Papers with these numbers come in now.
fn papers_come(home: &Path, numbers: std::ops::Range<usize>) {
    let now = std::time::SystemTime::now();
    let now = jiff::Timestamp::try_from(now).unwrap();
    let mut lines = fs::read_to_string(home.join("data/papers.jsonl")).unwrap();
    for number in numbers {
        writeln!(
            lines,
            r#"{{"id":"arxiv:2611.{number:05}","title":"Paper {number}","added":"{now}"}}"#
        )
        .unwrap();
    }
    fs::write(home.join("data/papers.jsonl"), lines).unwrap();
}

fn send(home: &Path) -> Output {
    away::recto(home, &["digest", "--send"]).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
