//! Feeds of journals and others: RSS 0.9 to 2.0 and Atom, with what Dublin Core and PRISM add
//! (<https://www.rssboard.org/rss-specification>, <https://web.resource.org/rss/1.0/spec>, RFC 4287,
//! <https://www.w3.org/submissions/prism/>).

mod day;
mod html;
mod place;

use std::iter::successors;
use std::ptr;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::xml::{Element, XmlPaper, papers_beside};
use crate::formats::{addresses, names};
use crate::paper::{Author, PartialDate};
use place::Place;

pub(super) const FORMAT: Format = Format {
    name: "feed",
    meaning: "feeds of journals and others, RSS 0.9 to 2.0 or Atom",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const ITEMS: &[&str] = &["item", "entry"];
/// What a channel says of all its items, beside them.
const OF_ALL: &[&str] = &["link", "publicationName"];
/// A text that is longer is the whole of something, and not its abstract.
const LONGEST_SUMMARY: usize = 8_000;
/// What tells a feed by the names of its elements.
const RSS_1: [&str; 2] = ["purl.org/rss/1.0", "my.netscape.com/rdf/"];

fn detect(head: &Head) -> bool {
    let text = head.text();
    match head.root() {
        Some("rss") => true,
        Some("RDF") => RSS_1.iter().any(|name| text.contains(name)),
        Some("feed") => text.contains("/Atom") || text.contains("purl.org/atom/"),
        Some(_) | None => false,
    }
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut place = Place::default();
    papers_beside(input, (ITEMS, OF_ALL), move |root, element| {
        let around = successors(Some(root), |outer| outer.inner());
        let around: Vec<&Element> = around
            .take_while(|outer| !ptr::eq(*outer, element))
            .collect();
        if ITEMS.contains(&element.name.as_str()) {
            paper(element, &place.within(&around))
        } else {
            place.learn(element, &around);
            Ok(None)
        }
    })
}

fn paper(item: &Element, place: &Place) -> XmlPaper {
    let mut draft = Draft::new();
    let page = page(item, place);
    let guid = item.said("guid").or_else(|| item.said("id"));
    let named = ["doi", "identifier"].map(|name| item.each(name));
    draft.ids(
        named
            .iter()
            .flatten()
            .flat_map(|id| addresses::of_field(id)),
    );
    for address in page.iter().chain(&guid) {
        // What an item says of itself is surer than what its address looks like.
        if draft.is_without_id() {
            draft.ids(addresses::of_field(address));
        }
    }
    draft.source_id(guid);
    draft.title(
        item.said("title")
            .map(|title| collapsed(&html::titled(&title))),
    );
    draft.summary(Some(summary(item)));
    let paper = &mut draft.paper;
    paper.authors = authors(item);
    paper.date = first_day(
        item,
        &["published", "issued", "publicationDate", "date", "pubDate"],
    );
    let changed = first_day(item, &["updated", "modified"]);
    paper.date = paper.date.or(changed).or(first_day(item, &["coverDate"]));
    paper.updated = changed.filter(|day| Some(*day) != paper.date);
    paper.venue = item
        .said("publicationName")
        .map(|name| collapsed(&name))
        .or_else(|| place.publication.clone());
    paper.keywords = keywords(item);
    paper.links.pdf = pdf(item, place);
    paper.links.page = page;
    draft.cite("volume", item.said("volume"));
    draft.cite("number", item.said("number"));
    let ends = ["startingPage", "endingPage"].map(|end| item.said(end));
    let pages: Vec<String> = ends.into_iter().flatten().collect();
    draft.cite("pages", Some(pages.join("-")));
    draft.markup();
    draft.finish().map(Some)
}

/// Where an item is read: its link, or what stands for one.
fn page(item: &Element, place: &Place) -> Option<String> {
    let atom = |link: &&Element| {
        let kind = link.attribute("rel").unwrap_or("alternate");
        kind == "alternate" && link.attribute("href").is_some()
    };
    let said = |name: &str| item.said(name);
    let alternate = item.all("link").find(atom);
    let alternate = alternate.and_then(|link| Some((link, link.attribute("href")?)));
    let permanent = || {
        let guid = item.child("guid")?;
        let is_one = guid.attribute("isPermaLink") != Some("false");
        is_one.then(|| guid.text())
    };
    if let Some(address) = said("origLink").or_else(|| said("link")) {
        return place.resolved(item, &address);
    }
    if let Some((link, address)) = alternate {
        return place.within(&[item]).resolved(link, address);
    }
    let address = permanent().or_else(|| said("id"));
    let address = address.or_else(|| item.attribute("about").map(str::to_owned));
    let address = address.or_else(|| said("url"))?;
    place.resolved(item, &address).filter(|address| {
        // What begins otherwise is a name.
        address.starts_with("http")
    })
}

/// A PDF that hangs on an item.
fn pdf(item: &Element, place: &Place) -> Option<String> {
    let enclosed = item.all("enclosure").chain(item.all("link"));
    let mut pdfs = enclosed.filter(|link| link.attribute("type") == Some("application/pdf"));
    pdfs.find_map(|link| {
        let address = link.attribute("url").or_else(|| link.attribute("href"))?;
        place.within(&[item]).resolved(link, address)
    })
}

/// The longest of the texts in which an item tells what it is about, but none that is all of it.
fn summary(item: &Element) -> String {
    let names = ["description", "encoded", "summary", "content", "abstract"];
    let elements = names.iter().flat_map(|name| item.all(name));
    let texts: Vec<String> = elements
        .map(|element| html::text(&element.text()))
        .collect();
    let length = |text: &&String| text.chars().count();
    let short = texts.iter().filter(|text| length(text) <= LONGEST_SUMMARY);
    // Of texts that are as long the first.
    let longest = short.rev().max_by_key(length);
    let longest = longest.filter(|text| !text.is_empty());
    longest.or(texts.first()).cloned().unwrap_or_default()
}

/// The people: one element for each, or one text for all.
fn authors(item: &Element) -> Vec<Author> {
    let creators = item.each("creator");
    let of_atom = item.all("author").filter_map(|author| author.said("name"));
    let mut named: Vec<String> = if creators.is_empty() {
        of_atom.collect()
    } else {
        creators
    };
    if named.is_empty() {
        let texts = item.each("author").into_iter();
        named = texts.filter_map(|text| person(&text)).collect();
    }
    let named: Vec<String> = named.iter().map(|name| html::text(name)).collect();
    match named.as_slice() {
        [one] if is_turned(one) => names::printed(one).into_iter().collect(),
        [all] if !turned(all).is_empty() => names::all(turned(all)),
        [all] => names::listed(all),
        each => names::all(each),
    }
}

/// The names of a list in which each has the family name in front, and its initials behind a comma:
/// `LAPALU, N., LI, A.`; none where it is another list.
fn turned(text: &str) -> Vec<String> {
    let pieces: Vec<&str> = text.split(',').map(str::trim).collect();
    let is_name = |pair: &[&str]| match pair {
        [family, given] => !family.ends_with('.') && given.ends_with('.'),
        _ => false,
    };
    if !pieces.chunks(2).all(is_name) {
        return Vec::new();
    }
    pieces.chunks(2).map(|pair| pair.join(", ")).collect()
}

/// Who an author of RSS is: `a@example.org (Ada Li)`; an address alone is nobody.
fn person(text: &str) -> Option<String> {
    let name = match text.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end().trim_end_matches(')'),
        Some(_) | None => text,
    };
    (!name.contains('@')).then(|| name.to_owned())
}

/// Whether a text is one name with the family name in front.
fn is_turned(text: &str) -> bool {
    let mut pieces = text.split(',');
    let (family, given, more) = (pieces.next(), pieces.next(), pieces.next());
    let is_word = |name: &str| !name.trim().contains(' ');
    given.is_some() && more.is_none() && family.is_some_and(is_word)
}

fn first_day(item: &Element, names: &[&str]) -> Option<PartialDate> {
    let mut texts = names.iter().filter_map(|name| item.said(name));
    texts.find_map(|text| day::of(&text))
}

fn keywords(item: &Element) -> Vec<String> {
    let categories = item.all("category").filter_map(|category| {
        let text = collapsed(&category.text());
        let text = Some(text).filter(|text| !text.is_empty());
        text.or_else(|| category.attribute("label").map(str::to_owned))
            .or_else(|| category.attribute("term").map(str::to_owned))
    });
    each_once(categories.chain(item.each("subject")))
}

#[cfg(test)]
mod tests;
