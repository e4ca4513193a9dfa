//! Texts of a paper as other programs show them.

use url::Url;

use crate::paper::{Paper, PaperId};
use crate::text::safe;

/// One line.
pub(super) fn line(text: &str) -> String {
    safe::line(text)
}

/// The paragraphs of an abstract, each one line.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    safe::paragraphs(text)
}

/// Where one reads of the paper: its page, or the one that an id tells; only addresses of the web,
/// with nothing in them that a format would take for its own.
pub(super) fn address(paper: &Paper) -> Option<String> {
    let from_id = || paper.ids().find_map(PaperId::page);
    let said = paper.links.page.clone().or_else(from_id);
    web(&said.or_else(|| paper.links.pdf.clone())?)
}

/// An address of the web, parsed and re-encoded.
pub(super) fn web(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let is_plain = |c: char| c.is_ascii_graphic() && !"{}\\<>\"|`^".contains(c);
    is_web
        .then(|| url.to_string())
        .filter(|address| address.chars().all(is_plain))
}
