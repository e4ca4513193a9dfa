//! RIS, for reference managers (<https://en.wikipedia.org/wiki/RIS_(file_format)>). A value is one
//! line, so that none can be taken for a tag.

use std::io::{self, Write};

use super::tags::keywords;
use super::{Papers, extra, plain};
use crate::formats::extra::RIS_VENUES;
use crate::formats::{addresses, carried};
use crate::paper::{CITED, KindNames, Paper, PaperId, WorkKind, web_address};
use crate::text::safe;

/// Every paper as a record.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    for paper in papers {
        let tags = tags(&paper);
        let has_venue = tags.iter().any(|(tag, _)| RIS_VENUES.contains(tag));
        for (tag, value) in tags {
            write!(out, "{tag}  - {value}\r\n")?;
        }
        for (tag, value) in extra::of_tags(&paper, &extra::RIS_TAGS, has_venue) {
            write!(out, "{tag}  - {value}\r\n")?;
        }
        out.write_all(b"ER  - \r\n\r\n")?;
    }
    Ok(())
}

fn tags(paper: &Paper) -> Vec<(&'static str, String)> {
    let kind = paper.kind();
    let mut tags = vec![("TY", kind.name(KindNames::Ris).to_owned())];
    let mut tag = |tag, line: &str| {
        if !line.is_empty() {
            tags.push((tag, line.to_owned()));
        }
    };
    let title = plain::title(paper);
    tag("ID", &safe::line(paper.id.as_str()));
    tag("TI", &title);
    for author in &paper.authors {
        tag("AU", &plain::turned(author));
    }
    if let Some(date) = paper.date {
        tag("PY", &date.year().to_string());
        let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
        let (month, day) = (part(date.month()), part(date.day()));
        tag("DA", &format!("{:04}/{month}/{day}/", date.year()));
    }
    tag("PY", &plain::line(paper.date_text().unwrap_or_default()));
    let cited = |name| plain::line(paper.cited(name).unwrap_or_default());
    let venue = plain::line(paper.venue.as_deref().unwrap_or_default());
    let is_publisher = plain::is_venue_the_publisher(paper);
    let of_venue = match kind {
        WorkKind::Article => "JF",
        WorkKind::Thesis | WorkKind::Report if is_publisher => "PB",
        WorkKind::Thesis
        | WorkKind::Report
        | WorkKind::Conference
        | WorkKind::Chapter
        | WorkKind::Book
        | WorkKind::Other => "T2",
    };
    tag(of_venue, &venue);
    for field in CITED {
        let text = cited(field.name);
        match text.split_once('-') {
            Some((first, last)) if field.name == "pages" => {
                tag("SP", first);
                tag("EP", last);
            }
            Some(_) | None => tag(field.ris, &text),
        }
    }
    for keyword in keywords(paper) {
        tag("KW", &plain::line(&keyword));
    }
    let (doi, arxiv) = (plain::doi(paper), plain::arxiv(paper));
    tag("DO", doi.map_or("", PaperId::value));
    if let Some(arxiv) = arxiv {
        tag("AN", &format!("arXiv:{}", arxiv.value()));
    }
    let address = plain::address(paper).unwrap_or_default();
    tag("UR", &address);
    let pdf = paper.links.pdf.as_deref().and_then(web_address);
    tag("L1", &pdf.unwrap_or_default());
    let mut said: Vec<PaperId> = doi.into_iter().chain(arxiv).cloned().collect();
    said.extend(carried::own(paper.id.as_str()));
    said.extend(addresses::of_field(&address));
    for id in carried::missing(paper, &said, &title) {
        // A field of the user's own.
        tag("U1", &id);
    }
    tag("AB", &plain::summary(paper).join(" "));
    tags
}
