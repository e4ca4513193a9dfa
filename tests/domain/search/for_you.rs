//! What order `for-you` means, read naively.

use super::Marked;

pub(super) fn has(marked: &Marked, word: &str) -> bool {
    marked.parts.iter().flatten().any(|other| other == word)
}

/// The 64 terms that tell starred papers best from those that were only read, and what each weighs.
pub(super) fn terms(papers: &[Marked]) -> Vec<(String, f64)> {
    let stop_words = include_str!("../../../assets/stop_words.txt");
    let is_starred = |marked: &&Marked| marked.starred.is_some();
    let starred: Vec<&Marked> = papers.iter().filter(is_starred).collect();
    let unstarred = || papers.iter().filter(|marked| marked.starred.is_none());
    let read: Vec<&Marked> = unstarred().filter(|marked| marked.read).collect();
    let others: Vec<&Marked> = unstarred().filter(|marked| !marked.read).collect();
    let said = starred.iter().flat_map(|marked| &marked.parts[..2]);
    let mut words: Vec<&String> = said.flatten().collect();
    words.sort();
    words.dedup();
    let with = |papers: &[&Marked], word: &str| {
        let having = papers.iter().filter(|marked| has(marked, word));
        having.count() as f64
    };
    let is_term = |word: &&String| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let is_small = stop_words.split_whitespace().any(|stop| stop == **word);
        letters > 1 && !is_small && with(&starred, word) > 1.0
    };
    let weight = |word: &str| {
        let share = (with(&others, word) + 0.5) / (others.len() as f64 + 1.0);
        let odds = |papers: &[&Marked]| {
            let (with, all) = (with(papers, word), papers.len() as f64);
            (with + 10.0 * share) / (all - with + 10.0 * (1.0 - share))
        };
        (odds(&starred) / odds(&read)).ln()
    };
    let terms = words.into_iter().filter(is_term);
    let mut terms: Vec<(String, f64)> = terms.map(|word| (word.clone(), weight(word))).collect();
    terms.sort_by(|(_, one), (_, other)| other.abs().total_cmp(&one.abs()));
    terms.truncate(64);
    terms
}
