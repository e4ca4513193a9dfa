//! Allowances: what a service grants to all that ask it from one machine.

use std::time::Duration;

use url::Url;

/// Something that is granted as a whole, however many addresses it stands behind: arXiv counts its
/// interface, feeds, OAI and pages together, Hugging Face counts interface and pages apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allowance {
    /// Everything of arXiv.
    Arxiv,
    /// The interface of Hugging Face.
    HuggingFace,
    /// The pages of Hugging Face.
    HuggingFacePages,
    /// Semantic Scholar.
    SemanticScholar,
    /// `OpenAlex`.
    OpenAlex,
    /// Crossref.
    Crossref,
    /// bioRxiv and medRxiv.
    Biorxiv,
    /// Europe PMC.
    EuropePmc,
    /// INSPIRE.
    Inspire,
    /// Any other host, with its port where that is not the usual one.
    Host(String),
}

/// How a service wants to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// So long after an answer the next request may go out.
    pub interval: Duration,
    /// So long it is left alone after it refused a request and told no time; twice as long after
    /// each further refusal.
    pub pause: Duration,
}

/// A service that is known by name.
struct Known {
    allowance: Allowance,
    name: &'static str,
    said: &'static str,
    /// Its hosts; others may stand before each, with a dot.
    hosts: &'static [&'static str],
    /// How the paths begin that it counts, where other paths of its hosts count elsewhere.
    path: &'static str,
    pace: Pace,
}

/// Everything else gets this.
pub(super) const OTHER: Pace = pace(1_000, 5_000);

/// The first that fits an address has it. The intervals are what the services ask for, or what was
/// seen to be borne.
const KNOWN: &[Known] = &[
    Known {
        allowance: Allowance::Arxiv,
        name: "arxiv",
        said: "arXiv",
        hosts: &["arxiv.org"],
        path: "/",
        pace: pace(3_000, 30_000),
    },
    Known {
        allowance: Allowance::HuggingFace,
        name: "huggingface",
        said: "Hugging Face",
        hosts: &["huggingface.co"],
        path: "/api/",
        pace: pace(100, 5_000),
    },
    Known {
        allowance: Allowance::HuggingFacePages,
        name: "huggingface-pages",
        said: "Hugging Face",
        hosts: &["huggingface.co"],
        path: "/",
        pace: pace(500, 5_000),
    },
    Known {
        allowance: Allowance::SemanticScholar,
        name: "semanticscholar",
        said: "Semantic Scholar",
        hosts: &["api.semanticscholar.org"],
        path: "/",
        pace: pace(1_100, 5_000),
    },
    Known {
        allowance: Allowance::OpenAlex,
        name: "openalex",
        said: "OpenAlex",
        hosts: &["api.openalex.org"],
        path: "/",
        pace: pace(100, 5_000),
    },
    Known {
        allowance: Allowance::Crossref,
        name: "crossref",
        said: "Crossref",
        hosts: &["api.crossref.org"],
        path: "/",
        pace: pace(350, 5_000),
    },
    Known {
        allowance: Allowance::Biorxiv,
        name: "biorxiv",
        said: "bioRxiv",
        hosts: &["api.biorxiv.org", "api.medrxiv.org"],
        path: "/",
        pace: pace(500, 5_000),
    },
    Known {
        allowance: Allowance::EuropePmc,
        name: "europepmc",
        said: "Europe PMC",
        hosts: &["www.ebi.ac.uk"],
        path: "/europepmc/",
        pace: pace(200, 5_000),
    },
    Known {
        allowance: Allowance::Inspire,
        name: "inspire",
        said: "INSPIRE",
        hosts: &["inspirehep.net"],
        path: "/",
        pace: pace(400, 5_000),
    },
];

const fn pace(interval: u64, pause: u64) -> Pace {
    Pace {
        interval: Duration::from_millis(interval),
        pause: Duration::from_millis(pause),
    }
}

impl Allowance {
    /// Which one counts a request for this address.
    #[must_use]
    pub fn of(url: &Url) -> Self {
        let host = url.host_str().unwrap_or_default();
        let is_of = |end: &str| {
            let before = host.strip_suffix(end);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        };
        let known = KNOWN.iter().find(|known| {
            known.hosts.iter().any(|end| is_of(end)) && url.path().starts_with(known.path)
        });
        known.map_or_else(
            || Self::Host(Self::host(url)),
            |known| known.allowance.clone(),
        )
    }

    /// The host of an address, with its port where that is not the usual one.
    pub(super) fn host(url: &Url) -> String {
        let host = url.host_str().unwrap_or_default();
        match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// Its name in `hosts.json`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.row().map_or_else(|| self.own_name(), |row| row.name)
    }

    /// What people call it.
    #[must_use]
    pub fn said(&self) -> &str {
        self.row().map_or_else(|| self.own_name(), |row| row.said)
    }

    /// How it wants to be asked, where that is known.
    #[must_use]
    pub fn pace(&self) -> Option<Pace> {
        self.row().map(|row| row.pace)
    }

    fn own_name(&self) -> &str {
        if let Self::Host(host) = self {
            host
        } else {
            ""
        }
    }

    fn row(&self) -> Option<&'static Known> {
        KNOWN.iter().find(|row| row.allowance == *self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_counts_for_one_allowance() {
        for (address, name) in [
            ("https://export.arxiv.org/api/query?search_query=x", "arxiv"),
            ("https://rss.arxiv.org/atom/cs.LG", "arxiv"),
            ("https://arxiv.org/pdf/2503.11794", "arxiv"),
            ("https://notarxiv.org/", "notarxiv.org"),
            ("https://huggingface.co/api/daily_papers", "huggingface"),
            (
                "https://huggingface.co/papers/2503.11794.md",
                "huggingface-pages",
            ),
            ("https://api.crossref.org/works", "crossref"),
            (
                "https://www.ebi.ac.uk/europepmc/webservices/rest/search",
                "europepmc",
            ),
            ("https://www.ebi.ac.uk/else", "www.ebi.ac.uk"),
            ("http://127.0.0.1:8080/feed", "127.0.0.1:8080"),
            ("https://journals.example:443/rss", "journals.example"),
        ] {
            let url = Url::parse(address).unwrap();
            assert_eq!(Allowance::of(&url).name(), name, "{address}");
        }
    }

    #[test]
    fn every_known_service_has_a_name_of_its_own() {
        for row in KNOWN {
            let same = KNOWN.iter().filter(|other| other.name == row.name);
            assert_eq!(same.count(), 1, "{}", row.name);
            assert_eq!(row.allowance.name(), row.name);
        }
        let arxiv = Allowance::Arxiv.pace().unwrap();
        assert_eq!(arxiv.interval, Duration::from_secs(3));
    }
}
