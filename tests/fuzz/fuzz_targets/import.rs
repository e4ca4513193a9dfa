//! An input of an import, in one of the formats.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto_fuzz::importing::is_read_soundly_as_one_of_the_formats;

fuzz_target!(|bytes: &[u8]| is_read_soundly_as_one_of_the_formats(bytes));
