//! Sets of paper numbers as a segment stores them.
//!
//! A set of one paper is a number in the dictionary. A larger one stands in the section of sets: how
//! many papers, a byte that says how they are written, then the papers. Those of a small set are
//! bits: the distance to the one before in Rice's code (its quotient in unary, its lowest bits as
//! they are), then where words are counted how often the paper has it, in unary. A large set is the
//! length of a bitmap, the bitmap (<https://github.com/RoaringBitmap/RoaringFormatSpec>), then how
//! often each paper has the word.

use std::io::Read;

use roaring::RoaringBitmap;

use super::bits::BitReader;
use super::layout::u32_at;
use super::varint;

/// The papers of so small a set are taken one by one.
const FEW: u32 = 32;
/// A set of a word of at most so many papers is stored as distances, so that it is soon decoded.
pub(in crate::library::index) const MOST_DISTANCES: u32 = 16_384;
/// A set of a pair is, as long as that is smaller than a bitmap of half a million papers.
pub(in crate::library::index) const MOST_PAIR_DISTANCES: u32 = 1 << 17;
/// Where fewer than one paper in so many is wanted, the others are skipped.
const FEW_OF: u64 = 16;
/// How a set is written: how many of the lowest bits of distances are as they are.
const LOW_BITS: u8 = 0x1f;
/// It is a bitmap.
pub(in crate::library::index) const BITMAP: u8 = 0x40;
/// How often each paper has the word is written; else each has it once.
pub(in crate::library::index) const COUNTED: u8 = 0x80;
/// The counts before the pieces of a bitmap.
const BITMAP_HEAD: usize = 8;

/// A beginning of so many characters has a set of its own, where many words have it.
pub(in crate::library::index) const LONGEST_BEGINNING: usize = 3;

/// So many bits of a value in the dictionary say where a set is; those above are the word's code.
const ENTRY_BITS: u32 = 41;

/// The code of a word, in its value in the dictionary; 0 where it has none.
pub(in crate::library::index) fn code_in(value: u64) -> u32 {
    u32::try_from(value >> ENTRY_BITS).unwrap_or(0)
}

/// What the dictionary says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library::index) enum TermEntry {
    /// One paper has it, so often.
    One(u32, u8),
    /// The set begins at this byte.
    At(u64),
}

impl TermEntry {
    /// The value in the dictionary, with the code of the word, where it has one.
    pub(in crate::library::index) fn to_value(self, code: Option<u32>) -> u64 {
        let entry = match self {
            Self::One(number, times) => u64::from(number) << 9 | u64::from(times) << 1 | 1,
            Self::At(start) => start << 1,
        };
        entry | u64::from(code.unwrap_or(0)) << ENTRY_BITS
    }

    /// The same where its set stands so many bytes further behind.
    pub(in crate::library::index) fn moved(self, bytes: u64) -> Self {
        match self {
            Self::One(..) => self,
            Self::At(start) => Self::At(start + bytes),
        }
    }

    pub(in crate::library::index) fn from_value(value: u64) -> Option<Self> {
        let value = value & ((1 << ENTRY_BITS) - 1);
        if value & 1 == 0 {
            return Some(Self::At(value >> 1));
        }
        let [times, ..] = (value >> 1).to_le_bytes();
        Some(Self::One(u32::try_from(value >> 9).ok()?, times))
    }
}

/// A set where it lies, not yet decoded.
#[derive(Debug, Clone, Copy)]
pub(in crate::library) enum Stored<'a> {
    /// One paper, and how often it has the word.
    One(u32, u8),
    /// Several.
    Many {
        count: u32,
        /// How it is written.
        form: u8,
        /// Its bytes, and whatever stands behind them.
        bytes: &'a [u8],
    },
}

impl<'a> Stored<'a> {
    /// The set at this byte of the section; `None` where none can be.
    pub(in crate::library::index) fn at(sets: &'a [u8], start: u64) -> Option<Self> {
        let mut rest = sets.get(usize::try_from(start).ok()?..)?;
        let count = varint::read(&mut rest)?;
        let (form, bytes) = rest.split_first()?;
        let fits = form & BITMAP != 0 || count <= MOST_PAIR_DISTANCES;
        fits.then_some(Self::Many {
            count,
            form: *form,
            bytes,
        })
    }

    /// How many papers are in it.
    pub(in crate::library) fn len(&self) -> u32 {
        match self {
            Self::One(..) => 1,
            Self::Many { count, .. } => *count,
        }
    }

    /// Gives each paper, its number raised by `base`, with how often it has the word; `None` when
    /// the bytes are no set.
    pub(in crate::library) fn each(&self, base: u32, give: &mut dyn FnMut(u32, u8)) -> Option<()> {
        match self {
            Self::One(number, times) => give(base.checked_add(*number)?, *times),
            Self::Many { count, form, bytes } if form & BITMAP == 0 => {
                each_distance(*count, *form, bytes, base, give)?;
            }
            Self::Many { form, bytes, .. } => {
                let (set, rest) = bitmap(bytes)?;
                let mut times = BitReader::new(rest);
                for number in &raised(set, base)? {
                    give(number, read_times(*form, &mut times)?);
                }
            }
        }
        Some(())
    }

