//! The records of which a paper is merged: kept beside it as they were received, so that a person can
//! take the merge back.

use std::borrow::Cow;

use super::merged::merged;
use super::same::say_the_same;
use crate::disk::limits::{StoreLine, TooLong};
use crate::paper::{MergedParts, Paper, Scheme, Source, title_letters};

/// So many records of a paper are kept at most: of more the first ones become one.
pub(super) const MOST: usize = 32;

/// Says why a paper is no line of the store.
#[derive(Debug, thiserror::Error)]
pub enum NoLine {
    /// A field of it is nothing that JSON can say.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The store could not read it again.
    #[error(transparent)]
    TooLong(#[from] TooLong),
}

/// What became of a known paper and a further one, with the records of both. A record that comes again
/// is none more.
pub(super) fn with_parts(mut one: Paper, known: &Paper, further: &Paper) -> Paper {
    // What says nothing new is not looked for among the records: most of what comes again does not.
    let is_nothing = |one: &Paper| known.parts.is_empty() || one == known;
    if further.parts.is_empty() && is_again(known, further) && is_nothing(&one) {
        return one;
    }
    let mut records = records(known);
    // Something else stands in their place.
    if records.is_empty() {
        return one;
    }
    let mut is_more = false;
    for record in self::records(further) {
        is_more |= take(&mut records, record);
    }
    if is_more && records.len() > 1 {
        one.parts = kept(records);
    }
    one
}

/// Whether every record of a further paper is kept among those of a known one, which then says all that
/// it ever made of them. What they say differently would go back and forth with each of them.
pub(super) fn keeps_all_of(known: &Paper, further: &Paper) -> bool {
    let kept = known.parts.records();
    let is_kept = |record: &Paper| {
        let again = kept.iter().find(|known| is_again(known, record));
        again.is_some_and(|known| merged(known, record) == *known)
    };
    !kept.is_empty() && records(further).iter().all(|record| is_kept(record))
}

/// Two papers of a library as the one that they are, with every id of both: its line supersedes those
/// of both.
pub(super) fn joined(one: &Paper, other: &Paper) -> Paper {
    let mut joined = with_parts(merged(one, other), one, other);
    for id in one.ids().chain(other.ids()) {
        if !joined.ids().any(|known| known == id) {
            joined.aliases.push(id.clone());
        }
    }
    joined
}

/// The line of the store that a paper is. Of one that would be too long fewer records are kept.
///
/// # Errors
/// When it is too long without any.
pub fn store_line(paper: &mut Paper) -> Result<StoreLine, NoLine> {
    loop {
        let too_long = match StoreLine::new(paper.to_json()?) {
            Ok(line) => return Ok(line),
            Err(too_long) => too_long,
        };
        let records = paper.parts.records();
        if records.is_empty() {
            return Err(too_long.into());
        }
        let records = records.into_iter().map(Cow::Owned).collect();
        paper.parts = parts(&fewer(records));
    }
}

/// The records that are kept of a paper, or itself where it is of one.
fn records(paper: &Paper) -> Vec<Cow<'_, Paper>> {
    if paper.parts.is_empty() {
        return vec![Cow::Borrowed(paper)];
    }
    let records = paper.parts.records();
    records.into_iter().map(Cow::Owned).collect()
}

/// Takes a further record; whether it says anything new.
fn take<'a>(records: &mut Vec<Cow<'a, Paper>>, further: Cow<'a, Paper>) -> bool {
    let Some(known) = records.iter_mut().find(|known| is_again(known, &further)) else {
        records.push(further);
        return true;
    };
    let renewed = merged(known, &further);
    let is_new = renewed != **known;
    if is_new {
        *known = Cow::Owned(renewed);
    }
    is_new
}

/// Whether a record comes again, perhaps with more in it than before: of the same source, with the
/// same title, under an id that it had. One that has nothing but its title must say the same.
fn is_again(known: &Paper, further: &Paper) -> bool {
    let is_known = |source: &Source| {
        let mut sources = known.sources.iter();
        sources.any(|seen| seen.format == source.format && seen.id == source.id)
    };
    let has_id = || known.ids().any(|id| *id == further.id);
    further.sources.iter().all(is_known)
        && (known.title == further.title
            || title_letters(&known.title) == title_letters(&further.title))
        && (further.id.scheme() != Scheme::Title && has_id() || say_the_same(known, further))
}

fn kept(records: Vec<Cow<'_, Paper>>) -> MergedParts {
    if records.len() > MOST {
        parts(&fewer(records))
    } else {
        parts(&records)
    }
}

