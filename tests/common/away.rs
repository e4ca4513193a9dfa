//! The one way in which tests and benches start a program: away from whoever runs them.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test program takes what it needs, and a test that goes wrong should fail"
)]

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// The program under test.
pub const RECTO: &str = env!("CARGO_BIN_EXE_recto");

/// The home of everything that is started. Nobody lives there: a test holds it to be empty.
pub const NOBODYS_HOME: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/nobodys-home");

/// What a started program keeps of the environment. The rest is the user's: homes and folders,
/// desktop, clipboard, agents, a tmux around the tests, settings of shells and editors.
pub const KEPT: &[&str] = &[
    "PATH",
    "TMPDIR",
    "LD_LIBRARY_PATH",
    "LLVM_PROFILE_FILE",
    "SystemRoot",
];

/// What it gets instead.
pub const GIVEN: &[(&str, &str)] = &[
    ("HOME", NOBODYS_HOME),
    // A shell writes here what was typed into it.
    ("HISTFILE", "/dev/null"),
    ("SHELL", "/bin/sh"),
    ("BROWSER", "true"),
    // Nobody listens there: whatever keys come, only what is played on this machine is reached.
    ("all_proxy", "http://127.0.0.1:1"),
    // RFC 6761: nobody has such a name.
    ("no_proxy", "invalid"),
    ("LANG", "C.UTF-8"),
    ("TERM", "xterm-256color"),
];

/// A program that sees nothing of the user's.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    std::fs::create_dir_all(NOBODYS_HOME).unwrap();
    let mut command = Command::new(name);
    command.env_clear();
    for name in KEPT {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.envs(GIVEN.iter().copied());
    command
}

/// recto with a home, and arguments.
pub fn recto(home: &Path, arguments: &[&str]) -> Command {
    let mut command = program(RECTO);
    command.arg("--home").arg(home).args(arguments);
    command
}
