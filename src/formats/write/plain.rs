//! Texts of a paper as other programs show them.

use crate::formats::addresses;
use crate::paper::{Author, NameParts, Paper, PaperId, Scheme, WorkKind, untitled, web_address};
use crate::text::render::{Origin, Rendering, mended, render};
use crate::text::{safe, typeset};

/// A venue, a name or a keyword in one line, its damage mended.
pub(super) fn line(text: &str) -> String {
    safe::line(&mended(text, Origin::Faithful))
}

/// A name as catalogues have it, family name first; a group has a comma behind it where it is of
/// several words, which says that it has no other parts.
pub(super) fn turned(author: &Author) -> String {
    let [family, given, suffix] = parts(author);
    match (given.as_str(), suffix.as_str()) {
        _ if author.is_others() => "others".to_owned(),
        ("", "") if family.contains(' ') => format!("{family},"),
        ("", "") => family,
        (given, "") => format!("{family}, {given}"),
        (given, suffix) => format!("{family}, {given}, {suffix}"),
    }
}

/// Family name, given name and suffix, without the commas that would part them.
pub(super) fn parts(author: &Author) -> [String; 3] {
    let NameParts {
        family,
        given,
        suffix,
    } = author.parts();
    [family, given, suffix].map(|part| safe::line(&line(part).replace(',', " ")))
}

/// Whether the venue stands where the publisher does: a school or an institution publishes; a
/// publisher beside it leaves it no other place.
pub(super) fn is_venue_the_publisher(paper: &Paper) -> bool {
    match paper.kind() {
        WorkKind::Thesis | WorkKind::Report => {
            line(paper.cited("publisher").unwrap_or_default()).is_empty()
        }
        WorkKind::Article
        | WorkKind::Conference
        | WorkKind::Chapter
        | WorkKind::Book
        | WorkKind::Other => false,
    }
}

/// The title as it is read; of a paper without one what stands in its place.
pub(super) fn title(paper: &Paper) -> String {
    let title = safe::line(&render(&paper.title, rendering(paper)).text);
    or_untitled(title, paper)
}

fn or_untitled(title: String, paper: &Paper) -> String {
    if title.trim().is_empty() {
        safe::line(&untitled(paper))
    } else {
        title
    }
}

/// The paragraphs of the abstract as they are read, each one line.
pub(super) fn summary(paper: &Paper) -> Vec<String> {
    let read = render(&paper.summary, rendering(paper));
    let lines = read.text.lines().map(safe::line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// The title in one line, its TeX still TeX, or what stands in its place.
pub(super) fn tex_title(paper: &Paper) -> String {
    or_untitled(safe::line(&mended(&paper.title, origin(paper))), paper)
}

/// The paragraphs of the abstract, each one line, their TeX still TeX.
pub(super) fn tex_summary(paper: &Paper) -> Vec<String> {
    let mended = mended(&paper.summary, origin(paper));
    let paragraphs = typeset::paragraphs(&mended).into_iter();
    let lines = paragraphs.map(safe::line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// How the texts of the paper are read.
fn rendering(paper: &Paper) -> Rendering {
    Rendering::of(origin(paper), [&paper.title, &paper.summary])
}

/// How the texts of the paper came.
fn origin(paper: &Paper) -> Origin {
    if paper.has_stripped_text() {
        Origin::HuggingFace
    } else {
        Origin::Faithful
    }
}

/// Its arXiv id.
pub(super) fn arxiv(paper: &Paper) -> Option<&PaperId> {
    paper.ids().find(|id| id.scheme() == Scheme::Arxiv)
}

/// Its first DOI that is read again from a field for one.
pub(super) fn doi(paper: &Paper) -> Option<&PaperId> {
    let mut dois = paper.ids().filter(|id| id.scheme() == Scheme::Doi);
    dois.find(|id| addresses::of_field(id.value()).contains(id))
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
    web_address(address.or(paper.links.pdf.as_ref())?)
}
