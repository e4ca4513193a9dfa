//! Sets of paper numbers as a segment stores them.
//!
//! A set of one paper is a number in the dictionary. A larger one stands in the section of sets: how
//! many papers, how many bytes, then the numbers of a small set or the bitmap of a large one
//! (<https://github.com/RoaringBitmap/RoaringFormatSpec>), then where words are counted how often
//! each paper has it, one byte each.

use std::io::Read;

use roaring::RoaringBitmap;

use super::layout::u32_at;

/// A set of at most so many papers is stored as their numbers.
const FEW: usize = 32;
/// Set in the count of a set in which every paper has the word once.
const ONCE: u32 = 1 << 31;
/// The counts before a set.
const HEAD: usize = 8;

/// So many bits of a value in the dictionary say where a set is; those above are the word's code.
const ENTRY_BITS: u32 = 41;

/// The code of a word, in its value in the dictionary; 0 where it has none.
pub(super) fn code_in(value: u64) -> u32 {
    u32::try_from(value >> ENTRY_BITS).unwrap_or(0)
}

/// What the dictionary says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// One paper has it, so often.
    One(u32, u8),
    /// The set begins at this byte.
    At(u64),
}

impl Entry {
    /// The value in the dictionary, with the code of the word, where it has one.
    pub(super) fn to_value(self, code: Option<u32>) -> u64 {
        let entry = match self {
            Self::One(number, times) => u64::from(number) << 9 | u64::from(times) << 1 | 1,
            Self::At(start) => start << 1,
        };
        entry | u64::from(code.unwrap_or(0)) << ENTRY_BITS
    }

    pub(super) fn from_value(value: u64) -> Option<Self> {
        let value = value & ((1 << ENTRY_BITS) - 1);
        if value & 1 == 0 {
            return Some(Self::At(value >> 1));
        }
        let [times, ..] = (value >> 1).to_le_bytes();
        Some(Self::One(u32::try_from(value >> 9).ok()?, times))
    }
}

/// Appends a set, its numbers ascending; `times` is empty where nobody counts.
pub(super) fn write(numbers: &[u32], times: &[u8], out: &mut Vec<u8>) {
    let once = times.iter().all(|times| *times == 1);
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let flag = if once { ONCE } else { 0 };
    out.extend_from_slice(&(count | flag).to_le_bytes());
    let length_at = out.len();
    out.extend_from_slice(&[0; 4]);
    let start = out.len();
    if numbers.len() <= FEW {
        for number in numbers {
            out.extend_from_slice(&number.to_le_bytes());
        }
    } else {
        let set = RoaringBitmap::from_sorted_iter(numbers.iter().copied())
            .unwrap_or_else(|_| numbers.iter().copied().collect());
        // Writing into memory does not fail.
        let _ = set.serialize_into(&mut *out);
    }
    let length = u32::try_from(out.len() - start).unwrap_or(u32::MAX);
    if let Some(place) = out.get_mut(length_at..start) {
        place.copy_from_slice(&length.to_le_bytes());
    }
    if !once {
        out.extend_from_slice(times);
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
        set: &'a [u8],
        /// How often each paper has the word; empty where each has it once.
        times: &'a [u8],
    },
}

impl<'a> Stored<'a> {
    /// The set at this byte of the section; `None` where none can be.
    pub(super) fn at(sets: &'a [u8], start: u64) -> Option<Self> {
        let start = usize::try_from(start).ok()?;
        let counted = u32_at(sets, start)?;
        let length = usize::try_from(u32_at(sets, start.checked_add(4)?)?).ok()?;
        let set_start = start.checked_add(HEAD)?;
        let set_end = set_start.checked_add(length)?;
        let count = counted & !ONCE;
        let times_end = if counted & ONCE == 0 {
            set_end.checked_add(usize::try_from(count).ok()?)?
        } else {
            set_end
        };
        Some(Self::Many {
            count,
            set: sets.get(set_start..set_end)?,
            times: sets.get(set_end..times_end)?,
        })
    }

    /// How many papers are in it.
    pub(in crate::library) fn len(&self) -> u32 {
        match self {
            Self::One(..) => 1,
            Self::Many { count, .. } => *count,
        }
    }

