//! The way into a file: at the end of an mbox, into a Maildir, or in the place of what stood there.

use std::io::{self, Write};
use std::path::Path;

use super::error::{MailError, Verdict};
use super::{Parcel, feed, maildir, mbox};
use crate::digest::{FileForm, is_digest};
use crate::disk::{Disk, Draft, Existing, Readers, read_own, write_file_on};

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
        FileForm::Text | FileForm::Markdown | FileForm::Html => {
            is_free(path).and_then(|()| replaced(disk, path, parcel.text))
        }
        FileForm::Atom => match is_free(path).map(|()| read_own(path, LARGEST_FEED)) {
            Err(sentence) => Err(sentence),
            Ok(Ok(old)) => {
                let old = old.unwrap_or_default();
                let old = String::from_utf8_lossy(&old);
                replaced(disk, path, &feed::with_earlier(parcel.text, &old))
            }
            Ok(Err(error)) => Err(refused(error)),
        },
        FileForm::Mbox => mbox::add(disk, path, parcel).map_err(refused),
        FileForm::Maildir => maildir::put(disk, path, parcel).map_err(refused),
    };
    kept.map_err(|sentence| MailError::new(Verdict::Settings, sentence))
}

/// Sees whether a digest could be written in its form, and writes nothing; `None` for a form that a
/// mail is added to.
pub(super) fn try_out(
    disk: &dyn Disk,
    form: FileForm,
    path: &Path,
) -> Option<Result<(), MailError>> {
    match form {
        FileForm::Mbox | FileForm::Maildir => return None,
        FileForm::Text | FileForm::Markdown | FileForm::Html | FileForm::Atom => {}
    }
    let begun = |()| Draft::begin(disk, path, Readers::AsUsual).map_err(|error| error.to_string());
    let tried = is_free(path).and_then(begun).map(drop);
    Some(tried.map_err(|sentence| MailError::new(Verdict::Settings, sentence)))
}

/// Sees that nothing of somebody else's would be written over.
fn is_free(path: &Path) -> Result<(), String> {
    let there = read_own(path, LARGEST_FEED);
    let there = there.map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let there = there.unwrap_or_default();
    let text = String::from_utf8_lossy(&there);
    if text.trim().is_empty() || is_digest(&text) {
        return Ok(());
    }
    Err(format!(
        "{} has something else than a digest; take it away, or set another path",
        path.display()
    ))
}

fn replaced(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), String> {
    let write = |out: &mut dyn Write| out.write_all(text.as_bytes());
    let written = write_file_on(disk, path, Existing::GivesWay, write);
    written.map_err(|error| error.to_string())
}
