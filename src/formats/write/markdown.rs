//! Markdown (<https://spec.commonmark.org/>), for notes and pages: a heading a paper. Nothing in a
//! text is taken for markup or HTML.

use std::io::{self, Write};

use super::{Papers, plain};
use crate::paper::{Author, Paper, byline};

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

/// The text with a backslash before every character that could be markup.
fn escaped(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if r"\`*_[]<>#|~$&!".contains(c) {
            markdown.push('\\');
        }
        markdown.push(c);
    }
    markdown
}

/// A text at the edge of the page, where a few more characters would begin a list or a rule.
fn at_edge(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let begins_list = digits > 0 && rest.starts_with(['.', ')']);
    if begins_list || (digits == 0 && rest.starts_with(['-', '+', '='])) {
        format!("{number}\\{rest}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, written) in [
            (
                "<script>*x* [a](b) & `c` $d_e$",
                r"\<script\>\*x\* \[a\](b) \& \`c\` \$d\_e\$",
            ),
            ("1. One", r"1\. One"),
            ("- One", r"\- One"),
            ("2024 was", "2024 was"),
        ] {
            assert_eq!(at_edge(&escaped(text)), written);
        }
    }
}
