//! An input of an import that is, or should be, JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto_fuzz::importing::{JSON, is_read_soundly_as_one_of};

fuzz_target!(|bytes: &[u8]| is_read_soundly_as_one_of(JSON, bytes));
