//! The first sentences of an abstract.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::wrap::Widths;

/// So many characters are enough.
const ENOUGH: usize = 300;
/// A first sentence may have so many before it is cut.
const LONGEST: usize = 450;
/// What ends in a full stop and ends no sentence.
const ABBREVIATIONS: [&str; 18] = [
    "al.", "approx.", "cf.", "ch.", "dr.", "e.g.", "eq.", "eqs.", "etc.", "fig.", "figs.", "i.e.",
    "no.", "prof.", "ref.", "resp.", "sec.", "vs.",
];

/// The first sentences of a safe text, whole ones, of some 300 characters together, with a sign where more
/// follow; the first one always, cut where it alone is far longer.
pub(super) fn first_sentences(text: &str) -> String {
    let mut end = 0;
    let mut begin = 0;
    for piece in text.split_sentence_bounds() {
        let next = begin + piece.len();
        begin = next;
        if !is_end(text.get(..next).unwrap_or_default()) && next < text.len() {
            continue;
        }
        let taken = text.get(..next).unwrap_or_default();
        if taken.trim_end().chars().count() > ENOUGH && end > 0 {
            break;
        }
        end = next;
    }
    let first = text.get(..end).unwrap_or_default().trim_end();
    if first.chars().count() <= LONGEST {
        let is_all = first.len() == text.trim_end().len();
        return if is_all {
            first.to_owned()
        } else {
            format!("{first} …")
        };
    }
    Widths::Narrow.cut(first, ENOUGH, "…").into_owned()
}

/// Whether a sentence ends where this text does.
fn is_end(text: &str) -> bool {
    let text = text.trim_end();
    let last = text.rsplit([' ', '(', '[']).next().unwrap_or_default();
    let is_initial =
        last.chars().count() == 2 && last.ends_with('.') && last.starts_with(char::is_uppercase);
    !is_initial && !ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_stay_whole_and_are_enough() {
        let long = format!("Long {}end.", "word ".repeat(57));
        let endless = "word ".repeat(200);
        for (text, first) in [
            ("", String::new()),
            ("One. Two? Three!", "One. Two? Three!".to_owned()),
            ("No full stop", "No full stop".to_owned()),
            // What comes with the second sentence is too much.
            (
                &*format!("First one. {long} Third."),
                "First one. …".to_owned(),
            ),
            (&*format!("{long} {long}"), format!("{long} …")),
            (
                &*format!("By J. Smith et al. We show, e.g. That, cf. Fig. 2. {long} More."),
                "By J. Smith et al. We show, e.g. That, cf. Fig. 2. …".to_owned(),
            ),
            (&*endless, format!("{}word…", "word ".repeat(59))),
        ] {
            let found = first_sentences(text);
            assert_eq!(found, first, "{text}");
            assert!(found.chars().count() <= LONGEST);
        }
    }
}
