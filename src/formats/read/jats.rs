//! Articles of journals in JATS and the NLM forms before it, as `PubMed` Central, Europe PMC and
//! publishers give them: what their `front` says
//! (<https://jats.nlm.nih.gov/archiving/tag-library/1.3/>).
//!
//! Only the front is read into elements, however long the article is; the fronts of articles within
//! articles, such as reviews and answers, are those of other works.

use std::iter::successors;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::names::NameList;
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, dates, extra, markup, names, titles};
use crate::paper::{Author, Links, Paper, PaperId, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "articles of journals in JATS, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const NAME: &str = "jats";
/// Works within a work.
const WITHIN: [&str; 2] = ["sub-article", "response"];
/// What stands in a title without being of it.
const NOTES: [&str; 3] = ["fn", "xref", "target"];
/// What stands in an abstract without being of it.
const FIGURES: [&str; 4] = ["fig", "table-wrap", "supplementary-material", "object-id"];
/// Kinds of abstracts that are not the abstract.
pub(crate) const OTHER_ABSTRACTS: [&str; 12] = [
    "editor",
    "executive-summary",
    "graphical",
    "key-points",
    "lay-summary",
    "plain-language-summary",
    "precis",
    "scanned-figures",
    "short",
    "teaser",
    "toc",
    "web-summary",
];

fn detect(head: &Head) -> bool {
    match head.root() {
        Some("pmc-articleset" | "articles" | "article-set") => head.text().contains("<article"),
        // DocBook has articles, too.
        Some("article") => ["<front>", "<front ", "<article-meta", "-type="]
            .iter()
            .any(|sign| head.text().contains(sign)),
        Some(_) | None => false,
    }
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["front"], |root, front| {
        let around = successors(Some(root), |outer| outer.inner());
        let mut around = around.take_while(|outer| outer.name != front.name);
        let mut article = root;
        if around.any(|outer| {
            article = outer;
            WITHIN.contains(&outer.name.as_str())
        }) {
            return Ok(None);
        }
        of_front(article, front).map(Some)
    })
}

/// The paper of an article that is whole.
pub(super) fn of_article(article: &Element) -> XmlPaper {
    let front = article.child("front").ok_or("it has no front")?;
    of_front(article, front).map(Some)
}

fn of_front(article: &Element, front: &Element) -> Result<Paper, String> {
    let meta = front
        .child("article-meta")
        .ok_or("it has no article-meta")?;
    let mut draft = Draft::new();
    for id in meta.all("article-id") {
        let text = collapsed(&id.text());
        match id.attribute("pub-id-type") {
            Some("doi") => draft.ids(addresses::of_field(&text)),
            Some("pmid") => draft.pubmed_id(Some(&text)),
            Some("pmc" | "pmcid") => draft.central_id(Some(&text)),
            Some("arxiv") => draft.ids(PaperId::arxiv(&text)),
            Some("publisher-id" | "manuscript") => draft.source_id(Some(text)),
            Some(_) | None => {}
        }
    }
    draft.title(title(meta));
    draft.summary(summary(article, meta));
    let paper = &mut draft.paper;
    paper.authors = authors(meta);
    paper.date = date(meta);
    paper.venue = venue(front, meta);
    paper.keywords = keywords(meta);
    links(meta, &mut paper.links);
    let kind = article.attribute("article-type").unwrap_or_default();
    paper.set_kind(match kind {
        "preprint" => WorkKind::Other,
        "proceedings-paper" | "conference-paper" => WorkKind::Conference,
        "dissertation" => WorkKind::Thesis,
        _ => WorkKind::Article,
    });
    for (name, theirs) in [("volume", "volume"), ("number", "issue")] {
        draft.cite(name, meta.line_at(&[theirs]));
    }
    draft.cite("pages", pages(meta));
    draft.cite(
        "publisher",
        front.line_at(&["journal-meta", "publisher", "publisher-name"]),
    );
    let issn = front
        .child("journal-meta")
        .map(|journal| journal.each("issn"));
    let translated = meta.all_at(&["title-group", "trans-title-group", "trans-title"]);
    let translated = translated
        .into_iter()
        .chain(meta.all_at(&["title-group", "trans-title"]));
    let translated = translated.map(|title| collapsed(&title.text())).collect();
    for (name, texts) in [
        ("issn", issn.unwrap_or_default()),
        ("trans-title", translated),
    ] {
        extra::keep(&mut draft.paper, NAME, name, texts);
    }
    if !["", "research-article"].contains(&kind) {
        extra::keep(
            &mut draft.paper,
            NAME,
            "article-type",
            vec![kind.to_owned()],
        );
    }
    draft.markup();
    draft.finish()
}

