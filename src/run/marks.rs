//! The marks thread: writes stars, read marks and position, and tries again what failed.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::app::{Message, Where};
use crate::marks::{Intent, ReadMarks, SetRead, SetStar, StarFile, Stars};
use crate::state::{Position, StateFile};

/// Where one is goes to disk at most so long after a change.
const POSITION_WITHIN: Duration = Duration::from_millis(900);
/// The first wait after a failed save; it doubles each time.
const FIRST_RETRY: Duration = Duration::from_secs(1);
const LONGEST_RETRY: Duration = Duration::from_secs(30);

enum Job {
    Save(Vec<Intent>),
    Remember(Where),
}

/// The thread, as the loop sees it.
pub(super) struct MarksThread {
    jobs: Sender<Job>,
    thread: JoinHandle<Option<String>>,
}

impl MarksThread {
    pub(super) fn spawn(
        star_file: StarFile,
        state_file: StateFile,
        stars: Stars,
        read: ReadMarks,
        answers: Sender<Message>,
    ) -> Self {
        let (jobs, waiting) = mpsc::channel();
        let mut writer = Writer {
            star_file,
            state_file,
            stars,
            read,
            position: None,
            intents: Vec::new(),
            retry: None,
            answers,
        };
        Self {
            jobs,
            thread: thread::spawn(move || writer.work(&waiting)),
        }
    }

    pub(super) fn save(&self, intents: Vec<Intent>) {
        let _ = self.jobs.send(Job::Save(intents));
    }

    pub(super) fn remember(&self, position: Where) {
        let _ = self.jobs.send(Job::Remember(position));
    }

    /// Lets the thread finish. Returns what could not be saved.
    pub(super) fn end(self) -> Option<String> {
        drop(self.jobs);
        self.thread
            .join()
            .unwrap_or_else(|_| Some("the last marks may not be saved".to_owned()))
    }
}

struct Writer {
    star_file: StarFile,
    state_file: StateFile,
    stars: Stars,
    read: ReadMarks,
    /// What to remember, and until when.
    position: Option<(Where, Instant)>,
    /// Not yet on disk, the oldest first.
    intents: Vec<Intent>,
    /// After a failure: when to try again, and how long the wait was.
    retry: Option<(Instant, Duration)>,
    answers: Sender<Message>,
}

impl Writer {
    fn work(&mut self, waiting: &Receiver<Job>) -> Option<String> {
        loop {
            match self.next(waiting) {
                Ok(job) => {
                    self.take(job);
                    for job in waiting.try_iter() {
                        self.take(job);
                    }
                    if !self.intents.is_empty() {
                        self.save_marks();
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    let now = Instant::now();
                    if self.retry.is_some_and(|(when, _)| when <= now) {
                        self.save_marks();
                    }
                    if self
                        .position
                        .as_ref()
                        .is_some_and(|(_, until)| *until <= now)
                    {
                        self.save_position();
                    }
                }
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

    fn take(&mut self, job: Job) {
        match job {
            Job::Save(intents) => self.intents.extend(intents),
            Job::Remember(position) => {
                let until = self.position.take().map(|(_, until)| until);
                let until = until.unwrap_or_else(|| Instant::now() + POSITION_WITHIN);
                self.position = Some((position, until));
            }
        }
    }

    fn save_marks(&mut self) {
        let message = match self.write_marks() {
            Ok(notes) => {
                self.retry = None;
                let intents = std::mem::take(&mut self.intents).len();
                let (stars, read) = (self.stars.clone(), self.read.clone());
                Message::MarksSaved {
                    intents,
                    stars,
                    read,
                    notes,
                }
            }
            Err(reason) => {
                let wait = self
                    .retry
                    .map_or(FIRST_RETRY, |(_, wait)| wait * 2)
                    .min(LONGEST_RETRY);
                self.retry = Some((Instant::now() + wait, wait));
                Message::MarksNotSaved(reason)
            }
        };
        // Nobody listens only when the reader is leaving.
        let _ = self.answers.send(message);
    }

    /// Writes every intent. They are idempotent, so that all are written again after a failure.
    fn write_marks(&mut self) -> Result<Vec<String>, String> {
        let mut notes = Vec::new();
        let stars: Vec<SetStar> = self
            .intents
            .iter()
            .filter_map(|intent| match intent {
                Intent::Star(set) => Some(set.clone()),
                Intent::Read(_) => None,
            })
            .collect();
        if !stars.is_empty() {
            let saved = self
                .star_file
                .save(&stars, &crate::clock::now())
                .map_err(|e| e.to_string())?;
            self.stars = saved.stars;
            notes = saved.warnings;
        }
        let reads: Vec<SetRead> = self
            .intents
            .iter()
            .filter_map(|intent| match intent {
                Intent::Read(set) => Some(set.clone()),
                Intent::Star(_) => None,
            })
            .collect();
        if !reads.is_empty() {
            let position = self.position.take().map(|(position, _)| on_disk(&position));
            let state = self
                .state_file
                .save(position.as_ref(), &reads)
                .map_err(|e| e.to_string())?;
            self.read = state.read;
        }
        Ok(notes)
    }

    fn save_position(&mut self) {
        let Some((position, _)) = self.position.take() else {
            return;
        };
        match self.state_file.save(Some(&on_disk(&position)), &[]) {
            Ok(state) => self.read = state.read,
            Err(error) => {
                let _ = self.answers.send(Message::Said(error.to_string()));
            }
        }
    }

    /// The last try. Returns what could not be saved.
    fn finish(&mut self) -> Option<String> {
        self.save_position();
        if self.intents.is_empty() {
            return None;
        }
        let reason = self.write_marks().err()?;
        let marks = self.intents.len();
        Some(format!(
            "{marks} of your last stars and read marks could not be saved: {reason}"
        ))
    }
}

fn on_disk(position: &Where) -> Position {
    Position {
        query: position.query.clone(),
        order: position.order.name().to_owned(),
        selected: position.selected.clone(),
        scroll: position.scroll,
        row: position.row,
    }
}
