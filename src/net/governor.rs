//! The governor: who may ask a service when, among all copies of recto together.
//!
//! Of one allowance there is one request under way at a time, in all copies; its turn is held by a
//! lock of its own, which the system gives back where a copy dies. The next one begins the interval
//! after the end of the one before, so that they can never come closer to the server, however long a
//! request was on its way. When that is stands in `hosts.json`, under a lock that is held for moments.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::allowance::Allowance;
use super::error::{AskError, Fault};
use super::exchange::GLANCE;
use super::hosts::{self, Hosts, Standing};
use super::limits::Limits;
use super::told::{Told, after};
use crate::disk::{Disk, Lock, LockError, RealDisk};

/// After so many refusals the pause is not doubled any more: arXiv's is half an hour then.
const MOST_DOUBLINGS: u32 = 6;

/// Who may ask when.
#[derive(Debug)]
pub(super) struct Governor {
    /// Where `hosts.json` lies, and the locks.
    folder: PathBuf,
    limits: Limits,
    clock: fn() -> Timestamp,
    zone: fn() -> TimeZone,
    /// What this copy knows by itself, where the file cannot be kept.
    own: Mutex<Hosts>,
    /// What a person should know, each once.
    warnings: Mutex<Vec<String>>,
}

/// A turn to ask. It is over when it is dropped, and the interval begins.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    governor: &'a Governor,
    allowance: &'a Allowance,
    end: Ended,
    told: Told,
    _lock: Option<Lock>,
}

/// How a turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// With an answer that can be used.
    Well,
    /// With one that cannot, or none.
    Otherwise,
    /// With a refusal: too much was asked.
    Refused,
    /// With a fault that may pass; so long it is left alone.
    Faulty(Duration),
}

impl Governor {
    pub(super) fn new(
        folder: &Path,
        limits: &Limits,
        clock: fn() -> Timestamp,
        zone: fn() -> TimeZone,
    ) -> Self {
        Self {
            folder: folder.to_owned(),
            limits: limits.clone(),
            clock,
            zone,
            own: Mutex::default(),
            warnings: Mutex::default(),
        }
    }

