//! Inputs as they are packed and encoded, told by their first bytes: gzip
//! (<https://www.rfc-editor.org/rfc/rfc1952>), zstd (<https://www.rfc-editor.org/rfc/rfc8878>),
//! UTF-16, lines that end with a carriage return alone. What comes out is the file itself, as UTF-8 in
//! lines where it is text.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use super::line_ends::{LineEnds, has_bare_return};
use crate::disk::limits;

const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// An input unpacked.
pub(super) fn unpacked(
    packed: Box<dyn Read + Send>,
    buffer: usize,
) -> io::Result<Box<dyn BufRead + Send>> {
    let mut packed = BufReader::with_capacity(buffer, packed);
    let start = start_of(&mut packed)?;
    let bytes: Box<dyn Read + Send> = if start.starts_with(GZIP) {
        Box::new(Growing {
            unpacked: 0,
            decoder: MultiGzDecoder::new(Counted {
                inner: packed,
                count: 0,
            }),
            read: |decoder| decoder.get_ref().count,
        })
    } else if start.starts_with(ZSTD) {
        Box::new(Growing {
            unpacked: 0,
            decoder: Frames::new(Counted {
                inner: packed,
                count: 0,
            })?,
            read: Frames::read_so_far,
        })
    } else {
        Box::new(packed)
    };
    let mut bytes = BufReader::with_capacity(buffer, bytes);
    let start = start_of(&mut bytes)?;
    Ok(match utf_16(&start) {
        None => in_lines(bytes, buffer),
        Some(unit) => {
            let text = Utf16 {
                inner: bytes,
                unit,
                high: None,
                pending: Vec::new(),
            };
            in_lines(BufReader::with_capacity(buffer, text), buffer)
        }
    })
}

/// How two bytes of UTF-16 are one unit, where a text begins so: with its mark, or with two letters of
/// ASCII, as every format in which papers come does (the rule of JSON,
/// <https://www.rfc-editor.org/rfc/rfc4627#section-3>).
fn utf_16(start: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let is_ascii = |byte: u8| byte != 0 && byte.is_ascii();
    match *start {
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0, first, 0, second] if is_ascii(first) && is_ascii(second) => Some(u16::from_be_bytes),
        [first, 0, second, 0] if is_ascii(first) && is_ascii(second) => Some(u16::from_le_bytes),
        _ => None,
    }
}

/// The text with a line feed at every end of a line, as its beginning tells whether it has others.
fn in_lines(mut text: impl BufRead + Send + 'static, buffer: usize) -> Box<dyn BufRead + Send> {
    // What is wrong with a broken file is told by reading it.
    let is_bare = text.fill_buf().is_ok_and(has_bare_return);
    if !is_bare {
        return Box::new(text);
    }
    let lines = LineEnds::new(text);
    Box::new(BufReader::with_capacity(buffer, lines))
}

/// The first bytes, which stay to be read; a broken file tells what is wrong with it later, behind
/// what of it is whole.
fn start_of(stream: &mut impl BufRead) -> io::Result<Vec<u8>> {
    match stream.fill_buf() {
        Ok(buffer) => Ok(buffer.get(..4).unwrap_or(buffer).to_vec()),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => start_of(stream),
        Err(error) => Err(error),
    }
}

/// A stream that knows how much of it was read.
struct Counted<R> {
    inner: R,
    count: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.count += length as u64;
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count += amount as u64;
        self.inner.consume(amount);
    }
}

/// What comes out of a decoder, as long as it is not absurdly more than went in.
struct Growing<D> {
    decoder: D,
    unpacked: u64,
    /// How much went in.
    read: fn(&D) -> u64,
}

impl<D: Read> Read for Growing<D> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.decoder.read(buffer)?;
        self.unpacked += length as u64;
        let packed = (self.read)(&self.decoder);
        if self.unpacked > limits::FREE_GROWTH && self.unpacked / limits::GROWTH > packed {
            let reason = format!("unpacked it is more than {} times as large", limits::GROWTH);
            return Err(io::Error::new(io::ErrorKind::InvalidData, reason));
        }
        Ok(length)
    }
}

/// The frames of a zstd file, one after another.
struct Frames<R: BufRead> {
    frame: Option<StreamingDecoder<Counted<R>, FrameDecoder>>,
    count: u64,
}

impl<R: BufRead> Frames<R> {
    fn new(packed: Counted<R>) -> io::Result<Self> {
        Ok(Self {
            frame: Some(StreamingDecoder::new(packed).map_err(io::Error::other)?),
            count: 0,
        })
    }

