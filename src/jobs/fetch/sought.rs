//! Papers that are asked for by their ids: which of them came, also under other ids.

use std::collections::BTreeSet;
use std::io::Cursor;

use super::asking::Page;
use super::errand::{ErrandKind, Sought};
use crate::formats::Format;
use crate::jobs::fetched::Outcome;
use crate::jobs::intake::Also;
use crate::paper::{Paper, PaperId, Scheme};

/// What came of the papers that were asked for.
#[derive(Default)]
pub(super) struct Found {
    /// The ids under which they were asked for.
    asked: BTreeSet<PaperId>,
    /// Those that did not come, and may be elsewhere.
    pub(super) elsewhere: Vec<Sought>,
}

impl Found {
    /// Looks which papers that were asked for an answer has, and by which other ids than their own they
    /// are to be found; none where no papers were asked for.
    pub(super) fn take(&mut self, kind: &ErrandKind, page: &Page) -> Option<Also> {
        let mut also = Also::new();
        let ErrandKind::Papers(wanted) = kind else {
            return None;
        };
        let papers = papers_in(page);
        for (place, sought) in wanted.iter().enumerate() {
            // One that was asked for alone may have been given a better id since; not at arXiv.
            let is_alone = wanted.len() == 1 || page.of == Some(place);
            let is_alone = is_alone && sought.asked.scheme() != Scheme::Arxiv;
            let came = match papers.as_slice() {
                [one] if is_alone => Some(one),
                papers => papers.iter().find(|paper| sought.is(paper)),
            };
            let Some(paper) = came else { continue };
            self.asked.insert(sought.asked.clone());
            let unknown = [&sought.id, &sought.asked].into_iter();
            let unknown = unknown.filter(|id| !paper.ids().any(|known| known == *id));
            let more: Vec<PaperId> = unknown.cloned().collect();
            also.entry(paper.id.clone()).or_default().extend(more);
        }
        Some(also)
    }

    /// Those that have not come.
    pub(super) fn missing<'a>(&'a self, wanted: &'a [Sought]) -> impl Iterator<Item = &'a Sought> {
        let has_come = |sought: &&Sought| !self.asked.contains(&sought.asked);
        wanted.iter().filter(has_come)
    }

    /// Tells those that have not come once all was answered.
    pub(super) fn end(&mut self, wanted: &[Sought], outcome: &mut Outcome) {
        let missing: Vec<Sought> = self.missing(wanted).cloned().collect();
        for sought in missing {
            if sought.has_next() {
                outcome.elsewhere.push(sought.id.clone());
                self.elsewhere.push(sought);
            } else {
                outcome.not_found.push(sought.id);
            }
        }
    }
}

impl Sought {
    /// Whether a paper is the one.
    fn is(&self, paper: &Paper) -> bool {
        let mut spellings = self.asked.spellings().chain([self.id.clone()]);
        spellings.any(|id| paper.ids().any(|known| *known == id))
    }
}

/// The papers of an answer.
fn papers_in(page: &Page) -> Vec<Paper> {
    let format = Format::named(page.planned.format);
    let stream = Box::new(Cursor::new(page.answer.bytes.as_slice()));
    let records = format.and_then(|format| format.read(stream).ok());
    let papers = records.into_iter().flatten().flatten();
    papers.map(|received| received.paper).collect()
}
