//! A digest as it would be sent, for whoever looks on: nothing of it goes out, and nothing counts as told.

use std::sync::Arc;

use super::making::Papers;
use super::told_before;
use crate::digest::{Before, Digest, Form, MailAccount, Subscription, Way};
use crate::jobs::{Around, End, NewDigest, Subscribed};
use crate::paper::Paper;
use crate::query::{Query, QueryError};
use crate::sources::Feed;
use crate::text::safe;

/// What a digest without a subscription is called.
const UNNAMED: &str = "digest";

/// A digest to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// That of the one subscription; of several none, for one is to be chosen.
    Only,
    /// That of the subscription of this name.
    Of(String),
    /// That which a subscription to this query would have, with what else is usual.
    Query(String),
    /// That of this subscription, once it is written into the settings.
    Subscribed(NewDigest),
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Previewed {
    /// The subscriptions, by name and query, in the order of the settings.
    pub subscriptions: Vec<(String, String)>,
    /// The digest, where it was clear which one.
    pub edition: Option<Edition>,
    /// What was subscribed to, and what that still lacks, a sentence a line.
    pub subscribed: Vec<String>,
    /// What is wrong with the settings, the library or the marks, a line each.
    pub slips: Vec<String>,
}

/// A digest as it would be sent. Its texts are safe, but for the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// The name of the subscription; none where there is none.
    pub name: Option<String>,
    /// Which papers are wanted, as it is written.
    pub query: String,
    /// The subject.
    pub subject: String,
    /// The papers and why each is there, the first one first.
    pub papers: Vec<(Arc<Paper>, String)>,
    /// How many more there are.
    pub more: usize,
    /// Why there is no paper, where there is none.
    pub nothing: Option<String>,
    /// The text of the mail.
    pub text: String,
}

impl Preview {
    /// Whether something is written for it.
    #[must_use]
    pub fn writes(&self) -> bool {
        match self {
            Self::Subscribed(_) => true,
            Self::Only | Self::Of(_) | Self::Query(_) => false,
        }
    }

    /// Makes the digest, of the settings, the papers and what was told as they are now.
    pub(in crate::jobs) fn run(self, around: &Around) -> End {
        match self.previewed(around) {
            Ok(previewed) => End::Previewed(Box::new(previewed)),
            Err(sentence) => End::Failed(sentence),
        }
    }

    fn previewed(self, around: &Around) -> Result<Previewed, String> {
        let ways = &around.ways;
        let mut previewed = Previewed::default();
        let mut added = None;
        if let Self::Subscribed(new) = &self {
            let written = (ways.subscribe)(&ways.config, new)?;
            previewed.slips.extend(written.warning);
            added = Some(written.name);
        }
        let subscribed = (ways.subscribed)(&ways.config);
        if !subscribed.is_read {
            let slips = subscribed.slips.join("; ");
            return Err(format!("The settings cannot be read: {slips}."));
        }
        previewed.slips.extend(subscribed.slips.iter().cloned());
        let each = subscribed.subscriptions.iter();
        let each = each.map(|one| (one.name.clone(), one.query_text.clone()));
        previewed.subscriptions = each.collect();
        let wanted = match &self {
            Self::Query(query) => {
                let made = unsubscribed(query);
                Some(made.map_err(|error| format!("The filter is no query: {error}."))?)
            }
            Self::Of(name) => Some(named(&subscribed, name)?.clone()),
            Self::Subscribed(_) => {
                let name = added.unwrap_or_default();
                let subscription = named(&subscribed, &name)?;
                previewed.subscribed = told(subscription, subscribed.account.as_ref());
                Some(subscription.clone())
            }
            Self::Only => match (subscribed.subscriptions.as_slice(), &subscribed.refused[..]) {
                ([], [refused, ..]) => return Err(waits(&subscribed, refused)),
                ([only], _) => Some(only.clone()),
                ([] | [_, _, ..], _) => None,
            },
        };
        let Some(subscription) = wanted else {
            return Ok(previewed);
        };
        let papers = Papers::open(around)?;
        previewed.slips.extend(papers.slips.iter().cloned());
        let is_subscribed = !matches!(self, Self::Query(_));
        let before = if is_subscribed {
            told_before(&ways.state, &subscription.name)?
        } else {
            Before::default()
        };
        let feeds = (ways.settings)(&ways.config).feeds;
        let feeds: Vec<&str> = feeds.iter().map(Feed::name).collect();
        let unfed = papers.unfed(&subscription, &feeds);
        let unfed = unfed.iter().map(ToString::to_string);
        previewed.slips.extend(unfed);
        let zone = (ways.zone)();
        let day = subscription.today((ways.clock)(), &zone);
        let digest = papers.digest(&subscription, (day, around, &zone), &before);
        let name = is_subscribed.then(|| subscription.name.clone());
        previewed.edition = Some(Edition::of(&digest, &papers, (name, &subscription)));
        Ok(previewed)
    }
}

