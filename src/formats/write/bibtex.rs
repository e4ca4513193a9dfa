//! BibTeX, for LaTeX with BibTeX and with biber. Texts are TeX, one field a line.

use std::io::{self, Write};

use super::capitals::title;
use super::keys::CitationKeys;
use super::tex::{escaped, escaped_value};
use super::{Papers, extra, plain, tags};
use crate::formats::{addresses, carried};
use crate::paper::{Author, CITED, KindNames, NameParts, Paper, PaperId, WorkKind};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Every paper as an entry with a key of its own.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    append(&[], papers, out)
}

/// The same behind entries that have these keys.
pub(super) fn append(
    given: &[String],
    papers: &mut Papers<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut keys = CitationKeys::of_bibtex().beside(given);
    for (place, paper) in papers.enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        write_entry(&paper, &mut keys, out)?;
    }
    Ok(())
}

/// One paper as an entry by itself.
pub(super) fn entry(paper: &Paper, keys: &mut CitationKeys) -> Option<String> {
    let mut out = Vec::new();
    write_entry(paper, keys, &mut out).ok()?;
    String::from_utf8(out).ok()
}

fn write_entry(paper: &Paper, keys: &mut CitationKeys, out: &mut dyn Write) -> io::Result<()> {
    let key = keys.give(paper);
    writeln!(out, "@{}{{{key},", paper.kind().name(KindNames::Bibtex))?;
    let fields = fields(paper);
    for (name, value) in &fields {
        writeln!(out, "  {name} = {value},")?;
    }
    for (name, value) in extra::of_bibtex(paper, &fields) {
        writeln!(out, "  {name} = {value},")?;
    }
    writeln!(out, "}}")
}

/// The fields that say something, values with their braces.
fn fields(paper: &Paper) -> Vec<(&'static str, String)> {
    let kind = paper.kind();
    let mut fields = EntryFields(Vec::new());
    fields.text("title", &title(&plain::tex_title(paper)));
    authors(&paper.authors, &mut fields);
    if let Some(date) = paper.date {
        fields.text("year", &format!("{:04}", date.year()));
        let month = date
            .month()
            .and_then(|month| MONTHS.get(usize::from(month) - 1));
        if let Some(month) = month {
            fields.0.push(("month", (*month).to_owned()));
        }
        let day = date.day().map(|day| day.to_string());
        fields.text("day", &day.unwrap_or_default());
    }
    let words = plain::line(paper.date_text().unwrap_or_default());
    fields.text("year", &escaped_value(&words));
    let venue = escaped_value(&plain::line(paper.venue.as_deref().unwrap_or_default()));
    fields.text(venue_field(kind), &venue);
    let said = CITED
        .iter()
        .filter(|cited| cited.name != "publisher" || has_publisher(kind));
    for cited in said {
        let text = plain::line(paper.cited(cited.name).unwrap_or_default());
        let text = escaped_value(&text);
        if cited.name == "pages" {
            fields.text(cited.bibtex, &text.replace('-', "--"));
        } else {
            fields.text(cited.bibtex, &text);
        }
    }
    if let Some(comment) = &paper.comment {
        // As Zotero writes the comment of an arXiv record; beside a note it is a remark.
        let comment = format!("Comment: {}", escaped_value(&plain::line(comment)));
        let has_note = paper.cited("note").is_some();
        fields.text(if has_note { "annote" } else { "note" }, &comment);
    }
    ids(paper, &mut fields);
    fields.text("keywords", &listed(&tags::keywords(paper)));
    // Some programs join what an empty line parts.
    let paragraphs = plain::tex_summary(paper);
    let paragraphs: Vec<String> = paragraphs.iter().map(|text| escaped(text)).collect();
    fields.text("abstract", &paragraphs.join("\n    \\par "));
    fields.0
}

