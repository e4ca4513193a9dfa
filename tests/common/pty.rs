//! A program of [`away`](super::away) in a pseudo-terminal.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test program takes what it needs, and a test that goes wrong should fail"
)]

use std::process::Command;

use portable_pty::CommandBuilder;

use super::away::NOBODYS_HOME;

/// The same program, arguments, environment and folder, for a pseudo-terminal. Without a folder it
/// is in nobody's home.
pub fn in_a_terminal(command: &Command) -> CommandBuilder {
    let mut builder = CommandBuilder::new(command.get_program());
    builder.args(command.get_args());
    builder.env_clear();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            builder.env(name, value);
        }
    }
    let folder = command.get_current_dir();
    builder.cwd(folder.map_or_else(|| NOBODYS_HOME.as_ref(), |folder| folder.as_os_str()));
    builder
}
