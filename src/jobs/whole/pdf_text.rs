//! The text of a PDF, which `pdftotext` of poppler takes out where it is installed.

use std::io::{ErrorKind, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::disk::{Disk, RealDisk, replace_unsynced};
use crate::jobs::Stop;
use crate::text::size::size;

/// The program.
const PROGRAM: &str = "pdftotext";
/// So long it may take.
const LONGEST: Duration = Duration::from_secs(60);
/// So often it is looked whether it has ended.
const GLANCE: Duration = Duration::from_millis(20);
/// So many bytes of text are taken.
const MOST: u64 = 32 << 20;

/// What is said where it is not there.
pub(super) const MISSING: &str =
    "the PDF is not read, for pdftotext is not installed (it comes with poppler)";

/// Whether it is installed.
pub(super) fn is_installed() -> bool {
    let mut command = Command::new(PROGRAM);
    command.arg("-v").stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok()
}

/// The text of a PDF, or a sentence why there is none. The folder is where the PDF lies meanwhile.
pub(super) fn of(pdf: &[u8], scratch: &Path, stop: &Stop) -> Result<Vec<u8>, String> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("reading-{}-{number}.pdf", std::process::id());
    let path = scratch.join(name);
    let written = RealDisk
        .make_dir(scratch)
        .map_err(|error| error.to_string())
        .and_then(|()| replace_unsynced(&RealDisk, &path, pdf).map_err(|error| error.to_string()));
    written.map_err(|reason| format!("the PDF cannot be read: {reason}"))?;
    let text = of_file(&path, stop);
    // What stays in the cache is swept there.
    let _ = RealDisk.remove(&path);
    text
}

/// The text of a file that is a PDF, or a sentence why there is none.
pub(super) fn of_file(path: &Path, stop: &Stop) -> Result<Vec<u8>, String> {
    // What begins with a dash would be an option.
    let path = std::path::absolute(path).map_err(|error| error.to_string())?;
    let mut command = Command::new(PROGRAM);
    command.args(["-q", "-enc", "UTF-8"]).arg(path).arg("-");
    command.stdin(Stdio::null()).stderr(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            MISSING.to_owned()
        } else {
            format!("the PDF is not read: {PROGRAM} does not start: {error}")
        }
    })?;
    let reading = child.stdout.take().map(read);
    let ended = ended(&mut child, stop);
    let text = reading.and_then(|reading| reading.join().ok());
    let text = text.unwrap_or_default();
    if text.len() as u64 > MOST {
        return Err(format!("the PDF has more than {} of text", size(MOST)));
    }
    match ended {
        Some(true) => Ok(text),
        Some(false) => Err(format!("{PROGRAM} cannot read the PDF")),
        None => Err(format!("{PROGRAM} was not waited for")),
    }
}

/// Reads what it writes, on a thread of its own.
fn read(out: ChildStdout) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut text = Vec::new();
        // What came before a fault is still text.
        let _ = out.take(MOST + 1).read_to_end(&mut text);
        text
    })
}

/// Whether it ended well; nothing where it was ended.
fn ended(child: &mut Child, stop: &Stop) -> Option<bool> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if begun.elapsed() < LONGEST && !stop.is_set() => thread::sleep(GLANCE),
            Ok(None) | Err(_) => {
                // It may have ended by itself.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}
