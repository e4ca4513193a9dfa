//! Names of files of papers: the id, in which what a file system may refuse is written as a URL writes it.

use std::fmt::Write;

use super::PaperId;
use crate::paper::fnv;

/// So many bytes file systems take, less what is put behind.
const LONGEST: usize = 200;

impl PaperId {
    /// The id as the beginning of the name of a file. One that no file system takes is cut, and told from
    /// others like it by a number behind `%-`.
    #[must_use]
    pub fn file_name(&self) -> String {
        let mut name = String::new();
        for byte in self.as_str().bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-') {
                name.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(name, "%{byte:02X}");
            }
        }
        if name.len() > LONGEST {
            name.truncate(LONGEST);
            let _ = write!(name, "%-{:016x}", fnv(self.as_str().as_bytes()));
        }
        name
    }

    /// The id that such a beginning tells; `None` for any other, and where it was cut.
    #[must_use]
    pub fn of_file_name(name: &str) -> Option<Self> {
        let mut bytes = Vec::with_capacity(name.len());
        let mut rest = name.bytes();
        while let Some(byte) = rest.next() {
            if byte != b'%' {
                bytes.push(byte);
                continue;
            }
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        }
        let id = Self::parse(std::str::from_utf8(&bytes).ok()?)?;
        (id.file_name() == name).then_some(id)
    }
}
