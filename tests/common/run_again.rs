//! Runs tests again where everything of the user's is in one empty folder, and looks at it.
#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    reason = "a test that goes wrong should fail, and its parts are its own"
)]

use std::fs;
use std::path::{Path, PathBuf};

use super::away::{NOBODYS_HOME, program};

/// What a user's session has in the environment, and programs write to or ask.
const OF_THE_USER: &[(&str, &str)] = &[
    ("HOME", ""),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_STATE_HOME", "state"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_RUNTIME_DIR", "runtime"),
    ("RECTO_HOME", "recto"),
    ("HISTFILE", ".bash_history"),
    ("SSH_AUTH_SOCK", "agent"),
    ("GNUPGHOME", "gnupg"),
    ("TMUX_TMPDIR", "tmux"),
    ("TMUX", "tmux,1,0"),
    ("STY", "screen"),
    ("DISPLAY", "display"),
    ("WAYLAND_DISPLAY", "display"),
    ("DBUS_SESSION_BUS_ADDRESS", "bus"),
    ("EDITOR", "editor"),
];

/// Asserts that these tests of the program that runs pass, and leave nothing in a user's home, nor
/// in that of the programs which they start.
pub fn leave_nothing(tests: &[&str]) {
    let home = tempfile::tempdir().unwrap();
    let mut again = program(std::env::current_exe().unwrap());
    again.arg("--exact").args(tests);
    for (variable, below) in OF_THE_USER {
        again.env(variable, home.path().join(below));
    }
    let ran = again.output().unwrap();
    let told = String::from_utf8_lossy(&ran.stdout);
    let passed = format!("{} passed", tests.len());
    assert!(told.contains(&passed), "{passed}: {told}");
    for home in [home.path(), Path::new(NOBODYS_HOME)] {
        assert_eq!(below(home), [] as [PathBuf; 0], "it was empty");
    }
}

/// Everything that lies below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(below(&path));
        }
        found.push(path);
    }
    found
}
