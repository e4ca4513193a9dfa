//! However recto ends or stops, the shell is usable and the marks are saved.

use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::session::{PATIENCE, Session, home, script, stars, text};
use crate::common::away::recto;
use crate::common::skipped::skipped;

/// Two seconds are the promise; the machine may be busy with other tests.
const GONE_WITHIN: Duration = Duration::from_secs(4);
const FIRST: &str = "Near-Optimal Solutions of Constrained Learning Problems";

#[test]
fn a_signal_saves_gives_the_terminal_back_and_is_the_exit_status() {
    for (signal, status) in [
        (Signal::TERM, 143),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
        // The terminal is still there, and somebody looks at it.
        (Signal::HUP, 129),
    ] {
        let home = home();
        let mut session = Session::open(home.path());
        session.wait_for("119 papers");
        session.press("s");
        session.wait_for("★ Near-Optimal");
        session.press("/dual");
        // All four letters: what was typed behind the signal is nobody's.
        session.wait_for("/ dual");
        session.signal(signal);
        let (code, session) = session.end();
        assert_eq!(code, status, "{signal:?}");
        session.assert_given_back();
        assert!(stars(home.path()).contains(FIRST));
        let state = std::fs::read_to_string(home.path().join("state/state.json")).unwrap();
        assert!(state.contains("\"query\": \"dual\""), "{state}");
    }
}

#[test]
fn a_closed_window_ends_recto_with_everything_saved() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("s");
    session.wait_for("★ Near-Optimal");
    session.hang_up();
    let (code, _) = session.wait_end(GONE_WITHIN);
    assert_eq!(code, 129);
    assert!(stars(home.path()).contains(FIRST));
}

#[test]
fn a_closed_window_is_noticed_where_no_signal_tells_of_it() {
    let home = home();
    // The signal goes to the first program of the session; it ignores it, and so does recto.
    let told = "trap '' HUP; $recto; echo $? > \"$answer\"";
    let mut command = script(home.path(), told);
    let answer = home.path().join("answer");
    command.env("answer", &answer);
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    session.press("s");
    session.wait_for("★ Near-Optimal");
    session.hang_up();
    session.wait_end(GONE_WITHIN);
    assert_eq!(std::fs::read_to_string(answer).unwrap(), "129\n");
    assert!(stars(home.path()).contains(FIRST));
}

#[test]
fn a_terminal_that_takes_nothing_cannot_keep_recto_from_ending() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.stall();
    // More than the terminal holds before it must be read.
    for width in (90..120).rev() {
        session.claim(width, 36);
        session.press("s");
        std::thread::sleep(Duration::from_millis(10));
    }
    session.signal(Signal::TERM);
    let (code, took) = session.wait_end(Duration::from_secs(6));
    session.flow();
    assert_eq!(code, 143);
    assert!(
        took > Duration::from_secs(1),
        "it was not stalled: {took:?}"
    );
}

#[test]
fn stopped_by_a_key_recto_lends_the_terminal_and_comes_back_in_another_size() {
    let home = home();
    let told = "set -m; $recto; echo lent; read -r line; echo \"read $line\"; fg >/dev/null; echo \"ended $?\"";
    let mut session = Session::run(&script(home.path(), told));
    session.wait_for("119 papers");
    session.press("\u{1a}");
    session.wait_for("lent");
    assert!(!session.screen().alternate_screen());
    assert_eq!(
        session.screen().mouse_protocol_mode(),
        vt100::MouseProtocolMode::None
    );
    session.resize(100, 30);
    // What is typed now is the shell's.
    session.press("sss\n");
    session.wait("the reader", vt100::Screen::alternate_screen);
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    assert!(raw.contains("read sss"), "{raw}");
    session.wait_for("119 papers");
    session.wait("the new size", |screen| {
        screen.contents_between(29, 0, 29, 99).contains("? help")
    });
    session.press("q");
    session.wait_for("ended 0");
    assert_eq!(session.end().0, 0);
    assert_eq!(stars(home.path()), "");
}

