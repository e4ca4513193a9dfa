//! The parts of a name that is one text: which words of it are the family name, and whether it is
//! a person's at all.

use std::borrow::Cow;

use super::others::is_others;

/// What follows a family name without being a given name.
const SUFFIXES: [&str; 5] = ["Jr", "Sr", "II", "III", "IV"];
/// The last words of groups of people.
const GROUPS: [&str; 30] = [
    "collaboration",
    "collaborations",
    "consortium",
    "consortia",
    "group",
    "groups",
    "team",
    "teams",
    "project",
    "network",
    "committee",
    "initiative",
    "society",
    "organization",
    "organisation",
    "association",
    "foundation",
    "university",
    "institute",
    "laboratory",
    "corporation",
    "commission",
    "council",
    "agency",
    "contributors",
    "developers",
    "inc",
    "ltd",
    "llc",
    "gmbh",
];
/// Words that stand within the names of groups, but never in a person's.
const WITHIN_GROUPS: [&str; 5] = ["of", "for", "and", "the", "&"];

/// Whether a word is a suffix: `Jr.`, `III`.
#[must_use]
pub fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word.strip_suffix('.').unwrap_or(word))
}

/// Whether a word is the initials of given names as medicine writes them: `E`, `J-H`, `AB`, `A.B.`.
#[must_use]
pub fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let signs = |c: char| c.is_uppercase() || c == '.' || c == '-';
    (1..=3).contains(&letters.count()) && word.chars().all(signs)
}

/// Particles that begin a name of which the given name is left out; elsewhere any word in small
/// letters is one.
const PARTICLES: [&str; 26] = [
    "af", "al", "av", "ben", "bin", "da", "dal", "das", "de", "del", "della", "den", "der", "di",
    "do", "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "zu",
];

/// Whether the last word of a name is that of a group of people.
#[must_use]
pub fn ends_as_group(name: &str) -> bool {
    let last = name.trim_end().rsplit(' ').next().unwrap_or_default();
    let last = last.trim_end_matches(['.', ':', ',']);
    GROUPS.iter().any(|group| last.eq_ignore_ascii_case(group))
}

/// Whether a name of several words is that of a group of people.
#[must_use]
pub fn is_group(name: &str) -> bool {
    let Some((before, _)) = name.trim_end().rsplit_once(' ') else {
        return false;
    };
    ends_as_group(name)
        || before == "The"
        || before.starts_with("The ")
        || before.split(' ').any(|word| WITHIN_GROUPS.contains(&word))
}

/// What a name is made of; each may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameParts<'a> {
    /// Brittain, van der Berg, or the whole name of a group of people.
    pub family: &'a str,
    /// Ian, J. R. R.
    pub given: &'a str,
    /// Jr., III.
    pub suffix: &'a str,
}

impl<'a> NameParts<'a> {
    /// A name without parts.
    #[must_use]
    pub fn whole(name: &'a str) -> Self {
        Self {
            family: name,
            given: "",
            suffix: "",
        }
    }

    /// The parts of a name as it is printed: `Charles de la Vallée Poussin`, `Robert Smith Jr.`,
    /// `ter Meulen, Alice`, `BIG Collaboration`.
    ///
    /// The family name begins at the first particle, a word in small letters, or is the last word
    /// (<https://www.ctan.org/pkg/tamethebeast>, section 11).
    #[must_use]
    pub fn printed(name: &'a str) -> Self {
        let name = name.trim();
        if is_others(name) || is_group(name) {
            return Self::whole(name);
        }
        Self::turned(name).unwrap_or_else(|| Self::without_comma(name))
    }

    /// The parts of a name whose commas tell them: `Family, Given`, `Given Family, Jr.`,
    /// `Family, Jr., Given`, `Family, Given, Jr.`; more commas tell none.
    #[must_use]
    pub fn turned(name: &'a str) -> Option<Self> {
        let (first, rest) = name.split_once(',')?;
        let (first, rest) = (first.trim(), rest.trim());
        if is_suffix(rest) {
            let Self { family, given, .. } = Self::without_comma(first);
            return Some(Self {
                family,
                given,
                suffix: rest,
            });
        }
        let (family, given, suffix) = match rest.split_once(',') {
            None => (first, rest, ""),
            Some((second, third)) if is_suffix(second.trim()) => {
                (first, third.trim(), second.trim())
            }
            Some((second, third)) if is_suffix(third.trim()) => {
                (first, second.trim(), third.trim())
            }
            Some(_) => (name, "", ""),
        };
        Some(Self {
            family,
            given,
            suffix,
        })
    }

    fn without_comma(name: &'a str) -> Self {
        let (name, suffix) = match name.rsplit_once(' ') {
            Some((before, last)) if is_suffix(last) => (before.trim_end(), last),
            Some(_) | None => (name, ""),
        };
        let start = family_start(name);
        Self {
            family: name.get(start..).unwrap_or_default(),
            given: name.get(..start).unwrap_or_default().trim_end(),
            suffix,
        }
    }
}

/// The name with its parts in the order of print: `Smith, Anna` is `Anna Smith`.
#[must_use]
pub fn in_order(name: &str) -> Cow<'_, str> {
    if !name.contains(',') {
        return Cow::Borrowed(name);
    }
    let NameParts {
        family,
        given,
        suffix,
    } = NameParts::printed(name);
    let parts = [given, family, suffix].into_iter();
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    Cow::Owned(parts.join(" "))
}

/// Whether a family name may begin with such a word: `de`, `van`, `d'`, but not the initial `e.`.
#[must_use]
pub fn is_particle(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains('.')
}

/// The byte at which the family name begins.
fn family_start(name: &str) -> usize {
    let last = name.rfind(' ').map_or(0, |blank| blank + 1);
    // Whoever writes his whole name in small letters has no particle in it.
    if !name.contains(char::is_uppercase) {
        return last;
    }
    let mut start = 0;
    for word in name.get(..last).unwrap_or_default().split_inclusive(' ') {
        let begins = start > 0 || PARTICLES.contains(&word.trim_end());
        if begins && is_particle(word) {
            return start;
        }
        start += word.len();
    }
    last
}

#[cfg(test)]
mod tests;
