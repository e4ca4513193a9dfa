//! Parts of addresses: the members of a query, the pieces of a path.

use std::fmt::Write;
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

/// So many hours after a point in time.
pub(super) fn hours_after(time: Timestamp, hours: u64) -> Timestamp {
    const HOUR: u64 = 60 * 60;
    let wait = Duration::from_secs(hours * HOUR);
    time.checked_add(wait).unwrap_or(Timestamp::MAX)
}

/// A text as it stands in a path: slashes stay, for services read them so.
pub(super) fn in_path(text: &str) -> String {
    let mut path = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/()".contains(&byte) {
            path.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(path, "%{byte:02X}");
        }
    }
    path
}

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
