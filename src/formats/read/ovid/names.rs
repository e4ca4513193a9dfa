//! The people of an Ovid record: one to a line or several in one, with what they are behind.

use crate::formats::names::{self, NameList};
use crate::formats::tagged::TaggedRecord;
use crate::formats::text::collapsed;
use crate::paper::{Author, is_initials};

/// The tags of those who wrote a work, the whole names first, with groups, or else of those who edited
/// it.
const ROLES: [&[&str]; 3] = [&["FA", "CA"], &["AU", "CA"], &["ED"]];
/// The tag of groups.
const GROUP: &str = "CA";
/// What stands behind a name and is no part of it.
#[rustfmt::skip] // A list of degrees reads as one.
const DEGREES: &[&str] = &["MD", "PHD", "MSC", "BSC", "MS", "MA", "MPH", "DR", "RN", "DDS", "MBBS", "BA", "DVM"];

/// The tags of the role whose people are the authors.
pub(super) fn role(record: &TaggedRecord) -> Option<&'static [&'static str]> {
    let is_told = |tags: &&&[&str]| record.all(tags).next().is_some();
    ROLES.iter().find(is_told).copied()
}

/// The authors, in the order of their lines.
pub(super) fn authors(record: &TaggedRecord) -> Vec<Author> {
    let mut list = NameList::default();
    let role = role(record).unwrap_or_default();
    for (tag, value) in record.fields().filter(|(tag, _)| role.contains(tag)) {
        if tag == GROUP {
            let group = collapsed(value);
            list.push(names::of_parts("", group.trim_end_matches('.'), ""));
            continue;
        }
        for name in value.lines().flat_map(people) {
            list.push(names::catalogued(&name));
        }
    }
    list.authors()
}

/// The people of a line: `Ash, Ann B. MD 1;  Elm, Bo 2`, `Ash AB. Elm B.`, `Ash, Ann [Inventor]`.
fn people(line: &str) -> Vec<String> {
    let pieces: Vec<&str> = if line.contains(';') {
        line.split(';').collect()
    } else {
        line.split(". ").collect()
    };
    let mut people: Vec<String> = Vec::new();
    for piece in pieces {
        let is_remark = piece.trim_start().starts_with('[');
        let ends = piece.trim_end().ends_with('.');
        let piece = without_remarks(piece);
        if let Some(before) = people.last_mut().filter(|_| is_remark)
            && ends_in_initial(before)
        {
            // It was no end of a name.
            before.push('.');
        }
        if piece.is_empty() {
            continue;
        }
        match people.last_mut() {
            // `Ash, A. B.` was no two people.
            Some(before) if before.contains(',') && is_initials(&piece) => {
                before.push_str(". ");
                before.push_str(&piece);
                before.push_str(if ends { "." } else { "" });
            }
            Some(_) | None => people.push(piece),
        }
    }
    people
}

/// A name without what stands behind it: brackets, numbers of institutions, degrees.
fn without_remarks(name: &str) -> String {
    let name = name.split('[').next().unwrap_or_default();
    let is_mark = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '*' | '+' | ',');
    let mut name = name.trim_end_matches(is_mark).trim_start();
    while let Some((before, last)) = name.rsplit_once([' ', ',']) {
        let letters: String = last.chars().filter(|c| *c != '.').collect();
        let is_degree = DEGREES
            .iter()
            .any(|degree| letters.eq_ignore_ascii_case(degree));
        // Without a given name before them they are initials: `Elm MA`.
        if !is_degree || !before.trim_end_matches(',').contains(',') {
            break;
        }
        name = before.trim_end_matches(is_mark);
    }
    // The point of an initial belongs to it: `Ash, Ann B.`
    let bare = name.strip_suffix('.');
    let bare = bare.filter(|bare| !ends_in_initial(bare));
    bare.unwrap_or(name).to_owned()
}

/// Whether a name ends in an initial, without its point: `Ash, Ann B`.
fn ends_in_initial(name: &str) -> bool {
    let last = name.rsplit([' ', ',', '.']).next().unwrap_or_default();
    name.contains(',') && last.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_name_several_people_and_what_they_are() {
        for (line, names) in [
            ("  Ash AB. Elm B.", &["Ash AB", "Elm B"][..]),
            ("Ash, Ann B. Elm, Bo.", &["Ash, Ann B", "Elm, Bo"]),
            ("Ash, Ann B. MD 1;  Elm, Bo 2", &["Ash, Ann B.", "Elm, Bo"]),
            ("Ash, Ann B. [Inventor, Reprint Author]", &["Ash, Ann B."]),
            ("Ash, A. B.; Elm, C. PhD, MPH", &["Ash, A. B.", "Elm, C."]),
            ("Elm MA", &["Elm MA"]),
            ("Ash, A. B.", &["Ash, A. B."]),
            ("", &[]),
        ] {
            assert_eq!(people(line), names, "{line}");
        }
    }
}
