//! An empty program: this benchmark itself, which ends at once when it is asked to.

use std::process::Command;

use super::away;

const NOTHING: &str = "--nothing";

/// Whether this run is to be the empty program.
pub(crate) fn is_asked() -> bool {
    std::env::args().any(|argument| argument == NOTHING)
}

/// The empty program.
pub(crate) fn program() -> Command {
    let mut command = away::program(std::env::current_exe().unwrap());
    command.arg(NOTHING);
    command
}
