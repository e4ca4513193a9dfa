//! Files that end anywhere: what was whole before the cut is kept, and where it ends is said.

use recto::formats::{Format, RecordEnd};
use recto::paper::Paper;

use super::{at_hand, read};

/// So many cuts of each file, and of a large one.
const CUTS: usize = 60;
const CUTS_OF_LARGE: usize = 12;
const LARGE: usize = 100_000;

fn cuts(length: usize) -> impl Iterator<Item = usize> {
    let cuts = if length < LARGE { CUTS } else { CUTS_OF_LARGE };
    // An odd step, so that cuts fall into every part of a record.
    (1..=cuts).map(move |nth| (length * nth / (cuts + 1) + nth * 7) % length)
}

/// Where the titles of papers end in a file, each behind the one before; one that is written
/// otherwise there counts as the next that is found.
fn places(papers: &[Paper], file: &str) -> Vec<usize> {
    let mut from = 0;
    let mut places = Vec::new();
    for (nth, paper) in papers.iter().enumerate() {
        let title = serde_json::to_string(&paper.title).unwrap();
        let title = title.trim_matches('"');
        if let Some(place) = file[from..].find(title).filter(|_| !title.is_empty()) {
            from += place + title.len();
            places.resize(nth + 1, from);
        }
    }
    places
}

/// A sample up to a cut.
struct Cut<'a> {
    name: &'static str,
    format: &'static Format,
    bytes: &'a [u8],
    at: usize,
    whole: &'a [Paper],
    /// So many titles end before the cut.
    begun: usize,
}

impl Cut<'_> {
    fn check(&self) {
        let (name, at, begun) = (self.name, self.at, self.begun);
        let read = read(&self.bytes[..at]);
        let records = read.map_or(Vec::new(), |(_, records)| records);
        let mut errors = records.iter().filter_map(|record| record.as_ref().err());
        let said = errors
            .find(|error| error.reason.contains(" ends "))
            .cloned();
        let kept: Vec<Paper> = records.into_iter().flatten().collect();
        // The last one that is begun is cut; the one before may only mention its title.
        let few = format!("{name} cut at {at}: {} of {begun} are kept", kept.len());
        assert!(kept.len() + 2 >= begun, "{few}");
        let is_open = match self.format.end {
            RecordEnd::Closed => false,
            RecordEnd::Open => true,
        };
        let whole = kept.len() - usize::from(is_open && !kept.is_empty());
        // An entry of BibTeX whose parent is still to come waits for it.
        let strange = kept[..whole]
            .iter()
            .find(|paper| !self.whole.contains(paper));
        assert!(strange.is_none(), "{name} cut at {at}: {strange:#?}");
        match said {
            Some(error) => {
                let lines = 1 + memchr::memchr_iter(b'\n', &self.bytes[..at]).count();
                let lines = u64::try_from(lines).unwrap();
                assert!(
                    (1..=lines).contains(&error.line),
                    "{name} cut at {at}: {error}"
                );
            }
            None => assert!(
                is_open || kept.is_empty() || self.is_between(kept.len()),
                "{few}, and nothing says that it is cut"
            ),
        }
    }

    /// Whether no record is cut: the rest has all the others.
    fn is_between(&self, before: usize) -> bool {
        let rest = self.format.read(Box::new(&self.bytes[self.at..]));
        let rest = rest.map_or(0, |rest| rest.flatten().count());
        before + rest == self.whole.len()
    }
}

#[test]
fn a_file_cut_anywhere_keeps_what_was_whole_and_says_where_it_ends() {
    let test = "a_file_cut_anywhere_keeps_what_was_whole_and_says_where_it_ends";
    for ((name, format, ..), path) in at_hand(test) {
        let bytes = std::fs::read(path).unwrap();
        let (_, records) = read(&bytes).unwrap();
        let whole: Vec<Paper> = records.into_iter().flatten().collect();
        let places = places(&whole, &String::from_utf8_lossy(&bytes));
        for at in cuts(bytes.len()) {
            let cut = Cut {
                name,
                format: Format::named(format).unwrap(),
                bytes: &bytes,
                at,
                whole: &whole,
                begun: places.iter().filter(|place| **place <= at).count(),
            };
            cut.check();
        }
    }
}
