//! Writing one set, in the form that `read/sets` describes.

use roaring::RoaringBitmap;

use crate::library::index::read::{BITMAP, BitWriter, COUNTED, MOST_DISTANCES, varint};

/// Appends a set, its numbers ascending; `times` is empty where nobody counts.
pub(super) fn set(numbers: &[u32], times: &[u8], out: &mut Vec<u8>) {
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let once = times.iter().all(|times| *times == 1);
    let counted = if once { 0 } else { COUNTED };
    varint::push(count, out);
    if count > MOST_DISTANCES {
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
mod tests {
    use super::*;
    use crate::library::index::read::Stored;
    use proptest::prelude::*;

    fn read(bytes: &[u8], base: u32) -> Option<(RoaringBitmap, Vec<u8>)> {
        let stored = Stored::at(bytes, 0)?;
        let (mut numbers, mut times) = (RoaringBitmap::new(), Vec::new());
        stored.each(base, &mut |number, often| {
            numbers.insert(number);
            times.push(often);
        })?;
        let mut added = RoaringBitmap::new();
        stored.add_to(base, &mut added)?;
        assert_eq!(added, numbers);
        for every in [2, 90] {
            let wanted: RoaringBitmap = numbers.iter().step_by(every).chain([9]).collect();
            let (mut found, mut of) = (Vec::new(), Vec::new());
            stored.each_of(base, &wanted, &mut |number, often| {
                if wanted.contains(number) {
                    of.push((number, often));
                }
            })?;
            stored.each(base, &mut |number, often| {
                if wanted.contains(number) {
                    found.push((number, often));
                }
            })?;
            assert_eq!(of, found);
        }
        Some((added, times))
    }

    #[test]
    fn sets_of_every_size_are_read_as_they_were_written_and_raised() {
        for size in [
            2_u32,
            31,
            32,
            33,
            5000,
            MOST_DISTANCES,
            MOST_DISTANCES + 1,
            70_000,
        ] {
            for step in [1, 2, 3000] {
                let numbers: Vec<u32> = (0..size).map(|number| number * step).collect();
                let times: Vec<u8> = (0..size)
                    .map(|number| if number % 7 == 0 { 255 } else { 2 })
                    .collect();
                let base = 3 << 16;
                for times in [times, vec![1; numbers.len()]] {
                    let mut bytes = Vec::new();
                    set(&numbers, &times, &mut bytes);
                    bytes.push(0xff);
                    let (set, read_times) = read(&bytes, base).unwrap();
                    let raised = numbers.iter().map(|number| number + base).collect();
                    assert_eq!(set, raised, "{size} {step}");
                    assert_eq!(read_times, times);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn damaged_bytes_are_no_set_or_another_and_never_a_panic(
            count in prop::sample::select(&[3_u32, 4000, 17_000][..]),
            place in 0_usize..9000, change in 1_u8..=255, cut in 0_usize..9000,
        ) {
            let numbers: Vec<u32> = (0..count).map(|number| number * 3).collect();
            let mut bytes = Vec::new();
            set(&numbers, &vec![2; numbers.len()], &mut bytes);
            let length = bytes.len();
            bytes[place % length] ^= change;
            let _ = read(&bytes, 1 << 16);
            let _ = read(&bytes[..cut % length], 1 << 16);
        }
    }
}
