//! Who wrote a work, by the parts of names and the roles that MODS gives them
//! (<https://www.loc.gov/marc/relators/relacode.html>).

use crate::formats::names::{self, NameList};
use crate::formats::text::collapsed;
use crate::formats::xml::Element;
use crate::paper::{Author, is_suffix};

/// The roles of those who wrote it, and of those who stand for them where nobody is said to have.
const AUTHORS: [&str; 6] = ["author", "aut", "creator", "cre", "dissertant", "dis"];
const EDITORS: [&str; 4] = ["editor", "edt", "compiler", "com"];

/// What a person had to do with a work.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Wrote,
    /// Nothing is said of it.
    Untold,
    Edited,
    /// Something else.
    Other,
}

/// Those who wrote it, or else those whose role is not told, or those who edited it.
pub(super) fn authors(record: &Element) -> Vec<Author> {
    let by = |wanted: Part| -> Vec<Author> {
        let people = record.all("name").filter(|name| part_of(name) == wanted);
        people.map(author).collect::<NameList>().authors()
    };
    let mut found = [Part::Wrote, Part::Untold, Part::Edited]
        .into_iter()
        .map(by);
    found.find(|people| !people.is_empty()).unwrap_or_default()
}

fn part_of(name: &Element) -> Part {
    let roles = roles(name);
    let has = |known: &[&str]| roles.iter().any(|role| known.contains(&role.as_str()));
    if roles.is_empty() {
        Part::Untold
    } else if has(&AUTHORS) {
        Part::Wrote
    } else if has(&EDITORS) {
        Part::Edited
    } else {
        Part::Other
    }
}

/// The roles of a name, as text or code, or as an address of one.
fn roles(name: &Element) -> Vec<String> {
    let terms = name.all_at(&["role", "roleTerm"]).into_iter();
    // Before version 3 the role was a text.
    let bare = name.all("role").filter(|role| role.inner().is_none());
    let texts = terms
        .chain(bare)
        .map(|term| collapsed(&term.text()).to_lowercase());
    let texts = texts.map(|text| text.trim_end_matches('.').to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

fn author(name: &Element) -> Option<Author> {
    if name.child("etal").is_some() {
        return Some(Author::others());
    }
    let of_type = |kind: Option<&str>| {
        let parts = name
            .all("namePart")
            .filter(|part| part.attribute("type") == kind);
        let parts = parts.map(|part| collapsed(&part.text()));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let whole = of_type(None);
    if matches!(
        name.attribute("type"),
        Some("corporate" | "conference" | "family")
    ) {
        return names::of_parts("", &whole.join(". "), "");
    }
    let family = of_type(Some("family")).join(" ");
    let given = of_type(Some("given")).join(" ");
    // bibutils has a type of its own for them, and a comma behind the name before.
    let terms = [Some("termsOfAddress"), Some("suffix")]
        .map(of_type)
        .concat();
    let suffix = terms.iter().find(|term| is_suffix(term));
    let suffix = suffix.map_or("", String::as_str);
    let given = given.trim_end_matches(',');
    if !family.is_empty() || !given.is_empty() {
        return names::of_parts(given, &family, suffix);
    }
    // A name of no type stands as it is printed, mostly that of a group, or turned.
    let whole = whole.first()?;
    if name.attribute("type").is_none() && !whole.contains(',') {
        return names::of_parts("", whole, "");
    }
    names::catalogued(whole)
}
