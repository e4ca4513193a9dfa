//! Whole records, read where they lie.

use std::fs::File;
use std::io;
use std::sync::Arc;

use super::PaperNumber;
use crate::paper::{DecodeError, Paper, PaperId};

/// Where the records of a snapshot are.
#[derive(Debug)]
pub(super) enum Records {
    /// In memory, by number.
    InMemory(Vec<Arc<Paper>>),
    /// In the store, by number: first byte and length of the line. Read by position and never
    /// mapped, for a person may edit the file.
    InStore(File, Vec<(u64, u32)>),
}

/// Says why a record could not be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// No paper has the number.
    #[error("there is no such paper")]
    Unknown,
    /// The system refused.
    #[error("the store cannot be read: {0}")]
    Read(#[from] io::Error),
    /// What stands there is no record.
    #[error("the store was changed by another program ({0}); open recto again")]
    Decode(#[from] DecodeError),
    /// What stands there is another paper, or no text.
    #[error("the store was changed by another program; open recto again")]
    Changed,
}

impl Records {
    pub(super) fn read(
        &self,
        number: PaperNumber,
        id: Option<&PaperId>,
    ) -> Result<Arc<Paper>, RecordError> {
        let place = usize::try_from(number).map_err(|_| RecordError::Unknown)?;
        match self {
            Self::InMemory(papers) => papers.get(place).cloned().ok_or(RecordError::Unknown),
            Self::InStore(file, lines) => {
                let (start, length) = *lines.get(place).ok_or(RecordError::Unknown)?;
                let mut bytes = vec![0; usize::try_from(length).map_err(|_| RecordError::Unknown)?];
                read_at(file, &mut bytes, start)?;
                let line = std::str::from_utf8(&bytes).map_err(|_| RecordError::Changed)?;
                let paper = Paper::from_json(line)?;
                if Some(&paper.id) == id {
                    Ok(Arc::new(paper))
                } else {
                    Err(RecordError::Changed)
                }
            }
        }
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut start: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, start)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[read..];
        start += read as u64;
    }
    Ok(())
}
