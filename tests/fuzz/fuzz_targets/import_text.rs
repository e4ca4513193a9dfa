//! An input of an import that is, or should be, text of lines.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto_fuzz::importing::{TEXT, is_read_soundly_as_one_of};

fuzz_target!(|bytes: &[u8]| is_read_soundly_as_one_of(TEXT, bytes));
