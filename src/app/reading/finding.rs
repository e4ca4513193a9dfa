//! Looking for something in the text of one paper, wherever its lines break.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Reading;
use crate::app::page::Line;
use crate::query::{Query, WordEnding};

impl Reading {
    /// Marks what is looked for in all lines, whatever its capitals and accents, in place of the words of the query.
    pub fn find(&mut self, wanted: &str) {
        wanted.clone_into(&mut self.found);
        self.hit = None;
        let mut hits = vec![Vec::new(); self.lines().len()];
        mark(self.lines(), wanted.trim(), Ends::Anywhere, &mut hits);
        self.hits = hits;
    }

    /// What was looked for; empty where nothing was.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }
}

/// Marks what a query wants in whole papers, in the lines of one.
pub(super) fn mark_wanted(lines: &[Line], query: &Query, hits: &mut [Vec<Range<usize>>]) {
    for phrase in query.wanted_in_bodies() {
        let ends = match phrase.ending {
            WordEnding::Whole => Ends::AtWords,
            WordEnding::Prefix | WordEnding::Acronym | WordEnding::Near | WordEnding::Part => {
                Ends::Anywhere
            }
        };
        mark(lines, &phrase.words.join(" "), ends, hits);
    }
}

/// Where something that is looked for may begin and end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// At words alone.
    AtWords,
    /// Within words, too.
    Anywhere,
}

/// Marks what is looked for in lines, whatever its capitals and accents and wherever they break.
fn mark(lines: &[Line], wanted: &str, ends: Ends, hits: &mut [Vec<Range<usize>>]) {
    let wanted: Vec<char> = folded(wanted).map(|(c, _)| c).collect();
    if wanted.is_empty() {
        return;
    }
    let lines: Vec<(usize, &Line)> = lines.iter().enumerate().collect();
    for text in lines.chunk_by(|(_, one), (_, next)| is_one_text(one, next)) {
        for (line, bytes) in hits_in(text, &wanted, ends).into_iter().flatten() {
            if let Some(hits) = hits.get_mut(line) {
                hits.push(bytes);
                hits.sort_by_key(|hit| hit.start);
            }
        }
    }
}

/// Whether a text goes on from one line to the next.
fn is_one_text(one: &Line, next: &Line) -> bool {
    one.part == next.part
        && one.block == next.block
        && !one.text.is_empty()
        && !next.text.is_empty()
}

/// Where something stands in lines that are one text: of each hit the lines and the bytes there.
fn hits_in(
    text: &[(usize, &Line)],
    wanted: &[char],
    ends: Ends,
) -> Vec<Vec<(usize, Range<usize>)>> {
    let mut characters: Vec<(char, usize, Range<usize>)> = Vec::new();
    for (number, line) in text {
        if !characters.is_empty() {
            characters.push((' ', *number, 0..0));
        }
        let indented = line.text.len() - line.text.trim_start().len();
        let words = line.text.trim_start();
        let of_line = folded(words)
            .map(|(c, place)| (c, *number, place.start + indented..place.end + indented));
        characters.extend(of_line);
    }
    let mut hits = Vec::new();
    let mut at = 0;
    while let Some(window) = characters.get(at..at + wanted.len()) {
        let is_in_word = |place: Option<usize>| {
            let character = place.and_then(|place| characters.get(place));
            character.is_some_and(|(c, ..)| c.is_alphanumeric())
        };
        let is_between = ends == Ends::Anywhere
            || !(is_in_word(at.checked_sub(1)) || is_in_word(Some(at + wanted.len())));
        if !is_between || !window.iter().map(|(c, ..)| c).eq(wanted) {
            at += 1;
            continue;
        }
        let mut hit: Vec<(usize, Range<usize>)> = Vec::new();
        for (_, line, bytes) in window.iter().filter(|(_, _, bytes)| !bytes.is_empty()) {
            match hit.last_mut() {
                Some((last, covered)) if last == line => covered.end = bytes.end,
                Some(_) | None => hit.push((*line, bytes.clone())),
            }
        }
        hits.push(hit);
        at += wanted.len();
    }
    hits
}

/// The small letters of a text without their accents, each with the bytes that it stands for.
fn folded(text: &str) -> impl Iterator<Item = (char, Range<usize>)> {
    text.char_indices().flat_map(|(start, c)| {
        let bytes = start..start + c.len_utf8();
        let letters = std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c));
        let small = letters.flat_map(char::to_lowercase);
        small.map(move |small| (small, bytes.clone()))
    })
}
