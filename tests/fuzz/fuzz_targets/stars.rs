//! The star file: any text is stars or a mistake with its place, and what is read is written back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::marks::{SetStar, Stars};
use recto::paper::PaperId;

fuzz_target!(|text: &str| {
    let Ok(stars) = Stars::parse(text) else {
        return;
    };
    let written = Stars::parse(&stars.to_json()).expect("what is written can be read");
    assert_eq!(written, stars);
    let id = PaperId::parse("x:fuzz").expect("an id");
    let mut changed = stars.clone();
    for starred in [true, false] {
        changed.apply(&SetStar {
            id: id.clone(),
            starred,
            at: String::new(),
            title: text.to_owned(),
            aliases: Vec::new(),
        });
        assert_eq!(changed.contains(&id), starred);
        assert_eq!(Stars::parse(&changed.to_json()).expect("it can be read"), changed);
    }
});
