//! What is done to the texts of records: lines folded, repeated words dropped, and no more.

use std::collections::HashSet;
use std::hash::Hash;

/// A text whose line breaks, with the blanks around them, have become single blanks: a title that
/// was folded at the edge of a page.
pub(super) fn one_line(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut folded = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        folded.push(' ');
        folded.push_str(line);
    }
    folded
}

/// The text of a field that was indented with its markup: every run of blanks is one.
pub(super) fn collapsed(text: &str) -> String {
    let trimmed = text.trim();
    if is_collapsed(trimmed) {
        return trimmed.to_owned();
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// So many words are compared with each other sooner than with a table, which a paper rarely needs.
const FEW: usize = 32;

/// The words of a list, or its ids, each where it stands first.
pub(super) fn each_once<T: Clone + Eq + Hash>(words: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut once: Vec<T> = Vec::new();
    let mut many: HashSet<T> = HashSet::new();
    for word in words {
        if once.len() == FEW && many.is_empty() {
            many.extend(once.iter().cloned());
        }
        let is_new = if many.is_empty() {
            !once.contains(&word)
        } else {
            many.insert(word.clone())
        };
        if is_new {
            once.push(word);
        }
    }
    once
}

/// Whether a text without blanks around it is plainly as [`collapsed`] would have it, as most are.
fn is_collapsed(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let fits = match byte {
            b' ' => before != b' ',
            // What may begin a blank of another kind in UTF-8.
            0xc2 | 0xe1 | 0xe2 | 0xe3 => false,
            _ => !byte.is_ascii_control(),
        };
        before = byte;
        fits
    })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::hash::Hasher;

    use super::*;

    #[test]
    fn a_folded_title_is_one_line_and_otherwise_as_it_was() {
        for (text, line) in [
            (
                "Mask^2DiT: Dual\n  Video Generation",
                "Mask^2DiT: Dual Video Generation",
            ),
            (" Two  blanks\r\nstay\n\n", "Two  blanks stay"),
            ("", ""),
        ] {
            assert_eq!(one_line(text), line);
        }
    }

    /// A number that counts how often one is compared.
    #[derive(Clone)]
    struct Counted<'a>(usize, &'a Cell<usize>);

    impl PartialEq for Counted<'_> {
        fn eq(&self, other: &Self) -> bool {
            self.1.set(self.1.get() + 1);
            self.0 == other.0
        }
    }

    impl Eq for Counted<'_> {}

    impl Hash for Counted<'_> {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.0.hash(state);
        }
    }

    #[test]
    fn words_stand_once_and_many_are_not_compared_with_each_other() {
        for (count, different) in [(0, 1), (5, 3), (FEW, FEW), (100, 40), (20_000, 15_000)] {
            let compared = Cell::new(0);
            let words = (0..count).map(|word| Counted(word % different, &compared));
            let once: Vec<usize> = each_once(words).into_iter().map(|word| word.0).collect();
            assert_eq!(once, (0..count.min(different)).collect::<Vec<_>>());
            assert!(
                compared.get() <= FEW * FEW + 2 * count,
                "{}",
                compared.get()
            );
        }
    }
}
