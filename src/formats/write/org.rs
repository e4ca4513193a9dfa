//! Org (<https://orgmode.org/org.html>), for notes in Emacs: a heading a paper, with the properties that
//! Org's own bibliographies have. Nothing in a text is taken for markup: a blank of no width stands
//! before what would be.

use std::io::{self, Write};

use super::keys::CitationKeys;
use super::{Papers, plain, tags};
use crate::paper::{KindNames, Paper, PaperId};

/// Org's own sign for this (<https://orgmode.org/manual/Escape-Character.html>).
const ESCAPE: char = '\u{200b}';
/// Words that a heading may begin with, and mean something to Org.
const STATES: [&str; 3] = ["TODO", "DONE", "COMMENT"];

/// Every paper: heading, properties, and the abstract.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut keys = CitationKeys::of_bibtex();
    for (place, paper) in papers.enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        writeln!(
            out,
            "* {}{}",
            heading(&plain::title(&paper)),
            own_tags(&paper)
        )?;
        writeln!(out, ":PROPERTIES:")?;
        for (name, text) in properties(&paper, &keys.give(&paper)) {
            if !text.is_empty() {
                writeln!(out, ":{name}: {text}")?;
            }
        }
        writeln!(out, ":END:")?;
        for paragraph in plain::summary(&paper) {
            writeln!(out, "\n{}", text(&paragraph))?;
        }
    }
    Ok(())
}

fn properties(paper: &Paper, key: &str) -> [(&'static str, String); 13] {
    let line = |text: Option<&str>| plain::line(text.unwrap_or_default());
    let names: Vec<String> = paper
        .authors
        .iter()
        .map(|author| plain::line(&author.name))
        .collect();
    let id = |id: Option<&PaperId>| id.map_or(String::new(), |id| id.value().to_owned());
    [
        ("CUSTOM_ID", key.to_owned()),
        ("BTYPE", paper.kind().name(KindNames::Bibtex).to_owned()),
        ("AUTHOR", names.join(" and ")),
        ("DATE", plain::line(&paper.date_shown().unwrap_or_default())),
        ("JOURNAL", line(paper.venue.as_deref())),
        ("VOLUME", line(paper.cited("volume"))),
        ("NUMBER", line(paper.cited("number"))),
        ("PAGES", line(paper.cited("pages"))),
        ("PUBLISHER", line(paper.cited("publisher"))),
        ("DOI", id(plain::doi(paper))),
        ("EPRINT", id(plain::arxiv(paper))),
        ("URL", plain::address(paper).unwrap_or_default()),
        ("KEYWORDS", plain::line(&paper.keywords.join(", "))),
    ]
}

/// The tags that the user gave it, in the letters that Org has for tags.
fn own_tags(paper: &Paper) -> String {
    let tags = tags::tags(paper).map(|tag| {
        let letter = |c: char| {
            if c.is_alphanumeric() || "_@#%".contains(c) {
                c
            } else {
                '_'
            }
        };
        tag.chars().map(letter).collect::<String>()
    });
    let tags: Vec<String> = tags.filter(|tag| !tag.is_empty()).collect();
    if tags.is_empty() {
        String::new()
    } else {
        format!(" :{}:", tags.join(":"))
    }
}

/// A title that is neither a task nor has tags of its own.
fn heading(title: &str) -> String {
    let first = title.split(' ').next().unwrap_or_default();
    let begins = STATES.contains(&first) || title.starts_with("[#");
    let escape = if begins { "\u{200b}" } else { "" };
    let ends = if title.ends_with(':') { "\u{200b}" } else { "" };
    format!("{escape}{}{ends}", text(title))
}

/// A text with the sign before what would be markup.
fn text(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_followed = chars.peek().is_some_and(|c| !c.is_whitespace());
        let is_mark = "*/_=~+[<$\\".contains(c) && is_followed;
        let begins_line = before.is_none() && "*#:|-+".contains(c);
        let is_within = before.is_some_and(char::is_alphanumeric);
        if begins_line || (is_mark && !is_within) {
            written.push(ESCAPE);
        }
        written.push(c);
        before = Some(c);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::write::with_tags;
    use crate::paper::{Author, title_key};
    use std::sync::Arc;

    #[test]
    fn a_paper_is_a_heading_with_properties() {
        let mut paper = Paper::new(PaperId::parse("arxiv:2101.00010").unwrap());
        paper.title = "TODO *this* in C++".to_owned();
        paper.authors = ["Ann Ash", "Bo Bee"].map(Author::named).to_vec();
        paper.date = "2021-01".parse().ok();
        paper.summary = "First a/b.\n\n* Second".to_owned();
        let paper = with_tags(&Arc::new(paper), &["to read", "x"]);
        let mut bytes = Vec::new();
        write(&mut std::iter::once(paper), &mut bytes).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "* \u{200b}TODO \u{200b}*this* in C++ :to_read:x:\n:PROPERTIES:\n:CUSTOM_ID: ash2021todo\n:BTYPE: misc\n:AUTHOR: Ann Ash and Bo Bee\n:DATE: 2021-01\n:EPRINT: 2101.00010\n:URL: https://arxiv.org/abs/2101.00010\n:END:\n\nFirst a/b.\n\n\u{200b}* Second\n"
        );
        let empty = Paper::new(title_key("x"));
        assert_eq!(own_tags(&empty), "");
    }
}
