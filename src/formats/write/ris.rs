//! RIS, for reference managers (<https://en.wikipedia.org/wiki/RIS_(file_format)>). A value is one
//! line, so that none can be taken for a tag.

use std::io::{self, Write};

use super::{Papers, plain};
use crate::paper::{CITED, KindNames, NameParts, Paper, Scheme, WorkKind};

/// Every paper as a record.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    for paper in papers {
        for (tag, value) in tags(&paper) {
            write!(out, "{tag}  - {value}\r\n")?;
        }
        out.write_all(b"ER  - \r\n\r\n")?;
    }
    Ok(())
}

fn tags(paper: &Paper) -> Vec<(&'static str, String)> {
    let kind = paper.kind();
    let mut tags = vec![("TY", kind.name(KindNames::Ris).to_owned())];
    let mut tag = |tag, text: &str| {
        let line = plain::line(text);
        if !line.is_empty() {
            tags.push((tag, line));
        }
    };
    tag("ID", paper.id.as_str());
    tag("TI", &plain::title(paper));
    for author in &paper.authors {
        let NameParts {
            family,
            given,
            suffix,
        } = author.parts();
        let [family, given, suffix] = [family, given, suffix].map(|part| part.replace(',', " "));
        let name = match (given.as_str(), suffix.as_str()) {
            // The comma says that a name of several words has no other parts.
            ("", "") if family.contains(' ') => format!("{family},"),
            ("", "") => family,
            (given, "") => format!("{family}, {given}"),
            (given, suffix) => format!("{family}, {given}, {suffix}"),
        };
        tag("AU", &name);
    }
    if let Some(date) = paper.date {
        tag("PY", &date.year().to_string());
        let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
        let (month, day) = (part(date.month()), part(date.day()));
        tag("DA", &format!("{:04}/{month}/{day}/", date.year()));
    }
    let venue = if kind == WorkKind::Article {
        "JF"
    } else {
        "T2"
    };
    tag(venue, paper.venue.as_deref().unwrap_or_default());
    for cited in CITED {
        let text = paper.cited(cited.name).unwrap_or_default();
        match text.split_once('-') {
            Some((first, last)) if cited.name == "pages" => {
                tag("SP", first);
                tag("EP", last);
            }
            Some(_) | None => tag(cited.ris, text),
        }
    }
    for keyword in &paper.keywords {
        tag("KW", keyword);
    }
    let of = |scheme: Scheme| paper.ids().find(|id| id.scheme() == scheme);
    tag("DO", of(Scheme::Doi).map_or("", |id| id.value()));
    if let Some(arxiv) = of(Scheme::Arxiv) {
        tag("AN", &format!("arXiv:{}", arxiv.value()));
    }
    tag("UR", &plain::address(paper).unwrap_or_default());
    tag(
        "L1",
        &paper
            .links
            .pdf
            .as_deref()
            .and_then(plain::web)
            .unwrap_or_default(),
    );
    tag("AB", &plain::summary(paper).join(" "));
    tags
}
