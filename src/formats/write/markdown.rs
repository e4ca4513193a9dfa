//! Markdown (<https://spec.commonmark.org/>), for notes and pages: a heading a paper. Nothing in a
//! text is taken for markup or HTML.

use std::io::{self, Write};

use super::{Papers, plain, tags};
use crate::paper::{Author, Paper, byline};
use crate::text::markdown::{at_edge, escaped};

/// So many authors are named; of more it says "and others".
const AUTHORS_NAMED: usize = 10;

/// Every paper: heading with its link, who, when and where, and the abstract.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (place, paper) in papers.enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let title = escaped(&plain::title(&paper));
        match plain::address(&paper) {
            Some(address) => writeln!(out, "## [{title}](<{address}>)")?,
            None => writeln!(out, "## {title}")?,
        }
        let about = about(&paper);
        if !about.is_empty() {
            writeln!(out, "\n{}", at_edge(&about))?;
        }
        let tags: Vec<String> = tags::tags(&paper)
            .map(|tag| escaped(&plain::line(tag)))
            .collect();
        if !tags.is_empty() {
            writeln!(out, "\nTags: {}", tags.join(", "))?;
        }
        for paragraph in plain::summary(&paper) {
            writeln!(out, "\n{}", at_edge(&escaped(&paragraph)))?;
        }
    }
    Ok(())
}

fn about(paper: &Paper) -> String {
    let mut named = paper.authors.clone();
    if named.len() > AUTHORS_NAMED {
        named.truncate(AUTHORS_NAMED);
        named.push(Author::others());
    }
    let authors = plain::line(&byline(&named, usize::MAX));
    let date = plain::line(&paper.date_shown().unwrap_or_default());
    let venue = plain::line(paper.venue.as_deref().unwrap_or_default());
    let parts = [authors, date, venue].map(|part| escaped(&part));
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
