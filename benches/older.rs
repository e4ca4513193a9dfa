//! recto beside an older build of itself: `benches/beside COMMIT`, with sizes such as `119 100k 1m`
//! (without one 119), parts (`fill`, `start`, `keys`, `processes`; without one all) and
//! `--rounds N` (without it five).
//!
//! Both builds are driven from outside only, as a person and a shell do, so that any commit can be
//! measured. Each has a home of its own with the same papers; in each round both do everything in
//! turn, and the second round begins with the other one. Told are the best and the middle of all
//! rounds, for keys of each key, and the ratios.
//!
//! `benches/beside` builds both and hands them on. Worktrees and builds lie in the target folder,
//! corpora and homes in `RECTO_BENCH_DIR` or in the system's temporary directory.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::match_wild_err_arm,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

#[path = "older/asked.rs"]
mod asked;
#[path = "../tests/common/away.rs"]
mod away;
#[path = "scale/corpus.rs"]
mod corpus;
#[path = "shared/empty.rs"]
mod empty;
#[path = "older/figures.rs"]
mod figures;
#[path = "shared/home.rs"]
mod home;
#[path = "older/keys.rs"]
mod keys;
#[path = "shared/mixed.rs"]
#[expect(dead_code, reason = "nothing is starred here")]
mod mixed;
#[path = "../tests/common/pty.rs"]
mod pty;
#[path = "shared/queries.rs"]
#[expect(dead_code, reason = "keys are typed here, and none is absent")]
mod queries;
#[path = "scale/rare.rs"]
mod rare;
#[path = "older/runs.rs"]
mod runs;
#[path = "shared/said.rs"]
mod said;
#[path = "../tests/common/samples.rs"]
mod samples;
#[path = "../tests/common/skipped.rs"]
mod skipped;
#[path = "shared/terminal.rs"]
mod terminal;
#[path = "shared/times.rs"]
#[expect(
    dead_code,
    reason = "the figures of both builds have a spread of their own"
)]
mod times;
#[path = "shared/watched.rs"]
mod watched;

use std::path::Path;
use std::process::ExitCode;

use asked::{Asked, Part};
use figures::Figures;
use home::{Home, corpus_of, name_of};
use samples::{CORPUS, sample_text};
use watched::load;

fn main() -> ExitCode {
    if empty::is_asked() {
        return ExitCode::SUCCESS;
    }
    let asked = match Asked::of(std::env::args().skip(1)) {
        Ok(Some(asked)) => asked,
        Ok(None) => {
            skipped::skipped("benches/older.rs", asked::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::FAILURE;
        }
    };
    let Some(real) = sample_text("everything", CORPUS) else {
        return ExitCode::FAILURE;
    };
    for (size, papers) in &asked.sizes {
        eprintln!("{size} papers, load average {}", load());
        let corpus = corpus_of(*papers, &real).unwrap();
        let homes = asked.builds.each_ref().map(|build| {
            let name = Path::new("beside").join(build.folder());
            Home::new(&build.program, name.join(name_of(*papers)))
        });
        let mut figures = Figures::default();
        if !asked.wants(Part::Fill) {
            runs::ready(&homes, &corpus);
        }
        for round in 0..asked.rounds {
            let turns = if round % 2 == 0 { [0, 1] } else { [1, 0] };
            if asked.wants(Part::Fill) {
                runs::fill(&homes, &corpus, turns, &mut figures);
            }
            if asked.wants(Part::Start) {
                keys::start(&homes, turns, &mut figures);
            }
            if asked.wants(Part::Keys) {
                keys::typed(&homes, turns, &mut figures);
            }
            if asked.wants(Part::Processes) {
                runs::processes(&homes, &corpus, turns, &mut figures);
            }
            eprintln!(
                "  round {} of {}, load average {}",
                round + 1,
                asked.rounds,
                load()
            );
        }
        let names = asked.builds.each_ref().map(|build| build.name.as_str());
        println!("{}", figures.markdown(size, names));
    }
    ExitCode::SUCCESS
}
