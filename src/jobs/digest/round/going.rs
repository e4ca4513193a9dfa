//! What goes out: first what waits, as it is, then what is due.

use jiff::civil::Date;

use super::Round;
use crate::digest::{Subscription, Unfed, Way};
use crate::jobs::Step;
use crate::jobs::digest::letter::{between, finished, form_name};
use crate::jobs::digest::making::{Papers, fetched};
use crate::jobs::digest::outbox::Outbox;
use crate::jobs::digest::outcome::{Went, Withdrawal};
use crate::jobs::digest::sent::{Line, Sent, SentLog};
use crate::jobs::digest::waiting::Waiting;
use crate::jobs::digest::ways::place;
use crate::mail::{MailError, Parcel, Verdict};
use crate::sources::Feed;

impl<'a> Round<'a> {
    /// Sends what waits and what is due.
    ///
    /// # Errors
    /// When what was sent or the library cannot be read: one sentence. What is sent is known as sent.
    pub(super) fn send(&mut self, hear: &mut dyn FnMut(Step)) -> Result<(), String> {
        let state = &self.post.around.ways.state;
        let log = SentLog::in_folder(self.disk, state);
        let outbox = Outbox::in_folder(self.disk, state);
        let mut sent = log.read()?;
        let (waiting, slips) = outbox.read();
        for slip in slips {
            let error = MailError::new(Verdict::Settings, slip);
            self.note("outbox", Went::Failed(error));
        }
        for waiting in &waiting {
            if self.stop.is_set() {
                self.digested.stopped = true;
                return Ok(());
            }
            self.one_that_waits(waiting, (&outbox, &log), &mut sent, hear)?;
        }
        let due = self.due(&sent);
        if due.is_empty() {
            return Ok(());
        }
        let wants_fetch = due.iter().any(|(subscription, _)| subscription.fetch);
        let offline = if wants_fetch { self.fetch(hear) } else { None };
        let papers = Papers::open(&self.post.around)?;
        papers
            .slips
            .iter()
            .for_each(|slip| hear(Step::Said(slip.clone())));
        self.tell_unknown_feeds(&papers, &due, hear);
        for (subscription, day) in due {
            if self.stop.is_set() {
                self.digested.stopped = true;
                break;
            }
            if let Some(offline) = offline
                .as_ref()
                .filter(|_| is_sent_over_the_net(subscription))
            {
                self.note(&subscription.name, Went::Failed(offline.clone()));
                continue;
            }
            self.one_that_is_due(
                (subscription, day),
                &papers,
                (&outbox, &log),
                &mut sent,
                hear,
            );
        }
        let today = self.today();
        if let Err(reason) = log.compact(today) {
            hear(Step::Said(format!(
                "sent.jsonl stays as large as it is: {reason}"
            )));
        }
        Ok(())
    }

    /// Sends what waits, unless it is sent already or was for another.
    fn one_that_waits(
        &mut self,
        waiting: &Waiting,
        (outbox, log): (&Outbox<'_>, &SentLog<'_>),
        sent: &mut Sent,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), String> {
        let name = &waiting.subscription;
        // A copy was killed between the log and here.
        if sent.has(&waiting.id) {
            return outbox.take(waiting);
        }
        let all = &self.subscribed.subscriptions;
        let meant = all.iter().find(|known| known.name == *name);
        let Some(subscription) = meant.filter(|known| self.is_still_meant(waiting, known)) else {
            // A slip in the file may hide it.
            if self.subscribed.slips.is_empty() {
                outbox.take(waiting)?;
                let why = match meant {
                    None => Withdrawal::Ended,
                    Some(_) => Withdrawal::Changed,
                };
                self.note(name, Went::Withdrawn(waiting.day, why));
            }
            return Ok(());
        };
        let is_wished = self.wished().any(|known| known.name == *name);
        if !is_wished || self.held.contains(name) {
            return Ok(());
        }
        self.hand_over(subscription, waiting, (outbox, log), sent, hear);
        Ok(())
    }

    /// Whether it would go from and to the same, in the same form, if it were made now.
    fn is_still_meant(&self, waiting: &Waiting, subscription: &Subscription) -> bool {
        let account = self.subscribed.account.as_ref();
        match between(subscription, account) {
            Ok(between) => {
                waiting.form == form_name(&subscription.way)
                    && waiting.from == between.from.mailbox
                    && waiting.to == between.to.mailbox
            }
            // Settings that lack something say nothing else.
            Err(_) => true,
        }
    }

    /// What is due, with its day. A mistake in the settings is told before anything is fetched.
    fn due(&mut self, sent: &Sent) -> Vec<(&'a Subscription, Date)> {
        let account = self.subscribed.account.as_ref();
        let mut due = Vec::new();
        for subscription in self.wished() {
            let name = &subscription.name;
            if self.held.contains(name) {
                continue;
            }
            let last = sent.before(name).last;
            let Some(day) = subscription.due(self.now(), &self.post.zone, last) else {
                self.note(name, Went::NotDue);
                continue;
            };
            match between(subscription, account).and_then(|_| self.ways.check(subscription)) {
                Ok(()) => due.push((subscription, day)),
                Err(error) => self.note(name, Went::Failed(error)),
            }
        }
        due
    }

