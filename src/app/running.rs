//! The jobs that are under way: one table, one line in the footer.

use super::{Effect, Model};
use crate::jobs::{Asks, Errand, ErrandKind, Export, Incoming, Job, JobId, Preview, Step, ToFetch};
use crate::library::IndexProgress;
use crate::text::numbers::thousands;
use crate::text::safe;

/// The jobs that are under way, in the order in which they were started.
#[derive(Debug, Clone, Default)]
pub struct Jobs {
    running: Vec<Running>,
    /// How many were started so far.
    started: u64,
}

/// A job that is under way.
#[derive(Debug, Clone)]
pub struct Running {
    /// Its number.
    pub id: JobId,
    /// What it does.
    pub what: What,
    /// How far it is, once it was heard of.
    come: Option<Step>,
    /// Who was asked last.
    asking: Option<String>,
    /// Whether it was asked to stop.
    stopping: bool,
}

/// What a job does, as far as its end must know it.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It brings papers in.
    Import {
        /// Where they come from, safe to show.
        from: String,
        /// What a person typed for it.
        typed: Option<String>,
    },
    /// It gives these papers out.
    Export(Box<Export>),
    /// It brings papers in from the web.
    Fetch(Showing),
    /// It looks for papers elsewhere.
    Look,
    /// It sends digests.
    Digest,
    /// It makes a digest that is to be shown.
    Preview(Preview),
    /// It looks for names of files.
    Complete,
    /// It makes the index.
    Index,
    /// It reads all of a paper.
    Whole(Asks),
}

/// When the papers of a fetch are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    /// Once they are there: they were asked for one by one.
    AtOnce,
    /// Once one asks for it.
    WhenAsked,
}

impl Model {
    /// Begins a job, of which it is heard by a number of its own.
    pub(super) fn start(&mut self, job: Job) -> Effect {
        Effect::Start(self.jobs.begin(&job), job)
    }
}

impl Jobs {
    /// Takes a job that is to be started; returns its number.
    fn begin(&mut self, job: &Job) -> JobId {
        self.started += 1;
        let id = JobId(self.started);
        self.running.push(Running {
            id,
            what: What::of(job),
            come: None,
            asking: None,
            stopping: false,
        });
        id
    }

    /// Notes how far a job is.
    pub(super) fn come(&mut self, id: JobId, step: Step) {
        let Some(job) = self.running.iter_mut().find(|job| job.id == id) else {
            return;
        };
        if let Step::Asking(whom) = &step {
            job.asking = Some(safe::line(whom));
        } else {
            job.come = Some(step);
        }
    }

    /// Takes out a job that is over; none where it is not known.
    pub(super) fn end(&mut self, id: JobId) -> Option<What> {
        let place = self.running.iter().position(|job| job.id == id)?;
        Some(self.running.remove(place).what)
    }

    /// Marks the job as stopping that a person would mean: the newest that can be stopped.
    pub(super) fn stop(&mut self) -> Option<JobId> {
        let mut newest = self.running.iter_mut().rev();
        let job = newest.find(|job| job.can_be_stopped())?;
        job.stopping = true;
        Some(job.id)
    }

    /// Whether there is one that a person can stop.
    #[must_use]
    pub fn can_stop(&self) -> bool {
        self.running.iter().any(Running::can_be_stopped)
    }

    /// Whether papers are being brought in.
    #[must_use]
    pub fn has_import(&self) -> bool {
        self.running
            .iter()
            .any(|job| matches!(job.what, What::Import { .. }))
    }

    /// The fetch of feeds that is under way and was not asked to stop.
    pub(super) fn fetching(&self) -> Option<JobId> {
        let mut running = self.running.iter();
        let fetch = running.find(|job| job.is_of_feeds() && job.can_be_stopped());
        fetch.map(|job| job.id)
    }

    /// Whether something is under way that brings papers which are shown once one asks for it.
    pub(super) fn holds(&self) -> bool {
        self.running.iter().any(Running::is_of_feeds)
    }

    /// Whether the web is asked for a whole paper.
    pub(super) fn gets_whole(&self) -> bool {
        self.running
            .iter()
            .any(|job| matches!(job.what, What::Whole(Asks::Web | Asks::Anew)))
    }

    /// Whether a whole paper that is kept is read from the disk.
    pub(super) fn reads_kept(&self) -> bool {
        let mut running = self.running.iter();
        running.any(|job| job.what == What::Whole(Asks::Kept))
    }

