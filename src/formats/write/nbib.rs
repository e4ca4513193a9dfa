//! MEDLINE's tagged text as `PubMed` gives it (<https://www.nlm.nih.gov/bsd/mms/medlineelements.html>).

use std::io::{self, Write};

use super::tags::keywords;
use super::{Papers, extra, plain};
use crate::formats::extra::{MEDLINE, MEDLINE_VENUES};
use crate::formats::{addresses, carried, dates};
use crate::paper::{Author, CITED, KindNames, Paper, PaperId, WorkKind};

/// The tag of the owner of a record, and what it says of records that are not the library's own.
const OWNER: &str = "OWN";
const NOBODY: &str = "NOTNLM";
/// Lines are folded before this column.
const WIDTH: usize = 88;

/// Every paper as a record.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    for paper in papers {
        let tags = tags(&paper);
        let has_venue = tags.iter().any(|(tag, _)| MEDLINE_VENUES.contains(tag));
        for (tag, value) in tags {
            write_folded(tag, &value, out)?;
        }
        for (tag, value) in extra::of_tags(&paper, &extra::MEDLINE_TAGS, has_venue) {
            if !is_told(&paper, &tag, &value) {
                write_folded(&tag, &value, out)?;
            }
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Whether a line of a file of this form would tell again, or otherwise, what is written already.
fn is_told(paper: &Paper, tag: &str, value: &str) -> bool {
    match tag {
        // A further kind may be of another work that was merged in.
        "PT" => WorkKind::named(KindNames::Medline, value).is_some(),
        OWNER => numbered(paper, "pmid").is_none() && received(paper, OWNER) == Some(value),
        // Where the issue only tells its year, this is read for the day.
        "DEP" => paper.date.is_none_or(|date| {
            let day = dates::of_text(value);
            date.month().is_none() && day.is_some_and(|day| date.covers(day))
        }),
        _ => false,
    }
}

/// What a file of this form had in a line.
fn received<'a>(paper: &'a Paper, tag: &str) -> Option<&'a str> {
    let mut extra = paper.extra_of(MEDLINE);
    extra.find(|(known, _)| *known == tag)?.1.as_str()
}

/// The day of the issue, as it was received where that says more: `2020 Spring`, `2020 Jan-Feb`.
fn day(paper: &Paper) -> String {
    let of_issue = received(paper, "DP").map(plain::line);
    let of_issue = of_issue.filter(|text| dates::of_text(text) == paper.date);
    let own = || paper.date.map(dates::with_name_of_month);
    of_issue.or_else(own).unwrap_or_default()
}

/// A line, and what goes on behind six blanks.
fn write_folded(tag: &str, value: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{tag:<4}-")?;
    let mut width = 5;
    for word in value.split(' ') {
        let columns = 1 + word.chars().count();
        if width > 6 && width + columns > WIDTH {
            out.write_all(b"\n     ")?;
            width = 5;
        }
        write!(out, " {word}")?;
        width += columns;
    }
    out.write_all(b"\n")
}

fn tags(paper: &Paper) -> Vec<(&'static str, String)> {
    let kind = paper.kind();
    let pmid = numbered(paper, "pmid");
    // Programs fail on a number that is empty; without one the owner begins a record, as ERIC's do.
    let mut tags = vec![match pmid {
        Some(pmid) => ("PMID", pmid.value().to_owned()),
        None => (OWNER, plain::line(received(paper, OWNER).unwrap_or(NOBODY))),
    }];
    let mut tag = |tag, line: &str| {
        if !line.is_empty() {
            tags.push((tag, line.to_owned()));
        }
    };
    tag("DP", &day(paper));
    tag("DP", &plain::line(paper.date_text().unwrap_or_default()));
    let title = plain::title(paper);
    tag("TI", &with_stop(&title));
    let venue = plain::line(paper.venue.as_deref().unwrap_or_default());
    let of_venue = match kind {
        WorkKind::Chapter => "BTI",
        WorkKind::Book => "CTI",
        WorkKind::Thesis | WorkKind::Report if plain::is_venue_the_publisher(paper) => "PB",
        WorkKind::Thesis
        | WorkKind::Report
        | WorkKind::Article
        | WorkKind::Conference
        | WorkKind::Other => "JT",
    };
    tag(of_venue, &venue);
    for field in CITED {
        let text = plain::line(paper.cited(field.name).unwrap_or_default());
        tag(field.medline, &text);
    }
    let (doi, arxiv) = (plain::doi(paper), plain::arxiv(paper));
    if let Some(doi) = doi {
        tag("LID", &format!("{} [doi]", doi.value()));
    }
    let address = plain::address(paper).filter(|address| {
        let mut pages = paper.ids().filter_map(PaperId::page);
        pages.all(|page| page != *address)
    });
    let address = address.unwrap_or_default();
    tag("LID", &address);
    tag("AB", &plain::summary(paper).join(" "));
    for author in &paper.authors {
        for (name, text) in named(author) {
            tag(name, &text);
        }
    }
    tag("PT", kind.name(KindNames::Medline));
    for keyword in keywords(paper) {
        tag("OT", &plain::line(&keyword));
    }
    let central = numbered(paper, "pmcid");
    tag("PMC", central.map_or("", PaperId::value));
    if let Some(arxiv) = arxiv {
        tag("AID", &format!("arXiv:{} [pii]", arxiv.value()));
    }
    let told = [pmid, central, doi, arxiv].into_iter().flatten();
    let mut said: Vec<PaperId> = told.cloned().collect();
    said.extend(addresses::of_field(&address));
    for id in carried::missing(paper, &said, &title) {
        // A field for the numbers of other organizations.
        tag("OID", &id);
    }
    tags
}

