//! Words that few papers have, and those invented in their place: a larger library has more
//! different words, as a power of its size (Heaps' law).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A word in at most so many of the real papers is rare.
const RARE: u32 = 3;
/// Of a rare word the `j`-th member of its family comes with a share of about `j^(-1 - HEAPS)`.
const HEAPS: f64 = 0.7;
const SYLLABLES: u32 = 5;
const CONSONANTS: &[u8; 16] = b"bcdfghjklmnprstv";
const VOWELS: &[u8; 4] = b"aeio";

/// The `SplitMix64` generator: the same numbers everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Uniform in (0, 1].
    pub(crate) fn share(&mut self) -> f64 {
        ((self.next() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// In how many papers each word is.
#[derive(Default)]
pub(crate) struct Frequencies(HashMap<String, u32>);

impl Frequencies {
    /// Counts the words of one paper.
    pub(crate) fn add<'a>(&mut self, texts: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for text in texts {
            seen.extend(words(text).filter_map(|word| Some(text.get(word)?.to_lowercase())));
        }
        for word in seen {
            *self.0.entry(word).or_default() += 1;
        }
    }

    fn is_rare(&self, word: &str) -> bool {
        let papers = self.0.get(&word.to_lowercase());
        papers.is_none_or(|papers| *papers <= RARE)
    }
}

/// A text whose rare words are known.
pub(crate) struct Text {
    whole: String,
    rare: Vec<Range<usize>>,
}

impl Text {
    pub(crate) fn new(whole: &str, frequencies: &Frequencies) -> Self {
        let is_rare = |word: &Range<usize>| frequencies.is_rare(&whole[word.clone()]);
        Self {
            rare: words(whole).filter(is_rare).collect(),
            whole: whole.to_owned(),
        }
    }

    /// The text as it is.
    pub(crate) fn whole(&self) -> &str {
        &self.whole
    }

    /// Appends the text with other words in place of rare ones.
    pub(crate) fn renew(&self, random: &mut Random, out: &mut String) {
        let mut done = 0;
        for word in &self.rare {
            out.push_str(&self.whole[done..word.start]);
            done = word.end;
            let old = &self.whole[word.clone()];
            let member = random.share().powf(-1.0 / HEAPS) as u64;
            if member <= 1 {
                out.push_str(old);
            } else {
                invent(old, member, out);
            }
        }
        out.push_str(&self.whole[done..]);
    }
}

/// Appends a word that can be spoken, always the same for this member of this word's family.
fn invent(word: &str, member: u64, out: &mut String) {
    let seed = word.bytes().fold(member, |seed, byte| {
        mixed(seed ^ u64::from(byte.to_ascii_lowercase()))
    });
    let start = out.len();
    for syllable in 0..SYLLABLES {
        let bits = (seed >> (syllable * 6)) as usize;
        out.push(CONSONANTS[bits % 16].into());
        out.push(VOWELS[bits / 16 % 4].into());
    }
    if word.starts_with(char::is_uppercase) {
        out[start..=start].make_ascii_uppercase();
    }
}

/// Where the runs of letters and digits stand.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let pieces = text.split_inclusive(|c: char| !c.is_alphanumeric());
    let placed = pieces.scan(0, |end, piece| {
        let start = *end;
        *end += piece.len();
        Some(start..start + piece.trim_end_matches(|c: char| !c.is_alphanumeric()).len())
    });
    placed.filter(|word| !word.is_empty())
}
