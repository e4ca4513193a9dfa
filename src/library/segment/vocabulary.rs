//! The different words of a segment while it is made, each with a number and with how many papers
//! have it.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// Where papers have words: in all of their text, in the title, in the names of the authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    All,
    Title,
    Authors,
}

/// So many bytes of a word stand with what is counted of it.
const SHORT: usize = 24;

/// Words, numbered by their first occurrence. Few steps lead from a word to what is counted of it:
/// most of the time of making a segment would go into memory that is far away.
#[derive(Debug)]
pub(super) struct Vocabulary {
    hasher: FixedState,
    /// A power of two; a word stands at the place that its hash says, or behind it.
    slots: Vec<Slot>,
    words: Vec<Counted>,
    /// The words that are not short, one after the other.
    long: String,
}

/// A place for a word: its hash, and its number plus one; 0 where there is none.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u32,
    next: u32,
}

/// A word, and what is counted of it: as many bytes as a processor fetches at once.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(64))]
struct Counted {
    length: u32,
    /// Where it begins among the long ones.
    start: u32,
    short: [u8; SHORT],
    /// How often it occurs.
    occurrences: u32,
    /// How many papers have it in each field, and the last one that does, plus one.
    papers: [(u32, u32); 3],
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            hasher: FixedState::default(),
            slots: vec![Slot::default(); 1 << 10],
            words: Vec::new(),
            long: String::new(),
        }
    }
}

impl Vocabulary {
    /// A paper has a word in a field, once more; papers ascend. Returns the word's number.
    pub(super) fn add(&mut self, word: &str, field: Field, paper: u32) -> u32 {
        let number = self.number(word);
        if let Some(counted) = self.words.get_mut(to_usize(number)) {
            counted.occurrences = counted.occurrences.saturating_add(1);
            counted.add(Field::All, paper);
            if field != Field::All {
                counted.add(field, paper);
            }
        }
        number
    }

    /// The number of a word, which gets one where it has none yet.
    fn number(&mut self, word: &str) -> u32 {
        let hash = self.hasher.hash_one(word) & u64::from(u32::MAX);
        let hash = u32::try_from(hash).unwrap_or(0);
        let (mask, mut place) = (self.slots.len() - 1, to_usize(hash));
        loop {
            place &= mask;
            let Some(slot) = self.slots.get(place).filter(|slot| slot.next > 0) else {
                break;
            };
            let number = slot.next - 1;
            if slot.hash == hash && self.bytes(number) == word.as_bytes() {
                return number;
            }
            place += 1;
        }
        let number = self.push(word);
        if let Some(free) = self.slots.get_mut(place) {
            let next = number.saturating_add(1);
            *free = Slot { hash, next };
        }
        if self.words.len() * 5 > self.slots.len() * 4 {
            self.grow();
        }
        number
    }

    fn push(&mut self, word: &str) -> u32 {
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let mut counted = Counted {
            length: u32::try_from(word.len()).unwrap_or(u32::MAX),
            ..Counted::default()
        };
        if let Some(short) = counted.short.get_mut(..word.len()) {
            short.copy_from_slice(word.as_bytes());
        } else {
            counted.start = u32::try_from(self.long.len()).unwrap_or(u32::MAX);
            self.long.push_str(word);
        }
        self.words.push(counted);
        number
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        let slots = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
        for slot in slots.into_iter().filter(|slot| slot.next > 0) {
            let mut place = to_usize(slot.hash);
            loop {
                place &= size - 1;
                match self.slots.get_mut(place) {
                    Some(taken) if taken.next > 0 => place += 1,
                    Some(free) => {
                        *free = slot;
                        break;
                    }
                    None => break,
                }
            }
        }
    }

    fn bytes(&self, number: u32) -> &[u8] {
        let Some(counted) = self.words.get(to_usize(number)) else {
            return &[];
        };
        let length = to_usize(counted.length);
        counted.short.get(..length).unwrap_or_else(|| {
            let start = to_usize(counted.start);
            let long = self.long.as_bytes().get(start..start + length);
            long.unwrap_or_default()
        })
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word by its number.
    pub(super) fn word(&self, number: u32) -> &str {
        std::str::from_utf8(self.bytes(number)).unwrap_or_default()
    }

    /// How many papers have a word in a field.
    pub(super) fn papers(&self, number: u32, field: Field) -> u32 {
        let counted = self.words.get(to_usize(number));
        counted.map_or(0, |counted| counted.in_field(field).0)
    }

    /// The numbers of all words in the order of their bytes.
    pub(super) fn sorted(&self) -> Vec<u32> {
        // Most words differ in their first bytes, which stand beside one another here.
        let mut words: Vec<(u64, u32)> = (0..)
            .take(self.words.len())
            .map(|number| (first_bytes(self.bytes(number)), number))
            .collect();
        words.sort_unstable_by(|(start, one), (other_start, other)| {
            let starts = start.cmp(other_start);
            starts.then_with(|| self.bytes(*one).cmp(self.bytes(*other)))
        });
        words.into_iter().map(|(_, number)| number).collect()
    }

    /// The numbers of all words, the one that occurs most often first.
    pub(super) fn by_occurrence(&self) -> Vec<u32> {
        let mut numbers: Vec<(u32, u32)> = (0..)
            .zip(&self.words)
            .map(|(number, counted)| (u32::MAX - counted.occurrences, number))
            .collect();
        numbers.sort_unstable();
        numbers.into_iter().map(|(_, number)| number).collect()
    }
}

impl Counted {
    fn in_field(&self, field: Field) -> (u32, u32) {
        let [all, title, authors] = self.papers;
        match field {
            Field::All => all,
            Field::Title => title,
            Field::Authors => authors,
        }
    }

    fn add(&mut self, field: Field, paper: u32) {
        let [all, title, authors] = &mut self.papers;
        let (papers, last) = match field {
            Field::All => all,
            Field::Title => title,
            Field::Authors => authors,
        };
        if *last != paper + 1 {
            *last = paper + 1;
            *papers += 1;
        }
    }
}

/// The first bytes of a word as a number, in the order of their bytes.
fn first_bytes(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (byte, letter) in bytes.iter_mut().zip(word) {
        *byte = *letter;
    }
    u64::from_be_bytes(bytes)
}

pub(super) fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_and_papers_are_counted_once() {
        let mut vocabulary = Vocabulary::default();
        let long = |word: u32| {
            if word == 3 {
                "x".repeat(30)
            } else {
                String::new()
            }
        };
        let words: Vec<String> = (0..5000)
            .map(|word| format!("w{word}{}", long(word)))
            .collect();
        for paper in 0..3 {
            for (number, word) in (0..).zip(&words) {
                assert_eq!(vocabulary.add(word, Field::Title, paper), number);
                assert_eq!(vocabulary.add(word, Field::All, paper), number);
            }
        }
        vocabulary.add("w7", Field::Authors, 3);
        assert_eq!((vocabulary.len(), vocabulary.word(4999)), (5000, "w4999"));
        assert_eq!(vocabulary.by_occurrence()[..3], [7, 0, 1]);
        let counts = [Field::All, Field::Title, Field::Authors];
        assert_eq!(counts.map(|field| vocabulary.papers(7, field)), [4, 3, 1]);
        let sorted = vocabulary.sorted();
        assert!(sorted.is_sorted_by_key(|number| vocabulary.word(*number)));
    }
}
