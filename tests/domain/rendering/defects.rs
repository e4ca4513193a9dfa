//! How many real papers are read wrong in ways that can be told from the text alone, each counted
//! only where the source as received does not have it.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::corpus::{self, commands, texts};
use super::faithful;

/// Names that LaTeX and the packages of mathematics, physics and quotation define; a private macro
/// of a paper is none of them.
const STANDARD: &str = include_str!("../../fixtures/standard_commands.txt");

/// A kind of defect, and where a text has it that its source has not.
struct Defect {
    name: &'static str,
    first: fn(source: &str, text: &str) -> Option<String>,
}

const DEFECTS: [Defect; 5] = [
    Defect {
        name: "a standard command left",
        first: standard_command,
    },
    Defect {
        name: "a lone dollar",
        first: lone_dollar,
    },
    Defect {
        name: "an unclosed bracket",
        first: unclosed_bracket,
    },
    Defect {
        name: "a doubled bracket",
        first: doubled_bracket,
    },
    Defect {
        name: "a script without a visible end",
        first: endless_script,
    },
];

/// Run with `--ignored --nocapture` for the papers.
#[test]
#[ignore = "a report over 20,000 papers"]
fn fewer_than_one_paper_of_a_thousand_has_any_defect_of_a_kind() {
    let texts = texts("fewer_than_one_paper_of_a_thousand_has_any_defect_of_a_kind");
    let papers = texts.len() / 2;
    let mut found: BTreeMap<&str, BTreeMap<usize, String>> = BTreeMap::new();
    for (number, source) in &texts {
        let text = faithful(source).text;
        for defect in &DEFECTS {
            if let Some(near) = (defect.first)(source, &text) {
                let papers = found.entry(defect.name).or_default();
                papers.entry(*number).or_insert(near);
            }
        }
    }
    #[expect(clippy::print_stdout, reason = "a report prints")]
    for defect in &DEFECTS {
        let hit = found.get(defect.name).cloned().unwrap_or_default();
        println!("{} of {papers} papers with {}", hit.len(), defect.name);
        for (number, near) in hit {
            println!("  {number}: {near}");
        }
    }
    for (name, hit) in &found {
        assert!(hit.len() * 1000 < papers, "{}: {name}", hit.len());
    }
}

#[test]
fn each_kind_of_defect_is_told_and_what_the_source_has_is_none() {
    for (name, source, text, is_one) in [
        ("a standard command left", "$\\alpha$", "\\alpha", true),
        ("a standard command left", "$\\mine$", "\\mine", false),
        ("a lone dollar", "$ a$ b", "$ a$ b", true),
        ("a lone dollar", "from $5 to $10", "from $5 to $10", false),
        ("a lone dollar", "an odd $ a", "an odd $ a", false),
        ("a lone dollar", "\\$a", "$a", false),
        ("an unclosed bracket", "$x^{ab}$", "x^(ab", true),
        ("an unclosed bracket", "$[0, 1)$", "[0, 1)", false),
        ("a doubled bracket", "$x^{(ab)}$", "x^((ab))", true),
        ("a doubled bracket", "$f\\big( (a)\\big)$", "f((a))", false),
        ("a doubled bracket", "$x^{(a)+(b)}$", "x^((a)+(b))", false),
        ("a script without a visible end", "$k_BT$", "k_BT", true),
        ("a script without a visible end", "$k_BT$", "k_(B)T", false),
        ("a script without a visible end", "$R_c^2$", "R_c²", false),
        (
            "a script without a visible end",
            "max_results",
            "max_results",
            false,
        ),
    ] {
        let defect = DEFECTS.iter().find(|defect| defect.name == name).unwrap();
        let found = (defect.first)(source, text);
        assert_eq!(found.is_some(), is_one, "{name}: {source} {text} {found:?}");
    }
}

/// What stands round a place.
fn near(text: &str, at: usize) -> String {
    let from = text[..at].char_indices().rev().nth(20);
    text[from.map_or(0, |(from, _)| from)..]
        .chars()
        .take(60)
        .collect()
}

