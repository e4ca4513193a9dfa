//! Pages of a printed paper: without what stands at their edges, and lines made paragraphs again.

use std::collections::{HashMap, HashSet};

/// So many lines at the edge of a page may be of the page and not of the text.
const EDGE: usize = 2;

/// Blocks of lines with blank lines between, over all pages; a sentence that a page or a column breaks is one.
pub(super) fn blocks(text: &str) -> Vec<Vec<String>> {
    let pages: Vec<Vec<&str>> = text
        .split('\u{c}')
        .map(|page| page.lines().map(str::trim).collect())
        .collect();
    let dropped = at_edges(&pages);
    let longest = usual_length(&pages);
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let mut is_open = false;
    for (number, page) in pages.iter().enumerate() {
        for (at, line) in page.iter().enumerate() {
            if line.is_empty() {
                is_open = false;
                continue;
            }
            if dropped.contains(&(number, at)) {
                continue;
            }
            match blocks.last_mut() {
                Some(block) if goes_on(block, line, longest, is_open) => {
                    block.push((*line).to_owned());
                }
                _ => blocks.push(vec![(*line).to_owned()]),
            }
            is_open = true;
        }
        is_open = false;
    }
    blocks
}

/// Whether a line belongs to the block before.
fn goes_on(block: &[String], line: &str, longest: usize, is_open: bool) -> bool {
    let Some(last) = block.last() else {
        return false;
    };
    let is_ended = last.ends_with(['.', '!', '?', ':']);
    let is_short = last.chars().count() * 4 < longest * 3;
    if is_open {
        // The last line of a paragraph is short, and the next one begins as a sentence does.
        return !(is_ended && is_short && line.starts_with(char::is_uppercase));
    }
    let is_word_cut = last.ends_with('-') || (!is_ended && !is_short);
    is_word_cut && line.starts_with(char::is_lowercase)
}

/// How long lines are that are full.
fn usual_length(pages: &[Vec<&str>]) -> usize {
    let lines = pages.iter().flatten().filter(|line| !line.is_empty());
    let mut lengths: Vec<usize> = lines.map(|line| line.chars().count()).collect();
    lengths.sort_unstable();
    lengths
        .get(lengths.len() * 3 / 4)
        .copied()
        .unwrap_or_default()
}

/// The lines that belong to pages: numbers, and what stands at the edge of three or more.
fn at_edges(pages: &[Vec<&str>]) -> HashSet<(usize, usize)> {
    /// On so many pages a running head stands.
    const OFTEN: usize = 3;
    let mut edges: Vec<(usize, usize, String)> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let full = || page.iter().enumerate().filter(|(_, line)| !line.is_empty());
        let top = full().take(EDGE).map(|(at, line)| (at, line, '^'));
        let bottom = full().rev().take(EDGE).map(|(at, line)| (at, line, '$'));
        for (at, line, side) in top.chain(bottom) {
            edges.push((number, at, format!("{side}{}", pattern(line))));
        }
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, _, pattern) in &edges {
        *counts.entry(pattern).or_default() += 1;
    }
    let is_of_page = |number: usize, pattern: &str| {
        let is_number = pages.len() > 1
            && matches!(
                pattern.get(1..),
                Some("#" | "- # -" | "– # –" | "page #" | "page # of #" | "# of #" | "#/#")
            );
        // The first page has the title where others have what is short for it.
        let often = counts.get(pattern).is_some_and(|count| *count >= OFTEN);
        is_number || (often && !(number == 0 && pattern.starts_with('^')))
    };
    let edges = edges
        .iter()
        .filter(|(number, _, pattern)| is_of_page(*number, pattern));
    edges.map(|(number, at, _)| (*number, *at)).collect()
}

/// A line with `#` for each number.
fn pattern(line: &str) -> String {
    let mut pattern = String::with_capacity(line.len());
    for c in line.chars().take(120) {
        if !c.is_ascii_digit() {
            pattern.extend(c.to_lowercase());
        } else if !pattern.ends_with('#') {
            pattern.push('#');
        }
    }
    pattern
}

/// Lines as one, with the words that they break made whole.
pub(super) fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let cut = text.strip_suffix('-').filter(|word| {
            word.ends_with(char::is_alphabetic) && line.starts_with(char::is_lowercase)
        });
        if let Some(word) = cut {
            let length = word.len();
            text.truncate(length);
        } else if !text.is_empty() && !text.ends_with('-') {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}
