//! An address as it can be handed on.

use url::Url;

use super::of_field;

/// An address of the web, parsed and re-encoded in visible ASCII; none where it would then lead to another
/// paper, as `https://doi.org/10.1/./x` does.
#[must_use]
pub fn web_address(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let is_plain = |c: char| c.is_ascii_graphic() && !"{}\\<>\"|`^".contains(c);
    let encoded = url.to_string();
    let leads_there = || of_field(&encoded) == of_field(address);
    (is_web && encoded.chars().all(is_plain) && leads_there()).then_some(encoded)
}
