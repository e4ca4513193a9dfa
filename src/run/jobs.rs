//! Jobs: each has a thread of its own, answers by messages, and is stopped before recto ends.

use std::collections::HashMap;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::failing::fail_on_purpose;
use super::threads::{tell, worker};
use crate::app::Message;
use crate::jobs::{Around, End, Heard, Job, JobId, Step, Stop};

/// How far a job is, is said so often.
const BETWEEN_REPORTS: Duration = Duration::from_millis(200);

/// The jobs that are under way; every clone is the same table.
#[derive(Clone)]
pub(super) struct Jobs {
    around: Around,
    answers: Sender<Message>,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    table: Mutex<Table>,
    /// Something is over.
    over: Condvar,
}

#[derive(Default)]
struct Table {
    running: HashMap<JobId, Running>,
    /// What came of those that ended since recto is leaving; before that nobody writes it down.
    told: Option<Vec<String>>,
}

struct Running {
    stop: Stop,
    is_waited_for: bool,
}

impl Jobs {
    pub(super) fn new(around: Around, answers: Sender<Message>) -> Self {
        Self {
            around,
            answers,
            shared: Arc::default(),
        }
    }

    /// Starts a job. Its end is told in every case, also where no thread can be started for it.
    pub(super) fn start(&self, id: JobId, job: Job) {
        let stop = Stop::default();
        let running = Running {
            stop: stop.clone(),
            is_waited_for: job.is_waited_for(),
        };
        self.shared.table().running.insert(id, running);
        let (jobs, name) = (self.clone(), job.name());
        let work = move || {
            let mut last = Instant::now();
            let end = job.run(&jobs.around, &stop, &mut |step| {
                fail_on_purpose("a job");
                if is_told(&step, &mut last) {
                    tell(&jobs.answers, Message::Job(id, Heard::Step(step)));
                }
            });
            jobs.end(id, end);
        };
        if let Err(error) = worker(name, work) {
            self.end(
                id,
                End::Failed(format!("{name} could not begin: {error:#}")),
            );
        }
    }

    /// Asks a job to stop; its end is told all the same.
    pub(super) fn stop(&self, id: JobId) {
        if let Some(running) = self.shared.table().running.get(&id) {
            running.stop.set();
        }
    }

    /// Stops all jobs for good, and waits so long for those that would leave something half done.
    /// Returns what came of them.
    pub(super) fn stop_all(&self, at_most: Duration) -> Vec<String> {
        let mut table = self.shared.table();
        table.told.get_or_insert_default();
        for running in table.running.values() {
            running.stop.set();
        }
        let is_open = |table: &mut Table| {
            let mut running = table.running.values();
            running.any(|running| running.is_waited_for)
        };
        let waited = self.shared.over.wait_timeout_while(table, at_most, is_open);
        let (mut table, _) = waited.unwrap_or_else(PoisonError::into_inner);
        table.told.take().unwrap_or_default()
    }

    fn end(&self, id: JobId, end: End) {
        let mut table = self.shared.table();
        table.running.remove(&id);
        if let Some(told) = &mut table.told {
            told.extend(end.sentence());
        }
        drop(table);
        self.shared.over.notify_all();
        tell(&self.answers, Message::Job(id, Heard::End(end)));
    }
}

impl Shared {
    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a step is told: how far it is, now and then; what was passed over, only at the end.
fn is_told(step: &Step, last: &mut Instant) -> bool {
    match step {
        Step::Changed | Step::Feeds(_) | Step::Asking(_) => true,
        Step::Records(_) | Step::Indexed(_) if last.elapsed() >= BETWEEN_REPORTS => {
            *last = Instant::now();
            true
        }
        Step::Records(_)
        | Step::Indexed(_)
        | Step::Problem(_)
        | Step::PassedOver(_)
        | Step::Shown(_)
        | Step::Said(_) => false,
    }
}
