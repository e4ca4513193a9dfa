//! From the start of a program to what it draws, in a pseudo-terminal.

use std::io::Read;
use std::process::Command;
use std::time::{Duration, Instant};

use portable_pty::{PtySize, native_pty_system};

use super::pty::in_a_terminal;

const SIZE: PtySize = PtySize {
    rows: 36,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};

/// Starts a program and waits until its output has a text; one without blanks, for a frame does
/// not write those that stand already.
pub(crate) fn first_sight(command: &Command, text: &str) -> Duration {
    let command = in_a_terminal(command);
    let pair = native_pty_system().openpty(SIZE).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let begun = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let (mut output, mut bytes) = (Vec::new(), vec![0; 65536]);
    let seen = loop {
        let read = reader.read(&mut bytes).unwrap_or(0);
        output.extend_from_slice(&bytes[..read]);
        if memchr::memmem::find(&output, text.as_bytes()).is_some() {
            break begun.elapsed();
        }
        assert!(
            read > 0,
            "{text} never came: {}",
            String::from_utf8_lossy(&output)
        );
    };
    child.kill().unwrap();
    child.wait().unwrap();
    seen
}
