//! Texts of a paper as other programs show them.

use url::Url;

use crate::paper::{Paper, Scheme, title_letters};
use crate::text::render::{Origin, render};
use crate::text::safe::{self, Unseen};
use crate::text::shown::{Form, Shown};

/// One line.
pub(super) fn line(text: &str) -> String {
    safe::line(text)
}

/// The title as it is read. Where nothing but its letters tells the paper, they stay.
pub(super) fn title(paper: &Paper) -> String {
    let read = read(paper, &paper.title);
    let is_told = paper.id.scheme() != Scheme::Title;
    if is_told || title_letters(&read) == title_letters(&paper.title) {
        safe::line(&read)
    } else {
        safe::line(&paper.title)
    }
}

/// The paragraphs of the abstract as they are read, each one line.
pub(super) fn summary(paper: &Paper) -> Vec<String> {
    let read = read(paper, &paper.summary);
    let lines = read.lines().map(safe::line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// A text of the paper with its TeX as Unicode.
fn read(paper: &Paper, text: &str) -> String {
    let origin = if paper.has_stripped_text() {
        Origin::HuggingFace
    } else {
        Origin::Faithful
    };
    render(text, origin).text
}

/// The paragraphs of a text as received, each one line.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let shown = Shown::paragraphs(text, Form::Raw, Unseen::Dropped);
    let paragraphs = shown.paragraphs.into_iter();
    paragraphs.map(|paragraph| paragraph.text).collect()
}

/// Where one reads of the paper: the page of an id that only an address can say, or the page that
/// was named, or what else there is; only addresses of the web.
pub(super) fn address(paper: &Paper) -> Option<String> {
    let has_field = matches!(paper.id.scheme(), Scheme::Arxiv | Scheme::Doi);
    let of_id = paper.id.page();
    let (first, second) = if has_field {
        (&paper.links.page, &of_id)
    } else {
        (&of_id, &paper.links.page)
    };
    let address = first.as_ref().or(second.as_ref());
    web(address.or(paper.links.pdf.as_ref())?)
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
