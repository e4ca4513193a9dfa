//! What a record says beside title and abstract, as it stands on a page.

use crate::paper::{Paper, PaperId, Scheme, byline};
use crate::text::safe;

/// So many names stand in the line below the title; all of them stand below the abstract.
pub(super) const NAMES_ABOVE: usize = 3;

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

/// The fields that exist, in one line.
pub(super) fn facts(paper: &Paper) -> String {
    let mut facts: Vec<String> = Vec::new();
    let names = byline(&paper.authors, NAMES_ABOVE);
    facts.extend(Some(names).filter(|names| !names.is_empty()));
    facts.extend(paper.date_shown());
    facts.extend(paper.venue.clone());
    if !paper.categories.is_empty() {
        facts.push(paper.categories.join(" "));
    }
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
    safe::line(&facts.join(" · "))
}
