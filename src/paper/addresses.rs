//! Ids that hide in addresses, notes and names of journals.

mod escapes;
mod links;
mod pages;
mod pasted;
mod publishers;
mod web;
mod words;

use std::borrow::Cow;

use super::id::ARXIV_DOI;
use super::{PaperId, Scheme, percent_decoded};
use escapes::unescaped;
pub(crate) use links::{links, says_more, unbroken};
pub use web::web_address;
use words::words;

/// What a mention of an arXiv id begins with, in any case of its letters.
const ARXIV: &str = "arxiv:";
/// So many words may be an address and its name: `arXiv preprint arXiv:1305.4904, 2013`.
const LONGEST_MENTION: usize = 4;

/// The arXiv ids, DOIs and ids of other archives in a text, in its order: addresses, `arXiv:...`,
/// and whatever looks like a DOI.
pub(crate) fn ids(text: &str) -> Vec<PaperId> {
    let mut ids = Vec::new();
    // None is without a colon or a slash, which may be written as a command, a reference or a code.
    let signs = [b':', b'/', b'\\', b'&', b'%'];
    if !text.bytes().any(|byte| signs.contains(&byte)) {
        return ids;
    }
    for word in words(&unescaped(text)) {
        let word = word.trim_end_matches(['.', ',', ';', ':']);
        if !word.bytes().any(|byte| b":/%".contains(&byte)) {
            continue;
        }
        let begin = word.get(..ARXIV.len());
        let is_named =
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(ARXIV)) || word.contains("://");
        let found = Some(word).filter(|_| is_named).and_then(PaperId::recognise);
        // `code:https://...` has the form of an id, but is none.
        let found = found.filter(|id| id.scheme() != Scheme::Other).or_else(|| {
            let lower = word.to_ascii_lowercase();
            of_archive(&lower, word).or_else(|| doi(word, &lower))
        });
        if let Some(id) = found {
            ids.extend(arxiv_of(&id));
            ids.push(id);
        }
    }
    ids
}

/// The id of a field that is meant for one, or for an address: as it stands, or the first anywhere in
/// it, and the arXiv id that it tells. Where a program filled the field with the references of a
/// paper, the others are those of other works.
pub(crate) fn of_field(text: &str) -> Vec<PaperId> {
    let mut ids = of_list(text);
    let of_one = match ids.as_slice() {
        [arxiv, doi, ..] if arxiv_of(doi).as_ref() == Some(arxiv) => 2,
        _ => 1,
    };
    ids.truncate(of_one);
    ids
}

/// The ids of a field that may hold several of one work, as arXiv's do.
pub(crate) fn of_list(text: &str) -> Vec<PaperId> {
    let text = unescaped(text.trim());
    let text = text.trim();
    let bare = text.strip_prefix("oai:arXiv.org:").unwrap_or(text);
    match PaperId::arxiv(bare).or_else(|| whole_doi(text)) {
        Some(id) => arxiv_of(&id).into_iter().chain([id]).collect(),
        None => ids(text),
    }
}

/// A text that is one DOI and no more. Alone it may have angle brackets:
/// `10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP1>3.0.CO;2-6`.
fn whole_doi(text: &str) -> Option<PaperId> {
    let text = text.trim_end_matches(['.', ',', ';', ':']);
    let is_one = !text.contains(|c: char| c.is_whitespace() || "\"|".contains(c));
    let is_doi = text.starts_with("10.") && is_one && !text.contains("</");
    is_doi.then(|| doi(text, text)).flatten()
}

/// The ids in a text that says little else: what is said at length may be of another paper.
pub(crate) fn alone(text: &str) -> Vec<PaperId> {
    let is_short = text.split_whitespace().nth(LONGEST_MENTION).is_none();
    if is_short { ids(text) } else { Vec::new() }
}

/// The arXiv id that a DOI of arXiv is made of.
fn arxiv_of(id: &PaperId) -> Option<PaperId> {
    let is_doi = id.scheme() == Scheme::Doi;
    let bare = id.value().strip_prefix(ARXIV_DOI).filter(|_| is_doi)?;
    PaperId::arxiv(bare)
}

/// Whether this is the number of a work at `OpenAlex`, where authors and sources have theirs too.
fn is_work(text: &str) -> bool {
    let number = text.strip_prefix(['W', 'w']);
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn of_archive(lower: &str, word: &str) -> Option<PaperId> {
    let after = |mark: &str| {
        let place = lower.find(mark)? + mark.len();
        word.get(place..)
    };
    let up_to = |text: &str, ends: &[char]| {
        let end = text.find(ends).unwrap_or(text.len());
        text.get(..end).map(str::to_owned)
    };
    // Most words are no address of any of them.
    if !lower.contains(".org/") && !lower.contains(".net/") {
        return None;
    }
    if lower.contains("openreview.net/") {
        let value = up_to(after("?id=")?, &['&', '#'])?;
        return PaperId::parse(&format!("openreview:{value}"));
    }
    let is_hex = |value: &str| value.len() == 40 && value.bytes().all(|b| b.is_ascii_hexdigit());
    if let Some(page) = after("semanticscholar.org/paper/") {
        // The title may stand before it.
        let value = page.split(['/', '?', '#']).find(|value| is_hex(value))?;
        return PaperId::parse(&format!("s2:{value}"));
    }
    if let Some(page) = after("openalex.org/") {
        // As a page, or as the service has it: `openalex.org/works/W1`.
        let mut places = page.split(['/', '?', '#']).take(2);
        let value = places.find(|value| is_work(value))?;
        return PaperId::parse(&format!("openalex:{}", value.to_uppercase()));
    }
    let page = after("aclanthology.org/").or_else(|| after("aclweb.org/anthology/"))?;
    let value = up_to(page, &['/', '?', '#'])?;
    let value = value.trim_end_matches(".pdf").trim_end_matches(".bib");
    // The Anthology has other pages, too: `/venues/acl/`.
    let fits = value.contains('-') && value.contains(|c: char| c.is_ascii_digit());
    fits.then(|| PaperId::parse(&format!("acl:{value}")))
        .flatten()
}

fn doi(word: &str, lower: &str) -> Option<PaperId> {
    let start = lower.find("10.")?;
    let is_start = start == 0 || lower.get(..start)?.ends_with(['/', ':', '=', '(']);
    let mut doi = word.get(start..).filter(|_| is_start)?;
    let before = lower.get(..start)?;
    if before.contains("://") && !before.ends_with("doi.org/") {
        doi = publishers::bare(before, doi);
    }
    // A bracket that opens inside belongs to the DOI; one that only closes does not.
    while let Some(shorter) = doi.strip_suffix(')')
        && doi.matches('(').count() < doi.matches(')').count()
    {
        doi = shorter.trim_end_matches(['.', ',', ';']);
    }
    // One in an address has some of its characters as `%3C`.
    let decoded = if doi.contains('%') {
        Cow::Owned(percent_decoded(doi))
    } else {
        Cow::Borrowed(doi)
    };
    PaperId::doi(&decoded)
}

#[cfg(test)]
mod tests;
