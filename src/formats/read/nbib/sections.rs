//! The parts of an abstract that say what they are: MEDLINE has them all in one paragraph.

/// A label is a few words at most.
const LONGEST: usize = 60;
/// Shorter labels of capitals are mostly abbreviations.
const SHORTEST: usize = 4;
/// … but for these.
const SHORT: [&str; 2] = ["AIM", "USE"];

/// The text with each labelled part a paragraph: `BACKGROUND: … METHODS AND RESULTS: …`.
pub(super) fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (colon, _) in text.match_indices(": ") {
        let Some(start) = label(text.get(from..colon).unwrap_or_default()) else {
            continue;
        };
        if start > 0 {
            let before = text.get(from..from + start).unwrap_or_default();
            parted.push_str(before.trim_end());
            parted.push_str("\n\n");
        }
        from += start;
        // The label itself.
        parted.push_str(text.get(from..colon).unwrap_or_default());
        from = colon;
    }
    parted.push_str(text.get(from..).unwrap_or_default());
    parted
}

/// Where the label begins that ends a text, behind the end of a sentence or at the very beginning.
fn label(text: &str) -> Option<usize> {
    let is_of_label =
        |c: char| c.is_uppercase() || matches!(c, ' ' | '/' | '&' | ',' | '-' | '(' | ')');
    let begin = text.rfind(|c: char| !is_of_label(c));
    let begin = match begin {
        Some(place) => place + text.get(place..)?.chars().next()?.len_utf8(),
        None => 0,
    };
    let rest = text.get(begin..)?;
    let start = begin + (rest.len() - rest.trim_start_matches([' ', ')']).len());
    let label = text.get(start..)?;
    let letters = label.chars().filter(|c| c.is_uppercase()).count();
    let is_label = label.len() <= LONGEST && (letters >= SHORTEST || SHORT.contains(&label));
    let ends = text.get(..start)?.trim_end();
    let is_behind = ends.is_empty()
        || (start > ends.len() && ends.ends_with(['.', '?', '!', ')', '"', '”', ';']));
    (is_label && is_behind).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_labelled_part_is_a_paragraph() {
        for (text, parts) in [
            (
                "BACKGROUND: Leaves fall. METHODS AND RESULTS: We look (twice). CONCLUSION(S): They do.",
                &[
                    "BACKGROUND: Leaves fall.",
                    "METHODS AND RESULTS: We look (twice).",
                    "CONCLUSION(S): They do.",
                ][..],
            ),
            ("We look. AIM: To see.", &["We look.", "AIM: To see."]),
            (
                "AIMS: To see? TRIAL REGISTRATION: None.",
                &["AIMS: To see?", "TRIAL REGISTRATION: None."],
            ),
            (
                "We use PCR. DNA: it is long.",
                &["We use PCR. DNA: it is long."],
            ),
            ("We say HELLO: it is loud.", &["We say HELLO: it is loud."]),
            ("One. Two: three.", &["One. Two: three."]),
            ("", &[""]),
        ] {
            assert_eq!(
                parted(text).split("\n\n").collect::<Vec<_>>(),
                parts,
                "{text}"
            );
        }
    }
}
