//! Making a digest of the library as it is now.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::bodies::Bodies;
use crate::digest::{Ask, Before, Digest, Subscription, Unfed};
use crate::jobs::intake::Purpose;
use crate::jobs::{Around, End, Fetching, Step, Stop, ToFetch, When};
use crate::library::Library;
use crate::mail::{MailError, Verdict};
use crate::marks::MarkFiles;
use crate::notes::Notes;
use crate::paper::{Paper, PaperId};
use crate::query::Overlay;

/// What digests are made of.
pub(super) struct Papers {
    library: Library,
    overlay: Overlay,
    /// What a person should know of the state of the library and the marks.
    pub(super) slips: Vec<String>,
}

impl Papers {
    /// Opens the library and the marks.
    ///
    /// # Errors
    /// When the library cannot be opened: one sentence.
    pub(super) fn open(around: &Around) -> Result<Self, String> {
        let opened = around.place.open().map_err(|error| error.to_string())?;
        let ways = &around.ways;
        let (marks, errors) = MarkFiles::in_dirs(&ways.config, &ways.state).read();
        let marks = marks.with_samples((ways.samples)(&ways.config));
        let (notes, unread) = around.notes.read(&Notes::default());
        let overlay = Overlay::new(&opened.library, &marks).with_notes(&opened.library, &notes);
        let mut overlay = overlay;
        let texts = Bodies::in_dir(&around.place.data).texts();
        let unfound = match texts {
            Ok(texts) => {
                overlay.set_bodies(&opened.library, texts.into());
                None
            }
            Err(error) => Some(error.to_string()),
        };
        let slips = opened.in_memory.iter().cloned().chain(unfound);
        let slips = slips.chain(errors.iter().map(ToString::to_string));
        let slips = slips.chain(unread.iter().map(ToString::to_string));
        Ok(Self {
            slips: slips.collect(),
            library: opened.library,
            overlay,
        })
    }

    /// What a subscription asks for in vain; see [`Subscription::unfed`].
    pub(super) fn unfed(&self, subscription: &Subscription, feeds: &[&str]) -> Vec<Unfed> {
        subscription.unfed(&self.library, feeds)
    }

    /// The paper of this id, where it can be read.
    pub(super) fn paper(&self, id: &PaperId) -> Option<Arc<Paper>> {
        let (number, _) = self.library.holder(id)?;
        self.library.record(number).ok()
    }

    /// The digest of a day.
    pub(super) fn digest(
        &self,
        subscription: &Subscription,
        (day, around, zone): (Date, &Around, &TimeZone),
        before: &Before,
    ) -> Digest {
        let ask = Ask {
            library: &self.library,
            overlay: &self.overlay,
            day,
            now: (around.ways.clock)(),
            zone,
            before,
        };
        Digest::of(subscription, &ask)
    }
}

/// Fetches what is due. Gives a line for each failure, and the reason where nothing was reached because
/// there is no network: what would be made then would be of yesterday.
pub(super) fn fetched(
    around: &Around,
    stop: &Stop,
    hear: &mut dyn FnMut(Step),
) -> (Vec<String>, Option<MailError>) {
    let now = (around.ways.clock)();
    let fetching = Fetching {
        what: ToFetch::Followed,
        when: When::WhenDue,
        purpose: Purpose::Write,
        now: now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    };
    let end = fetching.run(around, stop, hear);
    let fetched = match end {
        End::Fetched(fetched) => fetched,
        End::Failed(sentence) => return (vec![sentence], None),
        End::Imported(_)
        | End::Exported(_)
        | End::Looked(_)
        | End::Whole(_)
        | End::Completed(_)
        | End::Indexed(_)
        | End::Digested(_)
        | End::Previewed(_) => return (Vec::new(), None),
    };
    if fetched.is_offline() {
        let sentence = "there is no network; the next call tries again";
        return (
            Vec::new(),
            Some(MailError::new(Verdict::NoServer, sentence)),
        );
    }
    (fetched.failures(now), None)
}
