//! The lines of a MEDLINE record that recto has no field for.

use super::{OWN_IDS, located, people};
use crate::formats::extra::MEDLINE;
use crate::formats::tagged::{TaggedRecord, rest};
use crate::formats::text::collapsed;
use crate::formats::titles::without_stop;
use crate::formats::{carried, dates};
use crate::paper::{KindNames, Paper, WorkKind};

/// Tags of which nothing is left: what is read whole, and the place in the journal, of which every
/// part stands in a field of its own.
const READ: &[&str] = &["PMID", "PMC", "MH", "OT", "KW", "SO"];
/// Tags of which one value is read.
const READ_ONCE: &[&[&str]] = &[&["TI"], &["AB", "OAB"], &["VI"], &["IP"], &["PB"], &["PG"]];
/// Tags that stand for the title or for the venue, as the case may be.
const NAMES: &[&str] = &["JT", "TA", "BTI", "CTI", "TT"];

/// Keeps them by their tags.
pub(super) fn keep(record: &TaggedRecord, paper: &mut Paper) {
    let role = people::role(record);
    let once = rest::ReadOnce::of(record, READ_ONCE);
    rest::keep(record, paper, MEDLINE, |paper, tag, value| {
        let text = collapsed(value);
        let is_read = READ.contains(&tag)
            || role.is_some_and(|tags| tags.contains(&tag))
            || once.has(tag, value)
            || is_said(paper, tag, &text);
        match tag {
            _ if is_read => Vec::new(),
            "LID" => rest::addresses(paper, value),
            _ => vec![text],
        }
    });
}

/// Whether a field of the paper says what a line does.
fn is_said(paper: &Paper, tag: &str, text: &str) -> bool {
    match tag {
        "DP" => match paper.date {
            // Of a season or of two months the date is not all.
            Some(date) => dates::with_name_of_month(date) == text,
            None => paper.date_text() == Some(text),
        },
        "DEP" => paper.date.is_some() && paper.date == dates::of_text(text),
        // Nobody's in particular.
        "OWN" => text == "NOTNLM",
        "PT" => WorkKind::named(KindNames::Medline, text).is_some(),
        "GN" => paper.cited("note") == Some(text),
        "LID" | "AID" => !located(text).is_empty(),
        OWN_IDS => carried::read(text).next().is_some(),
        _ => {
            let is_name =
                || paper.venue.as_deref() == Some(text) || paper.title == without_stop(text);
            NAMES.contains(&tag) && is_name()
        }
    }
}
