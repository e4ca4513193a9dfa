//! Faithful text: what authors write in TeX is read as it would be printed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that goes wrong should fail"
)]

#[path = "rendering/corpus.rs"]
mod corpus;
#[path = "rendering/prose.rs"]
mod prose;
#[path = "rendering/rules.rs"]
mod rules;
#[path = "rendering/stripped.rs"]
mod stripped;

use std::io::Read;

use recto::text::render::{Origin, Rendered, render};

/// A text as its author wrote it.
fn faithful(source: &str) -> Rendered {
    render(source, Origin::Faithful)
}

/// The lines of a file that may not be here, in a gzip or not; it is said where it is not.
fn lines_beside(path: &str) -> Vec<String> {
    let path = format!("../shared/data/{path}");
    let Ok(bytes) = std::fs::read(&path) else {
        #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
        {
            eprintln!("skipped: no {path}");
        }
        return Vec::new();
    };
    let mut text = String::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = flate2::read::GzDecoder::new(bytes.as_slice());
        unpacked.read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    text.lines().map(str::to_owned).collect()
}
