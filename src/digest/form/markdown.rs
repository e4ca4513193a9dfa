//! A digest as Markdown (<https://spec.commonmark.org/>): a heading a paper.

use std::fmt::Write;

use crate::digest::{Digest, entry::Entry};
use crate::text::markdown::{at_edge, escaped};

pub(super) fn write(digest: &Digest) -> String {
    let mut out = format!("# {}\n", escaped(&digest.name));
    paragraph(&mut out, &digest.summary());
    paragraph(&mut out, &digest.why_each());
    if let Some(nothing) = &digest.nothing {
        paragraph(&mut out, nothing);
    }
    for entry in &digest.entries {
        one(&mut out, entry, &digest.why);
    }
    if let Some(more) = digest.and_more() {
        paragraph(&mut out, &more);
    }
    out.push_str("\n---\n");
    paragraph(&mut out, &digest.about);
    out
}

fn one(out: &mut String, entry: &Entry, all: &[String]) {
    let title = escaped(&entry.title);
    // Writing to a string cannot fail.
    let _ = match entry.address() {
        Some(address) => writeln!(out, "\n## [{title}](<{address}>)"),
        None => writeln!(out, "\n## {title}"),
    };
    paragraph(out, &entry.about());
    paragraph(out, &entry.summary);
    paragraph(out, &entry.why_beside(all));
    let links: Vec<String> = entry
        .further_links()
        .iter()
        .map(|(word, address)| format!("[{word}](<{address}>)"))
        .collect();
    if !links.is_empty() {
        let _ = writeln!(out, "\n{}", links.join(" · "));
    }
}

fn paragraph(out: &mut String, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "\n{}", at_edge(&escaped(text)));
    }
}
