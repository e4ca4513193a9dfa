//! A writer that sends each frame in one piece: a terminal is woken once for it, and shows it at once
//! where it can.

use std::io::{self, Write};

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};

/// What is written is kept until it is flushed; nothing sends nothing.
#[derive(Debug)]
pub(super) struct Whole<W: Write> {
    writer: W,
    frame: Vec<u8>,
}

impl<W: Write> Whole<W> {
    pub(super) fn new(writer: W) -> Self {
        Self {
            writer,
            frame: Vec::new(),
        }
    }
}

impl<W: Write> Write for Whole<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.frame.is_empty() && !bytes.is_empty() {
            queue!(self.frame, BeginSynchronizedUpdate)?;
        }
        self.frame.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        queue!(self.frame, EndSynchronizedUpdate)?;
        let sent = self.writer.write_all(&self.frame);
        self.frame.clear();
        sent.and_then(|()| self.writer.flush())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts what a terminal would be woken for.
    #[derive(Debug, Default)]
    struct Pieces(Vec<String>);

    impl Write for &mut Pieces {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_one_piece_between_its_marks_and_nothing_is_none() {
        let mut pieces = Pieces::default();
        let mut whole = Whole::new(&mut pieces);
        whole.flush().unwrap();
        whole.write_all(b"a").unwrap();
        whole.write_all(b"b").unwrap();
        whole.flush().unwrap();
        whole.flush().unwrap();
        whole.write_all(b"c").unwrap();
        whole.flush().unwrap();
        let sent = ["\x1b[?2026hab\x1b[?2026l", "\x1b[?2026hc\x1b[?2026l"];
        assert_eq!(pieces.0, sent);
    }
}
