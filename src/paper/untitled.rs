//! What stands in the place of a title where a paper has none, and papers that are only known by
//! their ids until they are fetched.

use super::{Paper, PaperId, Source};

const MISSING: &str = "[without a title";
const WAITING: &str = ", not fetched yet]";
/// The source of a paper that was asked for by its id, and is not there yet.
pub const ASKED: &str = "asked";
/// The source of a paper that was asked for by its id where it should be, in vain.
pub const NOT_FOUND: &str = "not-found";
/// The formats of records that have nothing but an id.
const ONLY_IDS: [&str; 2] = [ASKED, "ids"];

impl Paper {
    /// Whether nothing but an id is known of it, which was not asked for in vain: it is fetched the
    /// next time.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        let is_id = |source: &Source| ONLY_IDS.contains(&source.format.as_str());
        let is_only_id = !self.sources.is_empty() && self.sources.iter().all(is_id);
        is_only_id && self.title.trim().is_empty()
    }
}

/// What is shown and given out of a paper without a title: that it has none, or is waited for, and its
/// id. In brackets, as editors write what is theirs.
#[must_use]
pub fn untitled(paper: &Paper) -> String {
    if paper.is_waiting() {
        format!("[{}{WAITING}", said(&paper.id))
    } else {
        format!("{MISSING}: {}]", paper.id)
    }
}

/// An id as people write it.
fn said(id: &PaperId) -> String {
    let parted = id.as_str().split_once(':');
    let known = [("arxiv", "arXiv"), ("doi", "DOI"), ("pmid", "PMID")];
    let spelled = parted.and_then(|(scheme, value)| {
        let (_, scheme) = known.into_iter().find(|(known, _)| *known == scheme)?;
        Some(format!("{scheme}:{value}"))
    });
    spelled.unwrap_or_else(|| id.to_string())
}

/// Whether a title only says that there is none: what was given out may come back.
#[must_use]
pub fn is_untitled(title: &str) -> bool {
    let title = title.trim();
    let start = title.get(..MISSING.len());
    let is_missing = start.is_some_and(|start| start.eq_ignore_ascii_case(MISSING));
    let is_waiting = title.starts_with('[') && title.to_ascii_lowercase().ends_with(WAITING);
    (is_missing && title.ends_with(']')) || is_waiting
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(id: &str, formats: &[&str]) -> Paper {
        let mut paper = Paper::new(PaperId::parse(id).unwrap());
        let source = |format: &&str| Source {
            format: (*format).to_owned(),
            ..Source::default()
        };
        paper.sources = formats.iter().map(source).collect();
        paper
    }

    #[test]
    fn what_stands_for_a_title_is_known_again() {
        let known = paper("openalex:W9000000002", &["openalex"]);
        let said = untitled(&known);
        assert_eq!(said, "[without a title: openalex:W9000000002]");
        assert!(is_untitled(&said) && is_untitled(&said.to_uppercase()));
        let waiting = untitled(&paper("arxiv:2503.11794", &[ASKED]));
        assert_eq!(waiting, "[arXiv:2503.11794, not fetched yet]");
        assert!(is_untitled(&waiting) && is_untitled(&waiting.to_uppercase()));
        for title in [
            "",
            "Without a title",
            "[without a title] and more",
            "é",
            "not fetched yet]",
        ] {
            assert!(!is_untitled(title), "{title}");
        }
    }

    #[test]
    fn a_paper_waits_while_nothing_but_its_id_is_known() {
        for (formats, title, is_waiting) in [
            (&[ASKED][..], "", true),
            (&["ids", ASKED], " ", true),
            (&["ids"], "A Title", false),
            (&[ASKED, NOT_FOUND], "", false),
            (&[ASKED, "crossref"], "", false),
            (&[], "", false),
        ] {
            let mut paper = paper("x:1", formats);
            paper.title = title.to_owned();
            assert_eq!(paper.is_waiting(), is_waiting, "{formats:?}");
        }
    }
}
