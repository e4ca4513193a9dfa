//! What the answers of engines say beside their papers, read from their JSON.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::row::Page;
use crate::net::Answer;
use crate::sources::row::{OddAnswer, Planned};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answered {
    hits: Hits,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Hits {
    hits: Vec<IgnoredAny>,
    total: Option<Total>,
}

/// A number, or an object with it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Total {
    Number(u64),
    Object { value: u64 },
}

/// How many hits an answer has, and how many it says that there are.
pub(super) fn hits(answer: &Answer) -> Result<(usize, Option<u64>), OddAnswer> {
    let Hits { hits, total } = read::<Answered>(answer)?.hits;
    let total = total.map(|total| match total {
        Total::Number(value) | Total::Object { value } => value,
    });
    Ok((hits.len(), total))
}

/// What an answer says.
///
/// # Errors
/// When its members have another form.
pub(super) fn read<T: DeserializeOwned>(answer: &Answer) -> Result<T, OddAnswer> {
    let read = serde_json::from_slice(&answer.bytes);
    read.map_err(|error| OddAnswer::Strange(error.to_string()))
}

/// A page, behind which there is another where it has papers and a request for one.
pub(super) fn page(about: Option<u64>, papers: usize, next: Option<Planned>) -> Page {
    Page {
        about,
        next: next.filter(|_| papers > 0),
    }
}
