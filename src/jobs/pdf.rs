//! The PDF of a paper, brought into a file.

use std::path::Path;

use url::Url;

use super::{Around, Stop};
use crate::disk::{Existing, OutputError, write_file};
use crate::net::{AskError, Form, Reply, Request, Size};

/// Says why a PDF was not brought; a file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The address is none.
    #[error("{0} is no address that can be fetched")]
    Address(String),
    /// There was no such answer.
    #[error("{0}; the PDF was not fetched")]
    Asked(#[from] AskError),
    /// It was told that nothing has changed, which was not asked.
    #[error("{0} gave nothing; the PDF was not fetched")]
    Nothing(String),
    /// The file is there already, or cannot be written.
    #[error(transparent)]
    File(#[from] OutputError),
}

/// Fetches a PDF into a file, and returns how many bytes it has.
///
/// # Errors
/// When it cannot be fetched, is none, is too large, or the file cannot be written.
pub fn fetch_pdf(
    around: &Around,
    address: &str,
    (to, existing): (&Path, Existing),
    stop: &Stop,
) -> Result<u64, PdfError> {
    let url = Url::parse(address).map_err(|_| PdfError::Address(address.to_owned()))?;
    let web = around.ways.web();
    let request = Request {
        size: Size::Pdf,
        // A server of one's own network is one's own as far as feeds are.
        reach: web.setup.access.bases.feeds,
        ..Request::get(url, Form::Pdf)
    };
    // Nobody waits for what cannot be kept.
    if existing == Existing::Stays && to.symlink_metadata().is_ok() {
        return Err(OutputError::Exists(to.to_owned()).into());
    }
    match web.net.ask(&request, &|| stop.is_set())? {
        Reply::Answer(answer) => {
            write_file(to, existing, |out| out.write_all(&answer.bytes))?;
            Ok(answer.bytes.len() as u64)
        }
        Reply::NotModified => Err(PdfError::Nothing(address.to_owned())),
    }
}
