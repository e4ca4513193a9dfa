//! bioRxiv and medRxiv: the preprints of a category by their days, and papers by DOI
//! (<https://api.biorxiv.org/>).

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::fields::{hours_after, in_path, with};
use super::named;
use super::row::{Facts, OddAnswer, Planned, Wanted, WhatError, days_before};
use crate::net::{Answer, Form};
use crate::paper::PaperId;
use crate::text::safe;

/// So many days are asked for at first.
const FIRST_DAYS: i64 = 7;
/// More days are not gone back.
const MOST_DAYS: i64 = 90;
/// Nobody reads more; a page has 30, though the documentation says 100.
const MOST_PAGES: u32 = 300;
/// What the DOIs begin with.
const PREFIXES: [&str; 2] = ["10.1101/", "10.64898/"];
/// What means all categories.
const EVERY: &str = "all";

#[rustfmt::skip] // A list to look through.
const BIORXIV: &[&str] = &[
    "animal behavior and cognition", "biochemistry", "bioengineering", "bioinformatics",
    "biophysics", "cancer biology", "cell biology", "clinical trials", "developmental biology",
    "ecology", "epidemiology", "evolutionary biology", "genetics", "genomics", "immunology",
    "microbiology", "molecular biology", "neuroscience", "paleontology", "pathology",
    "pharmacology and toxicology", "physiology", "plant biology",
    "scientific communication and education", "synthetic biology", "systems biology", "zoology",
];
#[rustfmt::skip]
const MEDRXIV: &[&str] = &[
    "addiction medicine", "allergy and immunology", "anesthesia", "cardiovascular medicine",
    "dentistry and oral medicine", "dermatology", "emergency medicine", "endocrinology",
    "epidemiology", "forensic medicine", "gastroenterology", "genetic and genomic medicine",
    "geriatric medicine", "health economics", "health informatics", "health policy",
    "health systems and quality improvement", "hematology", "hiv aids", "infectious diseases",
    "intensive care and critical care medicine", "medical education", "medical ethics",
    "nephrology", "neurology", "nursing", "nutrition", "obstetrics and gynecology",
    "occupational and environmental health", "oncology", "ophthalmology", "orthopedics",
    "otolaryngology", "pain medicine", "palliative medicine", "pathology", "pediatrics",
    "pharmacology and therapeutics", "primary care research",
    "psychiatry and clinical psychology", "public and global health", "radiology and imaging",
    "rehabilitation medicine and physical therapy", "respiratory medicine", "rheumatology",
    "sexual and reproductive health", "sports medicine", "surgery", "toxicology",
    "transplantation", "urology",
];

/// What can be wanted.
enum What {
    Category(&'static str),
    Ids(Vec<PaperId>),
}

impl What {
    fn read(server: &str, what: &str) -> Result<Self, WhatError> {
        let first = what.split(' ').next().unwrap_or_default();
        if first.starts_with("10.") || self::known(first).is_some() {
            return named::ids(what, &known).map(Self::Ids);
        }
        let all = if server == "medrxiv" {
            MEDRXIV
        } else {
            BIORXIV
        };
        let name = what.to_lowercase().replace(['_', '-'], " ");
        let mut names = all.iter().chain(&[EVERY]);
        let found = names.find(|known| **known == name).copied();
        found.map(Self::Category).ok_or_else(|| WhatError::Subject {
            name: what.to_owned(),
            known: format!("{}, {EVERY}", all.join(", ")),
        })
    }
}

fn known(text: &str) -> Option<PaperId> {
    let id = PaperId::pasted(text)?;
    let is_own = PREFIXES.iter().any(|start| id.value().starts_with(start));
    is_own.then_some(id)
}

/// The first page of the days since the last answer, or each paper.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let server = wanted.source.name;
    let ask = |path: &str| wanted.request("base", path, Form::JsonObject);
    let planned: Vec<Option<Planned>> = match What::read(server, wanted.what)? {
        What::Category(category) => {
            let today = wanted.today();
            // The day of the last answer may have gone on.
            let earliest = days_before(today, MOST_DAYS);
            let first = wanted
                .since_and(0)
                .or_else(|| days_before(today, FIRST_DAYS));
            let first = first.max(earliest).unwrap_or(today).min(today);
            let request = ask(&format!("details/{server}/{first}/{today}/0"));
            let request = request.map(|mut request| {
                if category != EVERY {
                    let category = category.replace(' ', "_");
                    request.url = with(&request.url, "category", &category);
                }
                request
            });
            vec![request.map(|request| Planned::new(request, "biorxiv").and_pages(MOST_PAGES))]
        }
        What::Ids(ids) => ids
            .iter()
            .map(|id| {
                let doi = in_path(id.value());
                let request = ask(&format!("details/{server}/{doi}/na/json"))?;
                Some(Planned::new(request, "biorxiv"))
            })
            .collect(),
    };
    Ok(planned.into_iter().flatten().collect())
}

/// What is looked at in an answer.
#[derive(Deserialize)]
struct Page<'a> {
    #[serde(default)]
    messages: Vec<Message>,
    #[serde(default, borrow)]
    collection: Vec<&'a RawValue>,
}

#[derive(Default, Deserialize)]
struct Message {
    #[serde(default)]
    status: String,
    /// A number, or the text of one.
    #[serde(default)]
    total: Value,
}

/// Looks for what is said where there are no papers, and goes on by as many as came: a wrong step is
/// taken without a word.
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    // What cannot be read is said by the importer.
    let Ok(page) = serde_json::from_slice::<Page<'_>>(&answer.bytes) else {
        return Ok(None);
    };
    let message = page.messages.into_iter().next().unwrap_or_default();
    let came = page.collection.len();
    if came == 0 {
        let status = message.status.to_lowercase();
        let is_none = status == "ok" || status.starts_with("no ") || status.is_empty();
        return if is_none {
            Ok(None)
        } else {
            Err(OddAnswer::Said(safe::line(&message.status)))
        };
    }
    let total = match &message.total {
        Value::String(text) => text.trim().parse().ok(),
        Value::Number(number) => number.as_u64(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let url = &planned.request.url;
    let path = url.path().rsplit_once('/');
    let cursor = path.and_then(|(before, cursor)| Some((before, cursor.parse::<u64>().ok()?)));
    let (Some(total), Some((before, cursor))) = (total, cursor) else {
        return Ok(None);
    };
    let cursor = cursor.saturating_add(u64::try_from(came).unwrap_or(u64::MAX));
    if cursor >= total {
        return Ok(None);
    }
    let mut url = url.clone();
    url.set_path(&format!("{before}/{cursor}"));
    Ok(planned.page_at(url))
}

/// Preprints are posted through the day.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    match What::read("", what) {
        Ok(What::Ids(_)) => facts.answered,
        Ok(What::Category(_)) | Err(_) => hours_after(facts.answered, 6),
    }
}

#[cfg(test)]
mod tests;
