//! A BibTeX entry as a paper.

use super::entry::BibtexEntry;
use super::{date, extra, links, names, value};
use crate::formats::draft::Draft;
use crate::formats::extra::BIBTEX_VENUES;
use crate::formats::text::each_once;
use crate::formats::{addresses, carried, titles};
use crate::paper::{Author, CITED, KindNames, Paper, PaperId, WorkKind, ends_as_group};

/// How Zotero begins the note that is the comment of an arXiv record.
const COMMENT: &str = "Comment: ";
/// The field in which people write what no other is for.
const NOTE: &str = "note";
/// What programs call the keywords: BibLaTeX, Springer, Scopus, Mendeley, and others.
const KEYWORDS: [&str; 5] = [
    "keywords",
    "keyword",
    "author_keywords",
    "mendeley-tags",
    "tags",
];

/// The paper, or why there is none.
pub(super) fn paper(entry: &BibtexEntry) -> Result<Paper, String> {
    let mut draft = Draft::new();
    take_ids(entry, &mut draft);
    draft.source_id(Some(entry.key.clone()).filter(|key| !key.is_empty()));
    draft.title(title(entry));
    draft.summary(entry.get("abstract").map(value::paragraphs));
    let paper = &mut draft.paper;
    paper.authors = authors(entry);
    paper.date = date::of(entry);
    for name in ["pubstate", "status", "date", "year"] {
        paper.set_date_text(&value::line(entry.get(name).unwrap_or_default()));
    }
    paper.venue = venue(entry);
    paper.categories = words(entry.first(&["primaryclass", "eprintclass"]));
    paper.keywords = words(KEYWORDS.iter().filter_map(|name| entry.get(name)));
    paper.links = links::of(entry);
    if let Some(kind) = WorkKind::named(KindNames::Bibtex, &entry.kind) {
        paper.set_kind(kind);
    }
    for cited in CITED.iter().filter(|cited| cited.name != NOTE) {
        paper.cite(
            cited.name,
            &value::line(entry.get(cited.bibtex).unwrap_or_default()),
        );
    }
    take_note(entry, &mut draft);
    extra::keep(entry, &mut draft.paper);
    draft.markup();
    draft.finish()
}

/// Takes the comment, and the note with what `howpublished` says beside an address. A note that is no
/// more than ids and addresses is among these.
fn take_note(entry: &BibtexEntry, draft: &mut Draft) {
    let comment = |name| {
        let text = value::line(entry.get(name)?);
        text.strip_prefix(COMMENT).map(str::to_owned)
    };
    draft.paper.comment = comment(NOTE);
    if draft.paper.comment.is_some() {
        return;
    }
    // Where recto puts it if there is a note, too.
    draft.paper.comment = comment("annote");
    let note = entry.get(NOTE).unwrap_or_default();
    if draft.is_without_id() && draft.paper.links.page.is_none() {
        draft.paper.links.page = addresses::links(note).into_iter().next();
    }
    let known: Vec<&str> = draft.paper.links.named().map(|(_, link)| link).collect();
    let published = entry.get("howpublished").unwrap_or_default();
    let is_place = addresses::links(published).is_empty();
    let mut said = vec![note];
    said.extend(Some(published).filter(|_| !is_place));
    said.retain(|text| addresses::says_more(text, &known));
    let said: Vec<String> = said.into_iter().map(value::line).collect();
    draft.paper.cite(NOTE, &said.join("; "));
}

/// Those who wrote it, or else edited it, and the group for which they did.
fn authors(entry: &BibtexEntry) -> Vec<Author> {
    let named = ["author", "editor"].into_iter().map(|role| {
        let names = entry.get(role).unwrap_or_default();
        names::authors(names)
    });
    let mut named = named.filter(|authors| !authors.is_empty());
    let mut authors = named.next().unwrap_or_default();
    let group = value::line(entry.get("collaboration").unwrap_or_default());
    let group = if group.is_empty() || ends_as_group(&group) {
        group
    } else {
        format!("{group} Collaboration")
    };
    let is_named = authors
        .iter()
        .any(|author| author.name.eq_ignore_ascii_case(&group));
    if !is_named {
        authors.extend(Author::collaboration(&group));
    }
    authors
}

/// The title, with its subtitle and what else BibLaTeX keeps beside it.
fn title(entry: &BibtexEntry) -> Option<String> {
    let whole = titled(entry, "title", "subtitle")?;
    // Of a periodical the issue is the work, and its own title is one of it.
    let issue = titled(entry, "issuetitle", "issuesubtitle");
    let issue = issue.filter(|_| entry.kind.ends_with("periodical"));
    let additions = [entry.get("titleaddon").map(value::title), issue];
    let additions = additions.into_iter().flatten();
    Some(additions.fold(whole, |title, addition| {
        titles::with_addition(&title, &addition)
    }))
}

/// The title in a field, with the subtitle that BibLaTeX keeps in another one.
fn titled(entry: &BibtexEntry, name: &str, subtitle: &str) -> Option<String> {
    let title = entry.get(name).map(value::title)?;
    Some(match entry.get(subtitle) {
        Some(subtitle) => titles::with_subtitle(&title, &value::title(subtitle)),
        None => title,
    })
}

/// Takes every id, wherever the entry hides it.
fn take_ids(entry: &BibtexEntry, draft: &mut Draft) {
    let archive = entry.first(&["archiveprefix", "eprinttype"]);
    let is_arxiv = archive.is_none_or(|archive| archive.eq_ignore_ascii_case("arxiv"));
    let eprint = entry.get("eprint").filter(|_| is_arxiv);
    draft.ids(eprint.and_then(PaperId::arxiv));
    for name in ["doi", "url", "ee", "bdsk-url-1"] {
        let text = addresses::unbroken(entry.get(name).unwrap_or_default());
        draft.ids(addresses::of_field(&text));
    }
    for name in ["note", "journal", "howpublished"] {
        let text = entry.get(name).unwrap_or_default();
        // A comment's author speaks of other papers, too.
        if !text.starts_with(COMMENT) {
            draft.ids(addresses::alone(text));
        }
    }
    draft.ids(carried::own(&entry.key));
    draft.ids(carried::read(entry.get("verba").unwrap_or_default()));
}

/// Where it appeared. An archive is no venue.
fn venue(entry: &BibtexEntry) -> Option<String> {
    // Of a book the series is what it appeared in.
    let is_book = WorkKind::named(KindNames::Bibtex, &entry.kind) == Some(WorkKind::Book);
    let fields = BIBTEX_VENUES.iter();
    let said = fields
        .filter(|(name, _)| is_book || *name != "series")
        .filter_map(|(name, subtitle)| titled(entry, name, subtitle));
    let mut venues = said.map(|venue| value::line(&venue));
    let venue = venues.find(|venue| {
        let lower = venue.to_lowercase();
        let is_archive = lower.starts_with("arxiv") || lower == "corr";
        !venue.is_empty() && !is_archive && addresses::links(venue).is_empty()
    })?;
    // What is in an issue with a title of its own.
    let is_article = entry.kind == "article";
    let issue = is_article.then(|| titled(entry, "issuetitle", "issuesubtitle"));
    let issue = value::line(&issue.flatten().unwrap_or_default());
    Some(titles::with_addition(&venue, &issue))
}

/// The words of lists, each once.
fn words<'a>(lists: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let words = lists.into_iter().flat_map(|list| list.split([',', ';']));
    each_once(words.map(value::line).filter(|word| !word.is_empty()))
}
