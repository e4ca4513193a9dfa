//! A BibTeX entry as a paper.

use super::entry::Entry;
use super::letters::plain;
use super::{NAME, names, value};
use crate::import::addresses;
use crate::paper::{CITED, Kind, Links, Names, Paper, PaperId, PartialDate, Source, title_key};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
/// The fields that a work has from the book or the proceedings that it is in
/// (<https://ctan.org/pkg/biblatex>, appendix B).
const INHERITED: &[(&str, &[&str])] = &[
    ("booktitle", &["booktitle", "title"]),
    ("journaltitle", &["journaltitle", "journal"]),
    ("date", &["date"]),
    ("year", &["year"]),
    ("month", &["month"]),
    ("publisher", &["publisher"]),
    ("volume", &["volume"]),
];

/// What a work has from its parent where it says nothing itself.
pub(super) fn inherit(work: &mut Entry, parent: &Entry) {
    let dated = work.first(&["date", "year"]).is_some();
    for (name, of_parent) in INHERITED {
        let is_date = matches!(*name, "date" | "year" | "month");
        if work.get(name).is_none()
            && !(dated && is_date)
            && let Some(value) = parent.first(of_parent)
        {
            work.fields.push(((*name).to_owned(), value.to_owned()));
        }
    }
}

/// The paper, or why there is none.
pub(super) fn paper(entry: &Entry) -> Result<Paper, String> {
    let title = value::title(entry.get("title").unwrap_or_default());
    let ids = ids(entry);
    if title.is_empty() && ids.is_empty() {
        return Err(if entry.key.is_empty() {
            "no title and no id".to_owned()
        } else {
            format!("{}: no title and no id", entry.key)
        });
    }
    let mut paper = Paper::new(ids.first().cloned().unwrap_or_else(|| title_key(&title)));
    paper.aliases = ids.into_iter().skip(1).collect();
    paper.title = title;
    paper.summary = value::paragraphs(entry.get("abstract").unwrap_or_default());
    paper.authors = names::authors(entry.first(&["author", "editor"]).unwrap_or_default());
    paper.date = date(entry);
    paper.venue = venue(entry);
    paper.categories = words(entry.first(&["primaryclass", "eprintclass"]));
    paper.keywords = words(entry.first(&["keywords", "mendeley-tags"]));
    paper.links = links(entry);
    if let Some(kind) = Kind::named(Names::Bibtex, &entry.kind) {
        paper.set_kind(kind);
    }
    for cited in CITED {
        let text = plain(entry.get(cited.bibtex).unwrap_or_default());
        match text.strip_prefix("Comment: ") {
            // As Zotero keeps the comment of an arXiv record.
            Some(comment) if cited.name == "note" => paper.comment = Some(comment.to_owned()),
            Some(_) | None if addresses::alone(&text).is_empty() => paper.cite(cited.name, &text),
            // A note that is an address is among the ids.
            Some(_) | None => {}
        }
    }
    let key = Some(entry.key.clone()).filter(|key| !key.is_empty());
    paper.sources = vec![Source {
        format: NAME.to_owned(),
        id: key,
        ..Source::default()
    }];
    Ok(paper)
}

/// Every id, wherever the entry hides it; the best one first.
fn ids(entry: &Entry) -> Vec<PaperId> {
    let archive = entry
        .first(&["archiveprefix", "eprinttype"])
        .unwrap_or("arxiv");
    let eprint = entry
        .get("eprint")
        .filter(|_| archive.eq_ignore_ascii_case("arxiv"));
    let mut ids: Vec<PaperId> = eprint.and_then(PaperId::arxiv).into_iter().collect();
    for name in ["doi", "url"] {
        ids.extend(addresses::ids(entry.get(name).unwrap_or_default()));
    }
    for name in ["note", "journal", "howpublished"] {
        ids.extend(addresses::alone(entry.get(name).unwrap_or_default()));
    }
    addresses::best_first(ids)
}

fn date(entry: &Entry) -> Option<PartialDate> {
    if let Some(date) = entry.get("date") {
        let first = date.split('/').next().unwrap_or_default();
        let first = first.trim_end_matches(['~', '?', '%']);
        if let Ok(date) = first.parse() {
            return Some(date);
        }
    }
    let text = entry.first(&["year", "date"])?;
    let year = text
        .split(|c: char| !c.is_ascii_digit())
        .find(|digits| digits.len() == 4)?
        .parse()
        .ok()?;
    let month = entry.get("month").and_then(month);
    PartialDate::new(year, month, None)
}

/// `apr`, `April`, `10--15 Jul`, `4`.
fn month(text: &str) -> Option<u8> {
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let is_number = text.chars().all(|c| c.is_ascii_digit());
    if is_number {
        return text.parse().ok().filter(|month| (1..=12).contains(month));
    }
    words.find_map(|word| {
        let place = MONTHS.iter().position(|month| word.starts_with(month))?;
        u8::try_from(place + 1).ok()
    })
}

/// Where it appeared. An archive is no venue.
fn venue(entry: &Entry) -> Option<String> {
    let names = [
        "journaltitle",
        "journal",
        "booktitle",
        "eventtitle",
        "school",
        "institution",
    ];
    let said = names
        .iter()
        .filter_map(|name| entry.get(name))
        .map(value::title);
    let mut venues = said.map(|venue| plain(&venue));
    venues.find(|venue| {
        let lower = venue.to_lowercase();
        let is_archive = lower.starts_with("arxiv") || lower == "corr";
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

fn links(entry: &Entry) -> Links {
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
