//! Records of libraries in MODS, as the Library of Congress, repositories, Zotero and bibutils write
//! them (<https://www.loc.gov/standards/mods/userguide/>).

mod names_of;
mod part;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, extra, titles};
use crate::paper::{Links, Paper, PaperId, WorkKind};
use part::Part;

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "records of libraries in MODS, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const NAME: &str = "mods";
/// What genres say of a kind, the surest words first.
const GENRES: &[(WorkKind, &[&str])] = &[
    (WorkKind::Thesis, &["thesis", "dissertation"]),
    (WorkKind::Conference, &["conference", "proceedings"]),
    (
        WorkKind::Chapter,
        &["chapter", "book section", "booksection", "book part"],
    ),
    (WorkKind::Report, &["report", "working paper"]),
    (
        WorkKind::Article,
        &["article", "journal", "periodical", "newspaper"],
    ),
    (WorkKind::Book, &["book", "monograph", "collection"]),
    (
        WorkKind::Other,
        &[
            "preprint",
            "dataset",
            "web site",
            "webpage",
            "software",
            "manuscript",
        ],
    ),
];

fn detect(head: &Head) -> bool {
    match head.root() {
        Some("modsCollection") => true,
        Some("mods") => head.text().contains("titleInfo") || head.text().contains("loc.gov/mods"),
        Some(_) | None => false,
    }
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["mods"], |_, record| of_record(record))
}

/// The paper of a record, which may lie in that of another format.
pub(super) fn of_record(record: &Element) -> XmlPaper {
    let mut related = record.all("relatedItem");
    let host = related.find(|item| item.is("type", "host"));
    let mut draft = Draft::new();
    ids(record, &mut draft);
    draft.title(title(record));
    let mut texts = record.all("abstract");
    draft.summary(texts.next().map(Element::whole_markup));
    let kind = kind(record, host);
    let part = Part::of(record, host);
    let paper = &mut draft.paper;
    paper.set_kind(kind);
    paper.authors = names_of::authors(record);
    paper.date = part::date(record, host);
    let words = record.line_at(&["originInfo", "dateIssued"]);
    paper.set_date_text(&words.unwrap_or_default());
    paper.venue = host.and_then(title).or_else(|| {
        // A book stands in its series.
        let mut related = record.all("relatedItem");
        title(related.find(|item| item.is("type", "series"))?)
    });
    paper.keywords = keywords(record);
    links(record, &mut paper.links);
    let note = record
        .all("note")
        .find(|note| note.attribute("type").is_none());
    let note = note.map(|note| collapsed(&note.text()));
    let publisher = publisher(record).or_else(|| host.and_then(publisher));
    for (name, text) in [
        ("volume", part.volume),
        ("number", part.issue),
        ("pages", part.pages),
        ("publisher", publisher),
        ("note", note),
    ] {
        draft.cite(name, text);
    }
    keep(record, host, &mut draft.paper);
    draft.markup();
    draft.finish().map(Some)
}

/// The title of no type: what is not sorted, the title, the subtitle, the part.
fn title(record: &Element) -> Option<String> {
    let infos = || record.all("titleInfo");
    let untyped = infos().find(|info| info.attribute("type").is_none());
    let of = |info: &Element| {
        let said = |name: &str| {
            let text = info.child(name).map(|text| collapsed(&text.whole_markup()));
            text.unwrap_or_default()
        };
        let article = said("nonSort");
        let title = said("title");
        let whole = match article.as_str() {
            "" => title,
            // `L'` goes on.
            _ if article.ends_with(['\'', '’', '-']) => format!("{article}{title}"),
            _ => format!("{article} {title}"),
        };
        let whole = titles::with_subtitle(&whole, &said("subTitle"));
        let parts = [said("partNumber"), said("partName")];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let whole = titles::with_addition(&whole, &parts.join(", "));
        Some(whole).filter(|whole| !whole.is_empty())
    };
    let info = untyped.or_else(|| infos().next())?;
    of(info)
}

/// Its ids. Where several of one kind are told, which is its own is not: bibutils gives those of the
/// references of an article with them, and before them.
fn ids(record: &Element, draft: &mut Draft) {
    let mut key = record.attribute("ID").map(str::to_owned);
    let mut told: Vec<(String, String)> = Vec::new();
    for id in record
        .all("identifier")
        .filter(|id| !id.is("invalid", "yes"))
    {
        let text = collapsed(&id.text());
        let kind = id
            .attribute("type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        if kind == "citekey" {
            key = Some(text);
        } else if !told
            .iter()
            .any(|(known, said)| *known == kind && *said == text)
        {
            told.push((kind, text));
        }
    }
    for (kind, text) in &told {
        if told.iter().filter(|(other, _)| other == kind).count() > 1 {
            continue;
        }
        match kind.as_str() {
            "doi" => draft.ids(addresses::of_field(text)),
            "arxiv" | "eprint" => draft.ids(PaperId::arxiv(text)),
            "pmid" | "pubmed" | "medline" => draft.pubmed_id(Some(text)),
            "pmc" | "pmcid" => draft.central_id(Some(text)),
            _ if text.contains("://") || text.starts_with("10.") => {
                draft.ids(addresses::of_field(text));
            }
            _ => {}
        }
    }
    let record_id = record.line_at(&["recordInfo", "recordIdentifier"]);
    draft.source_id(key.or(record_id));
}

