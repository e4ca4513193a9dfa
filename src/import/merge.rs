//! One record of two that are of the same paper.

use crate::paper::{Paper, PaperId, PartialDate};

/// A shorter abstract says that a paper was withdrawn, or nothing; it replaces no longer one.
const SHORTEST_TEXT: usize = 40;
/// Sources whose text has lost its TeX; it never replaces that of another.
const LOSSY: [&str; 2] = ["bundled", "hf-page"];

/// What is known of a paper after a further record of it. Every id is kept, the best one as `id`;
/// nothing empty replaces something filled; the same record twice changes nothing.
#[must_use]
pub fn merged(known: &Paper, further: &Paper) -> Paper {
    let mut paper = known.clone();
    take_ids(&mut paper, further);
    let better_text = is_lossy(known) || !is_lossy(further);
    if better_text && !further.title.trim().is_empty() {
        paper.title.clone_from(&further.title);
    }
    let shrinks = further.summary.chars().count() < SHORTEST_TEXT
        && further.summary.len() < known.summary.len();
    if better_text && !shrinks && !further.summary.trim().is_empty() {
        paper.summary.clone_from(&further.summary);
    }
    // A list of authors is one source's whole; two are never mixed.
    if !further.authors.is_empty() && (better_text || known.authors.is_empty()) {
        paper.authors.clone_from(&further.authors);
    }
    paper.date = earlier(known.date, further.date);
    paper.updated = known.updated.max(further.updated);
    for (ours, theirs) in [
        (&mut paper.venue, &further.venue),
        (&mut paper.comment, &further.comment),
        (&mut paper.links.page, &further.links.page),
        (&mut paper.links.pdf, &further.links.pdf),
        (&mut paper.links.code, &further.links.code),
        (&mut paper.links.project, &further.links.project),
    ] {
        if theirs.as_ref().is_some_and(|text| !text.trim().is_empty()) {
            ours.clone_from(theirs);
        }
    }
    add_new(&mut paper.categories, &further.categories);
    add_new(&mut paper.keywords, &further.keywords);
    paper.votes = further.votes.or(known.votes);
    paper.rank = further.rank.or(known.rank);
    for source in &further.sources {
        if !paper
            .sources
            .iter()
            .any(|seen| seen.format == source.format && seen.id == source.id)
        {
            paper.sources.push(source.clone());
        }
    }
    for (name, value) in &further.other {
        paper.other.insert(name.clone(), value.clone());
    }
    paper
}

fn is_lossy(paper: &Paper) -> bool {
    !paper.sources.is_empty()
        && paper
            .sources
            .iter()
            .all(|source| LOSSY.contains(&source.format.as_str()))
}

fn take_ids(paper: &mut Paper, further: &Paper) {
    let mut ids: Vec<PaperId> = paper.ids().cloned().collect();
    for id in further.ids() {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    // A stable sort: among ids of one kind the known one stays the paper's own.
    ids.sort_by_key(PaperId::scheme);
    // The key of a title is computed, never an alias; but a paper that was stored under it is
    // found by it again.
    let stored = paper.id.clone();
    ids.retain(|id| {
        id.scheme() != crate::paper::Scheme::Title || *id == stored || paper.aliases.contains(id)
    });
    let mut ids = ids.into_iter();
    if let Some(best) = ids.next() {
        paper.id = best;
        paper.aliases = ids.collect();
    }
}

/// The earlier date; of two that may be the same one, that which says more.
fn earlier(one: Option<PartialDate>, other: Option<PartialDate>) -> Option<PartialDate> {
    let (Some(one), Some(other)) = (one, other) else {
        return one.or(other);
    };
    let (vague, exact) = (one.min(other), one.max(other));
    Some(if exact.to_string().starts_with(&vague.to_string()) {
        exact
    } else {
        vague
    })
}

fn add_new(ours: &mut Vec<String>, theirs: &[String]) {
    for name in theirs {
        if !ours
            .iter()
            .any(|known| known.to_lowercase() == name.to_lowercase())
        {
            ours.push(name.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(line: &str) -> Paper {
        Paper::from_json(line).unwrap()
    }

    #[test]
    fn a_better_record_gives_its_text_and_id_and_loses_nothing() {
        let bundled = paper(
            r#"{"id":"title:af63dc4c8601ec8c","title":"Oleft(n)","abstract":"Stripped text of an abstract that is long.","rank":7,"sources":[{"format":"bundled"}]}"#,
        );
        let arxiv = paper(
            r#"{"id":"arxiv:2503.11794","title":"$O(n)$","abstract":"Whole $n$ text of an abstract that is long.","authors":[{"name":"N"}],"date":"2025-03-18","sources":[{"format":"jsonl"}]}"#,
        );
        let both = merged(&bundled, &arxiv);
        assert_eq!(
            both.to_json().unwrap(),
            r#"{"id":"arxiv:2503.11794","aliases":["title:af63dc4c8601ec8c"],"title":"$O(n)$","abstract":"Whole $n$ text of an abstract that is long.","authors":[{"name":"N"}],"date":"2025-03-18","rank":7,"sources":[{"format":"bundled"},{"format":"jsonl"}]}"#
        );
        // The other way round the text stays, too.
        let turned = merged(&arxiv, &bundled);
        assert_eq!((&turned.title, turned.rank), (&arxiv.title, Some(7)));
        assert_eq!((&turned.id, turned.aliases.len()), (&arxiv.id, 0));
    }

    #[test]
    fn the_same_record_twice_changes_nothing() {
        let record = paper(
            r#"{"id":"doi:10.1/x","aliases":["acl:P19-1"],"title":"T","abstract":"A","date":"2024-05","categories":["cs.CL"],"sources":[{"format":"jsonl"}],"mine":1}"#,
        );
        assert_eq!(merged(&record, &record), record);
    }

    #[test]
    fn dates_say_the_first_publication_as_exactly_as_is_known() {
        for (one, other, expected) in [
            ("2025", "2025-03-18", "2025-03-18"),
            ("2025-03-18", "2025-03", "2025-03-18"),
            ("2025-03-18", "2024", "2024"),
        ] {
            let date = |text: &str| Some(text.parse().unwrap());
            assert_eq!(earlier(date(one), date(other)), date(expected));
        }
    }
}
