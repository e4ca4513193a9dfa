//! Under tmux and a shell that people use: job control, the look without colour, wide text.

use std::path::Path;
use std::process::Output;
use std::time::{Duration, Instant};

use super::session::{PATIENCE, home, import};
use crate::common::away::{RECTO, program};
use crate::common::skipped::skipped;

/// A tmux server of its own, with a shell in a window of 100x30; its socket lies in this folder.
struct Tmux(tempfile::TempDir);

impl Tmux {
    /// `None` where there is no tmux, which is said.
    fn start(test: &str) -> Option<Self> {
        if program("tmux").arg("-V").output().is_err() {
            skipped(test, "there is no tmux here");
            return None;
        }
        let tmux = Self(tempfile::tempdir().unwrap());
        let shell = "PS1='ready> ' exec bash --norc --noprofile";
        let started = tmux.run(&["new-session", "-d", "-x", "100", "-y", "30", shell]);
        assert!(started.status.success(), "{started:?}");
        tmux.wait_for("ready>");
        Some(tmux)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = program("tmux");
        command.env("TMUX_TMPDIR", self.0.path());
        command.args(["-L", "recto", "-f", "/dev/null", "-u"]);
        command.args(arguments).output().unwrap()
    }

    fn keys(&self, keys: &[&str]) {
        self.run(&[&["send-keys"], keys].concat());
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.run(&["capture-pane", "-p"]).stdout).into_owned()
    }

    /// The screen with its styles as escape sequences.
    fn styled(&self) -> String {
        String::from_utf8_lossy(&self.run(&["capture-pane", "-p", "-e"]).stdout).into_owned()
    }

    fn wait_for(&self, text: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let screen = self.screen();
            if screen.contains(text) {
                return screen;
            }
            assert!(Instant::now() < until, "{text} never came:\n{screen}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn open(&self, home: &Path, before: &str) {
        let line = format!("{before} {RECTO} --home {}", home.display());
        self.keys(&[&line, "Enter"]);
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn a_shell_stops_and_continues_the_reader_and_its_window_may_change() {
    let home = home();
    let Some(tmux) =
        Tmux::start("a_shell_stops_and_continues_the_reader_and_its_window_may_change")
    else {
        return;
    };
    tmux.open(home.path(), "");
    tmux.wait_for("119 papers");
    for size in ["80", "100"] {
        tmux.keys(&["C-z"]);
        tmux.wait_for("Stopped");
        // The shell has the terminal: what is typed is echoed and run.
        tmux.keys(&["echo $((6*7))s", "Enter"]);
        tmux.wait_for("42s");
        tmux.run(&["resize-window", "-x", size, "-y", "24"]);
        tmux.keys(&["fg", "Enter"]);
        let screen = tmux.wait_for("119 papers");
        assert!(!screen.contains("Stopped"), "{screen}");
    }
    // From another terminal, without the reader being asked.
    tmux.keys(&["C-z"]);
    tmux.wait_for("Stopped");
    tmux.keys(&["clear; fg", "Enter"]);
    tmux.wait_for("119 papers");
    tmux.keys(&["q"]);
    tmux.wait_for("ready>");
    tmux.keys(&["echo status $?", "Enter"]);
    tmux.wait_for("status 0");
    assert_eq!(super::session::stars(home.path()), "");
}

#[test]
fn without_colour_the_selection_is_seen_in_tmux() {
    let home = home();
    let Some(tmux) = Tmux::start("without_colour_the_selection_is_seen_in_tmux") else {
        return;
    };
    tmux.open(home.path(), "NO_COLOR=1");
    tmux.wait_for("119 papers");
    tmux.keys(&["j", "s"]);
    tmux.wait_for("★ Dual Lagrangian");
    let styled = tmux.styled();
    let row = styled
        .lines()
        .find(|line| line.contains('★') && line.contains('▌'))
        .unwrap();
    assert!(row.contains(";7m"), "{row:?}");
    for colour in 30..38 {
        assert!(
            !styled.contains(&format!("{colour}m")),
            "{colour}: {styled:?}"
        );
    }
    tmux.keys(&["q"]);
    tmux.wait_for("ready>");
}

#[test]
fn wide_titles_keep_the_columns_after_them_in_their_place() {
    let home = home();
    let Some(tmux) = Tmux::start("wide_titles_keep_the_columns_after_them_in_their_place") else {
        return;
    };
    let titles = [
        "机器学习中的对偶方法",
        "सीखने की विधि",
        "การเรียนรู้ของเครื่อง",
        "تعلم الآلة",
        "👩\u{200d}👩\u{200d}👧 🇺🇳 ❤\u{fe0f}",
    ];
    let lines = titles.map(|title| format!("{{\"title\":\"{title} end\",\"date\":\"2027\"}}\n"));
    import(home.path(), &lines.concat());
    tmux.open(home.path(), "");
    tmux.wait_for("124 papers");
    // The last line of the frame.
    let screen = tmux.wait_for("? help");
    // The border between list and paper stands in one column, whatever is written before it.
    let rows: Vec<&str> = screen
        .lines()
        .filter(|line| line.contains(" end"))
        .collect();
    assert!(rows.len() >= titles.len(), "{screen}");
    let column = |line: &str| {
        let before = line.rsplit_once('│').map(|(before, _)| before);
        before.map(|line| recto::text::wrap::Widths::Narrow.of(line))
    };
    let plain = screen
        .lines()
        .find(|line| line.contains("Dual Lagrangian"))
        .unwrap();
    for row in rows.into_iter().filter(|row| row.contains('│')) {
        let (is, should) = (column(row).unwrap(), column(plain).unwrap());
        assert!(is.abs_diff(should) <= 1, "{is} and {should}:\n{screen}");
    }
    tmux.keys(&["q"]);
    tmux.wait_for("ready>");
}
