//! What is known of a record beside what it tells.

use std::collections::BTreeMap;

use crate::paper::{ImportError, PaperId, Received};

/// Ids of papers that their records do not tell, by those that they tell.
pub(in crate::jobs) type Also = BTreeMap<PaperId, Vec<PaperId>>;

/// A record with the feed that it came by, and the ids that are known beside its own.
pub(super) fn told_more(
    record: Result<Received, ImportError>,
    feed: Option<&str>,
    also: Option<&Also>,
) -> Result<Received, ImportError> {
    record.map(|mut received| {
        if let Some(feed) = feed {
            let sources = received.paper.sources.iter_mut();
            sources.for_each(|source| source.feed = Some(feed.to_owned()));
        }
        if let Some(also) = also.and_then(|also| also.get(&received.paper.id)) {
            received.paper.take_ids(also);
        }
        received
    })
}
