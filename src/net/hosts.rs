//! `hosts.json`: until when each service is left alone, for all copies of recto together. It may be
//! lost: then nothing is known of services, and each is asked at its own pace.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::told::after;
use crate::disk::{Disk, read_own, replace_unsynced};

/// It is small: a line for each host that was ever asked.
const LARGEST: u64 = 16 << 20;
/// What lies further ahead was written by a clock that stood elsewhere.
const FURTHEST: Duration = Duration::from_secs(25 * 60 * 60);

/// Where a service stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// It may be asked from then on.
    #[serde(default, with = "written", skip_serializing_if = "Option::is_none")]
    pub next: Option<Timestamp>,
    /// When it last gave an answer that could be used.
    #[serde(default, with = "written", skip_serializing_if = "Option::is_none")]
    pub answered: Option<Timestamp>,
    /// How much it said is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// How often it has refused since.
    #[serde(default)]
    pub refusals: u32,
}

/// The services by their names.
pub(super) type Hosts = BTreeMap<String, Standing>;

impl Standing {
    /// So far as it can be believed at this time.
    fn believed(mut self, now: Timestamp) -> Self {
        self.next = self.next.filter(|next| *next <= after(now, FURTHEST));
        self
    }
}

/// What every copy knows; nothing where the file is missing, damaged or not to be read.
pub(super) fn read(path: &Path, now: Timestamp) -> Hosts {
    let bytes = read_own(path, LARGEST).ok().flatten();
    let hosts: Option<Hosts> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let believed = |(name, standing): (String, Standing)| (name, standing.believed(now));
    hosts
        .unwrap_or_default()
        .into_iter()
        .map(believed)
        .collect()
}

/// Lets every copy know.
///
/// # Errors
/// When the file cannot be written: one sentence.
pub(super) fn write(disk: &dyn Disk, path: &Path, hosts: &Hosts) -> Result<(), String> {
    let mut json = serde_json::to_vec_pretty(hosts).map_err(|error| error.to_string())?;
    json.push(b'\n');
    replace_unsynced(disk, path, &json).map_err(|error| error.to_string())
}

/// A time as RFC 3339, so that a person can read the file.
mod written {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "serde hands in a reference to the field")]
    pub(super) fn serialize<S: Serializer>(
        time: &Option<Timestamp>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => to.collect_str(time),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Timestamp>, D::Error> {
        let text: Option<String> = Option::deserialize(from)?;
        Ok(text.and_then(|text| text.parse().ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::RealDisk;

    #[test]
    fn what_is_written_is_read_and_what_is_damaged_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hosts.json");
        let now: Timestamp = "2026-11-29T14:00:00.25Z".parse().unwrap();
        assert_eq!(read(&path, now), Hosts::new());
        let standing = Standing {
            next: Some(after(now, Duration::from_secs(3))),
            answered: Some(now),
            left: Some("499".to_owned()),
            refusals: 1,
        };
        let hosts = Hosts::from([("arxiv".to_owned(), standing)]);
        write(&RealDisk, &path, &hosts).unwrap();
        assert_eq!(read(&path, now), hosts);
        // A clock that stood in another year wrote it.
        let earlier = "2020-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(read(&path, earlier)["arxiv"].next, None);
        for damaged in ["", "{", "[]", "{\"arxiv\": 3}", "\u{0}"] {
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(read(&path, now), Hosts::new(), "{damaged}");
        }
    }
}