    /// Whether papers are fetched that were asked for one by one.
    pub(super) fn fetches_papers(&self) -> bool {
        let mut running = self.running.iter();
        running.any(|job| job.what == What::Fetch(Showing::AtOnce))
    }

    /// Whether it is a fetch.
    pub(super) fn is_fetch(&self, id: JobId) -> bool {
        let mut running = self.running.iter();
        running.any(|job| job.id == id && matches!(job.what, What::Fetch(_)))
    }

    /// Marks a job as stopping.
    pub(super) fn stop_one(&mut self, id: JobId) {
        for job in self.running.iter_mut().filter(|job| job.id == id) {
            job.stopping = true;
        }
    }

    /// The newest of which there is something to say, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let told: Vec<String> = self.running.iter().filter_map(Running::sentence).collect();
        let newest = told.last()?.clone();
        Some(match told.len() {
            1 => newest,
            several => format!("{newest} ({} more under way)", several - 1),
        })
    }
}

impl What {
    fn of(job: &Job) -> Self {
        match job {
            Job::Import(import) => Self::Import {
                from: safe::line(&import.named()),
                typed: match import.from.as_slice() {
                    [Incoming::Typed(name)] => Some(name.clone()),
                    _ => None,
                },
            },
            Job::Export(export) => Self::Export(export.clone()),
            Job::Fetch(_) => Self::Fetch(Showing::of(job)),
            Job::Look(_) => Self::Look,
            Job::Complete(_) => Self::Complete,
            Job::Digest(_) => Self::Digest,
            Job::Preview(preview) => Self::Preview(preview.clone()),
            Job::Index => Self::Index,
            Job::Whole(whole) => Self::Whole(whole.asks),
        }
    }

    /// What a person typed to begin it.
    pub(super) fn typed(&self) -> Option<&str> {
        match self {
            Self::Import { typed, .. } => typed.as_deref(),
            Self::Export(_)
            | Self::Fetch(_)
            | Self::Look
            | Self::Digest
            | Self::Preview(_)
            | Self::Complete
            | Self::Whole(_)
            | Self::Index => None,
        }
    }
}

impl Showing {
    /// When what a job brings is shown.
    pub(super) fn of(job: &Job) -> Self {
        let is_of_papers = |errand: &Errand| matches!(errand.kind, ErrandKind::Papers(_));
        match job {
            Job::Fetch(fetching) => match &fetching.what {
                ToFetch::These(errands) if errands.iter().all(is_of_papers) => Self::AtOnce,
                ToFetch::These(_) | ToFetch::Followed | ToFetch::New(_) => Self::WhenAsked,
            },
            Job::Import(_)
            | Job::Export(_)
            | Job::Look(_)
            | Job::Digest(_)
            | Job::Preview(_)
            | Job::Whole(_)
            | Job::Complete(_)
            | Job::Index => Self::AtOnce,
        }
    }
}

impl Running {
    fn is_of_feeds(&self) -> bool {
        self.what == What::Fetch(Showing::WhenAsked)
    }

    fn can_be_stopped(&self) -> bool {
        let can_be = match self.what {
            What::Import { .. }
            | What::Export(_)
            | What::Fetch(_)
            | What::Look
            | What::Digest
            | What::Whole(Asks::Web | Asks::Anew) => true,
            // Where nothing is made, nobody sees it.
            What::Index => self.come.is_some(),
            // It is there in a moment, or writes a line.
            What::Complete | What::Preview(_) | What::Whole(Asks::Kept) => false,
        };
        can_be && !self.stopping
    }

