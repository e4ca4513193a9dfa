//! One paper as a digest tells of it: every text safe and on one line.

use super::sentences::first_sentences;
use super::why::{Reason, Texts, reasons};
use crate::paper::{Author, Paper, PaperId, byline, web_address};
use crate::query::Query;
use crate::text::numbers::thousands;
use crate::text::render::{Origin, mended};
use crate::text::safe;
use crate::text::wrap::Widths;

/// So many authors are named where there are more than one beyond.
const NAMED: usize = 5;
/// So many stand in a feed, each by itself.
const NAMED_IN_A_FEED: usize = 50;
/// A longer title is cut, in columns.
const LONGEST_TITLE: usize = 400;
/// What else stands in a line is cut, in columns.
const LONGEST_LINE: usize = 300;
/// No mail has longer lines than 998 bytes (RFC 5322, 2.1.1), and an address is not broken.
const LONGEST_ADDRESS: usize = 600;

/// A paper of a digest. Its texts are safe; each is one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: PaperId,
    pub(super) title: String,
    /// The names, cut; empty where nobody is known.
    pub(super) byline: String,
    /// Each name by itself, and how many others there are where these are many.
    pub(super) authors: Vec<String>,
    /// Date and venue.
    pub(super) facts: String,
    /// The first sentences of the abstract; empty where there is none.
    pub(super) summary: String,
    /// Every reason for which it is here; never none.
    pub(super) why: Vec<String>,
    /// Where it can be read, with the word for it, encoded; the page comes first.
    pub(super) links: Vec<(&'static str, String)>,
}

impl Entry {
    /// Tells of a paper why a query found it, and what else speaks for it.
    pub(super) fn new(paper: &Paper, query: (&Query, &str), further: Vec<Reason>) -> Self {
        let texts = Texts::new(paper);
        let mut why = reasons(query, &texts);
        why.extend(further);
        if why.is_empty() {
            why.push(Reason::New);
        }
        let Texts { title, summary, .. } = texts;
        let paragraphs = summary.paragraphs.iter();
        let summary: Vec<&str> = paragraphs.map(|paragraph| &*paragraph.text).collect();
        let date = paper.date_shown();
        let facts: Vec<String> = date.into_iter().chain(paper.venue.clone()).collect();
        let facts: Vec<String> = facts.iter().map(|fact| line(fact)).collect();
        Self {
            id: paper.id.clone(),
            title: cut(title.text(), LONGEST_TITLE),
            byline: names(&paper.authors),
            authors: each_name(&paper.authors),
            facts: facts.join(" · "),
            summary: first_sentences(&summary.join(" ")),
            why: why.iter().map(ToString::to_string).collect(),
            links: links(paper),
        }
    }

    /// Every reason for which it is here, in a line.
    pub(super) fn why(&self) -> String {
        in_a_line(&self.why)
    }

    /// What it is here for beside what all are here for, as it is said of it; empty where that is all.
    pub(super) fn why_beside(&self, all: &[String]) -> String {
        let own = self.why.iter().filter(|reason| !all.contains(reason));
        let own: Vec<String> = own.cloned().collect();
        if own.is_empty() {
            return String::new();
        }
        format!("Why: {}", in_a_line(&own))
    }

    /// Where one reads of it: the page, or what else there is.
    pub(super) fn address(&self) -> Option<&str> {
        self.links.first().map(|(_, address)| address.as_str())
    }

