//! CSV (<https://www.rfc-editor.org/rfc/rfc4180>), for spreadsheets. A text that a spreadsheet would
//! take for a formula begins with an apostrophe
//! (<https://owasp.org/www-community/attacks/CSV_Injection>).

use std::io::{self, Write};

use super::tags::keywords;
use super::{Papers, plain};
use crate::paper::{Author, NameParts, Paper};
use crate::text::safe;

const COLUMNS: [&str; 20] = [
    "id",
    "aliases",
    "title",
    "authors",
    "date",
    "updated",
    "venue",
    "kind",
    "volume",
    "number",
    "pages",
    "publisher",
    "note",
    "categories",
    "keywords",
    "votes",
    "page",
    "pdf",
    "code",
    "abstract",
];

/// One line of names, then one paper a line.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\r\n", COLUMNS.join(","))?;
    for paper in papers {
        let cells = cells(&paper).map(|text| cell(&text));
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}

/// The texts of a paper, in the order of the columns.
fn cells(paper: &Paper) -> [String; COLUMNS.len()] {
    let line = |text: &Option<String>| plain::line(text.as_deref().unwrap_or_default());
    let list = |words: &[String]| {
        // What stands between words stands in none.
        let words = words.iter().map(|word| plain::line(word).replace(';', ","));
        words.collect::<Vec<String>>().join("; ")
    };
    let cited = |name| plain::line(paper.cited(name).unwrap_or_default());
    let names: Vec<String> = paper.authors.iter().map(name).collect();
    let aliases: Vec<String> = paper.aliases.iter().map(ToString::to_string).collect();
    [
        safe::line(paper.id.as_str()),
        safe::line(&aliases.join("; ")),
        plain::title(paper),
        list(&names),
        plain::line(&paper.date_shown().unwrap_or_default()),
        paper
            .updated
            .map(|date| date.to_string())
            .unwrap_or_default(),
        line(&paper.venue),
        cited("kind"),
        cited("volume"),
        cited("number"),
        cited("pages"),
        cited("publisher"),
        cited("note"),
        // Several of ACM's classes are one category to arXiv, and told apart here.
        plain::line(&paper.categories.join("; ")),
        list(&keywords(paper)),
        paper
            .votes
            .map(|votes| votes.to_string())
            .unwrap_or_default(),
        line(&paper.links.page.clone().or_else(|| paper.id.page())),
        line(&paper.links.pdf),
        line(&paper.links.code),
        plain::summary(paper).join("\n\n"),
    ]
}

/// A name as it is printed where that tells its parts, or with commas between these, or with one behind
/// it where it has none.
fn name(author: &Author) -> String {
    let parts = author.parts();
    let [family, given, suffix] = [parts.family, parts.given, parts.suffix];
    let tells = !author.name.contains(',') && NameParts::printed(&author.name) == parts;
    if tells || author.is_others() {
        author.name.clone()
    } else if suffix.is_empty() && given.is_empty() {
        format!("{family},")
    } else if suffix.is_empty() {
        format!("{family}, {given}")
    } else {
        format!("{family}, {given}, {suffix}")
    }
}

fn cell(text: &str) -> String {
    // One that has an apostrophe before it already gets another, so that one can be taken away again.
    let bare = text.trim_start_matches('\'');
    let guard = if bare.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_and_is_never_a_formula() {
        for (text, written) in [
            ("plain", "plain"),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
            ("-1", "'-1"),
            ("@SUM", "'@SUM"),
            ("'-1", "''-1"),
            ("'quoted'", "'quoted'"),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
