//! One run of sending, under its lock: what somebody has is known as sent before anything else is done.

mod going;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::letter::{between, test_letter};
use super::outcome::{Digested, OneDigest, Went};
use super::record::LastRun;
use super::ways::{Ways, place};
use super::{Post, Sending, ToSend};
use crate::digest::Subscription;
use crate::disk::{Disk, Lock, LockError};
use crate::jobs::{End, Step, Stop, Subscribed};
use crate::mail::{MailError, Parcel, Verdict};

/// A run.
pub(super) struct Round<'a> {
    post: &'a Post,
    subscribed: &'a Subscribed,
    sending: &'a Sending,
    stop: &'a Stop,
    disk: &'a dyn Disk,
    ways: Ways<'a>,
    last: LastRun,
    digested: Digested,
    /// Subscriptions of which something waits still.
    held: BTreeSet<String>,
}

impl<'a> Round<'a> {
    pub(super) fn new(
        post: &'a Post,
        subscribed: &'a Subscribed,
        sending: &'a Sending,
        stop: &'a Stop,
    ) -> Self {
        Self {
            post,
            subscribed,
            sending,
            stop,
            disk: &*post.disk,
            ways: Ways::new(post, subscribed),
            last: LastRun::read(&post.around.ways.state),
            digested: Digested::default(),
            held: BTreeSet::new(),
        }
    }

    /// Sends under the lock, and takes down what came of it.
    pub(super) fn run(mut self, hear: &mut dyn FnMut(Step)) -> End {
        self.digested.slips = self.mistakes();
        if !self.digested.slips.is_empty() {
            return End::Digested(self.digested);
        }
        let state = &self.post.around.ways.state;
        if let Err(error) = self.disk.make_dir(state) {
            return End::Failed(format!("{} cannot be made: {error}", state.display()));
        }
        let lock = match Lock::take(self.disk, &state.join("digest.lock")) {
            Ok(lock) => lock,
            Err(busy @ LockError::Busy(_)) => {
                self.digested.busy = Some(busy.to_string());
                return End::Digested(self.digested);
            }
            Err(error) => return End::Failed(error.to_string()),
        };
        let warnings = lock.warning.iter().cloned();
        warnings.for_each(|said| hear(Step::Said(said)));
        self.wait();
        match self.sending.what {
            ToSend::Test => self.test(hear),
            ToSend::WhatIsDue => {
                if let Err(sentence) = self.send(hear) {
                    return End::Failed(sentence);
                }
                self.last.keep(state, self.now(), &self.post.zone);
            }
        }
        drop(lock);
        End::Digested(self.digested)
    }

    /// What is wrong with the settings where nothing can be sent.
    fn mistakes(&self) -> Vec<String> {
        let Subscribed { slips, refused, .. } = self.subscribed;
        if self.wished().next().is_some() || self.refused().next().is_some() {
            return Vec::new();
        }
        match &self.sending.name {
            Some(name) => vec![format!(
                "there is no digest “{name}”; `recto digest list` prints those that there are"
            )],
            // What is mistaken may be a digest that was not even read.
            None if refused.is_empty() => slips.clone(),
            None => Vec::new(),
        }
    }

    /// Those that are meant and in which something is wrong.
    fn refused(&self) -> impl Iterator<Item = &'a String> + use<'a> {
        let name = self.sending.name.as_ref();
        let all = self.subscribed.refused.iter();
        all.filter(move |known| name.is_none_or(|name| *known == name))
    }

    /// Says of those in which something is wrong that they wait.
    fn wait(&mut self) {
        for name in self.refused() {
            let slips = self.subscribed.slips.join("; ");
            let sentence = format!("it waits until its settings are mended: {slips}");
            let error = MailError::new(Verdict::Settings, sentence);
            self.note(name, Went::Failed(error));
        }
    }

    /// The subscriptions that are meant.
    fn wished(&self) -> impl Iterator<Item = &'a Subscription> + use<'a> {
        let name = self.sending.name.as_ref();
        let all = self.subscribed.subscriptions.iter();
        all.filter(move |known| name.is_none_or(|name| known.name == *name))
    }

    fn test(&mut self, hear: &mut dyn FnMut(Step)) {
        for subscription in self.wished() {
            let now = self.now();
            let day = subscription.today(now, &self.post.zone);
            let account = self.subscribed.account.as_ref();
            let tested = between(subscription, account).and_then(|between| {
                let (id, text) = test_letter(subscription, account, (day, now))?;
                let parcel = Parcel {
                    id: &id,
                    text: &text,
                    from: &between.from.mailbox,
                    to: &between.to.mailbox,
                    at: now,
                };
                let mut show = |text: &str| hear(Step::Shown(text.to_owned()));
                let tried = self
                    .ways
                    .try_out(self.disk, subscription, &parcel, &mut show)?;
                Ok((place(subscription, &between.to.mailbox), tried))
            });
            let went = tested.map_or_else(Went::Failed, |(to, tried)| Went::Tested(to, tried));
            let name = subscription.name.clone();
            self.digested.each.push(OneDigest {
                name,
                went,
                is_told: false,
            });
        }
    }

    fn note(&mut self, name: &str, went: Went) {
        let exit = match &went {
            Went::Failed(error) => Some(error.verdict.exit_status()),
            Went::Sent { .. }
            | Went::Tested(..)
            | Went::NotDue
            | Went::Nothing
            | Went::Withdrawn(..) => None,
        };
        let is_quiet = matches!(went, Went::NotDue);
        let mut one = OneDigest {
            name: name.to_owned(),
            went,
            is_told: false,
        };
        if !is_quiet {
            let (now, today) = (self.now(), self.today());
            one.is_told = !self.last.note(name, (&one.sentence(), exit), now, today);
        }
        self.digested.each.push(one);
    }

    fn now(&self) -> Timestamp {
        (self.post.around.ways.clock)()
    }

    fn today(&self) -> Date {
        self.post.zone.to_datetime(self.now()).date()
    }
}
