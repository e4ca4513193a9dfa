//! Text that Hugging Face has stripped: every construct of the bundled page, and how often a word
//! is turned back rightly.

use recto::text::render::{Origin, Rendered, render};

use super::faithful;
use crate::common::samples::{CORPUS, PAIRS, sample_text};

const PAGE: &str = include_str!("../../fixtures/seed_page.txt");

fn stripped(source: &str) -> Rendered {
    render(source, Origin::HuggingFace)
}

#[test]
fn every_stripped_construct_of_the_page_is_read_as_its_author_wrote_it_or_left() {
    let lines: Vec<&str> = PAGE.lines().collect();
    // Line, what stands there, what is read.
    for (line, source, expected) in [
        (6, "0.5\\%", "0.5%"),
        (10, "muP", "muP"),
        (18, "muP", "muP"),
        (22, "muP", "muP"),
        (98, "u-muP", "u-muP"),
        (98, "muP", "muP"),
        (10, "epsilon parameter", "epsilon parameter"),
        (14, "guaranteed ell^2 Lipschitz", "guaranteed ℓ² Lipschitz"),
        (14, "``direct''", "“direct”"),
        (14, "from mathbb R^N onto", "from ℝᴺ onto"),
        (16, "nu-SDDP", "nu-SDDP"),
        (18, "mu-Parameterization", "mu-Parameterization"),
        (28, "mu-Parameterization", "mu-Parameterization"),
        (28, "mu-Transfer", "mu-Transfer"),
        (22, "1/text{depth}", "1/depth"),
        (
            24,
            "{ReLU-based Preference Optimization (RePO)}",
            "ReLU-based Preference Optimization (RePO)",
        ),
        (24, "beta", "beta"),
        (24, "(beta, gamma)", "(beta, gamma)"),
        (24, "(beta to infty)", "(beta to ∞)"),
        (64, "20 times", "20 times"),
        (106, "10 times", "10 times"),
        (168, "100 times", "100 times"),
        (76, "{\\eta}", "η"),
        (76, "{\\lambda}", "λ"),
        (76, "B/({\\eta}{\\lambda}D)", "B/(ηλD)"),
        (76, "{\\lambda}opt", "λopt"),
        (78, "l_2-regularization", "l₂-regularization"),
        (96, "λc-transform", "λc-transform"),
        (96, "f^{λc}", "f^(λc)"),
        (116, "0.72 times", "0.72 times"),
        (116, "0.46 times", "0.46 times"),
        (116, "0.13 times", "0.13 times"),
        (118, "top-k", "top-k"),
        (172, "on top of", "on top of"),
        (121, "Oleft(k^{-3} right)", "O(k⁻³)"),
        (122, "O (k^{-3})", "O (k⁻³)"),
        (122, "Omega (k^{-3.5})", "Omega (k^(-3.5))"),
        (124, "4.58\\,\\%", "4.58 %"),
        (124, "(μP)", "(μP)"),
        (
            132,
            "mathcal O_i(u) = sigmaleft( sum_j mathcal W_{ij} u + mathcal B_{ij}right)",
            "Oᵢ(u) = σ(∑ⱼ Wᵢⱼ u + Bᵢⱼ)",
        ),
        (136, "size\\break of", "size of"),
        (138, "5sim10", "5∼10"),
        (138, "15\\%sim30\\%", "15%∼30%"),
        (140, "6.54times", "6.54×"),
        (140, "1.48times", "1.48×"),
        (140, "8timesRTX", "8×RTX"),
        (143, "Delta Parameter", "Delta Parameter"),
        (144, "delta parameters", "delta parameters"),
        (148, "F\\\"{o}ppl", "Föppl"),
        (156, "M^*", "M*"),
        (156, "R^{n times n}", "R^(n times n)"),
        (156, "r ll n", "r ll n"),
        (156, "min{n_1,n_2}", "min{n₁,n₂}"),
        (156, "XX^top", "XXᵀ"),
        (156, "FG^top", "FGᵀ"),
        (156, "Omega (1/T^2)", "Omega (1/T²)"),
        (156, "exp(-Omega(alpha^2 T))", "exp(-Ω(α² T))"),
        (166, "{\\em deterministic}", "deterministic"),
        (176, "D^2PO", "D²PO"),
        (178, "0.07\\%", "0.07%"),
        (184, "40\\%", "40%"),
        (186, "{ell_2}", "ℓ₂"),
        (
            191,
            "texttt{D}ual-texttt{H}ead texttt{O}ptimization",
            "Dual-Head Optimization",
        ),
        (192, "(texttt{DHO})", "(DHO)"),
        (192, " -- ", " – "),
        (198, "O(T^{1/2})", "O(T^(1/2))"),
        (198, "B=Omega(T)", "B=Ω(T)"),
        (214, "softmax(XQK^top X^top)", "softmax(XQKᵀ Xᵀ)"),
        (214, "W=KQ^top", "W=KQᵀ"),
        (218, "ScaledGD(\\lambda)", "ScaledGD(λ)"),
        (238, "comonad (Omega x -)", "comonad (Omega x -)"),
    ] {
        let whole = lines[line - 1];
        let start = whole.find(source);
        let start = start.unwrap_or_else(|| panic!("line {line} has no {source:?}"));
        let rendered = stripped(whole);
        let from = rendered.rendered(start..start + source.len()).start;
        let found = &rendered.text[from..];
        assert!(
            found.starts_with(expected),
            "line {line}: {source} is read {found}"
        );
    }
}