#[test]
fn stopped_by_a_signal_recto_lends_the_terminal_too() {
    let home = home();
    let told = "set -m; $recto; echo lent; read -r line; fg >/dev/null; echo \"ended $?\"";
    let mut session = Session::run(&script(home.path(), told));
    session.wait_for("119 papers");
    let shell = session.id();
    let Ok(children) = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children"))
    else {
        skipped(
            "stopped_by_a_signal_recto_lends_the_terminal_too",
            "this system does not tell a program's children",
        );
        return;
    };
    let reader = Pid::from_raw(children.trim().parse().unwrap()).unwrap();
    kill_process(reader, Signal::TSTP).unwrap();
    session.wait_for("lent");
    assert!(!session.screen().alternate_screen());
    session.press("\n");
    session.wait("the reader", vt100::Screen::alternate_screen);
    session.wait_for("119 papers");
    session.press("q");
    session.wait_for("ended 0");
    assert_eq!(session.end().0, 0);
}

#[test]
fn without_a_shell_recto_does_not_stop() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("\u{1a}");
    session.wait_for("Not stopped: there is no shell");
    session.quit();
}

#[test]
fn stopped_and_continued_from_outside_recto_draws_everything_again() {
    let home = home();
    let mut session = Session::open(home.path());
    // The last line of the first frame, and what comes after it.
    session.wait_for("? help");
    session.wait_for("Topics");
    session.watch(Duration::from_millis(50));
    let before = session.text();
    session.signal(Signal::STOP);
    session.claim(100, 30);
    session.claim(120, 36);
    let drawn = session.raw.len();
    session.signal(Signal::CONT);
    session.watch(Duration::from_millis(200));
    session.wait("the same screen", |screen| text(screen) == before);
    let raw = String::from_utf8_lossy(&session.raw[drawn..]).into_owned();
    assert!(
        raw.contains("\u{1b}[?1049h") && raw.contains("Near-Optimal"),
        "{raw}"
    );
    session.quit();
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release does not fail on purpose")]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let home = home();
    let mut command = recto(home.path(), &[]);
    command.env("RECTO_FAIL", "drawing");
    let (code, session) = Session::run(&command).end();
    assert_eq!(code, 101);
    session.assert_given_back();
    let told = session.screen().contents();
    assert!(told.contains("on purpose"), "{told}");
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release does not fail on purpose")]
fn a_thread_that_panics_becomes_a_sentence_and_the_reader_lives() {
    let home = home();
    let mut command = recto(home.path(), &[]);
    command.env("RECTO_FAIL", "search");
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    // Each letter is a search, and each of them fails.
    for letter in ["/d", "u"] {
        session.press(letter);
        session.wait_for("recto goes on, but the search failed: on purpose (src/run/failing.rs:");
    }
    assert!(session.screen().alternate_screen());
    session.press("\r");
    session.press("s");
    session.wait_for("★ Near-Optimal");
    session.quit();
}

#[test]
fn any_size_is_drawn_and_a_huge_one_costs_no_more_than_a_large_one() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    for (width, height) in [(1, 1), (0, 0), (5000, 5000), (65_535, 65_535), (120, 36)] {
        session.claim(width, height);
        session.press("j");
        session.watch(Duration::from_millis(100));
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", session.id()));
    if let Ok(status) = status {
        let peak = status
            .lines()
            .find(|line| line.starts_with("VmHWM:"))
            .unwrap();
        let kilobytes: u64 = peak.split_whitespace().nth(1).unwrap().parse().unwrap();
        assert!(kilobytes < 200_000, "{peak}");
    }
    session.quit();
}

#[test]
fn a_storm_of_sizes_ends_in_the_right_screen() {
    let home = home();
    let mut session = Session::open(home.path());
    // The last line of the first frame, and what comes after it.
    session.wait_for("? help");
    session.wait_for("Topics");
    session.watch(Duration::from_millis(50));
    let before = session.text();
    for number in 0..300_u16 {
        session.claim(2 + number * 37 % 250, 1 + number * 13 % 90);
        session.watch(Duration::from_millis(2));
    }
    session.claim(120, 36);
    session.wait("the same screen", |screen| text(screen) == before);
    session.quit();
}

#[test]
fn a_full_star_survives_a_kill() {
    let home = home();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("s");
    session.wait_for("★ Near-Optimal");
    session.signal(Signal::KILL);
    session.wait_end(PATIENCE);
    assert!(stars(home.path()).contains(FIRST));
}
