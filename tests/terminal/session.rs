//! The program in a pseudo-terminal: keys in, screens and raw bytes out.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use crate::common::away::{RECTO, program, recto};
use crate::common::pty::in_a_terminal;

/// A slow machine gets this long for what takes milliseconds.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    output: Receiver<Vec<u8>>,
    reader: Option<JoinHandle<()>>,
    /// The terminal takes nothing.
    stalled: Arc<AtomicBool>,
    /// The reader ends at the next byte.
    ends: Arc<AtomicBool>,
    screen: vt100::Parser,
    /// Whether the lines of the terminal were usable at the end.
    cooked: bool,
    pub raw: Vec<u8>,
}

fn sized(width: u16, height: u16) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// A script for `sh` in which `$recto` opens the reader of this home.
pub fn script(home: &Path, script: &str) -> Command {
    let mut command = program("sh");
    command.args(["-c", script]);
    command.env("recto", format!("{RECTO} --home {}", home.display()));
    command
}

impl Session {
    pub fn open(home: &Path) -> Self {
        Self::run(&recto(home, &[]))
    }

    /// Runs a command in a terminal of 120x36.
    pub fn run(command: &Command) -> Self {
        let pair = native_pty_system().openpty(sized(120, 36)).unwrap();
        let child = pair.slave.spawn_command(in_a_terminal(command)).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        let (stalled, ends) = (
            Arc::new(AtomicBool::new(false)),
            Arc::new(AtomicBool::new(false)),
        );
        let (held, over) = (stalled.clone(), ends.clone());
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                while held.load(Ordering::Acquire) {
                    std::thread::sleep(Duration::from_millis(5));
                }
                if over.load(Ordering::Acquire) || sender.send(bytes[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            keys: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            output,
            reader: Some(reader),
            stalled,
            ends,
            screen: vt100::Parser::new(
                std::num::NonZero::new(36).unwrap(),
                std::num::NonZero::new(120).unwrap(),
                0,
            ),
            cooked: false,
            raw: Vec::new(),
        }
    }

    pub fn press(&mut self, keys: impl AsRef<[u8]>) {
        let writer = self.keys.as_mut().unwrap();
        writer.write_all(keys.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    pub fn text(&self) -> String {
        text(self.screen())
    }

    pub fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub fn signal(&self, signal: Signal) {
        let id = Pid::from_raw(i32::try_from(self.id()).unwrap()).unwrap();
        kill_process(id, signal).unwrap();
    }

    /// Gives the terminal another size, and leaves the screen that is compared as it was.
    pub fn claim(&mut self, width: u16, height: u16) {
        let master = self.master.as_ref().unwrap();
        master.resize(sized(width, height)).unwrap();
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.claim(width, height);
        self.screen.screen_mut().set_size(
            std::num::NonZero::new(height.max(1)).unwrap(),
            std::num::NonZero::new(width.max(1)).unwrap(),
        );
    }

    /// Waits until the screen is as wanted.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !wanted(self.screen.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("{what} never came:\n{}", self.screen.screen().contents()),
            }
        }
    }

    pub fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Takes whatever comes for so long.
    pub fn watch(&mut self, time: Duration) {
        let until = Instant::now() + time;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.raw.extend(bytes);
    }

    /// Lets the terminal take nothing any more.
    pub fn stall(&self) {
        self.stalled.store(true, Ordering::Release);
    }

    /// Lets the terminal take again.
    pub fn flow(&self) {
        self.stalled.store(false, Ordering::Release);
    }

    /// Closes the terminal under the program, as a window that is closed.
    pub fn hang_up(&mut self) {
        self.ends.store(true, Ordering::Release);
        // The reader must let go of the terminal: it sees the next byte, and ends.
        self.press("?");
        self.reader.take().unwrap().join().unwrap();
        self.keys = None;
        self.master = None;
    }

    /// Waits for the end, at most so long; returns the exit status and how long it took.
    pub fn wait_end(&mut self, at_most: Duration) -> (u32, Duration) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.exit_code(), start.elapsed());
            }
            assert!(
                start.elapsed() < at_most,
                "it does not end:\n{}",
                self.screen().contents()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the end, and returns the exit status and what is on the screen then.
    pub fn end(mut self) -> (u32, Self) {
        let (code, _) = self.wait_end(PATIENCE);
        let modes = self.master.as_ref().unwrap().get_termios().unwrap();
        let modes = format!("{:?}", modes.local_flags);
        self.cooked = modes.contains("ICANON") && modes.contains("ECHO");
        self.keys = None;
        self.master = None;
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        (code, self)
    }

    /// Quits, and asserts that the shell has a usable terminal.
    pub fn quit(mut self) {
        self.press("q");
        let (code, session) = self.end();
        assert_eq!(code, 0);
        session.assert_given_back();
    }

    /// Asserts that the shell has a usable terminal.
    pub fn assert_given_back(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(self.cooked, "the terminal is raw still");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.signal(Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

pub fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Brings records into a home.
pub fn import(home: &Path, lines: &str) {
    let file = home.join("import.jsonl");
    std::fs::write(&file, lines).unwrap();
    let arguments = ["import", file.to_str().unwrap()];
    let output = recto(home, &arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// The star file of a home, empty where there is none.
pub fn stars(home: &Path) -> String {
    std::fs::read_to_string(home.join("config/starred.json")).unwrap_or_default()
}

/// A screen without the blanks at the ends of its lines.
pub fn text(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    let lines = contents.lines().map(str::trim_end);
    lines.collect::<Vec<&str>>().join("\n")
}
