//! A BibTeX entry as a paper.

use super::entry::BibtexEntry;
use super::{date, names, value};
use crate::formats::draft::Draft;
use crate::formats::letters::plain;
use crate::formats::{addresses, carried, titles};
use crate::paper::{Author, CITED, KindNames, Links, Paper, PaperId, WorkKind, ends_as_group};

/// How Zotero begins the note that is the comment of an arXiv record.
const COMMENT: &str = "Comment: ";

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
    paper.venue = venue(entry);
    paper.categories = words(entry.first(&["primaryclass", "eprintclass"]));
    paper.keywords = words(entry.first(&["keywords", "mendeley-tags"]));
    paper.links = links(entry);
    if let Some(kind) = WorkKind::named(KindNames::Bibtex, &entry.kind) {
        paper.set_kind(kind);
    }
    for cited in CITED {
        let raw = entry.get(cited.bibtex).unwrap_or_default();
        let text = plain(raw);
        match text.strip_prefix(COMMENT) {
            Some(comment) if cited.name == "note" => paper.comment = Some(comment.to_owned()),
            Some(_) | None if addresses::alone(raw).is_empty() => paper.cite(cited.name, &text),
            // A note that is an address is among the ids.
            Some(_) | None => {}
        }
    }
    draft.markup();
    draft.finish()
}

/// Those who wrote it, or else edited it, and the group for which they did.
fn authors(entry: &BibtexEntry) -> Vec<Author> {
    let named = ["author", "editor"].into_iter().map(|role| {
        let names = entry.get(role).unwrap_or_default();
        names::authors(names)
    });
    let mut named = named.filter(|authors| !authors.is_empty());
    let mut authors = named.next().unwrap_or_default();
    let group = plain(entry.get("collaboration").unwrap_or_default());
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
    for name in ["doi", "url"] {
        draft.ids(addresses::of_field(entry.get(name).unwrap_or_default()));
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

/// Where it appeared: the fields that say so, each with that of its subtitle. An archive is no venue.
const VENUES: &[(&str, &str)] = &[
    ("journaltitle", "journalsubtitle"),
    ("journal", "journalsubtitle"),
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
    ("eventtitle", ""),
    ("howpublished", ""),
    ("school", ""),
    ("institution", ""),
];

fn venue(entry: &BibtexEntry) -> Option<String> {
    // Of a book the series is what it appeared in.
    let is_book = WorkKind::named(KindNames::Bibtex, &entry.kind) == Some(WorkKind::Book);
    let series = Some(&("series", "")).filter(|_| is_book);
    let said = VENUES
        .iter()
        .chain(series)
        .filter_map(|(name, subtitle)| titled(entry, name, subtitle));
    let mut venues = said.map(|venue| plain(&venue));
    venues.find(|venue| {
        let lower = venue.to_lowercase();
        let is_archive = lower.starts_with("arxiv") || lower == "corr" || lower.contains("://");
        !venue.is_empty() && !is_archive
    })
}

fn words(list: Option<&str>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in list.unwrap_or_default().split([',', ';']) {
        let word = plain(word);
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn links(entry: &BibtexEntry) -> Links {
    let address = |name: &str| {
        let raw = entry.get(name)?;
        let inside = raw
            .strip_prefix("\\url{")
            .and_then(|rest| rest.strip_suffix('}'));
        let address = inside
            .unwrap_or(raw)
            .replace("\\_", "_")
            .replace("\\%", "%");
        let address = address.replace("\\&", "&").replace("\\#", "#");
        address.starts_with("http").then_some(address)
    };
    let (mut page, mut pdf) = (address("url"), address("pdf"));
    let ends_in_pdf = |link: &String| link.to_ascii_lowercase().ends_with(".pdf");
    if pdf.is_none() && page.as_ref().is_some_and(ends_in_pdf) {
        std::mem::swap(&mut page, &mut pdf);
    }
    Links {
        page,
        pdf,
        ..Links::default()
    }
}
