//! CSV (<https://www.rfc-editor.org/rfc/rfc4180>), for spreadsheets. A text that a spreadsheet would
//! take for a formula begins with an apostrophe
//! (<https://owasp.org/www-community/attacks/CSV_Injection>).

use std::io::{self, Write};

use super::tags::keywords;
use super::{Papers, plain};
use crate::paper::Paper;
use crate::text::safe;

const COLUMNS: [&str; 14] = [
    "id",
    "aliases",
    "title",
    "authors",
    "date",
    "updated",
    "venue",
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
        let words = words.iter().map(|word| plain::line(word));
        words.collect::<Vec<String>>().join("; ")
    };
    let names: Vec<String> = paper
        .authors
        .iter()
        .map(|author| author.name.clone())
        .collect();
    let aliases: Vec<String> = paper.aliases.iter().map(ToString::to_string).collect();
    [
        safe::line(paper.id.as_str()),
        list(&aliases),
        plain::title(paper),
        list(&names),
        plain::line(&paper.date_shown().unwrap_or_default()),
        paper
            .updated
            .map(|date| date.to_string())
            .unwrap_or_default(),
        line(&paper.venue),
        list(&paper.categories),
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

fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
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
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
