//! Where a feed lies, as far as it tells, and what it says of all its items.

use url::Url;

use crate::formats::addresses;
use crate::formats::text::collapsed;
use crate::formats::xml::Element;
use crate::paper::PaperId;

/// Elements around items.
const CHANNELS: [&str; 2] = ["channel", "feed"];
/// What publishers have behind a DOI in an address, where they show the paper in one of its forms.
const FORMS: [&str; 10] = [
    ".full.pdf",
    ".pdf",
    ".full",
    ".abstract",
    "/full",
    "/abstract",
    "/pdf",
    "/html",
    "/fulltext",
    "/meta",
];
/// Servers that have the version of a paper behind its DOI.
const VERSIONED: [&str; 2] = ["biorxiv.org", "medrxiv.org"];

/// What is known of all items of a feed.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// Where relative addresses begin.
    base: Option<Url>,
    /// The journal.
    pub(super) publication: Option<String>,
}

impl Place {
    /// Takes what an element beside the items says.
    pub(super) fn learn(&mut self, element: &Element, around: &[&Element]) {
        let is_of_channel = around
            .last()
            .is_some_and(|outer| CHANNELS.contains(&outer.name.as_str()));
        if !is_of_channel {
            return;
        }
        let text = collapsed(&element.text());
        if element.name == "publicationName" {
            self.publication = Some(text).filter(|text| !text.is_empty());
            return;
        }
        let address = element.attribute("href").unwrap_or(&text);
        if self.base.is_none() {
            self.base = Url::parse(address).ok().filter(is_of_web);
        }
    }

    /// The same within elements that may say where addresses begin.
    pub(super) fn within(&self, around: &[&Element]) -> Self {
        let mut inner = self.clone();
        for element in around {
            let base = element.attribute("base").filter(|base| !base.is_empty());
            inner.base = base
                .and_then(|base| inner.joined(base))
                .or_else(|| inner.base.take());
        }
        inner
    }

    /// The whole of an address that stands in an element; none where it is no address of the web.
    pub(super) fn resolved(&self, element: &Element, address: &str) -> Option<String> {
        let url = self.within(&[element]).joined(address.trim())?;
        is_of_web(&url).then(|| url.into())
    }

    fn joined(&self, address: &str) -> Option<Url> {
        match &self.base {
            Some(base) => base.join(address).ok(),
            None => Url::parse(address).ok(),
        }
    }
}

fn is_of_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// The ids that the address of a paper's page tells.
pub(super) fn ids(address: &str) -> Vec<PaperId> {
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    let mut bare = bare.trim_end_matches('/');
    for form in FORMS {
        bare = bare.strip_suffix(form).unwrap_or(bare);
    }
    let is_versioned = VERSIONED.iter().any(|host| bare.contains(host));
    let version = bare.rsplit_once('v').filter(|(_, version)| {
        !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())
    });
    if let Some((unversioned, _)) = version.filter(|_| is_versioned) {
        bare = unversioned;
    }
    let found = addresses::of_field(bare);
    if found.is_empty() {
        // Some have it behind a question mark: `article?id=10.1371/journal.pone.0000001`.
        addresses::of_field(address.split('&').next().unwrap_or_default())
    } else {
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_the_id_without_what_a_publisher_hangs_on_it() {
        for (address, id) in [
            (
                "https://journals.example/doi/10.1002/adma.1?af=R",
                "doi:10.1002/adma.1",
            ),
            (
                "https://journals.example/doi/full/10.1080/1.2",
                "doi:10.1080/1.2",
            ),
            (
                "https://www.example.org/articles/10.3389/fpsyg.1/full",
                "doi:10.3389/fpsyg.1",
            ),
            (
                "https://www.biorxiv.org/content/10.1101/2023.12.16.571984v1?rss=1",
                "doi:10.1101/2023.12.16.571984",
            ),
            (
                "https://www.medrxiv.org/content/10.1101/2023.12.16.571984v2.full.pdf",
                "doi:10.1101/2023.12.16.571984",
            ),
            ("https://doi.org/10.1000/xv2", "doi:10.1000/xv2"),
            (
                "https://journals.example/plosone/article?id=10.1371/journal.pone.1&type=x",
                "doi:10.1371/journal.pone.1",
            ),
            ("https://arxiv.org/abs/2503.11794v2", "arxiv:2503.11794"),
            ("https://example.org/2024/blog", ""),
            ("tag:example.org,2024:1", ""),
        ] {
            let ids: Vec<String> = ids(address).iter().map(ToString::to_string).collect();
            assert_eq!(ids.join(" "), id, "{address}");
        }
    }
}
