//! Texts whose lines end with a carriage return alone, as old programs of the Macintosh write them.

use std::io::{self, BufRead, Read};

/// Whether a text has a carriage return without a line feed behind it; one at the very end may
/// have one behind it.
pub(super) fn has_bare_return(start: &[u8]) -> bool {
    memchr::memchr_iter(b'\r', start).any(|at| start.get(at + 1).is_some_and(|next| *next != b'\n'))
}

/// A text with one line feed for every end of a line.
pub(super) struct LineEnds<R> {
    inner: R,
    /// Whether the byte before was a carriage return: a line feed behind it ends no other line.
    is_behind_return: bool,
}

impl<R: BufRead> LineEnds<R> {
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            is_behind_return: false,
        }
    }
}

impl<R: BufRead> Read for LineEnds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let length = self.inner.read(buffer)?;
            let mut kept = 0;
            for at in 0..length {
                let Some(byte) = buffer.get(at).copied() else {
                    break;
                };
                let is_second = byte == b'\n' && self.is_behind_return;
                self.is_behind_return = byte == b'\r';
                if is_second {
                    continue;
                }
                if let Some(place) = buffer.get_mut(kept) {
                    *place = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
            }
            // Nothing kept of something read is not yet the end.
            if kept > 0 || length == 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_of_a_line_becomes_a_line_feed_wherever_the_buffer_ends() {
        for (text, lines) in [
            ("a\rb\r", "a\nb\n"),
            ("a\r\nb\n\r\nc\r\rd", "a\nb\n\nc\n\nd"),
            ("\r\n\r\n", "\n\n"),
            ("", ""),
        ] {
            for buffer in 1..5 {
                let mut stream = LineEnds::new(text.as_bytes());
                let (mut read, mut piece) = (Vec::new(), vec![0; buffer]);
                loop {
                    let length = stream.read(&mut piece).unwrap();
                    if length == 0 {
                        break;
                    }
                    read.extend_from_slice(&piece[..length]);
                }
                assert_eq!(
                    String::from_utf8(read).unwrap(),
                    lines,
                    "{text:?} by {buffer}"
                );
            }
        }
    }

    #[test]
    fn a_return_alone_is_told_from_one_before_a_line_feed() {
        for (text, is_bare) in [("a\rb", true), ("a\r\nb\r", false), ("a\n", false)] {
            assert_eq!(has_bare_return(text.as_bytes()), is_bare, "{text:?}");
        }
    }
}
