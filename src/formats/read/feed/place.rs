//! Where a feed lies, as far as it tells, and what it says of all its items.

use url::Url;

use crate::formats::text::collapsed;
use crate::formats::xml::Element;

/// Elements around items.
const CHANNELS: [&str; 2] = ["channel", "feed"];
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
