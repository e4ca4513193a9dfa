//! `fetched.json`: when each feed last answered, and what to ask with the next time. It may be lost:
//! that costs one full request.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::disk::{Lock, RealDisk, read_own, replace_unsynced};
use crate::merge::Counts;
use crate::net::Validators;
use crate::paper::PaperId;

/// It is small: some lines for each feed.
const LARGEST: u64 = 16 << 20;

/// What is known of the last answer to a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LastAnswer {
    /// What was asked.
    pub(super) spec: String,
    /// When it was answered, also that nothing has changed.
    pub(super) answered: Timestamp,
    /// What to ask with, by address.
    pub(super) seen: BTreeMap<String, Validators>,
    /// What it brought.
    pub(super) counts: Counts,
}

/// The form of it in the file.
#[derive(Serialize, Deserialize)]
struct Written {
    spec: String,
    answered: String,
    #[serde(default)]
    new: usize,
    #[serde(default)]
    changed: usize,
    #[serde(default)]
    known: usize,
    #[serde(default)]
    seen: BTreeMap<String, Validators>,
}

/// Under which name it is kept which papers wait; no feed is called so.
const WAITING: &str = "waiting papers";

/// Which papers wait, in the file.
#[derive(Serialize, Deserialize)]
struct WrittenWaiting {
    /// How long the store was in which they did.
    store: u64,
    ids: Vec<PaperId>,
}

/// The file.
#[derive(Debug)]
pub(super) struct KeptFile {
    path: PathBuf,
}

impl KeptFile {
    /// That of the folder of the state.
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self {
            path: folder.join("fetched.json"),
        }
    }

    /// What is known of a feed. What another time or another spec has left is nothing.
    pub(super) fn read(&self, name: &str, spec: &str, now: Timestamp) -> Option<LastAnswer> {
        let written = self.whole().remove(name)?;
        let written: Written = serde_json::from_value(written).ok()?;
        let answered = written.answered.parse().ok()?;
        // A clock that stood elsewhere wrote what lies ahead.
        (written.spec == spec && answered <= now).then_some(LastAnswer {
            spec: written.spec,
            answered,
            seen: written.seen,
            counts: Counts {
                added: written.new,
                changed: written.changed,
                same: written.known,
                skipped: 0,
            },
        })
    }

    /// Keeps what is known of a feed.
    ///
    /// # Errors
    /// When the file cannot be written: one sentence.
    pub(super) fn keep(&self, name: &str, last: &LastAnswer) -> Result<(), String> {
        let Counts {
            added,
            changed,
            same,
            skipped: _,
        } = last.counts;
        let written = Written {
            spec: last.spec.clone(),
            answered: last.answered.to_string(),
            new: added,
            changed,
            known: same,
            seen: last.seen.clone(),
        };
        let written = serde_json::to_value(written).map_err(|error| error.to_string())?;
        self.change(|feeds| {
            feeds.insert(name.to_owned(), written);
        })
    }

    /// The papers that waited in a store that ended there; none where another one was looked at.
    pub(super) fn waiting(&self, end: u64) -> Option<Vec<PaperId>> {
        let written = self.whole().remove(WAITING)?;
        let written: WrittenWaiting = serde_json::from_value(written).ok()?;
        (written.store == end).then_some(written.ids)
    }

    /// Keeps which papers wait in a store that ends there.
    ///
    /// # Errors
    /// As for [`Self::keep`].
    pub(super) fn keep_waiting(&self, end: u64, ids: &[PaperId]) -> Result<(), String> {
        let written = WrittenWaiting {
            store: end,
            ids: ids.to_vec(),
        };
        let written = serde_json::to_value(written).map_err(|error| error.to_string())?;
        self.change(|feeds| {
            feeds.insert(WAITING.to_owned(), written);
        })
    }

    /// A feed has another name.
    ///
    /// # Errors
    /// As for [`Self::keep`].
    pub(super) fn rename(&self, old: &str, new: &str) -> Result<(), String> {
        if !self.whole().contains_key(old) {
            return Ok(());
        }
        self.change(|feeds| {
            if let Some(feed) = feeds.remove(old) {
                feeds.insert(new.to_owned(), feed);
            }
        })
    }

    /// Changes the file under its lock: another copy may fetch another feed.
    fn change(&self, change: impl FnOnce(&mut Map<String, Value>)) -> Result<(), String> {
        let lock = self.path.with_extension("lock");
        let _held = Lock::take(&RealDisk, &lock).map_err(|error| error.to_string())?;
        let mut feeds = self.whole();
        let before = feeds.clone();
        change(&mut feeds);
        if feeds == before {
            return Ok(());
        }
        let mut json = serde_json::to_vec_pretty(&feeds).map_err(|error| error.to_string())?;
        json.push(b'\n');
        replace_unsynced(&RealDisk, &self.path, &json).map_err(|error| error.to_string())
    }

    /// Every feed; nothing where the file is missing, damaged or not to be read.
    fn whole(&self) -> Map<String, Value> {
        let bytes = read_own(&self.path, LARGEST).ok().flatten();
        let feeds = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        feeds.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_and_what_is_damaged_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = KeptFile::in_folder(folder.path());
        let now: Timestamp = "2026-11-29T14:00:00Z".parse().unwrap();
        let last = LastAnswer {
            spec: "hf:daily".to_owned(),
            answered: now,
            seen: BTreeMap::from([("http://x/".to_owned(), Validators::default())]),
            counts: Counts {
                added: 1,
                ..Counts::default()
            },
        };
        assert_eq!(file.read("daily", "hf:daily", now), None);
        file.keep("daily", &last).unwrap();
        file.keep("other", &last).unwrap();
        assert_eq!(file.read("daily", "hf:daily", now), Some(last.clone()));
        assert_eq!(file.read("daily", "hf:week", now), None);
        let earlier = "2020-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(file.read("daily", "hf:daily", earlier), None);
        file.rename("daily", "days").unwrap();
        assert_eq!(file.read("daily", "hf:daily", now), None);
        assert_eq!(file.read("days", "hf:daily", now), Some(last.clone()));
        let path = folder.path().join("fetched.json");
        for damaged in [
            "",
            "{",
            "[]",
            "{\"days\": 3}",
            "{\"days\": {\"spec\": \"hf:daily\"}}",
        ] {
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(file.read("days", "hf:daily", now), None, "{damaged}");
            file.keep("other", &last).unwrap();
        }
    }
}
