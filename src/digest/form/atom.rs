//! A digest as an Atom feed (RFC 4287): the feed has the same id every day, and a paper the same in each.

use std::fmt::Write;

use crate::digest::lines::escaped;
use crate::digest::{Digest, entry::Entry};

/// What ids begin with that are no addresses (RFC 4151). Nobody can have this host.
const TAG: &str = "tag:recto.invalid,2026:";

pub(super) fn write(digest: &Digest) -> String {
    // Seconds are enough.
    let made = digest.made.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
    );
    let id = format!("{TAG}digest/{}", digest.name);
    element(&mut out, "  ", "id", &id);
    element(&mut out, "  ", "title", &digest.name);
    let subtitle = match (&digest.nothing, digest.and_more()) {
        (Some(nothing), _) => nothing.clone(),
        (None, _) => digest.summary(),
    };
    element(&mut out, "  ", "subtitle", &subtitle);
    element(&mut out, "  ", "updated", &made);
    out.push_str("  <author><name>recto</name></author>\n  <generator>recto</generator>\n");
    for entry in &digest.entries {
        one(&mut out, entry, &made);
    }
    out.push_str("</feed>\n");
    out
}

fn one(out: &mut String, entry: &Entry, made: &str) {
    const INDENT: &str = "    ";
    out.push_str("  <entry>\n");
    let id = entry.id.page().filter(|page| is_plain(page));
    let id = id.unwrap_or_else(|| format!("{TAG}paper/{}", percent_encoded(entry.id.as_str())));
    element(out, INDENT, "id", &id);
    element(out, INDENT, "title", &entry.title);
    element(out, INDENT, "updated", made);
    for name in &entry.authors {
        let name = escaped(name);
        let _ = writeln!(out, "{INDENT}<author><name>{name}</name></author>");
    }
    for (place, (word, address)) in entry.links.iter().enumerate() {
        let relation = if place == 0 { "alternate" } else { "related" };
        let address = escaped(address);
        let _ = writeln!(
            out,
            "{INDENT}<link rel=\"{relation}\" title=\"{word}\" href=\"{address}\"/>"
        );
    }
    // A feed reader shows each by itself, on whatever day.
    let why = entry.why_beside(&[]);
    let parts = [entry.facts.as_str(), &entry.summary, &why].into_iter();
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    element(out, INDENT, "summary", &parts.join("\n"));
    out.push_str("  </entry>\n");
}

fn element(out: &mut String, indent: &str, name: &str, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{indent}<{name}>{}</{name}>", escaped(text));
}

/// Whether an address can stand as it is.
fn is_plain(address: &str) -> bool {
    address
        .chars()
        .all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c))
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._:/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
