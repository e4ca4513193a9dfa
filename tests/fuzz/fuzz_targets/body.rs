//! A whole paper, in the form that its first byte chooses.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| recto_fuzz::bodies::is_a_sound_body_of_some_form(bytes));
