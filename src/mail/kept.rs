//! The way into a file: at the end of an mbox, into a Maildir, or in the place of what stood there.

use std::io::{self, Write};
use std::path::Path;

use super::error::{MailError, Verdict};
use super::{Parcel, feed, maildir, mbox};
use crate::digest::FileForm;
use crate::disk::{Disk, Existing, read_own, write_file_on};

/// So much of a feed is read.
const LARGEST_FEED: u64 = 32 << 20;

/// Writes a digest in its form.
///
/// # Errors
/// When the system refuses.
pub(super) fn keep(
    disk: &dyn Disk,
    form: FileForm,
    path: &Path,
    parcel: &Parcel<'_>,
) -> Result<(), MailError> {
    let refused = |error: io::Error| format!("{} cannot be written: {error}", path.display());
    let kept = match form {
        FileForm::Text | FileForm::Markdown | FileForm::Html => replaced(disk, path, parcel.text),
        FileForm::Atom => match read_own(path, LARGEST_FEED) {
            Ok(old) => {
                let old = old.unwrap_or_default();
                let old = String::from_utf8_lossy(&old);
                replaced(disk, path, &feed::with_earlier(parcel.text, &old))
            }
            Err(error) => Err(refused(error)),
        },
        FileForm::Mbox => mbox::add(disk, path, parcel).map_err(refused),
        FileForm::Maildir => maildir::put(disk, path, parcel).map_err(refused),
    };
    kept.map_err(|sentence| MailError::new(Verdict::Settings, sentence))
}

fn replaced(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), String> {
    let write = |out: &mut dyn Write| out.write_all(text.as_bytes());
    let written = write_file_on(disk, path, Existing::GivesWay, write);
    written.map_err(|error| error.to_string())
}
