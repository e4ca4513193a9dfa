//! Writing one set, in the form that `read/sets` describes.

use roaring::RoaringBitmap;

use crate::library::index::read::{
    BITMAP, BitWriter, COUNTED, MOST_DISTANCES, MOST_PAIR_DISTANCES, varint,
};

/// Appends the set of a word, its numbers ascending; `times` is empty where nobody counts.
pub(super) fn set(numbers: &[u32], times: &[u8], out: &mut Vec<u8>) {
    set_in_form(numbers, times, MOST_DISTANCES, out);
}

/// Appends the set of a pair, its numbers ascending.
pub(super) fn pair_set(numbers: &[u32], out: &mut Vec<u8>) {
    set_in_form(numbers, &[], MOST_PAIR_DISTANCES, out);
}

/// Appends a set, as distances where it has no more than so many numbers.
fn set_in_form(numbers: &[u32], times: &[u8], most_distances: u32, out: &mut Vec<u8>) {
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let once = times.iter().all(|times| *times == 1);
    let counted = if once { 0 } else { COUNTED };
    varint::push(count, out);
    if count > most_distances {
        out.push(BITMAP | counted);
        write_bitmap(numbers, out);
        if !once {
            let mut bits = BitWriter::new(out);
            for times in times {
                write_times(*times, &mut bits);
            }
            bits.end();
        }
        return;
    }
    let low_bits = low_bits(count, numbers.last().copied().unwrap_or(0));
    let [low, ..] = low_bits.to_le_bytes();
    out.push(low | counted);
    let mut bits = BitWriter::new(out);
    let mut next = 0;
    for (place, number) in numbers.iter().enumerate() {
        let distance = number - next;
        bits.unary(distance >> low_bits);
        bits.bits(distance & ((1 << low_bits) - 1), low_bits);
        if !once {
            write_times(times.get(place).copied().unwrap_or(1), &mut bits);
        }
        next = number.saturating_add(1);
    }
    bits.end();
}

/// How many bits of the distances of so many numbers, of which this is the last, are written as
/// they are: about as many as the median has.
fn low_bits(count: u32, last: u32) -> u32 {
    let median = u64::from(last) * 7 / (u64::from(count.max(1)) * 10);
    median.checked_ilog2().unwrap_or(0)
}

fn write_times(times: u8, bits: &mut BitWriter<'_>) {
    bits.unary(u32::from(times.saturating_sub(1)));
}

fn write_bitmap(numbers: &[u32], out: &mut Vec<u8>) {
    let place = |number: u32| usize::try_from(number / 8).unwrap_or(usize::MAX);
    let last = numbers.last().map_or(0, |number| place(*number));
    let mut bits = vec![0_u8; last + 1];
    for number in numbers {
        if let Some(byte) = bits.get_mut(place(*number)) {
            *byte |= 1 << (number % 8);
        }
    }
    let set = RoaringBitmap::from_lsb0_bytes(0, &bits);
    let length = u32::try_from(set.serialized_size()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_le_bytes());
    // Writing into memory does not fail.
    let _ = set.serialize_into(&mut *out);
}

#[cfg(test)]
mod tests;