    /// What is to be said of it, where there is something.
    fn sentence(&self) -> Option<String> {
        let per_cent = |seen: &IndexProgress| seen.done.min(seen.whole) * 100 / seen.whole.max(1);
        let sentence = match (&self.what, &self.come) {
            (What::Import { from, .. }, Some(Step::Indexed(seen))) => {
                format!("Importing {from}: {} % indexed", per_cent(seen))
            }
            (What::Import { from, .. }, come) => {
                let records = match come {
                    Some(Step::Records(records)) => *records,
                    Some(_) | None => 0,
                };
                format!(
                    "Importing {from}: {} records so far",
                    thousands(records as u64)
                )
            }
            (What::Export(export), Some(Step::Records(papers))) => {
                let to = export.to.file().map(ToString::to_string);
                let to = to.map_or("the clipboard".to_owned(), |file| safe::line(&file));
                format!(
                    "Exporting to {to}: {} papers so far",
                    thousands(*papers as u64)
                )
            }
            (What::Fetch(_), Some(Step::Indexed(seen))) => {
                format!("Fetching: {} % indexed", per_cent(seen))
            }
            (What::Look | What::Whole(Asks::Web | Asks::Anew), _) => {
                let whom = self.asking.as_deref().unwrap_or("the web");
                format!("Asking {whom}…")
            }
            // Several are asked at the same time: whose the records are is not told.
            (What::Fetch(_), come) => match (come, &self.asking) {
                (Some(Step::Records(records)), Some(whom)) => {
                    format!(
                        "{} records so far, asking {whom}…",
                        thousands(*records as u64)
                    )
                }
                (_, Some(whom)) => format!("Asking {whom}…"),
                (_, None) => "Fetching…".to_owned(),
            },
            (What::Index, Some(Step::Indexed(seen))) => format!(
                "Indexing, {} %; until then each search reads all papers",
                per_cent(seen)
            ),
            (What::Digest, _) => "Sending the digest".to_owned(),
            (What::Preview(_), _) => "Making the digest…".to_owned(),
            (What::Export(_) | What::Index | What::Complete | What::Whole(Asks::Kept), _) => {
                return None;
            }
        };
        Some(if self.stopping {
            format!("Stopping. {sentence}")
        } else {
            sentence
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::{Import, Purpose};

    #[test]
    fn the_newest_job_is_told_and_stopped_first() {
        let mut jobs = Jobs::default();
        let index = jobs.begin(&Job::Index);
        assert_eq!((jobs.sentence(), jobs.can_stop()), (None, false));
        let half = IndexProgress { done: 1, whole: 2 };
        jobs.come(index, Step::Indexed(half));
        let indexing = "Indexing, 50 %; until then each search reads all papers";
        assert_eq!(jobs.sentence().as_deref(), Some(indexing));
        let import = jobs.begin(&Job::Import(Import {
            from: vec![Incoming::Typed("x\u{1b}[31m.bib".to_owned())],
            format: None,
            prevails: crate::merge::Prevails::Better,
            keywords: crate::merge::Keywords::AsTheyAre,
            purpose: Purpose::Write,
            now: String::new(),
        }));
        jobs.come(import, Step::Records(7));
        let importing = "Importing x.bib: 7 records so far (1 more under way)";
        assert_eq!(jobs.sentence().as_deref(), Some(importing));
        assert_eq!(jobs.stop(), Some(import));
        assert_eq!(jobs.stop(), Some(index));
        assert_eq!((jobs.stop().is_none(), jobs.can_stop()), (true, false));
        let ended = jobs.end(import).unwrap();
        assert_eq!(ended.typed(), Some("x\u{1b}[31m.bib"));
        assert_eq!(jobs.end(import), None);
        let stopping = format!("Stopping. {indexing}");
        assert_eq!(jobs.sentence(), Some(stopping));
    }

    #[test]
    fn a_fetch_says_whom_it_asks_and_how_far_it_is() {
        let mut jobs = Jobs::default();
        let id = jobs.begin(&Job::Fetch(crate::jobs::Fetching {
            what: ToFetch::Followed,
            when: crate::jobs::When::WhenDue,
            purpose: Purpose::Write,
            now: String::new(),
        }));
        let half = IndexProgress { done: 1, whole: 2 };
        for (step, said) in [
            (Step::Feeds(Vec::new()), "Fetching…"),
            (Step::Asking("m\u{1b}[31ml".to_owned()), "Asking ml…"),
            (Step::Records(7), "7 records so far, asking ml…"),
            (
                Step::Asking("daily".to_owned()),
                "7 records so far, asking daily…",
            ),
            (Step::Indexed(half), "Fetching: 50 % indexed"),
        ] {
            jobs.come(id, step);
            assert_eq!(jobs.sentence().as_deref(), Some(said));
        }
        assert_eq!((jobs.fetching(), jobs.holds()), (Some(id), true));
        jobs.stop_one(id);
        assert_eq!((jobs.fetching(), jobs.holds()), (None, true));
        assert!(jobs.end(id).is_some() && !jobs.holds());
    }
}
