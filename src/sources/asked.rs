//! What sources ask, for their tests.
#![allow(clippy::unwrap_used, reason = "a test that goes wrong should fail")]

use url::Url;

use super::base::Bases;
use super::fields::value;
use super::row::{Occasion, Planned};
use super::spec::Spec;
use crate::net::{Answer, Validators};

/// The first requests.
pub(super) fn planned(text: &str, since: Option<&str>, now: &str) -> Vec<Planned> {
    let spec: Spec = text.parse().unwrap();
    spec.requests(&Occasion {
        since: since.map(|since| since.parse().unwrap()),
        now: now.parse().unwrap(),
        bases: &Bases::default(),
        contact: Some("me@example.org"),
    })
}

/// The addresses of the first requests.
pub(super) fn asked(text: &str, since: Option<&str>, now: &str) -> Vec<String> {
    let planned = planned(text, since, now);
    let address = |url: &Url| url.to_string();
    planned
        .iter()
        .map(|planned| address(&planned.request.url))
        .collect()
}

/// What is asked, without the host, while these answers come one after the other.
pub(super) fn pages(text: &str, answers: &[&str]) -> Result<Vec<String>, String> {
    let spec: Spec = text.parse().unwrap();
    let mut planned = planned(text, None, "2026-11-27T12:00:00Z").remove(0);
    let path = |url: &Url| {
        let query = url.query().map(|query| format!("?{query}"));
        format!(
            "{}{}",
            url.path().trim_start_matches('/'),
            query.unwrap_or_default()
        )
    };
    let mut asked = vec![path(&planned.request.url)];
    for answer in answers {
        let answer = Answer {
            status: 200,
            content_type: String::new(),
            bytes: answer.as_bytes().to_vec(),
            validators: Validators::default(),
            url: planned.request.url.clone(),
        };
        let next = spec.next(&planned, &answer);
        let Some(next) = next.map_err(|odd| odd.to_string())? else {
            break;
        };
        asked.push(path(&next.request.url));
        planned = next;
    }
    Ok(asked)
}

/// The value of a member of an address.
pub(super) fn query(address: &str, name: &str) -> String {
    value(&address.parse().unwrap(), name).unwrap_or_default()
}

/// What is said of a spec that is none.
pub(super) fn wrong(text: &str) -> String {
    text.parse::<Spec>().unwrap_err().to_string()
}
