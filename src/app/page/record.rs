//! What a record says beside title and abstract, as it stands on a page.

use crate::paper::{Paper, PaperId, Scheme, byline};
use crate::text::letters::Letters;
use crate::text::safe;

/// Every address of the record, raw, the best one first.
pub(super) fn own_links(paper: &Paper) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    let of_ids = paper.ids().filter_map(PaperId::page);
    let of_record = paper.links.named().map(|(_, link)| link.to_owned());
    for link in of_record.chain(of_ids) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

/// What stands below the title: who wrote it and what else is known, in one line where there is room,
/// else in two. Names give way to the width, and the date comes before all that may be long.
pub(super) struct Byline {
    /// One or two lines, or none where nothing is known.
    pub(super) lines: Vec<BylineLine>,
    pub(super) whole: Above,
}

/// A line of it.
pub(super) struct BylineLine {
    /// All of it, safe.
    pub(super) text: String,
    /// The names that it begins with; empty where it has none.
    pub(super) names: String,
}

/// What is there whole, so that it need not be said again below the abstract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Above {
    pub(super) names: bool,
    pub(super) venue: bool,
}

/// Between two facts.
const BETWEEN: &str = " · ";

impl Byline {
    /// Of a paper, as letters come onto the terminal, for so many columns.
    pub(super) fn new(paper: &Paper, letters: Letters, columns: usize) -> Self {
        let widths = letters.widths;
        let shown = |text: &str| letters.scripts.line(safe::line(text));
        let cut = |text: &str| widths.cut(text, columns, "…").into_owned();
        let rest = shown(&facts(paper).join(BETWEEN));
        let all = shown(&byline(&paper.authors, usize::MAX));
        let between = if rest.is_empty() || all.is_empty() {
            ""
        } else {
            BETWEEN
        };
        let one = format!("{all}{between}{rest}");
        if one.is_empty() || widths.of(&one) <= columns {
            let line = BylineLine {
                text: one,
                names: all,
            };
            let lines = Vec::from_iter((!line.text.is_empty()).then_some(line));
            let whole = Above {
                names: true,
                venue: true,
            };
            return Self { lines, whole };
        }
        let width = |names: &str| widths.of(&shown(names));
        let names = cut(&shown(&fitting(paper, columns, width)));
        let facts = cut(&rest);
        let venue = paper.venue.as_deref().unwrap_or_default();
        let whole = Above {
            names: names == all,
            venue: facts.contains(&shown(venue)),
        };
        let of_names = BylineLine {
            text: names.clone(),
            names,
        };
        let of_facts = BylineLine {
            text: facts,
            names: String::new(),
        };
        let lines = [of_names, of_facts];
        let lines = lines.into_iter().filter(|line| !line.text.is_empty());
        Self {
            lines: lines.collect(),
            whole,
        }
    }
}

/// As many names as have room, and how many more there are.
fn fitting(paper: &Paper, columns: usize, width: impl Fn(&str) -> usize) -> String {
    let mut fitting = byline(&paper.authors, 1);
    for most in 2..=paper.authors.len() {
        let more = byline(&paper.authors, most);
        if width(&more) > columns {
            break;
        }
        fitting = more;
    }
    fitting
}

/// The other fields that exist: first those that are short, then the venue, then what matters less.
fn facts(paper: &Paper) -> Vec<String> {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(paper.date_shown());
    if !paper.categories.is_empty() {
        facts.push(paper.categories.join(" "));
    }
    facts.extend(paper.venue.clone());
    facts.extend(paper.votes.map(|votes| format!("{votes} votes")));
    facts.extend(paper.rank.map(|rank| format!("no. {rank} on its page")));
    match paper.id.scheme() {
        Scheme::Title => {}
        Scheme::Arxiv => facts.push(format!("arXiv:{}", paper.id.value())),
        Scheme::Doi
        | Scheme::OpenReview
        | Scheme::Acl
        | Scheme::SemanticScholar
        | Scheme::OpenAlex
        | Scheme::Other => facts.push(paper.id.to_string()),
    }
    facts.extend(paper.sources.last().map(|source| source.format.clone()));
    facts
}
