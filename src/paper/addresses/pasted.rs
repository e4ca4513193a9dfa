//! What a person pastes who means one paper.

use super::pages::{CORPUS, is_number, of_central, of_corpus, on_page};
use super::{is_work, of_field};
use crate::paper::{PaperId, Scheme};

/// The schemes that name an id wherever one reads them, and no field of a query.
const SCHEMES: &[&str] = &[
    "arxiv",
    "doi",
    "openreview",
    "acl",
    "s2",
    "openalex",
    "dblp",
    "pmid",
    "pmcid",
    CORPUS,
];

/// What the key of a record of dblp begins with (<https://dblp.org/faq/1474678.html>).
const DBLP_KINDS: &[&str] = &[
    "conf/",
    "journals/",
    "books/",
    "series/",
    "phd/",
    "reference/",
];

impl PaperId {
    /// Whether a text is the name of a scheme that can be nothing else.
    #[must_use]
    pub fn is_scheme(name: &str) -> bool {
        SCHEMES
            .iter()
            .any(|scheme| name.eq_ignore_ascii_case(scheme))
    }

    /// Reads a text that is as a whole the id of a paper and can be nothing else: an address that
    /// tells one, `doi:`, `arXiv:`, `pmid:` and the like with or without a blank, a bare arXiv id or
    /// DOI, and bare ids of other archives where their form tells them.
    #[must_use]
    pub fn pasted(text: &str) -> Option<Self> {
        let text = text.trim();
        let within = |open, close| text.strip_prefix(open)?.strip_suffix(close);
        let bracketed = within('<', '>').or_else(|| within('[', ']'));
        let text = bracketed.unwrap_or(text).trim_end_matches(['.', ',', ';']);
        named(text).or_else(|| {
            let is_one = !text.contains(char::is_whitespace);
            is_one
                .then(|| bare(text).or_else(|| on_page(text)))
                .flatten()
        })
    }

    /// Reads an id as a person gives one where nothing but an id is meant: as [`Self::pasted`] does,
    /// or of any scheme.
    #[must_use]
    pub fn given(text: &str) -> Option<Self> {
        Self::pasted(text).or_else(|| Self::parse(text.trim()))
    }

    /// The id, and the other one that tells the same: each paper of arXiv has a DOI.
    pub fn spellings(&self) -> impl Iterator<Item = Self> {
        let is_arxiv = self.scheme() == Scheme::Arxiv;
        let doi = is_arxiv.then(|| Self::doi(&format!("{}{}", super::ARXIV_DOI, self.value())));
        let other = doi.flatten().or_else(|| super::arxiv_of(self));
        std::iter::once(self.clone()).chain(other)
    }
}

/// `scheme:value`, where the scheme is known.
fn named(text: &str) -> Option<PaperId> {
    // `DOI 10.5555/x`, as some references have it; other words with a blank behind them are words.
    let with_blank = text.split_once(' ').filter(|(scheme, value)| {
        let is = |name: &str| scheme.eq_ignore_ascii_case(name);
        (is("doi") && value.starts_with("10.")) || (is("pmid") && is_number(value))
    });
    let (scheme, value) = with_blank.or_else(|| text.split_once(':'))?;
    let value = value.trim_start();
    if scheme.eq_ignore_ascii_case("title") {
        return PaperId::parse(text).filter(PaperId::is_title_key);
    }
    if !PaperId::is_scheme(scheme) || value.contains(char::is_whitespace) {
        return None;
    }
    if value.contains("://") {
        return on_page(value);
    }
    if scheme.eq_ignore_ascii_case("doi") {
        return whole_doi(value);
    }
    if scheme.eq_ignore_ascii_case(CORPUS) {
        return of_corpus(value);
    }
    if scheme.eq_ignore_ascii_case("pmcid") {
        return of_central(value);
    }
    if scheme.eq_ignore_ascii_case("openalex") && is_work(value) {
        return PaperId::parse(&format!("openalex:{}", value.to_uppercase()));
    }
    PaperId::parse(&format!("{scheme}:{value}"))
}

/// A DOI as it stands, or as TeX and addresses write it.
fn whole_doi(text: &str) -> Option<PaperId> {
    if text.contains(['\\', '{', '%', '&', '$']) {
        of_field(text).pop()
    } else {
        PaperId::doi(text)
    }
}

/// An id without its scheme.
fn bare(text: &str) -> Option<PaperId> {
    let of = |scheme: &str| PaperId::parse(&format!("{scheme}:{text}"));
    let is_hex = |length: usize| {
        text.len() == length
            && text.bytes().all(|byte| byte.is_ascii_hexdigit())
            && text.contains(|c: char| c.is_ascii_alphabetic())
    };
    if let Some(id) = PaperId::arxiv(text) {
        return Some(id);
    }
    if text.starts_with("10.") {
        return whole_doi(text);
    }
    // A shorter one may be anything.
    if text.len() >= 8 && text.starts_with('W') && is_work(text) {
        return of("openalex");
    }
    if is_hex(40) {
        return of("s2");
    }
    // A shorter number may be part of a name.
    let numbered = |scheme: &str| text.strip_prefix(scheme).filter(|number| number.len() >= 5);
    if let Some(number) = numbered("PMC") {
        return of_central(number);
    }
    if let Some(number) = numbered("PMID").filter(|number| is_number(number)) {
        return PaperId::parse(&format!("pmid:{number}"));
    }
    if is_hex(16) {
        return of("title").filter(PaperId::is_title_key);
    }
    if DBLP_KINDS.iter().any(|kind| text.starts_with(kind)) && text.matches('/').count() > 1 {
        return of("dblp");
    }
    is_of_anthology(text).then(|| of("acl")).flatten()
}

/// `P19-1001`, `2022.coling-1.327` (<https://aclanthology.org/info/ids/>).
fn is_of_anthology(text: &str) -> bool {
    let digits = |text: &str, count: usize| {
        text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some((volume, number)) = text.split_once('-') else {
        return false;
    };
    let is_old = volume.starts_with(|c: char| c.is_ascii_uppercase())
        && volume.get(1..).is_some_and(|year| digits(year, 2))
        && (digits(number, 4) || digits(number, 5));
    let is_new = || {
        let (year, venue) = volume.split_once('.')?;
        let (_, place) = number.split_once('.')?;
        let is_venue = !venue.is_empty() && venue.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Some(digits(year, 4) && is_venue && digits(place, place.len().max(1)))
    };
    is_old || is_new().unwrap_or(false)
}

#[cfg(test)]
mod tests;
