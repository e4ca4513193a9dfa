//! Whether digests will be sent: what each lacks, what came of the last one, and what starts them.

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};

use super::Report;
use crate::cli::schedule::{self, Standing};
use crate::clock;
use crate::files::Folders;
use crate::jobs::{Around, CheckedDigest, LastRun, checked_digests, listed_digests};

/// Something starts it by the clock where it was called within so long, and on the day before as well.
const RECENT: SignedDuration = SignedDuration::from_hours(25);

impl Report<'_> {
    /// Whether digests are sent, when they were last, and what came of it.
    pub(super) fn digests(&mut self, folders: &Folders, around: &Around) -> Result<()> {
        let subscribed = (around.ways.subscribed)(&around.ways.config);
        if subscribed.subscriptions.is_empty() && subscribed.refused.is_empty() {
            // The settings may not be well, which is said.
            return Ok(());
        }
        for name in &subscribed.refused {
            let sentence = format!("{name}: it waits until its settings are mended");
            self.sick("digest", &sentence)?;
        }
        let last = LastRun::read(&folders.state);
        let (checked, slips) = checked_digests(around, &subscribed);
        let listed = listed_digests(around, &subscribed).unwrap_or_default();
        for one in &checked {
            let mut listed = listed.iter();
            let listed = listed.find(|listed| listed.name == one.name);
            let goes = listed.map(|listed| (listed.to.as_str(), listed.next.to_string()));
            self.digest(one, goes)?;
            let Some(last) = last.each.get(&one.name) else {
                continue;
            };
            let sentence = format!("{} ({})", last.said, last.at);
            match last.exit {
                None => self.well("digest", &sentence)?,
                Some(_) => self.sick("digest", &sentence)?,
            }
        }
        for slip in &slips {
            self.sick("digest", slip)?;
        }
        self.schedule(folders, &last)
    }

    fn digest(&mut self, one: &CheckedDigest, goes: Option<(&str, String)>) -> Result<()> {
        let name = &one.name;
        match &one.way {
            Ok(way) => {
                let goes = goes.map(|(to, next)| format!("to {to}{way}; next: {next}"));
                self.well("digest", &format!("{name}: {}", goes.unwrap_or_default()))
            }
            Err(lacks) => lacks
                .iter()
                .try_for_each(|lack| self.sick("digest", &format!("{name}: {lack}"))),
        }
    }

    /// Whether something starts `recto digest --send`.
    fn schedule(&mut self, folders: &Folders, last: &LastRun) -> Result<()> {
        let now = clock::moment();
        let time = |text: &str| text.parse::<Timestamp>().ok();
        let (ran, before) = (time(&last.ran), time(&last.before));
        let is_within = |time: Option<Timestamp>, span: SignedDuration| {
            time.is_some_and(|time| now.duration_since(time) < span)
        };
        // One call may have been by hand.
        let is_daily = is_within(ran, RECENT) && is_within(before, RECENT + RECENT);
        let when = match ran {
            Some(ran) => format!("the last time at {ran}"),
            None => "not yet".to_owned(),
        };
        match schedule::standing(folders) {
            Standing::Runs(by) => {
                self.well("schedule", &format!("{by} starts `recto digest --send`, {when}"))
            }
            Standing::Stopped(reason) => {
                let way = "`recto subscribe --install` sets it up again";
                self.sick("schedule", &format!("{reason}, so that nothing is sent; {way}"))
            }
            Standing::Unknown if is_daily => self.well(
                "schedule",
                &format!("something starts `recto digest --send` each day, {when}"),
            ),
            Standing::Unknown => self.sick(
                "schedule",
                &format!("nothing starts `recto digest --send` that is known here ({when}); `recto subscribe --install` lets the system do it"),
            ),
        }
    }
}
