//! How faithful the texts of a source are.

use crate::paper::{Paper, Source};

/// How faithful the titles and abstracts of a source are, the worst first; a better text never gives
/// way to a worse one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fidelity {
    /// Of a source that nobody knows.
    Unknown,
    /// Hugging Face's: its TeX is lost.
    Stripped,
    /// Collected by others from papers or pages.
    Collected,
    /// Semantic Scholar's.
    SemanticScholar,
    /// OpenAlex's, put together from an index of words.
    OpenAlex,
    /// Crossref's, in the markup of journals.
    Crossref,
    /// A publisher's, or a person's own.
    Publisher,
    /// The ACL Anthology's.
    Anthology,
    /// OpenReview's.
    OpenReview,
    /// arXiv's.
    Arxiv,
}

/// The fidelity of each source whose texts are whole, by its name: that of a format.
const SOURCES: &[(Fidelity, &[&str])] = &[
    (
        Fidelity::Collected,
        &[
            "ads",
            "core",
            "csv",
            "datacite",
            "dblp",
            "doaj",
            "europe-pmc",
            "feed",
            "inspire",
            "nbib",
            "ntrs",
            "ovid",
            "paperlists",
            "papers-with-code",
            "pubmed-xml",
        ],
    ),
    (Fidelity::SemanticScholar, &["semantic-scholar"]),
    (Fidelity::OpenAlex, &["openalex"]),
    (Fidelity::Crossref, &["crossref", "crossref-xml"]),
    (
        Fidelity::Publisher,
        &[
            "bibox",
            "bibtex",
            "biorxiv",
            "cff",
            "csl-json",
            "csl-yaml",
            "datacite-xml",
            "endnote-tagged",
            "endnote-xml",
            "hal",
            "hayagriva",
            "ids",
            "jats",
            "mods",
            "opensearch",
            "papis",
            "refworks",
            "ris",
            "word-sources",
            "wos",
            "zenodo",
            "zotero-rdf",
            OWN,
        ],
    ),
    (Fidelity::Anthology, &["acl-anthology"]),
    (Fidelity::OpenReview, &["openreview"]),
    (
        Fidelity::Arxiv,
        &[
            "arxiv-snapshot",
            "daily-arxiv",
            "arxiv-api",
            "arxiv-feed",
            OAI,
        ],
    ),
];

/// Records of archives, arXiv's among them.
const OAI: &str = "oai";
/// What a paper without any source is taken for: a line of a person's own.
pub(super) const OWN: &str = "jsonl";

impl Fidelity {
    /// That of a paper's title and abstract, which are those of its first source.
    #[must_use]
    pub fn of(paper: &Paper) -> Self {
        match paper.sources.first() {
            Some(source) => Self::of_source(source),
            None => Self::named(OWN),
        }
    }

    /// That of a source.
    #[must_use]
    pub fn of_source(source: &Source) -> Self {
        let archive = source.id.as_deref().filter(|_| source.format == OAI);
        if source.is_stripped() {
            Self::Stripped
        } else if archive.is_some_and(|id| !id.starts_with(Source::ARXIV_OAI)) {
            // What other archives say has the same form.
            Self::Collected
        } else {
            Self::named(&source.format)
        }
    }

    fn named(name: &str) -> Self {
        let known = SOURCES.iter().find(|(_, names)| names.contains(&name));
        known.map_or(Self::Unknown, |(fidelity, _)| *fidelity)
    }
}
