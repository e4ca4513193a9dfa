//! The harvest of arXiv by OAI-PMH, for more than one announcement at once
//! (<https://info.arxiv.org/help/oa/index.html>).
//!
//! A feed has the newest announcement alone. Those before it are asked for by the day on which a
//! record was changed; a change may be of anything, so that of what comes only papers are taken that
//! were sent in since the last answer, or in the days in which they wait for their announcement.

use jiff::civil::Date;

use super::super::row::{OddAnswer, Planned, Take, Wanted};
use super::{between, error_of};
use crate::formats::entities_decoded;
use crate::net::{Answer, Form};
use crate::text::safe;

/// A page has a thousand records or more.
const MOST_PAGES: u32 = 200;
/// The archives of the group that is named physics.
const PHYSICS: [&str; 13] = [
    "astro-ph", "cond-mat", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nlin",
    "nucl-ex", "nucl-th", "physics", "quant-ph",
];

/// The first page of what was changed in a category since a day.
pub(super) fn harvest(
    wanted: &Wanted<'_>,
    category: &str,
    since: Date,
    take: Take,
) -> Option<Planned> {
    let form = Form::Xml(&["OAI-PMH"]);
    let mut request = wanted.request("oai", "oai", form)?;
    request
        .url
        .query_pairs_mut()
        .append_pair("verb", "ListRecords")
        .append_pair("metadataPrefix", "arXiv")
        .append_pair("set", &set(category))
        .append_pair("from", &since.to_string());
    Some(Planned {
        take,
        ..Planned::new(request, "oai").and_pages(MOST_PAGES)
    })
}

/// The set of a category or of an archive: `cs:cs:AI`, `physics:hep-th`, `cs`.
fn set(category: &str) -> String {
    let (archive, subject) = category.split_once('.').unwrap_or((category, ""));
    let archive = archive.to_ascii_lowercase();
    let is_physics = PHYSICS.contains(&archive.as_str());
    let group = if is_physics { "physics" } else { &archive };
    match (is_physics, subject) {
        (false, "") => archive,
        (true, "") => format!("{group}:{archive}"),
        (_, subject) => format!("{group}:{archive}:{subject}"),
    }
}

/// The next page, by the token that the answer has. Errors come with status 200: that there is
/// nothing is none of them, and a token that has run out, as all do at midnight, is new another time.
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    let text = String::from_utf8_lossy(&answer.bytes);
    if let Some((code, said)) = error_of(&text) {
        let said = safe::line(&entities_decoded(said));
        return match code {
            "noRecordsMatch" => Ok(None),
            "badResumptionToken" => Err(OddAnswer::Broken(said)),
            _ => Err(OddAnswer::Said(said)),
        };
    }
    let token = between(&text, "<resumptionToken", "</");
    let token = token.and_then(|token| Some(token.split_once('>')?.1.trim()));
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return Ok(None);
    };
    let mut url = planned.request.url.clone();
    url.query_pairs_mut()
        .clear()
        .append_pair("verb", "ListRecords")
        .append_pair("resumptionToken", &entities_decoded(token));
    Ok(planned.page_at(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_is_a_set_within_its_archive_and_group() {
        for (category, expected) in [
            ("cs.AI", "cs:cs:AI"),
            ("hep-th", "physics:hep-th"),
            ("astro-ph.GA", "physics:astro-ph:GA"),
            ("physics.optics", "physics:physics:optics"),
            ("math.AG", "math:math:AG"),
            ("stat", "stat"),
            ("physics", "physics:physics"),
        ] {
            assert_eq!(set(category), expected);
        }
    }
}