    fn read_so_far(&self) -> u64 {
        let frame = self.frame.as_ref();
        frame.map_or(self.count, |frame| frame.get_ref().count)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(frame) = &mut self.frame else {
                return Ok(0);
            };
            let length = frame.read(buffer)?;
            if length > 0 || buffer.is_empty() {
                return Ok(length);
            }
            let Some(frame) = self.frame.take() else {
                return Ok(0);
            };
            let mut packed = frame.into_inner();
            self.count = packed.count;
            if !start_of(&mut packed)?.is_empty() {
                self.frame = Some(StreamingDecoder::new(packed).map_err(io::Error::other)?);
            }
        }
    }
}

/// UTF-16 as UTF-8; a half of a character without the other becomes U+FFFD.
struct Utf16<R> {
    inner: R,
    unit: fn([u8; 2]) -> u16,
    /// The first half of a character, until the second one comes.
    high: Option<u16>,
    pending: Vec<u8>,
}

impl<R: BufRead> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.pending.is_empty() {
            let mut units: Vec<u16> = self.high.take().into_iter().collect();
            let mut pair = [0_u8; 2];
            let mut is_over = false;
            while units.len() < 4096 {
                if !read_pair(&mut self.inner, &mut pair)? {
                    is_over = true;
                    break;
                }
                units.push((self.unit)(pair));
            }
            let is_high = |unit: &u16| (0xd800..0xdc00).contains(unit);
            if !is_over && units.last().is_some_and(is_high) {
                self.high = units.pop();
            }
            let text = char::decode_utf16(units);
            let text: String = text
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            self.pending = text.into_bytes();
            if is_over && self.pending.is_empty() {
                return Ok(0);
            }
        }
        let length = self.pending.len().min(buffer.len());
        let rest = self.pending.split_off(length);
        let taken = std::mem::replace(&mut self.pending, rest);
        taken.as_slice().read(buffer)
    }
}

/// Reads two bytes; whether there were two.
fn read_pair(stream: &mut impl Read, pair: &mut [u8; 2]) -> io::Result<bool> {
    match stream.read_exact(pair) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn read(bytes: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        let mut stream = unpacked(Box::new(io::Cursor::new(bytes)), 64)?;
        stream.read_to_string(&mut text).map(|_| text)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    #[test]
    fn a_packed_file_is_read_as_what_is_in_it_all_of_its_parts() {
        let text = "one line\nand another\n".repeat(1000);
        for pack in [gzip as fn(&[u8]) -> Vec<u8>, zstd] {
            let twice = [pack(text.as_bytes()), pack(b"end")].concat();
            assert_eq!(read(twice).unwrap(), text.clone() + "end");
        }
        assert_eq!(read(b"plain".to_vec()).unwrap(), "plain");
        assert_eq!(read(Vec::new()).unwrap(), "");
    }

    #[test]
    fn utf_16_is_read_in_either_order_of_bytes() {
        let text = "{\"title\": \"Ω𝔸\"}".repeat(3000);
        let units = || std::iter::once(0xfeff).chain(text.encode_utf16());
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            assert_eq!(read(bytes[2..].to_vec()).unwrap(), text);
            assert_eq!(read(bytes).unwrap().trim_start_matches('\u{feff}'), text);
        }
        assert_eq!(read(b"a\x00\x00\x00".to_vec()).unwrap(), "a\0\0\0");
        assert_eq!(
            read(b"\xff\xfe\x00\xd8a\x00x".to_vec()).unwrap(),
            "\u{feff}\u{fffd}a"
        );
    }

    #[test]
    fn lines_that_end_with_a_return_alone_are_lines() {
        let text = "TY  - GEN\rTI  - A\r".repeat(20);
        let lines = text.replace('\r', "\n");
        let utf_16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.clone().into_bytes(), gzip(text.as_bytes()), utf_16] {
            assert_eq!(read(bytes).unwrap(), lines);
        }
        let usual = "a\r\nb\r\n".repeat(20);
        assert_eq!(read(usual.clone().into_bytes()).unwrap(), usual);
    }

    #[test]
    fn a_cut_file_gives_what_is_whole_and_a_bomb_is_stopped() {
        let whole = gzip("0123456789\n".repeat(100_000).as_bytes());
        let cut = whole.get(..whole.len() / 2).unwrap().to_vec();
        let mut stream = unpacked(Box::new(io::Cursor::new(cut)), 64).unwrap();
        let mut some = Vec::new();
        assert!(stream.read_to_end(&mut some).is_err());
        assert!(some.len() > 1000);
        let bomb = gzip(&vec![0; 20 << 20]);
        let said = read(bomb).err().map(|error| error.to_string());
        let stopped = "unpacked it is more than 200 times as large";
        assert_eq!(said.as_deref(), Some(stopped));
    }
}
