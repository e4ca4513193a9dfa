//! Papers of a library that are one: found by the rules of an import, and merged in the same way.

use super::doubt::{Doubtful, doubtful};
use super::same;
use super::same::{Same, same_paper};
use crate::merge::parts::joined;
use crate::paper::Paper;

/// Papers that are one.
#[derive(Debug, Clone, PartialEq)]
pub struct Twins {
    /// The papers; never fewer than two.
    pub papers: Vec<Paper>,
    /// Why the first two are one.
    pub why: Same,
    /// What becomes of them. It has the ids of all, so that every star follows.
    pub one: Paper,
}

/// What is found among papers that may be one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged {
    /// Those that are.
    pub twins: Vec<Twins>,
    /// Those that look like it.
    pub doubtful: Vec<Doubtful>,
}

/// Judges papers that may be one, for their titles have the same letters or they share an id.
#[must_use]
pub fn judged(papers: Vec<Paper>) -> Judged {
    let mut found: Vec<(Vec<Paper>, Option<Same>, Paper)> = Vec::new();
    for paper in papers {
        let same = found.iter_mut().find_map(|group| {
            if group.2.is_told_apart_from(&paper) {
                return None;
            }
            let why = same::shared_id(&group.2, &paper).or_else(|| same_paper(&group.2, &paper))?;
            Some((group, why))
        });
        match same {
            None => found.push((vec![paper.clone()], None, paper)),
            Some(((papers, first, one), why)) => {
                *one = joined(one, &paper);
                first.get_or_insert(why);
                papers.push(paper);
            }
        }
    }
    let ones: Vec<&Paper> = found.iter().map(|(_, _, one)| one).collect();
    let doubtful = doubtful(&ones);
    let twins = found.into_iter().filter_map(|(papers, why, one)| {
        Some(Twins {
            papers,
            why: why?,
            one,
        })
    });
    Judged {
        twins: twins.collect(),
        doubtful,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(line: &str) -> Paper {
        Paper::from_json(line).unwrap()
    }

    #[test]
    fn twins_are_told_with_the_reason_and_keep_every_id() {
        let papers = vec![
            paper(
                r#"{"id":"title:1","title":"Deep Nets","authors":[{"name":"Ada Li"}],"abstract":"a b c"}"#,
            ),
            paper(r#"{"id":"title:1-2","title":"Deep nets","authors":[{"name":"Bo Wu"}]}"#),
            paper(
                r#"{"id":"arxiv:2503.11794","title":"Deep Nets","authors":[{"name":"A. Li"}],"date":"2025"}"#,
            ),
            paper(
                r#"{"id":"doi:10.1/x","aliases":["arxiv:2503.11794"],"title":"Deep Nets: Other","date":"1990"}"#,
            ),
        ];
        let found = judged(papers).twins;
        assert_eq!(found.len(), 1);
        let twins = &found[0];
        assert_eq!(twins.papers.len(), 3);
        assert_eq!(
            twins.why.to_string(),
            "the same title, and li among the authors"
        );
        assert_eq!(
            twins
                .one
                .ids()
                .map(ToString::to_string)
                .collect::<Vec<String>>(),
            ["arxiv:2503.11794", "doi:10.1/x", "title:1"]
        );
        assert_eq!(twins.one.summary, "a b c");
    }
}
