//! What a program says on its standard error, where it is to be told: its first words, safe.

use std::io::Read;
use std::process::ChildStderr;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::text::safe;

/// So much of it is read, and so much told, in characters.
const MOST_READ: u64 = 16 << 10;
const MOST_TOLD: usize = 200;
/// A program of the program may keep the pipe open: it is not waited for longer than this.
const PATIENCE: Duration = Duration::from_millis(200);

/// What a program complains about, while it runs.
pub(crate) struct Complaint(mpsc::Receiver<String>);

impl Complaint {
    /// Listens from now on, on a thread of its own.
    pub(crate) fn of(pipe: Option<ChildStderr>) -> Self {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let Some(mut pipe) = pipe else {
                return;
            };
            let mut said = Vec::new();
            // What is more is read and dropped, so that it need not wait; nobody may listen any more.
            let _ = pipe.by_ref().take(MOST_READ).read_to_end(&mut said);
            let _ = sender.send(String::from_utf8_lossy(&said).into_owned());
            let _ = std::io::copy(&mut pipe, &mut std::io::sink());
        });
        Self(receiver)
    }

    /// The first line that has something, once the program has ended; empty where there is none. What is
    /// not to be told is left out.
    pub(crate) fn first_line(&self, secret: &str) -> String {
        let said = self.0.recv_timeout(PATIENCE).unwrap_or_default();
        let said = if secret.is_empty() {
            said
        } else {
            said.replace(secret, "…")
        };
        let first = said.lines().find(|line| !line.trim().is_empty());
        let first = safe::line(first.unwrap_or_default());
        let first: String = first.chars().take(MOST_TOLD).collect();
        first.trim().trim_end_matches('.').to_owned()
    }
}
