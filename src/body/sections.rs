//! The sections of a paper, as a person names them.

use std::ops::Range;

use super::{Block, Body, Kind};
use crate::text::fold::fold_into;
use crate::text::render::{Origin, render};

impl Body {
    /// The blocks of the section that is meant: by its number, by how many headings are before it where none
    /// has numbers, or by words of its heading. `None` where there is no such one.
    #[must_use]
    pub fn section(&self, meant: &str) -> Option<Range<usize>> {
        let meant = Some(meant.trim()).filter(|meant| !meant.is_empty())?;
        let headings: Vec<(usize, usize)> = self.headings().collect();
        let block = |number: usize| self.blocks.get(number);
        let is_numbered = |(number, _): &&(usize, usize)| {
            block(*number).is_some_and(|block| {
                let label = block.label.text.trim_end_matches(['.', ' ']);
                !meant.is_empty() && label.rsplit(' ').next() == Some(meant)
            })
        };
        let has_numbers = headings
            .iter()
            .any(|(number, _)| block(*number).is_some_and(|block| !block.label.is_empty()));
        let nth = || {
            let place = meant.parse::<usize>().ok()?.checked_sub(1)?;
            let mut top = headings.iter().filter(|(_, level)| *level == 1);
            top.nth(place).filter(|_| !has_numbers)
        };
        let words = folded(meant);
        let titled = |is_it: &dyn Fn(&str) -> bool| {
            headings.iter().find(|(number, _)| {
                let title = block(*number).map(|block| folded(&heading(block)));
                title.is_some_and(|title| is_it(&title))
            })
        };
        let found = headings.iter().find(is_numbered).or_else(nth);
        let found = found.or_else(|| {
            let words = Some(words.as_str()).filter(|words| !words.is_empty())?;
            titled(&|title| title == words)
                .or_else(|| titled(&|title| title.starts_with(words)))
                .or_else(|| titled(&|title| title.contains(words)))
        });
        let (start, level) = *found?;
        let mut behind = headings.iter().skip_while(|(number, _)| *number <= start);
        let end = behind.find(|(_, other)| *other <= level);
        Some(start..end.map_or(self.blocks.len(), |(number, _)| *number))
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

/// What a heading says; raw.
fn heading(block: &Block) -> String {
    render(&block.prose.tex(), Origin::Faithful).text
}

fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::body::from_markdown;

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
