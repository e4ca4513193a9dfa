//! The feed that a page announces, for people who have the address of the page.

use url::Url;

use super::root::head;

/// What a page calls its feeds by.
const TYPES: [&str; 2] = ["application/rss+xml", "application/atom+xml"];

/// The address of the first feed that a page announces.
pub(super) fn feed(page: &[u8], at: &Url) -> Option<Url> {
    let page = head(page);
    let small = page.to_ascii_lowercase();
    let links = small.match_indices("<link").filter_map(|(start, _)| {
        let end = start + small.get(start..)?.find('>')?;
        page.get(start..end)
    });
    let mut feeds = links.filter(|link| {
        let is = |name: &str, values: &[&str]| {
            let value = attribute(link, name).unwrap_or_default();
            values.iter().any(|known| value.eq_ignore_ascii_case(known))
        };
        is("rel", &["alternate"]) && is("type", &TYPES)
    });
    let address = attribute(feeds.next()?, "href")?;
    let url = at.join(&address.replace("&amp;", "&")).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// The value of an attribute in a tag, with quotes or without.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let small = tag.to_ascii_lowercase();
    let mut places = small.match_indices(name).map(|(start, _)| start);
    places.find_map(|start| {
        let is_start = tag
            .get(..start)?
            .ends_with(|c: char| c.is_whitespace() || "\"'".contains(c));
        let value = tag
            .get(start + name.len()..)?
            .trim_start()
            .strip_prefix('=')?;
        let value = value.trim_start();
        let quoted = ['"', '\''].into_iter().find_map(|quote| {
            let (value, _) = value.strip_prefix(quote)?.split_once(quote)?;
            Some(value)
        });
        let bare = || value.split_whitespace().next();
        quoted.or_else(bare).filter(|_| is_start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_announces_its_feed_or_none() {
        for (page, expected) in [
            (
                "<html><LINK REL='alternate' href='/rss?a=1&amp;b=2' title='x' type=\"application/rss+xml\">",
                Some("https://journals.example/rss?a=1&b=2"),
            ),
            (
                "<link rel=stylesheet href=a.css><link type=application/atom+xml rel=alternate href=feed.xml>",
                Some("https://journals.example/prl/feed.xml"),
            ),
            (
                "<link rel=\"alternate\" hreflang=\"de\" href=\"/de\"><link rel=\"alternate\" type=\"text/html\" href=\"/m\">",
                None,
            ),
            (
                "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"javascript:x\">",
                None,
            ),
            ("<link rel=alternate type=application/rss+xml", None),
            ("<p>no", None),
        ] {
            let at = Url::parse("https://journals.example/prl/").unwrap();
            let found = feed(page.as_bytes(), &at).map(String::from);
            assert_eq!(found.as_deref(), expected, "{page}");
        }
    }
}
