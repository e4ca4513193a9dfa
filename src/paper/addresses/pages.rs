//! Pages of papers whose addresses tell an id, and the numbers that services have.

use super::ids;
use crate::paper::{PaperId, Scheme};

/// The numbers that Semantic Scholar has beside its ids: `s2:CorpusId:13756489`.
pub(super) const CORPUS: &str = "CorpusId";
/// Where its pages lie by such a number.
const CORPUS_PAGES: &[&str] = &["semanticscholar.org/corpusid:"];

/// Where pages of papers lie at `PubMed`.
const PUBMED: &[&str] = &[
    "pubmed.ncbi.nlm.nih.gov/",
    "ncbi.nlm.nih.gov/pubmed/",
    "europepmc.org/article/med/",
    "europepmc.org/abstract/med/",
];
/// Where whole papers lie at `PubMed` Central.
const CENTRAL: &[&str] = &[
    "pmc.ncbi.nlm.nih.gov/articles/",
    "ncbi.nlm.nih.gov/pmc/articles/",
    "europepmc.org/article/pmc/",
    "europepmc.org/articles/",
];

/// Where dblp has the record of a paper, and what may stand behind its key.
const DBLP: &[&str] = &["dblp.org/rec/", "dblp.uni-trier.de/rec/"];
const DBLP_FORMS: &[&str] = &[".html", ".xml", ".bib", ".rdf", ".ris"];
/// An id that an address tells, with or without `https://`.
pub(super) fn on_page(text: &str) -> Option<PaperId> {
    let lower = text.to_ascii_lowercase();
    let after_scheme = ["https://", "http://"]
        .iter()
        .find_map(|scheme| lower.strip_prefix(scheme));
    let (host, _) = after_scheme.unwrap_or(&lower).split_once('/')?;
    let is_host = host
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
        && host
            .rsplit_once('.')
            .is_some_and(|(_, end)| end.starts_with(|c: char| c.is_ascii_lowercase()));
    if !is_host {
        return None;
    }
    let after = |pages: &[&str]| {
        let mut pages = pages.iter();
        let start = pages.find_map(|page| Some(lower.find(page)? + page.len()))?;
        text.get(start..)?.split(['?', '#']).next()
    };
    if let Some(number) = after(PUBMED) {
        return PaperId::parse(&format!("pmid:{}", number.trim_end_matches('/')));
    }
    if let Some(page) = after(CENTRAL) {
        return of_central(page.split('/').next().unwrap_or_default());
    }
    if let Some(number) = after(CORPUS_PAGES) {
        return of_corpus(number.trim_end_matches('/'));
    }
    if let Some(key) = after(DBLP) {
        let mut forms = DBLP_FORMS.iter();
        let bare = forms.find_map(|form| key.strip_suffix(form));
        return PaperId::parse(&format!("dblp:{}", bare.unwrap_or(key)));
    }
    let of_host = PaperId::recognise(text).filter(|id| id.scheme() != Scheme::Other);
    of_host.or_else(|| ids(text).pop())
}

/// The paper with a number of Semantic Scholar's.
pub(super) fn of_corpus(number: &str) -> Option<PaperId> {
    let id = is_number(number).then(|| format!("s2:{CORPUS}:{number}"))?;
    PaperId::parse(&id)
}

/// The paper with a number of `PubMed` Central's, which has `PMC` before it or not.
pub(super) fn of_central(text: &str) -> Option<PaperId> {
    let upper = text.to_ascii_uppercase();
    let number = upper.strip_prefix("PMC").unwrap_or(&upper);
    let id = is_number(number).then(|| format!("pmcid:PMC{number}"))?;
    PaperId::parse(&id)
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
