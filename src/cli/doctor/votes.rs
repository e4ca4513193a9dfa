//! Whether votes can be read, line by line.

use anyhow::Result;

use super::Report;
use crate::library::StorePlace;
use crate::text::numbers::thousands;

impl Report<'_> {
    /// Tells of the votes as they were last told.
    pub(super) fn votes(&mut self, place: &StorePlace) -> Result<()> {
        let file = place.votes();
        if file.bytes() == 0 {
            return self.well("votes", "none were told yet but with the papers");
        }
        let votes = match file.read() {
            Ok(votes) => votes,
            Err(error) => {
                return self.sick("votes", &format!("{error}; those of the store count"));
            }
        };
        for problem in &votes.problems {
            let sentence = format!(
                "{} line {} is passed over: {}; mend it or take it out",
                file.path().display(),
                problem.line,
                problem.reason
            );
            self.sick("votes", &sentence)?;
        }
        let papers = votes.len();
        self.well(
            "votes",
            &format!("of {} papers they were told anew", thousands(papers as u64)),
        )
    }
}
