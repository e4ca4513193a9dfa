//! The people of a MEDLINE record: whole names before short ones, groups in their places.

use crate::formats::names::{self, NameList};
use crate::formats::tagged::TaggedRecord;
use crate::paper::{Author, is_initials, is_suffix};

/// The tags of those who wrote a work, or else of those who edited it: whole name, short name, group.
pub(super) const ROLES: [[&str; 3]; 2] = [["FAU", "AU", "CN"], ["FED", "ED", "CN"]];
/// Suffixes as MEDLINE counts them.
const COUNTED: [&str; 4] = ["2nd", "3rd", "4th", "5th"];

/// The tags of the role whose people are the authors.
pub(super) fn role(record: &TaggedRecord) -> Option<&'static [&'static str; 3]> {
    ROLES.iter().find(|tags| record.all(*tags).next().is_some())
}

/// The authors, in the order of their lines.
pub(super) fn authors(record: &TaggedRecord) -> Vec<Author> {
    let Some(role @ [whole, short, group]) = role(record) else {
        return Vec::new();
    };
    let mut list = NameList::default();
    // Behind a whole name stands the same one in short.
    let mut is_said = false;
    let fields = record.fields().filter(|(tag, _)| role.contains(tag));
    for (tag, value) in fields {
        let name = value.trim();
        let is_short = tag == *short;
        if is_short && is_said {
            is_said = false;
            continue;
        }
        is_said = tag == *whole;
        if tag == *group {
            list.push(names::of_parts("", name, ""));
        } else {
            list.push(person(name));
        }
    }
    list.authors()
}

/// `Ash, Ann B Jr`, `van der Berg J 3rd`.
fn person(name: &str) -> Option<Author> {
    let behind = name.rsplit_once([' ', ',']);
    let behind = behind.filter(|(_, last)| is_suffix(last) || COUNTED.contains(last));
    let (name, suffix) = match behind {
        Some((before, suffix)) => (before.trim_end_matches([' ', ',']), suffix),
        None => (name, ""),
    };
    if let Some((family, given)) = name.split_once(',') {
        return names::of_parts(given.trim(), family.trim(), suffix);
    }
    if suffix.is_empty() {
        return names::catalogued(name);
    }
    let (family, given) = name.rsplit_once(' ').unwrap_or((name, ""));
    if is_initials(given) {
        names::of_parts(given, family, suffix)
    } else {
        names::of_parts("", name, suffix)
    }
}