/// The title with its subtitles, without the notes that hang on it.
fn title(meta: &Element) -> Option<String> {
    let group = meta.child("title-group")?;
    let own = |element: &Element| collapsed(&element.markup(&|inner| is_one_of(inner, &NOTES)));
    let title = group.child("article-title").map(own).unwrap_or_default();
    let subtitles = group.all("subtitle").map(own);
    let title = subtitles.fold(title, |title, subtitle| {
        titles::with_subtitle(&title, &subtitle)
    });
    Some(title)
}

fn is_one_of(element: &Element, names: &[&str]) -> bool {
    names.contains(&element.name.as_str())
}

/// The abstract: the first of no other kind, of those in the language of the article if there are any.
fn summary(article: &Element, meta: &Element) -> Option<String> {
    let is_own = |text: &&Element| {
        let kind = text.attribute("abstract-type").unwrap_or_default();
        !OTHER_ABSTRACTS.contains(&kind)
    };
    let language = article.attribute("lang");
    let in_language = |text: &&Element| {
        let own = text.attribute("lang");
        own.is_none() || own == language
    };
    let all = || meta.all("abstract").filter(is_own);
    let own = all().find(in_language).or_else(|| all().next())?;
    Some(own.markup(&|inner| {
        // Europe PMC has the keywords in it, too.
        is_one_of(inner, &FIGURES) || inner.is("sec-type", "kwd-group")
    }))
}

/// Those who wrote it, or else those who edited it.
fn authors(meta: &Element) -> Vec<Author> {
    let people = |is_one: &dyn Fn(&Element) -> bool| -> Vec<Author> {
        let mut list = NameList::default();
        for group in meta.all("contrib-group") {
            for element in group.elements().filter(|element| is_one(element)) {
                list.push(author(element));
            }
        }
        list.authors()
    };
    let is_author = |element: &Element| match element.name.as_str() {
        "contrib" => matches!(
            element.attribute("contrib-type"),
            None | Some("author" | "collab" | "group" | "authors")
        ),
        "collab" | "on-behalf-of" => true,
        _ => false,
    };
    let authors = people(&is_author);
    if authors.is_empty() {
        return people(&|element| element.is("contrib-type", "editor"));
    }
    authors
}

fn author(contrib: &Element) -> Option<Author> {
    if contrib.name == "on-behalf-of" {
        return Author::collaboration(&own_text(contrib));
    }
    let group = Some(contrib).filter(|contrib| contrib.name == "collab");
    let group = group.or_else(|| contrib.child("collab"));
    let around = contrib.child("name-alternatives").unwrap_or(contrib);
    let mut names = around.all("name");
    let western = around
        .all("name")
        .find(|name| name.is("name-style", "western"));
    if let Some(name) = western.or_else(|| names.next()) {
        return of_parts(name);
    }
    if let Some(name) = around.child("string-name") {
        return match name.child("surname") {
            Some(_) => of_parts(name),
            None => names::printed(&own_text(name)),
        };
    }
    names::of_parts("", &own_text(group?), "")
}

fn of_parts(name: &Element) -> Option<Author> {
    let part = |part: &str| name.line_at(&[part]).unwrap_or_default();
    names::of_parts(&part("given-names"), &part("surname"), &part("suffix"))
}