/// The id that an archive of medicine gave, in the form that it has there.
fn numbered<'a>(paper: &'a Paper, scheme: &str) -> Option<&'a PaperId> {
    paper.ids().find(|id| {
        let value = id.as_str().strip_prefix(scheme);
        let value = value.and_then(|value| value.strip_prefix(':'));
        let number = value.map(|value| value.strip_prefix("PMC").unwrap_or(value));
        let is_number =
            |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        number.is_some_and(is_number) && PaperId::pasted(id.as_str()).as_ref() == Some(*id)
    })
}

/// A title as `PubMed` ends it.
fn with_stop(title: &str) -> String {
    if title.ends_with(['?', '!']) || (title.ends_with("...") && !title.ends_with("....")) {
        title.to_owned()
    } else {
        format!("{title}.")
    }
}

/// The lines of an author: the whole name and the one with initials, or that of a group.
fn named(author: &Author) -> Vec<(&'static str, String)> {
    let [family, given, suffix] = plain::parts(author);
    if author.is_others() {
        return ["FAU", "AU"].map(|tag| (tag, "et al.".to_owned())).to_vec();
    }
    if given.is_empty() && suffix.is_empty() && family.contains(' ') {
        return vec![("CN", family)];
    }
    let behind = |name: &str, part: &str| format!("{name} {part}").trim().to_owned();
    let given_and_suffix = behind(&given, &suffix);
    let whole = if given_and_suffix.is_empty() {
        family.clone()
    } else {
        format!("{family}, {given_and_suffix}")
    };
    let names = given.split([' ', '-', '.']);
    let initials: String = names.filter_map(|name| name.chars().next()).collect();
    let short = behind(&behind(&family, &initials), &suffix);
    vec![("FAU", whole), ("AU", short)]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn written(json: &str) -> String {
        let paper = Arc::new(Paper::from_json(json).unwrap());
        let mut bytes = Vec::new();
        write(&mut std::iter::once(paper), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_record_is_folded_and_has_names_in_both_forms() {
        let title = "Leaves of a title that is long enough to be folded, as all of them are that go on and on";
        let text = written(&format!(
            r#"{{"id":"pmid:12","aliases":["doi:10.1000/x"],"title":"{title}","authors":[{{"name":"Jan-Hugh van der Berg Jr."}},{{"name":"The Leaf Group"}},{{"name":"others"}}],"date":"2020-03-05","kind":"article"}}"#
        ));
        assert_eq!(
            text,
            "PMID- 12\nDP  - 2020 Mar 5\nTI  - Leaves of a title that is long enough to be folded, as all of them are that go on\n      and on.\nLID - 10.1000/x [doi]\nFAU - van der Berg, Jan-Hugh Jr.\nAU  - van der Berg JH Jr.\nCN  - The Leaf Group\nFAU - et al.\nAU  - et al.\nPT  - Journal Article\n\n"
        );
    }

    #[test]
    fn what_was_received_of_the_day_and_the_owner_goes_out_again() {
        let text = written(
            r#"{"id":"title:af63dc4c8601ec8c","title":"Why leaves?","date":"2020","extra":{"nbib":{"OWN":"ERIC","DP":"2020 Spring","DEP":"20200305","LA":"eng"}}}"#,
        );
        assert!(
            text.starts_with("OWN - ERIC\nDP  - 2020 Spring\nTI  - Why leaves?\n"),
            "{text}"
        );
        assert!(
            text.contains("LA  - eng\n") && !text.contains("DEP"),
            "{text}"
        );
    }
}
