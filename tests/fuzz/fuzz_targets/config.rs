//! The settings: any text gives settings that can be used, and a mistake names a line that is there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::app::MEASURES;
use recto::config::{self, Config};

fuzz_target!(|text: &str| {
    let (config, problems) = config::parse(text, Config::default());
    assert!(MEASURES.contains(&config.settings.measure));
    let lines = text.lines().count() + 1;
    for problem in problems {
        assert!((1..=lines).contains(&problem.line), "{problem}");
    }
});
