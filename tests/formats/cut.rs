//! Files that end anywhere: what was whole before the cut is kept, and where it ends is said.

use recto::paper::Paper;

use super::{SAMPLES, find, read};

/// So many cuts of each file.
const CUTS: usize = 40;

fn cuts(length: usize) -> impl Iterator<Item = usize> {
    // An odd step, so that cuts fall into every part of a record.
    (1..=CUTS).map(move |nth| (length * nth / (CUTS + 1) + nth * 7) % length)
}

/// Where the titles of papers stand in a file, each behind the one before; those that are folded
/// there are left out.
fn places(papers: &[Paper], file: &str) -> Vec<usize> {
    let mut from = 0;
    let mut places = Vec::new();
    for (nth, paper) in papers.iter().enumerate() {
        let title = serde_json::to_string(&paper.title).unwrap();
        let title = title.trim_matches('"');
        if let Some(place) = file[from..].find(title).filter(|_| !title.is_empty()) {
            from += place + title.len();
            places.resize(nth, from);
            places.push(from);
        }
    }
    places
}

#[test]
fn a_file_cut_anywhere_keeps_what_was_whole_and_says_where_it_ends() {
    for (name, ..) in SAMPLES {
        let Some(path) = find(name) else { continue };
        let bytes = std::fs::read(path).unwrap();
        let (_, records) = read(&bytes).unwrap();
        let whole: Vec<Paper> = records.into_iter().flatten().collect();
        let places = places(&whole, &String::from_utf8_lossy(&bytes));
        for cut in cuts(bytes.len()) {
            let (papers, last) = match read(&bytes[..cut]) {
                Ok((_, mut records)) => {
                    let last = records.pop();
                    let papers = records.into_iter().flatten();
                    (papers.collect::<Vec<Paper>>(), last)
                }
                Err(_) => (Vec::new(), None),
            };
            let last_paper = last.as_ref().and_then(|last| last.as_ref().ok());
            let kept: Vec<&Paper> = papers.iter().chain(last_paper).collect();
            // A paper without its last fields is no paper of the file, but for formats whose
            // records have no end of their own.
            let same = kept.iter().zip(&whole).all(|(kept, whole)| *kept == whole);
            assert!(same, "{name} cut at {cut}");
            // The last one that is begun is cut; the one before may only mention its title.
            let begun = places.iter().filter(|place| **place <= cut).count();
            assert!(
                kept.len() + 2 >= begun,
                "{name} cut at {cut}: {} of {begun}",
                kept.len()
            );
            if let Some(Err(error)) = &last {
                assert!(error.line > 0, "{name} cut at {cut}: {error}");
            } else if kept.len() < whole.len() && kept.len() + 1 < begun {
                panic!("{name} cut at {cut}: nothing says that it is");
            }
        }
    }
}
