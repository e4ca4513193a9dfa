//! The program in a pseudo-terminal, as a person runs it.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::match_wild_err_arm,
    reason = "a test that goes wrong should fail"
)]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A slow machine gets this long for what takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);

struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
}

impl Session {
    fn open(home: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows: 36,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_recto"));
        command.args(["--home", home.to_str().unwrap()]);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(
            std::num::NonZero::new(36).unwrap(),
            std::num::NonZero::new(120).unwrap(),
            0,
        );
        Self {
            child,
            master: pair.master,
            keys,
            output,
            screen,
            raw: Vec::new(),
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until the screen is as wanted.
    fn wait(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !wanted(self.screen.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(_) => panic!("{what} never came:\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits for the end, and returns the exit status.
    fn end(mut self) -> (u32, vt100::Parser) {
        let status = self.child.wait().unwrap();
        drop((self.keys, self.master));
        for bytes in &self.output {
            self.screen.process(&bytes);
        }
        (status.exit_code(), self.screen)
    }
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn one_filters_stars_and_quits_and_finds_the_star_on_disk() {
    let home = home();
    let mut session = Session::open(home.path(), &[], &[]);
    session.wait_for("119 papers");
    session.wait_for("Near-Optimal Solutions");
    assert!(session.screen.screen().alternate_screen());
    session.press("/diffusion");
    session.wait_for("13 of 119");
    session.press("\rjs");
    session.wait_for("★● DCI: Dual-Conditional");
    // The full star is a promise: it is on disk already.
    let stars = std::fs::read_to_string(home.path().join("config/starred.json")).unwrap();
    assert!(stars.contains("DCI: Dual-Conditional Inversion"), "{stars}");
    session.press("q");
    let (code, screen) = session.end();
    let screen = screen.screen();
    assert_eq!(code, 0);
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    // Back again, one is where one was.
    let mut session = Session::open(home.path(), &[], &[]);
    session.wait_for("13 of 119");
    session.wait_for("▌★● DCI: Dual-Conditional");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_full_star_survives_a_kill() {
    let home = home();
    let mut session = Session::open(home.path(), &[], &[]);
    session.wait_for("119 papers");
    session.press("s");
    session.wait_for("★● Near-Optimal");
    session.child.kill().unwrap();
    let stars = std::fs::read_to_string(home.path().join("config/starred.json")).unwrap();
    assert!(stars.contains("Near-Optimal Solutions of Constrained Learning Problems"));
}

#[test]
fn two_open_copies_lose_no_star_of_each_other() {
    let home = home();
    let mut one = Session::open(home.path(), &[], &[]);
    let mut other = Session::open(home.path(), &[], &[]);
    one.wait_for("119 papers");
    other.wait_for("119 papers");
    one.press("s");
    one.wait_for("★● Near-Optimal");
    other.press("js");
    other.wait_for("★● Dual Lagrangian");
    // Its save has brought the other's star along.
    other.wait_for("★● Near-Optimal");
    for session in [one, other] {
        let mut session = session;
        session.press("q");
        assert_eq!(session.end().0, 0);
    }
    let stars = std::fs::read_to_string(home.path().join("config/starred.json")).unwrap();
    assert_eq!(stars.matches("\"title\"").count(), 2, "{stars}");
}

#[test]
fn without_colour_nothing_is_coloured_and_the_selection_is_reversed() {
    let home = home();
    let mut session = Session::open(home.path(), &[], &[("NO_COLOR", "1")]);
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
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn nothing_is_asked_of_the_terminal_and_only_clicks_are_reported() {
    let home = home();
    let mut session = Session::open(home.path(), &[], &[]);
    session.wait_for("119 papers");
    session.press("?");
    session.wait_for("In every pane");
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
    session.press("qq");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_terminal_that_cannot_draw_is_refused_in_one_line() {
    for term in ["dumb", ""] {
        let home = home();
        let session = Session::open(home.path(), &[], &[("TERM", term)]);
        let (code, screen) = session.end();
        assert_eq!(code, 2);
        let contents = screen.screen().contents();
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
        "[keys]\nstar = \"x\"\nquit = \"j\"\n",
    )
    .unwrap();
    let mut session = Session::open(home.path(), &["--filter", "-image title:dual"], &[]);
    session.wait_for("/ -image title:dual");
    session.wait_for("config.toml line 3: j is already the key of \"down\"");
    session.press("x");
    session.wait_for("★●");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

/// Costs five seconds of silence: run with `--ignored`.
#[test]
#[ignore = "five seconds of silence"]
fn an_idle_reader_makes_no_system_calls() {
    let home = home();
    let mut session = Session::open(home.path(), &[], &[]);
    session.wait_for("119 papers");
    session.press("j");
    let id = session.child.process_id().unwrap();
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
    session.press("q");
    assert_eq!(session.end().0, 0);
}