/// The name of a group without the people in it and the notes on it.
fn own_text(element: &Element) -> String {
    const BESIDE: [&str; 6] = ["contrib-group", "xref", "fn", "aff", "address", "email"];
    let text = element.markup(&|inner| is_one_of(inner, &BESIDE));
    markup::plain(&text)
}

/// The first day on which it appeared in any form.
fn date(meta: &Element) -> Option<PartialDate> {
    let published = meta.all("pub-date").filter(|date| {
        let kind = date
            .attribute("pub-type")
            .or_else(|| date.attribute("date-type"));
        !kind.is_some_and(|kind| kind.contains("retract") || kind.contains("corrected"))
    });
    dates::first(published.filter_map(day))
}

fn day(date: &Element) -> Option<PartialDate> {
    let part = |name: &str| date.said(name).unwrap_or_default();
    let parted = dates::of_texts(&part("year"), &part("month"), &part("day"));
    let exact = parted.filter(|date| date.month().is_some());
    let coded = || dates::of_text(date.attribute("iso-8601-date")?);
    let in_words = || dates::of_text(&part("string-date"));
    let season = || dates::of_text(&format!("{} {}", part("year"), part("season")));
    exact
        .or_else(coded)
        .or(parted)
        .or_else(in_words)
        .or_else(season)
}

fn venue(front: &Element, meta: &Element) -> Option<String> {
    let journal = front.child("journal-meta");
    let of_journal = |path: &[&str]| {
        journal?
            .at(path)
            .map(|title| collapsed(&title.whole_markup()))
    };
    of_journal(&["journal-title-group", "journal-title"])
        .or_else(|| of_journal(&["journal-title"]))
        .or_else(|| meta.line_at(&["conference", "conf-name"]))
        .or_else(|| of_journal(&["journal-title-group", "abbrev-journal-title"]))
        .or_else(|| {
            let mut names = journal?.all("journal-id");
            let short = names.find(|id| id.is("journal-id-type", "nlm-ta"));
            short.map(|name| collapsed(&name.text()))
        })
        .filter(|name| !name.is_empty())
}

fn keywords(meta: &Element) -> Vec<String> {
    let groups = meta.all("kwd-group").filter(|group| {
        let kind = group.attribute("kwd-group-type").unwrap_or_default();
        !kind.starts_with("abbr")
    });
    let words = groups
        .flat_map(Element::elements)
        .map(|keyword| match keyword.name.as_str() {
            "kwd" => markup::plain(&keyword.whole_markup()),
            "compound-kwd" => keyword.each("compound-kwd-part").join(", "),
            _ => String::new(),
        });
    each_once(words.filter(|word| !word.is_empty()))
}

/// Its addresses on the web; files beside the article have none.
fn links(meta: &Element, links: &mut Links) {
    for address in meta.all("self-uri") {
        let text = address.attribute("href").map(str::to_owned);
        let text = text.unwrap_or_else(|| collapsed(&address.text()));
        if !text.starts_with("http") {
            continue;
        }
        let kind = address.attribute("content-type").unwrap_or_default();
        let path = text.split(['?', '#']).next().unwrap_or_default();
        if kind.contains("pdf") || path.to_ascii_lowercase().ends_with(".pdf") {
            links.pdf.get_or_insert(text);
        } else {
            links.page.get_or_insert(text);
        }
    }
}

fn pages(meta: &Element) -> Option<String> {
    let first = meta.line_at(&["fpage"]);
    let last = meta
        .line_at(&["lpage"])
        .filter(|last| Some(last) != first.as_ref());
    let ends: Vec<String> = first.into_iter().chain(last).collect();
    let ends = Some(ends.join("-")).filter(|pages| !pages.is_empty());
    meta.line_at(&["page-range"])
        .or(ends)
        .or_else(|| meta.line_at(&["elocation-id"]))
}

#[cfg(test)]
mod tests;
