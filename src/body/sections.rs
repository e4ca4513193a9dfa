//! The sections of a paper, as a person names them.

use std::ops::Range;

use super::{Block, Body, Kind, Prose};
use crate::text::fold::fold_into;
use crate::text::render::{Origin, render};

impl Body {
    /// The blocks of the section that is meant: by its number, by how many headings are before it where none
    /// has numbers, by its title, with or without its number, or by letters that only one title begins with or
    /// has a word of that begins so. `None` where there is no such one.
    #[must_use]
    pub fn section(&self, meant: &str) -> Option<Range<usize>> {
        /// So many letters tell a title.
        const FEWEST: usize = 3;
        let meant = folded(meant);
        let headings: Vec<(usize, usize)> = self.headings().collect();
        let named = headings.iter().filter_map(|(number, level)| {
            let block = self.blocks.get(*number)?;
            Some(((*number, *level), Named::of(block)))
        });
        let named: Vec<((usize, usize), Named)> = named.collect();
        let first = |is_it: &dyn Fn(&Named) -> bool| {
            let mut all = named.iter().filter(|(_, name)| is_it(name));
            all.next().map(|(heading, _)| *heading)
        };
        let only = |is_it: &dyn Fn(&Named) -> bool| {
            let is_long = meant.chars().filter(|c| c.is_alphanumeric()).count() >= FEWEST;
            let mut all = named.iter().filter(|(_, name)| is_long && is_it(name));
            let one = all.next().map(|(heading, _)| *heading);
            one.filter(|_| all.next().is_none())
        };
        let nth = || {
            let has_numbers = named.iter().any(|(_, name)| !name.number.is_empty());
            let place = meant.parse::<usize>().ok()?.checked_sub(1)?;
            let mut top = headings.iter().filter(|(_, level)| *level == 1);
            top.nth(place).copied().filter(|_| !has_numbers)
        };
        let (start, level) = Some(meant.as_str())
            .filter(|meant| !meant.is_empty())
            .and_then(|meant| {
                first(&|name| name.number == meant || name.label == meant)
                    .or_else(nth)
                    .or_else(|| first(&|name| name.title == meant || name.whole == meant))
                    .or_else(|| {
                        only(&|name| name.title.starts_with(meant) || name.whole.starts_with(meant))
                    })
                    .or_else(|| only(&|name| name.whole.contains(&format!(" {meant}"))))
            })?;
        let mut behind = headings.iter().skip_while(|(number, _)| *number <= start);
        let end = behind.find(|(_, other)| *other <= level);
        Some(start..end.map_or(self.blocks.len(), |(number, _)| *number))
    }

    /// The abstract as a paper of one section, where it is what is meant.
    #[must_use]
    pub fn abstract_alone(&self, meant: &str) -> Option<Self> {
        const NAME: &str = "Abstract";
        if self.summary.is_empty() || folded(meant) != folded(NAME) {
            return None;
        }
        let mut blocks = vec![Block {
            kind: Kind::Heading(1),
            prose: Prose::plain(NAME),
            ..Block::default()
        }];
        blocks.extend(self.summary.iter().cloned());
        Some(Self {
            blocks,
            ..Self::default()
        })
    }

    /// The headings as one line each, for whoever meant another one.
    #[must_use]
    pub fn outline(&self) -> Vec<String> {
        let blocks = self.blocks.iter();
        let headings = blocks.filter(|block| matches!(block.kind, Kind::Heading(_)));
        headings
            .map(|block| {
                format!("{} {}", block.label.text, heading(block))
                    .trim()
                    .to_owned()
            })
            .collect()
    }
}

/// By what a section may be meant, folded.
struct Named {
    /// Its number alone.
    number: String,
    /// What stands before its title, such as a number or the word for it with one.
    label: String,
    title: String,
    /// Both.
    whole: String,
}

impl Named {
    fn of(block: &Block) -> Self {
        let (mut label, mut title) = (folded(&block.label.text), folded(&heading(block)));
        // Markdown has no other place for a number.
        let number = |word: &&str| {
            word.starts_with(|c: char| c.is_ascii_digit())
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'.')
        };
        if label.is_empty()
            && let Some((word, rest)) = title.split_once(' ')
            && let Some(word) = Some(word).filter(number)
        {
            (label, title) = (folded(word), rest.to_owned());
        }
        Self {
            number: label.rsplit(' ').next().unwrap_or_default().to_owned(),
            whole: format!("{label} {title}").trim().to_owned(),
            label,
            title,
        }
    }
}

/// What a heading says; raw.
fn heading(block: &Block) -> String {
    render(&block.prose.tex(), Origin::Faithful).text
}

/// A name without the points behind its number and its words.
fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    let words = folded.split_whitespace();
    let words: Vec<&str> = words
        .map(|word| word.trim_end_matches(['.', ':']))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::heading;
    use crate::body::from_markdown;

    #[test]
    fn every_section_is_found_by_what_the_outline_calls_it_and_no_single_letter_finds_one() {
        let body = crate::body::from_html(include_str!("../../tests/fixtures/body/article.html"));
        let body = body.unwrap();
        for name in body.outline() {
            for meant in [name.clone(), name.to_uppercase()] {
                let found = body.section(&meant).unwrap();
                let block = &body.blocks[found.start];
                let said = format!("{} {}", block.label.text, heading(block));
                assert_eq!(said.trim(), name);
            }
        }
        let appendix = body.section("appendix a");
        assert!(appendix.is_some() && body.section("A") == appendix);
        assert_eq!(body.section("1."), body.section("1. Introduction"));
        for none in ["e", "ex", "4", "."] {
            assert_eq!(body.section(none), None, "{none}");
        }
        let alone = body.abstract_alone("ABSTRACT").unwrap();
        assert_eq!(alone.blocks.len(), body.summary.len() + 1);
        let two = from_markdown("# T\n\n## 1 Data in\n\na\n\n## 2. Data out\n\nb\n").unwrap();
        assert_eq!(two.section("data"), None);
        assert_eq!(
            (two.section("2"), two.section("data o")),
            (Some(2..4), Some(2..4))
        );
    }

    #[test]
    fn a_section_is_found_by_number_place_and_words() {
        let numbered =
            crate::body::from_html(include_str!("../../tests/fixtures/body/article.html"));
        let body = numbered.unwrap();
        let first = |meant: &str| {
            let section = body.section(meant)?;
            let block = &body.blocks[section.start];
            Some(format!("{} {}", block.label.text, block.prose.text))
        };
        assert_eq!(first("2").unwrap(), first("main RESULT").unwrap());
        assert!(first("1").unwrap().contains("Introduction"));
        assert!(first("intro").unwrap().contains("Introduction"));
        assert_eq!(first("nowhere"), None);
        assert_eq!(first(" "), None);
        let bare = from_markdown("# T\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc\n").unwrap();
        assert_eq!(bare.section("1"), Some(0..4));
        assert_eq!(bare.section("2"), Some(4..6));
        assert_eq!(bare.section("b"), Some(2..4));
        assert_eq!(bare.outline(), ["A", "B", "C"]);
    }
}
