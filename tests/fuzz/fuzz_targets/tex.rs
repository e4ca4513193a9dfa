//! A text as its author wrote it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::text::render::Origin;

fuzz_target!(|source: &str| recto_fuzz::is_rendered_soundly(source, Origin::Faithful));
