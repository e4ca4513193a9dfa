//! What is known of a record beside what it tells.

use std::collections::BTreeMap;

use crate::paper::{ImportError, PaperId, Received};

/// The papers that were asked for, by the ids that their records tell, each with those ids that these
/// do not tell.
pub(in crate::jobs) type Also = BTreeMap<PaperId, Vec<PaperId>>;

/// A record with the feed that it came by, and the ids that are known beside its own; none where it is
/// not among those that were asked for.
pub(super) fn told_more(
    record: Result<Received, ImportError>,
    feed: Option<&str>,
    also: Option<&Also>,
) -> Option<Result<Received, ImportError>> {
    let mut received = match record {
        Ok(received) => received,
        Err(error) => return Some(Err(error)),
    };
    if let Some(feed) = feed {
        let sources = received.paper.sources.iter_mut();
        sources.for_each(|source| source.feed = Some(feed.to_owned()));
    }
    if let Some(also) = also {
        received.paper.take_ids(also.get(&received.paper.id)?);
    }
    Some(Ok(received))
}
