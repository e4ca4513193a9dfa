//! What a line of a printed paper is, told by how it begins.

/// A heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    pub(super) label: &'a str,
    pub(super) title: &'a str,
    pub(super) level: usize,
    /// The first of its numbers.
    pub(super) number: Option<usize>,
    pub(super) is_abstract: bool,
    pub(super) is_references: bool,
}

/// What begins with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind<'a> {
    Figure,
    Table,
    /// An entry of the references, with its number.
    Reference(&'a str),
    /// An item of a list, with its bullet or number.
    Item(&'a str),
}

/// Headings that need no number.
const NAMES: [&str; 18] = [
    "abstract",
    "introduction",
    "background",
    "related work",
    "methods",
    "materials and methods",
    "results",
    "discussion",
    "results and discussion",
    "conclusion",
    "conclusions",
    "acknowledgements",
    "acknowledgments",
    "data availability",
    "references",
    "bibliography",
    "appendix",
    "supplementary material",
];
/// Headings are no longer.
const LONGEST: usize = 90;

/// The heading that a line is.
pub(super) fn heading(line: &str) -> Option<Heading<'_>> {
    let (label, title) = numbered(line).unwrap_or(("", line));
    let name = title.trim_end_matches([':', '.']).to_lowercase();
    let is_known = NAMES.contains(&name.as_str());
    let is_title = label.is_empty()
        || title.len() > LONGEST
        || title.ends_with(['.', ',', ';', ':', '?'])
        || !title.starts_with(char::is_uppercase)
        || title.chars().filter(|c| c.is_alphabetic()).count() * 2 < title.chars().count();
    if is_title && !is_known {
        return None;
    }
    let numbers = label.trim_end_matches('.');
    Some(Heading {
        label,
        title,
        level: numbers.split('.').count().max(1),
        number: numbers
            .split('.')
            .next()
            .and_then(|first| first.parse().ok()),
        is_abstract: name == "abstract",
        is_references: matches!(name.as_str(), "references" | "bibliography"),
    })
}

/// The number before a title: `2`, `2.1`, `A`, `A.1`, `IV.`.
fn numbered(line: &str) -> Option<(&str, &str)> {
    let (label, title) = line.split_once(' ')?;
    is_number(label).then_some((label, title.trim_start()))
}

/// Whether a text is the number of a section.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let mut parts = text.split('.');
    let first = parts.next().unwrap_or_default();
    let is_digits = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_roman = (1..=5).contains(&first.len()) && first.chars().all(|c| "IVX".contains(c));
    let is_letter = matches!(first.as_bytes(), [b'A'..=b'H']);
    (is_digits(first) || is_roman || is_letter) && parts.all(is_digits)
}

impl<'a> LineKind<'a> {
    /// What begins with a line; nothing where the paragraph goes on.
    pub(super) fn of(line: &'a str, is_reference: bool) -> Option<Self> {
        if is_caption(line, &["Figure ", "Fig. ", "FIG. ", "FIGURE "]) {
            return Some(LineKind::Figure);
        }
        if is_caption(line, &["Table ", "TABLE "]) {
            return Some(LineKind::Table);
        }
        let first = line
            .split(' ')
            .next()
            .filter(|first| first.len() < line.len())?;
        if is_reference {
            let inside = first
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'));
            let number = inside.or_else(|| first.strip_suffix('.'));
            let is_one = number.is_some_and(|number| {
                !number.is_empty()
                    && number.len() <= 3
                    && number.bytes().all(|byte| byte.is_ascii_digit())
            });
            return (is_one || inside.is_some()).then_some(LineKind::Reference(first));
        }
        let is_bullet = matches!(first, "•" | "◦" | "▪" | "–" | "∗" | "\u{f0b7}" | "\u{88}");
        let number = first.strip_suffix(['.', ')']).unwrap_or_default();
        let number = number.strip_prefix('(').unwrap_or(number);
        let is_number = (1..=2).contains(&number.len())
            && (number.bytes().all(|byte| byte.is_ascii_digit())
                || (number.len() == 1 && first.starts_with('(')));
        (is_bullet || is_number).then_some(LineKind::Item(first))
    }
}

/// Whether something is said of a figure or a table.
fn is_caption(line: &str, words: &[&str]) -> bool {
    let mut rests = words.iter().filter_map(|word| line.strip_prefix(word));
    rests.any(|rest| {
        let number = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        number.len() < rest.len()
            && rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
            && number.starts_with([':', '.', '|'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_a_number_or_a_name() {
        for (line, level) in [
            ("1 Introduction", Some(1)),
            ("2.1 Notation", Some(2)),
            ("A A further lemma", Some(1)),
            ("IV. Results", Some(1)),
            ("References", Some(1)),
            ("Abstract.", Some(1)),
            ("1. its width is at most w,", None),
            ("1 0", None),
            ("2 We see that this holds.", None),
            ("A word is a run of letters, and goes on", None),
            ("Something else", None),
        ] {
            let heading = heading(line).map(|heading| heading.level);
            assert_eq!(heading, level, "{line}");
        }
    }

    #[test]
    fn captions_items_and_references_begin_something() {
        for (line, is_reference, expected) in [
            ("Figure 1: Time against w.", false, Some(LineKind::Figure)),
            ("Figure 1 shows the time.", false, None),
            ("Table II. Results", false, Some(LineKind::Table)),
            ("• One", false, Some(LineKind::Item("•"))),
            ("2. no word is cut.", false, Some(LineKind::Item("2."))),
            ("[12] Knuth, D.", true, Some(LineKind::Reference("[12]"))),
            ("12. Knuth, D.", true, Some(LineKind::Reference("12."))),
            ("1984. Rome", true, None),
            ("and it goes on", true, None),
        ] {
            assert_eq!(LineKind::of(line, is_reference), expected, "{line}");
        }
    }
}
