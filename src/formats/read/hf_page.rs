//! A Hugging Face papers page, copied as text: titles and abstracts in turn, below two lines about
//! a mail subscription. The first title has the button's `Subscribe` before it.

use std::io::Read;

use crate::disk::limits;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::paper::{ImportError, Paper, Received, title_key};
use crate::text::lines::Lines;

pub(super) const FORMAT: Format = Format {
    name: "hf-page",
    meaning: "a Hugging Face papers page, copied as text",
    detect,
    end: RecordEnd::Open,
    parse,
};

const HEADER: &str = "Get trending papers in your email inbox";
const BUTTON: &str = "Subscribe";
/// Where the turn of lines is broken: a shorter line may be a title, a longer one an abstract.
const LONGEST_TITLE: usize = 250;
const SHORTEST_ABSTRACT: usize = 300;

fn detect(head: &Head) -> bool {
    let text = head.text();
    text.lines()
        .take(5)
        .any(|line| line.trim().starts_with(HEADER))
        || without_button(text).is_some()
}

/// The text behind the button, where it is glued to a title.
fn without_button(line: &str) -> Option<&str> {
    line.strip_prefix(BUTTON)
        .filter(|title| title.starts_with(char::is_uppercase))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut lines: Vec<(u64, String)> = Vec::new();
    let mut bad: Vec<ImportError> = Vec::new();
    for line in Lines::new(input.take(limits::PAGE), limits::LINE) {
        let line = line?;
        match line.text() {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) if lines.is_empty() && text.trim().starts_with(HEADER) => {}
            Ok(text) => lines.push((line.number, text.to_owned())),
            Err(reason) => bad.push(ImportError::new(line.number, reason)),
        }
    }
    if let Some((_, first)) = lines.first_mut()
        && let Some(title) = without_button(first)
    {
        *first = title.to_owned();
    }
    if lines.is_empty() && bad.is_empty() {
        return Err(NoInput::Empty);
    }
    let pairs = pairs(lines, &mut bad);
    let papers = (1..).zip(pairs).map(|(rank, (line, title, summary))| {
        let paper = paper(rank, title, summary);
        Ok(Received { line, paper })
    });
    Ok(Box::new(
        bad.into_iter()
            .map(Err)
            .collect::<Vec<_>>()
            .into_iter()
            .chain(papers.collect::<Vec<_>>()),
    ))
}

/// Titles, each with its line before it and its abstract behind it. Where the turn is broken, lines
/// without a partner are bad.
fn pairs(lines: Vec<(u64, String)>, bad: &mut Vec<ImportError>) -> Vec<(u64, String, String)> {
    let length = |line: &(u64, String)| line.1.chars().count();
    let in_turn = lines.len().is_multiple_of(2)
        && lines
            .iter()
            .step_by(2)
            .all(|title| length(title) < LONGEST_TITLE);
    let may_be_title =
        |line: &(u64, String)| length(line) < LONGEST_TITLE && !line.1.ends_with('.');
    let may_be_abstract = |line: &(u64, String)| length(line) > SHORTEST_ABSTRACT;
    let mut pairs = Vec::with_capacity(lines.len() / 2);
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        let begins = in_turn || may_be_title(&line);
        match rest.next_if(|next| begins && (in_turn || may_be_abstract(next))) {
            Some((_, summary)) => pairs.push((line.0, line.1, summary)),
            None => bad.push(ImportError::new(
                line.0,
                if begins {
                    "a title without an abstract below it"
                } else {
                    "neither a title nor the abstract of one"
                },
            )),
        }
    }
    pairs
}

fn paper(rank: u32, title: String, summary: String) -> Paper {
    let mut paper = Paper::new(title_key(&title));
    (paper.title, paper.summary, paper.rank) = (title, summary, Some(rank));
    paper
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> (Vec<Paper>, Vec<String>) {
        let records = parse(Box::new(page.as_bytes())).unwrap();
        let (mut papers, mut bad) = (Vec::new(), Vec::new());
        records.for_each(|record| match record {
            Ok(received) => papers.push(received.paper),
            Err(error) => bad.push(error.to_string()),
        });
        (papers, bad)
    }

    #[test]
    fn titles_and_abstracts_come_in_turn_below_the_header() {
        let page = "Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\nSubscribeNear  Things\nWe \\% study.\nSubscribe to This\nShort.";
        let (papers, bad) = read(page);
        assert_eq!(bad, [] as [&str; 0]);
        let found: Vec<(&str, &str, Option<u32>)> = papers
            .iter()
            .map(|paper| (paper.title.as_str(), paper.summary.as_str(), paper.rank))
            .collect();
        assert_eq!(
            found,
            [
                ("Near  Things", "We \\% study.", Some(1)),
                ("Subscribe to This", "Short.", Some(2))
            ]
        );
    }

    #[test]
    fn a_broken_turn_costs_only_the_lines_without_a_partner() {
        let long = "x".repeat(400) + ".";
        let page = format!("One\n{long}\nAlone\nTwo\n{long}\n{long}\nThree\n{long}\nLast");
        let (papers, bad) = read(&page);
        let titles: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
        assert_eq!(titles, ["One", "Two", "Three"]);
        assert_eq!(
            bad,
            [
                "line 3: a title without an abstract below it",
                "line 6: neither a title nor the abstract of one",
                "line 9: a title without an abstract below it",
            ]
        );
    }

    #[test]
    fn a_page_without_papers_is_no_input() {
        assert!(matches!(
            parse(Box::new("\n\n".as_bytes())),
            Err(NoInput::Empty)
        ));
    }
}