#[test]
fn words_of_the_page_that_are_no_commands_stay() {
    for line in PAGE.lines() {
        let text = stripped(line).text;
        for word in [
            "right optimizations",
            "right adjoint",
            "training times",
            " in ",
            " to ",
        ] {
            let count = |text: &str| text.matches(word).count();
            assert_eq!(count(&text), count(line), "{word}: {line}");
        }
        for address in line.split_whitespace().filter(|word| word.contains("://")) {
            assert!(text.contains(address), "{address}");
        }
    }
}

/// What Hugging Face makes of a text, found out from 419 of its abstracts: `\name{` and the next
/// `}` go, once, from left to right; then each pair of dollars, and the backslashes inside. Here
/// `mark` stands where a backslash was taken.
fn strip(source: &str, mark: &str) -> String {
    let mut unwrapped = String::new();
    let mut rest = source;
    while let Some(at) = rest.find('\\') {
        let (before, command) = rest.split_at(at);
        unwrapped.push_str(before);
        let name = command[1..]
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let group = command[1 + name..].strip_prefix('{').filter(|_| name > 0);
        let inside = group.and_then(|group| Some((group, group.find('}')?)));
        if let Some((group, end)) = inside {
            unwrapped.push_str(&group[..end]);
            rest = &group[end + 1..];
        } else {
            unwrapped.push('\\');
            rest = &command[1..];
        }
    }
    unwrapped.push_str(rest);
    let pieces: Vec<&str> = unwrapped.split('$').collect();
    let mut text = String::new();
    for (number, piece) in pieces.iter().enumerate() {
        let inside = number % 2 == 1 && number + 1 < pieces.len();
        if number % 2 == 1 && !inside {
            text.push('$');
        }
        text.push_str(&if inside {
            piece.replace('\\', mark)
        } else {
            (*piece).to_owned()
        });
    }
    text
}

/// Stands before a word that was a command.
const MARK: char = '\u{e000}';

