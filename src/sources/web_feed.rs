//! Any feed of the web, by its address: RSS or Atom, of a journal or of anybody.

use jiff::Timestamp;
use url::Url;

use super::fields::hours_after;
use super::row::{Facts, OddAnswer, Planned, Take, Wanted, WhatError};
use crate::net::{Allowance, Answer, Form, Request};

/// One request: the whole of a feed is one answer.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let none = || WhatError::NoAddress(wanted.what.to_owned());
    let mut url = Url::parse(wanted.what).map_err(|_| none())?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(none());
    }
    url.set_fragment(None);
    Ok(vec![planned(Request {
        reach: wanted.occasion.bases.feeds,
        ..Request::get(url, Form::Feed)
    })])
}

/// A feed as its host writes feeds: what arXiv announces says more than others do.
fn planned(request: Request) -> Planned {
    if request.allowance != Allowance::Arxiv {
        return Planned::new(request, "feed");
    }
    if request.url.path().starts_with("/api/") {
        return Planned::new(request, "arxiv-api");
    }
    Planned {
        take: Take::NotReplaced,
        ..Planned::new(request, "arxiv-feed")
    }
}

/// There is no further page.
#[expect(clippy::unnecessary_wraps, reason = "other sources have odd answers")]
pub(super) fn next(_: &Planned, _: &Answer) -> Result<Option<Planned>, OddAnswer> {
    Ok(None)
}

/// Each hour; where nothing has changed, nothing is sent.
pub(super) fn due(_: &str, facts: &Facts) -> Timestamp {
    hours_after(facts.answered, 1)
}

#[cfg(test)]
mod tests {
    use super::super::Spec;
    use super::super::asked::{asked, planned, wrong};

    const NOW: &str = "2026-11-27T12:00:00Z";

    #[test]
    fn an_address_is_a_spec_and_prints_back_as_it_is() {
        for address in [
            "https://journals.example/prl.rss?x=1",
            "http://journals.example/Feed/",
            "HTTPS://Journals.Example/prl.rss",
        ] {
            let spec: Spec = format!(" {address} ").parse().unwrap();
            assert_eq!(spec.to_string(), address);
        }
        assert_eq!(
            asked("https://journals.example/prl.rss#top", None, NOW),
            ["https://journals.example/prl.rss"]
        );
        let said = wrong("https:///x y");
        assert!(said.contains("no address of a feed"), "{said}");
        assert!(wrong("feed:x").contains("no source is called “feed”"));
    }

    #[test]
    fn feeds_of_arxiv_are_read_as_such() {
        for (address, format) in [
            ("https://journals.example/rss", "feed"),
            ("http://export.arxiv.org/rss/cs.LG", "arxiv-feed"),
            (
                "https://export.arxiv.org/api/query?search_query=all:x",
                "arxiv-api",
            ),
            (
                "https://connect.biorxiv.org/biorxiv_xml.php?subject=all",
                "feed",
            ),
        ] {
            let planned = planned(address, None, NOW);
            assert_eq!(planned[0].format, format, "{address}");
        }
    }
}
