//! A digest, and the mail that is made of it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::choice::{Ask, Choice, Told, choose};
use super::due::is_a_week;
use super::entry::Entry;
use super::form::Form;
use super::{Subscription, WhenEmpty};
use crate::text::safe;
use crate::text::wrap::Widths;

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
    /// How many more there are.
    pub(super) more: usize,
    /// Why there is nothing to tell of, where that is so.
    pub(super) nothing: Option<String>,
    /// What was subscribed to.
    pub(super) about: String,
    told: Vec<Told>,
    up_to: Option<i64>,
    /// Whether a day without papers is told.
    tells_nothing: bool,
}

/// A digest as a mail: what is sent, and what counts as told once it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The name of the subscription; see [`super::is_subscription_name`].
    pub subscription: String,
    /// The day whose digest it is.
    pub day: Date,
    /// The subject, one safe line that may have letters beyond ASCII.
    pub subject: String,
    /// The plain text, lines of at most 998 bytes ended by a line feed.
    pub text: String,
    /// The page that says the same, lines of at most 998 bytes ended by a line feed.
    pub html: String,
    /// Every paper that counts as told: those that are told of, then those that were left out.
    pub papers: Vec<Told>,
    /// So many of them, the first ones, are told of.
    pub chosen: usize,
    /// Where too many were left out to be named (more than [`super::MOST_NAMED`]): everything that had come
    /// by this second since 1970 counts as told, too. It goes into [`super::Before::up_to`], the greatest of
    /// all of a subscription.
    pub up_to: Option<i64>,
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
        let entries: Vec<Entry> = chosen
            .iter()
            .map(|(paper, why)| Entry::new(paper, why))
            .collect();
        let is_quiet = ask.before.last.is_some_and(|last| is_a_week(last, ask.day));
        Self {
            name: subscription.name.clone(),
            day: ask.day,
            subject: subject(subscription, ask.day, entries.len()),
            made: ask.now,
            nothing: entries.is_empty().then(|| nothing.said(zone)),
            about: about(subscription),
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

    /// The mail; `None` on a day without papers of which nothing is to be said.
    #[must_use]
    pub fn composed(&self) -> Option<Composed> {
        (!self.is_empty() || self.tells_nothing).then(|| Composed {
            subscription: self.name.clone(),
            day: self.day,
            subject: self.subject.clone(),
            text: self.written(Form::Text),
            html: self.written(Form::Html),
            papers: self.told.clone(),
            chosen: self.entries.len(),
            up_to: self.up_to,
        })
    }

    /// The digest in a form.
    #[must_use]
    pub fn written(&self, form: Form) -> String {
        form.write(self)
    }

    /// What stands below the name: how many papers, and the day.
    pub(super) fn summary(&self) -> String {
        let more = match self.more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!(
            "{}{more} · {}",
            papers(self.entries.len()),
            written(self.day)
        )
    }

    /// What stands behind the last paper, where some were left out.
    pub(super) fn and_more(&self) -> Option<String> {
        (self.more > 0).then(|| format!("and {} more", self.more))
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
        "This is the digest “{name}” of your recto: {what}, {order}. `recto digest remove {name}` ends it."
    )
}

fn papers(count: usize) -> String {
    match count {
        0 => "nothing new".to_owned(),
        1 => "1 paper".to_owned(),
        count => format!("{count} papers"),
    }
}

/// A day as people write it.
fn written(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}
