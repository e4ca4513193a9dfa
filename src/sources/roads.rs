//! Which source is asked for a paper by its id, and which one where that does not know it.

use super::SOURCES;
use super::row::Source;
use crate::paper::{PaperId, Scheme};

/// A source that may know a paper, and the id that it is asked for there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Road {
    /// The name of the source.
    pub source: &'static str,
    /// The id.
    pub id: PaperId,
}

/// Where papers of one kind of ids are asked for.
struct Kind {
    /// What people call such ids.
    said: &'static str,
    /// What is asked for, where an id is of this kind.
    asked: fn(&PaperId) -> Option<PaperId>,
    /// The sources by their names, the best first.
    at: &'static [&'static str],
}

/// Every kind. An id may be of several: then the sources of the first one come first.
const KINDS: &[Kind] = &[
    Kind {
        said: "arXiv ids",
        asked: arxiv,
        at: &["arxiv"],
    },
    Kind {
        // One question for many of them, which server they are at it does not ask.
        said: "DOIs of bioRxiv and medRxiv",
        asked: preprint,
        at: &["europepmc", "biorxiv", "medrxiv"],
    },
    Kind {
        // Crossref has them from the publishers; OpenAlex knows those of DataCite, too.
        said: "DOIs",
        asked: doi,
        at: &["crossref", "openalex"],
    },
    Kind {
        // Its papers since 2019 have DOIs, and older ones got some.
        said: "ACL Anthology ids",
        asked: doi_of_anthology,
        at: &["crossref"],
    },
    Kind {
        said: "ACL Anthology ids",
        asked: anthology,
        at: &["s2"],
    },
    Kind {
        said: "PMIDs and PMCIDs",
        asked: medical,
        at: &["europepmc", "s2"],
    },
    Kind {
        said: "Semantic Scholar ids",
        asked: semantic_scholar,
        at: &["s2"],
    },
    Kind {
        said: "OpenAlex ids",
        asked: openalex,
        at: &["openalex"],
    },
    Kind {
        said: "INSPIRE ids",
        asked: inspire,
        at: &["inspire"],
    },
];

impl Source {
    /// The ways to a paper by its id, the best first; none where no source knows such ids.
    #[must_use]
    pub fn roads(id: &PaperId) -> Vec<Road> {
        let mut roads: Vec<Road> = Vec::new();
        for kind in KINDS {
            let Some(asked) = (kind.asked)(id) else {
                continue;
            };
            let known = kind.at.iter().filter_map(|name| Self::named(name));
            for source in known {
                if !roads.iter().any(|road| road.source == source.name) {
                    roads.push(Road {
                        source: source.name,
                        id: asked.clone(),
                    });
                }
            }
        }
        roads
    }

    /// The source that is asked first for a paper by this id.
    #[must_use]
    pub fn of_id(id: &PaperId) -> Option<&'static Self> {
        let first = Self::roads(id).into_iter().next()?;
        Self::named(first.source)
    }

    /// Which ids papers are found by, in words.
    #[must_use]
    pub fn ids_known() -> String {
        let is_there = |name: &&'static str| SOURCES.iter().any(|source| source.name == *name);
        let kinds = KINDS.iter().filter(|kind| kind.at.iter().any(is_there));
        let mut said: Vec<&str> = kinds.map(|kind| kind.said).collect();
        said.dedup();
        said.join(", ")
    }
}

/// That of arXiv, also where its DOI was given.
pub(super) fn arxiv(id: &PaperId) -> Option<PaperId> {
    let mut spellings = id.spellings();
    spellings.find(|id| id.scheme() == Scheme::Arxiv)
}

/// The DOI of a preprint at bioRxiv or medRxiv: a number, or a day and a number. Others with the first
/// prefix are of journals (<https://www.biorxiv.org/about/FAQ>).
fn preprint(id: &PaperId) -> Option<PaperId> {
    let value = Some(id.value()).filter(|_| id.scheme() == Scheme::Doi)?;
    let prefixes = ["10.1101/", "10.64898/"];
    let mut rests = prefixes
        .iter()
        .filter_map(|prefix| value.strip_prefix(prefix));
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let fits = rests.next()?.chars().all(is_number);
    fits.then(|| id.clone())
}

