//! A title of what a record keeps in several fields: title, subtitle, addition.

use crate::paper::title_letters;

/// The title with its subtitle behind a colon, or behind a blank where it ends in a mark of its own
/// (<https://ctan.org/pkg/biblatex>, 2.2.2). A title that has its subtitle already stays as it is.
pub(super) fn with_subtitle(title: &str, subtitle: &str) -> String {
    joined(title, subtitle, ":")
}

/// The title with what is added to it behind a full stop.
pub(super) fn with_addition(title: &str, addition: &str) -> String {
    joined(title, addition, ".")
}

/// A title without the full stop that `PubMed` ends every title with.
pub(super) fn without_stop(title: &str) -> &str {
    let bare = title.strip_suffix('.').unwrap_or(title);
    if bare.ends_with("..") && !bare.ends_with("...") {
        // It ends with an ellipsis, which has no further one.
        title
    } else {
        bare
    }
}

fn joined(title: &str, more: &str, mark: &str) -> String {
    let (title, more) = (title.trim(), more.trim());
    if more.is_empty() || has(title, more) {
        return title.to_owned();
    }
    if title.is_empty() {
        return more.to_owned();
    }
    let shown = title.trim_end_matches(['}', '"', '”', '’', '\'', '»']);
    let mark = if shown.ends_with([':', '?', '!', '.', '…', '—', '–', '。', '？', '！', '：'])
    {
        ""
    } else {
        mark
    };
    format!("{title}{mark} {more}")
}

/// Whether the title, or what stands behind a mark in it, is this.
fn has(title: &str, more: &str) -> bool {
    let letters = title_letters(more);
    let marks = [':', '?', '!', '.', '-', '—', '–', '(', '：'];
    let parts = title.match_indices(marks);
    let mut parts = parts.filter_map(|(place, mark)| title.get(place + mark.len()..));
    let is_same = |part: &str| title_letters(part) == letters;
    !letters.is_empty() && (is_same(title) || parts.any(is_same))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subtitle_stands_behind_a_colon_or_behind_the_mark_that_is_there() {
        for (title, subtitle, whole) in [
            ("On Leaves", "A Study", "On Leaves: A Study"),
            ("Why leaves?", "A Study", "Why leaves? A Study"),
            ("Leaves!", "A Study", "Leaves! A Study"),
            ("{Why leaves?}", "A Study", "{Why leaves?} A Study"),
            ("On Leaves:", "A Study", "On Leaves: A Study"),
            ("On Leaves.", "A Study", "On Leaves. A Study"),
            (" On Leaves ", " ", "On Leaves"),
            ("", "A Study", "A Study"),
            ("", "", ""),
        ] {
            assert_eq!(with_subtitle(title, subtitle), whole);
        }
        assert_eq!(
            with_addition("Leaves", "Second part"),
            "Leaves. Second part"
        );
        assert_eq!(
            with_addition("Leaves?", "Second part"),
            "Leaves? Second part"
        );
    }

    #[test]
    fn a_title_of_pubmed_ends_with_a_full_stop() {
        for (title, bare) in [
            ("Leaves.", "Leaves"),
            ("Leaves", "Leaves"),
            ("Leaves?", "Leaves?"),
            ("Leaves etc..", "Leaves etc."),
            ("Leaves...", "Leaves..."),
            ("Leaves....", "Leaves..."),
            ("", ""),
        ] {
            assert_eq!(without_stop(title), bare);
        }
    }

    #[test]
    fn a_title_that_has_its_subtitle_gets_no_second_one() {
        for title in [
            "TUBS: time-dependent watering",
            "TUBS — Time-Dependent Watering.",
        ] {
            assert_eq!(with_subtitle(title, "time-dependent watering"), title);
        }
        assert_eq!(with_subtitle("Vienna", "Vienna"), "Vienna");
        assert_eq!(
            with_subtitle("Leaves in Vienna", "Vienna"),
            "Leaves in Vienna: Vienna"
        );
        assert_eq!(with_subtitle("Leaves", "…"), "Leaves: …");
    }
}
