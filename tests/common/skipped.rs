//! What cannot be tested here is said where nobody overlooks it.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test program takes what it needs, and a test that goes wrong should fail"
)]

use std::fs::OpenOptions;
use std::io::Write;

/// Names the file to which each skip is added, as a line: the test, a tab, the reason.
pub const SKIPS: &str = "RECTO_SKIPS";

/// Says that a test is skipped, and why, in one line.
pub fn skipped(test: &str, reason: &str) {
    let reason: Vec<&str> = reason.split_whitespace().collect();
    let reason = reason.join(" ");
    // Past `eprintln!`, which the harness captures and shows only when a test fails.
    let line = format!("skipped: {test}: {reason}\n");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
    if let Some(path) = std::env::var_os(SKIPS) {
        let mut file = OpenOptions::new()
            .append(true)
            .create(true)
            .open(path)
            .unwrap();
        file.write_all(format!("{test}\t{reason}\n").as_bytes())
            .unwrap();
    }
}
