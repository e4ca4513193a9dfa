//! Ids: `scheme:value`, made canonical, and recognised in the forms that people paste.

mod file_name;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const LONGEST: usize = 200;

/// What the pages of a paper at arXiv begin with.
const ARXIV_PAGES: &[&str] = &["abs", "pdf", "html", "format"];

/// What the DOIs of arXiv itself begin with (<https://info.arxiv.org/help/doi.html>).
pub(super) const ARXIV_DOI: &str = "10.48550/arxiv.";

/// The id of a paper, `scheme:value` in canonical form: an arXiv id without version and subject
/// class, a DOI in lower case and, of arXiv's, without version. An id is a key, never a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PaperId(String);

/// What kind of id it is, the better kind first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    /// `arxiv:2503.11794`, `arxiv:math/0309136`.
    Arxiv,
    /// `doi:10.1000/xyz`.
    Doi,
    /// `openreview:`, a forum id.
    OpenReview,
    /// `acl:`, an ACL Anthology id.
    Acl,
    /// `s2:`, a Semantic Scholar paper id.
    SemanticScholar,
    /// `openalex:`, a work id.
    OpenAlex,
    /// Any other scheme that a record brought along.
    Other,
    /// `title:`, computed from the title.
    Title,
}

impl Scheme {
    /// What people call its ids, in front of the word.
    #[must_use]
    pub fn said(self) -> &'static str {
        match self {
            Self::Arxiv => "arXiv",
            Self::Doi => "DOI",
            Self::OpenReview => "OpenReview",
            Self::Acl => "ACL Anthology",
            Self::SemanticScholar => "Semantic Scholar",
            Self::OpenAlex => "OpenAlex",
            Self::Other => "other",
            Self::Title => "title",
        }
    }
}

