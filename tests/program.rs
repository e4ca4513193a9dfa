//! The program as a shell starts it, in homes of its own.
#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test that goes wrong should fail, and its parts are its own"
)]

#[path = "common"]
mod common {
    pub mod away;
    pub mod chance;
    pub mod mails;
    pub mod memory;
    pub mod post;
    pub mod run_again;
    pub mod samples;
    pub mod server;
    pub mod skipped;
    pub mod star_files;
}
#[path = "program/alone.rs"]
mod alone;
#[path = "program/cases.rs"]
mod cases;
#[path = "program/command_line.rs"]
mod command_line;
#[path = "program/corpus.rs"]
mod corpus;
#[path = "program/digest.rs"]
mod digest;
#[path = "program/doctor.rs"]
mod doctor;
#[cfg(unix)]
#[path = "program/guides.rs"]
mod guides;
#[path = "program/kill.rs"]
mod kill;
#[cfg(unix)]
#[path = "program/limits.rs"]
mod limits;
#[cfg(unix)]
#[path = "program/refused.rs"]
mod refused;
#[path = "program/skips.rs"]
mod skips;
#[cfg(unix)]
#[path = "program/system.rs"]
mod system;
