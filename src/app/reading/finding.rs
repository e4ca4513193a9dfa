//! Looking for something in the text of one paper, wherever its lines break.

use std::ops::Range;

use super::Reading;
use crate::app::page::Line;

impl Reading {
    /// Marks what is looked for in all lines, whatever its capitals, in place of the words of the query;
    /// nothing brings those back.
    pub fn find(&mut self, wanted: &str) {
        wanted.clone_into(&mut self.found);
        self.hit = None;
        let wanted: Vec<char> = folded(wanted.trim()).map(|(c, _)| c).collect();
        let mut hits = vec![Vec::new(); self.lines().len()];
        if wanted.is_empty() {
            self.hits = hits;
            return;
        }
        let lines: Vec<(usize, &Line)> = self.lines().iter().enumerate().collect();
        for text in lines.chunk_by(|(_, one), (_, next)| is_one_text(one, next)) {
            for hit in hits_in(text, &wanted) {
                for (line, bytes) in hit {
                    if let Some(hits) = hits.get_mut(line) {
                        hits.push(bytes);
                    }
                }
            }
        }
        self.hits = hits;
    }

    /// What was looked for; empty where nothing was.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
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
fn hits_in(text: &[(usize, &Line)], wanted: &[char]) -> Vec<Vec<(usize, Range<usize>)>> {
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
        if !window.iter().map(|(c, ..)| c).eq(wanted) {
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

/// The small letters of a text, each with the bytes that it stands for.
fn folded(text: &str) -> impl Iterator<Item = (char, Range<usize>)> {
    text.char_indices().flat_map(|(start, c)| {
        let bytes = start..start + c.len_utf8();
        c.to_lowercase().map(move |small| (small, bytes.clone()))
    })
}
