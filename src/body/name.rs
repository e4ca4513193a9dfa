//! Names of elements, quick to compare.

/// The name of an element, as a number: names that matter have at most so many letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Name(u128);

impl Name {
    pub(super) const fn of(name: &[u8]) -> Self {
        let mut number = 0;
        let mut at = 0;
        while at < name.len() && at < 16 {
            number = number << 8 | name[at] as u128;
            at += 1;
        }
        Self(number)
    }
}
