//! Samples with bytes changed, cut out and doubled at random: every paper that is still read can be
//! stored, and no reader falls.

use crate::fuzz_corpus::properties::importing;
use std::time::{Duration, Instant};

use recto::formats::{FORMATS, Format};

use super::at_hand;

/// A generator of numbers (<https://prng.di.unimi.it/splitmix64.c>).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// Signs that mean something to one format or another.
const SIGNS: &[&str] = &[
    "\"", "\\", "{", "}", "[", "]", "<", ">", "&", ";", "\n", ",", ":", "null", "\u{0}", "<!--",
    "]]>", "\\ud800", "1e999", "\r", "É", "@", "ER  - ", "---",
];

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        match random.below(4) {
            0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            1 => {
                let end = (at + random.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            2 => {
                let end = (at + random.below(200)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let sign = SIGNS[random.below(SIGNS.len())];
                bytes.splice(at..at, sign.bytes());
            }
        }
        if bytes.is_empty() {
            bytes.push(b'x');
        }
    }
}

/// `RECTO_SECONDS` says for how long; without it only a few are tried.
#[test]
fn samples_changed_at_random_are_read_soundly() {
    let seconds = std::env::var("RECTO_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let end = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut random = Random(1);
    let mut tried = 0;
    let samples = at_hand("samples_changed_at_random_are_read_soundly");
    while tried < samples.len() * 2 || end.is_some_and(|end| Instant::now() < end) {
        let ((_, format, ..), path) = &samples[tried % samples.len()];
        tried += 1;
        let whole = std::fs::read(path).unwrap();
        // A part of it is read sooner.
        let from = if tried % 2 == 0 {
            0
        } else {
            random.below(whole.len())
        };
        let mut bytes = whole[from..(from + 8_000).min(whole.len())].to_vec();
        mutate(&mut bytes, &mut random);
        let chosen = if random.below(8) == 0 {
            &FORMATS[random.below(FORMATS.len())]
        } else {
            Format::named(format).unwrap()
        };
        importing::is_read_soundly(&bytes, chosen);
    }
    println!("{tried} were tried");
}