impl Edition {
    fn of(
        digest: &Digest,
        papers: &Papers,
        (name, subscription): (Option<String>, &Subscription),
    ) -> Self {
        let told = digest.reasons();
        let told = told.filter_map(|(id, why)| Some((papers.paper(id)?, why)));
        let to = subscription.to.as_ref().map(ToString::to_string);
        let to = to.map_or_else(String::new, |to| format!("To: {}\n", safe::line(&to)));
        let (subject, text) = (&digest.subject, digest.written(Form::Text));
        Self {
            name,
            query: subscription.query_text.clone(),
            subject: subject.clone(),
            papers: told.collect(),
            more: digest.more(),
            nothing: digest.nothing().map(str::to_owned),
            text: format!("Subject: {subject}\n{to}\n{text}"),
        }
    }
}

/// The subscription that a query would make.
fn unsubscribed(query: &str) -> Result<Subscription, QueryError> {
    let mut subscription = Subscription::new(UNNAMED);
    subscription.query = query.parse::<Query>()?;
    query.clone_into(&mut subscription.query_text);
    Ok(subscription)
}

fn named<'a>(subscribed: &'a Subscribed, name: &str) -> Result<&'a Subscription, String> {
    if subscribed.refused.iter().any(|refused| refused == name) {
        return Err(waits(subscribed, name));
    }
    let mut each = subscribed.subscriptions.iter();
    let meant = each.find(|one| one.name == name);
    meant.ok_or_else(|| format!("There is no digest “{name}” any more."))
}

/// Says that a digest waits until its settings are mended.
fn waits(subscribed: &Subscribed, name: &str) -> String {
    let slips = subscribed.slips.join("; ");
    format!("{slips}; until that is mended the digest “{name}” waits.")
}

/// What was subscribed to, and what that still lacks.
fn told(subscription: &Subscription, account: Option<&MailAccount>) -> Vec<String> {
    let (name, at) = (&subscription.name, subscription.at.strftime("%H:%M"));
    let to = subscription.to.as_ref().map(|to| to.mailbox.as_str());
    let to = to.unwrap_or_default();
    let mut lines = vec![format!(
        "The digest “{name}” is in config.toml, for every day at {at} or later."
    )];
    match (&subscription.way, account) {
        (Way::Smtp, Some(account)) => {
            let server = safe::line(&account.server);
            lines.push(format!("It is mailed to {to} by {server}."));
            lines.push(
                "`recto subscribe --install` lets your system send it; `recto digest --test` tries the way."
                    .to_owned(),
            );
        }
        (Way::Smtp | Way::Command(_) | Way::File { .. } | Way::Screen, _) => {
            lines.push(format!(
                "[mail] is not set, so that nothing is mailed to {to} yet: it is shown here and by `recto digest`."
            ));
            lines.push("`recto subscribe --help` tells of the ways out.".to_owned());
        }
    }
    lines
}
