//! The marks thread: saves stars, read marks and position, tries again what failed, and sees what
//! another copy of recto saved.

mod writer;

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::threads::tell;
use crate::app::{Message, Where};
use crate::config::{EditError, change_samples, change_views};
use crate::disk::RealDisk;
use crate::marks::{FileKind, Intent, Samples};
use crate::query::ViewChange;
use crate::state::{HISTORY_NAME, HistoryFile};
pub(super) use writer::Writer;

/// Where one is goes to disk at most so long after a change.
const POSITION_WITHIN: Duration = Duration::from_millis(900);
/// The first wait after a failed save; it doubles each time.
const FIRST_RETRY: Duration = Duration::from_secs(1);
const LONGEST_RETRY: Duration = Duration::from_secs(30);

enum Job {
    Save(Vec<Intent>),
    Remember(Where),
    Put(Samples),
    Views(ViewChange),
    Keep(String),
    Look,
    Flush(Sender<()>),
    End,
}

/// The thread, as the loop sees it.
pub(super) struct MarksThread {
    jobs: Sender<Job>,
    thread: JoinHandle<Option<String>>,
}

/// Has everything saved, from another thread than the loop.
#[derive(Clone)]
pub(super) struct Flush(Sender<Job>);

impl MarksThread {
    pub(super) fn spawn(
        writer: Writer,
        config_dir: PathBuf,
        history: HistoryFile,
        answers: Sender<Message>,
    ) -> Result<Self> {
        let (jobs, waiting) = mpsc::channel();
        let mut work = Work {
            writer,
            config_dir,
            history,
            position: None,
            intents: Vec::new(),
            retry: None,
            has_told: false,
            answers,
        };
        let thread = thread::Builder::new()
            .name("the saving of marks".to_owned())
            .spawn(move || {
                work.read_history();
                work.go_on(&waiting)
            })
            .context("no thread could be started")?;
        Ok(Self { jobs, thread })
    }

    pub(super) fn save(&self, intents: Vec<Intent>) {
        self.ask(Job::Save(intents));
    }

    pub(super) fn remember(&self, position: Where) {
        self.ask(Job::Remember(position));
    }

    /// Lists the papers that recto comes with, or puts them away.
    pub(super) fn put(&self, samples: Samples) {
        self.ask(Job::Put(samples));
    }

    /// Changes the queries that are saved.
    pub(super) fn change_views(&self, change: ViewChange) {
        self.ask(Job::Views(change));
    }

    /// Keeps a filter that was typed.
    pub(super) fn keep(&self, filter: String) {
        self.ask(Job::Keep(filter));
    }

    /// Looks whether another copy has changed the stars: one question to the system.
    pub(super) fn look(&self) {
        self.ask(Job::Look);
    }

    pub(super) fn flush(&self) -> Flush {
        Flush(self.jobs.clone())
    }

    /// Lets the thread finish. Returns what could not be saved.
    pub(super) fn end(self) -> Option<String> {
        self.ask(Job::End);
        self.thread
            .join()
            .unwrap_or_else(|_| Some("the last marks may not be saved".to_owned()))
    }

    fn ask(&self, job: Job) {
        // The thread is there until it is asked to end.
        let _ = self.jobs.send(job);
    }
}

impl Flush {
    /// Waits until everything is saved, or the thread has ended, or so long.
    pub(super) fn wait(&self, at_most: Duration) {
        let (done, saved) = mpsc::channel();
        if self.0.send(Job::Flush(done)).is_ok() {
            let _ = saved.recv_timeout(at_most);
        }
    }
}

/// What is to be done, and when.
struct Work {
    writer: Writer,
    /// The folder of the settings.
    config_dir: PathBuf,
    history: HistoryFile,
    /// What to remember, and until when.
    position: Option<(Where, Instant)>,
    /// Not yet on disk, the oldest first.
    intents: Vec<Intent>,
    /// After a failure: when to try again, and how long the wait was.
    retry: Option<(Instant, Duration)>,
    /// Whether it was said that the history cannot be kept.
    has_told: bool,
    answers: Sender<Message>,
}

