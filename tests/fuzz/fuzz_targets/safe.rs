//! Any text becomes one safe line, and is wrapped.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| recto_fuzz::is_one_safe_line(text));
