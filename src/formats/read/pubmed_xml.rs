//! Articles and books of `PubMed`, XML, as `efetch` and the yearly baseline give them
//! (<https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/index.html>).
//!
//! A title ends with a full stop, and one that is translated stands in square brackets, with that of
//! the work in `VernacularTitle`. Lists of ids also stand in the references, which are other works.

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::xml::{Element, XmlPaper, papers_beside};
use crate::formats::{addresses, dates, extra, names};
use crate::paper::{Author, Paper, PaperId, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "PubMed articles and books, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const NAME: &str = "pubmed-xml";
const RECORDS: &[&str] = &["PubmedArticle", "PubmedBookArticle"];
/// What older files have without anything around it.
const BARE: &[&str] = &["MedlineCitation"];
/// What stands for a title that nobody translated.
const NO_TITLE: &str = "[Not Available].";
/// What an abstract without labels has where it must have one.
const NO_LABEL: &str = "UNLABELLED";

fn detect(head: &Head) -> bool {
    const ROOTS: [&str; 4] = [
        "PubmedArticleSet",
        "PubmedBookArticleSet",
        "MedlineCitationSet",
        "MedlineCitation",
    ];
    head.root()
        .is_some_and(|root| ROOTS.contains(&root) || RECORDS.contains(&root))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers_beside(input, (RECORDS, BARE), |_, record| paper(record))
}

fn paper(record: &Element) -> XmlPaper {
    if let Some(book) = record.child("BookDocument") {
        return of_book(book, record);
    }
    let citation = record.child("MedlineCitation").unwrap_or(record);
    let article = citation.child("Article").ok_or("it has no article")?;
    let mut draft = Draft::new();
    draft.pubmed_id(citation.said("PMID").as_deref());
    ids(&mut draft, record.child("PubmedData"));
    electronic_ids(&mut draft, article);
    draft.source_id(citation.said("PMID"));
    let vernacular = article.child("VernacularTitle").map(line);
    let title = article.child("ArticleTitle").map(line);
    let title = title.filter(|title| title != NO_TITLE && !title.is_empty());
    let original = vernacular.clone().filter(|_| title.is_some());
    draft.title(title.or(vernacular));
    texts(&mut draft, article);
    let journal = article.child("Journal");
    let issue = journal.and_then(|journal| journal.child("JournalIssue"));
    let paper = &mut draft.paper;
    paper.venue = article
        .line_at(&["Journal", "Title"])
        .or_else(|| citation.line_at(&["MedlineJournalInfo", "MedlineTA"]));
    let of_issue = issue
        .and_then(|issue| issue.child("PubDate"))
        .and_then(date);
    let online = article.all("ArticleDate").filter_map(date);
    paper.date = dates::first(of_issue.into_iter().chain(online));
    paper.keywords = keywords(citation);
    paper.comment = retracted(citation);
    let types = kinds(article);
    paper.set_kind(if types.iter().any(|kind| kind == "Preprint") {
        WorkKind::Other
    } else {
        WorkKind::Article
    });
    for (name, theirs) in [("volume", "Volume"), ("number", "Issue")] {
        draft.cite(name, issue.and_then(|issue| issue.said(theirs)));
    }
    draft.cite("pages", pages(article));
    let issn = journal.map(|journal| journal.each("ISSN"));
    keep(&mut draft.paper, "ISSN", issn.unwrap_or_default());
    keep(
        &mut draft.paper,
        "VernacularTitle",
        Vec::from_iter(original),
    );
    keep(&mut draft.paper, "PublicationType", types);
    keep(&mut draft.paper, "Language", article.each("Language"));
    finished(draft)
}

/// A book, or a chapter of one where it has a title of its own.
fn of_book(document: &Element, record: &Element) -> XmlPaper {
    let mut draft = Draft::new();
    let book = document.child("Book").ok_or("it has no book")?;
    draft.pubmed_id(document.said("PMID").as_deref());
    ids(&mut draft, Some(document));
    ids(&mut draft, record.child("PubmedBookData"));
    electronic_ids(&mut draft, document);
    draft.source_id(document.said("PMID"));
    let of_book = book.child("BookTitle").map(line);
    let of_part = document.child("ArticleTitle").map(line);
    let of_part = of_part.filter(|title| !title.is_empty());
    texts(&mut draft, document);
    let paper = &mut draft.paper;
    if paper.authors.is_empty() {
        let lists: Vec<&Element> = book.all("AuthorList").collect();
        let by = |kind: &str| lists.iter().find(|list| list.is("Type", kind));
        let list = by("authors").or_else(|| by("editors")).or(lists.first());
        paper.authors = list.map(|list| people(list)).unwrap_or_default();
    }
    let contributed = document.child("ContributionDate").and_then(date);
    paper.date = contributed
        .or_else(|| book.child("PubDate").and_then(date))
        .or_else(|| book.child("BeginningDate").and_then(date));
    paper.keywords = keywords(document);
    if of_part.is_some() {
        paper.set_kind(WorkKind::Chapter);
        paper.venue.clone_from(&of_book);
    } else {
        electronic_ids(&mut draft, book);
        draft.paper.set_kind(WorkKind::Book);
    }
    draft.title(of_part.or(of_book));
    draft.cite("volume", book.said("Volume"));
    draft.cite("pages", pages(document));
    draft.cite("publisher", book.line_at(&["Publisher", "PublisherName"]));
    keep(&mut draft.paper, "Isbn", book.each("Isbn"));
    keep(&mut draft.paper, "Language", document.each("Language"));
    finished(draft)
}

/// Title, abstract and venue have tags until here.
fn finished(mut draft: Draft) -> XmlPaper {
    draft.markup();
    let mut paper = draft.finish()?;
    if paper.links.page.is_none() {
        paper.links.page = page(&paper);
    }
    Ok(Some(paper))
}

/// Its page at `PubMed`.
fn page(paper: &Paper) -> Option<String> {
    let mut ids = paper.ids().map(PaperId::as_str);
    let number = ids.find_map(|id| id.strip_prefix("pmid:"))?;
    Some(format!("https://pubmed.ncbi.nlm.nih.gov/{number}/"))
}

fn line(element: &Element) -> String {
    collapsed(&element.whole_markup())
}

/// The ids of the list that lies in an element itself.
fn ids(draft: &mut Draft, around: Option<&Element>) {
    let list = around.and_then(|around| around.child("ArticleIdList"));
    for id in list.into_iter().flat_map(|list| list.all("ArticleId")) {
        let text = collapsed(&id.text());
        match id.attribute("IdType") {
            Some("doi") => draft.ids(addresses::of_field(&text)),
            Some("pubmed") => draft.pubmed_id(Some(&text)),
            Some("pmc") => draft.central_id(Some(&text)),
            Some(_) | None => {}
        }
    }
}

fn electronic_ids(draft: &mut Draft, article: &Element) {
    for id in article.all("ELocationID") {
        if id.is("EIdType", "doi") && !id.is("ValidYN", "N") {
            draft.ids(addresses::of_field(&collapsed(&id.text())));
        }
    }
}

/// The abstract, each part behind its label, and the authors.
fn texts(draft: &mut Draft, article: &Element) {
    let parts = article.all_at(&["Abstract", "AbstractText"]);
    let parts = parts.into_iter().map(|part| {
        let text = line(part);
        let label = part.attribute("Label").map(collapsed);
        match label.filter(|label| !label.is_empty() && label != NO_LABEL) {
            Some(label) if !text.is_empty() => format!("{label}: {text}"),
            Some(_) | None => text,
        }
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    draft.summary(Some(parts.join("\n\n")));
    let lists: Vec<&Element> = article.all("AuthorList").collect();
    let own = |list: &&&Element| !list.is("Type", "editors");
    let list = lists.iter().find(own);
    draft.paper.authors = list.map(|list| people(list)).unwrap_or_default();
}

fn people(list: &Element) -> Vec<Author> {
    let people = list.all("Author").map(|author| {
        let part = |name: &str| author.said(name).unwrap_or_default();
        let given = author.said("ForeName").or_else(|| author.said("FirstName"));
        let given = given.unwrap_or_else(|| part("Initials"));
        match author.child("CollectiveName") {
            Some(group) => names::of_parts("", &collapsed(&group.text()), ""),
            None => names::of_parts(&given, &part("LastName"), &part("Suffix")),
        }
    });
    let mut people: names::NameList = people.collect();
    if list.is("CompleteYN", "N") {
        people.push_others();
    }
    people.authors()
}

/// A date in its parts, or in words: `2010 Sep-Oct`, `1998 Dec-1999 Jan`.
fn date(date: &Element) -> Option<PartialDate> {
    let part = |name: &str| date.said(name).unwrap_or_default();
    dates::of_texts(&part("Year"), &part("Month"), &part("Day"))
        .or_else(|| dates::of_text(&part("MedlineDate")))
}

/// The headings under which it stands at `PubMed`, with what of them it treats, and the words of its
/// authors.
fn keywords(citation: &Element) -> Vec<String> {
    let headings = citation.all_at(&["MeshHeadingList", "MeshHeading"]);
    let headings = headings.into_iter().map(|heading| {
        let descriptor = heading.each("DescriptorName");
        let qualifiers = heading.each("QualifierName");
        [descriptor, qualifiers].concat().join("/")
    });
    let lists = citation
        .all("KeywordList")
        .flat_map(|list| list.each("Keyword"));
    let words = headings.chain(lists);
    let words = words.map(|word| word.trim_end_matches(['.', ';']).to_owned());
    each_once(words.filter(|word| !word.is_empty()))
}

fn kinds(article: &Element) -> Vec<String> {
    let list = article.child("PublicationTypeList");
    list.map(|list| list.each("PublicationType"))
        .unwrap_or_default()
}

/// Where it says that the work was retracted.
fn retracted(citation: &Element) -> Option<String> {
    let list = citation.child("CommentsCorrectionsList")?;
    let mut notices = list.all("CommentsCorrections");
    let notice = notices.find(|notice| notice.is("RefType", "RetractionIn"))?;
    let place = notice.line_at(&["RefSource"]).unwrap_or_default();
    Some(
        format!("retracted: {place}")
            .trim_end_matches(": ")
            .to_owned(),
    )
}

fn pages(article: &Element) -> Option<String> {
    let pagination = article.child("Pagination")?;
    let ends = ["StartPage", "EndPage"].map(|name| pagination.said(name));
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    let whole = pagination.said("MedlinePgn");
    whole.or_else(|| Some(ends.join("-")).filter(|pages| !pages.is_empty()))
}

fn keep(paper: &mut Paper, name: &str, texts: Vec<String>) {
    extra::keep(paper, NAME, name, texts);
}

#[cfg(test)]
mod tests;
