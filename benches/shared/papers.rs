//! The 20,000 real papers, from `RECTO_CORPUS` or from beside the project.

use std::io::Read;
use std::path::PathBuf;

/// What to say where there are none.
pub(crate) const MISSING: &str = "no corpus; name one with RECTO_CORPUS=papers.jsonl[.gz]";

const GZIP: &[u8] = &[0x1f, 0x8b];

/// The corpus as JSON Lines; `None` where there is none.
pub(crate) fn corpus() -> Option<String> {
    let path = std::env::var_os("RECTO_CORPUS").map_or_else(
        || PathBuf::from("../shared/data/corpus/arxiv-20k.jsonl.gz"),
        PathBuf::from,
    );
    let bytes = std::fs::read(&path).ok()?;
    if !bytes.starts_with(GZIP) {
        return String::from_utf8(bytes).ok();
    }
    let mut text = String::new();
    let mut unpacked = flate2::read::GzDecoder::new(bytes.as_slice());
    unpacked.read_to_string(&mut text).ok()?;
    Some(text)
}
