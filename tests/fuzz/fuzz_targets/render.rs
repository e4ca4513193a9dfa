//! A text that Hugging Face has stripped, and what it is read as, read once more.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::text::render::{Origin, render};

fuzz_target!(|source: &str| {
    recto_fuzz::is_rendered_soundly(source, Origin::HuggingFace);
    let again = render(source, Origin::HuggingFace).text;
    recto_fuzz::is_rendered_soundly(&again, Origin::HuggingFace);
});
