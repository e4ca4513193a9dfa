//! What stands in the place of a title where a paper has none.

use super::PaperId;

const MISSING: &str = "[without a title";

/// What is shown and given out of a paper without a title: that it has none, and its id. In
/// brackets, as editors write what is theirs.
#[must_use]
pub fn untitled(id: &PaperId) -> String {
    format!("{MISSING}: {id}]")
}

/// Whether a title only says that there is none: what was given out may come back.
#[must_use]
pub fn is_untitled(title: &str) -> bool {
    let title = title.trim();
    let start = title.get(..MISSING.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(MISSING)) && title.ends_with(']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_title_is_known_again() {
        let id = PaperId::parse("openalex:W9000000002").unwrap();
        let said = untitled(&id);
        assert_eq!(said, "[without a title: openalex:W9000000002]");
        assert!(is_untitled(&said) && is_untitled(&said.to_uppercase()));
        for title in ["", "Without a title", "[without a title] and more", "é"] {
            assert!(!is_untitled(title), "{title}");
        }
    }
}
