//! `digest.json`: what came of each subscription the last time, for `recto doctor`, and what was said of
//! it, so that a failing server is complained about once a day. It may be lost.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::disk::{RealDisk, read_own, replace_unsynced};
use crate::mail::Verdict;

const LARGEST: u64 = 1 << 20;

/// What came of the last run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastRun {
    /// When it was, RFC 3339.
    #[serde(default)]
    pub ran: String,
    /// When it was the last time on an earlier day, RFC 3339.
    #[serde(default)]
    pub before: String,
    /// What came of each subscription.
    #[serde(default)]
    pub each: BTreeMap<String, LastOfOne>,
}

/// What came of a subscription.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastOfOne {
    /// When that was, RFC 3339.
    #[serde(default)]
    pub at: String,
    /// One sentence.
    #[serde(default)]
    pub said: String,
    /// The exit status of a failure.
    #[serde(default)]
    pub exit: Option<u8>,
    /// The day on which the failure was told.
    #[serde(default)]
    pub told: String,
}

impl LastRun {
    /// That of the folder of the state; nothing where none is known.
    #[must_use]
    pub fn read(state: &Path) -> Self {
        let bytes = read_own(&path(state), LARGEST).ok().flatten();
        let read = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.unwrap_or_default()
    }

    /// Takes down what came of a subscription. Whether it is to be said: a failure once a day, or where
    /// it means something else, and what a person has to mend whenever it is something else.
    pub(super) fn note(
        &mut self,
        name: &str,
        (said, exit): (&str, Option<u8>),
        now: Timestamp,
        today: Date,
    ) -> bool {
        let today = today.to_string();
        let last = self.each.entry(name.to_owned()).or_default();
        let is_same = last.said == said || exit != Some(Verdict::Settings.exit_status());
        let is_known = exit.is_some() && last.exit == exit && last.told == today && is_same;
        *last = LastOfOne {
            at: now.to_string(),
            said: said.to_owned(),
            exit,
            told: today,
        };
        !is_known
    }

    pub(super) fn keep(&mut self, state: &Path, now: Timestamp, zone: &TimeZone) {
        let day = |time: Timestamp| zone.to_datetime(time).date();
        let ran = self.ran.parse::<Timestamp>().ok();
        if ran.is_some_and(|ran| day(ran) != day(now)) {
            self.before = std::mem::take(&mut self.ran);
        }
        self.ran = now.to_string();
        if let Ok(text) = serde_json::to_string_pretty(self) {
            // It is made anew the next time.
            let _ = replace_unsynced(&RealDisk, &path(state), text.as_bytes());
        }
    }
}

fn path(state: &Path) -> PathBuf {
    state.join("digest.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_kept_when_it_ran_on_an_earlier_day() {
        let dir = tempfile::tempdir().unwrap();
        for (now, before) in [
            ("2026-11-27T08:00:00Z", ""),
            ("2026-11-27T09:00:00Z", ""),
            ("2026-11-28T08:00:00Z", "2026-11-27T09:00:00Z"),
            ("2026-11-28T08:15:00Z", "2026-11-27T09:00:00Z"),
            ("2026-11-30T08:00:00Z", "2026-11-28T08:15:00Z"),
        ] {
            let mut run = LastRun::read(dir.path());
            run.keep(dir.path(), now.parse().unwrap(), &TimeZone::UTC);
            let kept = LastRun::read(dir.path());
            assert_eq!((kept.ran.as_str(), kept.before.as_str()), (now, before));
        }
    }
}
