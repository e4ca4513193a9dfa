//! Parts of addresses: the members of a query.

use url::Url;

/// The value of a member.
pub(super) fn value(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    let found = pairs.find(|(known, _)| known == name);
    found.map(|(_, value)| value.into_owned())
}

/// The number in a member; 0 where there is none.
pub(super) fn number(url: &Url, name: &str) -> u64 {
    let value = value(url, name);
    value.and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// The same address with another value of a member, at its end.
pub(super) fn with(url: &Url, name: &str, new: &str) -> Url {
    let pairs = url.query_pairs().filter(|(known, _)| known != name);
    let pairs: Vec<(String, String)> = pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let mut url = url.clone();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(pairs)
        .append_pair(name, new);
    url
}
