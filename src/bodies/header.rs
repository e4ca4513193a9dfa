//! What the head of a packed file says of what is in it: a line in the comment that gzip has
//! (<https://www.rfc-editor.org/rfc/rfc1952>).

use std::io::{self, Read, Write};

use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};

use crate::body::Form;
use crate::paper::PaperId;

/// How the line begins.
const NAME: &str = "recto";

/// What is said of a whole paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) id: PaperId,
    pub(super) version: Option<u32>,
    pub(super) form: Form,
}

impl Header {
    /// Of the head of a file; `None` where it was not written by recto.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        let decoder = GzDecoder::new(head);
        let line = String::from_utf8(decoder.header()?.comment()?.to_vec()).ok()?;
        let mut words = line.splitn(4, ' ');
        let (name, form) = (words.next()?, words.next()?);
        let (version, id) = (words.next()?, words.next()?);
        let form = Form::ALL.into_iter().find(|known| known.ending() == form)?;
        (name == NAME).then_some(Self {
            id: PaperId::parse(id)?,
            version: version.parse().ok().filter(|version| *version > 0),
            form,
        })
    }

    fn line(&self) -> String {
        let version = self.version.unwrap_or_default();
        format!("{NAME} {} {version} {}", self.form.ending(), self.id)
    }

    /// A text packed, with this at its head.
    pub(super) fn packed(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let comment = std::ffi::CString::new(self.line())?;
        let packed = GzBuilder::new().comment(comment);
        let mut packed = packed.write(Vec::new(), Compression::default());
        packed.write_all(bytes)?;
        packed.finish()
    }
}

/// A packed text, of at most so many bytes.
pub(super) fn unpacked(packed: &[u8], most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed)
        .take(most + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}