/// One record alone is the paper.
fn parts(records: &[Cow<'_, Paper>]) -> MergedParts {
    if records.len() > 1 {
        MergedParts::new(records)
    } else {
        MergedParts::default()
    }
}

/// The first half of records as one: of them nothing is lost but which said what.
fn fewer(records: Vec<Cow<'_, Paper>>) -> Vec<Cow<'_, Paper>> {
    let half = records.len().div_ceil(2);
    let mut records = records.into_iter();
    let first = records.by_ref().take(half.max(2));
    let first = first.reduce(|one, further| Cow::Owned(merged(&one, &further)));
    first.into_iter().chain(records).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::limits::LINE;

    fn record(id: &str, title: &str, format: &str) -> Paper {
        Paper::from_json(&format!(
            r#"{{"id":"{id}","title":"{title}","sources":[{{"format":"{format}"}}]}}"#
        ))
        .unwrap()
    }

    fn both(known: &Paper, further: &Paper) -> Paper {
        with_parts(merged(known, further), known, further)
    }

    fn titles(paper: &Paper) -> Vec<String> {
        let records = paper.parts.records();
        records.into_iter().map(|record| record.title).collect()
    }

    #[test]
    fn a_merged_paper_has_its_records_and_one_that_comes_again_is_none_more() {
        let first = record("doi:10.1/a", "Trees", "bibtex");
        let second = record("doi:10.1/a", "Trees of the Forest", "ris");
        let third = record("doi:10.1/a", "Trees, of a sort", "csl-json");
        let two = both(&first, &second);
        assert_eq!(two.parts.records(), [first.clone(), second.clone()]);
        let three = both(&two, &third);
        assert_eq!(
            titles(&three),
            ["Trees", "Trees of the Forest", "Trees, of a sort"]
        );
        for known in [&first, &second, &third, &three] {
            assert_eq!(both(&three, known), three);
        }
        assert_eq!(both(&third, &two).parts.records().len(), 3);
        // What is said anew of one is said in its place.
        let mut renewed = second.clone();
        renewed.votes = Some(3);
        let renewed = both(&three, &renewed);
        assert_eq!(titles(&renewed), titles(&three));
        assert_eq!(renewed.parts.records()[1].votes, Some(3));
    }

    #[test]
    fn what_is_only_said_anew_is_no_merge() {
        let first = record("doi:10.1/a", "Trees", "bibtex");
        let mut renewed = first.clone();
        (renewed.votes, renewed.summary) = (Some(3), "On trees.".into());
        assert!(both(&first, &renewed).parts.is_empty());
        // Where the title is all that tells it, another abstract may be of another paper.
        let (mut first, mut other) = (first, renewed);
        (first.id, other.id) = (
            crate::paper::title_key("Trees"),
            crate::paper::title_key("Trees"),
        );
        assert!(both(&first, &first).parts.is_empty());
        assert_eq!(both(&first, &other).parts.records().len(), 2);
    }

    #[test]
    fn a_field_of_that_name_that_is_something_else_is_kept() {
        let line = r#"{"id":"x:1","title":"T","parts":["legs",2]}"#;
        let paper = Paper::from_json(line).unwrap();
        let merged = both(&paper, &record("x:1", "Other", "ris"));
        assert!(merged.to_json().unwrap().contains(r#""parts":["legs",2]"#));
    }

    #[test]
    fn many_records_and_long_ones_become_fewer_and_nothing_is_lost() {
        let mut paper = record("x:1", "T 0", "f0");
        for nth in 1..200 {
            let further = record("x:1", &format!("T {nth}"), &format!("f{nth}"));
            paper = both(&paper, &further);
        }
        let records = paper.parts.records();
        assert!((2..=MOST).contains(&records.len()), "{}", records.len());
        let sources = records.iter().flat_map(|record| &record.sources);
        assert_eq!(sources.count(), 200);
        assert_eq!(records.last().unwrap().title, "T 199");
        for (long, left) in [(LINE / 5, 3), (LINE * 3 / 10, 2), (LINE * 4 / 10, 0)] {
            let records = ["ris", "bibtex", "csl-json"].map(|format| {
                let mut record = record("x:1", &format!("T {format}"), format);
                record.other.insert("mine".into(), "y".repeat(long).into());
                record
            });
            let [first, further @ ..] = &records;
            let joined = |one, further| both(&one, further);
            let mut paper = further.iter().fold(first.clone(), joined);
            let line = store_line(&mut paper).unwrap();
            assert_eq!(paper.parts.records().len(), left, "{long}");
            assert_eq!(Paper::from_json(line.as_str()).unwrap(), paper);
        }
    }
}
