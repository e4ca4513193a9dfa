//! Dublin Core as archives give it: arXiv, and those of universities and journals, each in its own way
//! (<https://www.openarchives.org/OAI/2.0/oai_dc.xsd>).

use crate::formats::draft::Draft;
use crate::formats::text::{collapsed, each_once, one_line};
use crate::formats::xml::Element;
use crate::formats::{addresses, dates, names};
use crate::paper::{Author, Paper, PartialDate, Scheme, WorkKind};

/// What arXiv has before a comment.
const COMMENT: &str = "Comment:";
/// What the types of works have in their names, the surest first.
const KINDS: &[(WorkKind, &[&str])] = &[
    (WorkKind::Thesis, &["thesis", "dissertation"]),
    (WorkKind::Conference, &["conference", "proceedings"]),
    (
        WorkKind::Chapter,
        &["bookpart", "book part", "chapter", "book section"],
    ),
    (WorkKind::Article, &["article"]),
    (
        WorkKind::Report,
        &["report", "workingpaper", "working paper"],
    ),
    (WorkKind::Book, &["book", "monograph"]),
    (WorkKind::Other, &["preprint", "dataset"]),
];

/// The paper of a record, of which the draft may know ids.
pub(super) fn paper(metadata: &Element, mut draft: Draft) -> Result<Paper, String> {
    let identifiers = metadata.each("identifier");
    for identifier in &identifiers {
        let lower = identifier.to_ascii_lowercase();
        match lower.split_once(':') {
            Some(("pmid", number)) => draft.pubmed_id(Some(number)),
            Some(("pmcid", number)) => draft.central_id(Some(number)),
            Some(_) | None => draft.ids(addresses::of_field(identifier)),
        }
    }
    draft.title(metadata.said("title"));
    let said = metadata.all("description");
    let said = said.map(|text| text.text().trim().to_owned());
    let (comments, summaries): (Vec<String>, Vec<String>) =
        said.partition(|text| text.starts_with(COMMENT));
    draft.summary(summaries.into_iter().find(|text| !text.is_empty()));
    let paper = &mut draft.paper;
    let comment = comments.first().and_then(|text| text.strip_prefix(COMMENT));
    paper.comment = comment.map(one_line);
    paper.authors = authors(&metadata.each("creator"));
    paper.keywords = keywords(&metadata.each("subject"));
    paper.date = date(&metadata.each("date"));
    paper.venue = metadata
        .each("source")
        .iter()
        .find_map(|source| venue(source));
    let types = metadata.each("type").join(" ").to_lowercase();
    let is_named = |words: &[&str]| words.iter().any(|word| types.contains(word));
    if let Some((kind, _)) = KINDS.iter().find(|(_, words)| is_named(words)) {
        paper.set_kind(*kind);
    }
    let links = identifiers.iter().flat_map(|text| addresses::links(text));
    for link in links.filter(|link| !link.contains("doi.org/")) {
        if link.to_ascii_lowercase().ends_with(".pdf") {
            paper.links.pdf.get_or_insert(link);
        } else {
            paper.links.page.get_or_insert(link);
        }
    }
    draft.cite("publisher", metadata.each("publisher").into_iter().next());
    draft.markup();
    let mut paper = draft.finish()?;
    if paper.id.scheme() == Scheme::Arxiv {
        // As the other forms of arXiv have it.
        paper.links.page = paper.id.page();
    }
    Ok(paper)
}

/// The names; journals put the place of work behind one, `Ash, Ann; University of Leaves`, and some
/// archives all names into one text.
fn authors(creators: &[String]) -> Vec<Author> {
    if let [all] = creators
        && all.contains(';')
        && all.split(';').all(|name| name.contains(','))
    {
        return names::all(all.split(';').map(str::trim));
    }
    let bare = creators
        .iter()
        .map(|name| name.split(';').next().unwrap_or_default().trim());
    names::all(bare)
}

/// The subjects; journals put several into one.
fn keywords(subjects: &[String]) -> Vec<String> {
    let words = subjects.iter().flat_map(|text| text.split(';'));
    each_once(words.map(collapsed).filter(|word| !word.is_empty()))
}

/// The first date. An archive also says when it got a work, in a later year or in the same.
fn date(texts: &[String]) -> Option<PartialDate> {
    let all = || texts.iter().filter_map(|text| dates::of_text(text));
    let year = all().map(PartialDate::year).min()?;
    dates::first(all().filter(|date| date.year() == year))
}

/// The journal of `The Leaf; Vol. 5 No. 1 (2020); 1-9`; an address or a number is none.
fn venue(source: &str) -> Option<String> {
    let name = source.split(';').next().unwrap_or_default().trim();
    let says = name.chars().filter(|c| c.is_alphabetic()).count() > 2 && !name.contains("://");
    let is_number = ["issn", "isbn", "urn:"]
        .iter()
        .any(|begin| name.to_ascii_lowercase().starts_with(begin));
    (says && !is_number).then(|| name.to_owned())
}
