//! The program in a pseudo-terminal, as a person runs it.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::match_wild_err_arm,
    clippy::print_stderr,
    clippy::print_stdout,
    unreachable_pub,
    reason = "a test that goes wrong should fail, and its parts are its own"
)]

#[path = "common"]
mod common {
    pub mod away;
    pub mod chance;
    pub mod pty;
    pub mod run_again;
    pub mod samples;
    pub mod server;
    pub mod skipped;
}
#[path = "terminal/alone.rs"]
mod alone;
#[path = "terminal/cut.rs"]
mod cut;
#[path = "terminal/feeds.rs"]
mod feeds;
#[path = "terminal/jobs.rs"]
mod jobs;
#[path = "terminal/kinds.rs"]
mod kinds;
#[path = "terminal/large.rs"]
mod large;
#[path = "terminal/lies.rs"]
mod lies;
#[path = "terminal/life.rs"]
mod life;
#[path = "terminal/outside.rs"]
mod outside;
#[path = "terminal/reading.rs"]
mod reading;
#[path = "terminal/session.rs"]
mod session;
#[path = "terminal/soak.rs"]
mod soak;
#[path = "terminal/stars.rs"]
mod stars;
#[path = "terminal/tmux.rs"]
mod tmux;
#[path = "terminal/whole.rs"]
mod whole;
#[path = "terminal/working.rs"]
mod working;
