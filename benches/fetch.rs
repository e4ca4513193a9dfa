//! What fetching costs, against a server on this machine, as ratios to baselines of the same run:
//! `cargo bench --bench fetch`, with `-- turns`, `-- feed` or `-- keys` for a part of it.
//!
//! Without the larger corpus (`RECTO_SAMPLES`) there is nothing to send, and it is said.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::match_wild_err_arm,
    clippy::wildcard_enum_match_arm,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

#[path = "../tests/common/away.rs"]
mod away;
#[path = "shared/empty.rs"]
mod empty;
#[path = "fetch/feed.rs"]
mod feed;
#[path = "fetch/keys.rs"]
mod keys;
#[path = "../tests/common/pty.rs"]
mod pty;
#[path = "shared/said.rs"]
mod said;
#[path = "../tests/common/samples.rs"]
mod samples;
#[path = "fetch/sent.rs"]
mod sent;
#[path = "../tests/common/server.rs"]
mod server;
#[path = "../tests/common/skipped.rs"]
mod skipped;
#[path = "shared/terminal.rs"]
mod terminal;
#[path = "shared/times.rs"]
mod times;
#[path = "fetch/turns.rs"]
mod turns;
#[expect(dead_code, reason = "no program's memory is looked at here")]
#[path = "shared/watched.rs"]
mod watched;

use samples::{CORPUS, sample_text};

fn main() {
    if empty::is_asked() {
        return;
    }
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let parts = ["turns", "feed", "keys"];
    let names_a_part = wanted.iter().any(|word| parts.contains(&word.as_str()));
    let wants = |part: &str| !names_a_part || wanted.iter().any(|word| word == part);
    let Some(corpus) = sample_text("the larger corpus", CORPUS) else {
        return;
    };
    println!("load average {}", watched::load());
    if wants("turns") {
        turns::measure(&corpus);
    }
    if wants("feed") {
        feed::measure(&corpus);
    }
    if wants("keys") {
        keys::measure(&corpus);
    }
}
