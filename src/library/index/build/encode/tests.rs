//! Sets as they are written.

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