impl PaperId {
    /// Reads `scheme:value` and makes it canonical; `None` where it has not this shape: at most
    /// 200 characters, no blank, no control, scheme and value not empty.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, value) = text.split_once(':')?;
        let shaped = !value.is_empty()
            && !scheme.is_empty()
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_+.".contains(c))
            && text.chars().count() <= LONGEST
            && !text.chars().any(|c| c.is_whitespace() || c.is_control());
        if !shaped {
            return None;
        }
        let scheme = scheme.to_ascii_lowercase();
        match scheme.as_str() {
            "arxiv" => Self::arxiv(value),
            "doi" => Self::doi(value),
            // What looks like an address is no id: `https://arxiv.org/abs/...`.
            "http" | "https" => None,
            _ => Some(Self::from_parts(&scheme, value)),
        }
    }

    /// Reads an id in any form that a person may paste: `scheme:value`, a bare arXiv id or DOI, an
    /// address at arxiv.org, huggingface.co or doi.org.
    #[must_use]
    pub fn recognise(text: &str) -> Option<Self> {
        let text = text.trim();
        let address = ["https://", "http://"].iter().find_map(|scheme| {
            text.get(..scheme.len())
                .filter(|start| start.eq_ignore_ascii_case(scheme))
                .and_then(|_| text.get(scheme.len()..))
        });
        match address {
            Some(address) => Self::from_address(address),
            None => Self::arxiv(text)
                .or_else(|| text.starts_with("10.").then(|| Self::doi(text)).flatten())
                .or_else(|| Self::parse(text))
                .or_else(|| Self::from_address(text)),
        }
    }

    fn from_address(address: &str) -> Option<Self> {
        let (host, path) = address.split_once('/')?;
        let host = host.to_ascii_lowercase();
        let host = host.strip_prefix("www.").unwrap_or(&host);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let pages: &[&str] = match host {
            "doi.org" | "dx.doi.org" => return Self::doi(&percent_decoded(path)),
            "biorxiv.org" | "medrxiv.org" => return Self::doi(preprint(path)?),
            "huggingface.co" | "hf.co" => &["papers"],
            // Its mirrors are `export.arxiv.org`, `ar5iv.labs.arxiv.org`.
            _ if host == "arxiv.org" || host.ends_with(".arxiv.org") => ARXIV_PAGES,
            "alphaxiv.org" | "ar5iv.org" => ARXIV_PAGES,
            _ => return None,
        };
        let (page, id) = path.split_once('/')?;
        let id = id.strip_suffix(".pdf").unwrap_or(id).trim_end_matches('/');
        pages.contains(&page).then(|| Self::arxiv(id)).flatten()
    }

    /// Reads an arXiv id with or without `arXiv:`, version or subject class
    /// (<https://info.arxiv.org/help/arxiv_identifier.html>).
    #[must_use]
    pub fn arxiv(text: &str) -> Option<Self> {
        let bare = text
            .get(..6)
            .filter(|start| start.eq_ignore_ascii_case("arxiv:"))
            .and_then(|_| text.get(6..))
            .unwrap_or(text)
            .trim();
        let bare = without_version(bare);
        let (archive, number) = match bare.rsplit_once('/') {
            Some((archive, number)) => (Some(archive), number),
            None => (None, bare),
        };
        let month: u8 = number.get(2..4)?.parse().ok()?;
        if !(1..=12).contains(&month) {
            return None;
        }
        if let Some(archive) = archive {
            let name = archive
                .split('.')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            let fits = !name.is_empty()
                && !archive.contains('/')
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                && number.len() == 7
                && number.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| Self::from_parts("arxiv", &format!("{name}/{number}")))
        } else {
            let (when, serial) = number.split_once('.')?;
            let fits = when.len() == 4
                && (4..=5).contains(&serial.len())
                && when
                    .bytes()
                    .chain(serial.bytes())
                    .all(|byte| byte.is_ascii_digit());
            fits.then(|| Self::from_parts("arxiv", number))
        }
    }

    /// Reads a DOI, `10.prefix/suffix`, in lower case and without a sentence's closing mark.
    #[must_use]
    pub fn doi(text: &str) -> Option<Self> {
        let doi = text.trim().trim_end_matches(['.', ',', ';']).to_lowercase();
        let doi = if doi.starts_with(ARXIV_DOI) {
            without_version(&doi)
        } else {
            &doi
        };
        let (prefix, suffix) = doi.strip_prefix("10.")?.split_once('/')?;
        let fits = !suffix.is_empty()
            && prefix
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
            && prefix.starts_with(|c: char| c.is_ascii_digit())
            && doi.chars().count() + 4 <= LONGEST
            && !doi.chars().any(|c| c.is_whitespace() || c.is_control());
        fits.then(|| Self::from_parts("doi", doi))
    }

    pub(super) fn from_parts(scheme: &str, value: &str) -> Self {
        Self([scheme, ":", value].concat())
    }

    /// This `title:` id for the `nth` paper that has the same title letters, from 2.
    #[must_use]
    pub fn numbered(&self, nth: usize) -> Self {
        Self(format!("{}-{nth}", self.0))
    }

    /// The kind of id.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        match self.0.split(':').next().unwrap_or_default() {
            "arxiv" => Scheme::Arxiv,
            "doi" => Scheme::Doi,
            "openreview" => Scheme::OpenReview,
            "acl" => Scheme::Acl,
            "s2" => Scheme::SemanticScholar,
            "openalex" => Scheme::OpenAlex,
            "title" => Scheme::Title,
            _ => Scheme::Other,
        }
    }

    /// What stands after the scheme.
    #[must_use]
    pub fn value(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, value)| value)
    }

    /// The whole id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// [`fnv`](super::fnv) of the whole id.
    #[must_use]
    pub fn hash(&self) -> u64 {
        super::fnv(self.0.as_bytes())
    }

    /// The address of the paper's page, where the id alone tells it.
    #[must_use]
    pub fn page(&self) -> Option<String> {
        match self.scheme() {
            Scheme::Arxiv => Some(format!("https://arxiv.org/abs/{}", self.value())),
            Scheme::Doi => Some(format!("https://doi.org/{}", self.value())),
            Scheme::OpenReview => Some(format!("https://openreview.net/forum?id={}", self.value())),
            Scheme::Acl => Some(format!("https://aclanthology.org/{}/", self.value())),
            Scheme::SemanticScholar if self.value().contains(':') => {
                Some(format!("https://api.semanticscholar.org/{}", self.value()))
            }
            Scheme::SemanticScholar => Some(format!(
                "https://www.semanticscholar.org/paper/{}",
                self.value()
            )),
            Scheme::OpenAlex => Some(format!("https://openalex.org/{}", self.value())),
            Scheme::Other | Scheme::Title => None,
        }
    }
}

/// The DOI in the path of a page at bioRxiv or medRxiv, where a version and a form of the text stand
/// behind it: `content/10.1101/2020.03.04.975128v2.full.pdf`.
fn preprint(path: &str) -> Option<&str> {
    let doi = path.strip_prefix("content/")?;
    let digit_before = |place: &usize| {
        let before = doi.get(..*place).unwrap_or_default();
        before.ends_with(|c: char| c.is_ascii_digit())
    };
    let mut versions = doi.match_indices('v').map(|(place, _)| place);
    let end = versions.find(digit_before).unwrap_or(doi.len());
    doi.get(..end)
}

fn without_version(id: &str) -> &str {
    match id.rsplit_once(['v', 'V']) {
        Some((bare, version))
            if !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            bare
        }
        _ => id,
    }
}

/// The text with each `%XX` as the byte that it is.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.unwrap_or(first));
        rest = after
            .get(if code.is_some() { 2 } else { 0 }..)
            .unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl fmt::Display for PaperId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for PaperId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PaperId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            de::Error::custom("an id has the form scheme:value, without blanks, in 200 characters")
        })
    }
}

#[cfg(test)]
mod tests;
