//! A version of a paper that somebody asked for by its number.

use super::{Asks, GotWhole, Whole, WholeError};
use crate::jobs::{Around, Step, Stop};

impl Whole {
    /// Gets this version, else says which one came.
    ///
    /// # Errors
    /// As for [`Whole::get`].
    pub fn get_version(
        &self,
        version: u32,
        around: &Around,
        stop: &Stop,
        hear: &mut dyn FnMut(Step),
    ) -> Result<GotWhole, WholeError> {
        let (web, place) = (around.ways.web(), around.shelf());
        let now = (web.setup.clock)();
        let (kept, mut notes) = match self.kept(&place, now) {
            Ok(kept) => (kept, Vec::new()),
            Err(sentence) => (None, vec![super::asked_again(&sentence)]),
        };
        let is_it = kept
            .as_ref()
            .is_some_and(|kept| kept.version == Some(version));
        let kept = match kept {
            Some(kept) if is_it && self.asks != Asks::Anew => return Ok(self.got(kept, notes)),
            kept => kept,
        };
        let printed = |version: Option<u32>| {
            version.map_or_else(
                || "this is one whose number is not known".to_owned(),
                |version| format!("this is version {version}"),
            )
        };
        match self.asked(Some(version), &web, &place, stop, hear) {
            Ok(candidate) => {
                if candidate.version.is_some_and(|came| came != version) {
                    let this = printed(candidate.version);
                    notes.push(format!("version {version} did not come; {this}"));
                }
                Ok(self.keep(candidate, &place, notes))
            }
            Err(WholeError::Stopped) => Err(WholeError::Stopped),
            Err(error) => match kept {
                Some(kept) => {
                    let this = printed(kept.version);
                    notes.push(format!(
                        "version {version} is not to be had; {this}, which is kept ({error})"
                    ));
                    Ok(self.got(kept, notes))
                }
                None => Err(error.after(notes.pop())),
            },
        }
    }
}