    /// Gives papers as [`Self::each`] does, among them all that are wanted; quick where these are
    /// few.
    pub(in crate::library) fn each_of(
        &self,
        base: u32,
        wanted: &RoaringBitmap,
        give: &mut dyn FnMut(u32, u8),
    ) -> Option<()> {
        let Self::Many { form, bytes, .. } = self else {
            return self.each(base, give);
        };
        if form & BITMAP == 0 || wanted.len() * FEW_OF >= u64::from(self.len()) {
            return self.each(base, give);
        }
        let (set, rest) = bitmap(bytes)?;
        let set = raised(set, base)?;
        let mut times = BitReader::new(rest);
        let mut passed = 0;
        for number in &set & wanted {
            let often = if form & COUNTED == 0 {
                1
            } else {
                let place = set.rank(number).checked_sub(1)?;
                times.skip_unary(place - passed)?;
                passed = place + 1;
                read_times(*form, &mut times)?
            };
            give(number, often);
        }
        Some(())
    }

    /// Adds the numbers of a small set to a list, each raised by `base`; says whether it was small.
    pub(in crate::library) fn add_few(&self, base: u32, into: &mut Vec<u32>) -> Option<bool> {
        if self.len() > FEW {
            return Some(false);
        }
        self.each(base, &mut |number, _| into.push(number))?;
        Some(true)
    }

    /// Adds the numbers to a set, each raised by `base`, a multiple of 65,536; `None` when the
    /// bytes are no set.
    pub(in crate::library) fn add_to(&self, base: u32, into: &mut RoaringBitmap) -> Option<()> {
        match self {
            Self::One(number, _) => {
                into.insert(base.checked_add(*number)?);
            }
            Self::Many { count, form, bytes } if form & BITMAP == 0 => {
                let mut numbers = Vec::with_capacity(usize::try_from(*count).ok()?);
                each_distance(*count, *form, bytes, base, &mut |number, _| {
                    numbers.push(number);
                })?;
                *into |= RoaringBitmap::from_sorted_iter(numbers).ok()?;
            }
            Self::Many { bytes, .. } => *into |= raised(bitmap(bytes)?.0, base)?,
        }
        Some(())
    }
}

/// Gives the papers of a set that is stored as distances.
fn each_distance(
    count: u32,
    form: u8,
    bytes: &[u8],
    base: u32,
    give: &mut (impl FnMut(u32, u8) + ?Sized),
) -> Option<()> {
    let low_bits = u32::from(form & LOW_BITS);
    let mut bits = BitReader::new(bytes);
    let mut next = base;
    for _ in 0..count {
        let number = next.checked_add(bits.rice(low_bits)?)?;
        give(number, read_times(form, &mut bits)?);
        next = number.checked_add(1)?;
    }
    Some(())
}

fn read_times(form: u8, bits: &mut BitReader<'_>) -> Option<u8> {
    if form & COUNTED == 0 {
        return Some(1);
    }
    u8::try_from(bits.unary()?.checked_add(1)?).ok()
}

/// The bytes of a bitmap, and those behind it.
fn bitmap(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = usize::try_from(u32_at(bytes, 0)?).ok()?;
    bytes.get(4..)?.split_at_checked(length)
}

/// Decodes a bitmap with every number raised by `base`: the high halves of the numbers stand apart
/// in its head, so that only they are changed.
fn raised(bytes: &[u8], base: u32) -> Option<RoaringBitmap> {
    let high = u16::try_from(base >> 16).ok()?;
    let pieces = usize::try_from(u32_at(bytes, 4)?).ok()?;
    let head_end = pieces.checked_mul(4)?.checked_add(BITMAP_HEAD)?;
    let mut head = bytes.get(..head_end)?.to_vec();
    for piece in 0..pieces {
        let at = BITMAP_HEAD + piece * 4;
        let key = head.get_mut(at..at + 2)?;
        let raised = u16::from_le_bytes(key.try_into().ok()?).checked_add(high)?;
        key.copy_from_slice(&raised.to_le_bytes());
    }
    let rest = bytes.get(head_end..)?;
    RoaringBitmap::deserialize_from(head.as_slice().chain(rest)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_dictionary_says_is_read_as_it_was_written() {
        for entry in [TermEntry::One(u32::MAX, 255), TermEntry::At(1 << 39)] {
            for code in [None, Some(1), Some((1 << 23) - 1)] {
                let value = entry.to_value(code);
                assert_eq!(TermEntry::from_value(value), Some(entry));
                assert_eq!(code_in(value), code.unwrap_or(0));
            }
        }
    }
}
