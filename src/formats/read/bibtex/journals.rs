//! Journals that the exports of ADS name by the commands of `AASTeX`: `\mnras`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A command's name and the journal's in each row.
const TABLE: &str = include_str!("../../../../assets/journals.tsv");

/// The text with each such command as the name that it stands for; others stay.
pub(super) fn named(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        said.push_str(before);
        let end = behind.find(|c: char| !c.is_ascii_alphabetic());
        let (command, after) = behind.split_at(end.unwrap_or(behind.len()));
        rest = match journal(command) {
            Some(journal) => {
                said.push_str(journal);
                after.strip_prefix("{}").unwrap_or(after)
            }
            // A sign behind a backslash begins no command.
            None if command.is_empty() => {
                said.push('\\');
                let sign = after.chars().next();
                said.extend(sign);
                after
                    .get(sign.map_or(0, char::len_utf8)..)
                    .unwrap_or_default()
            }
            None => {
                said.extend(["\\", command]);
                after
            }
        };
    }
    said.push_str(rest);
    Cow::Owned(said)
}

fn journal(command: &str) -> Option<&'static str> {
    static JOURNALS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let rows = TABLE.lines().filter_map(|row| row.split_once('\t'));
        rows.collect()
    });
    JOURNALS.get(command).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::render::{Origin, render};

    #[test]
    fn a_journal_is_named_wherever_its_command_stands() {
        for (text, named_text) in [
            (
                r"\mnras",
                "Monthly Notices of the Royal Astronomical Society",
            ),
            (
                r"{\mnras}",
                "{Monthly Notices of the Royal Astronomical Society}",
            ),
            (r"\prd{}, in press", "Physical Review D, in press"),
            (
                r"{\em \apj} Letters",
                r"{\em The Astrophysical Journal} Letters",
            ),
            (
                r"\natural \\nat A\&A \unknown",
                r"\natural \\nat A\&A \unknown",
            ),
        ] {
            assert_eq!(named(text), named_text);
        }
    }

    #[test]
    fn every_row_is_a_name_that_tex_has_for_nothing_else() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = rows.map(|row| row.split_once('\t').unwrap().0).collect();
        assert!(names.is_sorted() && names.len() > 60);
        for name in names {
            let command = format!("\\{name}");
            assert_eq!(render(&command, Origin::Faithful).text, command);
            assert_ne!(named(&command), command);
        }
    }
}
