//! A program in a pseudo-terminal of 120x36, driven from outside: when what it draws has come.
//!
//! A frame has ended with the mark that ends a synchronized update (`ESC[?2026l`): recto writes one
//! behind each frame, and a terminal may show nothing of it before. A program that writes no such
//! marks has drawn with the last byte before it came to rest.
//!
//! A program is at rest when nothing has come for a while and, where the system tells it (Linux),
//! all its threads sleep: a count that takes half a second is waited for, however long the terminal
//! is silent meanwhile. Waiting for rest is never part of a time; each piece of the output has the
//! time at which it came.
#![allow(dead_code, reason = "each benchmark takes what it needs")]

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use memchr::memmem;
use portable_pty::{Child, MasterPty, PtySize, native_pty_system};

use super::pty::in_a_terminal;

const SIZE: PtySize = PtySize {
    rows: 36,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";
/// What a frame writes when all is drawn, before it places the cursor.
const CURSOR_SHOWN: &str = "\x1b[?25h";
/// Silence after which the threads are looked at, and once more: one may have woken another while
/// they were.
const LOOKS: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(10)];
/// So long nothing is drawn but head and foot when a key has had its effect, while something else goes
/// on.
const AMID: Duration = Duration::from_millis(120);
/// A slow machine gets this long for what takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(60);
/// Silence that is rest where the system does not tell what threads do.
const LONG_SILENCE: Duration = Duration::from_millis(600);

/// A program that has a terminal to itself. It is killed when this is dropped.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    /// When the program was started, or what was last typed.
    begun: Instant,
    /// What has come since.
    drawn: Vec<u8>,
    /// Kept open for as long as the program runs.
    _master: Box<dyn MasterPty + Send>,
}

/// What came of a start or of a key.
pub(crate) struct Drawn {
    /// Until the last frame was whole; none where nothing was drawn.
    pub(crate) time: Option<Duration>,
    /// How much the terminal got.
    pub(crate) bytes: usize,
}

/// From the start of a program to the end of the first frame with a text.
pub(crate) fn first_sight(command: &Command, text: &str) -> Duration {
    Terminal::start(command).sight(text)
}

impl Terminal {
    pub(crate) fn start(command: &Command) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender
                    .send((Instant::now(), bytes[..read].to_vec()))
                    .is_err()
                {
                    return;
                }
            }
        });
        let begun = Instant::now();
        let child = pair.slave.spawn_command(in_a_terminal(command)).unwrap();
        drop(pair.slave);
        Self {
            child,
            keys,
            output,
            begun,
            drawn: Vec::new(),
            _master: pair.master,
        }
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits for a text, and for the end of the frame that it is drawn in; one without blanks, for
    /// a frame does not write those that stand already. The time is from the start of the program.
    pub(crate) fn sight(&mut self, text: &str) -> Duration {
        let mut last = self.begun;
        loop {
            if let Some(place) = memmem::find(&self.drawn, text.as_bytes()) {
                let (before, behind) = self.drawn.split_at(place);
                let is_framed = memmem::find(before, FRAME_BEGINS).is_some();
                if !is_framed || memmem::find(behind, FRAME_ENDS).is_some() {
                    return last - self.begun;
                }
            }
            match self.output.recv_timeout(PATIENCE) {
                Ok((at, piece)) => {
                    self.drawn.extend(piece);
                    last = at;
                }
                Err(_) => panic!(
                    "{text} never came: {}",
                    String::from_utf8_lossy(&self.drawn)
                ),
            }
        }
    }

    /// Types a key, and waits for rest.
    pub(crate) fn press(&mut self, key: &str) -> Drawn {
        self.drawn.clear();
        self.begun = Instant::now();
        self.keys.write_all(key.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self.rest()
    }

    /// Waits for rest; the time is from the start, or from the key.
    pub(crate) fn rest(&mut self) -> Drawn {
        let (mut last, mut frame) = (None, None);
        let mut looks = 0;
        let tells = Path::new("/proc/self/task").exists();
        while looks < LOOKS.len() {
            let silence = if tells { LOOKS[looks] } else { LONG_SILENCE };
            match self.output.recv_timeout(silence) {
                Ok((at, piece)) => {
                    // A mark may come in two pieces.
                    let from = self.drawn.len().saturating_sub(FRAME_ENDS.len() - 1);
                    self.drawn.extend(piece);
                    last = Some(at);
                    if memmem::find(&self.drawn[from..], FRAME_ENDS).is_some() {
                        frame = last;
                    }
                    looks = 0;
                }
                Err(RecvTimeoutError::Timeout) if tells && !self.sleeps() => looks = 0,
                Err(RecvTimeoutError::Timeout) => looks += 1,
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Drawn {
            time: frame.or(last).map(|at| at - self.begun),
            bytes: self.drawn.len(),
        }
    }

    /// Types a key to a program that does something else meanwhile, and waits until it has drawn
    /// nothing for a while but its first and last row, where it tells how far that is and what came of
    /// it. The time is to the end of the last other frame; none where nothing was drawn.
    pub(crate) fn press_amid(&mut self, key: &str) -> Option<Duration> {
        self.drawn.clear();
        self.begun = Instant::now();
        self.keys.write_all(key.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        let mut last = None;
        loop {
            let silent = last.unwrap_or(self.begun).elapsed();
            let left = AMID.saturating_sub(silent);
            match self.output.recv_timeout(left) {
                Ok((at, piece)) => {
                    self.drawn.extend(piece);
                    while let Some(end) = memmem::find(&self.drawn, FRAME_ENDS) {
                        let frame: Vec<u8> = self.drawn.drain(..end + FRAME_ENDS.len()).collect();
                        if is_between_head_and_foot(&frame) {
                            last = Some(at);
                        }
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return last.map(|at| at - self.begun);
                }
            }
        }
    }

    /// Whether all threads of the program wait for something to happen.
    fn sleeps(&self) -> bool {
        let Ok(tasks) = std::fs::read_dir(format!("/proc/{}/task", self.process())) else {
            return true;
        };
        let states = tasks.filter_map(|task| {
            let stat = std::fs::read_to_string(task.ok()?.path().join("stat")).ok()?;
            stat.rsplit_once(") ")?.1.chars().next()
        });
        states.into_iter().all(|state| state == 'S')
    }
}

/// Whether a frame draws anywhere but in the first and the last row, by the places that it moves to.
/// Where it leaves the cursor at its end is none: that is the same row in every frame.
fn is_between_head_and_foot(frame: &[u8]) -> bool {
    let text = String::from_utf8_lossy(frame);
    let drawn = text
        .split_once(CURSOR_SHOWN)
        .map_or(text.as_ref(), |(drawn, _)| drawn);
    let moves = drawn.split("\u{1b}[").skip(1).filter_map(|sequence| {
        let (row, rest) = sequence.split_once(';')?;
        let (column, _) = rest.split_once('H')?;
        let is_number = column.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| row.parse::<u16>().ok())?
    });
    moves.into_iter().any(|row| row != 1 && row != SIZE.rows)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
