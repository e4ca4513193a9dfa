//! What comes out of markup has every letter that was in it.

use std::fs;

use recto::paper::title_letters;
use recto::text::render::{Origin, render};

use super::{at_hand, read};

/// The letters and digits of a text in their alphabet's order, for scripts change places in formulas.
fn letters(text: &str) -> String {
    let mut letters: Vec<char> = title_letters(text).chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// A text whose tags are cut out wherever they stand, and its entities with them.
fn cut(text: &str) -> String {
    let texts = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("&quot;", "\""),
    ];
    let decoded = texts.iter().fold(text.to_owned(), |text, (entity, sign)| {
        text.replace(entity, sign)
    });
    let mut cut = String::new();
    let mut rest = decoded.as_str();
    while let Some((before, behind)) = rest.split_once('<') {
        cut.push_str(before);
        rest = match behind.split_once('>') {
            Some((tag, after)) if tag.starts_with(|c: char| c.is_alphabetic() || c == '/') => after,
            _ => behind,
        };
    }
    cut.push_str(rest);
    cut
}

#[test]
fn no_letter_is_lost_with_the_tags_around_it() {
    let mut seen = 0;
    for ((name, ..), path) in at_hand("no_letter_is_lost_with_the_tags_around_it") {
        let Ok((_, records)) = read(&fs::read(&path).unwrap()) else {
            continue;
        };
        for paper in records.into_iter().flatten() {
            for (received, tex) in [
                (paper.title_as_received(), &paper.title),
                (paper.summary_as_received(), &paper.summary),
            ] {
                if received == tex {
                    continue;
                }
                seen += 1;
                let said = cut(received);
                let headings = ["Abstract", "ABSTRACT", "Summary"];
                let headed = headings
                    .iter()
                    .find_map(|word| said.trim().strip_prefix(word));
                let said = headed.unwrap_or(&said);
                let shown = render(tex, Origin::Faithful).text;
                assert_eq!(letters(said), letters(&shown), "{name}: {received}");
            }
        }
    }
    assert!(seen > 0);
}