fn doi(id: &PaperId) -> Option<PaperId> {
    let is_it = id.scheme() == Scheme::Doi && arxiv(id).is_none();
    is_it.then(|| id.clone())
}

fn doi_of_anthology(id: &PaperId) -> Option<PaperId> {
    let id = anthology(id)?;
    PaperId::doi(&format!("10.18653/v1/{}", id.value()))
}

fn anthology(id: &PaperId) -> Option<PaperId> {
    (id.scheme() == Scheme::Acl).then(|| id.clone())
}

fn medical(id: &PaperId) -> Option<PaperId> {
    let has = |scheme: &&str| id.as_str().starts_with(scheme);
    let is_it = ["pmid:", "pmcid:"].iter().any(has);
    is_it.then(|| id.clone())
}

/// A word such as `cites` has the form of an id, and is none.
fn semantic_scholar(id: &PaperId) -> Option<PaperId> {
    let value = id.value();
    let is_hash = value.len() == 40 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_number = value.starts_with("CorpusId:");
    let is_it = id.scheme() == Scheme::SemanticScholar && (is_hash || is_number);
    is_it.then(|| id.clone())
}

fn openalex(id: &PaperId) -> Option<PaperId> {
    let number = id.value().strip_prefix('W')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_it = id.scheme() == Scheme::OpenAlex && is_number;
    is_it.then(|| id.clone())
}

fn inspire(id: &PaperId) -> Option<PaperId> {
    let number = id.as_str().strip_prefix("inspire:")?;
    number
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_road_leads_to_a_source() {
        for name in KINDS.iter().flat_map(|kind| kind.at) {
            assert!(Source::named(name).is_some(), "{name}");
        }
        let known = Source::ids_known();
        assert!(
            known.starts_with("arXiv ids, DOIs of bioRxiv and medRxiv, DOIs, ACL"),
            "{known}"
        );
    }

    #[test]
    fn every_kind_of_ids_has_its_sources_the_best_first() {
        let s2 = "649def34f8be52c8b66281af98ae884c09aef38b";
        let s2 = [format!("s2:{s2}"), format!("s2=s2:{s2}")];
        for (id, expected) in [
            ("arxiv:2503.11794", "arxiv=arxiv:2503.11794"),
            ("doi:10.48550/arxiv.2503.11794", "arxiv=arxiv:2503.11794"),
            (
                "doi:10.1101/2020.03.04.975128",
                "europepmc=doi:10.1101/2020.03.04.975128 biorxiv medrxiv crossref openalex",
            ),
            ("doi:10.1101/gr.1", "crossref=doi:10.1101/gr.1 openalex"),
            ("doi:10.1/x", "crossref=doi:10.1/x openalex"),
            (
                "acl:P19-1001",
                "crossref=doi:10.18653/v1/p19-1001 s2=acl:P19-1001",
            ),
            ("pmid:1", "europepmc=pmid:1 s2"),
            ("pmcid:PMC1", "europepmc=pmcid:PMC1 s2"),
            (&s2[0], &s2[1]),
            ("s2:CorpusId:1", "s2=s2:CorpusId:1"),
            ("s2:cites", ""),
            ("openalex:W1", "openalex=openalex:W1"),
            ("openalex:search", ""),
            ("openreview:x", ""),
            ("mine:1", ""),
        ] {
            let id = PaperId::parse(id).unwrap();
            let mut before = None;
            let of = |kind: &Kind| Some(((kind.asked)(&id)?, kind.at));
            let mut said = Vec::new();
            for (asked, names) in KINDS.iter().filter_map(of) {
                for name in names {
                    let is_same = before.as_ref() == Some(&asked);
                    said.push(if is_same {
                        (*name).to_owned()
                    } else {
                        format!("{name}={asked}")
                    });
                    before = Some(asked.clone());
                }
            }
            assert_eq!(said.join(" "), expected, "{id}");
        }
    }
}
