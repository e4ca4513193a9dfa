//! The different words of a block of papers, each with a number.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::run::first_bytes;

/// Words, numbered by their first occurrence.
///
/// Nearly all are so short that they stand in the table themselves: most of the time would go into
/// memory that is far away.
#[derive(Debug, Default)]
pub(super) struct BlockVocabulary {
    hasher: FixedState,
    short: HashTable<CountedWord<[u64; 2]>>,
    long: HashTable<CountedWord<Box<str>>>,
    words: JoinedWords,
}

/// A word, its number, and how often it came.
#[derive(Debug)]
struct CountedWord<W> {
    word: W,
    number: u32,
    times: u32,
}

/// The words one after the other, and where each ends.
#[derive(Debug, Default)]
struct JoinedWords {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl BlockVocabulary {
    /// The number of the word that stands at a byte of a folded text, which gets one where it has
    /// none yet; and where the word ends.
    pub(super) fn number_at(&mut self, text: &[u8], start: usize) -> (u32, usize) {
        let Some((word, length)) = short_word(text, start) else {
            let rest = text.get(start..).unwrap_or_default();
            let length = rest.iter().position(|byte| *byte <= b' ');
            let word = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
            let number = self.number_of_long(std::str::from_utf8(word).unwrap_or_default());
            return (number, start + word.len());
        };
        let end = start + length;
        let hash = mixed(word);
        if let Some(known) = self.short.find_mut(hash, |known| known.word == word) {
            known.times += 1;
            return (known.number, end);
        }
        let number = self.words.push(text.get(start..end).unwrap_or_default());
        let new = CountedWord {
            word,
            number,
            times: 1,
        };
        self.short
            .insert_unique(hash, new, |known| mixed(known.word));
        (number, end)
    }

    fn number_of_long(&mut self, word: &str) -> u32 {
        let hash = self.hasher.hash_one(word);
        let found = self
            .long
            .find_mut(hash, |known| known.word.as_ref() == word);
        if let Some(known) = found {
            known.times += 1;
            return known.number;
        }
        let number = self.words.push(word.as_bytes());
        let new = CountedWord {
            word: word.into(),
            number,
            times: 1,
        };
        let hasher = &self.hasher;
        self.long
            .insert_unique(hash, new, |known| hasher.hash_one(&known.word));
        number
    }

    /// How often each word came, by its number.
    pub(super) fn times(&self) -> Vec<u32> {
        let mut times = vec![0; self.len()];
        let short = self.short.iter().map(|known| (known.number, known.times));
        let long = self.long.iter().map(|known| (known.number, known.times));
        for (number, count) in short.chain(long) {
            if let Some(times) = times.get_mut(to_usize(number)) {
                *times = count;
            }
        }
        times
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.ends.len()
    }

    /// A word by its number.
    pub(super) fn word(&self, number: u32) -> &[u8] {
        self.words.bytes(number)
    }

    /// The numbers of all words in the order of their bytes.
    pub(super) fn sorted(&self) -> Vec<u32> {
        // Most words differ in their first bytes, which stand beside one another here.
        let mut words: Vec<(u64, u32)> = (0..)
            .take(self.len())
            .map(|number| (first_bytes(self.words.bytes(number)), number))
            .collect();
        words.sort_unstable_by(|(start, one), (other_start, other)| {
            let starts = start.cmp(other_start);
            starts.then_with(|| self.words.bytes(*one).cmp(self.words.bytes(*other)))
        });
        words.into_iter().map(|(_, number)| number).collect()
    }
}

impl JoinedWords {
    fn push(&mut self, word: &[u8]) -> u32 {
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.text.extend_from_slice(word);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        number
    }

    fn bytes(&self, number: u32) -> &[u8] {
        let end_of = |number: u32| self.ends.get(to_usize(number)).copied().map(to_usize);
        let start = number.checked_sub(1).map_or(Some(0), end_of);
        let range = start.zip(end_of(number));
        range
            .and_then(|(start, end)| self.text.get(start..end))
            .unwrap_or_default()
    }
}

/// A hash of a short word: its halves, multiplied and folded.
fn mixed([low, high]: [u64; 2]) -> u64 {
    let product =
        u128::from(low ^ 0x9e37_79b9_7f4a_7c15) * u128::from(high ^ 0xd1b5_4a32_d192_ed03);
    let product = product ^ (product >> 64);
    u64::try_from(product & u128::from(u64::MAX)).unwrap_or(0)
}

/// The word that stands at a byte of a folded text, with its length in the highest byte, and its
/// length; `None` for one of more than fifteen bytes. Words of folded texts end before a blank or a
/// line break, and no smaller byte is in them.
fn short_word(text: &[u8], start: usize) -> Option<([u64; 2], usize)> {
    const EACH: u128 = u128::MAX / 0xff;
    let rest = text.get(start..)?;
    let bytes = rest.first_chunk::<16>().copied().unwrap_or_else(|| {
        let mut bytes = [b' '; 16];
        for (byte, letter) in bytes.iter_mut().zip(rest) {
            *byte = *letter;
        }
        bytes
    });
    let bytes = u128::from_le_bytes(bytes);
    // The highest bit of the first byte that is at most a blank, and of some behind it.
    let ends = bytes.wrapping_sub(EACH * 0x21) & !bytes & (EACH * 0x80);
    if ends == 0 {
        return None;
    }
    let bits = ends.trailing_zeros() & !7;
    let word = bytes & ((1 << bits) - 1) | u128::from(bits) << 120;
    let half = |half: u128| u64::try_from(half & u128::from(u64::MAX)).unwrap_or(0);
    Some(([half(word), half(word >> 64)], to_usize(bits / 8)))
}

pub(super) fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_length_keep_their_numbers_and_are_counted() {
        let words = [
            "a",
            "深",
            "fourteen letter",
            "hippopotamuses",
            "hippopotamusesx",
            "x".repeat(15).as_str(),
            "x".repeat(16).as_str(),
            "x".repeat(40).as_str(),
            "zähne",
        ]
        .map(str::to_owned);
        let words: Vec<&str> = words.iter().flat_map(|word| word.split(' ')).collect();
        let text = words.join(" ");
        let mut vocabulary = BlockVocabulary::default();
        for _ in 0..3 {
            let mut at = 0;
            for (number, word) in (0..).zip(&words) {
                let end = at + word.len();
                assert_eq!(vocabulary.number_at(text.as_bytes(), at), (number, end));
                assert_eq!(vocabulary.word(number), word.as_bytes());
                at = end + 1;
            }
        }
        assert_eq!(vocabulary.times(), vec![3; words.len()]);
    }

    #[test]
    fn words_are_sorted_by_their_bytes() {
        let mut vocabulary = BlockVocabulary::default();
        for word in (0..5000).map(|word| format!("common{word}")) {
            vocabulary.number_at(word.as_bytes(), 0);
        }
        assert_eq!(
            (vocabulary.len(), vocabulary.word(4999)),
            (5000, &b"common4999"[..])
        );
        let sorted = vocabulary.sorted();
        assert!(sorted.is_sorted_by_key(|number| vocabulary.word(*number)));
    }
}
