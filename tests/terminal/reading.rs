//! Reading: filter, star, quit, come back; and what the terminal gets to see of it.

use std::time::Duration;

use super::session::{Session, home, stars};
use crate::common::away::recto;

#[test]
fn one_filters_stars_and_quits_and_finds_the_star_on_disk() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.wait_for("Near-Optimal Solutions");
    assert!(session.screen().alternate_screen());
    session.press("/diffusion");
    session.wait_for("13 of 119");
    session.press("\rjs");
    session.wait_for("★ DCI: Dual-Conditional");
    // The full star is a promise: it is on disk already.
    let kept = stars(home.path());
    assert!(kept.contains("DCI: Dual-Conditional Inversion"), "{kept}");
    session.quit();
    // Back again, one is where one was.
    let mut session = Session::open(home.path());
    session.wait_for("13 of 119");
    session.wait_for("▌★ DCI: Dual-Conditional");
    session.quit();
}

#[test]
fn without_colour_nothing_is_coloured_and_the_selection_is_reversed() {
    let home = home();
    let mut command = recto(home.path(), &[]);
    command.env("NO_COLOR", "1");
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    session.press("s/dual\r");
    session.wait_for("of 119");
    session.wait("a reversed row", |screen| {
        screen.cell(2, 27).is_some_and(vt100::Cell::inverse)
    });
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    let styles = raw
        .split("\u{1b}[")
        .skip(1)
        .filter_map(|sequence| sequence.split_once('m'));
    let styles = styles.filter(|(codes, _)| codes.chars().all(|c| c.is_ascii_digit() || c == ';'));
    for code in styles.flat_map(|(codes, _)| codes.split(';')) {
        let is_plain = matches!(code, "39" | "49" | "59")
            || !code.starts_with(['3', '4', '5', '9'])
            || code.len() < 2;
        assert!(is_plain, "colour {code}");
    }
    session.quit();
}

#[test]
fn nothing_is_asked_of_the_terminal_and_only_clicks_are_reported() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("?");
    session.wait_for("╭ Help");
    session.resize(100, 30);
    // A key at the same moment as a new size may wait in crossterm for the next key.
    session.wait("the help in its new size", |screen| {
        screen
            .cell(1, 99)
            .is_some_and(|cell| cell.contents() == "╮")
    });
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    for query in [
        "\u{1b}[6n",
        "\u{1b}[c",
        "\u{1b}[>",
        "\u{1b}]11;?",
        "$p",
        "\u{1b}[?u",
        "\u{1b}[?1003h",
        "\u{1b}[?1002h",
    ] {
        assert!(!raw.contains(query), "{query:?}");
    }
    assert!(raw.contains("\u{1b}[?1000h") && raw.contains("\u{1b}[?1006h"));
    session.press("q");
    session.quit();
}

#[test]
fn a_terminal_that_cannot_draw_is_refused_in_one_line() {
    for term in ["dumb", ""] {
        let home = home();
        let mut command = recto(home.path(), &[]);
        command.env("TERM", term);
        let (code, session) = Session::run(&command).end();
        assert_eq!(code, 2);
        let contents = session.screen().contents();
        assert!(
            contents.contains("the reader needs a terminal; `recto list`"),
            "{contents}"
        );
    }
}

#[test]
fn a_filter_on_the_command_line_and_mistakes_in_the_settings_are_shown() {
    let home = home();
    std::fs::create_dir_all(home.path().join("config")).unwrap();
    std::fs::write(
        home.path().join("config/config.toml"),
        "[keys]\nstar = \"x\"\nread = \"x\"\nquit = []\nquit-now = []\n",
    )
    .unwrap();
    let mut session = Session::run(&recto(home.path(), &["--filter", "-image title:dual"]));
    session.wait_for("/ -image title:dual");
    session.wait_for("config.toml line 3: x is already the key of \"star\" by line 2");
    session.press("x");
    session.wait_for("▌★ ");
    // The last way out stays.
    session.press("\u{3}");
    let (code, session) = session.end();
    assert_eq!(code, 0);
    session.assert_given_back();
}

/// Costs five seconds of silence: run with `--ignored`.
#[test]
#[ignore = "five seconds of silence"]
fn an_idle_reader_makes_no_system_calls() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("j");
    let id = session.id();
    let switches = || -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{id}/task")).unwrap();
        let status =
            tasks.map(|task| std::fs::read_to_string(task.unwrap().path().join("status")).unwrap());
        let count = |status: String| -> u64 {
            let lines = status.lines().filter(|line| line.contains("ctxt_switches"));
            lines
                .map(|line| {
                    line.split_whitespace()
                        .last()
                        .unwrap()
                        .parse::<u64>()
                        .unwrap()
                })
                .sum()
        };
        status.map(count).sum()
    };
    std::thread::sleep(Duration::from_secs(2));
    let before = switches();
    std::thread::sleep(Duration::from_secs(5));
    assert_eq!(switches(), before);
    session.quit();
}
