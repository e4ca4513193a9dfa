//! An input of an import that is, or should be, XML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto_fuzz::importing::{XML, is_read_soundly_as_one_of};

fuzz_target!(|bytes: &[u8]| is_read_soundly_as_one_of(XML, bytes));
