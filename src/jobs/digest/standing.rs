//! How digests stand before anything is sent: when each goes next, and what it still lacks. Nothing is
//! asked over the net for it, no program is started, nothing is left behind.

use std::fmt;
use std::path::Path;

use jiff::civil::{Date, Time};

use super::Post;
use super::letter::between;
use super::making::Papers;
use super::outbox::Outbox;
use super::sent::SentLog;
use super::ways::{Ways, place};
use crate::digest::{Subscription, Unfed};
use crate::disk::{Disk, Draft, Readers};
use crate::jobs::{Around, Subscribed};
use crate::sources::Feed;

/// A digest as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDigest {
    /// Its name.
    pub name: String,
    /// To whom or where it goes.
    pub to: String,
    /// When it goes next.
    pub next: NextDigest,
}

/// When a digest goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextDigest {
    /// That of this day is finished, and nobody has taken it yet.
    Waits(Date),
    /// The next call makes it.
    Due,
    /// Then.
    On(Date, Time),
    /// Its days have come to an end.
    Never,
}

/// A digest, and what it still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedDigest {
    /// Its name.
    pub name: String,
    /// By what it goes, and where a password comes from; what it lacks, a sentence each.
    pub way: Result<String, Vec<String>>,
}

impl fmt::Display for NextDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Waits(day) => write!(f, "waits since {day}"),
            Self::Due => f.write_str("due"),
            Self::On(day, at) => write!(f, "{day} {}", at.strftime("%H:%M")),
            Self::Never => f.write_str("never"),
        }
    }
}

/// The digests that are subscribed to, in their order.
///
/// # Errors
/// When what was sent cannot be read: one sentence.
pub fn listed_digests(
    around: &Around,
    subscribed: &Subscribed,
) -> Result<Vec<ListedDigest>, String> {
    let post = Post::of(around);
    let state = &around.ways.state;
    let sent = SentLog::in_folder(&*post.disk, state).read()?;
    let (waiting, _) = Outbox::in_folder(&*post.disk, state).read();
    let account = subscribed.account.as_ref();
    let listed = subscribed.subscriptions.iter().map(|subscription| {
        let name = &subscription.name;
        let between = between(subscription, account);
        let to = between.map_or_else(|_| String::new(), |between| between.to.mailbox);
        let mut waiting = waiting.iter();
        let waits = waiting.find(|one| one.subscription == *name && !sent.has(&one.id));
        let last = sent.before(name).last;
        ListedDigest {
            name: name.clone(),
            to: place(subscription, &to),
            next: match waits {
                Some(one) => NextDigest::Waits(one.day),
                None => next(subscription, &post, last),
            },
        }
    });
    Ok(listed.collect())
}

fn next(subscription: &Subscription, post: &Post, last: Option<Date>) -> NextDigest {
    let now = (post.around.ways.clock)();
    if subscription.due(now, &post.zone, last).is_some() {
        return NextDigest::Due;
    }
    match subscription.next_day(now, &post.zone, last) {
        Some(day) => NextDigest::On(day, subscription.at),
        None => NextDigest::Never,
    }
}

/// What each digest lacks, and what all do.
#[must_use]
pub fn checked_digests(
    around: &Around,
    subscribed: &Subscribed,
) -> (Vec<CheckedDigest>, Vec<String>) {
    let post = Post::of(around);
    let state = &around.ways.state;
    let mut slips = Vec::new();
    if let Err(reason) = keeps(&*post.disk, state) {
        slips.push(format!(
            "{reason}; nothing is sent that cannot be written down there"
        ));
    }
    let (_, unreadable) = Outbox::in_folder(&*post.disk, state).read();
    slips.extend(unreadable);
    match SentLog::in_folder(&*post.disk, state).read() {
        Ok(sent) if sent.broken > 0 => slips.push(format!(
            "lines of {} that cannot be read: {}; what they say may be sent again",
            state.join("sent.jsonl").display(),
            sent.broken
        )),
        Ok(_) => {}
        Err(reason) => slips.push(reason),
    }
    let papers = Papers::open(around).ok();
    let feeds = (around.ways.settings)(&around.ways.config).feeds;
    let feeds: Vec<&str> = feeds.iter().map(Feed::name).collect();
    let ways = Ways::new(&post, subscribed);
    let checked = subscribed.subscriptions.iter().map(|subscription| {
        let unfed = papers.as_ref();
        let unfed = unfed.map(|papers| papers.unfed(subscription, &feeds));
        let unfed = unfed.into_iter().flatten().filter(Unfed::is_unknown);
        let mut lacks: Vec<String> = unfed.map(|one| one.to_string()).collect();
        let account = subscribed.account.as_ref();
        let way = between(subscription, account).and_then(|_| ways.look_at(subscription));
        let way = way.map_err(|error| lacks.push(error.sentence));
        CheckedDigest {
            name: subscription.name.clone(),
            way: match way {
                Ok(way) if lacks.is_empty() => Ok(way),
                Ok(_) | Err(()) => Err(lacks),
            },
        }
    });
    (checked.collect(), slips)
}

/// Sees whether something can be kept in the folder of the state, or in one above it where it is not
/// there yet.
fn keeps(disk: &dyn Disk, state: &Path) -> Result<(), String> {
    let nearest = state.ancestors().find(|path| path.exists());
    let outbox = state.join("outbox");
    let outbox = Some(outbox.as_path()).filter(|path| path.exists());
    for folder in nearest.into_iter().chain(outbox) {
        let draft = Draft::begin(disk, &folder.join("digest"), Readers::Owner);
        draft.map_err(|error| error.to_string())?;
    }
    Ok(())
}
