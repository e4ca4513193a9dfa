//! The Python that reads what recto writes, and serves what recto asks.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "a test that goes wrong should fail, and each takes what it needs"
)]

use std::process::{Command, Stdio};

use super::away;
use super::skipped::skipped;

/// Names a Python that has more than comes with it.
const VARIABLE: &str = "RECTO_PYTHON";

/// A Python that has this module; without one the test is skipped, and says so.
pub fn with(module: &str, test: &str) -> Option<Command> {
    let program = std::env::var(VARIABLE).unwrap_or_else(|_| "python3".to_owned());
    let mut asked = away::program(&program);
    asked.args(["-c", &format!("import {module}")]);
    asked.stdout(Stdio::null()).stderr(Stdio::null());
    if asked.status().is_ok_and(|status| status.success()) {
        let mut python = away::program(program);
        // Nothing is left beside the scripts.
        python.arg("-B");
        return Some(python);
    }
    skipped(
        test,
        &format!("there is no Python with {module}; {VARIABLE} may name one"),
    );
    None
}
