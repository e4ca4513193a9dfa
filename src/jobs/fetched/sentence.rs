//! What came of a fetch as one sentence, where there is one line for it.

use jiff::Timestamp;

use super::{Came, Fetched, Outcome, ago, named};
use crate::jobs::imported::Cut;
use crate::paper::PaperId;
use crate::text::numbers::thousands;

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

    /// The counts of all errands, what is nowhere, and the names of those that failed.
    #[must_use]
    pub fn summed_up(&self) -> String {
        let failed = self.each.iter().filter(|outcome| outcome.has_failed());
        let failed: Vec<&str> = failed.map(|outcome| outcome.name.as_str()).collect();
        let failed = (!failed.is_empty()).then(|| format!("failed: {}", failed.join(", ")));
        self.summed_up_with(failed)
    }

    /// The same with the reasons of those that failed.
    #[must_use]
    pub fn summed_up_with_reasons(&self) -> String {
        self.summed_up_with(self.each.iter().filter_map(|outcome| match &outcome.came {
            Came::Failed(failure) => Some(format!("{} failed: {}", outcome.name, failure.reason)),
            Came::Answered { .. } | Came::NotDue { .. } | Came::NotAsked | Came::Unanswered => None,
        }))
    }

    /// The same with this of what failed.
    fn summed_up_with(&self, failed: impl IntoIterator<Item = String>) -> String {
        let counts = self.each.iter().map(|outcome| outcome.counts);
        let (added, changed) = counts.fold((0, 0), |(added, changed), counts| {
            (added + counts.added, changed + counts.changed)
        });
        let mut said = match (added, changed) {
            (0, 0) => Vec::new(),
            (added, 0) => vec![format!("{} new", thousands(added as u64))],
            (added, changed) => vec![format!(
                "{} new, {} changed",
                thousands(added as u64),
                thousands(changed as u64)
            )],
        };
        let nowhere = self.each.iter().filter(|one| !one.not_found.is_empty());
        said.extend(nowhere.map(|outcome| {
            let ids: Vec<&PaperId> = outcome.not_found.iter().collect();
            format!("not found at {}: {}", outcome.name, named(&ids))
        }));
        said.extend(failed);
        let waiting: usize = self.each.iter().map(|one| one.waiting.len()).sum();
        if said.is_empty() {
            said.push("nothing new".to_owned());
        }
        if waiting > 0 {
            said.push(format!("{} fetched later", thousands(waiting as u64)));
        }
        let said = said.join("; ");
        match self.cut {
            None => said,
            Some(Cut::Stopped) => format!("stopped; {said}"),
            Some(Cut::Failed(_)) => format!("ended early; {said}"),
        }
    }

    /// The papers that could not be asked for now.
    #[must_use]
    pub fn waiting(&self) -> Vec<PaperId> {
        let waiting = self.each.iter().flat_map(|outcome| &outcome.waiting);
        waiting.cloned().collect()
    }

    /// The same, with what failed before the rest.
    #[must_use]
    pub fn failures_first(&self) -> Self {
        let mut sorted = self.clone();
        sorted.each.sort_by_key(|one| one.failure().is_none());
        sorted
    }

    /// What one should know of it who has left in the meantime.
    #[must_use]
    pub fn parting(&self) -> String {
        match self.cut {
            Some(Cut::Stopped) if self.papers() == 0 => {
                "The fetch was stopped; nothing came in.".to_owned()
            }
            Some(Cut::Stopped) => {
                let papers = thousands(self.papers() as u64);
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