    /// How often each paper has the word, in the order of their numbers; none is once each.
    pub(in crate::library) fn times(&self) -> &[u8] {
        match self {
            Self::One(_, times) => std::slice::from_ref(times),
            Self::Many { times, .. } => times,
        }
    }

    /// Adds the numbers of a small set to a list, each raised by `base`; says whether it was small.
    pub(in crate::library) fn add_few(&self, base: u32, into: &mut Vec<u32>) -> Option<bool> {
        match self {
            Self::One(number, _) => into.push(base.checked_add(*number)?),
            Self::Many { count, set, .. } => {
                let count = usize::try_from(*count).ok()?;
                if count > FEW {
                    return Some(false);
                }
                for place in 0..count {
                    into.push(base.checked_add(u32_at(set, place * 4)?)?);
                }
            }
        }
        Some(true)
    }

    /// Adds the numbers to a set, each raised by `base`, a multiple of 65,536; `None` when the
    /// bytes are no set.
    pub(in crate::library) fn add_to(&self, base: u32, into: &mut RoaringBitmap) -> Option<()> {
        match self {
            Self::One(number, _) => {
                into.insert(base.checked_add(*number)?);
            }
            Self::Many { count, set, .. } if usize::try_from(*count).ok()? <= FEW => {
                for place in 0..usize::try_from(*count).ok()? {
                    into.insert(base.checked_add(u32_at(set, place * 4)?)?);
                }
            }
            Self::Many { set, .. } => *into |= raised(set, base)?,
        }
        Some(())
    }
}

/// Decodes a bitmap with every number raised by `base`: the high halves of the numbers stand apart
/// in its head, so that only they are changed.
fn raised(bytes: &[u8], base: u32) -> Option<RoaringBitmap> {
    let high = u16::try_from(base >> 16).ok()?;
    let pieces = usize::try_from(u32_at(bytes, 4)?).ok()?;
    let head_end = pieces.checked_mul(4)?.checked_add(HEAD)?;
    let mut head = bytes.get(..head_end)?.to_vec();
    for piece in 0..pieces {
        let at = HEAD + piece * 4;
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
    use proptest::prelude::*;

    fn read(bytes: &[u8], base: u32) -> Option<(RoaringBitmap, Vec<u8>)> {
        let stored = Stored::at(bytes, 0)?;
        let mut set = RoaringBitmap::new();
        stored.add_to(base, &mut set)?;
        Some((set, stored.times().to_vec()))
    }

    #[test]
    fn sets_of_every_size_are_read_as_they_were_written_and_raised() {
        for size in [2_u32, 31, 32, 33, 5000, 200_000] {
            let numbers: Vec<u32> = (0..size).map(|number| number * 2).collect();
            let times = vec![2; numbers.len()];
            let mut bytes = Vec::new();
            write(&numbers, &times, &mut bytes);
            let base = 3 << 16;
            let (set, read_times) = read(&bytes, base).unwrap();
            assert_eq!(
                set,
                numbers.iter().map(|number| number + base).collect(),
                "{size}"
            );
            assert_eq!(read_times, times);
            let mut once = Vec::new();
            write(&numbers, &vec![1; numbers.len()], &mut once);
            assert_eq!(once.len() + numbers.len(), bytes.len());
        }
        for entry in [Entry::One(u32::MAX, 255), Entry::At(1 << 39)] {
            for code in [None, Some(1), Some((1 << 23) - 1)] {
                let value = entry.to_value(code);
                assert_eq!(Entry::from_value(value), Some(entry));
                assert_eq!(code_in(value), code.unwrap_or(0));
            }
        }
    }

    proptest! {
        #[test]
        fn damaged_bytes_are_no_set_or_another_and_never_a_panic(
            place in 0_usize..9000, change in 1_u8..=255, cut in 0_usize..9000,
        ) {
            let numbers: Vec<u32> = (0..4000).map(|number| number * 3).collect();
            let mut bytes = Vec::new();
            write(&numbers, &[], &mut bytes);
            let length = bytes.len();
            bytes[place % length] ^= change;
            let _ = read(&bytes, 1 << 16);
            let _ = read(&bytes[..cut % length], 1 << 16);
        }
    }
}