/// The address of the work; where none is said to be its own, the first.
fn links(record: &Element, links: &mut Links) {
    let urls = record.all_at(&["location", "url"]);
    let primary = urls
        .iter()
        .find(|url| url.is("usage", "primary display") || url.is("usage", "primary"));
    let ordered = primary.into_iter().chain(&urls);
    let of_identifier = record.all("identifier").filter(|id| id.is("type", "uri"));
    let ordered = ordered
        .map(|url| url.text())
        .chain(of_identifier.map(Element::text));
    for address in ordered.flat_map(|text| addresses::links(&text)) {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        if path.to_ascii_lowercase().ends_with(".pdf") {
            links.pdf.get_or_insert(address);
        } else {
            links.page.get_or_insert(address);
        }
    }
}

/// What it is about: topics, places and the like, those of one heading joined as they are printed.
fn keywords(record: &Element) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for subject in record.all("subject") {
        let of_heading = |element: &Element| match element.name.as_str() {
            "topic" | "geographic" | "temporal" | "occupation" => collapsed(&element.text()),
            "titleInfo" => title(subject).unwrap_or_default(),
            "name" => element.each("namePart").join(", "),
            _ => String::new(),
        };
        let parts = subject.elements().map(of_heading);
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        match subject.attribute("authority") {
            Some(_) => words.push(parts.join("--")),
            None => words.extend(parts),
        }
    }
    // Some programs put all into one.
    let commas = matches!(words.as_slice(), [one] if !one.contains(';'));
    let pieces = words.iter();
    let pieces = pieces.flat_map(|word| word.split(|c: char| c == ';' || (commas && c == ',')));
    each_once(pieces.map(collapsed).filter(|piece| !piece.is_empty()))
}

/// The kind that the genres tell, of the work before those of what it is in; or else what it is in.
fn kind(record: &Element, host: Option<&Element>) -> WorkKind {
    let told = |around: &Element| {
        let genres = around.each("genre");
        let is_named = |words: &[&str]| {
            genres.iter().any(|genre| {
                let genre = genre.to_lowercase();
                words.iter().any(|word| genre.contains(word))
            })
        };
        let known = GENRES.iter().find(|(_, words)| is_named(words));
        known.map(|(kind, _)| *kind)
    };
    let of_host = |host: &Element| {
        let issuance = host.line_at(&["originInfo", "issuance"]);
        let is_book = issuance.as_deref() == Some("monographic");
        match told(host).or(is_book.then_some(WorkKind::Book)) {
            Some(WorkKind::Book) => WorkKind::Chapter,
            Some(WorkKind::Conference) => WorkKind::Conference,
            Some(
                WorkKind::Article
                | WorkKind::Chapter
                | WorkKind::Thesis
                | WorkKind::Report
                | WorkKind::Other,
            )
            | None => WorkKind::Article,
        }
    };
    // bibutils says of an article only what it is in, others of a chapter that it is a book's.
    match (told(record), host) {
        (Some(WorkKind::Book), Some(host)) if of_host(host) == WorkKind::Article => {
            WorkKind::Chapter
        }
        (Some(WorkKind::Book) | None, Some(host)) => of_host(host),
        (Some(kind), _) => kind,
        (None, None) => {
            let issuance = record.line_at(&["originInfo", "issuance"]);
            match issuance.as_deref() {
                Some("monographic" | "single unit" | "multipart monograph") => WorkKind::Book,
                Some(_) | None => WorkKind::Other,
            }
        }
    }
}

fn publisher(record: &Element) -> Option<String> {
    record.line_at(&["originInfo", "publisher"])
}

fn keep(record: &Element, host: Option<&Element>, paper: &mut Paper) {
    let typed = |around: Option<&Element>, kind: &str| {
        let ids = around
            .into_iter()
            .flat_map(|around| around.all("identifier"));
        let ids = ids.filter(|id| {
            id.attribute("type")
                .is_some_and(|own| own.eq_ignore_ascii_case(kind))
        });
        ids.map(|id| collapsed(&id.text())).collect::<Vec<_>>()
    };
    let titles = record
        .all("titleInfo")
        .filter(|info| info.attribute("type").is_some());
    let titles = titles.filter_map(|info| info.line_at(&["title"])).collect();
    let languages = record.all_at(&["language", "languageTerm"]);
    let languages = languages
        .into_iter()
        .map(|term| collapsed(&term.text()))
        .collect();
    for (name, texts) in [
        (
            "issn",
            [typed(Some(record), "issn"), typed(host, "issn")].concat(),
        ),
        (
            "isbn",
            [typed(Some(record), "isbn"), typed(host, "isbn")].concat(),
        ),
        ("titles", titles),
        ("language", languages),
        (
            "edition",
            Vec::from_iter(record.line_at(&["originInfo", "edition"])),
        ),
    ] {
        extra::keep(paper, NAME, name, texts);
    }
}

#[cfg(test)]
mod tests;
