//! The star file: any text is stars or a mistake with its place, and what is read is written back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::marks::{FileKind, Intent, MarkKind, Marks, Wanted};
use recto::paper::PaperId;

const FILE: FileKind = FileKind::Stars;

/// Every star, as it is read.
fn stars(marks: &Marks) -> Vec<(PaperId, String, String)> {
    let stars = marks.iter(MarkKind::Star);
    let read = stars.map(|(id, star)| (id, star.at().into_owned(), star.title().into_owned()));
    read.collect()
}

fn again(marks: &Marks) -> Marks {
    let text = marks.to_json(FILE);
    Marks::parse(FILE, text.into_bytes()).expect("what is written can be read")
}

fuzz_target!(|text: &str| {
    let Ok(marks) = Marks::parse(FILE, text.as_bytes().to_vec()) else {
        return;
    };
    assert_eq!(stars(&again(&marks)), stars(&marks));
    let id = PaperId::parse("x:fuzz").expect("an id");
    let mut changed = marks.clone();
    for wanted in [Wanted::Set, Wanted::Unset] {
        changed.apply(&Intent {
            tag: None,
            kind: MarkKind::Star,
            wanted,
            key: id.clone().into(),
            at: String::new(),
            title: text.to_owned(),
        });
        let is_there = changed.get(MarkKind::Star, &id).is_some();
        assert_eq!(is_there, wanted == Wanted::Set);
        assert_eq!(stars(&again(&changed)), stars(&changed));
    }
});
