//! The authors of a paper in one line, and the author who stands for those that are not named.

use super::Author;

/// What an author is called who stands for all that are not named, as BibTeX calls them.
const OTHERS: &str = "others";

/// Whether a name stands for authors that are not named: `others`, `et al.`, `…`, in any case, with
/// or without braces, emphasis, commas and full stops.
#[must_use]
pub fn is_others(name: &str) -> bool {
    /// `{\textit{et al.}},` is about the longest form.
    const LONGEST: usize = 30;
    // Hardly any name begins so.
    if name.len() > LONGEST
        || !name.starts_with(['o', 'O', 'e', 'E', 'a', 'A', '{', '\\', '.', '…'])
    {
        return false;
    }
    let mut bare = name.trim_matches(['{', '}', ' ', ',']);
    for style in ["\\emph", "\\textit", "\\it", "\\em"] {
        bare = bare.strip_prefix(style).unwrap_or(bare);
    }
    let bare = bare.trim_matches(['{', '}', ' ', ',']);
    if matches!(bare, "..." | "…" | "\\ldots" | "\\dots") {
        return true;
    }
    let bare = bare.trim_end_matches(['.', ',']);
    ["others", "and others", "et al", "et. al", "et alii"]
        .iter()
        .any(|form| bare.eq_ignore_ascii_case(form))
}

impl Author {
    /// The author who stands for all that are not named.
    #[must_use]
    pub fn others() -> Self {
        Self::named(OTHERS)
    }

    /// Whether this author stands for all that are not named.
    #[must_use]
    pub fn is_others(&self) -> bool {
        is_others(&self.name)
    }
}

/// The names in a line: `Bo Ask, Di Cee and others`. Of more than `most` the rest is counted:
/// `Bo Ask +3`.
#[must_use]
pub fn byline(authors: &[Author], most: usize) -> String {
    let (shown, further) = authors.split_at(authors.len().min(most));
    let mut line = String::new();
    for author in shown {
        let joint = match (line.is_empty(), author.is_others()) {
            (true, _) => "",
            (false, true) => " and ",
            (false, false) => ", ",
        };
        line.push_str(joint);
        line.push_str(if author.is_others() {
            OTHERS
        } else {
            &author.name
        });
    }
    let more = further.iter().filter(|author| !author.is_others()).count();
    if more > 0 {
        line.push_str(" +");
        line.push_str(&more.to_string());
    }
    if further.len() > more {
        line.push_str(" and ");
        line.push_str(OTHERS);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_are_not_named_are_known_in_every_form() {
        for name in [
            "others",
            "Others",
            "others,",
            "{others}",
            "OTHERS.",
            "et al",
            "et al.",
            "Et al.,",
            r"\emph{et al.}",
            r"{\it et al.}",
            r"\textit{et al}",
            "...",
            "…",
            r"\ldots",
        ] {
            assert!(is_others(name), "{name}");
        }
        for name in ["Othersby", "Al Gore", "E. Talbot", "", "Other", "Etal"] {
            assert!(!is_others(name), "{name}");
        }
    }

    #[test]
    fn a_line_says_that_there_are_others() {
        let authors = ["Bo Ask", "Di Cee", "Ed Dee", "et al."].map(Author::named);
        for (count, most, line) in [
            (4, 9, "Bo Ask, Di Cee, Ed Dee and others"),
            (4, 3, "Bo Ask, Di Cee, Ed Dee and others"),
            (4, 2, "Bo Ask, Di Cee +1 and others"),
            (3, 1, "Bo Ask +2"),
            (1, 3, "Bo Ask"),
            (0, 3, ""),
        ] {
            assert_eq!(byline(authors.get(..count).unwrap(), most), line);
        }
    }
}
