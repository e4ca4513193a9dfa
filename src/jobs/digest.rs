//! Digests on their way: each is made once a day, written down before its first byte goes out, sent
//! byte for byte until somebody has it, and then known as sent.

mod letter;
mod making;
mod outbox;
mod outcome;
mod preview;
mod record;
mod round;
mod sent;
mod standing;
mod waiting;
mod ways;

pub use letter::letter;
pub use outcome::{Digested, OneDigest, Went, Withdrawal};
pub use preview::{Edition, Preview, Previewed};
pub use record::{LastOfOne, LastRun};
pub use sent::told_before;
pub use standing::{CheckedDigest, ListedDigest, NextDigest, checked_digests, listed_digests};
pub use ways::reach;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Around, End, Step, Stop, Subscribed};
use crate::disk::{Disk, RealDisk};
use crate::mail::MailLimits;
use round::Round;

/// What is to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    /// Of which subscription; of each without a name.
    pub name: Option<String>,
    /// What.
    pub what: ToSend,
}

/// What is sent of a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToSend {
    /// What waits, and what is due.
    WhatIsDue,
    /// A few words, to see that the way is open. They are written down nowhere.
    Test,
}

/// What sending takes beside what every job has around it.
#[derive(Debug, Clone)]
pub struct Post {
    /// The papers, the folders of settings and state, the clock, variables.
    pub around: Around,
    /// The zone of the system.
    pub zone: TimeZone,
    /// Where the password may lie.
    pub password_file: PathBuf,
    /// How long things may take.
    pub limits: MailLimits,
    /// Where everything is written.
    pub disk: Arc<dyn Disk>,
}

impl Post {
    /// What there is around whoever sends in earnest.
    fn of(around: &Around) -> Self {
        let ways = &around.ways;
        Self {
            around: around.clone(),
            zone: (ways.zone)(),
            password_file: ways.config.join("keys").join("mail"),
            limits: MailLimits::default(),
            disk: Arc::new(RealDisk),
        }
    }
}

impl Sending {
    /// Sends. Nothing is lost wherever it is cut off.
    pub(super) fn run(self, around: &Around, stop: &Stop, hear: &mut dyn FnMut(Step)) -> End {
        let ways = &around.ways;
        let subscribed = (ways.subscribed)(&ways.config);
        let post = Post::of(around);
        self.send(&post, &subscribed, stop, hear)
    }

    /// Sends what is subscribed to, from this post.
    pub fn send(
        &self,
        post: &Post,
        subscribed: &Subscribed,
        stop: &Stop,
        hear: &mut dyn FnMut(Step),
    ) -> End {
        Round::new(post, subscribed, self, stop).run(hear)
    }
}
