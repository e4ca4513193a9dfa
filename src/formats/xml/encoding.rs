//! XML that says it is Latin-1 (<https://www.w3.org/TR/xml/#charencoding>), as the dump of DBLP does.
//! UTF-16 is told by its mark before any format is asked.

use std::io::{self, BufRead, Read};

use crate::formats::bytes;
use crate::formats::input::{Input, Stream};

/// The encodings of one byte a character that are read; the web takes all of them for
/// Windows-1252 (<https://encoding.spec.whatwg.org/#names-and-labels>).
const LATIN: &[&str] = &[
    "iso-8859-1",
    "iso8859-1",
    "iso_8859-1",
    "latin1",
    "latin-1",
    "windows-1252",
    "cp1252",
];
/// A declaration is no longer than this.
const LONGEST_DECLARATION: usize = 200;

/// The input as UTF-8, where its declaration says that it is Latin-1.
pub(super) fn decoded(mut input: Input<'_>) -> io::Result<Input<'_>> {
    let start = loop {
        match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            start => break start?,
        }
    };
    let start = start.get(..LONGEST_DECLARATION).unwrap_or(start);
    if !is_latin(&String::from_utf8_lossy(start)) {
        return Ok(input);
    }
    Ok(Box::new(Latin {
        inner: input,
        text: Vec::new(),
        at: 0,
    }))
}

fn is_latin(start: &str) -> bool {
    let declared = || {
        let declaration = start
            .trim_start()
            .strip_prefix("<?xml")?
            .split("?>")
            .next()?;
        let (_, value) = declaration.split_once("encoding")?;
        value.split(['"', '\'']).nth(1)
    };
    declared().is_some_and(|name| LATIN.contains(&name.to_ascii_lowercase().as_str()))
}

/// A stream of one byte a character, as UTF-8.
struct Latin<'a> {
    inner: Input<'a>,
    text: Vec<u8>,
    at: usize,
}

impl Stream for Latin<'_> {}

impl BufRead for Latin<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.text.len() {
            let piece = self.inner.fill_buf()?;
            let text: String = piece.iter().map(|byte| bytes::latin(*byte)).collect();
            let length = piece.len();
            self.inner.consume(length);
            self.text = text.into_bytes();
            self.at = 0;
        }
        Ok(self.text.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

impl Read for Latin<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_that_it_is_latin_1_is_read_as_that() {
        for (declaration, bytes, read) in [
            (
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                &b"K\xf6nig"[..],
                "König",
            ),
            (
                "\n<?xml version='1.0' encoding = 'windows-1252' ?>",
                b"\x93\xc3\xb6\x94",
                "“Ã¶”",
            ),
            (
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "König".as_bytes(),
                "König",
            ),
            (
                "<?xml version=\"1.0\"?><a b=\"latin1\"/>",
                "König".as_bytes(),
                "König",
            ),
        ] {
            let whole = [declaration.as_bytes(), bytes].concat();
            let input = io::BufReader::with_capacity(LONGEST_DECLARATION, whole.as_slice());
            let mut text = String::new();
            let mut input = decoded(Box::new(input)).unwrap();
            input.read_to_string(&mut text).unwrap();
            assert_eq!(text, format!("{declaration}{read}"));
        }
    }
}
