//! The author who stands for all that are not named.

use super::Author;

/// What an author is called who stands for all that are not named, as BibTeX calls them.
pub(super) const OTHERS: &str = "others";

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
}
