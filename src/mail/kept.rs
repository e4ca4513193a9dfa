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
    let kept = has_place(form, path).and_then(|()| match form {
        FileForm::Text | FileForm::Markdown | FileForm::Html => {
            free(path).and_then(|_| replaced(disk, path, parcel.text))
        }
        FileForm::Atom => {
            let old = free(path)?;
            replaced(disk, path, &feed::with_earlier(parcel.text, &old))
        }
        FileForm::Mbox => mbox::add(disk, path, parcel).map_err(refused),
        FileForm::Maildir => maildir::put(disk, path, parcel).map_err(refused),
    });
    kept.map_err(|sentence| MailError::new(Verdict::Settings, sentence))
}

/// Sees whether a digest could be written in its form, and leaves nothing behind.
///
/// # Errors
/// When it could not.
pub fn check(disk: &dyn Disk, form: FileForm, path: &Path) -> Result<(), MailError> {
    let begun = |path: &Path| {
        let begun = Draft::begin(disk, path, Readers::Owner);
        begun.map(drop).map_err(|error| error.to_string())
    };
    let checked = has_place(form, path).and_then(|()| match form {
        FileForm::Text | FileForm::Markdown | FileForm::Html | FileForm::Atom => {
            free(path).and_then(|_| begun(path))
        }
        FileForm::Mbox if path.exists() => {
            mbox::check(path).map_err(|error| format!("{} {error}", path.display()))
        }
        FileForm::Maildir if path.is_dir() => begun(&path.join("mail")),
        FileForm::Mbox | FileForm::Maildir => begun(path),
    });
    checked.map_err(|sentence| MailError::new(Verdict::Settings, sentence))
}

/// Sees that there is a folder for it, and that what stands there is no other kind of thing.
fn has_place(form: FileForm, path: &Path) -> Result<(), String> {
    let shown = path.display();
    let folder = path.parent().filter(|folder| !folder.is_dir());
    if let Some(folder) = folder {
        let folder = folder.display();
        return Err(format!(
            "{shown} cannot be written, for there is no folder {folder}; make it, or set another `path`"
        ));
    }
    match form {
        FileForm::Maildir if path.is_file() => Err(format!(
            "{shown} is a file, and a Maildir is a folder; set another `path`"
        )),
        FileForm::Maildir => Ok(()),
        FileForm::Text | FileForm::Markdown | FileForm::Html | FileForm::Atom | FileForm::Mbox
            if path.is_dir() =>
        {
            Err(format!(
                "{shown} is a folder; let `path` name a file in it, such as {}",
                path.join("digest").display()
            ))
        }
        FileForm::Text | FileForm::Markdown | FileForm::Html | FileForm::Atom | FileForm::Mbox => {
            Ok(())
        }
    }
}

/// What stands there, where that is nothing of somebody else's that would be written over.
fn free(path: &Path) -> Result<String, String> {
    let there = read_own(path, LARGEST_FEED);
    let there = there.map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let there = there.unwrap_or_default();
    let text = String::from_utf8_lossy(&there);
    if text.trim().is_empty() || is_digest(&text) {
        return Ok(text.into_owned());
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