impl Work {
    fn go_on(&mut self, waiting: &Receiver<Job>) -> Option<String> {
        loop {
            match self.next(waiting) {
                Ok(job) => {
                    let jobs: Vec<Job> = std::iter::once(job).chain(waiting.try_iter()).collect();
                    if self.take(jobs) {
                        return self.finish();
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.on_time(),
                Err(RecvTimeoutError::Disconnected) => return self.finish(),
            }
        }
    }

    /// The next job. Waits without a time limit when nothing is left to do.
    fn next(&self, waiting: &Receiver<Job>) -> Result<Job, RecvTimeoutError> {
        let position = self.position.as_ref().map(|(_, until)| *until);
        let retry = self.retry.map(|(when, _)| when);
        match position.into_iter().chain(retry).min() {
            Some(when) => waiting.recv_timeout(when.saturating_duration_since(Instant::now())),
            None => waiting.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Does jobs; several saves become one. Returns whether it was asked to end.
    fn take(&mut self, jobs: Vec<Job>) -> bool {
        let (mut new, mut look, mut end, mut flushes) = (false, false, false, Vec::new());
        for job in jobs {
            match job {
                Job::Save(intents) => {
                    self.intents.extend(intents);
                    new = true;
                }
                Job::Remember(position) => {
                    let until = self.position.take().map(|(_, until)| until);
                    let until = until.unwrap_or_else(|| Instant::now() + POSITION_WITHIN);
                    self.position = Some((position, until));
                }
                Job::Put(samples) => self.note(change_samples(&self.config_dir, samples)),
                Job::Views(change) => self.note(change_views(&self.config_dir, &change)),
                Job::Keep(filter) => {
                    let kept = self.history.add(&RealDisk, &filter);
                    self.note_history(kept);
                }
                Job::Look => look = true,
                Job::Flush(done) => flushes.push(done),
                Job::End => end = true,
            }
        }
        if end {
            return true;
        }
        if new {
            self.save_marks();
        } else if look && let Some(on_disk) = self.writer.look() {
            self.answer(on_disk);
        }
        for done in flushes {
            self.save_position();
            if !self.intents.is_empty() {
                self.save_marks();
            }
            // Who has waited long enough does not listen any more.
            let _ = done.send(());
        }
        false
    }

    /// Tells the filters that were typed in earlier days.
    fn read_history(&mut self) {
        let read = self.history.read(&RealDisk);
        let read = read.map(|filters| {
            if !filters.is_empty() {
                self.answer(Message::Typed(filters));
            }
        });
        self.note_history(read);
    }

    /// Says why filters cannot be kept, the first time.
    fn note_history(&mut self, outcome: io::Result<()>) {
        if let Err(error) = outcome
            && !std::mem::replace(&mut self.has_told, true)
        {
            let said = format!("What you typed before is not kept, {HISTORY_NAME}: {error}");
            self.answer(Message::Said(said));
        }
    }

    fn on_time(&mut self) {
        let now = Instant::now();
        if self.retry.is_some_and(|(when, _)| when <= now) {
            self.save_marks();
        }
        let position = self.position.as_ref();
        if position.is_some_and(|(_, until)| *until <= now) {
            self.save_position();
        }
    }

    fn save_marks(&mut self) {
        match self.write_marks() {
            Ok(notes) => {
                self.retry = None;
                let intents = std::mem::take(&mut self.intents).len();
                self.answer(self.writer.saved(intents, notes));
            }
            Err(reason) => {
                let wait = self
                    .retry
                    .map_or(FIRST_RETRY, |(_, wait)| wait * 2)
                    .min(LONGEST_RETRY);
                self.retry = Some((Instant::now() + wait, wait));
                self.answer(Message::MarksNotSaved(reason));
            }
        }
    }

    /// Writes every intent; a panic on the way is a failure like any other.
    fn write_marks(&mut self) -> Result<Vec<String>, String> {
        let position = self.position.as_ref().map(|(position, _)| position);
        let written = panic::catch_unwind(AssertUnwindSafe(|| {
            self.writer.write(&self.intents, position)
        }));
        let notes = written.unwrap_or_else(|_| Err("the saving of marks failed".to_owned()))?;
        // It went along with the read marks.
        if self
            .intents
            .iter()
            .any(|intent| intent.kind.file() == FileKind::State)
        {
            self.position = None;
        }
        Ok(notes)
    }

    fn save_position(&mut self) {
        let Some((position, _)) = self.position.take() else {
            return;
        };
        if let Some(note) = self.writer.write_position(&position) {
            self.answer(Message::Failed(note));
        }
    }

    /// The last try. Returns what could not be saved.
    fn finish(&mut self) -> Option<String> {
        self.save_position();
        if self.intents.is_empty() {
            return None;
        }
        let refused = match self.write_marks() {
            Ok(_) => self.writer.refuses(&self.intents),
            Err(reason) => Some(reason),
        };
        let marks = self.intents.len();
        refused.map(|reason| {
            format!("{marks} of your last stars and read marks could not be saved: {reason}")
        })
    }

    /// Says what a person should know of a change of the settings.
    fn note(&self, note: Result<Option<String>, EditError>) {
        if let Some(note) =
            note.unwrap_or_else(|error| Some(format!("Only until you leave: {error}")))
        {
            self.answer(Message::Said(note));
        }
    }

    fn answer(&self, message: Message) {
        tell(&self.answers, message);
    }
}

#[cfg(test)]
mod tests;
