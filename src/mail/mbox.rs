//! The way into an mbox: mails one after the other in a file, each behind a line that begins with
//! "From " (RFC 4155; lines of a mail that begin so get a `>`, as mboxrd has it).

use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use jiff::tz::TimeZone;
use memchr::memmem;

use super::Parcel;
use crate::disk::{Disk, Readers, lock_file, read_own_head};

/// What every mail begins with, and so every mbox.
const BEGIN: &[u8] = b"From ";

/// So much of the end of a file is looked through for a mail that a killed copy has written.
const LOOKED_THROUGH: u64 = 4 << 20;

/// Adds a mail to the end of a file; one that stands there already is not added again, and a part of
/// it that a killed copy left makes room.
///
/// # Errors
/// As the system says; [`io::ErrorKind::WouldBlock`] where another program keeps the file locked,
/// [`io::ErrorKind::InvalidData`] where it is no mbox.
pub(super) fn add(disk: &dyn Disk, path: &Path, parcel: &Parcel<'_>) -> io::Result<()> {
    // Before it is opened: what is no ordinary file may wait for ever.
    check(path)?;
    let mut file = disk.open_end(path, Readers::Owner)?;
    lock_file(disk, &file)?;
    // Another program may have begun it meanwhile.
    check(path)?;
    let entry = entry(parcel);
    let length = file.seek(SeekFrom::End(0))?;
    let from = length.saturating_sub(LOOKED_THROUGH.max(2 * entry.len() as u64));
    file.seek(SeekFrom::Start(from))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    if memmem::find(&end, entry.as_bytes()).is_some() {
        return Ok(());
    }
    let torn = torn(&end, entry.as_bytes());
    if torn > 0 {
        disk.cut(&file, length - torn as u64)?;
        end.truncate(end.len() - torn);
    }
    let gap = match end.as_slice() {
        [] | [.., b'\n', b'\n'] => "",
        [.., b'\n'] => "\n",
        [..] => "\n\n",
    };
    disk.write_all(&mut file, format!("{gap}{entry}").as_bytes())?;
    disk.sync(&file)
}

/// Sees that a file is an mbox, or empty, or not there; the first mail may have been cut anywhere.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] where it is none; as the system says.
pub(super) fn check(path: &Path) -> io::Result<()> {
    let head = read_own_head(path, BEGIN.len() as u64)?.unwrap_or_default();
    if BEGIN.starts_with(&head) {
        return Ok(());
    }
    let reason = "it is no mbox, which begins with “From ”; take it away, or set another `path`";
    Err(io::Error::new(ErrorKind::InvalidData, reason))
}

/// A mail as it stands in the file, with the empty line behind it.
fn entry(parcel: &Parcel<'_>) -> String {
    let at = TimeZone::UTC.to_datetime(parcel.at);
    let mut entry = format!(
        "From {} {}\n",
        parcel.from,
        at.strftime("%a %b %e %H:%M:%S %Y")
    );
    for line in parcel.local().lines() {
        if line.trim_start_matches('>').starts_with("From ") {
            entry.push('>');
        }
        entry.push_str(line);
        entry.push('\n');
    }
    entry.push('\n');
    entry
}

/// How many bytes at the end of a file are a beginning of an entry.
fn torn(end: &[u8], entry: &[u8]) -> usize {
    let is_line = |at: &usize| *at == 0 || end.get(at - 1) == Some(&b'\n');
    let last = memchr::memrchr(b'\n', end).map_or(0, |at| at + 1);
    let last_line = end.get(last..).unwrap_or_default();
    let begins = if !last_line.is_empty() && BEGIN.starts_with(last_line) {
        Some(last)
    } else {
        memmem::rfind_iter(end, BEGIN).find(is_line)
    };
    let rest = begins.and_then(|at| end.get(at..));
    rest.filter(|rest| entry.starts_with(rest))
        .map_or(0, <[u8]>::len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::RealDisk;

    fn parcel<'a>(id: &'a str, mail: &'a str) -> Parcel<'a> {
        Parcel {
            id,
            text: mail,
            from: "me@example.org",
            to: "me@example.org",
            at: "2026-11-07T07:30:00Z".parse().unwrap(),
        }
    }

    fn add_to(path: &Path, id: &str, mail: &str) {
        add(&RealDisk, path, &parcel(id, mail)).unwrap();
    }

    #[test]
    fn a_mail_is_added_once_behind_what_stands_there() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("in");
        let mail = "Subject: x\r\n\r\nFrom here\r\n>From there\r\nFromage\r\n";
        let first = "From me@example.org Sat Nov  7 07:30:00 2026\nSubject: x\n\n>From here\n>>From there\nFromage\n\n";
        for before in [
            "",
            "From a b\n\nold",
            "From a b\n\nold\n",
            "From a b\n\nold\n\n",
        ] {
            std::fs::write(&path, before).unwrap();
            add_to(&path, "<1@x>", mail);
            add_to(&path, "<1@x>", mail);
            let gap = if before.is_empty() { "" } else { "\n\n" };
            let expected = format!("{}{gap}{first}", before.trim_end());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
        }
    }

    #[test]
    fn a_file_that_is_no_mbox_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("notes");
        for (text, is_one) in [
            ("", true),
            ("From a b\n\nold\n", true),
            ("Fr", true),
            ("Froth", false),
            ("my notes\n\nFrom a b\n", false),
            ("\n", false),
        ] {
            std::fs::write(&path, text).unwrap();
            assert_eq!(check(&path).is_ok(), is_one, "{text:?}");
        }
        let parcel = parcel("<1@x>", "Subject: x\r\n\r\nx\r\n");
        let refused = add(&RealDisk, &path, &parcel).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::InvalidData);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "\n");
    }

    #[test]
    fn what_a_killed_copy_left_makes_room_wherever_it_was_cut() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("in");
        let mail = "Subject: x\r\n\r\nFrom here\r\n";
        add_to(&path, "<1@x>", mail);
        let whole = std::fs::read_to_string(&path).unwrap();
        for before in ["", "From a b\n\nold\n\n"] {
            for cut in 0..whole.len() {
                std::fs::write(&path, format!("{before}{}", &whole[..cut])).unwrap();
                add_to(&path, "<1@x>", mail);
                let found = std::fs::read_to_string(&path).unwrap();
                assert_eq!(found, format!("{before}{whole}"), "{cut}");
            }
        }
    }
}