struct EntryFields(Vec<(&'static str, String)>);

impl EntryFields {
    fn text(&mut self, name: &'static str, text: &str) {
        if !text.trim().is_empty() {
            self.0.push((name, format!("{{{text}}}")));
        }
    }
}

fn ids(paper: &Paper, fields: &mut EntryFields) {
    let mut said = Vec::new();
    if let Some(arxiv) = plain::arxiv(paper) {
        fields.text("eprint", arxiv.value());
        fields.text("archiveprefix", "arXiv");
        let category = paper.categories.first().map_or("", String::as_str);
        fields.text("primaryclass", &escaped_value(&plain::line(category)));
        said.push(arxiv.clone());
    }
    // Inside of this field programs take every character as it is, but for braces.
    let is_plain = |doi: &&PaperId| !doi.value().contains(['{', '}', '%', '\\']);
    if let Some(doi) = plain::doi(paper).filter(is_plain) {
        fields.text("doi", doi.value());
        said.extend(addresses::of_field(doi.value()));
    }
    let address = plain::address(paper).unwrap_or_default();
    fields.text("url", &address);
    said.extend(addresses::of_field(&address));
    let missing = carried::missing(paper, &said, &plain::tex_title(paper));
    // The field that every kind of entry has for a user's own verbatim text
    // (<https://ctan.org/pkg/biblatex>, section 2.2.4).
    fields.text("verba", &missing.join(" "));
}

/// Where a kind of work says where it appeared.
fn venue_field(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::Article => "journal",
        WorkKind::Conference | WorkKind::Chapter => "booktitle",
        WorkKind::Thesis => "school",
        WorkKind::Report => "institution",
        WorkKind::Book => "series",
        WorkKind::Other => "howpublished",
    }
}

/// Whether such a work is said to have a publisher (the data model of
/// <https://ctan.org/pkg/biblatex>, section 2.1 of its manual).
fn has_publisher(kind: WorkKind) -> bool {
    match kind {
        WorkKind::Conference | WorkKind::Chapter | WorkKind::Book => true,
        WorkKind::Article | WorkKind::Thesis | WorkKind::Report | WorkKind::Other => false,
    }
}

/// The names, and in a field of its own the group for which people write.
fn authors(authors: &[Author], fields: &mut EntryFields) {
    let are_people = authors.iter().any(|author| !author.is_collaboration());
    let is_apart = |author: &&Author| are_people && author.is_collaboration();
    let (groups, named): (Vec<&Author>, Vec<&Author>) = authors.iter().partition(is_apart);
    let named: Vec<String> = named.into_iter().map(author).collect();
    fields.text("author", &named.join(" and "));
    let groups = groups.into_iter().map(|group| {
        let name = plain::line(&group.name);
        // Styles print the word themselves.
        escaped_value(name.strip_suffix(" Collaboration").unwrap_or(&name))
    });
    fields.text("collaboration", &groups.collect::<Vec<String>>().join(", "));
}

/// `Family, Suffix, Given`; a group of people, or what would be taken for several, in braces.
fn author(author: &Author) -> String {
    if author.is_others() {
        return "others".to_owned();
    }
    let NameParts {
        family,
        given,
        suffix,
    } = author.parts();
    let part = |text: &str| {
        let tex = escaped_value(&plain::line(text));
        let splits = tex.contains([',', ';', '&', '='])
            || tex.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
        if splits { format!("{{{tex}}}") } else { tex }
    };
    if given.is_empty() && suffix.is_empty() {
        let whole = escaped_value(&plain::line(family));
        return format!("{{{whole}}}");
    }
    let parts = [family, suffix, given].map(part);
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn listed(words: &[String]) -> String {
    let words = words
        .iter()
        .map(|word| escaped_value(&plain::line(word)).replace([',', ';'], " "));
    words.collect::<Vec<String>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::title_key;

    #[test]
    fn only_books_and_what_is_in_them_have_a_publisher() {
        for (kind, has) in [(WorkKind::Article, false), (WorkKind::Chapter, true)] {
            let mut paper = Paper::new(title_key("t"));
            paper.cite("publisher", "Leaf & Co");
            paper.set_kind(kind);
            let fields = fields(&paper);
            let said = fields.iter().find(|(name, _)| *name == "publisher");
            assert_eq!(said.is_some(), has, "{kind:?}");
        }
    }
}
