//! The file of stars and tags: any text is that or a mistake with its place, and what is read is
//! written back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recto::marks::{FileKind, Intent, MarkKey, MarkKind, Marks, Tag, Wanted};
use recto::paper::PaperId;

const FILE: FileKind = FileKind::Stars;

/// Every star, as it is read.
fn stars(marks: &Marks) -> Vec<(PaperId, String, String)> {
    let stars = marks.iter(MarkKind::Star);
    let read = stars.map(|(id, star)| (id, star.at().into_owned(), star.title().into_owned()));
    read.collect()
}

/// Every paper with its tags, as they are read.
fn tags(marks: &Marks) -> Vec<(PaperId, Vec<String>)> {
    let tagged = marks.iter(MarkKind::Tags);
    let read = tagged.map(|(id, _)| {
        let tags = marks.tags(&MarkKey::from(id.clone())).into_iter();
        (id, tags.map(|tag| tag.to_string()).collect())
    });
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
    let same = |marks: &Marks| {
        let again = again(marks);
        assert_eq!(stars(&again), stars(marks));
        assert_eq!(tags(&again), tags(marks));
    };
    same(&marks);
    let id = PaperId::parse("x:fuzz").expect("an id");
    let key = MarkKey::from(id.clone());
    // What is no tag is said before it comes here.
    let tag = Tag::of_keyword(text.get(..64).unwrap_or("tag"));
    let mut changed = marks.clone();
    for wanted in [Wanted::Set, Wanted::Unset] {
        for tag in std::iter::once(None).chain(tag.iter().map(Some)) {
            let kind = tag.map_or(MarkKind::Star, |_| MarkKind::Tags);
            changed.apply(&Intent {
                tag: tag.cloned(),
                kind,
                wanted,
                key: key.clone(),
                at: String::new(),
                title: text.to_owned(),
            });
            let is_there = match tag {
                None => changed.get(MarkKind::Star, &id).is_some(),
                Some(tag) => changed.has_tag(&key, tag),
            };
            assert_eq!(is_there, wanted == Wanted::Set);
            same(&changed);
        }
    }
});
