//! What failed of a fetch, for who has more to do after it.

use jiff::Timestamp;

use super::{Again, Fetched, Outcome};

impl Fetched {
    /// A line for each errand that failed.
    pub(in crate::jobs) fn failures(&self, now: Timestamp) -> Vec<String> {
        let failed = self.each.iter().filter(|one| one.failure().is_some());
        failed.map(|one| one.line(now)).collect()
    }

    /// Whether nothing was reached because there is no network.
    pub(in crate::jobs) fn is_offline(&self) -> bool {
        let is_offline = |one: &Outcome| one.failure() == Some(Again::Online);
        self.each.iter().any(is_offline) && !self.each.iter().any(Outcome::has_answer)
    }
}