    /// Fetches what is due; the reason where there is no network at all.
    fn fetch(&mut self, hear: &mut dyn FnMut(Step)) -> Option<MailError> {
        let (failures, offline) = fetched(&self.post.around, self.stop, hear);
        let (now, today) = (self.now(), self.today());
        if !failures.is_empty()
            && self
                .last
                .note("fetch", (&failures.join("; "), Some(0)), now, today)
        {
            for line in failures {
                hear(Step::Said(line));
            }
        }
        offline
    }

    /// Says of what feeds a query asks that there are not, once a day.
    fn tell_unknown_feeds(
        &mut self,
        papers: &Papers,
        due: &[(&Subscription, Date)],
        hear: &mut dyn FnMut(Step),
    ) {
        let ways = &self.post.around.ways;
        let feeds = (ways.settings)(&ways.config).feeds;
        let feeds: Vec<&str> = feeds.iter().map(Feed::name).collect();
        let (now, today) = (self.now(), self.today());
        for (subscription, _) in due {
            let name = &subscription.name;
            let unfed = papers.unfed(subscription, &feeds).into_iter();
            let unknown = unfed.filter(Unfed::is_unknown).map(|one| one.to_string());
            let unknown: Vec<String> = unknown.collect();
            if unknown.is_empty() {
                continue;
            }
            let said = format!("{name}: {}", unknown.join("; "));
            let topic = format!("{name}: feeds");
            if self.last.note(&topic, (&said, Some(0)), now, today) {
                hear(Step::Said(said));
            }
        }
    }

    /// Makes what is due, puts it into the outbox and sends it.
    fn one_that_is_due(
        &mut self,
        (subscription, day): (&'a Subscription, Date),
        papers: &Papers,
        (outbox, log): (&Outbox<'_>, &SentLog<'_>),
        sent: &mut Sent,
        hear: &mut dyn FnMut(Step),
    ) {
        let post = self.post;
        let before = sent.before(&subscription.name);
        let digest = papers.digest(subscription, (day, &post.around, &post.zone), &before);
        let Some(composed) = digest.composed() else {
            self.note(&subscription.name, Went::Nothing);
            return;
        };
        let account = self.subscribed.account.as_ref();
        let made = finished(&digest, &composed, subscription, account);
        let waiting = made.and_then(|waiting| {
            let put = outbox.put(&waiting);
            let refused = |sentence| MailError::new(Verdict::Settings, sentence);
            put.map(|()| waiting).map_err(refused)
        });
        match waiting {
            Ok(waiting) => self.hand_over(subscription, &waiting, (outbox, log), sent, hear),
            Err(error) => self.note(&subscription.name, Went::Failed(error)),
        }
    }

    /// Sends what lies in the outbox, and knows it as sent.
    fn hand_over(
        &mut self,
        subscription: &Subscription,
        waiting: &Waiting,
        (outbox, log): (&Outbox<'_>, &SentLog<'_>),
        sent: &mut Sent,
        hear: &mut dyn FnMut(Step),
    ) {
        let parcel = Parcel {
            id: &waiting.id,
            text: &waiting.text,
            from: &waiting.from,
            to: &waiting.to,
            at: waiting.made,
        };
        let mut show = |text: &str| hear(Step::Shown(text.to_owned()));
        let taken = self
            .ways
            .hand_over(self.disk, subscription, &parcel, &mut show);
        let known = taken.and_then(|taken| {
            let known = log.add(waiting, self.now()).map_err(|reason| {
                let sentence = format!(
                    "it is sent, and that cannot be written down, so that it is sent again, byte for byte: {reason}"
                );
                MailError::new(Verdict::Settings, sentence)
            });
            // Goodbye is said after that.
            drop(taken);
            known
        });
        match known {
            Ok(()) => {
                sent.lines.push(Line::of(waiting));
                if let Err(reason) = outbox.take(waiting) {
                    hear(Step::Said(reason));
                }
                let went = Went::Sent {
                    day: waiting.day,
                    papers: waiting.chosen,
                    to: place(subscription, &waiting.to),
                };
                self.note(&subscription.name, went);
            }
            Err(error) => {
                self.held.insert(subscription.name.clone());
                self.note(&subscription.name, Went::Failed(error));
            }
        }
    }
}

/// Whether a mail cannot go without a network.
fn is_sent_over_the_net(subscription: &Subscription) -> bool {
    match subscription.way {
        Way::Smtp | Way::Command(_) => true,
        Way::File { .. } | Way::Screen => false,
    }
}
