//! A digest that waits to go out: what is sent of it to the last byte, and what counts as told then.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::digest::Told;
use crate::paper::PaperId;

/// What is written is of this form.
const VERSION: u64 = 1;

/// A digest that is finished and not yet known to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    /// The name of the subscription.
    pub(super) subscription: String,
    /// The day whose digest it is.
    pub(super) day: Date,
    /// The name of the mail in the world.
    pub(super) id: String,
    /// When it was made.
    pub(super) made: Timestamp,
    /// In which form it goes out; see [`super::letter::Outgoing`].
    pub(super) form: String,
    /// The address of who sends it.
    pub(super) from: String,
    /// The address of whom it is for.
    pub(super) to: String,
    /// What goes out.
    pub(super) text: String,
    /// How many papers it tells of.
    pub(super) chosen: usize,
    /// What counts as told when it is sent.
    pub(super) papers: Vec<Told>,
    /// Everything that had come by this second counts as told, too.
    pub(super) up_to: Option<i64>,
}

impl Waiting {
    /// As it lies in the outbox.
    pub(super) fn written(&self) -> String {
        let told = json!({
            "version": VERSION,
            "subscription": self.subscription,
            "day": self.day.to_string(),
            "id": self.id,
            "made": self.made.to_string(),
            "form": self.form,
            "from": self.from,
            "to": self.to,
            "chosen": self.chosen,
            "up_to": self.up_to,
            "papers": ids(&self.papers),
            "text": self.text,
        });
        format!("{told}\n")
    }

    /// What such a file says; none where it is of another form.
    pub(super) fn read(text: &str) -> Option<Self> {
        let told: Map<String, Value> = serde_json::from_str(text).ok()?;
        let word = |name: &str| told.get(name)?.as_str().map(str::to_owned);
        let chosen = told.get("chosen").and_then(Value::as_u64)?;
        (told.get("version").and_then(Value::as_u64) == Some(VERSION)).then_some(())?;
        Some(Self {
            subscription: word("subscription")?,
            day: word("day")?.parse().ok()?,
            id: word("id")?,
            made: word("made")?.parse().ok()?,
            form: word("form")?,
            from: word("from")?,
            to: word("to")?,
            text: word("text")?,
            chosen: usize::try_from(chosen).ok()?,
            papers: papers(told.get("papers")?)?,
            up_to: told.get("up_to").and_then(Value::as_i64),
        })
    }
}

/// Papers as lists of their ids, the best known first.
pub(super) fn ids(papers: &[Told]) -> Vec<Vec<String>> {
    let all = |told: &Told| {
        let ids = std::iter::once(&told.id).chain(&told.aliases);
        ids.map(ToString::to_string).collect()
    };
    papers.iter().map(all).collect()
}

/// The same, read.
pub(super) fn papers(value: &Value) -> Option<Vec<Told>> {
    let told = |paper: &Value| {
        let ids = paper.as_array()?.iter();
        let ids: Option<Vec<PaperId>> = ids.map(|id| PaperId::parse(id.as_str()?)).collect();
        let mut ids = ids?.into_iter();
        Some(Told {
            id: ids.next()?,
            aliases: ids.collect(),
        })
    };
    value.as_array()?.iter().map(told).collect()
}
