//! Words that are nearly the same: the Levenshtein distance, over characters of folded words.

use std::str::Chars;

/// How many letters may be wrong, too many or missing: one in a word of at most five, two in a
/// longer one.
#[must_use]
pub fn slips(word: &str) -> usize {
    if word.chars().count() <= 5 { 1 } else { 2 }
}

/// The distance between two words, where it is at most this.
#[must_use]
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    (0..=most).find(|distance| is_within(one, other, *distance))
}

/// Whether so many letters inserted, deleted or replaced make one word the other.
pub(in crate::query) fn is_within(one: &str, other: &str, most: usize) -> bool {
    // A letter is at most four bytes.
    one.len() <= 4 * (other.len() + most)
        && other.len() <= 4 * (one.len() + most)
        && are_within(one.chars(), other.chars(), most)
}

fn are_within(mut one: Chars<'_>, mut other: Chars<'_>, most: usize) -> bool {
    loop {
        let (one_before, other_before) = (one.clone(), other.clone());
        let (a, b) = (one.next(), other.next());
        if a.is_none() && b.is_none() {
            return true;
        }
        if a == b {
            continue;
        }
        let Some(most) = most.checked_sub(1) else {
            return false;
        };
        return are_within(one.clone(), other.clone(), most)
            || (a.is_some() && are_within(one, other_before, most))
            || (b.is_some() && are_within(one_before, other, most));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The distance by its definition, letter by letter.
    fn by_table(one: &str, other: &str) -> usize {
        let other: Vec<char> = other.chars().collect();
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (place, a) in one.chars().enumerate() {
            let mut before = row[0];
            row[0] = place + 1;
            for (column, b) in other.iter().enumerate() {
                let replaced = before + usize::from(a != *b);
                before = row[column + 1];
                row[column + 1] = replaced.min(before + 1).min(row[column] + 1);
            }
        }
        row[other.len()]
    }

    proptest! {
        #[test]
        fn the_distance_is_that_of_the_table(one in "[abé学]{0,7}", other in "[abé学]{0,7}") {
            let wanted = by_table(&one, &other);
            for most in 0..4 {
                prop_assert_eq!(distance(&one, &other, most), (wanted <= most).then_some(wanted));
            }
        }
    }
}
