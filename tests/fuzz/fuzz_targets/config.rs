//! The settings: any text gives settings, and a mistake names a line that is there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::app::Keymap;
use recto::config;

fuzz_target!(|text: &str| {
    let (settings, problems) = config::parse(text);
    assert!((50..=100).contains(&settings.measure));
    let lines = text.lines().count() + 1;
    for problem in problems {
        assert!((1..=lines).contains(&problem.line), "{problem}");
    }
    let mut keymap = Keymap::default();
    for entry in &settings.keys {
        assert!((1..=lines).contains(&entry.line));
        let _ = keymap.bind(&entry.action, &entry.keys);
    }
});