    /// The links beside the one that the title leads to.
    pub(super) fn further_links(&self) -> &[(&'static str, String)] {
        self.links.get(1..).unwrap_or_default()
    }

    /// Who, when and where.
    pub(super) fn about(&self) -> String {
        let parts = [self.byline.as_str(), &self.facts].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }
}

fn line(text: &str) -> String {
    cut(&safe::line(&mended(text, Origin::Faithful)), LONGEST_LINE)
}

fn cut(text: &str, columns: usize) -> String {
    Widths::Narrow.cut(text, columns, "…").into_owned()
}

/// Reasons in a line.
pub(super) fn in_a_line(reasons: &[String]) -> String {
    cut(&reasons.join("; "), LONGEST_LINE)
}

/// The reasons that every one of several has: they are said once.
pub(super) fn common(entries: &[Entry]) -> Vec<String> {
    let [first, others @ ..] = entries else {
        return Vec::new();
    };
    let has_each = |reason: &&String| others.iter().all(|other| other.why.contains(reason));
    let common = first.why.iter().filter(has_each);
    common.filter(|_| !others.is_empty()).cloned().collect()
}

/// The names of the authors, one by one.
fn each_name(authors: &[Author]) -> Vec<String> {
    let (first, further) = authors.split_at(authors.len().min(NAMED_IN_A_FEED));
    let one = |author: &Author| line(&byline(std::slice::from_ref(author), 1));
    let mut names: Vec<String> = first.iter().map(one).collect();
    if !further.is_empty() {
        names.push(format!("{} others", thousands(further.len() as u64)));
    }
    names
}

/// The names of the authors: `A, B, C, D, E and 7 others`.
fn names(authors: &[Author]) -> String {
    let all = authors.iter().filter(|author| !author.is_others()).count();
    if all <= NAMED + 1 {
        return line(&byline(authors, usize::MAX));
    }
    let named: Vec<Author> = authors
        .iter()
        .filter(|author| !author.is_others())
        .take(NAMED)
        .cloned()
        .collect();
    let others = all - NAMED;
    format!("{} and {others} others", line(&byline(&named, usize::MAX)))
}

/// Addresses of the web alone, each once.
fn links(paper: &Paper) -> Vec<(&'static str, String)> {
    let own = paper.id.page();
    let page = paper.links.page.as_ref().or(own.as_ref());
    let links = [
        ("page", page),
        ("PDF", paper.links.pdf.as_ref()),
        ("code", paper.links.code.as_ref()),
        ("project", paper.links.project.as_ref()),
    ];
    let mut told: Vec<(&'static str, String)> = Vec::new();
    for (word, link) in links {
        let address = link.and_then(|link| web_address(link));
        let is_fit = |address: &String| {
            address.len() <= LONGEST_ADDRESS && told.iter().all(|(_, known)| known != address)
        };
        told.extend(address.filter(is_fit).map(|address| (word, address)));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(json: &str) -> Entry {
        let paper = Paper::from_json(json).unwrap();
        Entry::new(&paper, (&Query::default(), ""), Vec::new())
    }

    #[test]
    fn names_are_cut_and_the_others_counted() {
        for (count, named) in [
            (0, ""),
            (2, "A0, A1"),
            (6, "A0, A1, A2, A3, A4, A5"),
            (12, "A0, A1, A2, A3, A4 and 7 others"),
        ] {
            let authors: Vec<Author> = (0..count).map(|n| Author::named(format!("A{n}"))).collect();
            assert_eq!(names(&authors), named);
        }
    }

    #[test]
    fn in_a_feed_each_author_is_one() {
        let names = |count: usize| {
            let authors = (0..count).map(|n| Author::named(format!("Last{n}, Ann")));
            let mut authors: Vec<Author> = authors.collect();
            authors.push(Author::named("et al."));
            each_name(&authors)
        };
        assert_eq!(names(2), ["Ann Last0", "Ann Last1", "others"]);
        let many = names(3_000);
        assert_eq!(many.len(), NAMED_IN_A_FEED + 1);
        assert_eq!(many.last().map(String::as_str), Some("2,951 others"));
        assert!(each_name(&[]).is_empty());
    }

    #[test]
    fn a_reason_that_all_have_is_common_where_there_are_several() {
        let of = |why: &[&str]| Entry {
            why: why.iter().map(|reason| (*reason).to_owned()).collect(),
            ..entry(r#"{"id":"x:1","title":"T"}"#)
        };
        for (entries, all, beside) in [
            (vec![of(&["feed:ml"])], vec![], "Why: feed:ml"),
            (
                vec![of(&["feed:ml"]), of(&["feed:ml"])],
                vec!["feed:ml"],
                "",
            ),
            (
                vec![of(&["feed:ml", "1 vote"]), of(&["2 votes", "feed:ml"])],
                vec!["feed:ml"],
                "Why: 1 vote",
            ),
            (
                vec![of(&["1 vote"]), of(&["2 votes"])],
                vec![],
                "Why: 1 vote",
            ),
        ] {
            let found = common(&entries);
            assert_eq!(found, all);
            assert_eq!(entries.first().unwrap().why_beside(&found), beside);
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_told() {
        let entry = entry(
            r#"{"id":"arxiv:2511.00001","title":"T","links":{"pdf":"javascript:alert(1)","code":"https://github.com/a/b?x=1&y=2","project":"http://x.org/\r\nBcc: a@b"}}"#,
        );
        assert_eq!(
            entry.links,
            [
                ("page", "https://arxiv.org/abs/2511.00001".to_owned()),
                ("code", "https://github.com/a/b?x=1&y=2".to_owned()),
                ("project", "http://x.org/Bcc:%20a@b".to_owned()),
            ]
        );
        assert_eq!(entry.address(), Some("https://arxiv.org/abs/2511.00001"));
    }

    #[test]
    fn formulas_are_rendered_and_every_text_is_one_line() {
        let entry = entry(
            "{\"id\":\"x:1\",\"title\":\"$O(n \\\\log n)$\\u0007\\r\\nBcc: x\\u202e\",\"abstract\":\"In $\\\\mathbb{R}^3$.\\n\\n  Two.\",\"venue\":\"J.\\nB\",\"date\":\"2026\"}",
        );
        assert_eq!(entry.title, "O(n log n) Bcc: x");
        assert_eq!(entry.summary, "In ℝ³. Two.");
        assert_eq!(entry.about(), "2026 · J. B");
        assert_eq!(entry.address(), None);
    }
}
