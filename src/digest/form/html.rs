//! A digest as a page for programs that read mail: styles inline, light and dark, no picture, nothing
//! that is loaded from elsewhere.

use std::fmt::Write;

use crate::digest::lines::{escaped, escaped_lines};
use crate::digest::{Digest, entry::Entry};

/// What a program that knows dark mode makes of the colours; others pass it over.
const HEAD: &str = r#"<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
.page { background-color: #17181a !important; color: #e8e6e1 !important; }
.quiet { color: #aaa7a0 !important; }
.rule { border-color: #3a3b3e !important; }
a { color: #8ab4f8 !important; }
}
</style>
"#;
const PAGE: &str = "margin:0;padding:0;background-color:#ffffff;color:#1b1b1b;";
const COLUMN: &str = "width:100%;max-width:600px;text-align:left;\
    font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.5;\
    overflow-wrap:anywhere;word-break:break-word;";
const QUIET: &str = "margin:0;color:#5a5a5a;font-size:14px;";
const LINK: &str = "color:#0b57a4;";

pub(super) fn write(digest: &Digest) -> String {
    let mut out =
        String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(HEAD);
    line(
        &mut out,
        &format!("<title>{}</title>", escaped_lines(&digest.subject)),
    );
    line(&mut out, "</head>");
    line(&mut out, &format!("<body class=\"page\" style=\"{PAGE}\">"));
    line(
        &mut out,
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\n<tr><td align=\"center\" style=\"padding:24px 16px;\">",
    );
    line(
        &mut out,
        &format!(
            "<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"\nstyle=\"{COLUMN}\">\n<tr><td>"
        ),
    );
    line(
        &mut out,
        &format!(
            "<h1 style=\"margin:0;font-size:24px;line-height:1.25;\">{}</h1>",
            escaped(&digest.name)
        ),
    );
    quiet(&mut out, &digest.summary());
    quiet(&mut out, &digest.why_each());
    if let Some(nothing) = &digest.nothing {
        paragraph(&mut out, nothing);
    }
    for entry in &digest.entries {
        one(&mut out, entry, &digest.why);
    }
    if let Some(more) = digest.and_more() {
        paragraph(&mut out, &more);
    }
    line(
        &mut out,
        "<div class=\"rule\" style=\"margin:24px 0 12px;border-top:1px solid #d8d8d8;\"></div>",
    );
    quiet(&mut out, &digest.about);
    line(
        &mut out,
        "</td></tr>\n</table>\n</td></tr>\n</table>\n</body>\n</html>",
    );
    out
}

fn one(out: &mut String, entry: &Entry, all: &[String]) {
    let title = escaped_lines(&entry.title);
    let title = match entry.address() {
        Some(address) => format!("{}\n{title}</a>", begun(address)),
        None => title,
    };
    line(
        out,
        &format!(
            "<h2 dir=\"auto\" style=\"margin:24px 0 4px;font-size:18px;line-height:1.3;\">\n{title}</h2>"
        ),
    );
    quiet(out, &entry.about());
    if !entry.summary.is_empty() {
        paragraph(out, &entry.summary);
    }
    quiet(out, &entry.why_beside(all));
    let mut links = String::new();
    for (word, address) in entry.further_links() {
        let joint = if links.is_empty() { "" } else { " ·\n" };
        let _ = write!(links, "{joint}{}{word}</a>", begun(address));
    }
    if !links.is_empty() {
        line(
            out,
            &format!("<p style=\"margin:0;font-size:14px;\">\n{links}</p>"),
        );
    }
}

/// The beginning of a link; nothing is told to whom it leads to of where one comes from.
fn begun(address: &str) -> String {
    format!(
        "<a rel=\"noreferrer\" style=\"{LINK}\" href=\"{}\">",
        escaped(address)
    )
}

fn paragraph(out: &mut String, text: &str) {
    line(
        out,
        &format!(
            "<p dir=\"auto\" style=\"margin:8px 0;\">\n{}</p>",
            escaped_lines(text)
        ),
    );
}

fn quiet(out: &mut String, text: &str) {
    if !text.is_empty() {
        line(
            out,
            &format!(
                "<p class=\"quiet\" style=\"{QUIET}\">\n{}</p>",
                escaped_lines(text)
            ),
        );
    }
}

fn line(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}