fn standard_command(_source: &str, text: &str) -> Option<String> {
    let standard: BTreeSet<&str> = STANDARD.lines().collect();
    let name = commands(text)
        .into_iter()
        .find(|name| standard.contains(name))?;
    Some(near(text, text.find(&format!("\\{name}"))?))
}

/// Dollars that are no money; an odd one and escaped ones are the source's own.
fn lone_dollar(source: &str, text: &str) -> Option<String> {
    let escaped = source.matches("\\$").count();
    if (source.matches('$').count() - escaped) % 2 == 1 {
        return None;
    }
    let lone = |text: &str| -> Vec<usize> {
        let places = text.match_indices('$').map(|(at, _)| at);
        let is_money = |at: &usize| {
            let after = text[at + 1..].trim_start();
            after.starts_with(|c: char| c.is_ascii_digit())
                || text[..*at].ends_with(char::is_uppercase)
        };
        places.filter(|at| !is_money(at)).collect()
    };
    let left = lone(text);
    (left.len() > escaped).then(|| near(text, left[0]))
}

/// Brackets of which a text opens more than it closes beyond what its source does, or fewer.
fn unclosed_bracket(source: &str, text: &str) -> Option<String> {
    let surplus = |text: &str, open: &[&str], close: &[&str]| {
        let count =
            |signs: &[&str]| -> usize { signs.iter().map(|s| text.matches(s).count()).sum() };
        count(open).wrapping_sub(count(close))
    };
    // An option in square brackets goes, and so does what begins and ends a displayed formula.
    let shown = source.replace("\\\\", " ");
    for (open, close) in [("(", ")"), ("[", "]")] {
        let (opens, closes) = match open {
            "(" => (["(", "\\lparen"], [")", "\\rparen"]),
            _ => (["[", "\\lbrack"], ["]", "\\rbrack"]),
        };
        if surplus(text, &[open], &[close]) != surplus(&shown, &opens, &closes) {
            return Some(near(
                text,
                text.find(
                    [open, close]
                        .concat()
                        .chars()
                        .collect::<Vec<_>>()
                        .as_slice(),
                )?,
            ));
        }
    }
    None
}

/// Brackets directly round brackets.
fn doubled_bracket(source: &str, text: &str) -> Option<String> {
    let bare = |text: &str| {
        let mut bare = text.to_owned();
        for size in [
            "\\left", "\\right", "\\big", "\\Big", "\\bigg", "\\Bigg", "l(", "r)",
        ] {
            let sign = size.trim_start_matches(['l', 'r']);
            bare = bare.replace(size, if sign.len() == 1 { sign } else { "" });
        }
        bare.retain(|c| !c.is_whitespace() && !"\\,;!~{}".contains(c));
        bare
    };
    let doubled = |text: &str| -> Vec<usize> {
        let mut open = Vec::new();
        let mut pairs = BTreeSet::new();
        for (at, c) in text.char_indices() {
            match c {
                '(' => open.push(at),
                ')' => {
                    if let Some(opened) = open.pop() {
                        pairs.insert((opened, at));
                    }
                }
                _ => {}
            }
        }
        let is_doubled =
            |(from, to): &&(usize, usize)| pairs.contains(&(from + 1, to.wrapping_sub(1)));
        pairs
            .iter()
            .filter(is_doubled)
            .map(|(from, _)| *from)
            .collect()
    };
    let found = doubled(text);
    (found.len() > doubled(&bare(source)).len()).then(|| near(text, found[0]))
}

/// A script of one character behind which a letter or a digit follows, so that nobody sees where it
/// ends; an identifier that stands so in the source is none.
fn endless_script(source: &str, text: &str) -> Option<String> {
    let places = text.match_indices(['_', '^']).map(|(at, _)| at);
    let in_prose = corpus::prose(&source.replace("\\_", "_"));
    // What stands high or low by itself is seen to be no part of it.
    let is_small = |c: char| c.to_string().nfkd().ne([c]);
    places
        .filter(|at| {
            let mut after = text[at + 1..].chars();
            let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_small(c));
            is_word(after.next()) && is_word(after.next())
        })
        .find(|at| {
            let seen: String = text[*at..].chars().take(3).collect();
            !in_prose.contains(&seen)
        })
        .map(|at| near(text, at))
}
