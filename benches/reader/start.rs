//! From the start of the program to its first frame, in a pseudo-terminal, beside a bare ratatui
//! program that draws one.

use std::fmt;
use std::io;
use std::path::Path;
use std::time::Duration;

use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::{List, Paragraph, Wrap};

use super::away::{program, recto};
use super::terminal::first_sight;
use super::times::ratio;

/// Makes this benchmark the bare program.
pub(super) const BARE: &str = "--bare";
const RUNS: usize = 61;

/// Draws one frame with a list and a wrapped text, and ends.
pub(super) fn bare() {
    enable_raw_mode().unwrap();
    execute!(io::stdout(), EnterAlternateScreen).unwrap();
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout())).unwrap();
    let text = "A sentence of an abstract, as long as they are. ".repeat(25);
    terminal
        .draw(|frame| {
            let [list, paper] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Fill(1)]).areas(frame.area());
            frame.render_widget(List::new((0..50).map(|row| format!("paper-{row}"))), list);
            frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: true }), paper);
        })
        .unwrap();
    execute!(io::stdout(), LeaveAlternateScreen).unwrap();
    disable_raw_mode().unwrap();
}

/// Prints how long the first frame takes, on the bundled papers and on the larger store.
pub(super) fn measure(bundled: &Path, large: Option<&Path>) {
    let mut bare = program(std::env::current_exe().unwrap());
    bare.arg(BARE);
    // In turns, so that what else the machine does falls on all alike.
    let mut times: [Vec<Duration>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        times[0].push(first_sight(&bare, "paper-35"));
        times[1].push(first_sight(&recto(bundled, &[]), "quit"));
        if let Some(large) = large {
            times[2].push(first_sight(&recto(large, &[]), "papers"));
        }
    }
    let [bare, small, large] = times.map(Spread::of);
    let Some(bare) = bare else { return };
    println!("first frame of a bare ratatui program: {bare}");
    for (what, time) in [
        ("119 papers, with rows", small),
        ("20,119 papers, chrome and total", large),
    ] {
        if let Some(time) = time {
            println!(
                "first frame on {what}: {time}; {:.2} and {:.2} of the bare one",
                ratio(time.best, bare.best),
                ratio(time.middle, bare.middle)
            );
        }
    }
}

/// The best run, which the machine's other work disturbed least, and the middle one.
struct Spread {
    best: Duration,
    middle: Duration,
}

impl Spread {
    fn of(mut times: Vec<Duration>) -> Option<Self> {
        times.sort_unstable();
        Some(Self {
            best: *times.first()?,
            middle: *times.get(times.len() / 2)?,
        })
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "best {:?}, median {:?}", self.best, self.middle)
    }
}
