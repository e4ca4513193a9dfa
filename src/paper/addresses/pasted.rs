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
mod tests {
    use super::*;

    fn pasted(text: &str) -> String {
        PaperId::pasted(text).map_or_else(String::new, |id| id.to_string())
    }

    #[test]
    fn an_id_is_read_in_every_form_that_people_paste() {
        let s2 = "649def34f8be52c8b66281af98ae884c09aef38b";
        for (text, id) in [
            ("2401.00001", "arxiv:2401.00001"),
            (" 2401.00001v2 ", "arxiv:2401.00001"),
            ("arXiv:2401.00001v1", "arxiv:2401.00001"),
            ("arXiv: 2401.00001", "arxiv:2401.00001"),
            ("[2401.00001]", "arxiv:2401.00001"),
            ("DOI 10.5555/x", "doi:10.5555/x"),
            ("doi of trees", ""),
            ("acl 2023", ""),
            ("hep-th/9901001", "arxiv:hep-th/9901001"),
            ("arxiv:math.GT/0309136v1", "arxiv:math/0309136"),
            ("https://arxiv.org/pdf/2401.00001v3.pdf", "arxiv:2401.00001"),
            ("https://arxiv.org/html/2401.00001v3#S1", "arxiv:2401.00001"),
            ("arxiv.org/abs/hep-th/9901001", "arxiv:hep-th/9901001"),
            (
                "https://ar5iv.labs.arxiv.org/html/2401.00001",
                "arxiv:2401.00001",
            ),
            (
                "https://www.alphaxiv.org/abs/2401.00001",
                "arxiv:2401.00001",
            ),
            (
                "https://huggingface.co/papers/2401.00001",
                "arxiv:2401.00001",
            ),
            ("hf.co/papers/2401.00001", "arxiv:2401.00001"),
            ("10.5555/Find.Me-5", "doi:10.5555/find.me-5"),
            ("10.5555/find.me-5.", "doi:10.5555/find.me-5"),
            ("doi:10.5555/find.me-5", "doi:10.5555/find.me-5"),
            ("DOI: 10.5555/find.me-5", "doi:10.5555/find.me-5"),
            ("doi:https://doi.org/10.1/x", "doi:10.1/x"),
            ("https://doi.org/10.5555/find.me-5", "doi:10.5555/find.me-5"),
            ("<http://dx.doi.org/10.1/a%3Cb>", "doi:10.1/a<b"),
            ("doi.org/10.1/x", "doi:10.1/x"),
            (r"10.1007/97\_28", "doi:10.1007/97_28"),
            (
                "10.1/(SICI)1(1996)52:4<3::AID-J1>3.0.CO;2-6",
                "doi:10.1/(sici)1(1996)52:4<3::aid-j1>3.0.co;2-6",
            ),
            (
                "https://link.springer.com/chapter/10.1007/978-3_4",
                "doi:10.1007/978-3_4",
            ),
            (
                "https://doi.org/10.48550/arXiv.2401.00001",
                "doi:10.48550/arxiv.2401.00001",
            ),
            (
                "https://openreview.net/forum?id=B12Js_yRb&noteId=x",
                "openreview:B12Js_yRb",
            ),
            ("openreview.net/pdf?id=B12Js_yRb", "openreview:B12Js_yRb"),
            ("openreview:B12Js_yRb", "openreview:B12Js_yRb"),
            ("https://aclanthology.org/P19-1001.pdf", "acl:P19-1001"),
            ("P19-1001", "acl:P19-1001"),
            ("2022.coling-1.327", "acl:2022.coling-1.327"),
            ("https://openalex.org/W2741809807", "openalex:W2741809807"),
            ("W2741809807", "openalex:W2741809807"),
            ("OpenAlex:w2741809807", "openalex:W2741809807"),
            ("https://pubmed.ncbi.nlm.nih.gov/31452104/", "pmid:31452104"),
            ("PMID: 31452104", "pmid:31452104"),
            (
                "https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html",
                "dblp:conf/nips/VaswaniSPUJGKP17",
            ),
            (
                "conf/nips/VaswaniSPUJGKP17",
                "dblp:conf/nips/VaswaniSPUJGKP17",
            ),
            ("title:af63dc4c8601ec8c-2", "title:af63dc4c8601ec8c-2"),
        ] {
            assert_eq!(pasted(text), id, "{text}");
        }
        assert_eq!(pasted(s2), format!("s2:{s2}"));
        assert_eq!(
            pasted(&format!(
                "https://www.semanticscholar.org/paper/A-Title/{s2}"
            )),
            format!("s2:{s2}")
        );
    }

    #[test]
    fn numbers_of_services_and_pages_with_them_are_ids() {
        for (text, id) in [
            ("PMID 31452104", "pmid:31452104"),
            ("PMID31452104", "pmid:31452104"),
            (
                "https://europepmc.org/article/MED/31452104",
                "pmid:31452104",
            ),
            ("PMC6745678", "pmcid:PMC6745678"),
            ("pmcid:6745678", "pmcid:PMC6745678"),
            (
                "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6745678/",
                "pmcid:PMC6745678",
            ),
            (
                "https://pmc.ncbi.nlm.nih.gov/articles/PMC6745678/pdf/x.pdf",
                "pmcid:PMC6745678",
            ),
            (
                "https://europepmc.org/article/PMC/PMC6745678",
                "pmcid:PMC6745678",
            ),
            ("CorpusID:13756489", "s2:CorpusId:13756489"),
            ("s2:CorpusId:13756489", "s2:CorpusId:13756489"),
            (
                "https://api.semanticscholar.org/CorpusID:13756489",
                "s2:CorpusId:13756489",
            ),
            (
                "https://www.biorxiv.org/content/10.1101/2020.03.04.975128v2",
                "doi:10.1101/2020.03.04.975128",
            ),
        ] {
            assert_eq!(pasted(text), id, "{text}");
        }
    }

    #[test]
    fn what_may_be_anything_else_is_none() {
        for text in [
            "",
            "dual",
            "GPT-4",
            "1.5",
            "10.5",
            "TCP/IP",
            "and/or",
            "10:30",
            "f:x",
            "mine:1",
            "title:dual",
            "title:2024",
            "doi:",
            "doi:x",
            "arxiv:24",
            "https://example.org/2401",
            "see 2401.00001",
            "10.1/x 10.2/y",
            "W12",
            "PMC12",
            "PMCA",
            "CorpusId:x",
            "pmcid:x",
            "k-1",
            "2024-05",
            "a.b-c.d",
            "x/y",
        ] {
            assert_eq!(pasted(text), "", "{text}");
        }
        assert!(PaperId::given("mine:1").is_some());
    }

    #[test]
    fn a_paper_of_arxiv_has_two_ids() {
        let spellings = |text: &str| -> Vec<String> {
            let id = PaperId::pasted(text).unwrap();
            id.spellings().map(|id| id.to_string()).collect()
        };
        assert_eq!(
            spellings("2401.00001"),
            ["arxiv:2401.00001", "doi:10.48550/arxiv.2401.00001"]
        );
        assert_eq!(
            spellings("10.48550/arXiv.hep-th/9901001"),
            ["doi:10.48550/arxiv.hep-th/9901001", "arxiv:hep-th/9901001"]
        );
        assert_eq!(spellings("10.1/x"), ["doi:10.1/x"]);
    }
}
