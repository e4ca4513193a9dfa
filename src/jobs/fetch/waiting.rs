//! Papers that wait: they were asked for by their ids, or came in a list of ids, and nothing else is
//! known of them yet.

use std::collections::BTreeSet;

use serde_json::json;

use super::errand::{Errand, ErrandKind};
use super::kept::KeptFile;
use crate::jobs::Step;
use crate::jobs::fetched::Fetched;
use crate::jobs::intake::Purpose;
use crate::library::{Library, NamedFact, StorePlace};
use crate::paper::{ASKED, NOT_FOUND, PaperId};
use crate::text::numbers::thousands;

/// At most so many are asked for at once: some sources are asked for each of them.
const MOST: usize = 500;
/// The sources of papers that may wait.
const SOURCES: [&str; 2] = [ASKED, "ids"];

/// The papers that wait in a library.
pub(super) struct Waiting<'a> {
    pub(super) place: &'a StorePlace,
    pub(super) kept: KeptFile,
    pub(super) purpose: Purpose,
}

impl Waiting<'_> {
    /// Errands that ask for those that wait, too. Papers that one source is asked for stay one errand.
    pub(super) fn with_those_that_wait(
        &self,
        errands: &[Errand],
        hear: &mut dyn FnMut(Step),
    ) -> Vec<Errand> {
        let mut ids = self.ids();
        if let Some(more) = ids.len().checked_sub(MOST).filter(|more| *more > 0) {
            hear(Step::Said(format!(
                "{MOST} of the papers that wait are asked for now, {} the next time",
                thousands(more as u64)
            )));
        }
        ids.truncate(MOST);
        if ids.is_empty() {
            return errands.to_vec();
        }
        let (mut all, mut named) = (Vec::new(), Vec::new());
        for errand in errands {
            match &errand.kind {
                ErrandKind::Papers(sought) => {
                    named.extend(sought.iter().map(|sought| sought.id.clone()));
                }
                ErrandKind::Feed | ErrandKind::Once => all.push(errand.clone()),
            }
        }
        named.append(&mut ids);
        all.extend(Errand::of_ids(&named));
        all
    }

    /// The ids of those that wait. They are looked for where another store was seen the last time;
    /// mostly it is the same, and the library is not even opened.
    fn ids(&self) -> Vec<PaperId> {
        let Ok(end) = self.place.store().end() else {
            // The import says what is wrong with it.
            return Vec::new();
        };
        if let Some(ids) = self.kept.waiting(end) {
            return ids;
        }
        let Ok(opened) = self.place.open() else {
            return Vec::new();
        };
        let library = opened.library;
        let ids = in_library(&library);
        if self.purpose != Purpose::Look {
            // What is not kept is looked for again.
            let _ = self.kept.keep_waiting(library.store_end(), &ids);
        }
        ids
    }

    /// The lines by which it stands in the store what waits now, and what was asked for in vain. What
    /// is known by more than its id waits no more, and what nobody knows has no line.
    pub(super) fn to_note(&self, fetched: &mut Fetched) -> Option<String> {
        let has_some = |ids: &[PaperId]| !ids.is_empty();
        let mut each = fetched.each.iter();
        let is_needed = each.any(|one| has_some(&one.waiting) || has_some(&one.not_found));
        if self.purpose == Purpose::Look {
            fetched.each.iter_mut().for_each(|one| one.waiting.clear());
        }
        let may_write = is_needed && self.purpose != Purpose::Look;
        let opened = may_write.then(|| self.place.open().ok()).flatten();
        let library = opened?.library;
        let mut lines = String::new();
        for outcome in &mut fetched.each {
            outcome
                .waiting
                .retain(|id| is_waiting(&library, id) != Some(false));
            let waiting = outcome.waiting.iter().map(|id| (id, ASKED));
            let vain = outcome.not_found.iter().map(|id| (id, NOT_FOUND));
            let vain = vain.filter(|(id, _)| is_waiting(&library, id) == Some(true));
            for (id, format) in waiting.chain(vain) {
                let line = json!({ "id": id.as_str(), "sources": [{ "format": format }] });
                lines.push_str(&line.to_string());
                lines.push('\n');
            }
        }
        (!lines.is_empty()).then_some(lines)
    }
}

/// The ids of the papers of a library that wait.
fn in_library(library: &Library) -> Vec<PaperId> {
    let names = library.names(NamedFact::Source);
    let may_wait = SOURCES.iter().filter_map(|name| names.get(*name));
    let numbers: BTreeSet<_> = may_wait.flatten().collect();
    let records = numbers.into_iter();
    let records = records.filter_map(|number| library.record(number).ok());
    let waiting = records.filter(|paper| paper.is_waiting());
    waiting.map(|paper| paper.id.clone()).collect()
}

/// Whether a paper waits; none where the library does not know it.
fn is_waiting(library: &Library, id: &PaperId) -> Option<bool> {
    let mut spellings = id.spellings();
    let number = spellings.find_map(|id| library.number_of(&id))?;
    let paper = library.record(number).ok()?;
    Some(paper.is_waiting())
}
