//! The samples: real papers, files and texts that are no part of the project.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test program takes what it needs, and a test that goes wrong should fail"
)]

use std::io::Read;
use std::path::PathBuf;

use flate2::read::GzDecoder;

use super::skipped::skipped;

/// Names the folder that has them, in `data` and `cases`.
const VARIABLE: &str = "RECTO_SAMPLES";
/// Where they lie if it does not.
const BESIDE: &str = "../shared";

const GZIP: &[u8] = &[0x1f, 0x8b];

/// Twenty thousand real papers, a record a line.
pub const CORPUS: &str = "data/corpus/arxiv-20k.jsonl.gz";
/// Papers as Hugging Face and arXiv have them, two texts of each.
pub const PAIRS: &str = "data/samples/hf_vs_arxiv_pairs.jsonl";
/// Files of many formats.
pub const FILES: &str = "data/samples";

/// Where a file or folder of the samples lies, if it is there.
pub fn place(path: &str) -> Option<PathBuf> {
    let named = std::env::var_os(VARIABLE);
    let folder = named.map_or_else(|| PathBuf::from(BESIDE), PathBuf::from);
    Some(folder.join(path)).filter(|place| place.exists())
}

/// The same for a test, of which it is said that it is skipped where there is nothing.
pub fn sample(test: &str, path: &str) -> Option<PathBuf> {
    let place = place(path);
    if place.is_none() {
        skipped(test, &missing(path));
    }
    place
}

/// Why something is skipped that needs a file or folder of the samples.
pub fn missing(path: &str) -> String {
    format!("{VARIABLE} names no folder with {path}")
}

/// The text of a file of the samples for a test, unpacked where it is packed.
pub fn sample_text(test: &str, path: &str) -> Option<String> {
    let bytes = std::fs::read(sample(test, path)?).unwrap();
    let mut all = String::new();
    let read = if bytes.starts_with(GZIP) {
        GzDecoder::new(bytes.as_slice()).read_to_string(&mut all)
    } else {
        bytes.as_slice().read_to_string(&mut all)
    };
    read.unwrap();
    Some(all)
}