/// The words of a stripped text, and whether each was a command.
fn words(marked: &str) -> Vec<(std::ops::Range<usize>, bool)> {
    let mut words = Vec::new();
    let (mut at, mut start, mut commanded) = (0, None, false);
    for c in marked.chars().chain([' ']) {
        if c == MARK {
            commanded = true;
            continue;
        }
        if c.is_ascii_alphabetic() {
            start = start.or(Some(at));
        } else if let Some(start) = start.take() {
            words.push((start..at, std::mem::take(&mut commanded)));
        } else {
            commanded = false;
        }
        at += c.len_utf8();
    }
    words
}

/// Strips real texts and sees which words are turned back: at least 97 in 100 were commands;
/// most others are symbols that their authors wrote without TeX.
#[test]
#[ignore = "a report over 20,000 papers"]
fn nearly_every_word_that_is_turned_back_was_a_command() {
    let (mut right, mut wrong, mut missed) = (0, Vec::new(), 0);
    let corpus = sample_text(
        "nearly_every_word_that_is_turned_back_was_a_command",
        CORPUS,
    );
    for line in corpus.unwrap_or_default().lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        for field in ["title", "abstract"] {
            let marked = strip(record[field].as_str().unwrap(), &MARK.to_string());
            let text = marked.replace(MARK, "");
            let (rendered, plain) = (stripped(&text), faithful(&text));
            for (word, was_command) in words(&marked) {
                if word.len() < 2 {
                    continue;
                }
                let shown = &rendered.text[rendered.rendered(word.clone())];
                let left = &plain.text[plain.rendered(word.clone())];
                match (shown != left, was_command) {
                    (true, true) => right += 1,
                    (true, false) => {
                        let near = text.get(word.start.saturating_sub(30)..word.end + 30);
                        wrong.push(format!("{:?} in {:?}", &text[word.clone()], near));
                    }
                    (false, true) => missed += 1,
                    (false, false) => {}
                }
            }
        }
    }
    #[expect(clippy::print_stdout, reason = "a report prints")]
    {
        println!(
            "{right} right, {missed} left as they are, {} wrong:",
            wrong.len()
        );
        for row in &wrong {
            println!("  {row}");
        }
    }
    assert!(
        wrong.len() * 100 <= right * 3,
        "{} wrong of {right}",
        wrong.len()
    );
}

/// How alike the two sources of 75 papers are read; the differences are printed.
#[test]
#[ignore = "a report over pairs of texts"]
fn stripped_texts_are_read_nearly_as_the_originals() {
    let (mut same, mut stripped_same, mut all) = (0, 0, 0);
    let pairs = sample_text("stripped_texts_are_read_nearly_as_the_originals", PAIRS);
    #[expect(clippy::print_stdout, reason = "a report prints")]
    for line in pairs.unwrap_or_default().lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        for (original, taken) in [
            ("arxiv_title", "hf_title"),
            ("arxiv_abstract", "hf_summary"),
        ] {
            let original = record[original].as_str().unwrap();
            let taken = record[taken].as_str().unwrap();
            if !original.contains(['\\', '$', '^', '_', '{', '~', '`']) {
                continue;
            }
            let blank = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            if blank(&strip(original, "")) != blank(taken) {
                continue;
            }
            all += 1;
            let (first, second) = (
                blank(&faithful(original).text),
                blank(&stripped(taken).text),
            );
            stripped_same += usize::from(blank(&faithful(taken).text) == first);
            if first == second {
                same += 1;
                continue;
            }
            let one: Vec<&str> = first.split(' ').collect();
            let two: Vec<&str> = second.split(' ').collect();
            let start = one.iter().zip(&two).take_while(|(a, b)| a == b).count();
            let end = one
                .iter()
                .rev()
                .zip(two.iter().rev())
                .take_while(|(a, b)| a == b)
                .count();
            let part = |words: &[&str]| words[start..(words.len() - end).max(start)].join(" ");
            println!("< {}\n> {}", part(&one), part(&two));
        }
    }
    #[expect(clippy::print_stdout, reason = "a report prints")]
    {
        println!("{same} of {all} read the same, {stripped_same} without turning back");
    }
}
