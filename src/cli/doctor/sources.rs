//! What the doctor says of the services that papers come from.

use anyhow::Result;
use jiff::Timestamp;

use super::Report;
use crate::clock;
use crate::config;
use crate::files::{self, Folders};
use crate::jobs::{KeyStanding, SourceStanding};

impl Report<'_> {
    /// A line for each source that was ever asked, is followed, or has a setting.
    pub(super) fn sources(&mut self, folders: &Folders) -> Result<()> {
        let ways = config::ways(
            &folders.config,
            &folders.state,
            clock::moment,
            clock::zone,
            files::variable,
        );
        ways.standings().iter().try_for_each(|one| {
            let sentence = sentence(one);
            match one.key {
                KeyStanding::Lacking(_) => self.sick(&one.name, &sentence),
                KeyStanding::NotTaken | KeyStanding::None | KeyStanding::Found(_) => {
                    self.well(&one.name, &sentence)
                }
            }
        })
    }
}

fn sentence(one: &SourceStanding) -> String {
    let mut parts = vec![match one.answered {
        Some(time) => format!("last answered {}", local(time)),
        None => "no answer yet".to_owned(),
    }];
    if one.refusals > 0 {
        parts.push(format!("refused {} times since", one.refusals));
    }
    parts.push(match one.next {
        Some(next) => format!("may be asked again {}", local(next)),
        None => "may be asked now".to_owned(),
    });
    let left = one.left.as_ref();
    parts.extend(left.map(|left| format!("{left} left of its limit")));
    match &one.key {
        KeyStanding::NotTaken => {}
        KeyStanding::None => parts.push("no key is set".to_owned()),
        KeyStanding::Found(place) => parts.push(format!("its key comes from {place}")),
        KeyStanding::Lacking(reason) => parts.push(reason.clone()),
    }
    let bases = one.bases.iter();
    parts.extend(bases.map(|(name, address)| format!("its {name} is set to {address}")));
    parts.join("; ")
}

/// A moment by the clock of whoever reads it, to the second.
fn local(time: Timestamp) -> String {
    let time = clock::zone().to_datetime(time);
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}
