//! `EndNote`'s tagged text (<https://en.wikipedia.org/wiki/EndNote#Tags_and_fields>). A value is one
//! line, and an empty one stands between records only, where other programs end one.

use std::io::{self, Write};

use super::tags::keywords;
use super::{Papers, extra, plain};
use crate::formats::extra::ENDNOTE_VENUES;
use crate::formats::{addresses, carried, dates};
use crate::paper::{CITED, KindNames, Paper, PaperId, WorkKind, web_address};
use crate::text::safe;

/// Every paper as a record.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    for paper in papers {
        let tags = tags(&paper);
        let has_venue = tags.iter().any(|(tag, _)| ENDNOTE_VENUES.contains(tag));
        for (tag, value) in tags {
            writeln!(out, "%{tag} {value}")?;
        }
        for (tag, value) in extra::of_tags(&paper, &extra::ENDNOTE_TAGS, has_venue) {
            writeln!(out, "%{tag} {value}")?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn tags(paper: &Paper) -> Vec<(&'static str, String)> {
    let kind = paper.kind();
    let mut tags = vec![("0", kind.name(KindNames::EndNote).to_owned())];
    let mut tag = |tag, line: &str| {
        if !line.is_empty() {
            tags.push((tag, line.to_owned()));
        }
    };
    let title = plain::title(paper);
    for author in &paper.authors {
        tag("A", &plain::turned(author));
    }
    tag("T", &title);
    if let Some(date) = paper.date {
        tag("D", &format!("{:04}", date.year()));
        // With its year again: without it programs of JavaScript take another one.
        let day = dates::with_name_of_month(date);
        if let Some((year, day)) = day.split_once(' ') {
            let comma = if date.day().is_some() { "," } else { "" };
            tag("8", &format!("{day}{comma} {year}"));
        }
    }
    tag("D", &plain::line(paper.date_text().unwrap_or_default()));
    let venue = plain::line(paper.venue.as_deref().unwrap_or_default());
    let of_venue = match kind {
        WorkKind::Article => "J",
        WorkKind::Thesis | WorkKind::Report if plain::is_venue_the_publisher(paper) => "I",
        WorkKind::Thesis
        | WorkKind::Report
        | WorkKind::Conference
        | WorkKind::Chapter
        | WorkKind::Book
        | WorkKind::Other => "B",
    };
    tag(of_venue, &venue);
    for field in CITED {
        let text = plain::line(paper.cited(field.name).unwrap_or_default());
        tag(field.endnote, &text);
    }
    for keyword in keywords(paper) {
        tag("K", &plain::line(&keyword));
    }
    let (doi, arxiv) = (plain::doi(paper), plain::arxiv(paper));
    tag("R", doi.map_or("", PaperId::value));
    if let Some(arxiv) = arxiv {
        tag("M", &format!("arXiv:{}", arxiv.value()));
    }
    let address = plain::address(paper).unwrap_or_default();
    tag("U", &address);
    let pdf = paper.links.pdf.as_deref().and_then(web_address);
    tag(">", &pdf.unwrap_or_default());
    tag("F", &safe::line(paper.id.as_str()));
    let mut said: Vec<PaperId> = doi.into_iter().chain(arxiv).cloned().collect();
    said.extend(carried::own(paper.id.as_str()));
    said.extend(addresses::of_field(&address));
    for id in carried::missing(paper, &said, &title) {
        // A field of the user's own.
        tag("1", &id);
    }
    tag("X", &plain::summary(paper).join(" "));
    tags
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_record_has_a_line_for_each_field_and_an_empty_one_behind_it() {
        for (json, text) in [
            (
                r#"{"id":"arxiv:2503.11794","title":"On $\\alpha$","abstract":"One.\n\nTwo.","authors":[{"name":"Jan van der Berg"},{"name":"The Leaf Group"}],"date":"2020-02-12","venue":"Leaf","kind":"article","volume":"5"}"#,
                "%0 Journal Article\n%A van der Berg, Jan\n%A The Leaf Group,\n%T On α\n%D 2020\n%8 Feb 12, 2020\n%J Leaf\n%V 5\n%M arXiv:2503.11794\n%U https://arxiv.org/abs/2503.11794\n%F arxiv:2503.11794\n%X One. Two.\n\n",
            ),
            (
                r#"{"id":"doi:10.1000/x","title":"T","date":"2020-02","venue":"University of Leaves","kind":"phdthesis"}"#,
                "%0 Thesis\n%T T\n%D 2020\n%8 Feb 2020\n%I University of Leaves\n%R 10.1000/x\n%U https://doi.org/10.1000/x\n%F doi:10.1000/x\n\n",
            ),
        ] {
            let paper = Arc::new(Paper::from_json(json).unwrap());
            let mut bytes = Vec::new();
            write(&mut std::iter::once(paper), &mut bytes).unwrap();
            assert_eq!(String::from_utf8(bytes).unwrap(), text);
        }
    }
}
