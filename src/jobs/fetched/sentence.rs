//! What came of a fetch as one sentence, where there is one line for it.

use jiff::Timestamp;

use super::{Came, Fetched, Outcome, ago};
use crate::jobs::imported::Cut;

impl Fetched {
    /// Everything in one sentence, as long as that may be.
    #[must_use]
    pub fn sentence(&self, now: Timestamp) -> String {
        let sentence = self.told(now).join("; ");
        if sentence.ends_with('.') {
            sentence
        } else {
            format!("{sentence}.")
        }
    }

    /// Everything that there is to say: a line for each errand, and before them why it ended early.
    #[must_use]
    pub fn told(&self, now: Timestamp) -> Vec<String> {
        let mut told = Vec::new();
        match &self.cut {
            None => {}
            Some(Cut::Stopped) if self.papers() == 0 => {
                told.push("the fetch was stopped, nothing came in".to_owned());
            }
            Some(Cut::Stopped) => told.push("stopped, what came in stays".to_owned()),
            Some(Cut::Failed(reason)) => told.push(format!("the fetch ended early: {reason}")),
        }
        told.extend(self.lines(now));
        let slower = self.unindexed.as_ref();
        told.extend(slower.map(|reason| format!("searching is slower meanwhile: {reason}")));
        told.extend(self.slips.iter().cloned());
        told
    }

    /// The counts of all errands, and the names of those that failed.
    #[must_use]
    pub fn summed_up(&self) -> String {
        let counts = self.each.iter().map(|outcome| outcome.counts);
        let (added, changed) = counts.fold((0, 0), |(added, changed), counts| {
            (added + counts.added, changed + counts.changed)
        });
        let mut said = match (added, changed) {
            (0, 0) => "nothing new".to_owned(),
            (added, 0) => format!("{added} new"),
            (added, changed) => format!("{added} new, {changed} changed"),
        };
        let failed = self.each.iter().filter(|outcome| outcome.has_failed());
        let failed: Vec<&str> = failed.map(|outcome| outcome.name.as_str()).collect();
        if !failed.is_empty() {
            said = format!("{said}; failed: {}", failed.join(", "));
        }
        let waiting: usize = self.each.iter().map(|one| one.waiting.len()).sum();
        if waiting > 0 {
            said = format!("{said}; {waiting} fetched later");
        }
        match self.cut {
            None => said,
            Some(Cut::Stopped) => format!("stopped; {said}"),
            Some(Cut::Failed(_)) => format!("ended early; {said}"),
        }
    }

    /// What one should know of it who has left in the meantime.
    #[must_use]
    pub fn parting(&self) -> String {
        match self.cut {
            Some(Cut::Stopped) if self.papers() == 0 => {
                "The fetch was stopped; nothing came in.".to_owned()
            }
            Some(Cut::Stopped) => {
                let papers = self.papers();
                format!("The fetch was stopped; the {papers} papers that came in stay.")
            }
            Some(Cut::Failed(_)) | None => format!("The fetch: {}.", self.summed_up()),
        }
    }

    /// Whether nothing was asked, for nothing new can be there.
    #[must_use]
    pub fn is_not_due(&self) -> bool {
        let mut each = self.each.iter();
        !self.each.is_empty() && each.all(|outcome| matches!(outcome.came, Came::NotDue { .. }))
    }
}

impl Outcome {
    /// When it was asked, where it was not due.
    #[must_use]
    pub fn asked(&self, now: Timestamp) -> String {
        match &self.came {
            Came::NotDue { asked } => format!("asked {}", ago(*asked, now)),
            Came::Answered { .. } | Came::Failed(_) => "asked just now".to_owned(),
            Came::NotAsked => "not asked".to_owned(),
            Came::Unanswered => "ended before its answer was whole".to_owned(),
        }
    }

    fn has_failed(&self) -> bool {
        matches!(self.came, Came::Failed(_))
    }
}
