//! A digest as plain text: all that the page has.

use std::fmt::Write;

use crate::digest::lines::{COLUMNS, wrap};
use crate::digest::{Digest, entry::Entry};

const PLAIN: (&str, &str) = ("", "");

pub(super) fn write(digest: &Digest) -> String {
    let mut out = String::new();
    wrap(&mut out, &digest.name, PLAIN);
    wrap(&mut out, &digest.summary(), PLAIN);
    wrap(&mut out, &digest.why_each(), PLAIN);
    out.push('\n');
    if let Some(nothing) = &digest.nothing {
        wrap(&mut out, nothing, PLAIN);
        out.push('\n');
    }
    for (place, entry) in digest.entries.iter().enumerate() {
        one(&mut out, place + 1, entry, &digest.why);
        out.push('\n');
    }
    if let Some(more) = digest.and_more() {
        wrap(&mut out, &more, PLAIN);
        out.push('\n');
    }
    out.push_str(&"-".repeat(COLUMNS));
    out.push('\n');
    wrap(&mut out, &digest.about, PLAIN);
    out
}

fn one(out: &mut String, number: usize, entry: &Entry, all: &[String]) {
    let first = format!("{number:>2}. ");
    let indent = " ".repeat(first.len());
    let hanging = (indent.as_str(), indent.as_str());
    wrap(out, &entry.title, (&first, &indent));
    wrap(out, &entry.about(), hanging);
    wrap(out, &entry.summary, hanging);
    wrap(out, &entry.why_beside(all), hanging);
    for (word, address) in &entry.links {
        // It is not broken: it would lead elsewhere.
        let _ = writeln!(out, "{indent}{word}: {address}");
    }
}
