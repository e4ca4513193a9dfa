//! What is like a paper, read naively.

use super::{BETWEEN_FORMS, Marked, ordered, same_id};
use recto::paper::PaperId;
use recto::query::Order;

/// The terms of a paper of these, and what the others score over them, by their places; those that share
/// nothing are left out.
pub fn to(papers: &[Marked], id: &PaperId) -> Vec<(usize, f64)> {
    let is_it = |marked: &Marked| {
        let mut ids = marked.paper.ids();
        ids.any(|own| same_id(own.as_str()) == same_id(id.as_str()))
    };
    // Of several the one that is listed first.
    let newest = ordered(papers, Order::Newest);
    let Some(own) = newest.into_iter().find(|marked| is_it(marked)) else {
        return Vec::new();
    };
    let own = papers
        .iter()
        .position(|marked| std::ptr::eq(marked, own))
        .unwrap();
    let all = papers.len() as f64;
    let with = |word: &str| {
        let has = |marked: &&Marked| marked.parts.iter().flatten().any(|other| other == word);
        papers.iter().filter(has).count() as f64
    };
    let rare = |with: f64| (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
    let stop_words = include_str!("../../../assets/stop_words.txt");
    let is_term = |word: &&String| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters > 1 && !stop_words.split_whitespace().any(|stop| stop == **word)
    };
    let said: Vec<&String> = papers[own].parts[..2]
        .iter()
        .flatten()
        .filter(is_term)
        .collect();
    let mut words = said.clone();
    words.sort();
    words.dedup();
    let weight = |word: &String| {
        let often = said.iter().filter(|other| **other == word).count() as f64;
        often * rare(with(word))
    };
    let mut terms: Vec<(f64, &String)> = words.iter().map(|word| (weight(word), *word)).collect();
    terms.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    terms.truncate(24);
    let terms: Vec<(&String, f64)> = terms.iter().map(|(_, word)| (*word, with(word))).collect();
    let length = |marked: &Marked| {
        let words = marked.parts.iter().flatten();
        words.filter(|word| *word != BETWEEN_FORMS).count() as f64
    };
    let average = (papers.iter().map(length).sum::<f64>() / all).max(1.0);
    let score = |marked: &Marked| -> f64 {
        let norm = 1.2 * (0.25 + 0.75 * length(marked) / average);
        let scored = terms.iter().map(|(term, with)| {
            let often = marked.parts.iter().flatten().filter(|word| word == term);
            let often = often.count().min(255) as f64;
            rare(*with) * often * 2.2 / (often + norm)
        });
        scored.sum()
    };
    let others = papers.iter().enumerate().filter(|(place, _)| *place != own);
    others
        .map(|(place, marked)| (place, score(marked)))
        .filter(|(_, score)| *score > 0.0)
        .collect()
}