    /// Waits until it is this question's turn.
    ///
    /// # Errors
    /// When that would take too long, or nobody waits any more.
    pub(super) fn turn<'a>(
        &'a self,
        allowance: &'a Allowance,
        stop: &dyn Fn() -> bool,
    ) -> Result<Turn<'a>, AskError> {
        let lock = self.lock(allowance, stop)?;
        let now = (self.clock)();
        let next = self.standing(allowance, now).next.unwrap_or(now);
        let wait = Duration::try_from(next.duration_since(now)).unwrap_or_default();
        if wait > self.limits.longest_wait {
            return Err(self.limited(allowance, next, now));
        }
        if !slept(wait, stop) {
            return Err(AskError::new(allowance.said(), Fault::Stopped));
        }
        Ok(Turn {
            governor: self,
            allowance,
            end: Ended::Otherwise,
            told: Told::default(),
            _lock: lock,
        })
    }

    /// A service is left alone until then.
    pub(super) fn limited(
        &self,
        allowance: &Allowance,
        until: Timestamp,
        now: Timestamp,
    ) -> AskError {
        let zone = (self.zone)();
        AskError::new(allowance.said(), Fault::Limited { until, now, zone })
    }

    /// Until when a service is left alone, if it is.
    pub(super) fn next(&self, allowance: &Allowance) -> Timestamp {
        let now = (self.clock)();
        self.standing(allowance, now).next.unwrap_or(now)
    }

    /// What a person should know and was not yet told.
    pub(super) fn warnings(&self) -> Vec<String> {
        std::mem::take(&mut *self.warnings.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes the lock of an allowance; none where there are no locks to be had.
    fn lock(
        &self,
        allowance: &Allowance,
        stop: &dyn Fn() -> bool,
    ) -> Result<Option<Lock>, AskError> {
        let folder = self.folder.join("hosts");
        let place = folder.join(format!("{}.lock", file_name(allowance.name())));
        let failed = |fault| Err(AskError::new(allowance.said(), fault));
        // Where it fails, opening the lock says so.
        let _ = RealDisk.make_dir(&folder);
        let begun = Instant::now();
        loop {
            match Lock::take_soon(&RealDisk, &place) {
                Ok(lock) => return Ok(Some(lock)),
                Err(LockError::Busy(_)) if stop() => return failed(Fault::Stopped),
                Err(LockError::Busy(_)) if begun.elapsed() < self.limits.longest_wait => {}
                Err(LockError::Busy(_)) => return failed(Fault::Busy),
                Err(error @ (LockError::Unknown { .. } | LockError::Open { .. })) => {
                    self.warn(error.to_string());
                    return Ok(None);
                }
            }
        }
    }

    /// Where a service stands, by what all copies know and what this one knows.
    fn standing(&self, allowance: &Allowance, now: Timestamp) -> Standing {
        let name = allowance.name();
        let mut standing = hosts::read(&self.file(), now)
            .remove(name)
            .unwrap_or_default();
        let own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = own.get(name) {
            standing.next = standing.next.max(own.next);
            standing.refusals = standing.refusals.max(own.refusals);
        }
        standing
    }

    /// Notes how a turn ended.
    fn note(&self, allowance: &Allowance, end: Ended, told: &Told) {
        let now = (self.clock)();
        let lock = Lock::take(&RealDisk, &self.folder.join("hosts.lock"));
        let mut standing = self.standing(allowance, now);
        self.change(&mut standing, allowance, end, told, now);
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        own.insert(allowance.name().to_owned(), standing.clone());
        drop(own);
        let mut hosts = hosts::read(&self.file(), now);
        hosts.insert(allowance.name().to_owned(), standing);
        let written = match lock {
            Ok(_) => hosts::write(&RealDisk, &self.file(), &hosts),
            Err(error) => Err(error.to_string()),
        };
        if let Err(reason) = written {
            self.warn(format!(
                "other copies of recto do not know what was asked: {reason}"
            ));
        }
    }

    fn change(
        &self,
        standing: &mut Standing,
        allowance: &Allowance,
        end: Ended,
        told: &Told,
        now: Timestamp,
    ) {
        let pace = self.limits.pace(allowance);
        let interval = told.interval.unwrap_or_default().max(pace.interval);
        let pause = match end {
            Ended::Well => {
                standing.answered = Some(now);
                standing.refusals = 0;
                interval
            }
            Ended::Otherwise => interval,
            Ended::Faulty(pause) => pause.max(interval),
            Ended::Refused => {
                let doubled = 1 << standing.refusals.min(MOST_DOUBLINGS);
                standing.refusals = standing.refusals.saturating_add(1);
                // A time that was told is as long as the service wants.
                let own = told.until.map_or(pace.pause * doubled, |_| Duration::ZERO);
                own.max(interval)
            }
        };
        standing.next = Some(after(now, pause)).max(told.until);
        standing.left = told.left.clone().or(standing.left.take());
    }

    fn file(&self) -> PathBuf {
        self.folder.join("hosts.json")
    }

    fn warn(&self, warning: String) {
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
}

impl Turn<'_> {
    /// Ends the turn.
    pub(super) fn end(mut self, end: Ended, told: Told) {
        self.end = end;
        self.told = told;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.governor.note(self.allowance, self.end, &self.told);
    }
}

/// Waits for so long; `false` where nobody waits any more.
fn slept(wait: Duration, stop: &dyn Fn() -> bool) -> bool {
    let until = Instant::now() + wait;
    loop {
        if stop() {
            return false;
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return true;
        }
        thread::sleep(left.min(GLANCE));
    }
}

/// The name of an allowance as that of a file.
fn file_name(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    name.chars()
        .map(|c| if fits(c) { c } else { '_' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        Timestamp::constant(1_795_953_600, 0)
    }

    #[test]
    fn what_refuses_is_left_alone_twice_as_long_each_time() {
        let folder = tempfile::tempdir().unwrap();
        let governor = Governor::new(folder.path(), &Limits::default(), noon, || TimeZone::UTC);
        let mut waits = Vec::new();
        let ends = [Ended::Refused; 9]
            .into_iter()
            .chain([Ended::Well, Ended::Refused]);
        for end in ends {
            governor.note(&Allowance::Arxiv, end, &Told::default());
            let next = governor.next(&Allowance::Arxiv);
            waits.push(next.duration_since(noon()).as_secs());
        }
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1920, 1920, 1920, 3, 30]);
    }

    #[test]
    fn a_time_that_was_told_is_waited_for_and_no_longer() {
        let folder = tempfile::tempdir().unwrap();
        let governor = Governor::new(folder.path(), &Limits::default(), noon, || TimeZone::UTC);
        let told = |seconds| Told {
            until: Some(after(noon(), Duration::from_secs(seconds))),
            ..Told::default()
        };
        for (seconds, waited) in [(7, 7), (1, 3)] {
            governor.note(&Allowance::Arxiv, Ended::Refused, &told(seconds));
            let next = governor.next(&Allowance::Arxiv);
            assert_eq!(next.duration_since(noon()).as_secs(), waited);
        }
    }
}
