//! A digest: what is new for a subscription on a day.

use jiff::Timestamp;
use jiff::civil::Date;

use super::choice::{Ask, Choice, choose};
use super::due::is_a_week;
use super::entry::{Entry, common, in_a_line};
use super::told::Told;
use super::{Subscription, WhenEmpty};
use crate::paper::PaperId;
use crate::text::numbers::thousands;
use crate::text::safe;
use crate::text::wrap::Widths;

/// What every digest says of itself behind its name.
const SIGNED: &str = "of your recto";
/// A longer subject is cut, in columns.
const LONGEST_SUBJECT: usize = 200;

/// What is new for a subscription on a day. Every text in it is safe and one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    /// The name of the subscription.
    pub name: String,
    /// The day.
    pub day: Date,
    /// The subject.
    pub subject: String,
    /// When it was made.
    pub made: Timestamp,
    /// The papers that are told of, the first one first.
    pub(super) entries: Vec<Entry>,
    /// The reasons that all of them have, where there are several; said once.
    pub(super) why: Vec<String>,
    /// How many more there are.
    pub(super) more: usize,
    /// Why there is nothing to tell of, where that is so.
    pub(super) nothing: Option<String>,
    /// What was subscribed to.
    pub(super) about: String,
    /// Every paper that counts as told with it.
    pub(super) told: Vec<Told>,
    /// Everything that had come by this second counts as told with it.
    pub(super) up_to: Option<i64>,
    /// Whether a day without papers is told.
    pub(super) tells_nothing: bool,
}

impl Digest {
    /// What is new for a subscription.
    #[must_use]
    pub fn of(subscription: &Subscription, ask: &Ask<'_>) -> Self {
        let Choice {
            chosen,
            more,
            told,
            up_to,
            nothing,
        } = choose(subscription, ask);
        let zone = subscription.zone(ask.zone);
        let query = (&subscription.query, subscription.query_text.as_str());
        let entries: Vec<Entry> = chosen
            .into_iter()
            .map(|(paper, why)| Entry::new(&paper, query, why))
            .collect();
        let is_quiet = ask.before.last.is_some_and(|last| is_a_week(last, ask.day));
        Self {
            name: subscription.name.clone(),
            day: ask.day,
            subject: subject(subscription, ask.day, entries.len()),
            made: ask.now,
            nothing: entries.is_empty().then(|| nothing.said(zone)),
            about: about(subscription),
            why: common(&entries),
            entries,
            more,
            told,
            up_to,
            tells_nothing: is_quiet || subscription.when_empty == WhenEmpty::Line,
        }
    }

    /// How many papers are told of.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Why there is nothing to tell of, where that is so.
    #[must_use]
    pub fn nothing(&self) -> Option<&str> {
        self.nothing.as_deref()
    }

    /// How many papers there are beyond those that are told of.
    #[must_use]
    pub fn more(&self) -> usize {
        self.more
    }

    /// The papers that are told of, and why each is.
    pub fn reasons(&self) -> impl Iterator<Item = (&PaperId, String)> {
        let entries = self.entries.iter();
        entries.map(|entry| (&entry.id, entry.why()))
    }

    /// Why all of them are here, where there are several with the same reason; empty else.
    pub(super) fn why_each(&self) -> String {
        if self.why.is_empty() {
            return String::new();
        }
        format!("Why each is here: {}", in_a_line(&self.why))
    }

    /// What stands below the name: how many papers, and the day.
    pub(super) fn summary(&self) -> String {
        let more = match self.more {
            0 => String::new(),
            more => format!(" and {} more", thousands(more as u64)),
        };
        format!(
            "{}{more} · {}",
            papers(self.entries.len()),
            written(self.day)
        )
    }

    /// What stands behind the last paper, where some were left out.
    pub(super) fn and_more(&self) -> Option<String> {
        (self.more > 0).then(|| format!("and {} more", thousands(self.more as u64)))
    }
}

fn subject(subscription: &Subscription, day: Date, count: usize) -> String {
    let subject = subscription
        .subject
        .replace("{name}", &subscription.name)
        .replace("{papers}", &papers(count))
        .replace("{day}", &written(day));
    let subject = safe::line(&subject);
    Widths::Narrow
        .cut(&subject, LONGEST_SUBJECT, "…")
        .into_owned()
}

/// Whether a text is a digest that recto wrote: each says so, an Atom feed by what made it.
#[must_use]
pub fn is_digest(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").contains(SIGNED) || text.contains("<generator>recto</generator>")
}

/// What was subscribed to, and how that ends.
fn about(subscription: &Subscription) -> String {
    let query = safe::line(&subscription.query_text);
    let what = if query.is_empty() {
        "all that comes in".to_owned()
    } else {
        query
    };
    let (name, order) = (&subscription.name, subscription.order.label());
    format!(
        "This is the digest “{name}” {SIGNED}: {what}, {order}. `recto digest remove {name}` ends it."
    )
}

fn papers(count: usize) -> String {
    match count {
        0 => "nothing new".to_owned(),
        1 => "1 paper".to_owned(),
        count => format!("{} papers", thousands(count as u64)),
    }
}

/// A day as people write it.
fn written(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}
