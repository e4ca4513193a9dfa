//! The id of a paper that has nothing but a title.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{PaperId, Scheme, fnv};

/// The `title:` id computed from a title: [`title_hash`] as 16 hex digits.
///
/// A second paper with the same letters gets `-2`, and so on, from whoever adds it to the store.
#[must_use]
pub fn title_key(title: &str) -> PaperId {
    title_key_of(title_hash(title))
}

/// The `title:` id of a title with this hash.
#[must_use]
pub fn title_key_of(hash: u64) -> PaperId {
    let half_bytes = hash
        .to_be_bytes()
        .into_iter()
        .flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = half_bytes.filter_map(|half| char::from_digit(half.into(), 16));
    PaperId::from_parts("title", &digits.collect::<String>())
}

impl PaperId {
    /// Whether this is a `title:` id as [`title_key`] computes it, numbered or not.
    #[must_use]
    pub fn is_title_key(&self) -> bool {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let (key, number) = self.value().split_once('-').unwrap_or((self.value(), "2"));
        let has_key = key.len() == 16 && key.bytes().all(is_hex);
        self.scheme() == Scheme::Title
            && has_key
            && number.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// [`fnv`] of the folded letters of a title.
#[must_use]
pub fn title_hash(title: &str) -> u64 {
    fnv(title_letters(title).as_bytes())
}

/// The letters and digits of a title as they are compared: TeX commands and marks of any kind
/// dropped, accents removed, lower case. Letters of every script count.
#[must_use]
pub fn title_letters(title: &str) -> String {
    let mut letters = String::with_capacity(title.len());
    // Most titles are ASCII, which has no other forms.
    if title.is_ascii() {
        let mut bytes = title.bytes().peekable();
        while let Some(byte) = bytes.next() {
            if byte == b'\\' {
                while bytes.next_if(u8::is_ascii_alphabetic).is_some() {}
            } else if byte.is_ascii_alphanumeric() {
                letters.push(char::from(byte.to_ascii_lowercase()));
            }
        }
        return letters;
    }
    let mut chars = title.nfkd().filter(|c| !is_combining_mark(*c)).peekable();
    while let Some(c) = chars.next() {
        if c == '\\' {
            while chars.next_if(char::is_ascii_alphabetic).is_some() {}
        } else if c.is_alphanumeric() {
            letters.extend(c.to_lowercase());
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_alone_decide_the_key() {
        let expected = title_key("Föppl's $k$-NN: a Study");
        for same in [
            "Foppl’s k-NN - A study.",
            "\\emph{Föppl}'s k NN, a Study",
            "FÖPPLS KNN A STUDY",
        ] {
            assert_eq!(title_key(same), expected, "{same}");
        }
        assert_ne!(title_key("Another"), expected);
    }

    #[test]
    fn titles_in_other_scripts_keep_their_letters() {
        assert_ne!(title_key("深度学习"), title_key("机器学习"));
        assert_eq!(title_letters("VGGT-Ω 2"), "vggtω2");
    }

    #[test]
    fn the_key_is_sixteen_hex_digits_and_never_changes() {
        assert_eq!(title_key("").to_string(), "title:cbf29ce484222325");
        assert_eq!(title_key("a").to_string(), "title:af63dc4c8601ec8c");
        assert!(title_key("a").is_title_key() && title_key("a").numbered(12).is_title_key());
        for other in [
            "title:of-a-book",
            "title:af63dc4c8601ec8c-b",
            "s2:af63dc4c8601ec8c",
        ] {
            assert!(!PaperId::parse(other).unwrap().is_title_key(), "{other}");
        }
    }
}
