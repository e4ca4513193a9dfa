//! The way by a program, such as `msmtp -t`: it reads the mail and says by its exit status what became
//! of it.

use std::io::Write;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Parcel;
use super::error::{MailError, Verdict};
use crate::secret::Complaint;

/// A program that ends is seen so soon.
const GLANCE: Duration = Duration::from_millis(5);

/// Starts a program with its arguments, without a shell, and writes the mail to it.
///
/// # Errors
/// When it does not start, takes longer than `limit`, or says that it failed.
pub(super) fn hand_over(
    command: &[String],
    parcel: &Parcel<'_>,
    limit: Duration,
) -> Result<(), MailError> {
    let settings = |sentence: String| MailError::new(Verdict::Settings, sentence);
    let Some((program, arguments)) = command.split_first() else {
        return Err(settings("the way “command” needs a command".to_owned()));
    };
    let mut started = Command::new(program);
    started.args(arguments).stdin(Stdio::piped());
    started.stdout(Stdio::null()).stderr(Stdio::piped());
    let child = started.spawn();
    let mut child =
        child.map_err(|error| settings(format!("{program} does not start: {error}")))?;
    feed(child.stdin.take(), parcel.local());
    let complaint = Complaint::of(child.stderr.take());
    let Some(status) = ended(&mut child, limit) else {
        let sentence = format!("{program} has not ended within {} s", limit.as_secs());
        return Err(MailError::new(Verdict::Later, sentence));
    };
    if status.success() {
        return Ok(());
    }
    Err(failed(program, status, &complaint.first_line("")))
}

/// Writes the mail on a thread of its own: a program may say much before it reads. One that does not
/// want all of it says so by its exit status.
fn feed(pipe: Option<ChildStdin>, mail: String) {
    thread::spawn(move || pipe.map(|mut pipe| pipe.write_all(mail.as_bytes())));
}

/// How it ended; none where it was ended because it took too long.
fn ended(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if begun.elapsed() < limit => thread::sleep(GLANCE),
            Ok(None) | Err(_) => {
                // It may have ended by itself.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// What an exit status means (`sysexits.h`, as sendmail and msmtp use it).
fn verdict(code: Option<i32>) -> Verdict {
    match code {
        // Wrong use, user, host of the settings, permission, settings; no such program.
        Some(64 | 67 | 77 | 78 | 126 | 127) => Verdict::Settings,
        Some(68 | 69) => Verdict::NoServer,
        Some(_) | None => Verdict::Later,
    }
}

fn failed(program: &str, status: ExitStatus, complaint: &str) -> MailError {
    let how = match status.code() {
        Some(code) => format!("exit status {code}"),
        None => "by a signal".to_owned(),
    };
    let said = if complaint.is_empty() {
        String::new()
    } else {
        format!(": {complaint}")
    };
    let sentence = format!("{program} did not take the mail ({how}){said}");
    MailError::new(verdict(status.code()), sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_statuses_of_mail_programs_become_ours() {
        for (code, expected) in [
            (Some(78), 78),
            (Some(77), 78),
            (Some(127), 78),
            (Some(68), 69),
            (Some(69), 69),
            (Some(75), 75),
            (Some(65), 75),
            (Some(1), 75),
            (None, 75),
        ] {
            assert_eq!(verdict(code).exit_status(), expected, "{code:?}");
        }
    }
}
